"""Files that people thought of who meant harm: small ones that ask for a lot of work."""

from collections.abc import Callable, Mapping

from tests.fuzz.seeds import Command

HOSTILE: dict[str, tuple[str, Callable[[], bytes], Mapping[str, bytes], tuple[Command, ...]]] = {}

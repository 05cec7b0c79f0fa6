"""Where the paths that a file names may lead: one answer for every one of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sheetsync.errors import UsageError

_NEVER: Final = (".toml",)
"""A configuration is never what a path of another one means: its addresses are somebody's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far paths may lead.

    On one's own command line, anywhere: it is told where one leads out of its folder. Where the file is
    one team's of many, `is_strict`: each path stays below the folder of the file that names it, by whatever
    links it goes, and is none of `private`, such as the key of an account.
    """

    is_strict: bool = False
    private: frozenset[Path] = frozenset()

    def path(self, folder: Path, said: str, where: str) -> Path:
        """Return the path that a file names.

        Args:
            folder: Where its paths start.
            said: As it stands there.
            where: Where it stands, for the message, such as "[summary] output".

        Raises:
            UsageError: It leads to where it must not, or is no path at all.
        """
        if not self.is_strict:
            _real(folder, said, where)
            return folder / said
        real = below(folder, said, where)
        if real in self.private or real.suffix.lower() in _NEVER:
            raise UsageError(f"{where} is not for this: name a file of your own")
        return real


ANYWHERE: Final = Limits()


def below(folder: Path, said: str, where: str) -> Path:
    """Return a path, with its links followed, that stays below a folder.

    Raises:
        UsageError: It leaves it, or is no path at all.
    """
    real = _real(folder, said, where)
    if not real.is_relative_to(folder.resolve()):
        raise UsageError(f"{where} leads out of the folder of its file: let it stay below, and lead over no link")
    return real


def _real(folder: Path, said: str, where: str) -> Path:
    try:
        return (folder / said).resolve()
    except (OSError, ValueError, RuntimeError):
        raise UsageError(f"{where} is no path that there can be: mend it") from None


def outside(folder: Path, said: str) -> Path | None:
    """Return where a path leads that leaves its folder; None for one that stays below, or is none."""
    try:
        real = (folder / said).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return None if real.is_relative_to(folder.resolve()) else real

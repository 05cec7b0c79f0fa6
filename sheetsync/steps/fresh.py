"""Fresh: the identity of a line that nobody knew."""

import hashlib
from collections.abc import Container
from typing import Final

from sheetsync.model.own_text import ALPHABET
from sheetsync.model.snapshot import Line
from sheetsync.steps.likeness import normalised

_LENGTH: Final = 8


class Fresh:
    """Gives identities that come from the words of a line, so that two runs that cross give the same."""

    def __init__(self, known: set[str], taken: Container[str]) -> None:
        self._given, self._taken = known, taken

    def id_of(self, line: Line) -> str:
        """Return an identity that no line has, or had."""
        number = 0
        while True:
            said = f"{normalised(line.project)}\x1f{normalised(line.text)}\x1f{number}"
            digest = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_LENGTH).digest()
            id_ = "".join(ALPHABET[byte % 32] for byte in digest)
            if id_ not in self._given and id_ not in self._taken:
                self._given.add(id_)
                return id_
            number += 1

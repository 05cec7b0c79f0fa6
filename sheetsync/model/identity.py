"""An identity: which roadmap this is, on any machine, and whatever it is called today."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LONGEST: Final = 200
"""How many characters a name may have, so that every store can hold it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The spreadsheet and the tab of a roadmap, by what its store knows to stay.

    `sheet` is the id of a Google Sheet; of a file it is the path from the folder of the configuration, with `/` on
    every machine. `tab` is the id of the tab; in a file it is the title, for programs number its tabs anew.
    """

    sheet: str
    tab: str

    @property
    def name(self) -> str:
        """The name under which the roadmap is remembered."""
        name = f"{self.sheet}-{self.tab}"
        if len(name) <= LONGEST:
            return name
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return f"{name[: LONGEST - len(digest) - 1]}-{digest}"


class Whereabouts(StrEnum):
    """What stands now where a sheet was: nothing, the very sheet that is looked at, or another one."""

    GONE = "gone"
    SAME = "same"
    ANOTHER = "another"


Stands = Callable[[str], Whereabouts]
"""Says of the `sheet` of an identity what stands there now."""

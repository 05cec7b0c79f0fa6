"""What comes with sheetsync beside its code: inside the installed package, else in the checkout it runs from."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_IN_PACKAGE: Final = {"rules": "packs", "examples": "examples", "requirements": "requirements"}


def shipped(folder: str) -> Path:
    """Return where a folder of the project is: `rules`, `examples` or `requirements`."""
    installed = _PACKAGE / _IN_PACKAGE[folder]
    return installed if installed.is_dir() else _PACKAGE.parent / folder

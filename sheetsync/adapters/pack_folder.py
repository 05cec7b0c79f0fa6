"""Rule packs as files: those that are shipped with sheetsync, and those of the team."""

import re
from pathlib import Path
from typing import Final

from sheetsync.adapters.shipped import shipped
from sheetsync.errors import UsageError

SUFFIXES: Final = (".yaml", ".yml")
LARGEST: Final = 256 * 1024
"""No pack is near this many bytes; a larger file is something else."""

_SHIPPED_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")


def read_pack(name: str, folder: Path) -> str:
    """Return the text of a rule pack.

    Args:
        name: Of a shipped pack, such as `roadmap`; or a path that ends in `.yaml` or `.yml`.
        folder: Where a path starts that is not absolute: beside the configuration.

    Raises:
        UsageError: There is no such pack, or it can't be read.
    """
    if name.endswith(SUFFIXES):
        file = folder / name
    elif _SHIPPED_NAME.fullmatch(name) and (shipped("rules") / f"{name}.yaml").is_file():
        file = shipped("rules") / f"{name}.yaml"
    else:
        names = ", ".join(sorted(each.stem for each in shipped("rules").glob("*.yaml")))
        raise UsageError(f'there is no rule pack "{name}": name one of {names}, or a file that ends in .yaml')
    try:
        if file.stat().st_size > LARGEST:
            raise UsageError(f"{file} is too large for a rule pack: is it another file?")
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"there is no rule pack {file}: mend its name") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be read as UTF-8 text ({type(error).__name__}): save it again") from None

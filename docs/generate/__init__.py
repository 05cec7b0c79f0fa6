"""What the manual says of the code, made from the code: `make manual` writes it, and a test holds it to be current.

A page is written by hand, and holds places such as

    <!-- commands: made by `make manual` -->
    <!-- end of commands -->

between which the text is made. So the manual can be read as it stands, on any page that shows Markdown.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from docs.generate import action, calendar, commands, configuration, folded, messages, rules, schema, shipped

DOCS: Final = Path(__file__).parents[1]
SHIPPED: Final = DOCS.parent / "sheetsync" / "kinds" / "pack" / "shipped.py"
FOLDED: Final = DOCS.parent / "sheetsync" / "languages" / "folded.py"
PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "action inputs": action.inputs,
    "action outputs": action.outputs,
    "commands": commands.every,
    "configuration": configuration.tables,
    "kinds": rules.kinds,
    "rules": rules.every,
    "wording": rules.wording,
}
_PLACE: Final = re.compile(
    r"(?P<start><!-- (?P<name>[a-z ]+): made by `make manual` -->\n).*?(?P<end><!-- end of (?P=name) -->)", re.DOTALL
)


def files() -> dict[Path, str]:
    """Return the text of each file that is made, as a whole or in parts, by its path."""
    made = {page: _filled(page.read_text(encoding="utf-8")) for page in sorted(DOCS.glob("*.md"))}
    schemas = {"sheetsync.schema.json": schema.configuration(), "pack.schema.json": schema.pack()}
    made[DOCS.parent / "sheetsync" / "languages" / "calendar.py"] = calendar.text()
    made[FOLDED] = folded.text()
    made[SHIPPED] = shipped.text()
    made |= messages.files()
    return made | {
        DOCS / "schema" / name: json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        for name, content in schemas.items()
    }


def _filled(page: str) -> str:
    return _PLACE.sub(lambda place: f"{place['start']}\n{PARTS[place['name']]().strip()}\n\n{place['end']}", page)

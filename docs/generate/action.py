"""What goes into the action, and what comes out of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from docs.generate.markdown import cell, table

_ACTION: Final = Path(__file__).parents[2] / "action.yml"


def inputs() -> str:
    """Return the inputs: what each is for, and what holds when it is left out."""
    rows = [
        (f"`{name}`", cell(each["description"]), f"`{each['default']}`" if each.get("default") else "")
        for name, each in _said()["inputs"].items()
    ]
    return table(("input", "what it is for", "if left out"), rows)


def outputs() -> str:
    """Return the outputs."""
    return table(
        ("output", "what it says"),
        [(f"`{name}`", cell(each["description"])) for name, each in _said()["outputs"].items()],
    )


def _said() -> Mapping[str, Any]:
    said: Mapping[str, Any] = yaml.safe_load(_ACTION.read_text(encoding="utf-8"))
    return said

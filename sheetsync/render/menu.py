"""The menu of a Google Sheet, as a script that a person pastes there."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def render(page: str) -> str:
    """Return the script.

    Args:
        page: The address that the menu leads to, of letters, digits and `/:.-_` alone.
    """
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    # It is a script and no page: what is put in is a literal of its language, which is that of JSON.
    environment = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701
    return environment.get_template("menu.gs").render(page=json.dumps(page))

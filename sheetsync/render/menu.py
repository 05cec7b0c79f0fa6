"""The menu of a Google Sheet, as a script that a person pastes there."""

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def render(page: str, words: Mapping[str, str]) -> str:
    """Return the script.

    Args:
        page: The address that the menu leads to, of letters, digits and `/:.-_` alone.
        words: What it says: its `entry`, and the `title`, the `link` and what stands `then` of the dialog behind it;
            nothing in them is markup.
    """
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    # It is a script and no page: what is put in is a literal of its language, which is that of JSON.
    environment = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701
    said = json.dumps(dict(words), ensure_ascii=False, indent=2)
    return environment.get_template("menu.gs").render(page=json.dumps(page), words=said)

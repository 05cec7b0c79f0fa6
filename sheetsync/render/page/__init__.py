"""A page, dressed for those who read it."""

from collections.abc import Callable, Mapping
from typing import Final

from sheetsync.model.page import Page
from sheetsync.render.page import html, markdown, text, word

RENDERERS: Final[Mapping[str, Callable[[Page], str | bytes]]] = {
    "docx": word.render,
    "html": html.render,
    "markdown": markdown.render,
    "text": text.render,
}
SUFFIXES: Final[Mapping[str, str]] = {"docx": ".docx", "html": ".html", "markdown": ".md", "text": ".txt"}

__all__ = ["RENDERERS", "SUFFIXES"]

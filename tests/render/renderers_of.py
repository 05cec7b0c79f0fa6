"""What dresses each subject, by the names of the formats, as the table of formats has it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from sheetsync.model.document import Document
from sheetsync.model.format import Subject, formats_of
from sheetsync.render.page import html, mail, markdown, slides, text
from sheetsync.render.pages import brief, deck, screen, whole


def renderers_of(subject: Subject) -> dict[str, Callable[..., Any]]:
    return {
        each.value: import_module(f"sheetsync.render.{each.module(subject)}").render for each in formats_of(subject)
    }


def as_html(document: Document) -> str:
    return html.render(screen(document))


def as_mail(document: Document) -> bytes:
    return mail.render(brief(document))


def as_markdown(document: Document) -> str:
    return markdown.render(whole(document))


def as_text(document: Document) -> str:
    return text.render(whole(document))


def as_slides(document: Document) -> bytes:
    return slides.render(deck(document))

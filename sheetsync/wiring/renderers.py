"""Wiring of documents: each format to what makes it, ours or the team's own template."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sheetsync.adapters import bounded
from sheetsync.adapters.team_file import read_bytes, read_text
from sheetsync.config.load import Config
from sheetsync.model.document import Document
from sheetsync.model.format import Format
from sheetsync.model.page import Page
from sheetsync.model.run import Rendered
from sheetsync.render import facts, html, mail, markdown, own_template, pdf, plain, slides, word
from sheetsync.render.page import RENDERERS, SUFFIXES

_WORD = bounded.Budget(cpu_s=120)
"""A long summary takes Word's library some seconds."""

_ENDINGS: Mapping[Format, str] = {Format.MARKDOWN: "md", Format.TEXT: "txt", Format.MAIL: "eml"}


def render(
    configured: Config, document: Document, formats: Sequence[Format], *, audience: str = ""
) -> tuple[Rendered, ...]:
    """Dress a document in each of the formats; an audience's name is a part of the names of its files.

    Raises:
        UsageError: A format needs an extra that is not installed, or a template of the team is wrong.
    """
    dress = by_format(configured)
    name = f"summary-{audience}" if audience else "summary"
    return tuple(
        Rendered(each, f"{name}.{_ENDINGS.get(each, each.value)}", as_bytes(dress[each](document))) for each in formats
    )


def by_format(configured: Config) -> dict[Format, Callable[[Document], str | bytes]]:
    """Return how each format is made: as we make it, or with the template that the team has for it."""
    made: dict[Format, Callable[[Document], str | bytes]] = {
        Format.HTML: html.render,
        Format.MARKDOWN: markdown.render,
        Format.TEXT: plain.render,
        Format.JSON: facts.render,
        Format.MAIL: mail.render,
        Format.DOCX: word.render,
        Format.PPTX: slides.render,
        Format.PDF: pdf.render,
    }
    for kind, path in configured.choices.templates.items():
        if kind is Format.DOCX:
            made[kind] = partial(_own_word, configured.path(path, f"[templates] {kind}"))
        else:
            made[kind] = partial(_own, configured.path(path, f"[templates] {kind}"), kind)
    return made


def _own(path: Path, kind: Format, document: Document) -> str | bytes:
    template = own_template.OwnTemplate(path.name, read_text(path))
    text = bounded.call(own_template.render, document, template, kind, what=template.name).decode()
    return mail.render(document, text) if kind is Format.MAIL else text


def _own_word(path: Path, document: Document) -> bytes:
    return bounded.call(word.render, document, read_bytes(path), what=path.name, budget=_WORD)


def as_bytes(content: str | bytes) -> bytes:
    """Return a rendering as it is stored and sent: text is UTF-8."""
    return content.encode() if isinstance(content, str) else content


def render_page(page: Page, formats: Sequence[str], name: str) -> tuple[Rendered, ...]:
    """Dress a page in each of the formats."""
    return tuple(Rendered(each, f"{name}{SUFFIXES[each]}", as_bytes(RENDERERS[each](page))) for each in formats)

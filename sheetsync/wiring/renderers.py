"""Wiring of documents: each format to what dresses in it, ours or the team's own template."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from sheetsync.config.load import Config
from sheetsync.model.format import Format, Subject
from sheetsync.model.run import Rendered, Run
from sheetsync.render.report.context import Context, Failure

if TYPE_CHECKING:
    from sheetsync.model.document import Document
    from sheetsync.model.page import Page
    from sheetsync.render.port import PageRenderer, ReportRenderer, SummaryRenderer

_WORD_CPU_S: Final = 120
"""A long summary takes Word's library some seconds."""


def render(
    configured: Config, document: "Document", formats: Sequence[Format], *, audience: str = ""
) -> tuple[Rendered, ...]:
    """Dress a document in each of the formats; an audience's name is a part of the names of its files.

    Raises:
        UsageError: A format needs an extra that is not installed, or a template of the team is wrong.
    """
    document = published(configured, document)
    name = f"summary-{audience}" if audience else "summary"
    return tuple(_file(each, name, dresser(configured, each)(document)) for each in formats)


def published(configured: Config, document: "Document") -> "Document":
    """Return a document with the address at which the whole of it can be read, where there is one."""
    return replace(document, url=configured.choices.summary.url)


def dresser(configured: Config, kind: Format) -> "Callable[[Document], str | bytes]":
    """Return how a summary is dressed in a format: as we do it, or with the template that the team has for it."""
    if path := configured.choices.templates.paths.get(kind):
        own = configured.path(path, f"[templates] {kind}")
        return partial(_own_word, own) if kind is Format.DOCX else partial(_own, own, kind)
    module = _module(kind, Subject.SUMMARY)
    if kind.dress.summary:
        return cast("SummaryRenderer", module).render
    from sheetsync.render import pages

    order: Callable[[Document], Page] = getattr(pages, kind.dress.order)
    return lambda document: cast("PageRenderer", module).render(order(document))


def render_page(page: "Page", formats: Sequence[str], name: str) -> tuple[Rendered, ...]:
    """Dress a page in each of the formats."""
    chosen = [(each, cast("PageRenderer", _module(each, Subject.PAGE))) for each in map(Format, formats)]
    return tuple(_file(each, name, renderer.render(page)) for each, renderer in chosen)


def render_report(run: Run, kind: Format, context: Context) -> Rendered:
    """Dress the report of a run."""
    return _file(kind, "findings", cast("ReportRenderer", _module(kind, Subject.REPORT)).render(run, context))


def render_failure(failure: Failure, kind: Format) -> Rendered:
    """Dress the report of a run that failed; it is empty where the sentence on standard error is all there is."""
    return _file(kind, "findings", cast("ReportRenderer", _module(kind, Subject.REPORT)).failed(failure))


def as_bytes(content: str | bytes) -> bytes:
    """Return a rendering as it is stored and sent: text is UTF-8."""
    return content.encode() if isinstance(content, str) else content


def _file(kind: Format, name: str, content: str | bytes) -> Rendered:
    return Rendered(kind, f"{name}{kind.dress.suffix}", as_bytes(content))


def _module(kind: Format, subject: Subject) -> object:
    """Return the module that the table of formats names: imported here, so that nobody loads a format for nothing."""
    return import_module(f"sheetsync.render.{kind.module(subject)}")


def _own(path: Path, kind: Format, document: "Document") -> str | bytes:
    # Imported here: only a template of the team's runs in a process of its own.
    from sheetsync.adapters import bounded
    from sheetsync.adapters.team_file import read_text
    from sheetsync.render import own_template
    from sheetsync.render.page import mail
    from sheetsync.render.pages import brief

    template = own_template.OwnTemplate(path.name, read_text(path))
    text = bounded.call(own_template.render, document, template, kind, what=template.name).decode()
    return mail.dressed(brief(document), text) if kind is Format.MAIL else text


def _own_word(path: Path, document: "Document") -> bytes:
    from sheetsync.adapters import bounded
    from sheetsync.adapters.team_file import read_bytes
    from sheetsync.render import word
    from sheetsync.render.pages import whole

    return bounded.call(
        word.render, whole(document), read_bytes(path), what=path.name, budget=bounded.Budget(cpu_s=_WORD_CPU_S)
    )

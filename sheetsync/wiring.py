"""Wiring: from the configuration to the stores, rules, renderers and outboxes to use."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sheetsync import config
from sheetsync.adapters.outbox_folder import OutboxFolder
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.adapters.shipped import shipped
from sheetsync.adapters.workbook import Workbook
from sheetsync.config import Config
from sheetsync.errors import UsageError
from sheetsync.model.document import Document
from sheetsync.model.own_text import ADDRESS_LENGTH, ALPHABET
from sheetsync.model.run import Rendered
from sheetsync.model.format import Format
from sheetsync.pipeline import Review
from sheetsync.ports import Outbox, SheetStore
from sheetsync.render import facts, html, mail, markdown, pdf, plain, slides, word
from sheetsync.rules.pack import ActiveRule, load, override

SHIPPED_PACK = "roadmap"
DEMO = "roadmap.xlsx"


def configuration(file: Path | None, *, sheet: str = "", tab: str = "") -> Config:
    """Read the configuration; what the command line says beats what the file says."""
    read = config.load(file, os.environ, rule_mistakes=_rule_mistakes)
    choices = read.choices
    if sheet:
        choices = replace(choices, location=sheet)
    if tab:
        choices = replace(choices, reading=replace(choices.reading, tab=tab))
    return replace(read, choices=choices)


def sheet(configured: Config) -> SheetStore:
    """Return the store of the sheet that is meant.

    Raises:
        UsageError: None is named.
    """
    location = configured.choices.location
    if not location:
        raise UsageError(
            "no sheet is named: give the path of a workbook, or `location` under [sheet] in sheetsync.toml"
        )
    return Workbook(Path(location), own_header=configured.choices.writing.header)


def rules(configured: Config) -> tuple[ActiveRule, ...]:
    """Return the rules as the packs and the configuration have them.

    Raises:
        UsageError: With every mistake, at its place.
    """
    packs = [SHIPPED_PACK, *configured.choices.packs]
    loaded = load(packs, lambda name: read_pack(name, configured.folder))
    changed, mistakes = override(loaded, configured.choices.rules)
    if mistakes:
        lines = "\n".join(
            f"  {configured.file}:{configured.line_of('rules', *map(str, each.path))}: {each.reason}"
            for each in mistakes
        )
        raise UsageError(f"{configured.file} has mistakes; nothing was read or written:\n{lines}")
    return changed


def _rule_mistakes(table: Mapping[str, Any], folder: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is wrong with the rules of a table that has other mistakes too, some of them perhaps here."""
    packs, choices = table.get("packs", []), table.get("rules", {})
    if not isinstance(choices, dict) or not isinstance(packs, list) or not all(isinstance(each, str) for each in packs):
        return
    try:
        loaded = load([SHIPPED_PACK, *packs], lambda name: read_pack(name, folder))
    except UsageError:
        # The mistakes of a pack have their own list, once there is a configuration to go by.
        return
    known = {name: choice for name, choice in choices.items() if isinstance(choice, str | dict)}
    for each in override(loaded, known)[1]:
        yield ("rules", *map(str, each.path)), each.reason


def review(configured: Config) -> Review:
    """Return how to look at the sheet."""
    return Review(configured.choices.reading, rules(configured), configured.now, configured.choices.time_zone)


def demo_workbook(folder: Path) -> Path:
    """Put the demo roadmap into a folder, unless it is there already, and return its path.

    Raises:
        UnsafeError: It can't be put there.
    """
    workbook = folder / DEMO
    if not workbook.exists():
        content = (shipped("examples") / DEMO).read_bytes()
        outbox(folder).deliver([Rendered("workbook", DEMO, content)])
    return workbook


def new_address() -> str:
    """Return four random characters for a token."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ADDRESS_LENGTH))


_RENDERERS: Mapping[Format, tuple[Callable[[Document], str | bytes], str]] = {
    Format.HTML: (html.render, "summary.html"),
    Format.MARKDOWN: (markdown.render, "summary.md"),
    Format.TEXT: (plain.render, "summary.txt"),
    Format.JSON: (facts.render, "summary.json"),
    Format.MAIL: (mail.render, "summary.eml"),
    Format.DOCX: (word.render, "summary.docx"),
    Format.PPTX: (slides.render, "summary.pptx"),
    Format.PDF: (pdf.render, "summary.pdf"),
}


def render(document: Document, formats: Sequence[Format]) -> tuple[Rendered, ...]:
    """Dress a document in each of the formats.

    Raises:
        UsageError: A format needs an extra that is not installed.
    """
    rendered = []
    for each in formats:
        dress, name = _RENDERERS[each]
        content = dress(document)
        rendered.append(Rendered(each, name, content.encode() if isinstance(content, str) else content))
    return tuple(rendered)


def output_folder(configured: Config) -> Path:
    """Return where documents go when the command line doesn't say."""
    return configured.folder / configured.choices.output


def outbox(folder: Path) -> Outbox:
    """Return the outbox that is this folder."""
    return OutboxFolder(folder)

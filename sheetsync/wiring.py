"""Wiring: from the configuration to the stores, rules, renderers and outboxes to use."""

import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheetsync import config
from sheetsync.adapters.google.location import key_of
from sheetsync.adapters.outbox_folder import OutboxFolder
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.adapters.shipped import shipped
from sheetsync.adapters.team_file import read_bytes, read_text
from sheetsync.adapters.workbook import Workbook
from sheetsync.config import Config
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.document import Document
from sheetsync.model.format import Format
from sheetsync.model.own_text import ADDRESS_LENGTH, ALPHABET
from sheetsync.model.page import Page
from sheetsync.model.run import Rendered
from sheetsync.model.settings import Remembering
from sheetsync.pipeline import Review
from sheetsync.ports import Outbox, SheetStore, Turns
from sheetsync.render import facts, html, mail, markdown, own_template, pdf, plain, slides, word
from sheetsync.render.page import RENDERERS, SUFFIXES
from sheetsync.rules.pack import ActiveRule, load, override
from sheetsync.wiring_memory import history

if TYPE_CHECKING:
    from sheetsync.adapters.google.api import Road
    from sheetsync.adapters.google.dropdown import Dropdowns
    from sheetsync.adapters.google.patience import Patience
    from sheetsync.adapters.google.store import GoogleSheet

SHIPPED_PACK = "roadmap"
DEMO = "roadmap.xlsx"
PRE_IMAGES = Path("notes", "before.jsonl")
"""Where notes are kept as they were before ours, in the folder of the history."""

_GOOGLE_TAB = re.compile(r"[#?&]gid=(\d+)")


def configuration(
    file: Path | None, *, sheet: str = "", tab: str = "", history: Path | None = None, may_be_missing: bool = False
) -> Config:
    """Read the configuration; what the command line says beats what the file says."""
    read = config.load(file, os.environ, rule_mistakes=_rule_mistakes, may_be_missing=may_be_missing)
    choices = read.choices
    if sheet:
        choices = replace(choices, location=sheet)
    # An address that was copied from the browser names the tab that was looked at.
    looked_at = _GOOGLE_TAB.search(choices.location) if google_key(choices.location) else None
    tab = tab or choices.reading.tab or (looked_at[1] if looked_at else "")
    choices = replace(choices, reading=replace(choices.reading, tab=tab))
    if history:
        choices = replace(choices, history=Remembering(str(history.absolute()), keep_days=choices.history.keep_days))
    return replace(read, choices=choices)


def sheet(
    configured: Config, *, writes: bool = False, adopt: bool = False, removals: int = 0, turns: Turns | None = None
) -> SheetStore:
    """Return the store of the sheet that is meant: a Google Sheet, by its address or key, or a workbook.

    Args:
        configured: Names the sheet.
        writes: Whether it is for a run that may write; such a run stops here, before it reads, where it never could.
        adopt: Whether a copy of a sheet that was synced may be written to.
        removals: How many rows may have gone since the last run.
        turns: Lets requests to Google through, where several sheets share a quota.

    Raises:
        UsageError: None is named, or one of a format that is only read.
        AccessError: There are no credentials for Google.
    """
    location = _location(configured)
    if google_key(location):
        road, _ = _road(configured, writes=writes, turns=turns)
        return google_sheet(configured, adopt=adopt, removals=removals, road=road)
    workbook = Workbook(Path(location), own_header=configured.choices.writing.header)
    if writes:
        workbook.refuse_other_format()
    return workbook


def google_key(location: str) -> str:
    """Return the key of a Google Sheet, from its address or as it is; "" for a path."""
    key = key_of(location)
    return key if key and not Path(location).exists() else ""


def _location(configured: Config) -> str:
    if not configured.choices.location:
        raise UsageError(
            "no sheet is named: give the path of a workbook or the address of a Google Sheet, "
            "or `location` under [sheet] in sheetsync.toml"
        )
    return configured.choices.location


def google_sheet(
    configured: Config, *, writes: bool = False, adopt: bool = False, removals: int = 0, road: "Road | None" = None
) -> "GoogleSheet":
    """Return the store of a Google Sheet, with what only such a store can do.

    Args: see `sheet`. `road` is a way to Google that is there already.

    Raises:
        UsageError: None is named, or it is a workbook.
        AccessError: There are no credentials for Google.
    """
    # Imported here: the libraries under it take longer to load than most workbooks take to be checked.
    from sheetsync.adapters.google.store import Consent, GoogleSheet

    return GoogleSheet(
        road or _road(configured, writes=writes)[0],
        _key(configured),
        own_header=configured.choices.writing.header,
        new_nonce=partial(secrets.token_hex, 8),
        consent=Consent(adopt=adopt, removals=removals),
        pre_images=configured.folder / configured.choices.history.folder / PRE_IMAGES,
    )


def google_dropdowns(configured: Config) -> "Dropdowns":
    """Return what puts dropdowns into a Google Sheet.

    Args: see `sheet`.

    Raises:
        AccessError: There are no credentials for Google.
    """
    from sheetsync.adapters.google.dropdown import Dropdowns

    road, key = _road(configured, writes=True)
    return Dropdowns(road, key, own_header=configured.choices.writing.header, new_nonce=partial(secrets.token_hex, 8))


def _key(configured: Config) -> str:
    location = _location(configured)
    if not (key := google_key(location)):
        raise UsageError(f"{location} is no Google Sheet, and this is only for one: give its address")
    return key


def _road(
    configured: Config, *, writes: bool, patience: "Patience | None" = None, turns: Turns | None = None
) -> tuple["Road", str]:
    """Return the way to Google, and the key of the sheet that is meant."""
    from sheetsync.adapters.google import credentials
    from sheetsync.adapters.google.api import Road

    key = _key(configured)
    identity = credentials.find(os.environ, writing=writes)
    root = os.environ.get(credentials.ROOT, "")
    return Road(identity.credentials, root=root, who=identity.address, patience=patience, turns=turns), key


def turns() -> Turns:
    """Return what keeps several sheets in one process within the quota of one account."""
    from sheetsync.adapters.google.turns import OwnTurns

    return OwnTurns()


def folder_names(locations: Sequence[str]) -> tuple[str, ...]:
    """Return a name for the folder of each sheet: its key, or the name of its file; a number tells equal ones apart."""
    names: list[str] = []
    for location in locations:
        stem = google_key(location) or Path(location).stem
        found = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        names.append(next(each for each in found if each not in names))
    return tuple(names)


def diagnose(configured: Config) -> tuple[Diagnosis, ...]:
    """Look at what a run needs: our credentials, and reading and writing the sheet where one is named."""
    location = configured.choices.location
    key = google_key(location)
    if location and not key:
        from sheetsync.adapters.workbook import doctor as workbook_doctor

        return workbook_doctor.diagnose(Path(location))
    from sheetsync.adapters.google import doctor

    return doctor.diagnose(os.environ, key)


def probe(configured: Config) -> Iterator[Diagnosis]:
    """Try on a scratch tab what we assume of Google; what doesn't hold would end a run for safety."""
    from sheetsync.adapters.google.patience import Patience
    from sheetsync.adapters.google.probe import probe as try_all

    for each in try_all(*_road(configured, writes=True, patience=Patience(requests=30))):
        if each.holds:
            yield Diagnosis("probe", each.name)
        else:
            detail = f"not any more: {each.name}; writing is not safe until sheetsync knows what changed"
            yield Diagnosis("probe", detail, UnsafeError.exit_status)


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
    choices = configured.choices
    return Review(choices.reading, rules(configured), configured.now, choices.time_zone, history(configured))


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


_ENDINGS: Mapping[Format, str] = {Format.MARKDOWN: "md", Format.TEXT: "txt", Format.MAIL: "eml"}


def render(
    configured: Config, document: Document, formats: Sequence[Format], *, audience: str = ""
) -> tuple[Rendered, ...]:
    """Dress a document in each of the formats; an audience's name is a part of the names of its files.

    Raises:
        UsageError: A format needs an extra that is not installed, or a template of the team is wrong.
    """
    dress = renderers(configured)
    name = f"summary-{audience}" if audience else "summary"
    return tuple(
        Rendered(each, f"{name}.{_ENDINGS.get(each, each.value)}", as_bytes(dress[each](document))) for each in formats
    )


def renderers(configured: Config) -> dict[Format, Callable[[Document], str | bytes]]:
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
            made[kind] = partial(_own_word, configured.folder / path)
        else:
            made[kind] = partial(_own, configured.folder / path, kind)
    return made


def _own(path: Path, kind: Format, document: Document) -> str | bytes:
    text = own_template.render(document, own_template.OwnTemplate(path.name, read_text(path)), kind)
    return mail.render(document, text) if kind is Format.MAIL else text


def _own_word(path: Path, document: Document) -> bytes:
    return word.render(document, read_bytes(path))


def as_bytes(content: str | bytes) -> bytes:
    """Return a rendering as it is stored and sent: text is UTF-8."""
    return content.encode() if isinstance(content, str) else content


def render_page(page: Page, formats: Sequence[str], name: str) -> tuple[Rendered, ...]:
    """Dress a page in each of the formats."""
    return tuple(Rendered(each, f"{name}{SUFFIXES[each]}", as_bytes(RENDERERS[each](page))) for each in formats)


def output_folder(configured: Config) -> Path:
    """Return where documents go when the command line doesn't say."""
    return configured.folder / configured.choices.output


def outbox(folder: Path) -> Outbox:
    """Return the outbox that is this folder."""
    return OutboxFolder(folder)

"""Wiring: from the configuration to the stores, rules and outboxes to use.

Beside it what only some commands need: `google`, `histories`, `identity`, `renderers`, `channels`.
"""

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sheetsync.adapters.outbox_folder import OutboxFolder
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.adapters.shipped import shipped
from sheetsync.config import pack
from sheetsync.config.limits import ANYWHERE, Limits
from sheetsync.config.load import PACK_SUFFIXES, Config, load
from sheetsync.config.mistake import Mistake
from sheetsync.errors import UsageError
from sheetsync.kinds.pack import ActiveRule, in_language
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.model.language import Language
from sheetsync.model.own_text import ADDRESS_LENGTH, ALPHABET
from sheetsync.model.run import Rendered
from sheetsync.model.settings import Remembering
from sheetsync.ports import Outbox, RateLimit, SheetStore
from sheetsync.wiring import google
from sheetsync.wiring.stores import STORES, kind_of

SHIPPED_PACK = "roadmap"
DEMO = "roadmap.xlsx"
DEMO_WITH_NOTES = "roadmap-with-notes.xlsx"

Rules = Sequence[ActiveRule]
"""The rules that a run checks by, as the packs and the configuration have them."""


def configuration(
    file: Path | None,
    *,
    sheet: str = "",
    tab: str = "",
    history: Path | None = None,
    may_be_missing: bool = False,
    limits: Limits = ANYWHERE,
) -> Config:
    """Read the configuration; what the command line says beats what the file says."""
    read = load(file, os.environ, rule_mistakes=_rule_mistakes, may_be_missing=may_be_missing, limits=limits)
    choices = read.choices
    if sheet:
        choices = replace(choices, sheet=replace(choices.sheet, location=sheet))
    # An address that was copied from the browser names the tab that was looked at.
    said = tab or choices.sheet.tab or kind_of(choices.sheet.location).tab_of(choices.sheet.location)
    if said:
        choices = replace(choices, sheet=replace(choices.sheet, tab=said))
    if history:
        choices = replace(choices, history=Remembering(str(history.absolute()), keep_days=choices.history.keep_days))
    return replace(read, choices=choices)


def sheet(
    configured: Config,
    *,
    writes: bool = False,
    adopt: bool = False,
    removals: int = 0,
    rate_limit: RateLimit | None = None,
) -> SheetStore:
    """Return the store of the sheet that is meant, of whichever kind its location is.

    Args:
        configured: Names the sheet.
        writes: Whether it is for a run that may write; such a run stops here, before it reads, where it never could.
        adopt: Whether a copy of a sheet that was synced may be written to.
        removals: How many rows may have gone since the last run.
        rate_limit: Lets requests to Google through, where several sheets share a quota.

    Raises:
        UsageError: None is named, or one of a format that is only read.
        AccessError: There are no credentials for Google.
    """
    kind = kind_of(google.location(configured))
    return kind.open(configured, writes=writes, adopt=adopt, removals=removals, rate_limit=rate_limit)


def diagnose(configured: Config) -> tuple[Diagnosis, ...]:
    """Look at what a run needs: reading and writing the sheet, or our credentials where none is named."""
    location = configured.choices.sheet.location
    # Without a sheet, there is only who we are to Google to look at.
    return (kind_of(location) if location else STORES[0]).diagnose(configured)


def rules(configured: Config, language: Language | None = None) -> Rules:
    """Return the rules as the packs and the configuration have them, in a language; None for that of the sheet.

    Raises:
        UsageError: With every mistake, at its place.
    """
    packs = [SHIPPED_PACK, *configured.choices.packs]
    loaded = pack.load(packs, partial(_pack, configured))
    changed, mistakes = pack.override(loaded, configured.choices.rules)
    if mistakes:
        lines = "\n".join(
            f"  {configured.file}:{configured.line_of('rules', *map(str, each.path))}: {each.reason}"
            for each in mistakes
        )
        raise UsageError(f"{configured.file} has mistakes; nothing was read or written:\n{lines}")
    return in_language(changed, language or configured.choices.sheet.language)


def _pack(configured: Config, name: str) -> str:
    """Return the text of a pack that a configuration names, or that a pack of it extends."""
    if configured.limits.is_strict and name.endswith(PACK_SUFFIXES):
        name = str(configured.path(name, f"the pack {name}"))
    return read_pack(name, configured.folder)


def _rule_mistakes(table: Mapping[str, Any], known: Config) -> Iterator[Mistake]:
    """Yield what is wrong with the rules of a table that has other mistakes too, some of them perhaps here."""
    if not isinstance(table, dict):
        return
    packs, choices = table.get("packs", []), table.get("rules", {})
    if not isinstance(choices, dict) or not isinstance(packs, list) or not all(isinstance(each, str) for each in packs):
        return
    try:
        loaded = pack.load([SHIPPED_PACK, *packs], partial(_pack, known))
    except UsageError:
        # The mistakes of a pack have their own list, once there is a configuration to go by.
        return
    plain = {name: choice for name, choice in choices.items() if isinstance(choice, str | dict)}
    for each in pack.override(loaded, plain)[1]:
        yield replace(each, path=("rules", *each.path))


def demo_workbook(folder: Path, name: str = DEMO) -> Path:
    """Put the demo roadmap into a folder under a name, unless it is there already, and return its path.

    Raises:
        UnsafeError: It can't be put there.
    """
    workbook = folder / name
    if not workbook.exists():
        content = (shipped("examples") / DEMO).read_bytes()
        outbox(folder).deliver([Rendered("workbook", name, content)])
    return workbook


def new_address() -> str:
    """Return four random characters for a token."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(ADDRESS_LENGTH))


def output_folder(configured: Config) -> Path:
    """Return where documents go when the command line doesn't say."""
    return configured.path(configured.choices.summary.output, "[summary] output")


def outbox(folder: Path) -> Outbox:
    """Return the outbox that is this folder."""
    return OutboxFolder(folder)

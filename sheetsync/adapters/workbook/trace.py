"""Traces: which tabs can hold anything of ours, told by their bytes, so that the others needn't be read."""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from sheetsync.adapters.office.xml_parse import UnsoundError
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.read import Tab, listed, read_tabs
from sheetsync.model.answer_text import CLOSE
from sheetsync.model.own_text import GLYPH
from sheetsync.model.settings import OWN_HEADER

_RULE: Final = b"sheetsync"
"""Stands in our rule that highlights, which is what makes a column of a tab ours."""

_DOCUMENT_TYPE: Final = b"<!DOCTYPE"
_TEXTS: Final = (GLYPH.encode(), CLOSE.encode(), b"&#", OWN_HEADER.encode())
"""One of these stands in every text and note of ours, and in our header; a character may also be written by its
number."""


class Trace(Enum):
    """What of ours a tab has: our column, perhaps texts, or nothing."""

    COLUMN = "our column"
    TEXTS = "perhaps texts"
    NONE = "nothing"


def tabs_with_ours(package: Package, own_header: str) -> tuple[tuple[Tab, ...], tuple[str, ...]]:
    """Read the tabs that can hold anything of ours.

    Returns:
        The tabs, and the titles of those that have no column of ours and can't be read: all that could be ours in
        them are copies that somebody pasted.

    Raises:
        UnsoundError: One with our column can't be read.
    """
    traces = _traces(package)

    def read(ids: set[str | None]) -> tuple[Tab, ...]:
        return tuple(each for each in read_tabs(package, lambda _, tab_id: tab_id in ids, own_header) if each.part)

    # The only tab is the roadmap, and no other one: what can't be read of it is refused, as everywhere.
    due = {tab_id for tab_id, (_, trace) in traces.items() if trace is not Trace.NONE or len(traces) == 1}
    try:
        return read(due), ()
    except UnsoundError:
        if len(traces) == 1:
            raise
        found = [*read({tab_id for tab_id in due if traces[tab_id][1] is Trace.COLUMN})]
    unread = []
    for tab_id, (title, trace) in traces.items():
        if trace is Trace.TEXTS:
            try:
                found += read({tab_id})
            except UnsoundError:
                unread.append(title)
    return tuple(found), tuple(unread)


def _traces(package: Package) -> dict[str | None, tuple[str, Trace]]:
    """Return each tab's title and trace, by its id."""
    strings = package.related(package.workbook_part, "sharedStrings")
    is_shared = bool(strings) and _has_texts(package.read(strings))
    return {grid.tab_id: (grid.tab, _trace(package, part, is_shared=is_shared)) for _, grid, part in listed(package)}


def _trace(package: Package, part: str, *, is_shared: bool) -> Trace:
    source, notes = package.read(part), [*_notes(package, part)]
    # A document type can hide a text from a search, and no program writes one: the tab is read, which refuses it.
    if _RULE in source or any(_DOCUMENT_TYPE in each for each in (source, *notes)):
        return Trace.COLUMN
    texts = is_shared or any(map(_has_texts, (source, *notes)))
    return Trace.TEXTS if texts else Trace.NONE


def _notes(package: Package, part: str) -> Iterator[bytes]:
    yield from (package.read(each.part) for each in package.relations(part) if each.type == "comments")


def _has_texts(source: bytes) -> bool:
    return any(each in source for each in _TEXTS)

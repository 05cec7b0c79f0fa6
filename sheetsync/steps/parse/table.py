"""The table: the lines of work as rules read them, with each distinct text read once."""

from collections.abc import Mapping
from itertools import pairwise

from sheetsync.model.roadmap import Table
from sheetsync.model.settings import Reading
from sheetsync.model.terms import DATE_FIELDS, PEOPLE_FIELDS, Field, Interval, Status
from sheetsync.steps.parse.date import is_ambiguous, order_in, read_dates
from sheetsync.steps.parse.header import Header
from sheetsync.steps.parse.lines import Lines
from sheetsync.steps.parse.scale import LETTERS
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.vocabulary import is_unsaid
from sheetsync.steps.parse.words import plain


def table_of(
    lines: Lines,
    header: Header,
    reading: Reading,
    locale: str | None,
    interval: Interval | None,
    *,
    legend: Mapping[str, Status],
) -> Table:
    """Build the table, with each distinct text of a date or status read once."""
    letters = LETTERS if header.is_lettered else {}
    of_team = {plain(text): status for text, status in reading.statuses.items()}
    own = {**letters, **of_team}
    signs = {text: status for text, status in legend.items() if plain(text) not in of_team}
    aside = {plain(text) for text in reading.no_status}
    said = {text for text in lines.columns.get(Field.STATUS, ()) if text and plain(text) not in aside}
    days = {meaning: set(lines.columns[meaning]) for meaning in DATE_FIELDS if meaning in lines.columns}
    # Who types 13/10 in one column doesn't mean May by 05/10 in the next.
    proved = order_in(text for texts in days.values() for text in texts)
    year = interval.start.year if interval and interval.start.year == interval.end.year else None
    dates = {meaning: read_dates(texts, reading.date_order, locale, proved, year) for meaning, texts in days.items()}
    unread = {text for read in dates.values() for text, when in read.items() if when is None}
    people = (lines.columns.get(meaning, ()) for meaning in PEOPLE_FIELDS)
    return Table(
        rows=tuple(lines.rows),
        columns={meaning: tuple(texts) for meaning, texts in lines.columns.items()},
        blocks=tuple(pairwise([*lines.starts, len(lines.rows)])),
        dates=dates,
        statuses={text: signs.get(text) or read_status(text, own, ticks=header.is_ticked) for text in said},
        ambiguous=frozenset(filter(is_ambiguous, unread)),
        unsaid=frozenset(filter(is_unsaid, unread.union(*people))),
    )

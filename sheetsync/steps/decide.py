"""Decide: what answers make of the way a sheet is read, and of the configuration file."""

from collections.abc import Iterator
from dataclasses import replace

from sheetsync.languages.catalogue import ENGLISH
from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.plan import Dropdown
from sheetsync.model.settings import INTERVAL_MISSING, DateOrder, Reading
from sheetsync.model.terms import Field, Interval, Status
from sheetsync.model.understanding import Question, Setting, Topic, Understanding
from sheetsync.steps.parse import interval
from sheetsync.steps.sheet_language import language_of


def decide(reading: Reading, question: Question, answer: str) -> Reading:
    """Return the reading with an answer in it.

    Raises:
        ValueError: It is no answer to this question; the message says what would be one.
    """
    if answer in question.none:
        return _none(reading, question)
    if question.choices and answer not in question.choices:
        raise ValueError(f"choose one of: {', '.join(question.choices)}")
    return _answered(reading, question, answer)


def _answered(reading: Reading, question: Question, answer: str) -> Reading:
    match question.topic:
        case Topic.TAB:
            return replace(reading, tab=answer)
        case Topic.HEADER_ROW:
            return replace(reading, header_row=_row(answer))
        case Topic.DATE_ORDER:
            return replace(reading, date_order=DateOrder(answer))
        case Topic.COLUMN:
            return replace(reading, columns={**reading.columns, Field(question.about): answer})
        case Topic.STATUS:
            return replace(reading, statuses={**reading.statuses, question.about: Status(answer)})
        case Topic.INTERVAL:
            return replace(reading, interval=_interval(answer))


def _row(answer: str) -> int:
    if not (answer.isdecimal() and answer.isascii() and 0 < int(answer) < 1_000_000):
        raise ValueError("give the number of the row, from 1")
    return int(answer)


def _none(reading: Reading, question: Question) -> Reading:
    """Return the reading where no choice is right: what there is none of is not asked for again."""
    match question.topic:
        case Topic.COLUMN:
            return replace(reading, columns={**reading.columns, Field(question.about): ""})
        case Topic.STATUS:
            return replace(reading, no_status=(*reading.no_status, question.about))
        case _:
            return replace(reading, no_interval=True)


def _interval(answer: str) -> Interval:
    found = interval.in_text(answer)
    if found is None or found.interval is None:
        raise ValueError("give the first and the last day, such as 2026-10-12 to 2026-11-20")
    return found.interval


def answers(reading: Reading) -> Iterator[Setting]:
    """Yield what the team said of the sheet, as far as questions ask for it; of the interval its first day."""
    if reading.tab:
        yield Setting("sheet", "tab", reading.tab)
    if reading.header_row is not None:
        yield Setting("sheet", "header_row", reading.header_row)
    for field, header in reading.columns.items():
        yield Setting("columns", field.value, header)
    for text, status in reading.statuses.items():
        yield Setting("statuses", text, status.value)
    if reading.no_status:
        yield Setting("sheet", "no_status", [*reading.no_status])
    if reading.date_order:
        yield Setting("sheet", "date_order", reading.date_order.value)
    if reading.no_interval:
        yield Setting("rules", INTERVAL_MISSING, "off")
    if reading.interval:
        yield Setting("interval", "start", reading.interval.start)


def without(reading: Reading, answer: Setting) -> Reading:
    """Return the reading as it was before an answer."""
    match answer.table:
        case "columns":
            return replace(reading, columns={k: v for k, v in reading.columns.items() if k != answer.key})
        case "statuses":
            return replace(reading, statuses={k: v for k, v in reading.statuses.items() if k != answer.key})
        case "interval":
            return replace(reading, interval=None)
        case "rules":
            return replace(reading, no_interval=False)
        case _:
            return _without_one(reading, answer.key)


def _without_one(reading: Reading, key: str) -> Reading:
    match key:
        case "tab":
            return replace(reading, tab="")
        case "header_row":
            return replace(reading, header_row=None)
        case "no_status":
            return replace(reading, no_status=())
        case _:
            return replace(reading, date_order=None)


def settings(
    understanding: Understanding, reading: Reading, *, location: str, pins_tab: bool, offers_notes: bool
) -> Iterator[Setting]:
    """Yield the lines of a configuration file: what was decided, and what was found by itself.

    Args:
        understanding: How the sheet is understood with all answers.
        reading: The reading with all answers.
        location: Of the sheet.
        pins_tab: Whether there are other tabs, so that a new one might be taken for the roadmap later.
        offers_notes: Whether remarks could go on the cells at fault as notes, too.
    """
    yield Setting("sheet", "location", location)
    yield Setting("sheet", "tab", understanding.tab, is_decided=bool(reading.tab) or pins_tab)
    if understanding.header_row is not None:
        is_decided = reading.header_row is not None
        yield Setting("sheet", "header_row", understanding.header_row, is_decided=is_decided)
    if reading.date_order:
        yield Setting("sheet", "date_order", reading.date_order.value)
    if reading.no_status:
        yield Setting("sheet", "no_status", [*reading.no_status])
    yield from _of_language(understanding)
    yield from _of_columns(understanding, reading)
    if reading.no_interval:
        yield Setting("rules", INTERVAL_MISSING, "off")
    if understanding.interval:
        is_decided = reading.interval is not None
        source = "" if is_decided else f"from {understanding.interval_source}"
        yield Setting("interval", "start", understanding.interval.start, source, is_decided=is_decided)
        yield Setting("interval", "end", understanding.interval.end, "", is_decided=is_decided)
    counts = {each.text: each.count for each in understanding.statuses}
    for text, status in reading.statuses.items():
        yield Setting("statuses", text, status.value)
    for seen in understanding.statuses:
        if seen.status and seen.text != seen.status.value and seen.text not in reading.statuses:
            lines = "1 line" if counts[seen.text] == 1 else f"{counts[seen.text]} lines"
            yield Setting("statuses", seen.text, seen.status.value, lines, is_decided=False)
    if offers_notes:
        why = "also a note on each cell at fault; notes of people stay"
        yield Setting("write", "notes", value=True, comment=why, is_decided=False)


def _of_language(understanding: Understanding) -> Iterator[Setting]:
    language = language_of(each.column.header for each in understanding.columns)
    if language != ENGLISH:
        why = "of the remarks in it and of what is written about it; English without this line"
        yield Setting("sheet", "language", language, why, is_decided=False)


def _of_columns(understanding: Understanding, reading: Reading) -> Iterator[Setting]:
    for each in understanding.columns:
        if each.is_ticked:
            continue
        letters = f"column {column_letters(each.column.number)}"
        yield Setting(
            "columns", each.field.value, each.column.header, letters, is_decided=each.field in reading.columns
        )
    for field, header in reading.columns.items():
        if not header:
            yield Setting("columns", field.value, "", "no column is it")


def dropdown(understanding: Understanding, last_row: int | None) -> Dropdown | None:
    """Return the dropdown for the status column; None where there isn't just one.

    Args:
        understanding: How the sheet is understood with all answers.
        last_row: Of the table; None where it has none.
    """
    seen = (each for each in understanding.columns if each.field is Field.STATUS and not each.is_ticked)
    status = next(seen, None)
    if status is None or understanding.header_row is None:
        return None
    header = CellRef(understanding.header_row, status.column.number)
    return Dropdown(header, status.column.header, last_row or header.row, _choices(understanding))


def _choices(understanding: Understanding) -> tuple[str, ...]:
    """Return a word for each status: the one that the sheet uses most, else its own name."""
    words: dict[Status, str] = {}
    for each in understanding.statuses:
        if each.status:
            words.setdefault(each.status, each.text)
    return tuple(words.get(status, status.value) for status in Status)

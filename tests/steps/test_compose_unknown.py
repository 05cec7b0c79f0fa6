"""What a summary says of what it doesn't know, and in which language its dates are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sheetsync.model.audience import Extra, View
from sheetsync.model.document import Document
from sheetsync.model.terms import Field, Interval
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.words import IN_ENGLISH, Words
from tests.builders import a_deliverable, a_project, a_roadmap, a_spreadsheet

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
INTERVAL = Interval(date(2026, 10, 26), date(2026, 12, 4))
EVERYTHING = View(frozenset(Field), frozenset(Extra))


def told(*updated: str, status: str = "In progress", view: View | None = None, words: Words = IN_ENGLISH) -> Document:
    lines = [a_deliverable(f"step {day}", status=status, end="2026-11-27", updated=day) for day in updated]
    roadmap = a_roadmap(a_project("Make tacos", *lines), interval=INTERVAL)
    return compose(roadmap, (), spreadsheet=a_spreadsheet(), now=NOW, today=NOW.date(), view=view, words=words)


@pytest.mark.parametrize(
    ("updated", "sentence"),
    [
        (("2026-11-06", "2026-11-05"), "1 of 2 open lines was updated in the last 14 days."),
        (("2026-11-06", "2026-11-20", ""), "2 of 3 open lines were updated in the last 14 days; 1 does not say when."),
        (("", ""), "0 of 2 open lines were updated in the last 14 days; 2 do not say when."),
    ],
)
def test_stale_lines_are_counted_after_fourteen_days(updated: tuple[str, ...], sentence: str) -> None:
    assert sentence in told(*updated).footer


@pytest.mark.parametrize(("last", "is_quiet"), [("2026-11-06", False), ("2026-11-05", True)])
def test_a_sheet_that_nobody_updates_says_so_in_the_headline(last: str, is_quiet: bool) -> None:
    document = told(last, "2026-09-01", "")

    assert ("The last update of a committed step is from 5 Nov 2026." in document.headline) is is_quiet


def test_work_that_is_done_needs_no_update() -> None:
    document = told("2026-09-01", status="Done")

    assert "updated" not in " ".join((*document.headline, *document.footer))


def test_who_may_not_see_when_lines_were_updated_hears_nothing_of_it() -> None:
    view = replace(EVERYTHING, columns=frozenset(Field) - {Field.UPDATED})

    document = told("2026-09-01", view=view)

    assert "updated" not in " ".join((*document.headline, *document.footer))


def test_columns_that_the_sheet_lacks_are_named_to_who_might_look_for_them() -> None:
    columns = (Field.PROJECT, Field.DELIVERABLE, Field.STATUS)
    roadmap = a_roadmap(a_project("Make tacos"), columns=columns)
    view = View(frozenset(columns) | {Field.GOAL})

    whole, part = (
        compose(roadmap, (), spreadsheet=a_spreadsheet(), now=NOW, today=NOW.date(), view=each) for each in (None, view)
    )

    assert "No column was read for stakeholders, goals, end dates and updates." in whole.footer
    assert "No column was read for goals." in part.footer


@pytest.mark.parametrize(
    ("language", "dates", "short", "long", "of_month"),
    [
        ("en", "", "5 Nov", "5 Nov 2026", "Nov"),
        ("de", "iso", "2026-11-05", "2026-11-05", "2026-11"),
        ("de", "", "5. Nov.", "5. Nov. 2026", "Nov."),
        ("en", "en-US", "Nov 5", "Nov 5, 2026", "Nov"),
        ("fr", "fr-CA", "5 nov.", "5 nov. 2026", "nov."),
        ("pt", "pt_PT", "5/11", "5/11/2026", "nov."),
        # A page is in one language, and a screen reader reads all of it so.
        ("en", "de", "5 Nov", "5 Nov 2026", "Nov"),
        ("de", "ja", "5. Nov.", "5. Nov. 2026", "Nov."),
    ],
)
def test_a_date_is_said_as_its_language_has_it(language: str, dates: str, short: str, long: str, of_month: str) -> None:
    each = date(2026, 11, 5)

    words = Words(language, dates)

    assert words.day(each) == short
    assert words.day(each, year=True) == long
    assert words.month(each) == of_month


def test_every_date_of_a_document_is_in_the_language_of_its_readers() -> None:
    document = told("2026-11-05", view=EVERYTHING, words=Words(dates="iso"))

    assert document.subtitle == "2026-10-26 to 2026-12-04 · as of 2026-11-20"
    assert document.groups[0].works[0].steps[0].when == "due 2026-11-27"
    assert "Nov" not in repr(document)
    assert "Dec" not in repr(document)


@pytest.mark.parametrize(
    ("end", "status", "when"),
    [
        ("2026-11-20", "In progress", "due 20 Nov"),
        ("2026-11-19", "In progress", "was due 19 Nov"),
        ("2026-11-19", "Done", "due 19 Nov"),
    ],
)
def test_open_work_was_due_from_the_day_after_its_end(end: str, status: str, when: str) -> None:
    roadmap = a_roadmap(a_project("Make tacos", a_deliverable(status=status, end=end)), interval=INTERVAL)

    document = compose(roadmap, (), spreadsheet=a_spreadsheet(), now=NOW, today=NOW.date())

    assert document.groups[0].works[0].steps[0].when == when


def test_a_name_in_the_headline_leaves_room_for_the_news() -> None:
    document = compose(a_roadmap(a_project("long " * 100)), (), spreadsheet=a_spreadsheet(), now=NOW, today=NOW.date())

    assert len(document.headline[0]) < 120

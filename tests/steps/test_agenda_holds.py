"""Each fixed sentence of an agenda and of the page of a meeting, beside what was typed, then and now.

The sheets are made by chance, always the same ones; a person did one thing since somebody looked, or nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import pytest

from sheetsync.model.meeting import Agenda
from sheetsync.model.page import Items, Page, Paragraph, Prompt, Table
from sheetsync.model.snapshot import History
from sheetsync.steps.compose.agenda import agenda
from sheetsync.steps.compose.meeting import Talk
from sheetsync.steps.compose.words import day as in_words
from tests.steps.made_sheets import TODAY, Row, day
from tests.steps.made_weeks import Week, weeks

AGO: Final = (2, 7, 16, 21)
Made = list[tuple[Week, Page, Agenda]]
Holds = Callable[[Week, Sequence[str]], bool]


@pytest.fixture(scope="module")
def made() -> list[tuple[Week, Page, Agenda]]:
    """Weeks, the agenda of each, and the lines of its meeting."""
    return list(_made())


def _made() -> Iterator[tuple[Week, Page, Agenda]]:
    for week in weeks(ago=AGO):
        spreadsheet, roadmap, look = week.looked()
        since, grid = look.history.last, spreadsheet.tab(roadmap.tab)
        talk = Talk(roadmap, grid, (), look, spreadsheet, TODAY, since)
        page = agenda(roadmap, (), look, spreadsheet=spreadsheet, today=TODAY, since=since)
        yield week, page, talk.agenda()


def texts(page: Page) -> Iterator[str]:
    """Everything that is said of the sheet as a whole, and each change."""
    yield from page.headline
    yield from page.footer
    for part in page.parts:
        yield part.title
        for block in part.blocks:
            match block:
                case Paragraph(text) | Prompt(text):
                    yield text
                case Items(entries) if part.title.startswith("Changed"):
                    yield from (each.text for each in entries)


def is_as_it_was(week: Week, row: Row) -> bool:
    """Whether no cell of a line that is looked at changed since the look before; what its project does is no change."""
    seen = ("status" if "Status" in week.after.columns else "", "note" if "Notes" in week.after.columns else "")
    was = week.was.get(row.name)
    return was is not None and all(getattr(was, each) == getattr(row, each) for each in seen if each)


def changed(week: Week, *deeds: str) -> bool:
    return week.deed in deeds


def statuses_of(week: Week, name: str) -> tuple[str, str]:
    return tuple(each[name].status or "No status" for each in (week.was, week.now))


def came_after_the_start(week: Week, name: str) -> bool:
    starts, ends = week.after.starts, week.after.ends
    return name not in week.was and starts <= -week.ago and starts + 8 <= 0 <= ends


SENTENCES: Final[dict[str, Holds]] = {
    r"(\d+) lines? (?:is|are) open\.": lambda week, said: (
        "Status" in week.after.columns and int(said[0]) == sum(each.is_open for each in week.after.rows)
    ),
    r"(\d+) of them (?:was|were) not touched for more than 14 days\.": lambda week, said: (
        week.ago > 14 and int(said[0]) == sum(each.is_open and is_as_it_was(week, each) for each in week.after.rows)
    ),
    r"No status was read, so which lines are open isn't known\.": lambda week, _: "Status" not in week.after.columns,
    r"No line changed\.": lambda week, _: changed(week, "nothing", "goal"),
    r"Changed since (.+)": lambda week, said: said[0] == in_words(day(-week.ago)),
    r"\"(\w+)\" \(Project \d\): (.+) → (.+)\.": lambda week, said: statuses_of(week, said[0]) == tuple(said[1:]),
    r"\"(\w+)\" \(Project \d\) went back: (.+) → (.+)\.": lambda week, said: (
        statuses_of(week, said[0]) == tuple(said[1:]) and not week.was[said[0]].is_open and week.now[said[0]].is_open
    ),
    r"\"(\w+)\" \(Project \d\) is new\.": lambda week, said: said[0] not in week.was,
    r"\"(\w+)\" \(Project \d\) is new scope, added after the start\.": lambda week, said: came_after_the_start(
        week, said[0]
    ),
    r"\"(\w+)\" \(Project \d\) is gone; it was (.+)\.": lambda week, said: (
        said[0] not in week.now and week.was[said[0]].status == said[1]
    ),
    r"\"(\w+)\" \(Project \d\) is gone\.": lambda week, said: (
        said[0] not in week.now and ("Status" not in week.after.columns or not week.was[said[0]].status)
    ),
    r"Owner or note of (\d+) lines? changed\.": lambda week, said: changed(week, "note") and said[0] == "1",
    r"\"Project (\d)\" went below the priority line, with (\d+) lines?.*": lambda week, said: (
        [each.is_below for each in week.after.rows if f"{each.project}" == said[0]] == [True] * int(said[1])
        and not all(each.is_below for each in week.before.rows if f"{each.project}" == said[0])
    ),
    r"\"Project (\d)\" went above the priority line.*": lambda week, said: (
        any(each.is_below for each in week.after.rows)
        and not any(each.is_below for each in week.after.rows if f"{each.project}" == said[0])
    ),
    r"Does a project above the line belong below it.*": lambda week, _: any(each.is_below for each in week.after.rows),
    r"Project (\d) \(below the line\)": lambda week, said: all(
        each.is_below for each in week.after.rows if f"{each.project}" == said[0]
    ),
    r"What stands above the priority line.*": lambda week, _: any(each.is_below for each in week.after.rows),
    r"The history begins on (.+) 2026; ≥ marks what may be older\.": lambda week, said: (
        said[0] == in_words(day(-week.ago))
    ),
}
"""A sentence, as a pattern, and whether it holds: given are its parts in round brackets."""

REASONS: Final[dict[str, Callable[[Week, Row, Sequence[str]], bool]]] = {
    r"(At risk|Possible delay) since (.+)": lambda week, row, said: (
        row.status == said[0] and not row.is_below and not row.mark and _stands_since(week, row, said[1])
    ),
    r"was due (.+)": lambda week, row, said: week.after.has_passed(row) and said[0] == in_words(day(row.end or 0)),
    r"went back: (.+) → (.+)": lambda week, row, said: (
        statuses_of(week, row.name) == tuple(said) and not week.was[row.name].is_open and row.is_open
    ),
    r"new scope, added after the start": lambda week, row, _: came_after_the_start(week, row.name),
    r"crossed the line, now below": lambda week, row, _: row.is_below and not week.was[row.name].is_below,
    r"not touched for (\d+) days?": lambda week, row, said: is_as_it_was(week, row) and int(said[0]) == week.ago,
}
"""Why a line is to be decided on, and whether that holds of it."""


def _stands_since(week: Week, row: Row, said: str) -> bool:
    was = week.was.get(row.name)
    if was is None or was.status != row.status:
        return said == in_words(TODAY)
    return said == f"{in_words(day(-week.ago))} or longer"


def reasons(week: Week, page: Page) -> Iterator[tuple[str, str]]:
    """The name of each line to decide on, and each reason."""
    for part in page.parts:
        if part.title == "To decide":
            for each in part.blocks[0].items:
                [name, said] = re.fullmatch(r"(?:TBD: )?(\w+) \(Project \d\): (.+)", each.text).groups()
                yield from ((name, reason) for reason in said.split("; ") if name in week.now)


def test_no_sentence_is_printed_of_a_sheet_of_which_it_is_false(made: Made) -> None:
    met: set[str] = set()
    for week, page, _ in made:
        for text in texts(page):
            for pattern, holds in SENTENCES.items():
                if found := re.fullmatch(pattern, text):
                    met.add(pattern)
                    assert holds(week, found.groups()), (text, week)
        assert "in the sheet changed" not in str(page)

    assert set(SENTENCES) - met == set()


def test_no_line_is_to_be_decided_on_for_a_reason_that_is_false_of_it(made: Made) -> None:
    met: set[str] = set()
    for week, page, talk in made:
        in_talk = ((each.text, reason) for each in talk.lines for reason in each.reasons)
        for name, said in (*reasons(week, page), *in_talk):
            [pattern] = (each for each in REASONS if re.fullmatch(each, said))
            met.add(pattern)
            assert REASONS[pattern](week, week.now[name], re.fullmatch(pattern, said).groups()), (said, name, week)

    assert set(REASONS) - met == set()


def test_each_open_line_says_since_when_it_is_as_it_is_and_no_other_stands_there(made: Made) -> None:
    for week, page, _ in made:
        rows = [row for part in page.parts for block in part.blocks if isinstance(block, Table) for row in block.rows]
        is_known = "Status" in week.after.columns
        assert len(rows) == (sum(each.is_open for each in week.after.rows) if is_known else 0)
        for row in rows:
            name = re.search(r"\w+$", row[1].text)[0]
            as_it_was = is_as_it_was(week, week.now[name])
            assert row[5].text == (f"≥ {in_words(day(-week.ago))}" if as_it_was else in_words(TODAY))


def test_where_nobody_looked_before_an_agenda_says_so_and_tells_no_change() -> None:
    for week in islice(weeks(), 20):
        spreadsheet, roadmap, look = week.looked()
        said = {"spreadsheet": spreadsheet, "today": TODAY, "since": None}
        first = agenda(replace(roadmap, past=None), (), replace(look, history=History()), **said)
        unremembered = agenda(replace(roadmap, past=None), (), None, **said)

        assert "No look from before is remembered" in str(first)
        assert "Nothing is remembered" in str(unremembered)
        for page in (first, unremembered):
            assert not re.search(r"→|is new|is gone|not touched|≥ marks|since \d", str(page))

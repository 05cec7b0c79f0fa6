"""The played quarter: the committed agenda and retrospective, line by line against what was played."""

import html
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise
from pathlib import Path
from statistics import median

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
sys.path.insert(0, str(EXAMPLES))

import play_quarter as quarter  # noqa: E402 - it stands among the examples, not in a package

SHEETS = quarter.sheets()
MEETING, NOW = SHEETS[quarter.MEETING]
RENAMED = "Incident reviews that change something"
RISKS = ("At risk", "Possible delay")
SHAPES = {
    "Done": "●", "In progress": "◐", "Possible delay": "▲", "At risk": "■", "Not started": "○", "Won't do": "–",
}  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def says(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def plain(text: str) -> str:
    """The words of a line of Markdown."""
    return html.unescape(re.sub(r"\\([^\w\s])", r"\1", text.replace("\u200c", "")))


def document(name: str) -> dict[str, list[str]]:
    """The lines below each heading."""
    parts: dict[str, list[str]] = {}
    for line in (EXAMPLES / "quarter" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            parts[plain(line.lstrip("# "))] = []
        elif line:
            parts[list(parts)[-1]].append(plain(line))
    return parts


def tables(lines: Sequence[str]) -> list[list[list[str]]]:
    """The rows of each table among lines, without its headers."""
    found: list[list[list[str]]] = []
    for line, below in pairwise([*lines, ""]):
        if line.startswith("|--"):
            found.append([])
        elif line.startswith("| ") and not below.startswith("|--"):
            found[-1].append([each.strip() for each in line.strip("|").split("|")])
    return found


def key(text: str) -> str:
    """What names a line all quarter long: one was reworded."""
    return text.removeprefix("TBD: ").removeprefix("stretch goal: ").replace("once more", "again")


def lines(sheet: quarter.Sheet) -> dict[str, quarter.Line]:
    """The lines of the plan by what names them."""
    return {
        key(line.text): line
        for project in sheet.projects
        for line in project.lines
        if not line.text.startswith("stretch goal")
    }


def is_open(line: quarter.Line) -> bool:
    return line.status not in ("Done", "Won't do")


def unchanged_since(name: str, until: date) -> date:
    """The first Monday since which a line was as it is on a day."""
    seen = [(monday, lines(sheet).get(name)) for monday, sheet in SHEETS if monday <= until]
    since = seen[-1][0]
    for (monday, before), (_, line) in reversed(list(pairwise(seen))):
        if before is None or replace(before, text="") != replace(line, text="") or before.text != line.text:
            return since
        since = monday
    return since


def rows() -> Iterator[tuple[int, quarter.Project, quarter.Line, bool]]:
    """The lines of the sheet at the meeting, with their rows and whether they stand above the line."""
    row = 4
    for projects, is_above in ((NOW.above, True), (NOW.below, False)):
        for project in projects:
            yield from ((row + index, project, line, is_above) for index, line in enumerate(project.lines))
            row += len(project.lines) or 1
        row += 2 if is_above else 0


def test_playing_it_again_gives_the_same_documents(tmp_path: Path) -> None:
    command = [sys.executable, EXAMPLES / "play_quarter.py", tmp_path / "quarter"]
    subprocess.run(command, check=True, capture_output=True)
    for name in quarter.DOCUMENTS:
        assert (tmp_path / "quarter" / name).read_bytes() == (EXAMPLES / "quarter" / name).read_bytes(), name


# --- The agenda of the ninth of November -------------------------------------------------------


def agenda_rows() -> list[list[str]]:
    return [[title, *row] for title, said in document("agenda.md").items() for row in chain(*tables(said))]


def waits_for_a_decision(line: quarter.Line, *, is_above: bool) -> bool:
    """What is true of a line at the meeting: it is late, at risk, or stood three weeks without an answer."""
    is_late = bool(line.end) and date.fromisoformat(line.end) < MEETING
    is_asked = is_above and line.text.startswith("TBD: ")
    return is_open(line) and (is_late or is_asked or (is_above and line.status in RISKS))


def has_time(line: quarter.Line) -> bool:
    if line.status != "Not started":
        return False
    is_soon = bool(line.end) and date.fromisoformat(line.end) <= MEETING + timedelta(14)
    return line.text.startswith(("TBD: ", "stretch goal")) or not is_soon


def test_the_agenda_has_every_open_line_once_in_the_order_of_the_meeting() -> None:
    expected = []
    for is_above in (True, False):
        by_project: dict[str, list[tuple[bool, bool, date, int, str]]] = {}
        for row, project, line, above in rows():
            if above is is_above and is_open(line):
                since = unchanged_since(key(line.text), MEETING)
                order = not waits_for_a_decision(line, is_above=above), has_time(line), since
                by_project.setdefault(project.name, []).append((*order, row, line.text))
        side = "" if is_above else " (below the line)"
        for name, found in sorted(by_project.items(), key=lambda each: min(each[1])):
            expected += [(f"{name}{side}", f"E{row}", text) for *_, row, text in sorted(found)]

    assert [tuple(each[:3]) for each in agenda_rows()] == expected
    assert len(expected) == 26


def test_the_agenda_begins_with_what_waits_for_a_decision() -> None:
    waiting = {line.text for _, _, line, above in rows() if waits_for_a_decision(line, is_above=above)}
    said = document("agenda.md")["To decide"]

    assert {each.removeprefix("- ").split(" (")[0] for each in said} == waiting
    assert said[0].endswith(": At risk since 2 Nov; was due 6 Nov")
    assert any(each.endswith(": was due 16 Oct; went back: Done → In progress") for each in said)


def test_each_line_of_the_agenda_says_how_it_stands() -> None:
    known = {line.text: line for _, _, line, _ in rows()}
    for _, _, text, status, owner, due, since, remarks in agenda_rows():
        line, first = known[text], unchanged_since(key(text), MEETING)
        assert status == f"{SHAPES[line.status]} {line.status}"
        assert (owner, due) == (line.owner, says(date.fromisoformat(line.end)) if line.end else "")
        assert since == ("≥ " if first == quarter.FIRST_MONDAY else "") + says(first)
        assert (f"note: {line.notes}" in remarks) is bool(line.notes)
        # Work that isn't due to begin is not asked whether it still isn't.
        is_begun = line.status in ("In progress", *RISKS)
        assert ("No change since" in remarks) is (is_begun and (MEETING - first).days >= 14)
        assert ("This was due" in remarks) is (bool(line.end) and date.fromisoformat(line.end) < MEETING)
        assert ("Added after the start" in remarks) is (key(text) not in lines(SHEETS[0][1]))
        assert ("Was Done on 2026-11-02. Reopened" in remarks) is text.startswith("Interview four")


def test_the_agenda_counts_what_is_stale() -> None:
    stale = sum(
        unchanged_since(key(line.text), MEETING) < MEETING - timedelta(14) for *_, line, _ in rows() if is_open(line)
    )
    assert (
        document("agenda.md")["Update meeting: SRE roadmap"][1]
        == f"**26 lines are open.** {stale} of them were not touched for more than 14 days."
    )


def test_the_agenda_tells_what_was_played_in_the_week_before() -> None:
    assert document("agenda.md")["Changed since 2 Nov"] == [
        '- "Automate renewal for internal services" (Fewer manual certificate renewals): due 30 Oct → 13 Nov.',
        f'- The project "Incident reviews worth reading" is called "{RENAMED}" now.',
        f'- "Interview four engineering managers" ({RENAMED}) went back: Done → In progress.',
        '- "choose a provider with the product teams" (Second region) is gone; it was Not started.',
        "- Owner or note of 1 line changed; 1 line confirmed unchanged; the rows were sorted.",
    ]


# --- The retrospective of the quarter ----------------------------------------------------------

START, END = SHEETS[0][1], SHEETS[-1][1]


def homes() -> dict[str, str]:
    """The project of each line that there ever was, under its last name."""
    return {
        key(line.text): RENAMED if project.name == "Incident reviews worth reading" else project.name
        for _, sheet in SHEETS
        for project in sheet.projects
        for line in project.lines
        if not line.text.startswith("stretch goal")
    }


def test_plan_against_end_counts_what_became_of_every_line() -> None:
    start, end = lines(START), lines(END)
    expected: dict[str, Counter[str]] = {}
    for name, project in homes().items():
        counts = expected.setdefault(project, Counter())
        counts["start" if name in start else "added"] += 1
        state = end[name].status if name in end else "gone"
        counts[state if state in ("Done", "Won't do", "gone") else "open"] += 1
    columns = ("start", "added", "Done", "open", "Won't do", "gone")

    (table,) = tables(document("retro.md")["Plan against end"])

    said = {row[0]: [int(each) for each in row[1:]] for row in table}
    total = said.pop("All")
    assert said == {project: [counts[each] for each in columns] for project, counts in expected.items()}
    assert total == [sum(each) for each in zip(*said.values(), strict=True)]
    assert list(said) == [project.name for project in END.projects if project.lines]


def test_the_headline_and_the_share_are_those_of_the_start_list() -> None:
    start, end = lines(START), lines(END)
    done = sum(name in end and end[name].status == "Done" for name in start)
    left = sum(map(is_open, end.values()))
    later, unfinished = f"{len(set(end) - set(start))} lines were added later.", f"{left} lines are open at the end."
    said = document("retro.md")
    assert said["Retrospective: SRE roadmap"] == [
        "5 Oct to 31 Dec 2026",
        " ".join([f"**{done} of {len(start)} lines of the start list are done.**", later, unfinished]),
    ]
    share = f"{done / len(start):.0%}"
    assert (
        f"Delivery against the start list: {done} of {len(start)} ({share}, n = {len(start)})."
        in said["Plan against end"]
    )


def test_added_scope_is_listed_with_its_day() -> None:
    known: set[str] = set(lines(START))
    expected = []
    for monday, sheet in SHEETS:
        expected += [
            f"- {says(monday)}: {lines(sheet)[name].text} ({homes()[name]})"
            for name in lines(sheet)
            if name not in known
        ]
        known |= set(lines(sheet))
    assert [each for each in document("retro.md")["Plan against end"] if each.startswith("- ")] == expected


def test_estimation_lists_each_date_that_moved_and_each_warning() -> None:
    moved: dict[str, list[date]] = {}
    for _, sheet in SHEETS:
        for name, line in lines(sheet).items():
            if line.end and date.fromisoformat(line.end) not in moved.setdefault(name, [])[-1:]:
                moved[name].append(date.fromisoformat(line.end))
    slips = {name: days for name, days in moved.items() if len(days) > 1}
    warned: dict[str, tuple[date, int]] = {}
    at_risk: Counter[str] = Counter()
    for (_, before), (monday, sheet) in pairwise(SHEETS):
        length = 4 if monday == SHEETS[-1][0] else 7
        for name, line in lines(sheet).items():
            if line.status in RISKS:
                at_risk[name] += length
                due = lines(before)[name].end
                warned.setdefault(name, (monday, (date.fromisoformat(due) - monday).days))

    said = document("retro.md")["Estimation"]
    dates, warnings = tables(said)

    assert sorted(dates) == sorted(
        [
            f"{name} ({homes()[name]})",
            says(days[0]),
            says(days[-1]),
            f"{(days[-1] - days[0]).days:+d}",
            str(len(days) - 1),
        ]
        for name, days in slips.items()
    )
    assert sorted(warnings) == sorted(
        [f"{name} ({homes()[name]})", says(day), str(lead), f"{at_risk[name] / 7:.1f}"]
        for name, (day, lead) in warned.items()
    )
    assert f"Median: {median((days[-1] - days[0]).days for days in slips.values()):+g} days (n = {len(slips)})." in said
    assert f"Median lead time: {median(lead for _, lead in warned.values()):g} days (n = {len(warned)})." in said


def test_process_counts_each_week() -> None:
    expected = []
    for week, (monday, sheet) in enumerate(SHEETS):
        last = min(monday + timedelta(6), quarter.LAST_DAY)
        ages = [(last - unchanged_since(name, monday)).days for name, line in lines(sheet).items() if is_open(line)]
        counted = [len(ages), sum(age > 14 for age in ages), f"{median(ages):g}"]
        expected.append([says(last), *map(str, counted)])
        assert bool(quarter.EVENTS.get(week)) is (SHEETS[week - 1][1] != sheet if week else False)

    said = document("retro.md")["Process"]
    (table,) = tables(said)

    assert [[week, *rest] for week, _, *rest in table] == expected
    assert [changes != "0" for _, changes, *_ in table] == [bool(quarter.EVENTS.get(week)) for week in range(13)]
    assert "Weeks in which a change was seen: 9 of 13." in said
    assert "The longest silence was 28 days, from 9 Nov to 7 Dec: longer than the 14 days of the cadence." in said
    assert '- "Fewer manual certificate renewals" went below the priority line, with 4 lines (7 Dec).' in said


def test_the_picture_shows_each_line_week_by_week() -> None:
    weeks = [lines(sheet) for _, sheet in SHEETS]
    found = list(chain(*tables(document("retro.md")["Execution"])))

    assert {key(name): signs for name, signs in found} == {
        name: "".join(SHAPES[week[name].status] if name in week else "·" for week in weeks) for name in homes()
    }


def test_the_mass_flip_to_done_is_told() -> None:
    flips = Counter(
        monday
        for (_, before), (monday, sheet) in pairwise(SHEETS)
        for name, line in lines(sheet).items()
        if line.status == "Done" and lines(before).get(name, line).status != "Done"
    )
    (day, many) = flips.most_common(1)[0]
    assert (
        f"Of {flips.total()} changes to Done {many} were seen on one day, {says(day)}."
        in document("retro.md")["Execution"]
    )


@pytest.mark.parametrize("name", ["agenda", "retro"])
def test_the_page_says_what_the_markdown_says(name: str) -> None:
    page = (EXAMPLES / "quarter" / f"{name}.html").read_text(encoding="utf-8")
    shown = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
    for title, said in document(f"{name}.md").items():
        assert title in shown
        for row in chain(*tables(said)):
            for text in row if len(row) > 2 else row[:1]:
                assert all(each in shown for each in text.split("<br>"))


def test_nobody_is_named_in_the_retrospective() -> None:
    owners = {line.owner for _, sheet in SHEETS for line in lines(sheet).values()}
    said = re.findall(r"\w+", (EXAMPLES / "quarter" / "retro.md").read_text(encoding="utf-8"))
    assert not owners & set(said)

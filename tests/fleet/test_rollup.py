"""The page of an organisation: what it counts, whom it shows what, and where its rows lead."""

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from lxml import html

from sheetsync.fleet.facts import Facts
from sheetsync.fleet.figures import frame_of
from sheetsync.fleet.member import Member, Outcome, Standing
from sheetsync.fleet.rollup import page_of
from sheetsync.model.page import Page
from sheetsync.render.page import html as page_html
from tests.fleet.conftest import Fleet, make_due

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
TODAY = NOW.date()
STATUSES = ("At risk", "Possible delay", "In progress", "Not started", "Won't do")


def a_standing(name: str, team: str = "Cooks", **facts: Any) -> Standing:
    view = {"title": "", "link": "https://docs.google.com/x", "lines": {"Done": 1, "In progress": 3}, "help": []}
    standing = Standing(Member(name, name, team=team), NOW, finished=NOW, outcome=Outcome.SYNCED)
    return replace(standing, facts=Facts.of_json({"zone": "UTC", "views": {"": view | facts}}))


def part(page: Page, title: str) -> list[list[str]]:
    (found,) = (each for each in page.parts if each.title.startswith(title))
    return [[entry.text for entry in row] for row in found.blocks[0].rows]


def test_a_team_has_the_sum_of_its_roadmaps_and_their_trend() -> None:
    standings = [
        a_standing("a", before=[0, 4]),
        a_standing("b", lines={"Done": 3, "At risk": 1}, before=[2, 4]),
        a_standing("c", "Waiters", lines={"Possible delay": 2}),
    ]

    page = page_of(standings, "", title="Roadmaps", today=TODAY)

    assert part(page, "Health by team") == [
        ["Cooks", "2", "8", "50%", "+25 points", "1", "0"],
        ["Waiters", "1", "2", "0%", "", "0", "2"],
    ]
    assert page.headline[0] == "3 roadmaps of 2 teams: 1 at risk, 1 other with a possible delay, 1 with neither."


@pytest.mark.parametrize(
    ("lines", "health"),
    [
        ({"Done": 2, "Won't do": 1}, "Done"),
        ({"Done": 2, "At risk": 1, "Possible delay": 5}, "At risk"),
        ({"Possible delay": 1, "In progress": 9}, "Possible delay"),
        ({"Not started": 3}, "Not started"),
        ({"Not started": 3, "Done": 1}, "In progress"),
        ({"": 2}, ""),
        ({"": 2, "Not started": 1}, "In progress"),
        ({}, ""),
    ],
)
def test_health_is_the_worst_status_of_a_line(lines: dict[str, int], health: str) -> None:
    frame = frame_of([a_standing("a", lines=lines)], "", today=TODAY)

    assert list(frame["health"]) == [health]


@pytest.mark.parametrize(("days", "is_stale"), [(14, False), (15, True)])
def test_a_roadmap_is_stale_when_nothing_changed_for_more_than_two_weeks(days: int, *, is_stale: bool) -> None:
    changed = (TODAY - timedelta(days=days)).isoformat()
    page = page_of([a_standing("a", changed=changed)], "", title="", today=TODAY)

    assert any(each.title.startswith("Stale") for each in page.parts) is is_stale


def test_a_roadmap_that_is_done_is_never_stale() -> None:
    page = page_of([a_standing("a", lines={"Done": 1}, changed="2026-01-01")], "", title="", today=TODAY)

    assert not any(each.title.startswith("Stale") for each in page.parts)


def test_those_at_risk_come_before_those_with_a_possible_delay() -> None:
    standings = [
        a_standing("a", help=[["Make tacos", "cook food", "Possible delay", "Ana"]]),
        a_standing("b", help=[["Make dessert", "bake", "At risk", "Ben"]]),
    ]

    rows = part(page_of(standings, "", title="", today=TODAY), "Who needs help")

    assert [row[2:] for row in rows] == [["b", "Make dessert", "bake", "Ben"], ["a", "Make tacos", "cook food", "Ana"]]


def test_a_roadmap_shows_only_where_it_may() -> None:
    hidden = a_standing("secret")
    hidden = replace(hidden, member=replace(hidden.member, audiences=("board",)))

    assert list(frame_of([hidden, a_standing("open")], "", today=TODAY)["roadmap"]) == ["open"]


def an_unsynced(name: str, *audiences: str, **member: Any) -> Standing:
    return Standing(Member(name, name, audiences=audiences, **member), NOW)


def test_a_roadmap_that_was_never_synced_is_listed_and_counted_apart() -> None:
    failed = replace(
        an_unsynced("b", team="Waiters"), finished=NOW, outcome=Outcome.FAILED, problem="secret@example.org"
    )

    page = page_of([a_standing("a"), failed, an_unsynced("c")], "", title="", today=TODAY)

    assert part(page, "Never synced") == [["c", "(no team)", "not yet"], ["b", "Waiters", "25 Nov 2026"]]
    assert page.headline[0] == "1 roadmap of 1 team: 0 at risk, 0 others with a possible delay, 1 with neither."
    assert page.headline[-1] == "2 more roadmaps were never synced."
    assert "secret" not in page_html.render(page)


def test_where_no_roadmap_was_ever_synced_each_is_listed() -> None:
    page = page_of([an_unsynced("a")], "", title="", today=TODAY)

    assert part(page, "Never synced") == [["a", "(no team)", "not yet"]]


def test_a_roadmap_that_was_never_synced_shows_only_where_it_may() -> None:
    found = [an_unsynced("secret", "board"), an_unsynced("open")]

    assert part(page_of(found, "public", title="", today=TODAY), "Never synced") == [["open", "(no team)", "not yet"]]


def test_what_does_not_stand_among_those_who_need_help_is_counted() -> None:
    """The facts of a roadmap hold 20 lines that need help, and the page 200 of all."""
    helps = [["Make tacos", f"cook {number}", "At risk", "Ana"] for number in range(20)]
    many = [a_standing(f"r{number}", lines={"At risk": 18, "Possible delay": 5}, help=helps) for number in range(12)]

    for standings in (many[:2], many):
        page = page_of(standings, "", title="", today=TODAY)
        (found,) = (each for each in page.parts if each.title == "Who needs help")
        shown = len(part(page, "Who needs help"))
        teams = part(page, "Health by team")

        assert found.blocks[-1].text == f"And {23 * len(standings) - shown} more lines."
        assert sum(int(row[5]) + int(row[6]) for row in teams) == 23 * len(standings)


def test_the_numbers_of_the_page_add_up() -> None:
    teams = ("Cooks", "Waiters", "")
    standings = [
        a_standing(f"r{number}", teams[number % 3], lines={STATUSES[number % 5]: 2, "Done": 1}) for number in range(17)
    ]
    page = page_of([*standings, an_unsynced("new")], "", title="", today=TODAY)

    roadmaps, named, *parts = map(int, re.findall(r"\d+", page.headline[0]))
    assert roadmaps == sum(parts) == 17
    assert roadmaps == len(part(page, "Every roadmap")) == sum(int(row[1]) for row in part(page, "Health by team"))
    assert [row[0] for row in part(page, "Health by team")] == ["(no team)", "Cooks", "Waiters"]
    assert named == 2


def test_what_people_wrote_stays_text_on_the_page() -> None:
    evil = "<script>alert(1)</script>"
    standing = a_standing("a", team=evil, help=[[evil, evil, "At risk", evil]], link="javascript:alert(1)")

    page = page_of([standing], "", title=evil, today=TODAY, has_summaries=False)
    tree = html.fromstring(page_html.render(page))

    assert not tree.xpath("//script")
    assert not tree.xpath("//a[starts-with(@href, 'javascript')]")


AUDIENCES = """
output = "summaries"
[[audience]]
name = "leads"
fields = ["project", "status", "deliverable", "owner", "goal", "links"]
[[audience]]
name = "public"
fields = ["project", "status"]
language = "de"
"""
ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "Notes"],
    ["Make tacos", "", "cook food", "At risk", "Ana", "the oven burns"],
    ["=HYPERLINK(1)", "feed the family cheaply on a weeknight", "serve food", "Done", "Ben", ""],
]


def test_each_audience_sees_what_it_may_and_each_row_leads_to_its_summary(fleet: Fleet) -> None:
    fleet.setup(more=AUDIENCES)
    sheet = fleet.share(fleet.google.spreadsheet(ROWS, tab="Roadmap", title="Secret sheet", size=(20, 10)))
    fleet.take_up([sheet], team="Cooks")
    make_due(fleet)
    fleet("schedule")
    assert fleet.work().returncode == 0

    for audience in ("leads", "public"):
        assert fleet("rollup", "--for", audience).exit_code == 0
    folder = fleet.folder / "summaries"
    leads, public = ((folder / f"index-{each}.html").read_text(encoding="utf-8") for each in ("leads", "public"))

    assert "cook food" in leads
    assert "Ana" in leads
    assert "Missing goals" in leads
    for word in ("cook food", "Ana", "Ben", "oven", "docs.google.com", "Secret sheet"):
        assert word not in public
    assert "oven" not in leads
    for text in (leads, public):
        links = re.findall(r'href="([^"]+)"', text)
        assert links
        assert all((folder / each).is_file() for each in links if not each.startswith("https://")), links
    assert '<html lang="en">' in leads
    assert '<html lang="de">' in public
    assert "1 Roadmap von 1 Team: 1 gefährdet" in public
    rows = list(csv.DictReader((folder / "index-public.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0]["team"] == "Cooks"
    assert (rows[0]["lines"], rows[0]["missing goals"], rows[0]["sheet"]) == ("2", "", "")
    assert fleet("rollup").exit_code == 2


def test_a_team_s_own_rule_for_an_audience_holds_in_the_roll_up_too(fleet: Fleet) -> None:
    fleet.setup(more=AUDIENCES)
    (fleet.folder / "tacos.toml").write_text(
        '[[audience]]\nname = "leads"\nfields = ["project", "status"]\n', encoding="utf-8"
    )
    fleet.take_up([fleet.share(fleet.google.spreadsheet(ROWS, tab="Roadmap", size=(20, 10)))], config="tacos.toml")
    make_due(fleet)
    fleet("schedule")
    fleet.work()

    fleet("rollup", "--for", "leads")

    text = (fleet.folder / "summaries" / "index-leads.html").read_text(encoding="utf-8")
    assert "Make tacos" in text
    assert "Ana" not in text
    assert "cook food" not in text


def test_days_are_counted_to_today() -> None:
    frame = frame_of([a_standing("a", changed="2026-11-20")], "", today=date(2026, 11, 25))

    assert list(frame["days unchanged"]) == [5]

"""Whose a row is, and what is told of it when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sheetsync.model.audience import Channel
from sheetsync.model.delivery import Delivery, Stage, Target
from sheetsync.model.nudge import Ask, Nudge, Outlook
from sheetsync.model.people import PEOPLE, Person
from sheetsync.model.roadmap import Deliverable, Project, Roadmap, Table
from sheetsync.model.terms import Field, Shape, Status
from sheetsync.steps.compose.letter import letter
from sheetsync.steps.nudge import is_due, only, told_by
from sheetsync.steps.owners import Owners

DAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
ANA, BEN = (Person(name, f"{name.lower()}@example.org") for name in ("Ana", "Ben"))
TO_ANA = Target(PEOPLE, Channel.MAIL, ANA.address)


def a_roadmap(*owners: str, status: Status = Status.IN_PROGRESS) -> Roadmap:
    """One project, a line for each owner."""
    steps = tuple(Deliverable(f"step {at}", at + 2, at, status, owner=each) for at, each in enumerate(owners))
    table = Table([each.row for each in steps], {Field.OWNER: owners})
    return Roadmap("R", "R", table, (Project("P", 2, 0, owner=next(filter(None, owners), ""), deliverables=steps),))


def names(roadmap: Roadmap, *people: Person) -> list[str]:
    """Who of the people has each row."""
    owners = Owners.of(roadmap, people or (ANA, BEN))
    return [" ".join(each.name for each in owners.in_row(row)) for row in roadmap.table.rows]


def test_a_row_is_of_who_is_named_in_it_and_a_blank_one_of_the_owner_on_the_first_line() -> None:
    assert names(a_roadmap("Ana", "Ben", "  ana ", "@ANA", "Ana, Ben", "Ana and Ben", "Anabel")) == [
        "Ana", "Ben", "Ana", "Ana", "Ana Ben", "Ana Ben", "",
    ]  # fmt: skip
    assert names(a_roadmap("Ana", "", "", "Ben", "")) == ["Ana", "Ana", "Ana", "Ben", "Ana"]
    assert names(a_roadmap("", "Ben", "", "")) == ["", "Ben", "", ""]


def test_a_blank_row_among_rows_with_owners_is_nobodys() -> None:
    assert names(a_roadmap("Ana", "", "Ben")) == ["Ana", "", "Ben"]


def test_the_first_line_of_a_group_says_nothing_of_the_others() -> None:
    roadmap = replace(a_roadmap("Ana", "", ""), shape=Shape.GROUPS)
    (project,) = roadmap.projects

    assert names(replace(roadmap, projects=(replace(project, owner=""),))) == ["Ana", "", ""]
    assert names(replace(roadmap, projects=(replace(project, owner="Ben"),))) == ["Ana", "Ben", "Ben"]


def test_a_name_that_is_a_list_by_its_words_is_one_where_somebody_is_called_so() -> None:
    assert names(a_roadmap("Ana and Ben"), Person("Ana and Ben", "both@example.org"), ANA) == ["Ana and Ben"]


def test_a_name_that_two_people_have_is_nobodys() -> None:
    assert names(a_roadmap("Ana"), ANA, Person("ANA", "other@example.org")) == [""]


def test_a_closed_line_is_nobodys() -> None:
    assert names(a_roadmap("Ana", status=Status.DONE)) == [""]


def test_owners_whom_nobody_knows_are_named_once_and_what_is_no_name_is_none() -> None:
    roadmap = a_roadmap("Chen", "chen", "TBD", "-", "Ana, Dana", "")

    assert Owners.of(roadmap, (ANA,)).strangers() == ("Chen", "Dana")


@pytest.mark.parametrize(
    ("told", "due"),
    [([], True), ([7], True), ([6], False), ([14, 7], True), ([21, 14, 7], False), ([14, 1], False)],
)
def test_a_thing_is_told_again_after_a_week_and_three_times_at_most(told: list[int], due: bool) -> None:
    today = date(2026, 11, 30)

    assert is_due([today - timedelta(days=each) for each in told], today) is due


def test_what_may_have_arrived_counts_and_what_did_not_does_not() -> None:
    def tried(stage: Stage, *things: str, problem: str | None = None) -> Delivery:
        return Delivery(TO_ANA, DAY, problem, stage, things=things)

    assert told_by([tried(Stage.INTENDED, "a"), tried(Stage.ENDED, "a")])[ANA.address]["a"] == [DAY.date()]
    assert told_by([tried(Stage.INTENDED, "a")])[ANA.address]["a"] == [DAY.date()]
    assert told_by([tried(Stage.UNCERTAIN, "a", problem="?")])[ANA.address]["a"] == [DAY.date()]
    assert told_by([tried(Stage.INTENDED, "a"), tried(Stage.ENDED, "a", problem="busy")]) == {}
    # A comment that was cut off is looked up by the next try, and not taken for told.
    on_the_cell = replace(TO_ANA, channel=Channel.COMMENT)
    assert told_by([Delivery(on_the_cell, DAY, None, Stage.INTENDED, things=("a",))]) == {}
    cut_off_and_again = [tried(Stage.INTENDED, "a"), tried(Stage.INTENDED, "a"), tried(Stage.ENDED, "a")]
    assert len(told_by(cut_off_and_again)[ANA.address]["a"]) == 2
    others = [Delivery(Target("us", Channel.MAIL, ANA.address), DAY, things=("a",))]
    assert told_by(others) == {}


def test_a_run_tells_nothing_but_what_it_announced() -> None:
    asks = tuple(Ask(each, "P", each, "", None, "C2", "", "words") for each in ("a", "b"))
    outlook = Outlook((Nudge(ANA, "R", asks, ("a", "b")), Nudge(BEN, "R", asks, ("a", "b"))))

    (left,) = only(outlook, {ANA.address: ("a", "gone")})

    assert (left.person, left.asks, left.things) == (ANA, asks[:1], ("a",))


def test_a_letter_says_line_why_and_what_to_type() -> None:
    asks = (
        Ask("a", "Make tacos", "cook food", "At risk", date(2026, 11, 6), "D3", "Status", "What would help?"),
        Ask("b", "Make tacos", "cook food", "At risk", date(2026, 11, 6), "E3", "Owner", "Who?"),
        Ask("c", "Make tacos", "wash up", "", date(2026, 10, 30), "D4", "", "Is this about it?"),
    )

    made = letter(Nudge(ANA, "Kitchen", asks, ("a", "b", "c")), today=date(2026, 11, 2), own_header="Checks")

    assert made.subject == "Kitchen: 2 lines of yours need a word"
    assert [(each.title, each.details) for each in made.entries] == [
        ("Make tacos: cook food", "At risk, due 6 Nov"),
        ("Make tacos: wash up", "was due 30 Oct"),
    ]
    assert [(each.words, each.cell) for each in made.entries[0].said] == [
        ("[Status] What would help?", "D3"),
        ("[Owner] Who?", "E3"),
    ]
    assert "ok: mute" in made.closing[-1]
    assert '"ok until 2026-11-30: "' in made.closing[0]


def test_a_letter_about_unknown_owners_alone_asks_for_nothing_else() -> None:
    made = letter(Nudge(ANA, "Kitchen", (), ("x",), ("Chen",)), today=date(2026, 11, 2), own_header="Checks")

    assert made.entries == ()
    assert len(made.closing) == 1
    assert "Chen" in made.closing[0]

"""What isn't listed for an audience is in no byte of what it gets."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sheetsync.config.load import Config
from sheetsync.model.audience import Audience, Channel, Extra, View
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap, Unread
from sheetsync.model.run import Look, Rendered
from sheetsync.model.settings import Choices
from sheetsync.model.snapshot import History, Snapshot
from sheetsync.model.terms import Field, Interval, Priority, Status
from sheetsync.render import picture
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.news import with_news
from sheetsync.steps.recall import recall
from sheetsync.steps.snapshot import snapshot
from sheetsync.wiring import channels, renderers
from tests.builders import HEADERS, a_spreadsheet, read
from tests.render.opened import everything_in

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
FORMATS = formats_of(Subject.SUMMARY)
CONFIG = Config(Choices(), Path(), None, NOW)
CANARIES = {
    Field.PROJECT: ("Projectcanary",),
    Field.STAKEHOLDERS: ("Strangercanary",),
    Field.GOAL: ("Goalcanary",),
    Field.DELIVERABLE: ("Stepcanary",),
    Field.STATUS: ("Statuscanary", "At risk"),
    Field.OWNER: ("Ownercanary",),
    Field.START: ("1 Oct", "2026-10-01"),
    Field.END: ("27 Nov", "2026-11-27"),
    Field.UPDATED: ("Updatedcanary",),
    Field.NOTES: ("Notescanary",),
    Field.PRIORITY: ("Belowcanary",),
}
EXTRAS = {
    Extra.SOURCE: ("Titlecanary", "Cellcanary", "Unreadcanary"),
    Extra.INTERVAL: ("21 Nov", "2026-11-21"),
    Extra.LINKS: ("!D2", "linkcanary.example"),
    Extra.CHECKS: ("open remark",),
    Extra.CHANGES: ("Oldcanary", "Changed since", "since 26 Oct"),
    Extra.THIS_WEEK: ("Leadcanary", "This week"),
}
ALWAYS = (Field.PROJECT, Field.STATUS)
NEVER = (
    "Gonecanary",
    "Checkcanary",
    "Secretcanary",
    "Hiddencanary",
    "Sectioncanary",
    "Keycanary",
    "Revisioncanary",
    "Otherscanary",
)
"""What no audience sees, whatever is listed: words of findings, other projects, other tabs, hidden rows."""


@pytest.fixture(autouse=True)
def _picture_that_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """No canary can be found in pixels: the picture of a mail stays the drawing of which they are made."""
    monkeypatch.setattr(picture, "light_png", str.encode)


def sheet(instead: Mapping[str, str] | None = None) -> tuple[Roadmap, Spreadsheet]:
    headers = [HEADERS[field] for field in Field if field is not Field.PRIORITY]
    rows = [
        headers,
        ["Projectcanary", "Us and Strangercanary", "Goalcanary", "Stepcanary", "At risk", "Ownercanary", "2026-10-01",
         "2026-11-27", "Updatedcanary", "Notescanary"],
        ["", "", "", "Stepcanary two", "Statuscanary", "Ownercanary", "2026-10-01", "2026-11-27", "", "Notescanary"],
        ["", "", "", "Hiddencanary", "At risk", "Hiddencanary", "", "", "", "Hiddencanary"],
        ["Secretcanary", "Otherscanary", "Secretcanary", "Secretcanary", "Done", "Secretcanary", "", "", "", ""],
        ["Lower priority projects below"],
        ["Belowcanary", "Us", "Belowcanary", "Belowcanary", "Done", "Belowcanary", "", "", "", ""],
    ]  # fmt: skip
    rows = [[(instead or {}).get(text, text) for text in row] for row in rows]
    spreadsheet = a_spreadsheet(roadmap=rows)
    grid = replace(spreadsheet.tabs[0], hidden_rows=frozenset({4}))
    spreadsheet = replace(
        spreadsheet, title="Titlecanary", key="Keycanary", revision="Revisioncanary", tabs=(grid,),
        links={"Roadmap": "https://linkcanary.example/edit#gid=7"},
    )  # fmt: skip
    roadmap = read(spreadsheet)
    roadmap = replace(
        roadmap,
        title="Titlecanary",
        tab="Roadmap",
        interval_source="Cellcanary",
        unread=(Unread("row 9", "Unreadcanary"),),
        said="Leadcanary rests",
        status_mapping={"Statuscanary": Status.AT_RISK, "Secretcanary": Status.DONE},
    )
    return roadmap, spreadsheet


def remembered(roadmap: Roadmap) -> Look:
    """A week ago everything was otherwise: each field of each line, and there was one line more."""
    now = snapshot(roadmap, History(), now=NOW, tokens={})
    before = [
        replace(
            line,
            text=f"{line.text} Oldcanary",
            status=Status.DONE,
            start=date(2026, 9, 1),
            end=date(2026, 11, 28),
            priority=Priority.HIGHER,
            owner="Ownercanary the old",
            notes="Notescanary the old",
            project="Secretcanary" if line.text == "Stepcanary two" else line.project,
        )
        for line in now.lines
    ]
    gone = replace(before[0], id="gone", text="Gonecanary")
    earlier = Snapshot(
        NOW - timedelta(days=7), date(2026, 10, 26), (*before, gone), Interval(date(2026, 10, 12), date(2026, 11, 21))
    )
    return Look("roadmap", History((earlier,)), now)


def told(view: View) -> list[Rendered]:
    """What an audience of this view gets, by every way."""
    roadmap, spreadsheet = sheet()
    roadmap = replace(roadmap, interval=Interval(date(2026, 10, 12), date(2026, 11, 21)))
    finding = Finding("overdue", Severity.ERROR, "Checkcanary", value="Checkcanary")
    look = remembered(roadmap)
    roadmap = replace(roadmap, past=recall(roadmap, look.history, look.now))
    document = compose(roadmap, [finding], spreadsheet=spreadsheet, now=NOW, today=NOW.date(), view=view)
    document = with_news(
        document, roadmap, look, spreadsheet=spreadsheet, today=NOW.date(), since=look.history.last, view=view
    )
    audience = Audience(
        "us",
        (*view.columns, *view.extras),
        stakeholders=view.stakeholders,
        channels=tuple(Channel),
        recipients=("ana@example.org",),
    )
    sent = [Rendered("sent", post.target.channel, post.message) for post in channels.posts(CONFIG, audience, document)]
    return [*renderers.render(CONFIG, document, FORMATS, audience="us"), *sent]


def view(*fields: Field | Extra) -> View:
    columns = frozenset(each for each in (*ALWAYS, *fields) if isinstance(each, Field))
    return View(columns, frozenset(each for each in fields if isinstance(each, Extra)), ("us",))


def test_the_canaries_are_seen_where_everything_is_listed() -> None:
    documents = told(view(*Field, *Extra))

    seen = "\n".join(map(everything_in, documents))
    for field, canaries in (CANARIES | EXTRAS).items():
        if field is not Field.UPDATED:
            assert any(canary in seen for canary in canaries), field


def test_the_canaries_are_looked_for_in_the_picture_of_a_mail() -> None:
    mails = [each for each in told(view(*Field, *Extra)) if each.format == Format.MAIL]

    assert mails
    for each in mails:
        assert re.search(r"<svg .*Projectcanary.*</svg>", everything_in(each))


@pytest.mark.parametrize("field", [each for each in [*Field, *Extra] if each not in ALWAYS])
def test_a_field_that_is_not_listed_is_in_no_byte(field: Field | Extra) -> None:
    others = [each for each in [*Field, *Extra] if each is not field]

    documents = told(view(*others))

    for document in documents:
        text = everything_in(document)
        for canary in {**CANARIES, **EXTRAS}[field]:
            assert canary not in text, f"{field} in {document.name}"
        for canary in NEVER:
            assert canary not in text, document.name


def test_an_audience_of_the_least_sees_names_and_nothing_else() -> None:
    for document in told(view()):
        text = everything_in(document)
        assert "Projectcanary" in text or document.format == Format.PDF
        for field, canaries in (CANARIES | EXTRAS).items():
            if field not in ALWAYS:
                assert not [each for each in canaries if each in text], f"{field} in {document.name}"


def test_a_project_below_the_line_is_left_out_where_the_priority_is_not_listed() -> None:
    roadmap, spreadsheet = sheet()
    assert [each.priority for each in roadmap.projects][-1] is Priority.LOWER

    document = compose(
        roadmap, (), spreadsheet=spreadsheet, now=NOW, today=NOW.date(), view=view(Field.DELIVERABLE, Field.STATUS)
    )

    assert [work.name for group in document.groups for work in group.works] == ["Projectcanary"]
    assert document.below == ()

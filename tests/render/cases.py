"""Roadmaps that are hard to dress: many projects, one, none with dates, other scripts, and people who write much."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sheetsync.model.document import Document
from sheetsync.model.terms import Interval
from sheetsync.steps.compose import compose
from tests.builders import Block, a_deliverable, a_project, a_roadmap, a_spreadsheet, below

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
INTERVAL = Interval(date(2026, 10, 12), date(2026, 11, 20))
STATUSES = ("Done", "In progress", "Possible delay", "At risk", "Not started", "Won't do", "Hm")
GROUPS = ("support engineers", "store operations, finance and legal", "everyone who is on call")


def projects(count: int, steps: int = 4, *, dates: bool = True) -> list[Block]:
    """So many projects, each with so many steps."""
    return [
        a_project(
            f"Project {number} with a usual name",
            *(
                a_deliverable(
                    f"Step {each} of project {number}, told in one line",
                    status=STATUSES[(number + each) % len(STATUSES)],
                    owner=("Ana", "Ben", "Chidi Anagonye")[each % 3],
                    end=INTERVAL.start + timedelta(days=(number * 5 + each * 7) % 39) if dates else "",
                    notes="A second reviewer would help" if each % 3 == 0 else "",
                )
                for each in range(steps)
            ),
            goal=f"people in group {number} find what they look for within a minute",
            stakeholders=GROUPS[number % len(GROUPS)],
        )
        for number in range(1, count + 1)
    ]


def summary(*blocks: Block, links: bool = False) -> Document:
    """The summary of these projects."""
    address = {"Roadmap": "https://docs.google.com/spreadsheets/d/key/edit#gid=0"} if links else {}
    spreadsheet = replace(a_spreadsheet(roadmap=[["Roadmap"]]), links=address)
    roadmap = a_roadmap(*blocks, interval=INTERVAL)
    return compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=NOW.date())


LONG = "so that nobody who looks after this service at night has to guess which of the many pages matters " * 6
RIGHT_TO_LEFT = a_project(
    "ليالي هادئة للمناوبين",
    a_deliverable("مقابلة ستة مهندسين مناوبين", status="Done", owner="ليلى", end="2026-10-16"),
    a_deliverable("נתב את ההתראות לפי תסמינים (v2.1)", status="At risk", owner="נועה", notes="נדרש עוד שבוע"),
    goal="لكي ينام المهندس المناوب طوال الليل",
    stakeholders="المهندسون",
)
EMOJI = a_project(
    "🌮 Make tacos 👩‍👩‍👧‍👦",
    a_deliverable("🛒 buy shells 🇦🇹", status="Done", owner="Zoë 🧑‍🍳"),
    a_deliverable("🔥 cook e\u0301clairs", status="Possible delay", notes="🙏 a second stove"),
    goal="feed the family 🍽️ in 10 minutes ⏱️",
    stakeholders="family 👪",
)
MUCH = a_project(
    "A very long name of a project that somebody pasted from a document, with everything that it should ever become "
    "and-a-word-that-has-no-end-" + "x" * 120,
    a_deliverable("https://example.org/" + "path/" * 40, status="At risk", owner="Maximiliane Freifrau von Hohenstein",
                  end="2026-11-06", notes=LONG),
    a_deliverable("A step " + LONG, status="Almost done but for a few things that we have to look at again"),
    goal=LONG, stakeholders="Everybody in the whole company who has ever asked about this, and their managers",
)  # fmt: skip

CASES: Mapping[str, Document] = {
    "forty": summary(*projects(40), links=True),
    "one": summary(a_project("Make tacos", a_deliverable("cook food", status="In progress"))),
    "no-dates": summary(*projects(6, dates=False), below(a_project("Make dessert", "defrost cheesecake"))),
    "right-to-left": summary(RIGHT_TO_LEFT, *projects(1)),
    "emoji": summary(EMOJI),
    "long": summary(MUCH, MUCH),
    "nothing": summary(),
}

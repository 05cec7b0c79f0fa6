"""The nine rules of the race, in plain constants that every contender reads, and the rows they run on.

| rule | column | is wrong where |
| --- | --- | --- |
| goal | Goal | blank on the first row of a project |
| status | Status | not one of `STATUSES` |
| date | Start, End | not a real day, written YYYY-MM-DD |
| order | End | both are days, and the end is before the start |
| plan | Start, End | a day, and before `PLAN_START`, or after `PLAN_END` |
| owner | Owner | not an address, see `OWNER` |
| work | Deliverable | on the first row of a project without any deliverable |
| twice | Deliverable | not blank, and already used above in the same project |
| stale | Updated | a day before `STALE_BEFORE`, while Status is In progress |

A project is a row with a Project and every row below it without one. A contender takes rows of
texts, as a sheet gives them, and returns a set of (row from 0, column, rule).
"""

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta

Row = Sequence[str]
Fault = tuple[int, str, str]

HEADER = ("Project", "Stakeholders", "Goal", "Deliverable", "Status", "Start", "End", "Owner", "Updated")
STATUSES = ("Not started", "In progress", "Possible delay", "At risk", "Done", "Won't do")
PLAN_START, PLAN_END = date(2026, 7, 1), date(2027, 6, 30)
TODAY = date(2026, 11, 25)
STALE_DAYS = 30
STALE_BEFORE = TODAY - timedelta(days=STALE_DAYS)
OWNER = r"[a-z]+\.[a-z]+@example\.com"

FAULT_RATE = 0.005
"""How likely a cell is wrong: one line in twenty-five has a fault, as in a sheet that is looked after."""

_VERBS = ("Design", "Review", "Migrate", "Test", "Document", "Pilot", "Measure", "Announce")
_THINGS = ("the pipeline", "the dashboard", "the runbook", "the alerts", "the API", "the training", "the survey")
_NAMES = ("ana", "ben", "cleo", "dan", "eva", "finn", "gina", "hugo", "iris", "jan")


def rows(count: int, seed: int = 7) -> list[Row]:
    """Make `count` rows, the same for the same seed: projects of one to eight lines, about 0.5 % of cells wrong."""
    chance = random.Random(seed)
    made: list[Row] = []
    while len(made) < count:
        made += _project(chance, len(made))
    # As a reply of an interface gives them: no two cells share a string.
    fresh: list[Row] = json.loads(json.dumps(made[:count]))
    return fresh


def _project(chance: random.Random, number: int) -> list[Row]:
    lines = chance.randint(1, 8)
    goal = "" if chance.random() < FAULT_RATE else f"so that {chance.choice(_NAMES)}'s team can ship sooner"
    own = (f"Project {number}", f"Team {chance.randint(1, 40)}", goal)
    no_work = chance.random() < FAULT_RATE
    used: list[str] = []
    made: list[Row] = []
    for index in range(lines):
        work = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {number}-{index}"
        if used and chance.random() < FAULT_RATE:
            work = chance.choice(used)
        used.append(work)
        made.append([*(own if index == 0 else ("", "", "")), "" if no_work else work, *_details(chance)])
    return made


def _details(chance: random.Random) -> list[str]:
    def wrong() -> bool:
        return chance.random() < FAULT_RATE

    status = chance.choice(STATUSES)
    start = PLAN_START + timedelta(days=chance.randint(0, 330))
    end = start + timedelta(days=chance.randint(0, 34))
    old = status == "In progress" and wrong()
    updated = STALE_BEFORE + timedelta(days=-chance.randint(1, 60) if old else chance.randint(0, STALE_DAYS))
    owner = f"{chance.choice(_NAMES)}.{chance.choice(_NAMES)}@example.com"
    if wrong():
        end = start - timedelta(days=chance.randint(1, 20))
    if wrong():
        start = PLAN_START - timedelta(days=chance.randint(1, 60))
    return [
        f"{status}!" if wrong() else status,
        chance.choice(("soon", "2026-13-01", "2026-02-30")) if wrong() else start.isoformat(),
        chance.choice(("later", "2026-31-12", "30 days")) if wrong() else end.isoformat(),
        owner.split("@", maxsplit=1)[0] if wrong() else owner,
        updated.isoformat(),
    ]

"""What a comment on a cell quotes: on one line each, and calling nobody."""

import json

import pytest

from sheetsync.model.nudge import Anchor, Ask, Letter, Nudge
from sheetsync.model.people import Person
from sheetsync.render.letter.comment import render
from tests.render.hostile import HOSTILE

LETTER = Letter("", "", (), (), settling="Resolve this.", again="Still so.")


@pytest.mark.parametrize("text", [*HOSTILE, "ask @ben@example.org", "+ben@example.org", "x" * 5000])
def test_whatever_a_cell_says_calls_nobody_and_starts_no_line(text: str) -> None:
    anchor = Anchor("Roadmap", "C2", text, text, "F1", text)
    ask = Ask("k7f3x9m2", text, text, "", None, "F2", text, text, anchor=anchor)

    (said,) = json.loads(render(Nudge(Person("Ana", "ana@example.org"), "R", (ask,), ("k7f3x9m2",)), LETTER))[
        "comments"
    ]

    assert "@" not in said["text"]
    assert len(said["text"].splitlines()) <= 3
    assert said["text"].endswith("Resolve this.")
    # By these the row is found, so they are as the sheet has them.
    assert (said["name"], said["above"]) == (text, text)

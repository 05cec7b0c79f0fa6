"""What a deck says in its titles: what the slide comes to, and not only what it is about."""

import io

import pptx

from sheetsync.render import slides
from tests.builders import a_deliverable, a_project
from tests.render.cases import summary


def titles(*steps: object) -> list[str]:
    deck = pptx.Presentation(io.BytesIO(slides.render(summary(a_project("Make tacos", *steps)))))
    return [slide.shapes.title.text_frame.text for slide in deck.slides][1:]


def test_a_title_says_what_its_slide_comes_to() -> None:
    found = titles(
        a_deliverable("buy", status="Done", end="2026-10-16"),
        a_deliverable("cook", status="At risk", end="2026-11-06"),
        a_deliverable("call", status="In progress", end="2026-10-30"),
        a_deliverable("serve", status="Not started", end="2026-11-09"),
    )

    assert found == [
        "Where you can help: 1 at risk, 1 late",
        "Next two weeks: 1 step is due",
        "Done so far: 1 of 4 steps",
        "Timeline: 1 of 2 due steps done",
    ]


def test_where_nothing_is_known_a_title_says_what_its_slide_is_about() -> None:
    found = titles(a_deliverable("cook", status="In progress"))

    assert found == ["Where you can help", "Next steps", "Done so far: 0 of 1 step"]


def test_a_slide_of_few_steps_at_risk_has_their_goal_and_says_that_nobody_has_asked() -> None:
    document = summary(a_project("Make tacos", a_deliverable("cook", status="At risk")))
    deck = pptx.Presentation(io.BytesIO(slides.render(document)))
    texts = "\n".join(shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)

    assert "feed the family cheaply and quickly on a weeknight" in texts
    assert "No word on help yet." in texts

"""What a deck says: in its titles what a slide comes to, in its notes what it has no room for, and what it draws."""

import io

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE

from tests.builders import a_deliverable, a_project
from tests.render.cases import summary
from tests.render.renderers_of import as_slides


def titles(*steps: object) -> list[str]:
    deck = pptx.Presentation(io.BytesIO(as_slides(summary(a_project("Make tacos", *steps)))))
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
    deck = pptx.Presentation(io.BytesIO(as_slides(document)))
    texts = "\n".join(shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)

    assert "feed the family cheaply and quickly on a weeknight" in texts
    assert "No word on help yet." in texts


def test_the_speaker_sees_what_a_slide_has_no_room_for() -> None:
    projects = [a_project(f"Project {number}", a_deliverable(f"step {number}", status="Done")) for number in range(12)]
    deck = pptx.Presentation(io.BytesIO(as_slides(summary(*projects))))
    [done] = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("Done")]
    notes = done.notes_slide.notes_text_frame.text.splitlines()

    assert "and 4 more" in [shape.text_frame.text for shape in done.shapes if shape.has_text_frame]
    assert [line for line in notes if line.startswith("● Done, step")] == [
        f"● Done, step {number} [Roadmap!D{number + 2}]" for number in range(12)
    ]


def test_the_timeline_is_one_drawing_with_words_for_who_cannot_see_it() -> None:
    document = summary(a_project("Make tacos", a_deliverable("cook", status="At risk", end="2026-11-06")))
    deck = pptx.Presentation(io.BytesIO(as_slides(document)))
    [drawing] = [shape for shape in deck.slides[-1].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]

    assert drawing._element.xpath("./*/p:cNvPr")[0].get("descr") == "Make tacos: 12 Oct to 6 Nov 2026, 0 of 1 step done"

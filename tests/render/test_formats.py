"""Every format: the same bytes each time, and no text of a cell is ever more than a text."""

import email.policy
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import docx
import html5lib
import jsonschema
import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sheetsync.config.load import Config
from sheetsync.model.document import Document
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.own_text import one_line
from sheetsync.model.settings import Choices
from sheetsync.render import facts, google_chat, mattermost, pdf, slack, teams, word
from sheetsync.render.page import mail
from sheetsync.render.pages import whole
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.spoken import spoken
from sheetsync.wiring import renderers
from tests.builders import a_deliverable, a_project, a_roadmap, a_spreadsheet
from tests.render.opened import everything_in
from tests.render.renderers_of import as_mail, as_slides, as_text

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
CONFIG = Config(Choices(), Path(), None, NOW)
HOSTILE = (
    "<script>alert(1)</script>",
    "</w:t></w:r><w:r><w:instrText>DDE cmd</w:instrText></w:r>",
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "Subject: hacked\r\nBcc: everybody@evil.example",
    "\r\n.\r\nMAIL FROM:<evil@evil.example>",
    "#set page(fill: red) #read(\"/etc/passwd\")",
    "$ sum_(i=1)^n $ *bold* _emph_ @ref <label>",
    "{{ ''.__class__.__mro__ }}{% raw %}",
    "<!channel> <@U123> <https://evil.example|click>",
    "javascript:alert(1)",
    "::set-output name=x::y",
    "\u202egnp.exe \u2066inside\u2069",
    "nul\x00bell\x07escape\x1b[31m",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦 🇦🇹 e\u0301",
    "\ufffe\uffff lone \ud800 half",
    "\u200b\ufeff zero width",
    "x" * 3000,
    "word " * 400,
)  # fmt: skip


def a_document(*texts: str) -> Document:
    """A summary with each text wherever a cell's text can come to stand."""
    projects = [
        a_project(
            text,
            a_deliverable(text, status=status, end="2026-11-06", owner=text, notes=text),
            goal=text,
            stakeholders=text,
        )
        for text, status in zip(texts, ("At risk", "Possible delay", "Done", "Hm") * len(texts), strict=False)
    ]
    spreadsheet = a_spreadsheet(roadmap=[[texts[0]]])
    return compose(a_roadmap(*projects), (), spreadsheet=spreadsheet, now=NOW, today=NOW.date())


TAME = tuple(f"tame {number}" for number in range(len(HOSTILE)))


def parsed(content: bytes) -> EmailMessage:
    read = message_from_bytes(content, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def body(content: bytes, kind: str) -> str:
    part = parsed(content).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def elements(page: str) -> list[tuple[str, tuple[str, ...]]]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [(str(each.tag), tuple(sorted(each.attrib))) for each in tree.iter()]


def shapes_of(package: bytes) -> dict[str, set[str]]:
    """The kinds of elements in each part of an Office package, and every relationship to the outside."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {
            name: set(re.findall(rb"<([A-Za-z0-9]+:[A-Za-z0-9]+)|TargetMode=\"External\"", opened.read(name)))
            for name in opened.namelist()
            if name.endswith((".xml", ".rels"))
        }  # type: ignore[return-value]


def test_the_same_document_is_the_same_bytes_whatever_the_machine() -> None:
    code = (
        "import hashlib; from tests.render.test_formats import *\n"
        "for made in renderers.render(CONFIG, a_document(*TAME), formats_of(Subject.SUMMARY)):\n"
        "    print(made.name, hashlib.sha256(made.content).hexdigest())"
    )
    printed = set()
    for zone, language, seed in (("UTC", "C.UTF-8", "1"), ("Pacific/Apia", "de_AT.UTF-8", "2")):
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        printed.add(done.stdout)

    assert len(printed) == 1
    assert printed.pop().count("\n") == len(formats_of(Subject.SUMMARY))


@pytest.mark.parametrize("each", formats_of(Subject.SUMMARY))
def test_every_hostile_text_stays_readable_and_harms_no_format(each: Format) -> None:
    made = renderers.render(CONFIG, a_document(*HOSTILE), [each])[0]

    seen = everything_in(made)
    assert "Subject: hacked" in seen
    assert "root:" not in seen


def test_word_gets_texts_and_nothing_else() -> None:
    hostile, tame = (word.render(whole(a_document(*texts))) for texts in (HOSTILE, TAME))

    assert shapes_of(hostile)["word/document.xml"] - shapes_of(tame)["word/document.xml"] <= {b"w:bidi", b"w:rtl"}
    for part in shapes_of(hostile):
        assert b"External" not in b"".join(shapes_of(hostile)[part])
    read = docx.Document(io.BytesIO(hostile))
    texts = [paragraph.text for paragraph in read.paragraphs]
    for text in HOSTILE:
        assert any(one_line(spoken(text)) in each for each in texts), text


def test_slides_get_texts_and_nothing_else() -> None:
    hostile, tame = (as_slides(a_document(*texts)) for texts in (HOSTILE, TAME))

    kinds = [set().union(*(shapes_of(each)[part] for part in shapes_of(each))) for each in (hostile, tame)]
    assert kinds[0] <= kinds[1]
    deck = pptx.Presentation(io.BytesIO(hostile))
    assert 5 <= len(deck.slides) <= 6
    for slide in deck.slides:
        assert slide.has_notes_slide
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_mail_has_the_headers_of_a_draft_and_the_elements_of_its_template() -> None:
    hostile, tame = (as_mail(a_document(*texts)) for texts in (HOSTILE[4:8], TAME[4:8]))

    assert parsed(hostile).keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    assert "\n" not in str(parsed(hostile)["Subject"])
    assert elements(body(hostile, "html")) == elements(body(tame, "html"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=4, max_size=4))
def test_no_text_adds_a_header_or_an_element_to_a_mail(texts: list[str]) -> None:
    texts = [one_line(spoken(text)) or "blank" for text in texts]
    made = as_mail(a_document(*texts))

    assert parsed(made).keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    tags = {tag for tag, _ in elements(body(made, "html")) if isinstance(tag, str)}
    assert tags <= {
        "html",
        "head",
        "meta",
        "title",
        "body",
        "table",
        "tbody",
        "tr",
        "td",
        "h1",
        "h2",
        "p",
        "strong",
        "span",
        "br",
        "img",
    }


def test_a_mail_is_small_and_short_however_much_the_sheet_holds() -> None:
    projects = [a_project(f"Project {number} " + "long " * 60, *(f"step {each} " + "word " * 200 for each in range(20)))
                for number in range(60)]  # fmt: skip
    document = compose(a_roadmap(*projects), (), spreadsheet=a_spreadsheet(), now=NOW, today=NOW.date())

    made = as_mail(document)

    assert len(made) < 60_000
    assert "52 more projects" in body(made, "plain")


def test_a_mail_says_as_text_what_it_shows() -> None:
    made = as_mail(a_document("Make tacos", "Make dessert"))

    for sentence in ("Make tacos", "At risk", "0 of 2 committed steps"):
        assert sentence in body(made, "plain")
        assert sentence in body(made, "html")
    assert "may slip" in parsed(made)["Subject"]


def test_a_mailbox_shows_the_news_before_a_mail_is_opened() -> None:
    document = a_document("Make tacos", "Make dessert")
    read = html5lib.parse(body(as_mail(document), "html"), namespaceHTMLElements=False).find("body")
    assert read is not None

    assert "display:none" in read[0].attrib["style"]
    assert "".join(read[0].itertext()).startswith(document.headline[0])


def test_a_mail_tells_a_part_and_leads_to_the_whole() -> None:
    document = a_document("Make tacos")
    made = [as_mail(replace(document, url=url)) for url in ("https://example.org/roadmap", "")]

    assert "The whole summary: https://example.org/roadmap" in body(made[0], "plain")
    assert 'href="https://example.org/roadmap"' in body(made[0], "html")
    assert not any("The whole summary" in body(made[1], kind) for kind in ("plain", "html"))


@pytest.mark.parametrize(
    ("dressed", "link"),
    [
        (slack.render, {"type": "link", "url": "https://e.org/a_(b)?c&d", "text": "The whole summary"}),
        (teams.render, {"type": "Action.OpenUrl", "title": "The whole summary", "url": "https://e.org/a_(b)?c&d"}),
        (google_chat.render, '<a href="https://e.org/a_(b)?c&amp;d">The whole summary</a>'),
        (mattermost.render, "[The whole summary](https://e.org/a_%28b%29?c&d)"),
    ],
)
def test_a_message_leads_to_the_whole(dressed: Callable[[Document], str], link: object) -> None:
    document = a_document("Make tacos")
    said, silent = (json.loads(dressed(replace(document, url=url))) for url in ("https://e.org/a_(b)?c&d", ""))

    assert json.dumps(link)[1:-1] in json.dumps(said)
    assert "The whole summary" not in json.dumps(silent)


def test_the_strip_of_a_project_in_a_mail_is_whole() -> None:
    timeline = a_document("Make tacos", "Make dessert").timeline
    assert timeline is not None

    for strip in timeline.strips:
        for today in (None, 0.0, 0.5, 1.0):
            assert sum(width for width, _ in mail.cells(strip, today)) == 100


def test_json_holds_to_its_schema() -> None:
    schema = json.loads((ROOT / "sheetsync" / "render" / "facts.schema.json").read_text(encoding="utf-8"))
    strict = json.loads(
        json.dumps(schema).replace('"type": "object",', '"type": "object", "additionalProperties": false,')
    )

    for texts in (HOSTILE, TAME):
        jsonschema.validate(json.loads(facts.render(a_document(*texts))), strict)


def test_plain_text_keeps_to_its_columns() -> None:
    text = as_text(a_document(*TAME, "many short words " * 30))

    assert max(map(len, text.splitlines())) <= 76


def test_slack_gets_plain_text_within_its_limits() -> None:
    for texts in (HOSTILE, ("&" * 5000, "<" * 5000, "👩‍👩‍👧‍👦" * 2000)):
        message = json.loads(slack.render(a_document(*texts)))
        assert len(message["blocks"]) <= 50
        for block in message["blocks"]:
            texts_of = [block["text"]] if "text" in block else block["elements"]
            for each in texts_of:
                assert each["type"] == "plain_text"
                assert 1 <= len(each["text"]) <= (150 if block["type"] == "header" else 3000)
                assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", each["text"])


def test_a_pdf_is_typeset_from_texts() -> None:
    made = pdf.render(whole(a_document(*HOSTILE)))

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).replace("\n", " ")
    assert "#set page(fill: red)" in text
    assert b"/URI" not in made


def test_a_link_is_one_only_where_it_leads_to_the_web() -> None:
    from sheetsync.render.escape import web_link

    assert web_link("https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=D2")
    for link in ("javascript:alert(1)", "file:///etc/passwd", " https://x", "https://a b", "", "https://x\r\nBcc: y"):
        assert web_link(link) is None

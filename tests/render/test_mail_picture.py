"""The picture in a mail: small, the same each time, told in words, and never needed."""

import base64
import io
import re
import sys
from dataclasses import replace
from email.message import EmailMessage

import pytest
from PIL import Image

from sheetsync.model.document import Document
from sheetsync.render import picture
from sheetsync.render.page import mail
from sheetsync.render.pages import brief
from tests.render.cases import CASES
from tests.render.renderers_of import as_mail
from tests.render.test_formats import HOSTILE, a_document, body, elements, parsed

FORTY = CASES["forty"]


def pictures(content: bytes) -> list[EmailMessage]:
    return [part for part in parsed(content).walk() if part.get_content_maintype() == "image"]


def seen(content: bytes) -> str:
    """The page of a mail with its pictures in it, as a mail program shows it."""
    page = body(content, "html")
    for part in pictures(content):
        address = f"data:image/png;base64,{base64.b64encode(part.get_content()).decode()}"
        page = page.replace(f"cid:{part['Content-ID'].strip('<>')}", address)
    return page


def alternatives(content: bytes) -> list[str]:
    return re.findall(r'<img [^>]*alt="([^"]*)"', body(content, "html"))


def structure(part: EmailMessage) -> object:
    if not part.is_multipart():
        return part.get_content_type()
    return [part.get_content_type(), *map(structure, part.iter_parts())]


def test_a_mail_is_text_or_a_page_with_its_picture() -> None:
    made = parsed(as_mail(FORTY))

    assert structure(made) == ["multipart/alternative", "text/plain", ["multipart/related", "text/html", "image/png"]]
    related = list(made.iter_parts())[1]
    assert related["Content-Type"].params["type"] == "text/html"
    assert related.get_boundary() != made.get_boundary()


def test_the_page_names_the_picture_that_comes_with_it() -> None:
    made = as_mail(FORTY)

    [part] = pictures(made)
    assert re.fullmatch(r"<[0-9a-f]{24}@sheetsync\.invalid>", part["Content-ID"])
    assert part.get_content_disposition() == "inline"
    assert body(made, "html").count(f'src="cid:{part["Content-ID"].strip("<>")}"') == 1
    image = Image.open(io.BytesIO(part.get_content()))
    image.load()
    assert image.format == "PNG"
    assert image.width == picture.PHONE.width * 1.5
    assert len(image.convert("RGB").getcolors() or ()) > 8


def test_the_words_of_the_picture_name_each_project_that_the_mail_names() -> None:
    [words] = alternatives(as_mail(FORTY))

    for work in FORTY.brief.works:
        assert work.name in words
    assert "Project 40" in FORTY.groups[0].works[-1].name
    assert "Project 40" not in words
    assert re.search(r"12 Oct to \d+ Nov 2026, \d of 4 steps done", words)


def test_a_mail_with_its_picture_is_under_60_kb() -> None:
    assert 40_000 < len(as_mail(FORTY)) <= 59_000


def test_the_same_summary_is_the_same_mail_and_another_one_another_picture() -> None:
    timeline = FORTY.timeline
    assert timeline is not None

    first, second = as_mail(FORTY), as_mail(FORTY)
    later = as_mail(replace(FORTY, timeline=replace(timeline, today=0.9)))

    assert first == second
    assert pictures(first)[0]["Content-ID"] != pictures(later)[0]["Content-ID"]


@pytest.mark.parametrize("missing", ["resvg_py", "PIL"])
def test_where_nothing_can_draw_the_mail_comes_without_a_picture(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)

    assert_complete_without(as_mail(FORTY))


def test_a_picture_that_is_too_large_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = as_mail(FORTY)
    monkeypatch.setattr(mail, "LARGEST_DRAWN", len(with_it) - 1)

    assert_complete_without(as_mail(FORTY))


def assert_complete_without(content: bytes) -> None:
    """It is the mail that it would be but for the picture: every project, its status, its strip, the dates."""
    assert structure(parsed(content)) == ["multipart/alternative", "text/plain", "text/html"]
    page = body(content, "html")
    assert "<img" not in page
    assert "cid:" not in page
    assert FORTY.timeline is not None
    assert FORTY.timeline.label in page
    lines = " ".join(body(content, "plain").split())
    for work in FORTY.brief.works:
        assert work.name in page
        assert work.name in lines


@pytest.mark.parametrize("name", ["no-dates", "one", "nothing"])
def test_without_dates_there_is_no_picture(name: str) -> None:
    assert pictures(as_mail(CASES[name])) == []
    assert alternatives(as_mail(CASES[name])) == []


def test_a_template_of_the_team_gets_no_picture_that_it_did_not_ask_for() -> None:
    assert pictures(mail.dressed(brief(FORTY), "<p>ours</p>")) == []


@pytest.mark.parametrize("name", ["right-to-left", "long"])
def test_hard_names_are_drawn(name: str) -> None:
    made = as_mail(CASES[name])

    assert len(pictures(made)) == 1
    assert len(made) <= 59_000


def test_no_text_leaves_the_words_of_a_picture() -> None:
    for start in range(0, len(HOSTILE), 5):
        document: Document = a_document(*HOSTILE[start : start + 5])
        images = [kind for kind in elements(body(as_mail(document), "html")) if kind[0] == "img"]
        assert images == [("img", ("alt", "src", "style", "width"))]

"""What is late is as red as a risk wherever its status has a colour, whatever the sheet says."""

import io
import re
from collections.abc import Callable

import docx
import pptx
import pytest

from sheetsync.model.document import Document
from sheetsync.model.terms import Status
from sheetsync.render import tone, word
from sheetsync.render.pages import whole
from tests.builders import a_deliverable, a_project
from tests.render.cases import summary
from tests.render.renderers_of import as_html, as_mail, as_slides
from tests.render.test_formats import body

LATE = '3 days late, marked "In progress"'


def of_html(document: Document) -> str:
    (found,) = re.findall(r'class="status (\w+)"[^\n]*3 days late', as_html(document))
    return {"risk": tone.COLOURS[Status.AT_RISK]}.get(found, found)


def of_mail(document: Document) -> str:
    (found,) = re.findall(r"color:#(\w+);[^>]*>[^<>]*3 days late", body(as_mail(document), "html"))
    return found


def of_word(document: Document) -> str:
    tables = docx.Document(io.BytesIO(word.render(whole(document)))).tables
    runs = [run for table in tables for cell in table._cells for each in cell.paragraphs for run in each.runs]
    (found,) = [str(run.font.color.rgb) for run in runs if LATE in run.text]
    return found.lower()


def of_slides(document: Document) -> str:
    shapes = pptx.Presentation(io.BytesIO(as_slides(document))).slides[1].shapes
    runs = [run for shape in shapes if shape.has_text_frame for run in shape.text_frame.paragraphs[0].runs]
    (found,) = [str(run.font.color.rgb) for run in runs if "3 days late" in run.text]
    return found.lower()


@pytest.mark.parametrize("colour", [of_html, of_mail, of_word, of_slides])
def test_what_is_late_is_as_red_as_a_risk(colour: Callable[[Document], str]) -> None:
    document = summary(a_project("Make tacos", a_deliverable("cook", status="In progress", end="2026-10-30")))

    assert colour(document) == tone.COLOURS[Status.AT_RISK]

"""The structure of a PDF, as a screen reader walks it: each table says what its columns are."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from sheetsync.render import pdf
from sheetsync.render.pages import whole
from tests.render.cases import CASES
from tests.render.test_page import a_page


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure below a node, in order."""
    children = node.get_object().get("/K", [])
    for each in children if isinstance(children, list) else [children]:
        child = each.get_object() if hasattr(each, "get_object") else each
        if hasattr(child, "get") and "/S" in child:
            yield child
            yield from elements(child)


@pytest.mark.parametrize("name", ["forty", "right-to-left"])
def test_each_table_has_a_row_of_headers(name: str) -> None:
    reader = PdfReader(io.BytesIO(pdf.render(whole(CASES[name]))))
    found = list(elements(reader.root_object["/StructTreeRoot"]))
    tables = [each for each in found if each["/S"] == "/Table"]

    assert len(tables) > 2
    assert all(any(each["/S"] == "/TH" for each in elements(table)) for table in tables)


def test_a_page_has_headers_over_its_tables_and_words_for_its_pictures() -> None:
    reader = PdfReader(io.BytesIO(pdf.render(a_page("cook food"))))
    found = list(elements(reader.root_object["/StructTreeRoot"]))
    (table,) = (each for each in found if each["/S"] == "/Table")

    assert sum(each["/S"] == "/TH" for each in elements(table)) == 5
    assert [each["/Alt"] for each in found if each["/S"] == "/Figure"] == [
        "9 Nov: 1 of 4; 16 Nov: 3 of 4",
        "cook food: At risk from 5 Oct, cook food from 9 Nov",
    ]


@pytest.mark.parametrize("name", ["forty", "right-to-left"])
def test_it_declares_pdf_ua_and_shows_its_title(name: str) -> None:
    root = PdfReader(io.BytesIO(pdf.render(whole(CASES[name])))).root_object

    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_what_the_standard_refuses_is_typeset_all_the_same() -> None:
    reader = PdfReader(io.BytesIO(pdf.render(replace(a_page("cook food"), title=""))))

    assert "cook food" in reader.pages[0].extract_text()
    assert "/StructTreeRoot" in reader.root_object

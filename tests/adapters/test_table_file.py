"""A table for other tools: the values as they are, and never a formula."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.adapters.table_file import guarded, write_table
from sheetsync.errors import UnsafeError, UsageError

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "a\n=1", "a;=1", 'a",=1', '"=1', "＝1", "＋1", "－1",
    "＠x", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_nothing_that_people_wrote_becomes_a_formula(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"table{suffix}"
    write_table(file, {"text": FORMULAS})

    if suffix == ".csv":
        with file.open(newline="") as source:
            read = [row[0] for row in csv.reader(source)][1:]
        # A place whose lists are separated by semicolons cuts at those.
        fields = [part for text in read for line in text.splitlines() for part in line.replace('"', ";").split(";")]
        assert not [part for part in fields if part.strip()[:1] in tuple("=+-@＝＋－＠") and part.strip()]
    else:
        cells = [row[0] for row in openpyxl.load_workbook(file).active.iter_rows(min_row=2)]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not [cell.value for cell in cells if cell.value.strip()[:1] in tuple("=+-@＝＋－＠")]


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("=+-@＝;,\t\r\n\"' a1"), max_size=12))
def test_no_field_of_any_text_starts_as_a_formula(text: str) -> None:
    for field in guarded(text).replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert field.strip()[:1] not in set("=+-@＝") or not field.strip()


def test_plain_texts_and_other_values_come_back_as_they_were(tmp_path: Path) -> None:
    table = {
        "text": ["cook food", "007", "NA", ""],
        "day": [date(2026, 11, 2), None, None, None],
        "open": [True, False, True, True],
    }
    write_table(tmp_path / "table.parquet", table)

    read = pd.read_parquet(tmp_path / "table.parquet")

    assert read["text"].tolist() == table["text"]
    assert read["day"].tolist() == table["day"]
    assert read["open"].tolist() == table["open"]


def test_half_a_pair_of_characters_stops_nothing(tmp_path: Path) -> None:
    for suffix in (".csv", ".xlsx", ".parquet"):
        write_table(tmp_path / f"table{suffix}", {"text": ["a\ud800b", "a\x00b"]})


def test_a_suffix_that_says_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"let it end in \.csv, \.parquet, \.xlsx"):
        write_table(tmp_path / "table.doc", {"text": []})


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnsafeError, match="can't be written"):
        write_table(tmp_path / "no" / "table.csv", {"text": ["a"]})

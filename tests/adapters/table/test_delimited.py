"""A table as text says neither its encoding nor its columns: what is guessed is said, and what doesn't fit too."""

from pathlib import Path

import pytest

from sheetsync.adapters.table import TableFile
from sheetsync.errors import UsageError
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.notice import NoticeKind

HEADERS = "Project,Goal,Deliverable,Status,Owner\n"


def read(path: Path, content: bytes, encoding: str = "") -> Spreadsheet:
    path.write_bytes(content)
    return TableFile(path, encoding=encoding).read()


def shown(spreadsheet: Spreadsheet) -> list[list[str]]:
    return [[cell.shown for cell in row] for row in spreadsheet.tabs[0].rows]


LANGUAGES = {
    "cp1252": "Größe,für die Küche,naïve Idee,señor mañana,Ana",
    "cp1250": "Źródło,książka dla łodzi,ještě jednou příliš,žluťoučký kůň,Żaneta",
    "mac_roman": "Größe,für die Küche,Bücher über Käse,würzig,Zoë",
    "cp932": "プロジェクト,東京で会議をする,ユーザーのため,進行中,花子",
    "cp1251": "Проект,чтобы все ели вовремя,готовить ужин,в работе,Анна",
    "gb18030": "项目,为了让大家按时吃饭,准备晚餐,正在进行,安娜",
}


@pytest.mark.parametrize("encoding", LANGUAGES)
def test_a_file_that_is_not_in_utf_8_is_read_by_a_guess_that_is_said(tmp_path: Path, encoding: str) -> None:
    text = HEADERS + f"{LANGUAGES[encoding]}\n" * 3

    found = read(tmp_path / "plan.csv", text.encode(encoding))

    assert shown(found)[1] == LANGUAGES[encoding].split(",")
    (notice,) = found.notices
    assert notice.kind is NoticeKind.FILE_GUESSED
    assert "plan.csv is not in UTF-8" in notice.sentence
    assert "guess" in notice.sentence
    assert f'encoding = "{encoding}"' in notice.sentence


def test_an_encoding_that_a_person_says_is_no_guess(tmp_path: Path) -> None:
    row = "Řeka,aby lidé pili,most,hotovo,Ana"
    found = read(tmp_path / "plan.csv", (HEADERS + row).encode("cp1250"), "cp1250")
    assert (shown(found)[1], found.notices) == (row.split(","), ())
    with pytest.raises(UsageError, match=r"not in ascii: mend `encoding`"):
        read(tmp_path / "plan.csv", b"Bes\xff", "ascii")


def test_what_is_in_utf_8_and_even_has_nothing_to_say(tmp_path: Path) -> None:
    found = read(tmp_path / "plan.csv", (HEADERS + 'a,"b, c\nd",c,d,e\n' * 9 + "Total\n\n").encode())
    assert found.notices == ()


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n\n"])
def test_a_quote_that_is_never_closed_is_told_with_its_line(tmp_path: Path, end: str) -> None:
    rows = [f"p{number},g,d,Done,Ana" for number in range(40)]
    rows[6] = 'p6,"to eat,d,Done,Ana'
    with pytest.raises(UsageError, match=r"plan.csv, line 8: a quote .* never closed"):
        read(tmp_path / "plan.csv", (HEADERS + "\n".join(rows) + end).encode())


def test_a_quote_that_swallows_rows_until_the_next_one_is_told(tmp_path: Path) -> None:
    rows = [f"p{number},g,d,Done,Ana" for number in range(40)]
    rows[6], rows[20] = 'p6,"to eat,d,Done,Ana', 'p20,g",d,Done,Ana'
    found = read(tmp_path / "plan.csv", (HEADERS + "\n".join(rows)).encode())
    assert any("row 8 has a text that looks like rows of its own" in each.sentence for each in found.notices)


def test_a_row_whose_cells_stand_in_the_wrong_columns_is_told(tmp_path: Path) -> None:
    rows = ["p,g,d,Done,Ana"] * 20
    rows[4] = "p,to eat, drink and rest,d,Done,Ana"
    rows[9] = "p,g,Done,Ana"
    found = read(tmp_path / "plan.csv", (HEADERS + "\n".join(rows)).encode())
    (notice,) = found.notices
    assert notice.kind is NoticeKind.FILE_MISFIT
    assert "rows 6, 11 have not 5 cells, as most have" in notice.sentence
    assert "quotes" in notice.sentence


@pytest.mark.parametrize(
    "content",
    [
        b"\n" * 5_000_000,
        b"," * 5_000_000,
        b"a\n" * 1_000_000,
        b"a,b\n" * 2_000_000,
        b'"' * 5_000_001,
        b"\r" * 5_000_000,
    ],
    ids=["newlines", "commas", "rows", "cells", "quotes", "returns"],
)
def test_a_small_file_that_asks_for_much_work_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageError, match=r"more cells than any roadmap|as a table|never closed"):
        read(tmp_path / "plan.csv", content)

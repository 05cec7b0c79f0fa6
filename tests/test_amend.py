"""Amending a configuration file: it says what was decided, and all else in it stays as a person wrote it."""

import tomllib
from datetime import date

import pytest
import tomlkit

from sheetsync.config.amend import amended
from sheetsync.errors import UsageError
from sheetsync.model.understanding import Setting

DECIDED = (
    Setting("sheet", "tab", "Q4 \u202e x", comment="of 3 tabs"),
    Setting("sheet", "header_row", 3),
    Setting("interval", "start", date(2026, 10, 12)),
    Setting("statuses", "on it", "Done"),
)
SAID = {
    "sheet": {"location": "x", "tab": "Q4 \u202e x", "header_row": 3},
    "interval": {"start": date(2026, 10, 12)},
    "statuses": {"on it": "Done"},
}
FILES = {
    "tables": '[sheet]\nlocation = "x" # ours\n',
    "a comment on the next table": '[sheet]\nlocation = "x"\n\n# About columns.\n[columns]\n',
    "dotted keys": 'sheet.location = "x" # ours\nsheet.tab = "Old"\n',
    "an inline table": 'sheet = { location = "x", tab = "Old" } # ours\n',
    "quoted keys": '[sheet]\n"location" = "x"\n"tab" = \'Old\'\n[statuses]\n"on it" = "At risk"\n',
    "a key that is commented out": '[sheet]\nlocation = "x"\n# tab = "Old"\n',
    "no last line end": '[sheet]\nlocation = "x"',
}


def comments(text: str) -> list[str]:
    return [line[line.index("# ") :] for line in text.splitlines() if "# " in line and "of 3 tabs" not in line]


@pytest.mark.parametrize("source", FILES.values(), ids=FILES)
def test_a_file_says_what_was_decided_and_keeps_its_comments(source: str) -> None:
    text = amended(source, DECIDED)

    assert tomllib.loads(text) | {"columns": {}} == SAID | {"columns": {}}
    assert comments(text) == comments(source)
    assert "\u202e" not in text
    assert amended(text, DECIDED) == text


def test_a_line_goes_before_the_comment_on_the_next_table() -> None:
    lines = amended(FILES["a comment on the next table"], DECIDED).splitlines()

    assert lines[lines.index("[columns]") - 1] == "# About columns."
    assert lines.index("header_row = 3") < lines.index("# About columns.")


def test_in_pyproject_the_tables_are_those_of_the_tool() -> None:
    text = amended("[tool.sheetsync]\npacks = []\n\n[tool.other]\na = 1\n", DECIDED, ("tool", "sheetsync"))

    assert tomllib.loads(text)["tool"] == {
        "sheetsync": SAID | {"packs": [], "sheet": {"tab": "Q4 \u202e x", "header_row": 3}},
        "other": {"a": 1},
    }


def test_a_file_that_cannot_be_amended_is_left_and_the_lines_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(source: str) -> tomlkit.TOMLDocument:
        raise tomlkit.exceptions.TOMLKitError(source)

    monkeypatch.setattr(tomlkit, "parse", gives_up)

    with pytest.raises(UsageError, match=r"add these lines yourself:\n  tab = .*\n  header_row = 3"):
        amended(FILES["tables"], DECIDED)

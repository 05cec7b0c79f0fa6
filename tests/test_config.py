"""The configuration: what may be left out, and every mistake at once, at its line."""

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click import Context

from sheetsync.cli.main import COMMANDS, main
from sheetsync.config.load import Config, load
from sheetsync.errors import UsageError
from sheetsync.model.key import keys
from sheetsync.model.settings import Choices, DateOrder
from sheetsync.model.terms import Field, Interval, Status

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "sheetsync.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def read(file: Path | None = None) -> Config:
    return load(file, {}, clock=NOW)


def mistakes(file: Path) -> dict[str, str]:
    """Each mistake by `line key`, as `load` reports it."""
    with pytest.raises(UsageError) as raised:
        read(file)
    found = re.findall(rf"^  {re.escape(str(file))}:(\d+): ([^:]+): (.+)$", str(raised.value), re.MULTILINE)
    return {f"{line} {key}": reason for line, key, reason in found}


def test_everything_may_be_left_out(here: Path) -> None:
    config = read()

    assert config.file is None
    assert config.choices.reading.own_header == "Roadmap checks"
    assert config.now == NOW


READS_WHAT_PEOPLE_WRITE = {"pydantic", "yaml", "tomlkit", "sheetsync.steps.acknowledge"}
WRITES_AND_TELLS = {"gspread", "jinja2", "pandas", "sheetsync.model.document", "sheetsync.run.deliver"}
WRITES_AND_TELLS |= {"sheetsync.run.remember", "sheetsync.steps.plan"}


def test_a_check_by_the_shipped_rules_loads_nothing_that_it_has_no_use_for(here: Path) -> None:
    code = (
        "import atexit, sys; from sheetsync.cli.main import main; "
        f"atexit.register(lambda: print(sorted({READS_WHAT_PEOPLE_WRITE | WRITES_AND_TELLS} & set(sys.modules)))); "
        "main(['check', '--fail-on', 'never', sys.argv[1]])"
    )
    workbook = str(Path(__file__).parents[1] / "examples" / "roadmap.xlsx")
    done = subprocess.run([sys.executable, "-c", code, workbook], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_a_whole_file_is_understood(here: Path) -> None:
    config = read(
        write(
            here,
            """
            [sheet]
            location = "roadmap.xlsx"
            tab = "Q4"
            header_row = 3
            date_order = "day-first"
            time_zone = "Europe/Vienna"
            [columns]
            goal = "Why"
            [interval]
            start = 2026-10-05
            end = 2026-11-13
            [statuses]
            "nearly there" = "In progress"
            [rules]
            goal-copied = "hint"
            overdue = { severity = "error", grace_days = 2 }
            [write]
            header = "Checks"
            notes = true
            """,
        )
    )

    reading = config.choices.reading
    assert (reading.tab, reading.header_row, reading.date_order) == ("Q4", 3, DateOrder.DAY_FIRST)
    assert reading.columns == {Field.GOAL: "Why"}
    assert reading.interval == Interval(date(2026, 10, 5), date(2026, 11, 13))
    assert reading.statuses == {"nearly there": Status.IN_PROGRESS}
    assert config.choices.writing.header == reading.own_header == "Checks"
    assert config.choices.writing.notes
    assert config.choices.rules["overdue"] == {"severity": "error", "grace_days": 2}


def test_pyproject_serves_where_there_is_no_sheetsync_toml(here: Path) -> None:
    write(here, '[tool.other]\nx = 1\n[tool.sheetsync.sheet]\ntab = "Q4"\n', "pyproject.toml")

    assert read().choices.reading.tab == "Q4"


def test_every_mistake_is_reported_at_its_line_with_what_was_allowed(here: Path) -> None:
    file = write(
        here,
        """[sheet]
tabb = "x"
header_row = 0
date_order = "dmy"
time_zone = "Mars/Base"
[columns]
gaol = "Goal"
[interval]
start = 2026-10-05
end = 2026-09-01
[statuses]
"almost there" = "Nearly"
[rules]
goal-missing = "loud"
[summary]
formats = ["doc"]
[wirte]
""",
    )

    assert mistakes(file) == {
        "2 sheet.tabb": "unknown; allowed: date_order, encoding, header_row, language, location, no_status, tab, "
        "time_zone; did you mean tab?",
        "3 sheet.header_row": "must be greater than or equal to 1",
        "4 sheet.date_order": "must be 'day-first' or 'month-first'",
        "5 sheet.time_zone": "unknown time zone; give one such as Europe/Vienna",
        "7 columns.gaol": "must be 'project', 'stakeholders', 'goal', 'deliverable', 'status', 'owner', 'start', "
        "'end', 'updated', 'notes' or 'priority'",
        "8 interval": "the end, 2026-09-01, is before the start, 2026-10-05",
        "12 statuses.almost there": "must be 'Not started', 'In progress', 'Possible delay', 'At risk', 'Done' "
        'or "Won\'t do"',
        "14 rules.goal-missing": "give off, hint, warning or error, or a table of options",
        "16 summary.formats.0": "must be 'html', 'markdown', 'text', 'json', 'mail', 'docx', 'pptx' or 'pdf'",
        "17 wirte": "unknown; allowed: audience, columns, history, interval, job, nudge, packs, people, rules, "
        "schedule, send, sheet, statuses, summary, templates, write; "
        "did you mean write?",
    }


def test_what_beats_a_key_is_there_on_the_command_line() -> None:
    tables = [type(each.default) for each in fields(Choices) if is_dataclass(each.default)]
    said = {key.option for table in tables for key in keys(table).values() if key.option}
    parameters = [each for name in COMMANDS for each in main.get_command(Context(main), name).params]

    assert len(said) > 3
    assert said <= {str(name).strip("[].") for each in parameters for name in (*each.opts, each.metavar)}


def test_a_mistake_in_pyproject_is_found_at_its_line(here: Path) -> None:
    file = write(here, '[project]\nname = "x"\n\n[tool.sheetsync.write]\nnotes = "perhaps"\n', "pyproject.toml")

    assert mistakes(file) == {"5 write.notes": "must be true or false"}


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"[sheet\n", "not valid TOML"), (b"\xff\xfe\x00", "UTF-8"), (None, "there is no")],
)
def test_a_file_that_cannot_be_read_says_so(here: Path, content: bytes | None, words: str) -> None:
    file = here / "sheetsync.toml"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(UsageError, match=words):
        read(file)


@pytest.mark.parametrize(
    ("fixed", "expected"),
    [
        ("2026-11-02T09:00:00Z", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("2026-11-02T10:00:00+01:00", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("2026-11-02T09:00", datetime(2026, 11, 2, 9, tzinfo=UTC)),
    ],
)
def test_the_environment_fixes_the_clock(here: Path, fixed: str, expected: datetime) -> None:
    assert load(None, {"SHEETSYNC_NOW": fixed}).now == expected


def test_a_clock_that_is_no_instant_is_refused(here: Path) -> None:
    with pytest.raises(UsageError, match="SHEETSYNC_NOW"):
        load(None, {"SHEETSYNC_NOW": "yesterday"})

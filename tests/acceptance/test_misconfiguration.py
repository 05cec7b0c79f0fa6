"""What a person mistypes, each wrong in a plausible way: a status of the contract and a sentence, never a bug."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sheetsync.cli.main import main
from sheetsync.config.load import load
from sheetsync.errors import UsageError
from tests.acceptance.bad_file import HEADERS, a_workbook

SHEET = '[sheet]\nlocation = "roadmap.xlsx"\n'
READERS = '[[audience]]\nname = "x"\nfields = ["project", "status"]\n'
BY_SLACK = f'{SHEET}{READERS}channels = ["slack"]\n'
BY_MAIL = (
    f'{SHEET}{READERS}channels = ["mail"]\nrecipients = ["a@example.org"]\n[send]\nsender = "a@example.org"\nserver = '
)
KEY = "1" * 44
SECRET = "s3cr3t"


@dataclass(frozen=True)
class Slip:
    """What is wrong, what is run, and what it is answered with."""

    toml: str
    words: str
    run: tuple[str, ...] = ("check", "-q")
    environment: Mapping[str, str] = field(default_factory=dict)
    status: int = 2


SLIPS = {
    # Keys of sheetsync.toml
    "a key of an audience": Slip(f'{SHEET}{READERS}chanels = ["mail"]\n', "did you mean channels"),
    "a key of the second audience": Slip(f"{SHEET}{READERS}{READERS}colour = 1\n", "audience.1.colour: unknown"),
    "a key of [send]": Slip(f'{SHEET}[send]\nsevrer = "x"\n', "did you mean server"),
    "a table that is a value": Slip("sheet = 3\n", "sheet"),
    "an audience that is one table": Slip(f'{SHEET}[audience]\nname = "x"\n', "audience"),
    "rules that are no table": Slip(f"{SHEET}rules = 3\n".replace("[sheet]", "").replace("location", "# "), "rules"),
    # Addresses
    "a sheet on a mistyped web": Slip("", "not the address of a Google Sheet", ("check", f"htps://docs.google.com/{KEY}")),
    "a sheet without https": Slip("", "copy the address", ("check", f"docs.google.com/spreadsheets/d/{KEY}/edit")),
    "a Google Doc for a sheet": Slip("", "copy the address", ("check", f"https://docs.google.com/document/d/{KEY}")),
    "a port that is a word": Slip(f'{SHEET}[history]\nurl = "postgresql://u:{SECRET}@host:port/x"\n', "[history]"),
    "a database of an unknown kind": Slip(f'{SHEET}[history]\nurl = "mongo://u:{SECRET}@host/x"\n', "[history]"),
    "a database with one slash": Slip(f'{SHEET}[history]\nurl = "sqlite:/history.db"\n', "[history]"),
    "a database in no folder": Slip(f'{SHEET}[history]\nurl = "sqlite:///no/such/h.db"\n', "is not there"),
    "an option of a database": Slip(
        f'{SHEET}[history]\nurl = "postgresql+psycopg://u:{SECRET}@localhost:1/x?ssl=1"\n', "mend"
    ),
    "an option of SQLite": Slip(f'{SHEET}[history]\nurl = "sqlite:///h.db?mod=rw"\n', "[history]"),
    "a server with its port": Slip(f'{BY_MAIL}"smtp.example.org:587"\n', "under `port`", ("summary", "--send")),
    "a server with its scheme": Slip(f'{BY_MAIL}"smtp://smtp.example.org"\n', "not the name of a server"),
    "a server with two dots": Slip(f'{BY_MAIL}"smtp..example.org"\n', "not the name of a server"),
    "a server with a space": Slip(f'{BY_MAIL}"smtp example.org"\n', "not the name of a server"),
    **{
        f"a webhook such as {address}": Slip(
            BY_SLACK, "SHEETSYNC_SLACK_WEBHOOK", ("summary", "--send"), {"SHEETSYNC_SLACK_WEBHOOK": address}
        )
        for address in (
            f"https://[hooks/{SECRET}",
            "https://",
            f"http://hooks.example/{SECRET}",
            f"hooks.example/{SECRET}",
            f"https://hooks example/{SECRET}",
            f"https://hooks.example:99999/{SECRET}",
            f"https://../{SECRET}",
            f"'https://hooks.example/{SECRET}'",
        )
    },
    # TOML that its parser gives up on
    "a number without an end": Slip(f"a = {'9' * 5000}\n", "not valid TOML"),
    "a list without an end": Slip(f"a = {'[' * 5000}\n", "not valid TOML"),
    # Numbers
    "a history for ever": Slip(f"{SHEET}[history]\nkeep_days = 99999999999\n", "history.keep_days", ("sync",)),
    "days beyond the calendar": Slip(SHEET, "500000", ("history", "prune", "--days", "99999999999")),
    # What is empty: a variable that nobody set
    **{
        f"empty: {' '.join(arguments)}": Slip(f"{SHEET}{READERS}", "is empty", arguments)
        for arguments in (
            ("check", ""),
            ("check", " "),
            ("sync", "roadmap.xlsx", ""),
            ("summary", "--for", ""),
            ("summary", "--for="),
            ("summary", "--for", "", "--send"),
            ("summary", "--since", ""),
            ("check", "--tab", ""),
            ("check", "--config", ""),
            ("check", "--history", ""),
            ("check", "--output="),
            ("history", "list", "--roadmap", ""),
            ("fleet", "rollup", "--for", ""),
            ("init", "--new", ""),
            ("rules", ""),
        )
    },
    "an empty clock": Slip(SHEET, "SHEETSYNC_NOW", environment={"SHEETSYNC_NOW": ""}),
    "an empty test server": Slip(
        "", "SHEETSYNC_API_ROOT", ("check", KEY), {"SHEETSYNC_API_ROOT": ""}
    ),
    "an empty key": Slip("", "SHEETSYNC_GOOGLE_KEY is empty", ("check", KEY), {"SHEETSYNC_GOOGLE_KEY": ""}, 5),
    # The environment
    "a clock before time": Slip(SHEET, "SHEETSYNC_NOW", environment={"SHEETSYNC_NOW": "0001-01-01T00:00:00+14:00"}),
    "a clock after it": Slip(SHEET, "SHEETSYNC_NOW", environment={"SHEETSYNC_NOW": "9999-12-31T23:59:59-12:00"}),
    "a test server elsewhere": Slip(
        "", "SHEETSYNC_API_ROOT", ("check", KEY), {"SHEETSYNC_API_ROOT": "http://[x"}
    ),
    "a key that is none": Slip(
        "", "SHEETSYNC_GOOGLE_KEY", ("check", KEY), {"SHEETSYNC_GOOGLE_KEY": json.dumps({"type": [SECRET]})}, 5
    ),
    "a key's file that is not there": Slip(
        "", "/no/such", ("check", KEY), {"GOOGLE_APPLICATION_CREDENTIALS": "/no/such"}, 5
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def here(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the demo roadmap, and an environment that says nothing."""
    monkeypatch.chdir(workbook.parent)
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "SHEETSYNC_GOOGLE_KEY", "SHEETSYNC_API_ROOT", "SHEETSYNC_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(workbook.parent))
    monkeypatch.setenv("GCE_METADATA_HOST", "127.0.0.1:9")
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    return workbook.parent


def told(done: Result) -> str:
    """What a person reads, of a run that ended by the contract."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "bug of sheetsync" not in done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", SLIPS)
def test_what_a_person_mistypes_is_told_in_a_sentence(here: Path, name: str) -> None:
    slip = SLIPS[name]
    if slip.toml:
        (here / "sheetsync.toml").write_text(slip.toml, encoding="utf-8")
    before = {each: each.read_bytes() for each in here.iterdir()}

    done = CliRunner(env=dict(slip.environment)).invoke(main, slip.run)

    said = told(done)
    assert done.exit_code == slip.status, said
    assert slip.words in said
    assert SECRET not in said
    assert done.stdout == ""
    assert {each: each.read_bytes() for each in here.iterdir()} == before


def keys() -> Iterator[str]:
    """Every key of the configuration, as the schema for editors has it."""
    schema = json.loads((Path(__file__).parents[2] / "docs/schema/sheetsync.schema.json").read_text(encoding="utf-8"))

    def below(table: Mapping[str, Any], path: str) -> Iterator[str]:
        for name, about in table.get("properties", {}).items():
            yield f"{path}{name}"
            for each in (about, about.get("items", {}), *about.get("anyOf", ())):
                if "$ref" in each:
                    yield from below(schema["$defs"][each["$ref"].rpartition("/")[2]], f"{path}{name}.")

    yield from below(schema, "")


WRONG = (
    "3",
    "-1",
    "1e400",
    "true",
    '""',
    '"x"',
    '" "',
    '"\\u0000"',
    "[]",
    "[[]]",
    "[3]",
    '[""]',
    "{}",
    "{ x = 1 }",
    "2026-01-01",
)


@pytest.mark.parametrize("key", sorted(keys()))
def test_no_value_of_any_key_is_a_bug(here: Path, key: str) -> None:
    file = here / "sheetsync.toml"
    *tables, name = key.split(".")
    refused = 0
    for value in WRONG:
        for head in {f"[{'.'.join(tables)}]\n", f"[[{'.'.join(tables)}]]\n"} if tables else {""}:
            file.write_text(f"{head}{name} = {value}\n", encoding="utf-8")
            with suppress(UsageError):
                load(file, {})
                continue
            refused += 1
    assert refused


NEVER = "9999-12-31"


@pytest.mark.parametrize(
    "toml",
    [
        f"[interval]\nstart = {NEVER}\nend = {NEVER}\n",
        f"[interval]\nstart = 0001-01-01\nend = {NEVER}\n",
        "[rules]\noverdue = { grace_days = 99999999999 }\noutside-interval = { grace_days = 3 }\n",
    ],
)
def test_days_at_the_ends_of_the_calendar_are_days(here: Path, toml: str) -> None:
    rows = [HEADERS, ("Make tacos", "family members", "feed them", "buy", "Done", "Ana", NEVER)]
    a_workbook(here / "roadmap.xlsx", rows)
    (here / "sheetsync.toml").write_text(f"{SHEET}{toml}", encoding="utf-8")

    for command in (["sync", "-v"], ["sync", "-v"], ["summary", "--format", "html"], ["agenda"], ["retro"]):
        done = CliRunner().invoke(main, command)
        told(done)
        # Of an interval that hasn't begun there is no retrospective.
        assert done.exit_code in ((0, 2) if command == ["retro"] else (0,)), done.stderr
        assert "stopped (" not in done.stdout

"""What an operator mistypes: which database was asked, and the next move; never a bug, and never a password."""

import json
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from sheetsync.cli.main import main
from tests.fleet.conftest import Fleet

SECRET = "s3cr3t"


def ask(folder: Path, text: str, **environment: str) -> Result:
    """Run `fleet status` on a `fleet.toml`, and hold it to the contract."""
    (folder / "fleet.toml").write_text(text, encoding="utf-8")
    done = CliRunner(env=environment).invoke(main, ["fleet", "status", "--file", str(folder / "fleet.toml")])
    assert isinstance(done.exception, SystemExit), done.exception
    assert "bug of sheetsync" not in done.stderr
    assert SECRET not in done.stderr
    return done


def test_a_database_without_our_tables_is_named_before_anybody_migrates_it(fleet: Fleet) -> None:
    done = ask(fleet.folder, f"database = {json.dumps(fleet.url)}\n")

    assert done.exit_code == 2
    assert fleet.url.partition("/fleet_")[2].partition("?")[0] in done.stderr
    assert "if it is the right one, run `sheetsync fleet migrate`" in done.stderr


def test_a_database_that_is_not_there_is_no_reason_to_wait(fleet: Fleet) -> None:
    done = ask(fleet.folder, f"database = {json.dumps(fleet.url.replace('/fleet_', '/flete_'))}\n")

    assert done.exit_code == 2
    assert "is not there: make it, or mend" in done.stderr


@pytest.mark.parametrize("command", ["migrate", "status", "list", "schedule"])
def test_whoever_may_not_use_the_tables_is_told_so(fleet: Fleet, command: str) -> None:
    fleet.setup()
    name = fleet.url.partition("/fleet_")[2].partition("?")[0]
    if not fleet.query("SELECT 1 FROM pg_roles WHERE rolname = 'guest'"):
        with psycopg.connect(fleet.url) as connection:
            connection.execute("CREATE ROLE guest LOGIN")
    (fleet.folder / "fleet.toml").write_text(
        f"database = {json.dumps(fleet.url.replace('//postgres@', '//guest@'))}\n", encoding="utf-8"
    )

    done = fleet(command)

    assert done.exit_code == 5, done.stderr
    assert name in done.stderr
    assert "give its user the rights" in done.stderr


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://u:{SECRET}@host:port/x",
        f"postgresql://u:{SECRET}@[host/x",
        f"mysql://u:{SECRET}@host/x",
        f"postgresql://u:{SECRET}@localhost:1/x?sslmoed=require",
        f"postgres u:{SECRET}@host",
        " ",
    ],
)
def test_an_address_that_is_none_is_no_reason_to_migrate(tmp_path: Path, url: str) -> None:
    for done in (ask(tmp_path, f"database = {json.dumps(url)}\n"), ask(tmp_path, "", SHEETSYNC_DATABASE=url)):
        assert done.exit_code == 2, done.stderr
        assert "SHEETSYNC_DATABASE" in done.stderr
        assert "migrate" not in done.stderr


def test_a_variable_that_nobody_set_names_no_database(tmp_path: Path) -> None:
    done = ask(tmp_path, 'database = "postgresql://localhost:1/x"\n', SHEETSYNC_DATABASE="")

    assert done.exit_code == 2
    assert "SHEETSYNC_DATABASE is empty" in done.stderr


@pytest.mark.parametrize("key", ["database", "config", "output", "drive", "quota", "account", "audience", "roadmap"])
@pytest.mark.parametrize("value", ["3", "[3]", "{ x = 1 }", '[{ name = "x", colour = 1 }]', '"\\u0000"'])
def test_no_value_of_any_key_is_a_bug(tmp_path: Path, key: str, value: str) -> None:
    done = ask(tmp_path, f"{key} = {value}\n", SHEETSYNC_DATABASE="postgresql://localhost:1/x")

    # A text may be a path or a database that is away; nothing else is taken for anything.
    assert done.exit_code in ((2, 4) if value.startswith('"') else (2,)), done.stderr

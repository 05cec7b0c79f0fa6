"""The database of the history: its migrations, and what it says when it can't be used."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sql
from alembic import command
from alembic.config import Config

from sheetsync.adapters.history.database import ENTRIES, MIGRATIONS, HistoryDatabase
from sheetsync.errors import UnavailableError, UsageError
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.snapshot import Line, Snapshot

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
SEEN = Snapshot(MONDAY, MONDAY.date(), (Line("cook", "Make tacos", "cook food"),))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'history.db'}"


def test_the_migrations_make_the_table_that_the_store_uses(url: str) -> None:
    store = HistoryDatabase(url)
    store.append("tacos", SEEN)
    store.close()
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        made = {each["name"]: str(each["type"]) for each in sql.inspect(connection).get_columns(ENTRIES.name)}
        assert made == {each.name: str(each.type) for each in ENTRIES.columns}
    engine.dispose()


def test_the_migrations_can_be_taken_back(url: str) -> None:
    store = HistoryDatabase(url)
    store.append("tacos", SEEN)
    store.close()
    engine = sql.create_engine(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert ENTRIES.name not in sql.inspect(connection).get_table_names()
    engine.dispose()


@pytest.mark.parametrize("url", ["history", "nosuch://user:secret@host/db", "sqlite+nosuch:///x", ""])
def test_what_is_no_url_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError, match="not the URL of a database") as caught:
        HistoryDatabase(url)

    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    store = HistoryDatabase("postgresql+psycopg://ana:secret@127.0.0.1:1/history")

    with pytest.raises(UnavailableError, match="can't be reached") as caught:
        store.read("tacos")

    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    file.write_bytes(b"PK\x03\x04" * 512)
    store = HistoryDatabase(f"sqlite:///{file}")

    with pytest.raises(UsageError, match="not one that sheetsync can use"):
        store.append("tacos", SEEN)

    store.close()
    assert file.read_bytes() == b"PK\x03\x04" * 512


def test_a_damaged_row_is_left_out_and_named(url: str) -> None:
    store = HistoryDatabase(url)
    store.append("tacos", SEEN)
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql.insert(ENTRIES), [{"roadmap": "tacos", "number": 2, "entry": '{"taken": "never"}'}])
    engine.dispose()

    history = store.read("tacos")

    assert history.snapshots == (SEEN,)
    assert history.notices == (Notice(NoticeKind.HISTORY_DAMAGED, "entry 2 of the history: damaged, and left out"),)
    store.close()

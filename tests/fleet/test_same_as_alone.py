"""A roadmap of a fleet gets what it would get alone: by `sync`, and by `summary --send`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from click.testing import CliRunner
from psycopg_pool import ConnectionPool

from localsheets import Spreadsheet
from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.adapters.history import HistoryFolder
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.cli.main import main
from sheetsync.fleet.delivery_table import DeliveryTable
from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.quota import SharedQuota
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.retry import RetryingHistory
from sheetsync.fleet.settings import load
from sheetsync.fleet.sync import Syncer, identities_of
from sheetsync.model.sending import Security
from sheetsync.model.snapshot import History
from tests.adapters.test_outbox_smtp import Mailbox, authority, mailbox, serve  # noqa: F401 - fixtures
from tests.fleet.conftest import Fleet

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
AUDIENCES = """
[[audience]]
name = "eaters"
fields = ["project", "status", "deliverable", "source", "checks", "changes"]
formats = ["html", "markdown"]
channels = ["mail", "folder"]
recipients = ["ana@example.org", "ben@example.org"]
cadence = "weekly"

[[audience]]
name = "leads"
fields = ["project", "status", "deliverable", "owner", "goal", "links", "changes"]
"""
ROWS = [
    ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"],
    ["Make tacos", "family members", "", "cook food", "In progress"],
    ["", "", "", "serve food", "Nearly"],
]
_TOKEN = re.compile(r" · [0-9a-z]{6}$")
ALONE, MEMBER = "alone", "roadmap-0"


@dataclass(frozen=True)
class Left:
    """What runs left behind of one sheet: its texts, its documents, its history and the log of who was told."""

    texts: list[list[str]]
    documents: dict[str, str]
    history: History
    log: list[tuple[Any, ...]]


@dataclass
class Both:
    """Two equal sheets: one that is synced alone, and one of a fleet."""

    alone: Spreadsheet
    member: Spreadsheet
    run_alone: Callable[[datetime], None]
    run_member: Callable[[datetime], None]
    left_alone: Callable[[], Left]
    left_member: Callable[[], Left]


def texts(sheet: Spreadsheet) -> list[list[str]]:
    """What the sheet shows; the word at the end of a text of ours is drawn by chance."""
    return [[_TOKEN.sub("", cell) for cell in row] for row in sheet.rows("Roadmap")]


def documents(folder: Path, sheet: Spreadsheet) -> dict[str, str]:
    found = {each.name: each.read_text(encoding="utf-8") for each in sorted(folder.iterdir())}
    return {name: text.replace(sheet.id, "SHEET") for name, text in found.items()}


def history_of(store: HistoryFolder | HistoryDatabase) -> History:
    """The one history that is kept; whose it is, and its tokens, are other ones."""
    (name,) = store.roadmaps()
    read = store.read(name)
    same = tuple(
        replace(
            each,
            of=None,
            lines=tuple(replace(line, token="" if not line.token else "token") for line in each.lines),
            remarks=tuple(None for _ in each.remarks),
        )
        for each in read.snapshots
    )
    return replace(read, snapshots=same)


def log_of(log: DeliveryLog | DeliveryTable) -> list[tuple[Any, ...]]:
    return [(each.target, each.at, each.problem, each.stage) for each in log.read()]


@pytest.fixture
def both(
    fleet: Fleet,
    serve: Any,  # noqa: F811 - the fixture
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Both]:
    said: str = getattr(request, "param", AUDIENCES)
    sending = serve(Security.NONE)
    server = f'server = "{sending.server}"\nport = {sending.port}\nsecurity = "none"'
    send = f'[send]\n{server}\nsender = "roadmap@example.org"\n'
    fleet.setup(more="config = 'team.toml'\noutput = 'out'")
    (fleet.folder / "team.toml").write_text(said + "[summary]\nformats = ['html', 'json']\n", encoding="utf-8")
    alone, member = (
        fleet.share(fleet.google.spreadsheet(ROWS, tab="Roadmap", title="Tacos", size=(20, 8))) for _ in range(2)
    )
    fleet.take_up([member])
    with (fleet.folder / "fleet.toml").open("a", encoding="utf-8") as file:
        file.write(send)
    folder = tmp_path / ALONE
    folder.mkdir()
    file = folder / "sheetsync.toml"
    file.write_text(
        f'[sheet]\nlocation = "{alone.id}"\n{said}{send}[summary]\nformats = ["html", "json"]\n', encoding="utf-8"
    )

    def run_alone(now: datetime) -> None:
        environment = {"SHEETSYNC_API_ROOT": fleet.google.url, "SHEETSYNC_NOW": now.isoformat()}
        commands = [["sync", "--output", str(folder / "whole")]]
        commands += [["summary", "--send", "--output", str(folder / "out")]] if said else []
        for command in commands:
            done = CliRunner(env=environment).invoke(main, [*command, "--config", str(file)])
            assert done.exit_code == 0, done.output

    loaded = load(fleet.folder / "fleet.toml")
    registry, history = Registry(fleet.url), HistoryDatabase(fleet.database)
    clock = [MONDAY]
    with ConnectionPool(fleet.url, kwargs={"options": "-c timezone=UTC"}, open=True) as pool:
        quota = SharedQuota(pool, loaded.quota, loaded.limits, stopping=Event(), metrics=Metrics(silent_s=30))
        identities = identities_of(loaded, fleet.environment)
        syncer = Syncer(
            loaded,
            registry,
            RetryingHistory(history),
            quota,
            identities,
            root=fleet.google.url,
            clock=lambda: clock[0],
        )
        jobs = iter(range(1, 100))

        def run_member(now: datetime) -> None:
            clock[0] = now
            syncer.sync(MEMBER, next(jobs))

        addresses = ["ana@example.org", "ben@example.org"]
        yield Both(
            alone,
            member,
            run_alone,
            run_member,
            lambda: Left(
                texts(alone),
                documents(folder / ("out" if said else "whole"), alone),
                history_of(HistoryFolder(folder / "history")),
                log_of(DeliveryLog(folder / "history" / "sent" / "deliveries.jsonl", addresses=addresses)),
            ),
            lambda: Left(
                texts(member),
                documents(fleet.folder / "out" / MEMBER, member),
                history_of(history),
                log_of(DeliveryTable(registry.connected, member.id)),
            ),
        )
    registry.close()
    history.close()


def in_both(both: Both, now: datetime) -> None:
    both.run_alone(now)
    both.run_member(now)
    alone, member = both.left_alone(), both.left_member()
    assert member.texts == alone.texts
    assert member.documents == alone.documents
    assert member.log == alone.log
    assert member.history == alone.history


def test_the_same_texts_documents_history_and_log_are_left(both: Both, mailbox: Mailbox) -> None:  # noqa: F811
    in_both(both, MONDAY)
    for sheet in (both.alone, both.member):
        sheet.type("Roadmap!E2", "At risk")
        sheet.type("Roadmap!C2", "feed the family on a weeknight")
    in_both(both, MONDAY + timedelta(days=1))
    in_both(both, MONDAY + timedelta(days=7))

    assert both.left_member().log
    half = len(mailbox.mails) // 2
    assert half == 4
    subjects = sorted((to, mail["Subject"]) for _, (to,), mail in mailbox.mails)
    assert subjects[::2] == subjects[1::2]


@pytest.mark.parametrize("both", [""], indirect=True)
def test_without_audiences_the_documents_are_those_of_a_sync(both: Both) -> None:
    in_both(both, MONDAY)

    assert set(both.left_member().documents) == {"summary.html", "summary.json"}

"""Workers send the mails that are due: each reader at most once by the cadence, whoever dies meanwhile."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from psycopg_pool import ConnectionPool

from localsheets import Spreadsheet
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.errors import UnavailableError
from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.quota import SharedQuota
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.retry import RetryingHistory
from sheetsync.fleet.settings import load
from sheetsync.fleet.sync import Syncer, identities_of
from sheetsync.model.sending import Security
from tests.adapters.test_outbox_smtp import Mailbox, authority, mailbox, serve  # noqa: F401 - fixtures
from tests.fleet.conftest import Fleet

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEAM = """
[[audience]]
name = "eaters"
fields = ["project", "status", "deliverable", "changes"]
channels = ["mail", "folder"]
recipients = ["ana@example.org", "ben@example.org"]
cadence = "weekly"

[[audience]]
name = "leads"
fields = ["project", "status"]

[send]
server = "mail.team.example"
user = "team"
sender = "team@example.org"
"""


class Day:
    """A clock that a test sets."""

    now = MONDAY


@pytest.fixture
def day() -> Day:
    return Day()


Sync = Callable[[str], Any]


@pytest.fixture
def sync(fleet: Fleet, serve: Any, day: Day) -> Iterator[Sync]:  # noqa: F811 - the fixture
    """Two roadmaps with one configuration; syncs one of them as the next job."""
    sending = serve(Security.NONE)
    fleet.setup(more="config = 'team.toml'")
    (fleet.folder / "team.toml").write_text(TEAM, encoding="utf-8")
    fleet.take_up(fleet.sheets(2))
    with (fleet.folder / "fleet.toml").open("a", encoding="utf-8") as file:
        file.write(f'[send]\nserver = "{sending.server}"\nport = {sending.port}\n')
        file.write('security = "none"\nsender = "Roadmap <roadmap@example.org>"\n')
    loaded = load(fleet.folder / "fleet.toml")
    registry, history = Registry(fleet.url), HistoryDatabase(fleet.database)
    with ConnectionPool(fleet.url, kwargs={"options": "-c timezone=UTC"}, open=True) as pool:
        quota = SharedQuota(pool, loaded.quota, loaded.limits, stopping=Event(), metrics=Metrics(silent_s=30))
        identities = identities_of(loaded, fleet.environment)
        syncer = Syncer(
            loaded, registry, RetryingHistory(history), quota, identities, root=fleet.google.url, clock=lambda: day.now
        )
        jobs = iter(range(1, 100))
        yield lambda name: syncer.sync(name, next(jobs))
    registry.close()
    history.close()


def told(mailbox: Mailbox) -> list[str]:  # noqa: F811 - the fixture
    return [recipients[0] for _, recipients, _ in mailbox.mails]


def test_each_reader_of_each_roadmap_is_told_once_by_the_cadence(
    sync: Sync,
    day: Day,
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    for hours in (0, 6, 12, 24, 24 * 6):
        day.now = MONDAY + timedelta(hours=hours)
        sync("roadmap-0")
        sync("roadmap-1")
    assert sorted(told(mailbox)) == sorted(["ana@example.org", "ben@example.org"] * 2)
    assert len({mail["Message-ID"] for _, _, mail in mailbox.mails}) == 4

    day.now = MONDAY + timedelta(days=7)
    sync("roadmap-0")
    assert len(mailbox.mails) == 6
    assert "No news since 23 Nov" in mailbox.mails[-1][2]["Subject"]


def test_a_mail_server_that_is_busy_is_tried_again_and_nobody_twice(
    sync: Sync,
    fleet: Fleet,
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    mailbox.answers = {"ben@example.org": "451 not now"}
    with pytest.raises(UnavailableError, match="1 mails to eaters did not arrive"):
        sync("roadmap-0")
    assert fleet.query("SELECT outcome FROM sheetsync_member WHERE name = 'roadmap-0'") == [("failed",)]
    assert fleet.query("SELECT facts <> '{}' FROM sheetsync_member WHERE name = 'roadmap-0'") == [(True,)]

    mailbox.answers = {}
    sync("roadmap-0")

    assert sorted(told(mailbox)) == ["ana@example.org", "ben@example.org"]
    assert fleet.query("SELECT outcome, problem FROM sheetsync_member WHERE name = 'roadmap-0'") == [("synced", "")]


def test_an_address_that_is_none_waits_for_a_person(sync: Sync, fleet: Fleet, mailbox: Mailbox) -> None:  # noqa: F811
    mailbox.answers = {"ben@example.org": "550 no such user"}

    sync("roadmap-0")

    ((outcome, problem),) = fleet.query("SELECT outcome, problem FROM sheetsync_member WHERE name = 'roadmap-0'")
    assert outcome == "failed"
    assert "550" in problem
    assert "ben@" not in json.dumps(fleet("status", "--format", "json").output)


def test_what_may_have_left_when_a_worker_was_killed_is_not_sent_again(
    sync: Sync,
    fleet: Fleet,
    mailbox: Mailbox,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from sheetsync.adapters.outbox_smtp import SmtpOutbox

    plain_send = SmtpOutbox.send

    def killed(self: SmtpOutbox, *arguments: Any) -> None:
        plain_send(self, *arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(SmtpOutbox, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            sync("roadmap-0")
    assert told(mailbox) == ["ana@example.org"]

    sync("roadmap-0")

    assert told(mailbox) == ["ana@example.org", "ben@example.org"]


def test_without_a_server_of_the_fleet_nothing_is_sent_by_a_teams_own(
    fleet: Fleet,
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    fleet.setup(more="config = 'team.toml'")
    (fleet.folder / "team.toml").write_text(TEAM, encoding="utf-8")
    sheets: list[Spreadsheet] = fleet.sheets(1)
    fleet.take_up(sheets)

    fleet("run", "--all")
    fleet.work()

    assert fleet("status").output.startswith("1 roadmaps: 1 synced\n")
    assert fleet.query("SELECT count(*) FROM sheetsync_delivery") == [(0,)]
    assert mailbox.mails == []


PEOPLE = """
[[people]]
name = "Ana"
address = "ana@example.org"

[[people]]
name = "Ben"
address = "ben@example.org"
channel = "slack"

[nudge]
send = true
"""


def test_owners_hear_of_their_rows_three_times_at_most(
    sync: Sync,
    fleet: Fleet,
    day: Day,
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    file = fleet.folder / "team.toml"
    file.write_text(PEOPLE, encoding="utf-8")
    ((key,),) = fleet.query("SELECT sheet FROM sheetsync_member WHERE name = 'roadmap-0'")
    sheet = Spreadsheet(fleet.google.world, fleet.google.world.files[key])
    for row, *texts in ((1, "Deliverable Status", "Owner"), (2, "almost", "Ana"), (3, "nearly", "Ben")):
        sheet.type(f"Roadmap!E{row}", texts)
    for days in (0, 1, 2, 8, 9, 15, 22, 29):
        day.now = MONDAY + timedelta(days=days)
        sync("roadmap-0")

    assert set(told(mailbox)) == {"ana@example.org"}
    texts = [mail.get_content() for _, _, mail in mailbox.mails]
    assert sum('know "almost"' in each for each in texts) == 3
    assert not any("nearly" in each for each in texts), "who is told in Slack hears nothing of a fleet"
    assert fleet.query("SELECT DISTINCT audience FROM sheetsync_delivery WHERE things <> ''") == [("[[people]]",)]


CHIPS = """
[nudge]
send = true
domains = ["example.org"]
channel = "{channel}"
"""


@pytest.mark.parametrize(("channel", "hear"), [("mail", {"ana@example.org"}), ("comment", set())])
def test_owners_whom_chips_name_hear_by_mail_alone(
    sync: Sync,
    fleet: Fleet,
    day: Day,
    mailbox: Mailbox,  # noqa: F811 - the fixture
    channel: str,
    hear: set[str],
) -> None:
    (fleet.folder / "team.toml").write_text(CHIPS.format(channel=channel), encoding="utf-8")
    ((key,),) = fleet.query("SELECT sheet FROM sheetsync_member WHERE name = 'roadmap-0'")
    sheet = Spreadsheet(fleet.google.world, fleet.google.world.files[key])
    for row, *texts in ((1, "Deliverable Status", "Owner"), (2, "almost", ""), (3, "nearly", "")):
        sheet.type(f"Roadmap!E{row}", texts)
    for row, address in ((2, "ana@example.org"), (3, "ben@elsewhere.example")):
        sheet.type_chips(f"Roadmap!F{row}", "@", address)
    for days in (0, 1):
        day.now = MONDAY + timedelta(days=days)
        sync("roadmap-0")

    assert set(told(mailbox)) == hear

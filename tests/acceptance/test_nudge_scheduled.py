"""Owners hear of their rows from the scheduled run: where it is turned on, of what was announced, and in no public."""

from pathlib import Path
from typing import Any

import pytest

from sheetsync.model.sending import Security
from tests.acceptance.command_line import CommandLine
from tests.acceptance.test_nudge import PEOPLE, configure, mails, tacos
from tests.adapters.test_outbox_smtp import Mailbox, authority, mailbox, serve  # noqa: F401 - fixtures

__all__ = ["tacos"]


def test_a_team_that_turns_nothing_on_hears_nothing_from_the_scheduled_run(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    port = serve(Security.NONE).port
    sheetsync("sync")
    for more in ("", PEOPLE):
        configure(tacos.parent, port, more)
        for option in ("--announce", "--announced"):
            done = sheetsync("nudge", option, "1-1")
            assert done.status == 0
            assert "tells no owner" in done.stdout

    assert mailbox.mails == []
    assert not (tacos.parent / "history" / "sent").exists()


def test_what_a_run_announced_it_alone_sends(
    sheetsync: CommandLine,
    tacos: Path,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    configure(tacos.parent, serve(Security.NONE).port, PEOPLE + "send = true\n")
    sheetsync("sync")

    assert "2" in sheetsync("nudge", "--announce", "1-1").stdout
    other = sheetsync("nudge", "--announced", "2-1")
    own = sheetsync("nudge", "--announced", "1-1")
    again = sheetsync("nudge", "--announced", "1-1")

    assert [each.status for each in (other, own, again)] == [0, 0, 0], (other, own, again)
    assert mails(mailbox) == [("ana@example.org", "buy shells"), ("ben@example.org", "cook food")]


@pytest.mark.parametrize(
    ("show", "visibility", "status"),
    [("", "public", 2), ("", "", 2), ("", "private", 0), ('[job]\nshow = "everything"\n', "public", 0)],
)
def test_addresses_in_a_public_repository_are_refused_unless_asked_for(
    sheetsync: CommandLine, tacos: Path, show: str, visibility: str, status: int
) -> None:
    configure(tacos.parent, more=PEOPLE + "send = true\n" + show)
    sheetsync("sync")

    done = sheetsync("nudge", "--announce", "1-1", GITHUB_ACTIONS="true", SHEETSYNC_VISIBILITY=visibility)

    assert done.status == status
    assert ("addresses of [[people]]" in done.stderr) == bool(status)

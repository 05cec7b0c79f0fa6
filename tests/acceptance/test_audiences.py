"""Audiences as a person meets them: on the command line, with a mail server that is there or not."""

import json
import os
import re
import shutil
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from sheetsync.adapters.delivery_log import digest_of
from sheetsync.model.sending import Security
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine
from tests.adapters.test_outbox_smtp import Mailbox, authority, mailbox, serve  # noqa: F401 - fixtures

CONFIGURATION = """
[sheet]
location = "roadmap.xlsx"
tab = "SRE roadmap"

[[audience]]
name = "support"
stakeholders = ["support engineers"]
fields = ["project", "status", "goal", "deliverable", "end"]
formats = ["html", "text"]
channels = ["folder", "mail"]
recipients = ["gus@example.org", "hana@example.org"]
cadence = "weekly"

[[audience]]
name = "leads"
stakeholders = ["Engineering managers", "Nobody"]
fields = ["project", "status"]
channels = ["github"]

[send]
server = "{server}"
port = {port}
security = "{security}"
sender = "Roadmap <roadmap@example.org>"
"""


def configure(folder: Path, server: str = "127.0.0.1", port: int = 9, security: str = "none") -> None:
    text = CONFIGURATION.format(server=server, port=port, security=security)
    (folder / "sheetsync.toml").write_text(text, encoding="utf-8")


def files(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()} - {"roadmap.xlsx"}


def test_each_audience_is_spoken_to_in_its_language(sheetsync: CommandLine, workbook: Path) -> None:
    configure(workbook.parent)
    file = workbook.parent / "sheetsync.toml"
    text = file.read_text(encoding="utf-8").replace("[[audience]]", 'language = "de"\n\n[[audience]]', 1)
    file.write_text(text.replace('name = "leads"', 'name = "leads"\nlanguage = "fr"'), encoding="utf-8")

    said = [sheetsync("summary", *each, "--format", "text").stdout for each in ((), ("--for", "support"))]
    french = sheetsync("summary", "--for", "leads", "--format", "text").stdout

    assert all("Erledigt" in each and "Done" not in each for each in said)
    assert "Terminé" in french
    assert "Done" not in french


def test_a_language_that_we_do_not_speak_is_told_with_those_that_we_do(sheetsync: CommandLine, workbook: Path) -> None:
    (workbook.parent / "sheetsync.toml").write_text('[sheet]\nlanguage = "klingon"\n', encoding="utf-8")

    done = sheetsync("check")

    assert done.status == 2
    assert "sheetsync.toml:2: sheet.language: must be 'en', 'de', 'fr', 'es', 'pt', 'it' or 'nl'" in done.stderr


def test_an_audience_gets_its_projects_and_fields_only(sheetsync: CommandLine, workbook: Path) -> None:
    configure(workbook.parent)

    done = sheetsync("summary", "--for", "support", "--format", "text")

    assert done.status == 0
    assert "New log search" in done.stdout
    assert "Quiet nights" not in done.stdout
    assert "Hana" not in done.stdout
    assert "Two more disks" not in done.stdout


def test_an_unknown_audience_is_named_with_those_there_are_and_writes_nothing(
    sheetsync: CommandLine, workbook: Path
) -> None:
    configure(workbook.parent)

    done = sheetsync("summary", "--for", "suport", "--output", "out")

    assert done.status == 2
    assert "support, leads" in done.stderr
    assert files(workbook.parent) == {"sheetsync.toml"}


def test_explain_lists_every_field_and_writes_nothing(sheetsync: CommandLine, workbook: Path) -> None:
    configure(workbook.parent)

    done = sheetsync("summary", "--for", "support", "--explain")

    assert done.status == 0
    shown, hidden = (re.findall(rf"^  {each} +(\S+)", done.stdout, re.MULTILINE) for each in ("shown", "not shown"))
    assert shown == ["project", "goal", "deliverable", "status", "end"]
    assert set(hidden) >= {"owner", "notes", "stakeholders", "source", "links"}
    assert files(workbook.parent) == {"sheetsync.toml"}


def test_stakeholders_that_nobody_is_told_about_are_named_once(sheetsync: CommandLine, workbook: Path) -> None:
    configure(workbook.parent)

    done = sheetsync("summary", "--for", "support", "--format", "text")

    assert done.stderr.count('"Product teams"') == 1
    assert done.stderr.count('"Nobody"') == 1
    assert '"Support engineers"' not in done.stderr


@pytest.mark.usefixtures("workbook")
def test_what_arrived_is_not_sent_again_and_what_failed_is(
    sheetsync: CommandLine,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    sending = serve(Security.NONE)
    configure(sheetsync.folder, sending.server, sending.port)
    mailbox.answers = {"hana@example.org": "451 not now"}

    first = sheetsync("summary", "--for", "support", "--send")
    mailbox.answers = {}
    second = sheetsync("summary", "--for", "support", "--send")
    third = sheetsync("summary", "--for", "support", "--send", SHEETSYNC_NOW="2026-11-08T09:00:00Z")
    fourth = sheetsync("summary", "--for", "support", "--send", SHEETSYNC_NOW="2026-11-09T09:00:00Z")

    assert first.status == 4
    assert "hana@example.org" in first.stderr
    assert [each.status for each in (second, third, fourth)] == [0, 0, 0]
    told = [recipients[0] for _, recipients, _ in mailbox.mails]
    assert told == ["gus@example.org", "hana@example.org", "gus@example.org", "hana@example.org"]

    def whose(digest: str) -> str:
        known = ("gus@example.org", "hana@example.org")
        return next(each for each in known if digest_of(each, digest.split(":")[1]) == digest)

    log = [
        json.loads(line)
        for line in (sheetsync.folder / "history" / "sent" / "deliveries.jsonl").read_text().splitlines()
    ]
    ended = [each for each in log if each.get("stage", "ended") == "ended"]
    assert len(log) == 2 * len(ended), "each was said before it left, and after"
    assert [(whose(each["to"]), bool(each["problem"])) for each in ended] == [
        ("gus@example.org", False),
        ("hana@example.org", True),
        ("hana@example.org", False),
        ("gus@example.org", False),
        ("hana@example.org", False),
    ]


@pytest.mark.usefixtures("workbook")
def test_the_page_of_a_job_gets_markdown_and_the_folder_its_formats(sheetsync: CommandLine) -> None:
    configure(sheetsync.folder)
    page = sheetsync.folder / "page.md"

    done = sheetsync("summary", "--for", "leads", "--send", GITHUB_STEP_SUMMARY=str(page))

    assert done.status == 0
    assert page.read_text(encoding="utf-8").startswith("# Roadmap")


@pytest.mark.usefixtures("workbook")
def test_a_channel_that_is_not_set_up_stops_its_own_messages_alone(
    sheetsync: CommandLine,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    sending = serve(Security.NONE)
    configure(sheetsync.folder, sending.server, sending.port)

    done = sheetsync("summary", "--send")

    assert done.status == 2
    assert "not delivered: leads by github; the channel github works inside a GitHub job only" in done.stderr
    assert "gus@example.org" not in done.stderr
    assert sorted(recipients[0] for _, recipients, _ in mailbox.mails) == ["gus@example.org", "hana@example.org"]


@pytest.mark.usefixtures("workbook")
def test_where_no_channel_is_set_up_nobody_is_told_and_nothing_is_made(sheetsync: CommandLine) -> None:
    configure(sheetsync.folder)

    done = sheetsync("summary", "--for", "leads", "--send")

    assert done.status == 2
    assert "GITHUB_STEP_SUMMARY" in done.stderr
    assert files(sheetsync.folder) == {"sheetsync.toml"}


@pytest.mark.usefixtures("workbook")
def test_nothing_is_sent_without_send(sheetsync: CommandLine) -> None:
    configure(sheetsync.folder)

    done = sheetsync("summary", "--for", "support", "--output", "out", "--format", "html", "--format", "text")

    assert done.status == 0
    assert files(sheetsync.folder) == {
        "sheetsync.toml",
        os.path.join("out", "summary-support.html"),  # noqa: PTH118 - a relative path as a text
        os.path.join("out", "summary-support.txt"),  # noqa: PTH118
    }


@pytest.mark.usefixtures("workbook")
@pytest.mark.parametrize("command", [("check",), ("summary", "--send", "--dry-run")])
def test_before_anything_is_sent_it_is_said_to_whom_how_it_begins_and_what_to_mend(
    sheetsync: CommandLine, command: tuple[str, ...]
) -> None:
    configure(sheetsync.folder)
    written = (sheetsync.folder / "sheetsync.toml").read_text()
    written = written.replace("support engineers", "store operations").replace('"end"]', '"end", "notes"]')
    (sheetsync.folder / "sheetsync.toml").write_text(written)
    said = sheetsync(*command).stdout

    assert "support by" in said
    assert "leads by" in said
    assert "  At risk: Capacity plan for the holidays" in said
    assert "  Mend first: 1 step at risk or late has no word on help, 1 step has no status.\n" in said
    assert files(sheetsync.folder) == {"sheetsync.toml"}


@pytest.mark.usefixtures("workbook")
def test_a_check_for_machines_or_in_few_words_foretells_nothing(sheetsync: CommandLine) -> None:
    configure(sheetsync.folder)

    assert "support by" not in sheetsync("check", "--quiet").stdout
    json.loads(sheetsync("check", "--format", "json").stdout)


@pytest.mark.usefixtures("workbook")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x y"\nfields = ["project", "status"]', "small letters"),
        ('name = "x"\nfields = ["project"]', "project and status"),
        ('name = "x"\nfields = ["project", "status", "salary"]', "must be one of project,"),
        ('name = "x"\nfields = ["project", "status"]\nchannels = ["mail"]', "needs `recipients`"),
        ('name = "x"\nfields = ["project", "status"]\nrecipients = ["a@b\\nBcc: c@d"]', "not a mail address"),
        ('name = "x"\nfields = ["project", "status"]\ncadence = "yearly"', "'biweekly'"),
        ('name = "x"\nfields = ["project", "status"]\ndates = "xx-QQ"', '"de" or "pt-BR"'),
        ('name = "x"\nfields = ["project", "status"]\nchannels = ["google-doc"]', "go together"),
        ('name = "x"\nfields = ["project", "status"]\ndocument = "https://evil.example/d/x"', "a Google Doc"),
    ],
)
def test_a_mistake_in_an_audience_is_named_at_its_line(sheetsync: CommandLine, text: str, said: str) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "roadmap.xlsx"\n[[audience]]\n{text}\n')

    done = sheetsync("summary", "--for", "x")

    assert done.status == 2
    assert said in done.stderr
    assert re.search(r"sheetsync\.toml:[3-7]: audience", done.stderr)


@pytest.mark.usefixtures("workbook")
@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://a b", 'https://a/"><b>', ""])
def test_what_is_no_address_on_the_web_is_named(sheetsync: CommandLine, url: str) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(f"[summary]\nurl = '{url}'\n")

    done = sheetsync("check", "roadmap.xlsx")

    assert done.status == 2
    assert "sheetsync.toml:2: summary.url: not an address on the web" in done.stderr


def test_the_mail_of_the_demo_is_read_in_three_minutes(sheetsync: CommandLine, workbook: Path) -> None:
    done = sheetsync("summary", workbook, "--tab", DEMO["tab"], "--format", "mail")

    mail = message_from_string(done.stdout, policy=default)
    text = mail.get_body(("plain",))
    assert text is not None
    assert 150 <= len(re.findall(r"\w[\w'’-]*", text.get_content())) <= 250
    assert len(done.stdout) < 60_000
    assert mail["Subject"] == "At risk: Capacity plan for the holidays · 1 late, 1 may slip (SRE roadmap)"


def test_two_roadmaps_of_one_folder_are_told_apart_and_each_once(
    sheetsync: CommandLine,
    serve: Any,  # noqa: F811 - the fixture
    mailbox: Mailbox,  # noqa: F811 - the fixture
) -> None:
    sending = serve(Security.NONE)
    configure(sheetsync.folder, sending.server, sending.port)
    for team in "ab":
        (sheetsync.folder / team).mkdir()
        shutil.copy(DEMO_WORKBOOK, sheetsync.folder / team / "roadmap.xlsx")

    for _ in range(2):
        for team in "ab":
            assert sheetsync("summary", f"{team}/roadmap.xlsx", "--for", "support", "--send").status == 0
    (sheetsync.folder / "a" / "roadmap.xlsx").rename(sheetsync.folder / "renamed.xlsx")
    assert sheetsync("summary", "renamed.xlsx", "--for", "support", "--send").status == 0

    told = [recipients[0] for _, recipients, _ in mailbox.mails]
    assert told == ["gus@example.org", "hana@example.org"] * 2
    ids = {mail["Message-ID"] for _, _, mail in mailbox.mails}
    assert len(ids) == 4

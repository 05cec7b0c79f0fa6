"""Make the files of this folder: three Mondays of a team that uses sheetsync, played once and kept.

It was run on commit 941ae55 and is not run again: what it makes today is no past. To see how the files
came to be, check that commit out, put this file and localsheets/kept.py
(which was tests/googlesheets/kept.py) there, and run

    python -m tests.past.make FOLDER
"""

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
from aiosmtpd.controller import Controller
from openpyxl.comments import Comment

from tests.googlesheets.fixture import Google
from tests.googlesheets.kept import keep
from tests.googlesheets.load import load

ROOT = Path(__file__).parents[2]
TAB = "SRE roadmap"
OURS = "K"
MONDAYS = ("2026-11-02T09:00:00Z", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z")
NO_SERVER = 9
"""Nothing listens on this port: a mail that is sent once more fails."""

CONFIGURATION = """\
[sheet]
location = "{location}"
tab = "SRE roadmap"
time_zone = "Europe/Vienna"

[statuses]
"Nearly there" = "In progress"

[rules]
goal-names-no-one = "off"
interval-too-long = {{ max_days = 91 }}

[write]
notes = true

[[audience]]
name = "leads"
fields = ["project", "status", "deliverable", "notes", "changes"]
formats = ["text", "html"]
channels = ["folder"]

[[audience]]
name = "support"
title = "What support will get"
stakeholders = ["Support engineers"]
fields = ["project", "status", "deliverable", "end", "changes"]
channels = ["folder", "mail"]
cadence = "weekly"
recipients = ["gus@example.org", "hana@example.org"]

[send]
server = "127.0.0.1"
port = {port}
security = "none"
sender = "Roadmap <roadmap@example.org>"
"""

Typed = dict[str, str | Callable[[str], str]]
"""What is typed into cells; a function makes it of what stands there."""

SECOND: Typed = {
    "E6": "Done",
    "K12": "ok: we say almost done here",
    "K19": "ok until 2026-12-31: Fay is on leave until then",
    "K25": "ok until 2026-11-10: Gus moves the date",
    "K28": "ok: the vendor decides",
    "K15": "won't fix",
    "K32": lambda text: text.replace("still", "really"),
    "K4": "ask Ben about this",
}
THIRD: Typed = {"E16": "Done", "J24": "The disks are here", "K33": "ok"}


class Mailbox:
    """Takes every mail and forgets it."""

    async def handle_DATA(self, *_: Any) -> str:  # noqa: N802 - the library's name
        """Say that it was taken."""
        return "250 OK"


def main(folder: Path) -> None:
    """Make everything in a folder."""
    workflows(folder / "workflow")
    mail = Controller(Mailbox(), hostname="127.0.0.1", port=2526)
    mail.start()
    try:
        workbook(folder / "workbook", mail.port)
        with Google() as google:
            google_sheet(folder / "google", google, mail.port)
    finally:
        mail.stop()


def workflows(folder: Path) -> None:
    """Keep the two workflows that a team has copied: from `init --workflow`, and from docs/action.md."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "roadmap.xlsx", folder)
    _run(folder, MONDAYS[0], "init", "roadmap.xlsx", "--tab", TAB, "--yes", "--workflow")
    shutil.move(folder / ".github" / "workflows" / "sheetsync.yml", folder / "init.yml")
    page = (ROOT / "docs" / "action.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"<!-- a workflow -->\n\n```yaml\n(.*?)```\n", page, re.DOTALL)
    (folder / "action.yml").write_text(recipe, encoding="utf-8")
    shutil.move(folder / "sheetsync.toml", folder / "init.toml")
    (folder / "roadmap.xlsx").unlink()
    shutil.rmtree(folder / ".github")


def workbook(folder: Path, port: int) -> None:
    """Play the three Mondays with a workbook; a person edits it as a program does that writes it anew."""
    folder.mkdir(parents=True)
    path = folder / "roadmap.xlsx"
    shutil.copy(ROOT / "examples" / "roadmap.xlsx", path)
    shutil.copy(path, folder / "original.xlsx")
    _configure(folder, path.name, port)

    def edit(typed: Typed, notes: dict[str, str]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sparklines are lost, as by any such program
            book = openpyxl.load_workbook(path)
        for cell, text in typed.items():
            book[TAB][cell] = text if isinstance(text, str) else text(str(book[TAB][cell].value))
        for cell, note in notes.items():
            book[TAB][cell].comment = Comment(note, "Ana")
        book.save(path)

    _play(folder, edit, lambda: shutil.copy(path, folder / "synced.xlsx"))
    _configure(folder, path.name, NO_SERVER)


def google_sheet(folder: Path, google: Google, port: int) -> None:
    """Play the three Mondays with a Google Sheet; a person has a conditional format of their own there."""
    folder.mkdir(parents=True)
    sheet = load(google, ROOT / "examples" / "roadmap.xlsx")
    done = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Done"}]}
    green = {"format": {"backgroundColor": {"green": 0.9}}, "condition": done}
    rule = {"ranges": [sheet.range(f"'{TAB}'!E4:E43")], "booleanRule": green}
    sheet.do({"addConditionalFormatRule": {"rule": rule, "index": 0}})
    keep(sheet, folder / "original.json")
    address = f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit"
    _configure(folder, address, port)

    def edit(typed: Typed, notes: dict[str, str]) -> None:
        for cell, text in typed.items():
            there = f"'{TAB}'!{cell}"
            sheet.type(there, text if isinstance(text, str) else text(sheet.cell(there)))
        for cell, note in notes.items():
            sheet.set_note(f"'{TAB}'!{cell}", note)

    _play(folder, edit, lambda: keep(sheet, folder / "synced.json"), SHEETSYNC_API_ROOT=google.url)
    keep(sheet, folder / "roadmap.json")
    _configure(folder, address, NO_SERVER)


def _play(
    folder: Path, edit: Callable[[Typed, dict[str, str]], None], keep_synced: Callable[[], Any], **environment: str
) -> None:
    run = partial(_run, folder, **environment)
    run(MONDAYS[0], "sync")
    keep_synced()
    run(MONDAYS[0], "summary", "--send")
    edit(SECOND, {"F5": "Ana: since the re-organisation"})
    run(MONDAYS[1], "sync")
    run(MONDAYS[1], "summary", "--send")
    edit(THIRD, {"E20": "Fay: ordered, I think"})
    run(MONDAYS[2], "sync")
    run(MONDAYS[2], "summary", "--send")
    report = run(MONDAYS[2], "check", "--format", "json", "--fail-on", "never")
    (folder / "report.json").write_text(report, encoding="utf-8")
    (folder / "history.txt").write_text(run(MONDAYS[2], "history", "list"), encoding="utf-8")
    shutil.rmtree(folder / "summary")


def _configure(folder: Path, location: str, port: int) -> None:
    text = CONFIGURATION.format(location=location, port=port)
    (folder / "sheetsync.toml").write_text(text, encoding="utf-8")


def _run(folder: Path, now: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sheetsync", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        | {"SHEETSYNC_NOW": now, "COLUMNS": "100"}
        | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

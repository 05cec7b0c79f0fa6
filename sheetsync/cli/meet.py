"""`sheetsync meet`."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetsync.cli.options import (
    Terminal,
    config_option,
    configuration,
    history_option,
    sheet_argument,
    tab_option,
)
from sheetsync.errors import SheetsyncError, UsageError

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.model.meeting import Agenda
    from sheetsync.run.meeting import Meeting
    from sheetsync.run.meeting_desk import Desk
    from sheetsync.steps.compose.meeting import Talk
    from sheetsync.wiring.meeting import MeetingServer


@click.command()
@sheet_argument
@tab_option
@history_option
@config_option
def meet(*, sheet: str, tab: str, history: Path | None, config: Path | None) -> None:
    """Hold the update meeting on a page in your browser: line by line, each answer at once in the sheet."""
    from sheetsync import wiring
    from sheetsync.model.format import Format
    from sheetsync.model.grid import Grid
    from sheetsync.model.run import Run
    from sheetsync.run import meet as meeting_of
    from sheetsync.run import nudge, pipeline
    from sheetsync.run.meeting import Meeting
    from sheetsync.run.meeting_desk import Desk
    from sheetsync.run.review import review_of
    from sheetsync.steps.compose.meeting_words import page_messages
    from sheetsync.wiring.meeting import MeetingServer, unsent

    terminal = Terminal()
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    review = review_of(configured)
    store = wiring.sheet(configured, writes=True)
    terminal.tell("Reading the sheet")
    seen = review.of(store.read(review.wants))

    def summary(run: Run) -> tuple[str, str]:
        page, text = pipeline.documents(configured, run, review, formats=(Format.HTML, Format.TEXT))
        return page.content.decode(), text.content.decode()

    def talk_of(grid: Grid, run: Run) -> "Talk":
        return meeting_of.talk(grid, run, review, nudge.unanswered(configured, run))

    talk = talk_of(*seen)
    kept = unsent(configured, seen[0].tab)
    try:
        meeting = Meeting(_agenda(talk, configured), talk.roadmap, talk.today.isoformat(), kept, talk.words)
        terminal.tell("")
        server = MeetingServer(
            _Answers(meeting),
            lambda: meeting.documents[0] if meeting.documents else "",
            messages=page_messages(talk.words),
            language=talk.words.language,
        )
        _hold(meeting, Desk(meeting, store, review, seen, summary, talk=talk_of, hear=_warn), server)
    finally:
        kept.close()
    _tell(meeting)


def _agenda(talk: "Talk", configured: "Config") -> "Agenda":
    """Return what the meeting is about, with the owners of whom the lead hears nowhere else."""
    from sheetsync.steps.owners import Owners

    people, nudging = configured.choices.people, configured.choices.nudge
    if not (people or nudging.domains):
        return talk.agenda()
    return replace(talk.agenda(), strangers=Owners.of(talk.roadmap, people, nudging, talk.grid).strangers())


class _Answers:
    """What the page may ask for. What it asks for twice, because the answer was lost, is done once."""

    def __init__(self, meeting: "Meeting") -> None:
        self.meeting = meeting
        self.server: MeetingServer | None = None
        self._lock = threading.Lock()
        self._done: dict[str, str] = {}

    def __call__(self, name: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Do what is asked, and return how the meeting stands then. Raises KeyError where there is no such thing."""
        from sheetsync.run.meeting_view import state_of

        if name == "state":
            return state_of(self.meeting, said.get("version"))
        if name == "close":
            return self._close()
        number = str(said.get("id") or "")
        with self._lock:
            refused = self._done[number] if number in self._done else self._do(name, said)
            if number:
                self._done[number] = refused
        summary = self.server.summary if self.server else ""
        return {**state_of(self.meeting), "refused": refused, "summary": summary}

    def _do(self, name: str, said: Mapping[str, Any]) -> str:
        """Do what is asked once, and return why it is refused; "" where it isn't."""
        from sheetsync.run.meeting import OutdatedError
        from sheetsync.run.meeting_trouble import told

        meeting = self.meeting
        try:
            match name:
                case "answer":
                    texts = [said.get(each) for each in ("kind", "value", "shown")]
                    line = said.get("line")
                    if not isinstance(line, int) or not all(isinstance(each, str) for each in texts):
                        raise KeyError(name)
                    meeting.answer(line, *map(str, texts))
                case "undo":
                    meeting.undo(all_of_them=said.get("all") is True)
                case "finish":
                    meeting.finish()
                case "again":
                    meeting.try_again()
                case _:
                    raise KeyError(name)
        except OutdatedError:
            return meeting.words.say("Somebody changed this cell meanwhile: look at it, and answer again.")
        except UsageError as error:
            return str(error)
        except SheetsyncError as error:
            _warn(str(error))
            return told(error, meeting.words)
        return ""

    def _close(self) -> Mapping[str, Any]:
        if self.server:
            threading.Thread(target=self.server.close, daemon=True).start()
        return {"closed": True}


def _hold(meeting: "Meeting", desk: "Desk", server: "MeetingServer") -> None:
    """Serve the page until it is closed, or until the person at the terminal ends it."""
    if isinstance(server.call, _Answers):
        server.call.server = server
    worker = threading.Thread(target=desk.work, daemon=True)
    worker.start()
    click.echo(f"The meeting is on a page for you alone. If no browser opens it, open {server.file}")
    click.echo("Close it there, or end it here with Ctrl+C.")
    for each in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(each, signal.default_int_handler)
    if _has_screen():
        # Imported here: every list of the commands would wait for it.
        import webbrowser

        webbrowser.open(server.file.as_uri())
    try:
        server.serve()
    except KeyboardInterrupt:
        click.echo("")
    finally:
        with contextlib.suppress(OSError):
            server.close()
        meeting.stop()
        worker.join(timeout=30)
    if desk.bug:
        raise desk.bug


def _warn(said: str) -> None:
    """Say in whole what keeps the meeting from its sheet."""
    from sheetsync.render.escape import terminal as safe

    click.echo(f"note: {safe(said)}", err=True)


def _has_screen() -> bool:
    """Whether a browser could show a window: else one that draws in the terminal would be started."""
    named = any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    return named or sys.platform in ("win32", "darwin")


def _tell(meeting: "Meeting") -> None:
    """Say what was typed, what was left alone, and what waits."""
    from sheetsync.model.meeting import Outcome
    from sheetsync.render.escape import terminal as safe

    own = [each for each in meeting.entries if each.undoes is None]
    typed = sum(each.outcome is Outcome.TYPED for each in own)
    click.echo(f"{typed} {'cell' if typed == 1 else 'cells'} typed.")
    for each in own:
        if each.outcome is Outcome.LEFT:
            click.echo(f"Left alone: {safe(each.said.text)}: {safe(each.why)}.")
    if waiting := len(meeting.waiting):
        click.echo(f"{waiting} not in the sheet yet: they are kept, and typed when you run `sheetsync meet` again.")

"""Options that several commands share."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from sheetsync.model.finding import Severity
from sheetsync.model.format import Subject, formats_of

if TYPE_CHECKING:
    from sheetsync.config.load import Config

REPORTS, DOCUMENTS, PAGES = (
    [each.value for each in formats_of(subject)] for subject in (Subject.REPORT, Subject.SUMMARY, Subject.PAGE)
)
NEVER = "never"
_TOLD = "sheetsync.told"
"""What was said already, in the memory of one run."""

_FOLLOWS_LINKS: Final = {
    "FORCE_HYPERLINK": r"[1-9]\d*",
    "VTE_VERSION": r"[5-9]\d{3}|[1-9]\d{4,}",
    "WT_SESSION": r".+",
    "KONSOLE_VERSION": r"2[2-9]\d{4}|[3-9]\d{5}",
    "TERM_PROGRAM": r"iTerm\.app|WezTerm|vscode|ghostty|Hyper",
    "TERM": r"xterm-kitty|xterm-ghostty|alacritty.*|foot.*|wezterm",
    "DOMTERM": r".+",
}
"""What terminals that can follow links say of themselves; one that can't may print the address amid the words."""

Command = TypeVar("Command", bound=Callable[..., Any])


def noted(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Keep what was given where the error handler finds it, should the command fail."""
    ctx.meta[f"sheetsync.{param.name}"] = value
    return value


def sheet_argument(command: Command) -> Command:
    """Take SHEET, which may be left out when the configuration names one."""
    return click.argument("sheet", required=False, default="", metavar="[SHEET]")(command)


def sheets_argument(command: Command) -> Command:
    """Take any number of SHEETs; none where the configuration names one."""
    return click.argument("sheets", nargs=-1, metavar="[SHEET]...")(command)


def config_option(command: Command) -> Command:
    """Take the configuration file."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=noted,
        help="Configuration file.  [default: sheetsync.toml, or [tool.sheetsync] in pyproject.toml]",
    )(command)


def history_option(command: Command) -> Command:
    """Take the folder of the history."""
    return click.option(
        "--history",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder to remember runs in.  [default: that of the configuration; none without one]",
    )(command)


def tab_option(command: Command) -> Command:
    """Take the title of the tab."""
    return click.option("--tab", default="", help="Title of the tab, if it isn't the one that looks like a roadmap.")(
        command
    )


def report_options(command: Command) -> Command:
    """Take how to report: formats, and how much to say."""
    command = click.option(
        "-v",
        "--verbose",
        "--all",
        "verbose",
        is_flag=True,
        help="Say every finding, also those that are silent in the sheet, and how the sheet was understood.",
    )(command)
    command = click.option("-q", "--quiet", is_flag=True, help="Say the counts and the errors only.")(command)
    return click.option(
        "formats",
        "--format",
        type=click.Choice(REPORTS),
        multiple=True,
        callback=noted,
        help="How to report; of several, all but text and github go into the folder of --output.  [default: text]",
    )(command)


def page_options(command: Command) -> Command:
    """Take how to dress a page, and where to put it."""
    command = click.option(
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder for the documents; without it, one document goes to standard output.",
    )(command)
    return click.option(
        "formats",
        "--format",
        type=click.Choice(PAGES),
        multiple=True,
        help="Which document; several need --output.  [default: text]",
    )(command)


def since_option(command: Command) -> Command:
    """Take the day that changes are told from."""
    return click.option(
        "--since",
        type=click.DateTime(["%Y-%m-%d"]),
        help="Day that changes are told from, such as 2026-11-02.  [default: the last time]",
    )(command)


def fail_on_option(default: str) -> Callable[[Command], Command]:
    """Take from which severity on the command exits with 1."""
    return click.option(
        "--fail-on",
        type=click.Choice([*(each.value for each in Severity), NEVER]),
        default=default,
        show_default=True,
        help="Exit with 1 when a finding is this severe, or worse.",
    )


def configuration(file: Path | None, **said: Any) -> "Config":
    """Read the configuration, see `wiring.configuration`; say first which of its paths lead out of its folder."""
    from sheetsync import wiring
    from sheetsync.render.escape import terminal

    read = wiring.configuration(file, **said)
    told = click.get_current_context().meta.setdefault(_TOLD, set())
    for note in read.notes:
        if note not in told:
            told.add(note)
            click.echo(f"note: {terminal(note)}", err=True)
    return read


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the terminal can do, and how much its reader wants to read."""

    quiet: bool = False
    verbose: bool = False

    @property
    def colour(self) -> bool:
        """Whether to colour: only on a terminal, and not against NO_COLOR (https://no-color.org)."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def links(self) -> bool:
        """Whether to link cells by OSC 8: only on a terminal of which it is known that it can, or FORCE_HYPERLINK."""
        return sys.stdout.isatty() and any(
            re.fullmatch(pattern, os.environ.get(name, "")) for name, pattern in _FOLLOWS_LINKS.items()
        )

    @property
    def width(self) -> int:
        """Columns to use: those of the terminal, between 60 and 120; 100 where there is none."""
        return max(60, min(shutil.get_terminal_size((100, 24)).columns, 120))

    def tell(self, doing: str) -> None:
        """Show what is going on, in one line that the next one replaces; only on a terminal."""
        if sys.stderr.isatty() and not self.quiet:
            click.echo(f"\r\x1b[K{doing}{'…' if doing else ''}", nl=False, err=True)

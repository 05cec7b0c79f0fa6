"""The alarm: how a command ended, told wherever somebody looks for it.

On standard error for whoever ran it; as a report, in the formats that were asked for; in a job of
GitHub Actions also as an annotation, on the front page, and for the step that ends the job.
"""

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetsync import __version__
from sheetsync.errors import SheetsyncError, UnavailableError, UsageError
from sheetsync.job import outcome, runner
from sheetsync.job.outcome import Outcome

if TYPE_CHECKING:
    from sheetsync.model.run import Run
    from sheetsync.render.report.context import Failure

_FACTS = "sheetsync.facts"
_TOLD = "sheetsync.told"


def is_withheld(ctx: click.Context | None = None) -> bool:
    """Whether what the sheet says, and every address, stays out of what this command says."""
    ctx = ctx or click.get_current_context(silent=True)
    return runner.is_withheld(os.environ, ctx.meta.get("sheetsync.config") if ctx else None)


def refuse_public_log() -> None:
    """Refuse to print what the sheet says where everybody can read it.

    Raises:
        UsageError: This is a job whose log others can read.
    """
    if is_withheld():
        raise UsageError(
            "everybody can read the log of this job, or nobody said that its repository is private, so the sheet is "
            'not printed there: give --output DIR, or `show = "everything"` under [job] in sheetsync.toml'
        )


def note(run: "Run", *, key: str = "", dry_run: bool = False) -> None:
    """Note what a run saw, in numbers and digests alone, for the step that ends the job."""
    counts = dict.fromkeys(("error", "warning", "hint"), 0)
    for each in run.active:
        counts[each.severity.value] += 1
    written = run.written
    facts: dict[str, Any] = {
        **counts,
        "lines": sum(1 for _ in run.roadmap.deliverables),
        "had_column": any(each.own is not None for each in run.spreadsheet.tabs),
        "dry_run": dry_run,
        "version": __version__,
        "key": key,
        "roadmap": hashlib.sha256((run.look.roadmap if run.look else "").encode()).hexdigest()[:16] if run.look else "",
    }
    if written:
        facts |= {"placed": written.placed, "changed": written.changed, "cleared": written.cleared}
    click.get_current_context().meta[_FACTS] = facts


def ended(ctx: click.Context, status: int) -> None:
    """Leave how a command ended that said itself what there was to say."""
    if not ctx.meta.get(_TOLD):
        outcome.leave(os.environ, Outcome(ctx.invoked_subcommand or "", status, facts=ctx.meta.get(_FACTS, {})))


def failed(ctx: click.Context, error: SheetsyncError | click.ClickException, sheet: str = "") -> None:
    """Tell that a command failed; what click refuses, click says itself on standard error.

    Args:
        ctx: The context of the group.
        error: What happened.
        sheet: Which one of several sheets it is about.
    """
    if isinstance(error, click.ClickException):
        tell(ctx, error.format_message(), UsageError.exit_status)
    else:
        about = f"{sheet}: " if sheet else ""
        sentence = tell(ctx, f"{about}{error}", error.exit_status)
        click.echo(f"sheetsync: {sentence}", err=True)


def tell(ctx: click.Context, message: str, status: int) -> str:
    """Tell wherever somebody looks but on standard error, and return what may be said there too."""
    # Imported here: most commands end well.
    from sheetsync.job import page, words
    from sheetsync.render.report import github
    from sheetsync.render.report.context import Failure

    sentence = words.public(message) if is_withheld(ctx) else message
    failure = Failure(status, words.title(status), sentence, is_busy=status == UnavailableError.exit_status)
    _report(ctx, failure)
    if runner.is_runner(os.environ):
        if "github" not in ctx.meta.get("sheetsync.formats", ()):
            click.echo(github.failed(failure), nl=False, err=True)
        runner.write_page(os.environ, page.trouble(failure.title, sentence, status))
    outcome.leave(os.environ, Outcome(ctx.invoked_subcommand or "", status, sentence))
    ctx.meta[_TOLD] = True
    return sentence


def _report(ctx: click.Context, failure: "Failure") -> None:
    """Give the report that was asked for, where the one of a run would have been."""
    from sheetsync.model.format import Format
    from sheetsync.wiring import renderers

    formats, output = ctx.meta.get("sheetsync.formats", ()), ctx.meta.get("sheetsync.output")
    is_one = len(formats) == 1 and (output is None or ctx.invoked_subcommand == "sync")
    for each in map(Format, formats):
        report = renderers.render_failure(failure, each)
        if is_one or each is Format.GITHUB:
            click.echo(report.content, nl=False)
        elif report.content:
            from sheetsync import wiring

            # What can't be kept is said on standard error all the same.
            with contextlib.suppress(SheetsyncError, OSError):
                wiring.outbox(output or Path("summary")).deliver([report])

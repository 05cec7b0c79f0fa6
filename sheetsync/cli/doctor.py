"""`sheetsync doctor`."""

from collections.abc import Iterable
from pathlib import Path

import click

from sheetsync.cli.options import config_option, configuration, sheet_argument
from sheetsync.model.diagnosis import Diagnosis


@click.command()
@sheet_argument
@click.option("--probe", is_flag=True, help="Also try on a scratch tab, which is taken away again, what Google does.")
@config_option
def doctor(*, sheet: str, probe: bool, config: Path | None) -> None:
    """Say what sheetsync may do with the sheet.

    It names who we are to Google, what is missing, and the one step that mends it.
    """
    from sheetsync import wiring

    configured = configuration(config, sheet=sheet)
    status = _show(wiring.diagnose(configured))
    if probe and not status:
        status = _show(wiring.google.probe(configured))
    raise SystemExit(status)


def _show(found: Iterable[Diagnosis]) -> int:
    """Print each diagnosis, and return the exit status of the first that failed; 0 for none."""
    status = 0
    for each in found:
        click.echo(f"{'✓' if each.passed else '✗'} {each.name}: {each.detail}")
        status = status or each.exit_status
    return status

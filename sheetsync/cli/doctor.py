"""`sheetsync doctor`."""

from collections.abc import Iterable
from pathlib import Path

import click

from sheetsync.cli.alarm import is_withheld
from sheetsync.cli.options import config_option, configuration, sheet_argument
from sheetsync.cli.rules import records
from sheetsync.job import words
from sheetsync.model.diagnosis import Diagnosis


@click.command()
@sheet_argument
@click.option("--probe", is_flag=True, help="Also try on a scratch tab, which is taken away again, what Google does.")
@config_option
def doctor(*, sheet: str, probe: bool, config: Path | None) -> None:
    """Say what sheetsync may do with the sheet.

    It names who we are to Google, what is missing, and the one step that mends it, and ends with the
    status that a run would end with. It asks about each rule on whose remarks nobody acts.
    """
    from sheetsync import wiring

    configured = configuration(config, sheet=sheet)
    found = _shown(wiring.diagnose(configured))
    if probe and all(each.passed for each in found):
        found += _shown(wiring.google.probe(configured))
    missing = [each for each in found if not each.passed]
    if not missing:
        # What a rule tells is told in public jobs as well: it is about rules, never about people.
        for each in records(configured):
            if each.proposal:
                click.echo(f"? {each.proposal}")
        click.echo(f"All {len(found)} checks passed.")
        return
    status = missing[0].exit_status
    click.echo(f"Missing: {', '.join(dict.fromkeys(each.name for each in missing))}. A run would end with {status}.")
    raise SystemExit(status)


def _shown(found: Iterable[Diagnosis]) -> list[Diagnosis]:
    """Print each diagnosis as soon as it is known, and return them."""
    shown = []
    for each in found:
        # In a job that everybody can read, an account has no name.
        detail = words.public(each.detail) if is_withheld() else each.detail
        click.echo(f"{'✓' if each.passed else '✗'} {each.name}: {detail}")
        shown.append(each)
    return shown

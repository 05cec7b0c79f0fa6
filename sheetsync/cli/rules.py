"""`sheetsync rules`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Terminal, config_option, configuration

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.steps.record import Record


@click.command()
@click.argument("name", required=False)
@config_option
def rules(*, name: str | None, config: Path | None) -> None:
    """List the rules, or explain the one called NAME, with what became here of what it told."""
    from sheetsync import wiring
    from sheetsync.render import rule_page

    configured = configuration(config)
    active = wiring.rules(configured)
    terminal = Terminal()
    if name is None:
        click.echo(rule_page.listing(active, columns=terminal.width, colour=terminal.colour), nl=False)
    else:
        record = [said for each in records(configured) if each.rule == name for said in (each.said, each.proposal)]
        shown = rule_page.page(
            active, name, columns=terminal.width, colour=terminal.colour, record=[*filter(None, record)]
        )
        click.echo(shown, nl=False)


def records(configured: "Config") -> "tuple[Record, ...]":
    """Return what became of what each rule told in the sheet that is configured; none where nothing is remembered."""
    from sheetsync.run.rule_record import rule_records
    from sheetsync.wiring import identity
    from sheetsync.wiring.histories import history

    sheet, store = identity.known_as(configured), history(configured)
    return rule_records(store, sheet, configured.now.date()) if sheet and store else ()

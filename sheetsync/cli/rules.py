"""`sheetsync rules`."""

from pathlib import Path

import click

from sheetsync.cli.options import Terminal, config_option, configuration


@click.command()
@click.argument("name", required=False)
@config_option
def rules(*, name: str | None, config: Path | None) -> None:
    """List the rules, or explain the one called NAME."""
    from sheetsync import wiring
    from sheetsync.render import rule_page

    active = wiring.rules(configuration(config))
    terminal = Terminal()
    if name is None:
        click.echo(rule_page.listing(active, columns=terminal.width, colour=terminal.colour), nl=False)
    else:
        click.echo(rule_page.page(active, name, columns=terminal.width, colour=terminal.colour), nl=False)

"""`sheetsync rules`."""

from pathlib import Path

import click

from sheetsync.cli.options import config_option


@click.command()
@click.argument("name", required=False)
@config_option
def rules(name: str | None, config: Path | None) -> None:
    """List the rules, or explain the one called NAME."""
    from sheetsync import wiring
    from sheetsync.cli.show import show_rule, show_rules

    active = wiring.rules(wiring.configuration(config))
    if name is None:
        show_rules(active)
    else:
        show_rule(active, name)

"""The commands and their options, as their `--help` has them."""

import inspect
from collections.abc import Iterator

import click

from docs.generate.markdown import cell, table
from sheetsync.cli import main


def every() -> str:
    """Return each command: what it does, how it is called, and its options."""
    return "\n\n".join(_about(commands_of(main), "sheetsync"))


def commands_of(group: click.Group) -> Iterator[click.Command]:
    """Yield the commands of a group, in the order of its help; each is loaded only now."""
    context = click.Context(group)
    for name in group.list_commands(context):
        if each := group.get_command(context, name):
            yield each


def _about(commands: Iterator[click.Command], parent: str) -> Iterator[str]:
    for each in commands:
        name = f"{parent} {each.name}"
        context = click.Context(each, info_name=name, help_option_names=["-h", "--help"])
        pieces = " ".join(each.collect_usage_pieces(context))
        yield f"### {name}"
        yield f"    {name} {pieces}"
        yield inspect.cleandoc(each.help or "")
        options = [
            record
            for param in each.get_params(context)
            if isinstance(param, click.Option) and "--help" not in param.opts
            if (record := param.get_help_record(context))
        ]
        if options:
            yield table(("option", "what it does"), [(f"`{name}`", cell(text)) for name, text in options])
        if isinstance(each, click.Group):
            yield from _about(commands_of(each), name)

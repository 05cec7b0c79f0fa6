"""What an audience is shown, field by field: `summary --explain`."""

from collections.abc import Iterator, Sequence

from sheetsync.model.audience import Audience, Use
from sheetsync.render.escape import terminal


def render(audience: Audience, uses: Sequence[Use]) -> str:
    """Return the fields that an audience sees, then those that it doesn't."""
    return "\n".join(_lines(audience, uses)) + "\n"


def _lines(audience: Audience, uses: Sequence[Use]) -> Iterator[str]:
    whose = ", ".join(map(terminal, audience.view.stakeholders))
    yield f"{audience.name}: " + (f"the projects of {whose}" if whose else "every project")
    yield f"formats {', '.join(audience.formats)}; channels {', '.join(audience.channels)}; {audience.cadence} at most"
    for use in uses:
        if use.listed:
            column = f'column "{terminal(use.column)}", ' if use.column else ""
            number = f"{use.values} value{'' if use.values == 1 else 's'}" if column else ""
            yield f"  shown      {use.field:<13}{column}{number}".rstrip()
    for use in uses:
        if not use.listed:
            column = f'column "{terminal(use.column)}"' if use.column else ""
            yield f"  not shown  {use.field:<13}{column}".rstrip()

"""What would go out, for the lead who must press send: to whom, how it begins, and what to mend first."""

from collections.abc import Iterator, Sequence
from typing import Final

from sheetsync.model.document import Document
from sheetsync.render.escape import terminal as safe

INDENT: Final = "  "


def lines(document: Document, to_mend: Sequence[str]) -> Iterator[str]:
    """Yield the subject, the first sentence, and what a careful lead would mend before it goes out.

    Args:
        document: What the readers would get.
        to_mend: What they would stumble over, in a few words each.
    """
    yield f"{INDENT}{safe(document.brief.subject)}"
    yield f"{INDENT}{safe(document.headline[0])}"
    if to_mend:
        yield f"{INDENT}Mend first: {safe(', '.join(to_mend))}."

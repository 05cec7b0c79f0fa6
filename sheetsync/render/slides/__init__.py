"""The summary as slides, for the monthly status meeting."""

from sheetsync.errors import UsageError
from sheetsync.extra import mend
from sheetsync.model.document import Document


def render(document: Document) -> bytes:
    """Return a deck of five or six slides as `.pptx`, the same bytes for the same document.

    One idea a slide, in shapes that can be edited; the notes name the cell of each line.

    Raises:
        UsageError: The extra is not installed.
    """
    try:
        from sheetsync.render.slides import deck
    except ModuleNotFoundError:
        raise UsageError(f"pptx needs an extra that is not installed: {mend('pptx')}") from None
    return deck.render(document)

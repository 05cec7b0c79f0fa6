"""The summary as slides, for the monthly status meeting."""

from sheetsync.model.document import Document
from sheetsync.render.needed import needed


def render(document: Document) -> bytes:
    """Return a deck of five or six slides as `.pptx`, the same bytes for the same document.

    One idea a slide, in shapes that can be edited; the notes name the cell of each line.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("pptx"):
        from sheetsync.render.slides import deck
    return deck.render(document)

"""A page as slides, for the meeting that it is for."""

from sheetsync.model.page import Page
from sheetsync.render.needed import needed


def render(page: Page) -> bytes:
    """Return the page as `.pptx`, the same bytes for the same page: a part a slide, and more where it needs them.

    Texts and tables can be edited; the notes have all that is cut on a slide.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("pptx"):
        from sheetsync.render.page import deck
    return deck.render(page)

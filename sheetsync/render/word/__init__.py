"""A page as a Word document, with its pictures, and with room to write."""

from sheetsync.model.page import Page
from sheetsync.render.needed import needed


def render(page: Page, template: bytes | None = None) -> bytes:
    """Return the page as `.docx`, the same bytes for the same page.

    Args:
        page: What to dress.
        template: A `.docx` of the team: its styles, page, header and footer are kept, and its text
            makes room for the page. None for our own look.

    Raises:
        UsageError: The extra is not installed, or the template can't be read.
    """
    with needed("docx"):
        from sheetsync.render.word import page as write
    return write.render(page, template)

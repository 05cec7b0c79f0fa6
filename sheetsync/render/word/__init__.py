"""The summary as a Word document."""

from sheetsync.model.document import Document
from sheetsync.render.needed import needed


def render(document: Document, template: bytes | None = None) -> bytes:
    """Return the document as `.docx`, the same bytes for the same document.

    Args:
        document: What to dress.
        template: A `.docx` of the team: its styles, page, header and footer are kept, and its text
            makes room for the summary. None for our own look.

    Raises:
        UsageError: The extra is not installed, or the template can't be read.
    """
    with needed("docx"):
        from sheetsync.render.word import page
    return page.render(document, template)

"""A page as one HTML file that asks nobody for anything."""

from sheetsync.model.page import Page
from sheetsync.render.escape import markup_for_log
from sheetsync.render.html import template


def render(page: Page) -> str:
    """Return the page as a file of its own: no request to anywhere, light and dark, for a phone and for print."""
    return markup_for_log(template("page.html").render(page=page))

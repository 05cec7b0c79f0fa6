"""The manual: Markdown pages, built by `make docs` without anything from another host."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sphinx.application import Sphinx

from sheetsync import __version__

project = "sheetsync"
author = "the sheetsync contributors"
release = version = __version__
extensions = ["myst_parser"]
exclude_patterns = ["generate", "images"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
suppress_warnings = ["myst.header"]
html_theme = "furo"
html_title = "sheetsync"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"light_css_variables": {"color-brand-primary": "#2b3a55", "color-brand-content": "#2b5fb3"}}

READABLE = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    "<pre>": '<pre tabindex="0">',
    '<div id="search-results"></div>': '<h1>Search</h1>\n<div id="search-results"></div>',
}
"""What the theme leaves out for readers who don't see the page, or have no mouse."""


def setup(app: Sphinx) -> None:
    """Mend each page when all are there."""
    app.connect("build-finished", lambda app, failed: failed or mend(Path(app.outdir)))


def mend(folder: Path) -> None:
    """Put in what the theme leaves out."""
    for page in folder.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        for before, after in READABLE.items():
            text = text.replace(before, after)
        page.write_text(text, encoding="utf-8")

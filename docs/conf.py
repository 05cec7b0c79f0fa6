"""The manual: Markdown pages, built by `make docs` without anything from another host."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

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

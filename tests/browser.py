"""Chromium, as Debian, Google or Playwright install it: found, or told in one sentence how to get it.

`python -m tests.browser` installs it in a container of CI, says so elsewhere, and exits with 1 where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "The pages are not tested in a browser: install Chromium "
    "(Debian and Ubuntu: apt install chromium; elsewhere: .venv/bin/playwright install chromium)"
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""No request of its own: what leaves is then the page's."""


def program(playwright: Playwright) -> str:
    """Return the path of a browser; "" for none."""
    found = filter(None, map(shutil.which, NAMES))
    own = playwright.chromium.executable_path
    return next(found, own if Path(own).exists() else "")


def launched(playwright: Playwright) -> Browser:
    """Start a browser. Its sandbox doesn't work for root, nor in most containers; it only opens our own pages."""
    path = program(playwright)
    if not path:
        raise SystemExit(MISSING)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, *["--no-sandbox"] * is_root])


def install() -> None:
    """Install Debian's Chromium where there is none and this is a machine of nobody's, such as a container."""
    if os.environ.get("CI") and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Installing Chromium, which the tests of the pages need\n")
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet", "--quiet", *step], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    with sync_playwright() as started:
        if not program(started):
            install()
        if not program(started):
            sys.exit(MISSING)

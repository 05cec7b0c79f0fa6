"""Make the pictures of the README, and with `--all FOLDER` those of every document, to be looked at.

Needs Chromium (see tests/browser.py); `--all` needs LibreOffice and pdftoppm too.
"""

import shutil
import subprocess
import sys
import tempfile
from email import message_from_bytes, policy
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine  # noqa: E402 - the checkout must be found first
from tests.browser import launched  # noqa: E402 - the same

DESK, PHONE = (1100, 900), (390, 844)
FORMATS = ("html", "mail", "docx", "pptx", "pdf")


def documents(folder: Path) -> None:
    """Make every document of the demo roadmap, at the demo's day."""
    shutil.copy(DEMO_WORKBOOK, folder / "roadmap.xlsx")
    formats = [option for each in FORMATS for option in ("--format", each)]
    done = CommandLine(folder)("summary", "roadmap.xlsx", "--tab", DEMO["tab"], *formats, "--output", ".")
    if done.status:
        raise SystemExit(done.stderr)


def photograph(browser: Browser, page: Path, picture: Path, size: tuple[int, int], *, whole: bool, dark: bool) -> None:
    """Photograph a page, its top or all of it."""
    tab = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=1.5,
        color_scheme="dark" if dark else "light",
    )
    tab.goto(page.as_uri())
    tab.screenshot(path=picture, full_page=whole)
    tab.close()


def mail_as_page(mail: Path) -> Path:
    """Return the HTML of a mail, with its pictures beside it, as a page."""
    message = message_from_bytes(mail.read_bytes(), policy=policy.default)
    body = message.get_body(("html",))
    if body is None:
        raise SystemExit(f"{mail} has no HTML")
    text = str(body.get_content())
    for part in message.walk():
        if name := part.get("Content-ID", "").strip("<>"):
            (mail.parent / f"{name}.png").write_bytes(part.get_payload(decode=True))
            text = text.replace(f"cid:{name}", f"{name}.png")
    page = mail.with_suffix(".mail.html")
    page.write_text(text, encoding="utf-8")
    return page


def paper(document: Path, picture: Path) -> None:
    """Make a picture of each page of an Office or a PDF document."""
    if document.suffix != ".pdf":
        program = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", document.parent / "paper", document]
        subprocess.run(program, check=True, capture_output=True)
        document = document.parent / "paper" / f"{document.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", "60", "-png", document, picture], check=True)


def main() -> None:
    """Make them."""
    whole = Path(sys.argv[2]) if sys.argv[1:2] == ["--all"] else None
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        documents(folder)
        browser = launched(playwright)
        images = ROOT / "docs" / "images"
        photograph(browser, folder / "summary.html", images / "summary.png", DESK, whole=False, dark=False)
        if whole:
            whole.mkdir(parents=True, exist_ok=True)
            for page in (folder / "summary.html", mail_as_page(folder / "summary.eml")):
                for kind, size, dark in (("desk", DESK, False), ("phone", PHONE, False), ("dark", DESK, True)):
                    photograph(browser, page, whole / f"{page.stem}-{kind}.png", size, whole=True, dark=dark)
            for document in ("summary.docx", "summary.pptx", "summary.pdf"):
                paper(folder / document, whole / document)


if __name__ == "__main__":
    main()

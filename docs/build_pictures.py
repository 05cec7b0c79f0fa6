"""Make the pictures of the README, and with `--all FOLDER` those of every document, to be looked at.

Needs Chromium (see tests/browser.py), LibreOffice and pdftoppm.
"""

import shutil
import subprocess
import sys
import tempfile
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine  # noqa: E402 - the checkout must be found first
from tests.browser import launched  # noqa: E402 - the same

DESK, PHONE, STRIP = (1100, 900), (390, 844), (1040, 825)
IMAGES = ROOT / "docs" / "images"
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


def retro(browser: Browser, picture: Path) -> None:
    """Photograph how the lines of the played quarter changed, in its retrospective."""
    tab = browser.new_page(viewport={"width": STRIP[0], "height": STRIP[1]})
    tab.goto((ROOT / "examples" / "quarter" / "retro.html").as_uri())
    tab.get_by_role("heading", name="Execution").evaluate("each => each.scrollIntoView()")
    tab.screenshot(path=picture)
    tab.close()
    Image.open(picture).quantize(256, method=Image.Quantize.MAXCOVERAGE).save(picture, optimize=True)


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


def paper(document: Path, picture: Path, *, dots: int) -> None:
    """Make a picture of each page of an Office or a PDF document, with so many dots an inch."""
    if document.suffix != ".pdf":
        # A profile of its own: of two at one profile, the second ends without a word, and without a page.
        profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
        program = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", document.parent / "paper"]
        done = subprocess.run([*program, document], check=False, capture_output=True, encoding="utf-8")
        made = document.parent / "paper" / f"{document.stem}.pdf"
        # LibreOffice ends well where the part of it that opens such a document is not installed.
        if done.returncode or not made.is_file():
            part = {".docx": "Writer", ".pptx": "Impress", ".xlsx": "Calc"}[document.suffix]
            raise SystemExit(f"LibreOffice made no PDF of {document.name}: is its {part} here? {done.stderr.strip()}")
        document = made
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", document, picture], check=True)


def sheet(folder: Path, picture: Path) -> None:
    """Make a picture of the top of the demo sheet as `sync` leaves it."""
    done = CommandLine(folder)("sync", "roadmap.xlsx", "--tab", DEMO["tab"], "--quiet")
    if done.status:
        raise SystemExit(done.stderr)
    # What openpyxl loses doesn't matter here: this copy is only looked at.
    book = openpyxl.load_workbook(folder / "roadmap.xlsx")
    for tab in book.sheetnames:
        if tab != DEMO["tab"]:
            del book[tab]
    top = book[DEMO["tab"]]
    top.print_area = "A1:K20"
    # What a page of 830 pixels has room for: the work, what is missing in it, and what is said of that.
    for column in "BFGHI":
        top.column_dimensions[column].hidden = True
    for column, width in {"A": 17, "C": 24, "D": 27, "E": 14, "J": 12, "K": 46}.items():
        top.column_dimensions[column].width = width
    for row in range(4, 21):
        for column in "ACDEJK":
            cell = top[f"{column}{row}"]
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        long = max(len(str(top[f"K{row}"].value or "")) - 10, 2 * len(str(top[f"C{row}"].value or "")))
        top.row_dimensions[row].height = 44 if long > 88 else 30
    top.page_setup.orientation, top.page_setup.paperSize = "landscape", top.PAPERSIZE_A3
    top.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    top.oddHeader.center.text = top.oddFooter.center.text = ""
    book.save(folder / "top.xlsx")
    paper(folder / "top.xlsx", folder / "top", dots=115)
    cropped(Image.open(folder / "top-1.png")).save(picture, optimize=True)


def cropped(picture: Image.Image, margin: int = 12) -> Image.Image:
    """Cut the white paper around a picture away."""
    picture = picture.convert("RGB")
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, *picture.size)
    return picture.crop((left - margin, top - margin, right + margin, bottom + margin))


def side_by_side(pictures: list[Path], picture: Path, height: int = 760, gap: int = 24) -> None:
    """Put pictures beside each other, all of one height, on grey."""
    opened = [Image.open(each).convert("RGB") for each in pictures]
    sized = [each.resize((each.width * height // each.height, height)) for each in opened]
    sheet = Image.new("RGB", (sum(each.width + gap for each in sized) + gap, height + 2 * gap), "#e3e7ee")
    left = gap
    for each in sized:
        sheet.paste(each, (left, gap))
        left += each.width + gap
    # By the widest reach of colours: by the most frequent, the few dots of a status would lose theirs.
    sheet.quantize(256, method=Image.Quantize.MAXCOVERAGE).save(picture, optimize=True)


def main() -> None:
    """Make them."""
    every = Path(sys.argv[2]) if sys.argv[1:2] == ["--all"] else None
    if missing := [each for each in ("soffice", "pdftoppm") if not shutil.which(each)]:
        raise SystemExit(f"not here: {', '.join(missing)} (Debian: libreoffice, poppler-utils)")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        documents(folder)
        browser = launched(playwright)
        mail = mail_as_page(folder / "summary.eml")
        photograph(browser, folder / "summary.html", IMAGES / "summary.png", DESK, whole=False, dark=False)
        photograph(browser, mail, folder / "mail.png", PHONE, whole=False, dark=False)
        photograph(browser, folder / "summary.html", folder / "dark.png", PHONE, whole=False, dark=True)
        paper(folder / "summary.docx", folder / "word", dots=90)
        side_by_side([folder / each for each in ("mail.png", "dark.png", "word-1.png")], IMAGES / "documents.png")
        paper(folder / "summary.pptx", folder / "slide", dots=72)
        side_by_side([folder / f"slide-{each}.png" for each in (1, 3)], IMAGES / "slides.png", height=420)
        if every:
            look(browser, folder, mail, every)
        retro(browser, IMAGES / "retro.png")
        sheet(folder, IMAGES / "sheet.png")


def look(browser: Browser, folder: Path, mail: Path, every: Path) -> None:
    """Make a picture of every document, whole, on a desk, on a phone and in the dark."""
    every.mkdir(parents=True, exist_ok=True)
    for page in (folder / "summary.html", mail):
        for kind, size, dark in (("desk", DESK, False), ("phone", PHONE, False), ("dark", DESK, True)):
            photograph(browser, page, every / f"{page.stem}-{kind}.png", size, whole=True, dark=dark)
    for document in ("summary.docx", "summary.pptx", "summary.pdf"):
        paper(folder / document, every / document, dots=60)


if __name__ == "__main__":
    main()

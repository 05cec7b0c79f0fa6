"""The pages of the manual, as far as the tests look into them: their blocks of code and their tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.command_line import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code on a page, with the comment right before it, "" where there is none."""

    page: Path
    line: int
    language: str
    text: str
    mark: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(language: str) -> list[Block]:
    """Every block of a language, page by page; those of the README too."""
    return list(_blocks(language))


def _blocks(language: str) -> Iterator[Block]:
    for page in (ROOT / "README.md", *PAGES):
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match["language"] == language:
                before = text[: match.start()]
                mark = re.search(r"<!-- ([^\n]+) -->\n\n$", before)
                yield Block(page, before.count("\n") + 1, language, match["text"], mark[1] if mark else "")


def table(page: Path, mark: str) -> list[list[str]]:
    """The cells of the Markdown table below a comment, its header first."""
    text = page.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {re.escape(mark)} -->\n\n((?:\|.*\n)+)", text)
    assert found, f"{page.name} has no table marked {mark}"
    header, _, *rows = found[1].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in (header, *rows)]

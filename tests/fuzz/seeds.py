"""What is mutated: sound files of every kind that sheetsync reads, each with the commands that read it."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.acceptance.bad_file import HEADERS, ROWS
from tests.acceptance.command_line import DEMO_WORKBOOK, ROOT
from tests.adapters.workbook import workbooks

Command = tuple[str, ...]

READS: tuple[Command, ...] = (("check",), ("check", "--format", "json"), ("summary",))
WRITES: tuple[Command, ...] = (*READS, ("sync",), ("clear",), ("sync",), ("sync", "--dry-run"))
"""`sync` stands here twice: it is what matters most."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file, the files that it needs beside it, and what is run on it; `{}` in a command is the sheet."""

    name: str
    content: bytes
    commands: tuple[Command, ...]
    beside: Mapping[str, bytes]


@cache
def seeds() -> tuple[Seed, ...]:
    """Return all of them."""
    return (*_workbooks(), *_tables(), *_texts())


def _workbooks() -> tuple[Seed, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full = workbooks.a_full_workbook(folder / "full.xlsx")
        noted = workbooks.a_workbook(folder / "noted.xlsx")
        workbooks.sync(noted, {"E2": workbooks.a_text(), "E3": ""}, notes=[workbooks.a_note("B3")])
        bare = workbooks.a_raw_workbook(folder / "bare.xlsx", workbooks.a_sheet("".join(map(_row, (HEADERS, *ROWS)))))
        files = {"demo": DEMO_WORKBOOK, "full": full, "noted": noted, "bare": bare}
        return tuple(Seed(f"{name}.xlsx", path.read_bytes(), WRITES, {}) for name, path in files.items())


def _row(values: Iterable[str]) -> str:
    """Return a row in which no cell says where it is."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in values) + "</row>"


def _tables() -> tuple[Seed, ...]:
    files = ROOT / "tests" / "acceptance" / "files"
    table = io.StringIO()
    csv.writer(table).writerows((HEADERS, *ROWS))
    text = table.getvalue().replace("Make tacos", 'Größe, "so"\nund so')
    return (
        Seed("plain.csv", text.encode(), READS, {}),
        Seed("western.csv", text.replace(",", ";").encode("cp1252"), READS, {}),
        Seed("tabs.tsv", text.replace(",", "\t").encode("utf-16"), READS, {}),
        Seed("table.ods", (files / "roadmap.ods").read_bytes(), READS, {}),
        Seed("table.xls", (files / "roadmap.xls").read_bytes(), READS, {}),
    )


CONFIGURATION = """\
packs = ["team.yaml"]

[sheet]
location = "roadmap.xlsx"
header_row = 1

[columns]
goal = "User-centric Goal"

[interval]
start = 2026-10-12
end = 2026-11-20

[statuses]
"Nearly" = "At risk"

[rules]
overdue = "warning"

[rules.goal-missing]
severity = "error"

[summary]
output = "out"

[[audience]]
name = "family"
projects = ["Make tacos"]
fields = ["goal", "status", "changes"]
formats = ["html", "markdown"]
language = "en"
"""

PACK = """\
no-todo:
  kind: forbidden
  why: A roadmap is read by people who can't do it.
  column: deliverable
  phrases: [todo, fixme]
  severity: warning
  message: This says "{found}".
lead:
  kind: leading-question
  why: It leads.
  severity: hint
  message: This may lead ("{span}").
"""

TEMPLATE = """\
<h1>{{ document.title }}</h1>
{% for group in document.groups %}<h2>{{ group.name | upper }}</h2>
{% for work in group.works %}<p style="color: {{ colours[work.status or ""] }}">{{ loop.index }} {{ work.name }}</p>
{% else %}nothing{% endfor %}{% endfor %}
{% set x = 1 + 2 %}{% if x > 2 %}{{ x }}{% endif %}{% macro m(a) %}{{ a }}{% endmacro %}{{ m("b") }}
"""


def _texts() -> tuple[Seed, ...]:
    with tempfile.TemporaryDirectory() as name:
        from tests.acceptance.bad_file import a_workbook

        sheet = a_workbook(Path(name) / "roadmap.xlsx").read_bytes()
    beside = {"roadmap.xlsx": sheet, "team.yaml": PACK.encode(), "sheetsync.toml": CONFIGURATION.encode()}
    own = 'location = "roadmap.xlsx"\n\n[templates]\nhtml = "team.html"\n'
    reads = (("check",), ("rules",), ("summary",), ("summary", "--for", "family"), ("sync", "--dry-run"))
    return (
        Seed("sheetsync.toml", CONFIGURATION.encode(), reads, {**beside, "sheetsync.toml": b""}),
        Seed("team.yaml", PACK.encode(), (("check",), ("rules",), ("rules", "no-todo")), beside),
        Seed(
            "team.html",
            TEMPLATE.encode(),
            (("summary", "--format", "html"),),
            {"roadmap.xlsx": sheet, "sheetsync.toml": f"[sheet]\n{own}".encode()},
        ),
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {each.filename: package.read(each) for each in package.infolist()}

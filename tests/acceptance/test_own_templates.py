"""A team's own templates as a person runs them: what they make, and what ends them."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import CommandLine, assert_refused, seen

SHEET = '[sheet]\nlocation = "roadmap.xlsx"\ntab = "SRE roadmap"\n[templates]\n'
RUNAWAYS = {
    "a long text": "{{ 'x' * 10**10 }}",
    "a wide number": "{{ '%0*d' % (10**10, 1) }}",
    "a macro of itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "parentheses": "{{ " + "(" * 10_000 + " }}",
    "too many characters": "{% set m = 'x' * 3000 %}{% for a in m %}{% for b in m %}{{ m }}{% endfor %}{% endfor %}",
}


def configure(folder: Path, templates: str) -> None:
    (folder / "sheetsync.toml").write_text(f"{SHEET}{templates}\n", encoding="utf-8")


@pytest.mark.parametrize("name", RUNAWAYS)
@pytest.mark.parametrize(("kind", "file"), [("html", "page.html"), ("mail", "mail.html")])
@pytest.mark.usefixtures("workbook")
def test_a_template_that_runs_away_ends_with_a_sentence(
    sheetsync: CommandLine, kind: str, file: str, name: str
) -> None:
    configure(sheetsync.folder, f'{kind} = "{file}"')
    (sheetsync.folder / file).write_text(RUNAWAYS[name], encoding="utf-8")
    before = seen(sheetsync.folder)

    assert_refused(sheetsync("summary", "--format", kind), 2, file)
    assert seen(sheetsync.folder) == before


@pytest.mark.usefixtures("workbook")
def test_a_template_shows_what_the_sheet_says(sheetsync: CommandLine) -> None:
    configure(sheetsync.folder, 'markdown = "wiki.md"')
    (sheetsync.folder / "wiki.md").write_text("# {{ document.title }} é", encoding="utf-8")

    done = sheetsync("summary", "--format", "markdown")

    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith("# ")
    assert done.stdout.endswith(" é")


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x05\x06" + b"\0" * 18])
@pytest.mark.usefixtures("workbook")
def test_a_word_template_that_is_none_is_told(sheetsync: CommandLine, content: bytes) -> None:
    configure(sheetsync.folder, 'docx = "house.docx"')
    (sheetsync.folder / "house.docx").write_bytes(content)

    done = sheetsync("summary", "--format", "docx", "--output", "out")

    assert_refused(done, 2, "docx")

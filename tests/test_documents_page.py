"""The page about documents says what there is: its example is a configuration, and its tables are whole."""

import re
from pathlib import Path

from sheetsync.config import load
from sheetsync.model.audience import Cadence, Channel, Extra
from sheetsync.model.format import Subject, formats_of
from sheetsync.model.terms import Field

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")


def named_in(first_header: str) -> list[str]:
    """What the first column of a table names."""
    table = PAGE.partition(f"| {first_header} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_the_example_is_a_configuration(tmp_path: Path) -> None:
    file = tmp_path / "sheetsync.toml"
    file.write_text(PAGE.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")

    choices = load.load(file, {}).choices

    assert [each.name for each in choices.audiences] == ["support", "leads"]
    assert choices.sending.server == "smtp.example.org"
    assert all(each in PAGE for each in Cadence)


def test_every_format_channel_and_field_is_named() -> None:
    assert set(named_in("`--format`")) == set(formats_of(Subject.SUMMARY))
    assert set(named_in("channel")) == {each for each in Channel if each.is_for_many}
    assert set(named_in("field")) == set(Extra)
    columns = PAGE.partition("`fields` are columns (")[2].partition(")")[0]
    assert set(re.findall(r"`([a-z]+)`", columns)) == set(Field)


def test_the_pictures_are_there() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "documents.md"):
        for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / picture).is_file(), picture

"""The rules for a person at a terminal: the list, and a page about each."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.errors import UsageError
from sheetsync.kinds.manual import manual
from sheetsync.kinds.pack import ActiveRule
from sheetsync.render.rule_page import listing, page

RULES: tuple[ActiveRule, ...] = tuple(load(["roadmap"], lambda name: read_pack(name, Path())))
NAMES = sorted(each.name for each in RULES)


def unpainted(text: str) -> str:
    return re.sub(r"\x1b\[\d+m", "", text)


def test_the_list_has_a_line_for_each_rule_in_order():
    lines = listing(RULES, columns=80, colour=False).splitlines()

    assert [line.split()[0] for line in lines[:-2]] == NAMES
    assert max(map(len, lines[:-2])) <= 80
    assert lines[-1].startswith("sheetsync rules NAME explains one.")


def test_the_list_says_how_loud_each_rule_is():
    quiet = [replace(each, severity=None) if each.name == "goal-missing" else each for each in RULES]
    lines = {line.split()[0]: line.split()[1] for line in listing(quiet, columns=80, colour=False).splitlines()[:-2]}

    assert lines["goal-missing"] == "off"
    assert lines["stakeholders-missing"] == "warning"


@pytest.mark.parametrize("name", NAMES)
def test_each_page_says_what_the_rule_says_and_shows_what_passes_and_what_fails(name):
    text = page(RULES, name, columns=80, colour=False)
    folded = " ".join(text.split())
    rule = next(each for each in RULES if each.name == name)

    assert text.startswith(f"{name} (")
    assert all(f"says: {' '.join(said.split())}" in folded for said in rule.message.texts)
    about = manual(type(rule.rule))
    assert (text.count("\nPasses"), text.count("\nFails")) == (len(about.passes), len(about.fails))
    assert text.endswith(f'In sheetsync.toml:  [rules]  {name} = "off"\n')


def test_colours_change_no_word():
    assert unpainted(page(RULES, "overdue", columns=80, colour=True)) == page(
        RULES, "overdue", columns=80, colour=False
    )
    assert unpainted(listing(RULES, columns=80, colour=True)) == listing(RULES, columns=80, colour=False)


def test_a_rule_that_is_not_there_is_said_with_the_one_that_was_meant():
    with pytest.raises(UsageError, match='there is no rule "overdu"; did you mean overdue\\?'):
        page(RULES, "overdu", columns=80, colour=False)
    with pytest.raises(UsageError, match="`sheetsync rules` lists them all"):
        page(RULES, "zzz", columns=80, colour=False)

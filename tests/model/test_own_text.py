"""The grammar of our texts: what is ours is known byte for byte, what is a person's never taken for it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import (
    ALPHABET,
    LIMIT,
    address_of,
    highlight_formula,
    is_our_note,
    is_ours,
    note_text,
    renewed_formula,
    row_text,
    same_findings,
)

addresses = st.text(ALPHABET, min_size=4, max_size=4)
faults = st.lists(st.tuples(st.text(max_size=60), st.text(max_size=700)), min_size=1, max_size=12)


def test_a_text_names_the_column_the_message_and_its_token() -> None:
    text = row_text([("User-centric\nGoal", "Who is this for?"), ("", "No dates.")], "k7f3")

    assert text.startswith("⚠ [User-centric Goal] Who is this for? • No dates. · k7f3")
    assert len(text.rsplit(" ", 1)[1]) == 6


def test_what_a_spreadsheet_would_drop_or_turn_is_shown_instead() -> None:
    text = row_text([("Go\x00al", "a\u202eb\ud800c\ufffe")], "k7f3")

    assert text.startswith("⚠ [Go\ufffdal] a\ufffdb\ufffdc\ufffd · k7f3")
    assert is_ours(text)


def test_what_does_not_fit_is_counted() -> None:
    text = row_text([("Goal", "x" * 200)] * 5, "k7f3")

    assert len(text) <= LIMIT
    assert "and 3 more · k7f3" in text


@given(faults, addresses)
def test_every_text_that_we_write_is_known_as_ours(faults: list[tuple[str, str]], address: str) -> None:
    text = row_text(faults, address)

    assert len(text) <= LIMIT
    assert "\n" not in text
    assert address_of(text) == address


def test_one_changed_letter_makes_it_a_persons() -> None:
    text = row_text([("Goal", "Who is this for?")], "k7f3")

    assert not is_ours(text.replace("Who", "who"))
    assert not is_ours(text + " ")
    assert not is_ours(text[1:])


def test_texts_are_compared_without_their_tokens() -> None:
    first, second = row_text([("Goal", "Why?")], "k7f3"), row_text([("Goal", "Why?")], "m2p4")

    assert first != second
    assert same_findings(first, second)
    assert not same_findings(first, row_text([("Goal", "Who?")], "k7f3"))


@given(st.lists(st.text(), min_size=1, max_size=5), st.text(min_size=1))
def test_a_note_is_ours_until_somebody_adds_to_it(messages: list[str], added: str) -> None:
    note = note_text(messages)

    assert is_our_note(note)
    assert not is_our_note(note + added)
    assert not is_our_note(added + note)


def test_the_highlight_is_relative_to_the_first_data_cell() -> None:
    formula = highlight_formula(CellRef(3, 1), 12)

    assert formula.startswith('AND(N("sheetsync")=0,OR(ISNUMBER(FIND("• ["&TRIM(SUBSTITUTE(A$3,CHAR(10)," "))&"] ",')
    assert set(re.findall(r"\$?[A-Z]\$?\d", formula)) == {"A$3", "$L4"}


def test_a_highlight_of_an_earlier_release_is_renewed_where_it_stands() -> None:
    earlier = 'AND(N("sheetsync")=0,ISNUMBER(FIND("["&TRIM(SUBSTITUTE(B$5,CHAR(10)," "))&"]",$AL6)))'

    assert renewed_formula(earlier) == highlight_formula(CellRef(5, 2), 38)
    assert renewed_formula("=" + earlier) == "=" + highlight_formula(CellRef(5, 2), 38)
    assert renewed_formula(highlight_formula(CellRef(5, 2), 38)) == highlight_formula(CellRef(5, 2), 38)


def test_what_a_message_quotes_never_looks_like_a_part_of_its_own() -> None:
    text = row_text([("Status", 'I don\'t know "• [Owner] x" or "⚠ [Goal] y" or "• z"')], "k7f3")

    assert "• [" not in text
    assert text.count("⚠ [") == 1
    assert '"• z"' in text

"""The grammar of answers: a person's words stay theirs, and our part behind them is known byte for byte."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.answer_text import (
    Acknowledgement,
    Miss,
    Tail,
    acknowledgement,
    address_in,
    code_of,
    has_ours,
    read_answer,
    without_ours,
    write_answer,
)
from sheetsync.model.own_text import ALPHABET, LIMIT, row_text

TAIL = Tail("", "k7f3", "q2m8xad4c", "b", (code_of("owner-missing", "Owner"),))
signs = st.text(ALPHABET, min_size=4, max_size=4)
words = st.text(min_size=1, max_size=60)
faults = st.lists(st.tuples(st.text(max_size=60), st.text(max_size=700)), max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ok: the vendor decides in May", Acknowledgement("the vendor decides in May")),
        ("OK until 2026-12-01: audit", Acknowledgement("audit", date(2026, 12, 1))),
        ("  ok:x  ", Acknowledgement("x")),
        ("ok: two\nlines", Acknowledgement("two\nlines")),
        ("ok", None),
        ("ok:", None),
        ("okay: fine", None),
        ("ok until 2026-13-01: x", None),
        ("ok until tomorrow: x", None),
        ("", None),
        ("yes, ok: as asked", Acknowledgement("as asked")),
        ("ja, Ja! ok: as asked", Acknowledgement("as asked")),
        ("sí ok: as asked", Acknowledgement("as asked")),
        ("jahrelang ok: x", None),
        ("Yes ok until 2026-12-01: audit", Acknowledgement("audit", date(2026, 12, 1))),
        ("yesterday ok: x", None),
    ],
)
def test_an_acknowledgement_has_a_reason(text: str, expected: Acknowledgement | None) -> None:
    assert acknowledgement(text) == expected


@pytest.mark.parametrize(("today", "holds"), [(date(2026, 12, 1), True), (date(2026, 12, 2), False)])
def test_the_last_day_of_an_acknowledgement_still_counts(today: date, holds: bool) -> None:
    assert Acknowledgement("audit", date(2026, 12, 1)).holds(today) is holds


@pytest.mark.parametrize(
    ("text", "miss"),
    [
        ("ok", Miss.REASON),
        ("OK - it is known", Miss.REASON),
        ("ok:", Miss.REASON),
        ("won't fix", Miss.REASON),
        ("Won’t fix, too small", Miss.REASON),
        ("yes, ok", Miss.REASON),
        ("ok until Friday: x", Miss.DAY),
        ("ok until 1.12.: x", Miss.DAY),
        ("ok until 2026-13-01: x", Miss.DAY),
        ("ok: known", None),
        ("okra is sold out", None),
        ("ask Ana", None),
        ("not ok", None),
        ("yes", None),
    ],
)
def test_what_nearly_acknowledges_is_told_from_other_words(text: str, miss: Miss | None) -> None:
    assert read_answer(text).miss is miss


@given(words, st.text(max_size=80), faults, signs, st.sampled_from("b0123"), st.lists(signs, max_size=8))
def test_our_part_is_read_as_it_was_written_and_the_words_stay(
    words: str, note: str, faults: list[tuple[str, str]], address: str, state: str, codes: list[str]
) -> None:
    tail = Tail("", address, "q2m8xad4c", state, tuple(each[:3] for each in codes))

    text = write_answer(words, note, faults, tail)

    read = read_answer(text)
    assert read.words == words == without_ours(text)
    assert text.startswith(words)
    assert len(text) <= len(words) + LIMIT + 50
    assert read.tail is not None
    assert (read.tail.address, read.tail.line, read.tail.state, read.tail.codes) == (
        tail.address,
        tail.line,
        tail.state,
        tail.codes,
    )
    assert has_ours(text)
    assert address_in(text) == address


@given(words)
def test_words_alone_are_a_persons_as_a_whole(words: str) -> None:
    assert read_answer(words).words == words
    assert read_answer(words).tail is None


def test_one_changed_letter_makes_our_part_a_persons_words() -> None:
    text = write_answer("ok: known", "Counts for owner-missing.", [("Status", "Pick one")], TAIL)

    for at in range(len("ok: known") + 1, len(text)):
        changed = f"{text[:at]}{'x' if text[at] != 'x' else 'y'}{text[at + 1 :]}"
        assert read_answer(changed).tail is None
        assert without_ours(changed) == changed


def test_changed_words_leave_our_part_what_it_is() -> None:
    text = write_answer("ok: knwon", "Counts for owner-missing.", [], TAIL)

    assert read_answer(text.replace("knwon", "known")).tail == read_answer(text).tail


def test_a_remark_is_ours_as_a_whole() -> None:
    text = row_text([("Goal", "Why?")], "k7f3")

    assert has_ours(text)
    assert without_ours(text) == ""
    assert address_in(text) == "k7f3"

"""What a pack may say can't run away: work is counted by the processor's time, which a busy machine doesn't change."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.kinds.pattern import SHORT_TEXT, Pattern
from sheetsync.kinds.words import phrases

ENOUGH_S = 2.0
"""Many times what any of these takes; what ran away took minutes."""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("a?a?a?a?a*a*a*b", "a" * 500), (".*.*.*!", "x " * 250), ("a{0,999}a{0,999}a{0,999}b", "a" * 500)],
)
def test_no_pattern_runs_away(pattern: str, text: str) -> None:
    began = time.process_time()

    assert not any(Pattern(pattern).matches(text[each:]) for each in range(40))

    assert time.process_time() - began < ENOUGH_S


ATOMS = st.sampled_from(["a", "b", ".", r"\d", r"\w", "[ab]", "[^a]", r"\.", "-", r"\\", r"[\]a]"])
REPEATS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,3}", "{2,}"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(ATOMS, REPEATS), min_size=1, max_size=5),
    st.text(st.sampled_from("ab1.-\n\\]"), min_size=SHORT_TEXT + 1, max_size=SHORT_TEXT + 20) | st.just("a" * 45),
)
def test_a_long_text_matches_as_a_regular_expression_says(parts: list[tuple[str, str]], text: str) -> None:
    body = "".join(atom + repeat for atom, repeat in parts)
    try:
        pattern = Pattern(body)
    except ValueError:
        return

    assert pattern.matches(text) == bool(re.fullmatch(body, text, re.DOTALL))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("*a*a*a*a*a*b", "a" * 32_000),
        ("a*b*c", "a" + "b" * 32_000),
        ("a - b", "a" + "-" * 32_000),
        ("a - - - b", "a - " * 8_000),
        ("a* b* c*", "a b " * 8_000),
    ],
)
def test_no_phrase_runs_away(phrase: str, text: str) -> None:
    began = time.process_time()

    assert not phrases((phrase,)).search(text)

    assert time.process_time() - began < ENOUGH_S


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("*migrat*", "the premigration"),
        ("re*migrat*", "We Remigrated it"),
        ("a - b", "a  -   b"),
        ("q&a session", "a Q&A  session"),
        ("move to * cloud", "move to our cloud"),
    ],
)
def test_phrases_find_what_they_found(phrase: str, text: str) -> None:
    assert phrases((phrase,)).search(text)

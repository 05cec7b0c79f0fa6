"""Lines are known again, however people have edited since; a guess is told as one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.identity import measure
from sheetsync.model.snapshot import Line
from sheetsync.steps.identify import identify

TACOS = (
    Line("", "Make tacos", "buy shells and seasoning", owner="Ana"),
    Line("", "Make tacos", "cook food", owner="Ben"),
    Line("", "Make tacos", "serve food to the family", owner="Ana"),
    Line("", "Make dessert", "defrost cheesecake", owner="Chen"),
)
SEEN = identify((), TACOS).lines
SHELLS, COOK, SERVE, DEFROST = (line.id for line in SEEN)


def ids(*lines: Line) -> list[str]:
    return [line.id for line in identify(SEEN, lines).lines]


def test_every_line_has_an_identity_of_its_own_that_two_runs_agree_on() -> None:
    assert len({line.id for line in SEEN}) == 4
    assert identify((), TACOS).lines == SEEN
    twins = identify((), (TACOS[0], TACOS[0])).lines
    assert twins[0].id != twins[1].id


def test_a_sorted_sheet_keeps_its_lines() -> None:
    found = identify(SEEN, tuple(reversed(TACOS)))

    assert [line.id for line in found.lines] == [DEFROST, SERVE, COOK, SHELLS]
    assert found.joined == ()


@pytest.mark.parametrize(
    "text",
    [
        "Buy shells and seasoning.",
        "buy  SHELLS and seasoning",
        "buy shells and seasonings",
        "buy shells and some seasoning",
    ],
)
def test_a_line_that_was_spelled_otherwise_is_certainly_the_same(text: str) -> None:
    found = identify(SEEN, (replace(TACOS[0], text=text), *TACOS[1:]))

    assert [line.id for line in found.lines] == [SHELLS, COOK, SERVE, DEFROST]
    assert all(each.is_certain for each in found.joined)


def test_a_line_in_other_words_is_followed_and_told_with_its_score() -> None:
    found = identify(SEEN, (replace(TACOS[0], text="order the shells and seasoning"), *TACOS[1:]))

    (joined,) = found.joined
    assert (joined.id, joined.was, joined.now) == (SHELLS, "buy shells and seasoning", "order the shells and seasoning")
    assert not joined.is_certain
    assert 0.5 < joined.score < 0.85


def test_one_word_exchanged_may_be_another_line_and_is_told_as_a_guess() -> None:
    old = identify((), (Line("", "CI", "pilot the new pipeline with team A"),)).lines
    found = identify(old, (Line("", "CI", "pilot the new pipeline with team B"),))

    assert not found.joined[0].is_certain


def test_a_line_in_quite_other_words_beside_others_is_a_new_one() -> None:
    new = replace(TACOS[0], text="ask the neighbours", owner="")
    assert ids(new, replace(TACOS[1], text="wash up", owner=""), *TACOS[2:])[0] not in (SHELLS, COOK)


def test_the_lines_of_a_renamed_project_are_the_same() -> None:
    renamed = [replace(line, project=line.project.replace("Make tacos", "Taco night")) for line in TACOS]

    found = identify(SEEN, renamed)

    assert [line.id for line in found.lines] == [SHELLS, COOK, SERVE, DEFROST]
    assert found.joined == ()


def test_a_line_that_moved_to_another_project_is_followed_as_a_guess() -> None:
    found = identify(SEEN, (*TACOS[:2], replace(TACOS[2], project="Make dessert"), TACOS[3]))

    assert found.lines[2].id == SERVE
    assert [(each.id, each.is_certain) for each in found.joined] == [(SERVE, False)]


def test_a_token_follows_a_line_whose_words_have_little_in_common() -> None:
    with_token = (replace(SEEN[1], token="k7f3"), *SEEN[2:])
    found = identify(with_token, (replace(TACOS[1], text="everything on the stove", token="k7f3"), *TACOS[2:]))

    assert found.lines[0].id == COOK
    assert not found.joined[0].is_certain


def test_a_token_that_a_partial_sort_left_behind_does_not_beat_the_words() -> None:
    old = (replace(SEEN[0], token="aaaa"), replace(SEEN[1], token="bbbb"))
    new = (replace(TACOS[1], token="aaaa"), replace(TACOS[0], token="bbbb"))

    assert [line.id for line in identify(old, new).lines] == [COOK, SHELLS]


def test_a_copied_line_is_a_new_one_and_which_is_which_is_a_guess() -> None:
    found = identify(SEEN, (TACOS[0], TACOS[0], *TACOS[1:]))

    assert [line.id for line in found.lines][1:] != [SHELLS, COOK, SERVE, DEFROST]
    assert [line.id for line in found.lines].count(SHELLS) == 1
    assert [(each.id, each.is_certain) for each in found.joined] == [(SHELLS, False)]


def test_an_identity_that_was_given_once_is_never_given_to_another_line() -> None:
    reworded = identify(SEEN, (replace(TACOS[1], text="cook the food"), *TACOS[2:]))
    assert reworded.lines[0].id == COOK

    again = identify(reworded.lines, (replace(TACOS[1], text="cook the food"), TACOS[1], *TACOS[2:]))

    assert again.lines[0].id == COOK
    assert again.lines[1].id != COOK


@settings(max_examples=60, deadline=None)
@given(
    old=st.lists(st.builds(Line, st.just(""), st.sampled_from("AB"), st.text("ab ", max_size=6)), max_size=6),
    new=st.lists(st.builds(Line, st.just(""), st.sampled_from("AB"), st.text("ab ", max_size=6)), max_size=6),
)
def test_whatever_changes_no_two_lines_share_an_identity(old: list[Line], new: list[Line]) -> None:
    seen = identify((), old).lines
    found = identify(seen, new)

    assert len({line.id for line in found.lines}) == len(new)
    assert [replace(line, id="") for line in found.lines] == new
    assert all(0 < each.score <= 1 for each in found.joined)


def test_generated_histories_are_followed_and_never_joined_wrongly_in_silence() -> None:
    score = measure(histories=40)

    assert score.reworded > 300
    assert score.silently_wrong == 0, score.wrong
    assert score.followed / score.reworded >= 0.95

"""How a comment of ours is known again, whatever it quotes."""

import pytest

from sheetsync.model.thread import MOST_BYTES, Mark, mark_in, marked

MARK = Mark.of("k7f3x9m2", "after nothing")


@pytest.mark.parametrize(
    "text", ["Who?", "", "é" * 3000, "👩‍👩‍👧" * 900, "a\nb\nsheetsync k7f3x9m2p4a8b1c", "\ud800 half"]
)
def test_a_comment_is_as_long_as_it_may_be_and_known_by_its_last_line(text: str) -> None:
    comment = marked(text, MARK)

    assert len(comment.encode("utf-8")) <= MOST_BYTES
    assert mark_in(comment) == MARK


@pytest.mark.parametrize(
    "text",
    ["", "sheetsync", MARK.line[:-1], MARK.line.replace("k7f3", "k7f4"), f"{MARK.line} too", f"{MARK.line}\nno", "x"],
)
def test_what_is_not_byte_for_byte_ours_is_none_of_ours(text: str) -> None:
    assert mark_in(text) is None


def test_one_telling_has_one_mark_and_another_one_another() -> None:
    assert Mark.of("k7f3x9m2", "after nothing") == MARK
    assert Mark.of("k7f3x9m2", "after 2026-11-02").telling != MARK.telling

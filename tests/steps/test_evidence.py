"""Evidence: what was typed in our column is taken for certain only where all that is known of it agrees."""

from collections.abc import Sequence

import pytest

from sheetsync.model.snapshot import Remark
from sheetsync.steps.evidence import remembered, visible


class Lines:
    """The rows of lines, by their names."""

    def __init__(self, rows: dict[str, Sequence[int]]) -> None:
        self._rows = rows

    def rows_of(self, line: str) -> Sequence[int]:
        return self._rows.get(line, ())


BEFORE = [Remark("aaaa", "tacos", ("x",)), Remark("bbbb", "salad", ("y",)), Remark("cccc", "soup", ("z",))]
STANDS = {"tacos": [2], "salad": [3], "soup": [4]}
OURS = {"aaaa": 2, "cccc": 4}


def test_what_was_typed_over_a_remark_answers_its_findings() -> None:
    assert {row: each.codes for row, each in remembered({3: "w"}, OURS, Lines(STANDS), BEFORE).items()} == {3: ("y",)}


def test_words_that_a_clear_left_answer_no_more_than_they_did() -> None:
    told = [Remark("bbbb", "salad", ("x", "y"), "w", ("x",))]

    (over,) = remembered({3: "w"}, {}, Lines(STANDS), told).values()

    assert over.answered_by("w") == ("x",)
    assert over.answered_by("v") == ("x", "y")


@pytest.mark.parametrize(
    ("typed", "ours", "stands"),
    [
        pytest.param({3: "w"}, {"aaaa": 4, "cccc": 2}, STANDS, id="remarks stand beside other lines"),
        pytest.param({3: "w"}, OURS, {"tacos": [4], "salad": [3], "soup": [2]}, id="lines were sorted"),
        pytest.param({3: "w"}, {"aaaa": 4, "cccc": 2}, {"tacos": [4], "salad": [3], "soup": [2]}, id="all were moved"),
        pytest.param({3: "w"}, OURS, {**STANDS, "salad": [3, 7]}, id="its line is there twice"),
        pytest.param({3: "w"}, OURS, {**STANDS, "salad": []}, id="its line is gone"),
        pytest.param({5: "w"}, OURS, STANDS, id="a remark went and something was typed elsewhere"),
        pytest.param({3: "w"}, {"aaaa": 2}, STANDS, id="another remark was taken away"),
        pytest.param({3: "w", 5: "w"}, OURS, STANDS, id="one more was typed where nothing stood"),
        pytest.param({3: "w"}, {**OURS, "dddd": 6}, STANDS, id="a remark that nobody remembers"),
        pytest.param({3: "w"}, {"aaaa": 0, "cccc": 4}, STANDS, id="a remark is there twice"),
    ],
)
def test_one_doubt_takes_all_certainty_away(typed, ours, stands) -> None:
    assert remembered(typed, ours, Lines(stands), BEFORE) == {}


@pytest.mark.parametrize(
    ("said", "wanted", "in_place", "is_moved", "is_certain"),
    [
        pytest.param({2: "a"}, {2: "a", 3: "b"}, [], None, True, id="a remark in its only place"),
        pytest.param({2: "a"}, {2: "b", 3: "a"}, [], None, False, id="a remark beside another line"),
        pytest.param({2: "a"}, {2: "a", 3: "a"}, [], None, False, id="a remark that fits two lines shows nothing"),
        pytest.param({2: "a", 3: "c"}, {2: "a", 3: "b", 4: "c"}, [], None, False, id="one of two is out of place"),
        pytest.param({}, {}, [True], None, True, id="a known answer beside its line"),
        pytest.param({2: "a"}, {2: "a"}, [False], None, False, id="a known answer beside another line"),
        pytest.param({}, {2: "a"}, [], None, False, id="nothing to be seen"),
        pytest.param({}, {2: "a"}, [], False, True, id="nothing to be seen, and nothing moved"),
        pytest.param({2: "a"}, {2: "a"}, [True], True, False, id="something moved"),
    ],
)
def test_without_memory_some_text_of_ours_has_to_be_where_it_belongs(
    said, wanted, in_place, is_moved, is_certain
) -> None:
    found = visible([3, 9], said, wanted, in_place=in_place, is_moved=is_moved)

    assert found == ({3: None, 9: None} if is_certain else {})

"""Whatever people do between two runs, an answer counts for its line and for the findings that it answered."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sheetsync.model.answer_text import read_answer, without_ours
from tests.steps import played_sheet as people
from tests.steps.played_sheet import DEEDS, WORDS, Line, Played


def a_sheet(*lines: tuple[str, str]) -> Played:
    """Lines of the words of each, with status and owner; it was synced once."""
    sheet = Played([Line(1000 + at, WORDS[at], *each) for at, each in enumerate(lines)])
    sheet.sync()
    return sheet


def counted(sheet: Played) -> int:
    """How many findings the next run takes for acknowledged."""
    before = sheet.counted
    sheet.sync()
    return sheet.counted - before


def said(sheet: Played, at: int) -> str:
    """What our part of an answer says."""
    tail = read_answer(sheet.column[at]).tail
    return tail.said if tail else ""


@st.composite
def played(draw: st.DrawFn) -> tuple[Played, list[tuple[int, int, int]]]:
    number = draw(st.integers(1, 5))
    lines = [
        Line(1000 + at, WORDS[at], draw(st.sampled_from(["", "", "Done", "Dome"])), draw(st.sampled_from(["", "Ana"])))
        for at in range(number)
    ]
    deeds = st.tuples(st.integers(0, len(DEEDS) - 1), st.integers(0, 9), st.integers(0, 9))
    return Played(lines), draw(st.lists(deeds, max_size=14))


@settings(max_examples=600, deadline=None)
@given(played())
def test_an_answer_counts_for_nothing_but_what_it_answered(play: tuple[Played, list[tuple[int, int, int]]]) -> None:
    sheet, deeds = play
    sheet.sync()
    for number, at, other in deeds:
        if not sheet.lines or not sheet.column:
            return
        DEEDS[number](sheet, at % min(len(sheet.lines), len(sheet.column)), other)
    sheet.sync()
    sheet.sync()
    event(f"counted {min(sheet.counted, 3)}, typed {min(sheet.typed, 2)}")


AGREEING = (
    people.agree, people.agree, people.agree, people.sync, people.sync, people.take_back, people.say_yes, people.slip,
    people.sort_table, people.swap_in_table, people.insert_in_table, people.insert_row, people.delete_row,
    people.copy_row, people.fill_down, people.mend_or_spoil, people.reword, people.clear,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["Dome", "In progres", "Done"]), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(AGREEING), st.integers(0, 9), st.integers(0, 9)), max_size=10),
)
def test_a_yes_types_just_what_was_proposed_into_just_its_line(
    statuses: list[str], deeds: list[tuple[people.Deed, int, int]]
) -> None:
    """`Played` holds whatever a run types against what the person meant who agreed."""
    sheet = a_sheet(*((each, "Ana") for each in statuses))
    for deed, at, other in deeds:
        if not sheet.lines or not sheet.column:
            return
        deed(sheet, at % min(len(sheet.lines), len(sheet.column)), other)
    sheet.sync()
    sheet.sync()
    event(f"typed {min(sheet.typed, 2)}")


def test_an_answer_over_the_only_remark_is_known_by_memory() -> None:
    sheet = a_sheet(("", "Ana"), ("Done", "Bo"))
    people.answer(sheet, 0, 0)

    assert counted(sheet) == 1
    assert said(sheet, 0) == "Counts for status-missing."
    assert counted(sheet) == 1


@pytest.mark.parametrize("deed", [people.swap_in_table, people.insert_in_table, people.delete_in_table])
def test_an_answer_that_was_left_behind_before_it_was_seen_is_asked_about(deed: people.Deed) -> None:
    sheet = a_sheet(("Done", "Ana"), ("", "Ana"), ("Done", "Bo"))
    people.answer(sheet, 1, 0)
    deed(sheet, 0, 1)

    assert counted(sheet) == 0


def test_an_answer_of_which_our_part_tells_the_line_counts_for_it_wherever_a_sort_has_left_it() -> None:
    sheet = a_sheet(("", "Ana"), ("", "Bo"), ("Done", "Cy"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.swap_in_table(sheet, 0, 2)

    assert counted(sheet) == 1
    assert said(sheet, 0) == "Counts for “buy shells and seasoning for everybody”, which stands elsewhere."
    people.swap_in_table(sheet, 0, 2)
    assert counted(sheet) == 1
    assert said(sheet, 0) == "Counts for status-missing."


def test_an_answer_beside_another_line_says_what_is_wrong_there() -> None:
    sheet = a_sheet(("", "Ana"), ("", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.swap_in_table(sheet, 0, 1)

    assert counted(sheet) == 1
    assert (
        said(sheet, 0)
        == "Counts for “buy shells and seasoning for everybody”, which stands elsewhere. • [Status] Please say"
    )


def test_a_new_finding_of_the_row_speaks_again() -> None:
    sheet = a_sheet(("", "Ana"), ("Done", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.mend_or_spoil(sheet, 0, 0)

    assert counted(sheet) == 1
    assert said(sheet, 0) == "Counts for status-missing. • [Owner] Please say"


def test_an_answer_to_both_counts_for_both() -> None:
    sheet = a_sheet(("", "Ana"), ("Done", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.mend_or_spoil(sheet, 0, 0)
    sheet.sync()
    people.answer(sheet, 0, 0)

    assert counted(sheet) == 2
    assert said(sheet, 0) == "Counts for status-missing, owner-missing."


def test_a_line_that_was_re_worded_keeps_its_answer() -> None:
    sheet = a_sheet(("", "Ana"), ("Done", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.reword(sheet, 0, 0)

    assert counted(sheet) == 1
    assert counted(sheet) == 1


def test_a_question_is_settled_by_yes() -> None:
    sheet = a_sheet(("", "Ana"), ("", "Bo"))
    people.answer(sheet, 1, 0)
    people.empty(sheet, 0, 0)
    assert counted(sheet) == 0
    assert said(sheet, 1).startswith(
        "Is this about “cook food that the children like”? Then write yes before it. • [Status] Please say"
    )

    people.say_yes(sheet, 1, 0)

    assert counted(sheet) == 1
    assert counted(sheet) == 1


def test_an_answer_that_was_dragged_over_the_next_cell_is_asked_about_there() -> None:
    sheet = a_sheet(("", "Ana"), ("", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.fill_down(sheet, 0, 0)

    assert counted(sheet) == 1
    assert said(sheet, 1).startswith("Is this about “cook food that the children like”?")


def test_an_answer_that_was_dragged_over_another_remark_is_asked_about() -> None:
    sheet = a_sheet(("", "Ana"), ("", ""), ("Done", "Bo"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    people.fill_down(sheet, 0, 0)

    assert counted(sheet) == 1
    assert counted(sheet) == 1
    # The question is remembered: words that a clear left are no answer to what stands beside them.
    sheet.column = [without_ours(text) for text in sheet.column]
    assert counted(sheet) == 1


def test_words_stay_where_a_sheet_is_cleared_and_count_again_where_nothing_moved() -> None:
    sheet = a_sheet(("", "Ana"))
    people.answer(sheet, 0, 0)
    sheet.sync()
    words = read_answer(sheet.column[0]).words
    people.clear(sheet, 0, 0)

    assert sheet.column == [words]
    assert counted(sheet) == 1


def test_words_that_a_clear_left_answer_no_finding_that_came_up_after_them() -> None:
    sheet = a_sheet(("", "Ana"))
    people.answer(sheet, 0, 0)
    people.mend_or_spoil(sheet, 0, 0)
    sheet.sync()
    people.clear(sheet, 0, 0)

    assert counted(sheet) == 1
    assert said(sheet, 0) == "Counts for status-missing. • [Owner] Please say"


def test_a_second_run_has_nothing_to_write() -> None:
    sheet = a_sheet(("", "Ana"), ("", ""), ("Done", ""))
    people.answer(sheet, 1, 0)
    sheet.sync()
    before = list(sheet.column)
    sheet.sync()

    assert sheet.column == before

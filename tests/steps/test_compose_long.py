"""Sheets in which people write much: readers still see where they can help, and nothing is lost."""

import pytest

from tests.steps.test_compose import sheet


@pytest.mark.parametrize(("length", "shown"), [(10, 8), (200, 7), (400, 3), (5000, 1)])
def test_of_long_lines_fewer_stand_where_readers_can_help_and_the_rest_is_counted(length: int, shown: int) -> None:
    rows = "\n".join(f"P{number} | x | g | {number}{'x' * length} | At risk" for number in range(20))

    document = sheet(rows)

    assert len(document.help) == shown
    told = [each.step.text.rstrip("x") for each in (*document.help, *document.help_rest)]
    assert told == [f"{number}" for number in range(20)]
    assert document.help_more == f"{20 - shown} more steps at risk, late or possibly delayed."

"""What a check by hand asks of Google before its remark stands in the sheet."""

import pytest

from bench import by_hand


@pytest.mark.parametrize("is_first", [True, False])
def test_the_remark_stands_after_few_requests(is_first: bool) -> None:
    found = by_hand.start(5, is_first=is_first)

    assert found.seconds > 0
    assert (found.reads, found.writes) == ((2, 3) if is_first else (1, 2))

"""The page of a GitHub job."""

from pathlib import Path

import pytest

from sheetsync.adapters.job_summary import LIMIT, JobSummary
from sheetsync.errors import UnsafeError


def test_a_summary_is_added_to_what_is_there(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n")

    JobSummary(page).send(b"# after\n", "", "")

    assert page.read_text() == "before\n# after\n"


def test_what_does_not_fit_is_cut_at_a_line_and_that_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.md"

    JobSummary(page).send("\n".join(f"line {number} ü" for number in range(200_000)).encode(), "", "")

    content = page.read_bytes()
    assert LIMIT - 100 < len(content) <= LIMIT
    assert content.decode().endswith("doesn't fit into a job summary.*\n")


def test_a_full_page_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"x" * LIMIT)

    JobSummary(page).send(b"more", "", "")

    assert page.stat().st_size == LIMIT


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnsafeError, match="job summary"):
        JobSummary(tmp_path / "missing" / "page.md").send(b"x", "", "")

"""Each sentence about what changed, beside what was typed in between.

The sheets are made by chance, always the same ones; then a person does one thing to a line, or nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sheetsync.model.document import Document
from sheetsync.steps.compose.news import with_news
from tests.steps.made_sheets import TODAY, told
from tests.steps.made_weeks import DEEDS, Week, weeks

SEEN: Final = {"Status", "Notes"}
UNSEEN: Final = ("nothing", "goal")
"""A goal is in no snapshot: whether it changed nobody can say."""
COUNTS: Final = {"done": "Done", "in progress": "In progress", "at risk": "At risk", "not started": "Not started"}


def full_weeks() -> Iterator[Week]:
    yield from (each for each in weeks() if each.before.columns >= SEEN)


def told_again(week: Week, *, may_be_quiet: bool) -> Document:
    spreadsheet, now, look = week.looked()
    return with_news(
        told(week.after),
        now,
        look,
        spreadsheet=spreadsheet,
        today=TODAY,
        since=look.history.last,
        may_be_quiet=may_be_quiet,
    )


def test_no_sentence_about_what_changed_is_false() -> None:
    met: Counter[str] = Counter()
    for week in full_weeks():
        document = told_again(week, may_be_quiet=False)
        assert document.news
        text = " ".join(document.news.items)
        met[week.deed] += 1
        assert ("No line changed." in text) is (week.deed in UNSEEN)
        assert "in the sheet" not in text
        if week.deed == "status":
            [change] = [(old, new) for old, new in zip(week.before.rows, week.after.rows, strict=True) if old != new]
            assert f"{change[0].status or 'No status'} → {change[1].status}" in text
        assert (" is gone" in text) is (week.deed == "gone")
        assert (" is new" in text) is (week.deed == "new")
        if week.deed in ("status", "statuses"):
            counted(document, week)
    assert set(met) == set(DEEDS)


def counted(document: Document, week: Week) -> None:
    """A mail counts what it doesn't name: never more than there was, and all in all just that."""
    pairs = zip(week.before.rows, week.after.rows, strict=True)
    changed = Counter(new.status for old, new in pairs if old.status != new.status)
    news = document.brief.news
    if news is None:
        return
    shown = " ".join(news.items)
    found = {word: int(many) for many, word in re.findall(r"(\d+) (done|in progress|at risk|not started)", shown)}
    assert all(many <= changed[COUNTS[word]] for word, many in found.items())
    more = int((re.match(r"\d+", news.more) or ["0"])[0])
    named = sum(" → " in each for each in news.items)
    assert named + sum(found.values()) + more == changed.total()


def test_where_no_line_changed_a_mail_of_two_lines_says_so_and_no_other_does() -> None:
    for week in full_weeks():
        document = told_again(week, may_be_quiet=True)
        is_quiet = document.brief.subject.startswith("No news since 26 Oct · ")
        assert is_quiet is (document.headline[0].startswith(("No line changed", "No line, status")))
        assert not is_quiet or week.deed in (*UNSEEN, "note")
        assert is_quiet or week.deed not in UNSEEN

"""Each sentence about what changed, beside what was typed in between.

The sheets are made by chance, always the same ones; then a person does one thing to a line, or nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Final

from sheetsync.model.document import Document
from sheetsync.model.run import Look
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.news import with_news
from sheetsync.steps.snapshot import snapshot
from tests.builders import seen
from tests.steps.made_sheets import NOW, TODAY, Row, Sheet, sheets, told, typed

BEFORE: Final = TODAY - timedelta(days=7)
SEEN: Final = ("Status", "Notes")
DEEDS: Final = ("nothing", "note", "status", "statuses", "gone")
COUNTS: Final = {"done": "Done", "in progress": "In progress", "at risk": "At risk", "not started": "Not started"}


def weeks() -> Iterator[tuple[str, Sheet, Sheet]]:
    """What a person did in a week, and the sheet before and after."""
    dice = Random(7)
    for sheet in islice((each for each in sheets() if each.rows and {*SEEN} <= each.columns), 120):
        deed, at = dice.choice(DEEDS), dice.randrange(len(sheet.rows))
        yield deed, sheet, replace(sheet, rows=tuple(done(deed, at, sheet.rows)))


def done(deed: str, at: int, rows: tuple[Row, ...]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        if deed == "statuses" or (place == at and deed == "status"):
            yield replace(row, status="In progress" if row.status == "Done" else "Done")
        elif place == at and deed == "note":
            yield replace(row, note=f"{row.note} and so on")
        elif place != at or deed != "gone":
            yield row


def told_again(before: Sheet, after: Sheet, *, may_be_quiet: bool) -> Document:
    (_, old), (spreadsheet, now) = typed(before), typed(after)
    history = seen((BEFORE, old))
    look = snapshot(now, history, now=datetime.combine(TODAY, time(9), NOW.tzinfo), tokens={})
    return with_news(
        told(after),
        now,
        Look("r", history, look, compare(history.last, look)),
        spreadsheet=spreadsheet,
        today=TODAY,
        since=history.last,
        may_be_quiet=may_be_quiet,
    )


def test_no_sentence_about_what_changed_is_false() -> None:
    met: Counter[str] = Counter()
    for deed, before, after in weeks():
        document = told_again(before, after, may_be_quiet=False)
        assert document.news
        news = document.news
        text = " ".join(news.items)
        met[deed] += 1
        assert ("Nothing in the sheet changed since 26 Oct, for 7 days." in text) is (deed == "nothing")
        if deed == "status":
            [change] = [(old, new) for old, new in zip(before.rows, after.rows, strict=True) if old != new]
            assert f"{change[0].status or 'No status'} → {change[1].status}" in text
        if deed == "gone":
            assert " is gone" in text
        if deed in ("status", "statuses"):
            counted(document, before, after)
    assert set(met) == set(DEEDS)


def counted(document: Document, before: Sheet, after: Sheet) -> None:
    """A mail counts what it doesn't name: never more than there was, and all in all just that."""
    changed = Counter(new.status for old, new in zip(before.rows, after.rows, strict=True) if old.status != new.status)
    news = document.brief.news
    if news is None:
        return
    shown = " ".join(news.items)
    found = {word: int(many) for many, word in re.findall(r"(\d+) (done|in progress|at risk|not started)", shown)}
    assert all(many <= changed[COUNTS[word]] for word, many in found.items())
    more = int((re.match(r"\d+", news.more) or ["0"])[0])
    named = sum(" → " in each for each in news.items)
    assert named + sum(found.values()) + more == changed.total()


def test_where_nothing_changed_a_mail_of_two_lines_says_so_and_no_other_does() -> None:
    for deed, before, after in weeks():
        document = told_again(before, after, may_be_quiet=True)
        is_quiet = document.brief.subject.startswith("No change since 26 Oct · ")
        assert is_quiet is (document.headline[0].startswith(("Nothing in the sheet changed", "No line, status")))
        assert not is_quiet or deed in ("nothing", "note")
        assert is_quiet or deed != "nothing"

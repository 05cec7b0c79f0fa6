"""Each fixed sentence of a retrospective, beside what was typed at each look.

The pasts are made by chance, always the same ones, and each sentence is met in some of them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from sheetsync.model.page import Items, Paragraph, Prompt, Table
from sheetsync.model.terms import Interval
from sheetsync.steps.compose.words import day as in_words
from sheetsync.steps.retro import facts, retro
from tests.steps.made_pasts import Past, pasts
from tests.steps.made_sheets import RISKS, TODAY, Row, day, typed


def texts(past: Past) -> Iterator[str]:
    """Everything that is said in sentences, and when a first warning came."""
    interval = Interval(day(past.sheet.starts), day(past.sheet.ends))
    found = facts(past.snapshots, interval, planned=interval, today=TODAY, cadence_days=14)
    assert found
    page = retro(found, typed(past.sheet)[1])
    yield from page.headline
    yield from page.footer
    for part in page.parts:
        yield part.title
        for block in part.blocks:
            match block:
                case Paragraph(text) | Prompt(text):
                    yield text
                case Items(items):
                    yield from (each.text for each in items)
                case Table((_, "First warning", *_), rows):
                    yield from (f"{row[0].text} | {row[1].text}" for row in rows)


Holds = Callable[[Past, Sequence[str]], bool]


def ever(past: Past) -> set[str]:
    return {name for _, lines in past.plans for name in lines}


def delivered(past: Past) -> int:
    return sum(name in past.end and past.end[name].status == "Done" for name in past.start)


def left(past: Past) -> int:
    return sum(each.is_open for each in past.end.values())


def silences(past: Past) -> list[tuple[int, int]]:
    days = sorted({past.begins, *past.changed, past.until})
    return list(pairwise(days))


def is_silence(past: Past, said: Sequence[str]) -> bool:
    """Whether in no other time so many days passed without a change, and none was seen in this one."""
    longest = max(last - first for first, last in silences(past))
    found = [pair for pair in silences(past) if (in_words(day(pair[0])), in_words(day(pair[1]))) == tuple(said[1:3])]
    return bool(found) and int(said[0]) == longest == found[0][1] - found[0][0]


def weeks(past: Past) -> list[str]:
    first, last = past.begins, past.until
    return [f"{len({(each - first) // 7 for each in past.changed})}", f"{(last - first) // 7 + 1}"]


def statuses(past: Past) -> list[tuple[int, str, str]]:
    return [(when, old.status, new.status) for when, old, new in past.steps if old.status != new.status]


def went_back(past: Past) -> int:
    return sum(not old.is_open and new.is_open for _, old, new in past.steps)


def crossed(past: Past) -> int:
    """How many lines went from one side of the priority line to the other, once or more."""
    sheets = dict(past.counted)
    looks = pairwise(past.plans)
    found = set()
    for (before, old), (after, new) in looks:
        if all(any(row.is_below for row in sheets[when].rows) for when in (before, after)):
            found |= {name for name in old if name in new and old[name].is_below != new[name].is_below}
    return len(found)


def scope(past: Past) -> int:
    """How many lines that no look before had were seen after the first week."""
    known, found = {each.name for when, sheet in past.looks if when <= past.begins for each in sheet.rows}, 0
    for when, lines in past.plans:
        found += past.sheet.starts + 8 <= when and len(set(lines) - known)
        known |= set(lines)
    return found


def days_due(past: Past, name: str) -> list[int]:
    """On which days a line was due, one after the other."""
    ends = [lines[name].end for _, lines in past.plans if name in lines]
    found = [each for each in ends if each is not None]
    return [each for place, each in enumerate(found) if not place or found[place - 1] != each]


def moved(past: Past) -> dict[str, tuple[int, int]]:
    every = {name: days_due(past, name) for name in ever(past)} if "End" in past.sheet.columns else {}
    return {name: (each[0], each[-1]) for name, each in every.items() if len(each) > 1}


def later(past: Past) -> dict[str, int]:
    return {name: last - first for name, (first, last) in moved(past).items() if last > first}


def is_furthest(past: Past, said: Sequence[str]) -> bool:
    first, last = moved(past)[said[1]]
    is_that_far = later(past)[said[1]] == max(later(past).values())
    return int(said[0]) == len(later(past)) and is_that_far and said[2:] == (in_words(day(first)), in_words(day(last)))


def warned(past: Past) -> dict[str, int]:
    """The lines that were at risk at some time, and the first day since which each was, as far as anybody looked."""
    found: dict[str, int] = {}
    for when, lines in past.plans:
        for name in (each for each in lines if lines[each].status in RISKS and each not in found):
            earlier = [(at, {row.name: row for row in sheet.rows}) for at, sheet in past.looks if at <= when]
            risky = [name in rows and rows[name].status in RISKS for _, rows in earlier]
            since = len(risky) - (risky[::-1].index(False) if False in risky else len(risky))
            found[name] = earlier[since][0]
    return found


def last_due(past: Past, name: str, when: int) -> int:
    """On which day a line was due at the look before a day, at its first look else; without one, at the end."""
    if "End" not in past.sheet.columns:
        return past.sheet.ends
    ends = [(at, lines[name].end) for at, lines in past.plans if name in lines]
    before = [each for at, each in ends if at < when] or [ends[0][1]]
    return past.sheet.ends if before[-1] is None else before[-1]


def short_notice(past: Past) -> int:
    return sum(last_due(past, name, when) - when < 7 for name, when in warned(past).items())


def interviews(past: Past, name: str) -> list[Row]:
    return [each for each in past.end.values() if each.name == name]


def on_one_day(past: Past, said: Sequence[str]) -> bool:
    done = Counter(when for when, _, new in statuses(past) if new == "Done")
    return [int(each) for each in said[:2]] == [done.total(), max(done.values())] and any(
        in_words(day(when)) == said[2] for when, many in done.items() if many == max(done.values())
    )


SENTENCES: Final[dict[str, Holds]] = {
    r"(\d+) of (\d+) lines? of the start list (?:is|are) done\.": lambda past, said: (
        past.has_status and [int(each) for each in said] == [delivered(past), len(past.start)]
    ),
    r"(\d+) lines? (?:was|were) added later\.": lambda past, said: int(said[0]) == len(ever(past) - set(past.start)),
    r"(\d+) lines? (?:is|are) open at the end.*": lambda past, said: (
        past.has_status and past.is_over and int(said[0]) == left(past)
    ),
    r"(\d+) lines? (?:is|are) open\.": lambda past, said: (
        past.has_status and not past.is_over and int(said[0]) == left(past)
    ),
    r"No status was read, so what is done and what is open isn't known\.": lambda past, _: not past.has_status,
    r"Plan against end": lambda past, _: past.is_over,
    r"The plan so far": lambda past, _: not past.is_over,
    r"From (\d+) snapshots?; the figures begin on (.+) 2026\.": lambda past, said: (
        said[1] == in_words(day(past.begins))
    ),
    r"The history is younger than the interval: what was before (.+) 2026 is not known\.": lambda past, said: (
        all(when > past.sheet.starts for when, _ in past.looks) and said[0] == in_words(day(past.looks[0][0]))
    ),
    r"Delivery against the start list: (\d+) of (\d+).*": lambda past, said: (
        past.has_status and [int(each) for each in said] == [delivered(past), len(past.start)]
    ),
    r"Scope first seen more than a week after the start \(n = (\d+)\):": lambda past, said: int(said[0]) == scope(past),
    r"(\d+) lines? (?:was|were) first seen more than a week after the start\.": lambda past, said: (
        int(said[0]) == scope(past)
    ),
    r"Weeks in which a change was seen: (\d+) of (\d+)\.": lambda past, said: list(said) == weeks(past),
    r"The longest silence was (\d+) days?, from (.+) to (.+): within the 14 days of the cadence\.": lambda past, said: (
        is_silence(past, said) and int(said[0]) <= 14
    ),
    r"The longest silence was (\d+) days?, from (.+) to (.+): longer than the 14 days.*": lambda past, said: (
        is_silence(past, said) and int(said[0]) > 14
    ),
    r"From (.+) to (.+) no line was seen to change: (\d+) days?\.": lambda past, said: (
        is_silence(past, (said[2], *said[:2])) and int(said[2]) > 14
    ),
    r"The figures are of one day.*": lambda past, _: past.begins == past.until,
    r"Lines that crossed the priority line: (\d+)\.": lambda past, said: (
        past.has_line and int(said[0]) == crossed(past)
    ),
    r"Process: did the roadmap, the updates and the priority line help us\?.*": lambda past, _: past.has_line,
    r"(\d+) lines? (?:is|are) gone\.": lambda past, said: (
        int(said[0]) == len(ever(past) - {each.name for each in past.counted[-1][1].rows})
    ),
    r"Status changes: (\d+)\.": lambda past, said: past.has_status and int(said[0]) == len(statuses(past)),
    r"(\d+) (?:times a line|line) went back from what it was\.": lambda past, said: int(said[0]) == went_back(past),
    r"Of (\d+) changes to Done (\d+) (?:was|were) seen on one day, (.+)\.": on_one_day,
    r"Dates moved: (\d+) lines?; (\d+) of the start list had a date\.": lambda past, said: (
        [int(each) for each in said]
        == [len(moved(past)), sum(each.end is not None for each in past.start.values() if "End" in past.sheet.columns)]
    ),
    r"(\d+) dates? moved to a later day(?:, the furthest that of|:) (\w+) \(Project \d\) \((.+) → (.+)\)\.": (
        is_furthest
    ),
    r"At risk or possibly late at some time: (\d+) lines?\.": lambda past, said: (
        past.has_status and int(said[0]) == len(warned(past))
    ),
    r"(\d+) of (\d+) first warnings (?:was|were) seen less than a week before .* due\.": lambda past, said: (
        [int(each) for each in said] == [short_notice(past), len(warned(past))]
    ),
    r"(\w+) \(Project \d\) \| (.+)": lambda past, said: said[1] == in_words(day(warned(past)[said[0]])),
    r"Open at the end, to carry over or to drop: (\d+) of (\d+) lines?\.": lambda past, said: (
        past.has_status and past.is_over and [int(each) for each in said] == [left(past), len(past.end)]
    ),
    r"Interviews and research: (\d+) of (\d+) lines? done\.": lambda past, said: (
        past.has_status
        and [int(each) for each in said]
        == [sum(each.status == "Done" for each in interviews(past, "interview")), len(interviews(past, "interview"))]
    ),
    r"Follow-ups with users: (\d+) of (\d+) lines? done\.": lambda past, said: (
        past.has_status
        and [int(each) for each in said]
        == [sum(each.status == "Done" for each in interviews(past, "survey")), len(interviews(past, "survey"))]
    ),
}
"""A sentence, as a pattern, and whether it holds: given are its parts in round brackets."""


def test_no_sentence_is_printed_of_a_past_of_which_it_is_false() -> None:
    met: set[str] = set()
    for past in pasts():
        for text in texts(past):
            for pattern, holds in SENTENCES.items():
                if found := re.fullmatch(pattern, text):
                    met.add(pattern)
                    assert holds(past, found.groups()), (text, past.plans)

    assert set(SENTENCES) - met == set()

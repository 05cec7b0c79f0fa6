"""What stands on top of a summary, before the facts: its title, its dates, and what the lead says."""

from dataclasses import fields
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sheetsync.model.document import Headings, Titles
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.steps.compose.coming import Coming
from sheetsync.steps.compose.concern import counts
from sheetsync.steps.compose.facts import Facts
from sheetsync.steps.compose.words import Words, shortened

LONGEST: Final = 400
"""So many characters the lead has: two sentences, and not a report."""


def title(roadmap: Roadmap, today: date, words: Words) -> str:
    """Return the title, with the week where that is one of several."""
    name = one_line(roadmap.title) or words.say("Roadmap")
    interval = roadmap.interval
    if interval is None or today not in interval or interval.days < 14:
        return name
    week, weeks = (today - interval.start).days // 7 + 1, -(-interval.days // 7)
    return words.say("{title}, week {week} of {weeks}", title=name, week=week, weeks=weeks)


def subtitle(roadmap: Roadmap, today: date, words: Words) -> str:
    """Return the interval, and the day."""
    interval = roadmap.interval
    dates = words.span(interval.start, interval.end) if interval else ""
    has_year = interval is not None and interval.end.year == today.year
    as_of = words.say("as of {day}", day=words.day(today, year=not has_year))
    return " · ".join(filter(None, (dates, as_of)))


def titles(facts: Facts, help_title: str, coming: Coming) -> Titles:
    """Return what the parts come to: what readers see one part at a time has the news in its title."""
    words = facts.words
    bad = [gravity.counted_shortly(many, words) for gravity, many in counts(facts.concerns)] if help_title else []
    is_dated = coming.steps and coming.is_dated
    many = len(coming.steps) + coming.later
    has_progress = facts.has_status and facts.steps
    return Titles(
        help=words.say("{title}: {counts}", title=help_title, counts=", ".join(bad)) if bad else "",
        next=words.many("Next two weeks: {count} step is due", "Next two weeks: {count} steps are due", many)
        if is_dated
        else "",
        done=words.many(
            "Done so far: {part} of {count} step",
            "Done so far: {part} of {count} steps",
            len(facts.steps),
            part=facts.done,
        )
        if has_progress
        else "",
        timeline=words.many(
            "Timeline: {part} of {count} due step done",
            "Timeline: {part} of {count} due steps done",
            len(facts.due),
            part=facts.due_done,
        )
        if has_progress and facts.due
        else "",
    )


def said(roadmap: Roadmap, words: Words) -> str:
    """Return what the lead says of the week; "" for nothing."""
    text = shortened(one_line(roadmap.said), LONGEST)
    return words.say("This week: {text}", text=text) if text else ""


def headings(words: Words) -> Headings:
    """Say what stands over the parts, and in empty ones."""
    return Headings(**{each.name: words.say(str(each.default)) for each in fields(Headings)})


def read_at(now: datetime, zone: str, words: Words) -> str:
    """Say when the sheet was read, by the clock where it lives."""
    local = now.astimezone(ZoneInfo(zone))
    return f"{words.day(local.date())}, {local:%H:%M} {zone}"

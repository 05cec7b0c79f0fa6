"""What stands on top of a summary, before the facts: its title, its dates, and what the lead says."""

from datetime import date
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap
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
    as_of = words.say("as of {day}", day=words.day(today, year=True))
    return " · ".join(filter(None, (dates, as_of)))


def said(roadmap: Roadmap, words: Words) -> str:
    """Return what the lead says of the week; "" for nothing."""
    text = shortened(one_line(roadmap.said), LONGEST)
    return words.say("This week: {text}", text=text) if text else ""

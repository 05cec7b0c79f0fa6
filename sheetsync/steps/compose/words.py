"""Small words: counts, lists and dates as a reader says them, whatever the machine's own language.

Dates are in the language of the words, in the form of a region of it by Babel, which has the Unicode Common Locale
Data Repository, or in ISO 8601 ("iso").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from sheetsync.languages.catalogue import ENGLISH, LANGUAGES, Catalogue, catalogue
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable
from sheetsync.model.sign import NO_STATUS
from sheetsync.model.snapshot import Line
from sheetsync.model.terms import Shape, Status, When

ISO: Final = "iso"


@dataclass(frozen=True, slots=True)
class Words:
    """How readers are spoken to: in which language, and in which form of it their dates are; "" for the usual one."""

    language: str = ENGLISH
    dates: str = ""

    @property
    def _dates(self) -> str:
        """In which form dates are: one of the language of the words, for a page says of itself one language."""
        if not self.dates:
            return self.language
        language = self.dates.replace("_", "-").partition("-")[0].casefold()
        return self.dates if self.dates == ISO or language == self.language else self.language

    @property
    def _catalogue(self) -> Catalogue:
        return catalogue(self.language)

    def say(self, message: str, /, **values: object) -> str:
        """Say a message, with its values."""
        return self._catalogue.say(message, **values)

    def meant(self, context: str, message: str, /, **values: object) -> str:
        """Say a message that means what its context says."""
        return self._catalogue.meant(context, message, **values)

    def many(self, one: str, several: str, /, count: int, **values: object) -> str:
        """Say a message about a count, which is a value of it too: `{count}`."""
        return self._catalogue.many(one, several, count, **values)

    def status(self, status: Status | None) -> str:
        """Say a status, or that there is none."""
        return _status(self.language, status)

    def of_line(self, line: Line) -> str:
        """Say how a remembered line stood: its status, or what the cell said, or that there was none."""
        return self.say(line.status) if line.status else one_line(line.status_text) or self.say(NO_STATUS)

    def day(self, each: date, *, year: bool = False) -> str:
        """Write a day as "13 Nov", or as "13 Nov 2026"; as its language has it, "13. Nov. 2026" or "2026-11-13"."""
        return _day(self._dates, each, year)

    def month(self, each: date) -> str:
        """Write a month as "Nov", or as "2026-11"."""
        dates = self._dates
        if dates == ISO:
            return each.isoformat()[:7]
        if dates in LANGUAGES:
            return catalogue(dates).months[each.month - 1]
        from babel.dates import format_date

        # Not "LLL": Babel shares the stand-alone names of one language with the next that has none of its own.
        return str(format_date(each, "MMM", locale=dates.replace("-", "_")))

    def span(self, first: date, last: date) -> str:
        """Write a run of days, the year once: "5 Oct to 13 Nov 2026"."""
        start = self.day(first, year=first.year != last.year)
        return self.say("{first} to {last}", first=start, last=self.day(last, year=True))

    def when(self, start: When | None, end: When | None, today: date, *, is_open: bool = True) -> str:
        """Write the dates of a step: "due 13 Nov", "was due 30 Oct" while open, "from 5 Oct", or the cell's text."""

        def one(each: When) -> str:
            return self.day(each.first, year=each.first.year != today.year) if each.is_exact else each.text

        if end:
            return self.due(one(end), is_past=is_open and end.last < today)
        return self.say("from {day}", day=one(start)) if start else ""

    def due(self, day: str, *, is_past: bool) -> str:
        """Say on which day a step is due, or was."""
        return _due(self.language, day, is_past)

    def listed(self, parts: Sequence[str], most: int = 3) -> str:
        """Join names: "A, B and C"; beyond `most` the rest is counted."""
        if len(parts) > most:
            names = ", ".join(parts[:most])
            return self.many("{names} and {count} more", "{names} and {count} more", len(parts) - most, names=names)
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{names} and {last}", names=", ".join(parts[:-1]), last=parts[-1])

    def heading(self, project: str, shape: Shape) -> str:
        """Return what stands over lines: their project, or that they have none; in a list there is none to have."""
        if shape is Shape.LIST:
            return one_line(project) or self.say("All lines")
        return one_line(project) or self.say("Lines without a project")

    def said(self, step: Deliverable) -> str:
        """Return the text of a step on one line; one to be decided says so: else a question is a promise."""
        text = one_line(step.text)
        return self.say("TBD: {text}", text=text) if step.is_tbd else text

    def named(self, step: Deliverable) -> str:
        """Return a step as the team names it, behind the words that it is a stretch goal, or to be decided."""
        text = one_line(step.text)
        return self.say("stretch goal: {text}", text=text) if step.is_stretch else self.said(step)

    def quoted(self, text: str) -> str:
        """Put a text in quotes, short enough for a sentence."""
        return self.say('"{text}"', text=shortened(" ".join(text.split()), 60))


IN_ENGLISH: Final = Words()


# A sheet has many lines, and few statuses and days.
@lru_cache(maxsize=1024)
def _status(language: str, status: Status | None) -> str:
    return catalogue(language).say(status or NO_STATUS)


@lru_cache(maxsize=1024)
def _due(language: str, day: str, is_past: bool) -> str:
    said = catalogue(language)
    return said.say("was due {day}", day=day) if is_past else said.say("due {day}", day=day)


@lru_cache(maxsize=1024)
def _day(dates: str, each: date, year: bool) -> str:
    if dates == ISO:
        return each.isoformat()
    if dates in LANGUAGES:
        return catalogue(dates).write_day(each, year=year)
    # Imported here: only who asks for another language pays for it.
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMd" if year else "MMMd", each, locale=dates.replace("-", "_")))


def heading(project: str, shape: Shape) -> str:
    """Return what stands over lines, in English."""
    return IN_ENGLISH.heading(project, shape)


def day(each: date, *, year: bool = False) -> str:
    """Write a day in English."""
    return IN_ENGLISH.day(each, year=year)


def span(first: date, last: date) -> str:
    """Write a run of days in English."""
    return IN_ENGLISH.span(first, last)


def said(step: Deliverable) -> str:
    """Return the text of a step on one line."""
    return IN_ENGLISH.said(step)


def when(start: When | None, end: When | None, today: date, *, is_open: bool = True) -> str:
    """Write the dates of a step in English."""
    return IN_ENGLISH.when(start, end, today, is_open=is_open)


def number(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: "1 line", "3 lines"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shortened(text: str, length: int) -> str:
    """Cut a text to so many characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def marker_of(step: Deliverable) -> str:
    """Return what stands before a step on a page of the team's: that it is a stretch goal, or to be decided."""
    return "stretch goal: " if step.is_stretch else "TBD: " if step.is_tbd else ""

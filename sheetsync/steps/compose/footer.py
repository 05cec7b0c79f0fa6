"""The footer: what was read, how it was understood, and what was left out. Nothing is hidden there."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Roadmap
from sheetsync.model.terms import Field
from sheetsync.steps.compose.words import IN_ENGLISH, Words

FRESH: Final = timedelta(days=14)
"""How long an update is news."""


def footer(
    roadmap: Roadmap,
    whole: Roadmap,
    findings: Sequence[Finding],
    spreadsheet: Spreadsheet,
    read_at: str,
    *,
    today: date,
    listed_fields: Collection[Field] = tuple(Field),
    words: Words = IN_ENGLISH,
) -> tuple[str, ...]:
    """Return the sentences of the footer.

    Args:
        roadmap: What is shown.
        whole: What was read; the difference is counted.
        findings: Those that nobody acknowledged are counted.
        spreadsheet: Where it was read.
        read_at: When, in words.
        today: The day it is where the sheet lives.
        listed_fields: What the readers may see, whether the sheet has it or not.
        words: How they are spoken to.
    """
    return (
        *_sources(roadmap, spreadsheet, read_at, words),
        *_known(roadmap, today, words),
        *(_missing(whole, listed_fields, words) if roadmap.columns else ()),
        *_left_out(roadmap, whole, findings, words),
        *_read_so(roadmap, words),
    )


def quiet_since(steps: Iterable[Deliverable], today: date) -> date | None:
    """Return the day of the last update where it was too long ago for any of these steps; None otherwise."""
    days = [step.updated.last for step in steps if step.updated]
    return max(days) if days and max(days) < today - FRESH else None


def _sources(roadmap: Roadmap, spreadsheet: Spreadsheet, read_at: str, words: Words) -> Iterator[str]:
    if spreadsheet.title:
        title, tab = one_line(spreadsheet.title), one_line(roadmap.tab)
        if one_line(roadmap.title) == tab:
            # The title of all says it already.
            yield words.say('From "{title}", read on {time}.', title=title, time=read_at)
        else:
            yield words.say('From "{title}", tab "{tab}", read on {time}.', title=title, tab=tab, time=read_at)
    else:
        yield words.say("Read on {time}.", time=read_at)
    if roadmap.interval:
        dates = words.span(roadmap.interval.start, roadmap.interval.end)
        where = roadmap.interval_source
        yield (
            words.say("Interval {dates}.", dates=dates)
            if where is None
            else words.say("Interval {dates}, from {place}.", dates=dates, place=words.say(one_line(where)))
        )


def _known(roadmap: Roadmap, today: date, words: Words) -> Iterator[str]:
    steps = [step for _, step in roadmap.deliverables]
    known = sum(step.status is not None for step in steps)
    if not steps:
        yield words.say("No line of work was read.")
    elif Field.STATUS in roadmap.columns:
        part = words.many("{part} of {count} line", "{part} of {count} lines", len(steps), part=known)
        yield words.many("{part} has a known status.", "{part} have a known status.", known, part=part)
    unsettled = [step for step in steps if step.is_open]
    if unsettled and Field.UPDATED in roadmap.columns:
        yield _updated(unsettled, today, words)


def _updated(unsettled: Sequence[Deliverable], today: date, words: Words) -> str:
    fresh = sum(bool(step.updated and step.updated.last >= today - FRESH) for step in unsettled)
    silent = sum(step.updated is None for step in unsettled)
    part = words.many("{part} of {count} open line", "{part} of {count} open lines", len(unsettled), part=fresh)
    days = FRESH.days
    told = words.many(
        "{part} was updated in the last {days} days",
        "{part} were updated in the last {days} days",
        fresh,
        part=part,
        days=days,
    )
    if not silent:
        return f"{told}."
    return words.many("{told}; {count} does not say when.", "{told}; {count} do not say when.", silent, told=told)


def _missing(whole: Roadmap, listed_fields: Collection[Field], words: Words) -> Iterator[str]:
    """Say what a reader would look for in vain."""
    missed = {
        Field.STAKEHOLDERS: words.say("stakeholders"),
        Field.GOAL: words.say("goals"),
        Field.STATUS: words.say("the status"),
        Field.END: words.say("end dates"),
        Field.UPDATED: words.say("updates"),
    }
    missing = [said for field, said in missed.items() if field in listed_fields and field not in whole.columns]
    if missing:
        yield words.say("No column was read for {fields}.", fields=words.listed(missing, most=len(missing)))


def _left_out(roadmap: Roadmap, whole: Roadmap, findings: Sequence[Finding], words: Words) -> Iterator[str]:
    if active := sum(not each.acknowledged for each in findings):
        yield words.many(
            "{count} open remark about this table is with the team.",
            "{count} open remarks about this table are with the team.",
            active,
        )
    if rows := sum(step.is_hidden for _, step in whole.deliverables):
        yield words.many("{count} hidden row is left out.", "{count} hidden rows are left out.", rows)
    if columns := len(whole.columns) - len(roadmap.columns):
        yield words.many("{count} hidden column is left out.", "{count} hidden columns are left out.", columns)
    if roadmap.unread:
        reasons = Counter(each.reason for each in roadmap.unread)
        listed = words.listed([f"{many} × {words.say(reason)}" for reason, many in reasons.items()], most=6)
        yield words.say("Not part of this: {rest}.", rest=listed)


def _read_so(roadmap: Roadmap, words: Words) -> Iterator[str]:
    if roadmap.status_mapping:
        read = roadmap.status_mapping.items()
        listed = [words.say('"{text}" as {status}', text=one_line(text), status=words.say(to)) for text, to in read]
        yield words.say("Statuses were read so: {statuses}.", statuses=words.listed(listed, most=12))

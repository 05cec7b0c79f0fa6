"""Record: what became of what each rule told; about rules, never about people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from sheetsync.model.snapshot import History
from sheetsync.model.standing import Ended, Outcome, Standing
from sheetsync.steps.speak import PATIENCE

ENOUGH = 5
"""Of fewer remarks nothing is proposed."""


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a rule's findings, as far as a history says.

    `found` all of them, `told` those that stood in the sheet, of which `mended` are gone with their line still there,
    after `median_days` from the first telling. `waved_off` were acknowledged. `unanswered` were told three weeks ago
    or more, and stand.
    """

    rule: str
    found: int
    told: int
    mended: int
    median_days: float | None
    waved_off: int
    unanswered: int

    @property
    def said(self) -> str:
        """What became of the findings, in a sentence."""
        if not self.told:
            return f"found {self.found}, none told in the sheet."
        days = "" if self.median_days is None else f", after {self.median_days:g} days at the median"
        ends = f"{self.mended} mended{days}; {self.waved_off} waved off; {self.unanswered} unanswered for three weeks"
        return f"found {self.found}, {self.told} told in the sheet: {ends}."

    @property
    def judged(self) -> int:
        """How many of those that were told people did something about, or had three weeks to."""
        return self.mended + self.waved_off + self.unanswered

    @property
    def proposal(self) -> str:
        """What to think about where nobody acts on a rule; "" where they do, or where little was told long enough."""
        if self.judged < ENOUGH or 10 * self.mended >= self.judged:
            return ""
        why = f"of {self.judged} remarks {self.mended} were mended, {self.waved_off} waved off"
        return f'{self.rule}: {why}. Is it worth its place? {self.rule} = "off" under [rules], or beside = false.'


def records(histories: Iterable[History], today: date) -> tuple[Record, ...]:
    """Return the record of each rule that found anything, by name; none where no findings are remembered.

    Args:
        histories: What is remembered, of one roadmap or of several.
        today: Decides what has stood for long.
    """
    ended, standing = defaultdict[str, list[Ended]](list), defaultdict[str, list[Standing]](list)
    for history in histories:
        for gone in history.ended:
            ended[gone.standing.rule].append(gone)
        for each in (history.last.findings or ()) if history.last else ():
            standing[each.rule].append(each)
    return tuple(_record(rule, ended[rule], standing[rule], today) for rule in sorted({*ended, *standing}))


def _record(rule: str, ended: list[Ended], standing: list[Standing], today: date) -> Record:
    all_ = [*standing, *(each.standing for each in ended)]
    days = [_days(each) for each in ended if _is_mended(each)]
    return Record(
        rule,
        found=len(all_),
        told=sum(each.told is not None for each in all_),
        mended=len(days),
        median_days=median(days) if days else None,
        waved_off=sum(each.outcome is Outcome.WAVED_OFF for each in all_),
        unanswered=sum(_is_unanswered(each, today) for each in standing),
    )


def _is_mended(gone: Ended) -> bool:
    return gone.standing.told is not None and gone.standing.outcome is not Outcome.WAVED_OFF and not gone.with_line


def _days(gone: Ended) -> float:
    return (gone.day - gone.standing.told) / timedelta(days=1) if gone.standing.told else 0.0


def _is_unanswered(each: Standing, today: date) -> bool:
    waits = each.outcome in (Outcome.TOLD, Outcome.SILENT)
    return waits and each.told is not None and today - each.told >= PATIENCE

"""Speak: which findings are told in the sheet now. The others are silent there, and counted; none is ever lost.

What a reader can take in is little: analysers are switched off above one finding in ten that nobody acts on (Sadowski
et al., CACM 61(4), 2018), and lists of more than a handful are put off as a whole.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sheetsync.languages.catalogue import IN_ENGLISH, Catalogue, message
from sheetsync.model.finding import Finding, Silence
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.standing import Outcome, Standing
from sheetsync.model.terms import Priority, Shape
from sheetsync.steps.finding_key import Keys

MANY: Final = 5
"""So many findings of one rule are told once for all of them, where they are on more than half of the lines."""

FEWEST: Final = 5
SHARE: Final = (2, 3)
"""In a sheet may stand so many remarks, or so many thirds of its open lines if that is more."""

PATIENCE: Final = timedelta(weeks=3)
"""A remark that nobody answered stands for three weekly looks."""

FIRST: Final = (
    "overdue", "not-begun", "status-unknown", "status-missing", "risk-lingering", "risk-without-note", "owner-missing",
    "outside-interval", "status-stale", "dates-reversed", "date-unreadable", "placeholder-text", "goal-missing",
    "stakeholders-missing", "project-without-deliverables", "follow-up-missing", "no-interview-first",
)  # fmt: skip
"""The rules whose answer helps most, in this order; what a team adds comes behind them, by its severity."""

OF_STATUS: Final = frozenset({"overdue", "not-begun", "risk-lingering", "risk-without-note", "status-stale"})
"""The rules that take a status at its word: where a second column says otherwise, that is asked first."""

_RANK: Final = {rule: rank for rank, rule in enumerate(FIRST)}


def speak(
    roadmap: Roadmap,
    findings: Iterable[Finding],
    before: Mapping[str, Standing],
    keys: Keys,
    *,
    by_text: Collection[str],
    today: date,
    words: Catalogue = IN_ENGLISH,
    baseline: bool = False,
) -> tuple[Finding, ...]:
    """Return all findings, each that is not told in the sheet with the reason, and what speaks for many in front.

    Args:
        roadmap: What the sheet means.
        findings: As they were found, in the order of the sheet, with what people answered.
        before: What the run before left standing, by the key of a finding.
        keys: By what each finding is known from run to run.
        by_text: The rules whose faults are a text's own: the same text again is no other question.
        today: Decides how long a remark has stood.
        words: The language of the sheet's readers.
        baseline: Whether all that nobody has answered is known from now on.
    """
    plain = tuple(findings)
    said = _Silent(plain)
    for at, each in enumerate(plain):
        if not each.acknowledged and (baseline or _outcome(before, keys, each) is Outcome.BASELINE):
            said.those(Silence.BASELINE, (at,))
    stood = {at for at, each in enumerate(plain) if _outcome(before, keys, each) is Outcome.TOLD}
    spokesmen = _gather(roadmap, said, by_text, stood, words)
    past = roadmap.past.lines if roadmap.past else {}
    changed = {step.row: past[step.line].unchanged.day for _, step in roadmap.deliverables if step.line in past}
    said.those(
        Silence.AGENDA,
        (
            at
            for at in said.left
            if is_worn(_known(before, keys, plain[at]), today, changed=changed.get(_row(plain[at])))
        ),
    )
    said.those(Silence.WAITS, (at for at in said.left if _is_contested(roadmap, plain[at])))
    mine = [at for at in said.left if plain[at].cell and plain[at].tab == roadmap.tab]
    weight = _Weight(roadmap)
    mine.sort(key=lambda at: weight.of(plain[at]))
    rows: set[int] = set()
    asked: list[int] = []
    for at in mine:
        row = _row(plain[at])
        (said.as_waiting if row in rows else asked.append)(at)
        rows.add(row)
    said.those(Silence.BUDGET, asked[budget(roadmap) :])
    return (*spokesmen, *said.told())


def budget(roadmap: Roadmap) -> int:
    """Return how many remarks may stand in the sheet at once: its open lines decide, or all where none is tracked."""
    lines = [each for _, each in roadmap.deliverables]
    number = sum(each.is_open for each in lines) or len(lines)
    return max(FEWEST, number * SHARE[0] // SHARE[1])


class _Silent:
    """Findings, and why each of them is silent so far."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        self.why = [each.silence for each in findings]

    def is_spoken(self, at: int) -> bool:
        """Whether the one at this place may still be told."""
        return self.why[at] is None and not self.findings[at].acknowledged

    @property
    def left(self) -> list[int]:
        """The places of those that may still be told."""
        return [*filter(self.is_spoken, range(len(self.findings)))]

    def told(self) -> Iterator[Finding]:
        """Yield the findings, each with the reason why it is silent."""
        for each, why in zip(self.findings, self.why, strict=True):
            yield each if each.silence is why else replace(each, silence=why)

    def those(self, why: Silence, places: Iterable[int]) -> None:
        for at in [*places]:
            self.why[at] = why

    def as_waiting(self, at: int) -> None:
        self.those(Silence.WAITS, (at,))


def _row(finding: Finding) -> int:
    return finding.cell.row if finding.cell else 0


def _is_contested(roadmap: Roadmap, finding: Finding) -> bool:
    return finding.rule in OF_STATUS and finding.tab == roadmap.tab and _row(finding) in roadmap.contested


def _outcome(before: Mapping[str, Standing], keys: Keys, finding: Finding) -> Outcome | None:
    known = _known(before, keys, finding)
    return known.outcome if known else None


def _known(before: Mapping[str, Standing], keys: Keys, finding: Finding) -> Standing | None:
    # A key takes a checksum, for nothing where nothing is remembered.
    return before.get(keys.of(finding)) if before else None


def is_worn(known: Standing | None, today: date, *, changed: date | None) -> bool:
    """Whether a remark stood long enough without an answer, and nobody has touched its row since it fell silent."""
    if known is None or known.told is None or today - known.told < PATIENCE:
        return False
    return known.outcome is Outcome.TOLD or changed is None or changed <= known.told + PATIENCE


def _gather(
    roadmap: Roadmap, said: _Silent, by_text: Collection[str], stood: Collection[int], words: Catalogue
) -> list[Finding]:
    """Silence those that one sentence says for all of them, and return these sentences.

    What `stood` already stays: that others joined it is no answer to it.
    """
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, each in enumerate(said.findings):
        if each.cell and each.tab == roadmap.tab and not each.acknowledged and said.why[at] is not Silence.BASELINE:
            alike[each.rule, each.column].append(at)
    spokesmen = []
    for (rule, _), places in alike.items():
        found = [said.findings[at] for at in places]
        number, _ = population = _population(roadmap, found)
        if len(places) >= MANY and 2 * len(places) > number and rule not in by_text:
            said.those(Silence.ALIKE, (each for each in places if each not in stood))
            spokesmen.append(_spokesman(found, population, words))
        elif rule in by_text:
            texts = Counter(each.value.casefold() for each in found)
            seen: set[str] = set()
            for at in filter(said.is_spoken, places):
                text = said.findings[at].value.casefold()
                if text in seen:
                    said.those(Silence.ALIKE, (at,))
                elif texts[text] > 1:
                    said.findings[at] = _with_others(said.findings[at], texts[text] - 1, words)
                seen.add(text)
    return spokesmen


def _population(roadmap: Roadmap, found: Sequence[Finding]) -> tuple[int, bool]:
    """Return in how many places a rule could have found what it found, and whether they are projects, or lines."""
    is_of_projects = not any(each.deliverable for each in found) and roadmap.shape is not Shape.LIST
    if is_of_projects and len({each.project for each in found}) == len(found):
        return sum(bool(each.name) for each in roadmap.projects), True
    return len(roadmap.table), False


_ALL_SAY: Final = {
    True: message("{part} of {count} projects: {message}"),
    False: message("{part} of {count} lines: {message}"),
}
_ONE_SAYS: Final = {
    True: message("{part} of {count} projects: {message} ({cell})"),
    False: message("{part} of {count} lines: {message} ({cell})"),
}


def _spokesman(found: Sequence[Finding], population: tuple[int, bool], words: Catalogue) -> Finding:
    """Return the one sentence, with a cell to look at where the words differ from cell to cell."""
    first, (number, of_projects) = found[0], population
    filling = {"part": len(found), "count": number, "message": first.message}
    if len({each.message for each in found}) == 1 or first.cell is None:
        said = words.say(_ALL_SAY[of_projects], **filling)
    else:
        said = words.say(_ONE_SAYS[of_projects], cell=first.cell.a1, **filling)
    return replace(
        first, message=said, cell=None, value="", project="", deliverable="", silence=None, speaks_for=len(found)
    )


def _with_others(finding: Finding, number: int, words: Catalogue) -> Finding:
    said = words.many("The same on {count} more line.", "The same on {count} more lines.", number)
    return replace(finding, message=f"{finding.message} {said}")


class _Weight:
    """Says what matters most now: what is above the line, then what helps most."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._rows = [each.row for each in roadmap.projects]
        self._below = [each.priority is Priority.LOWER for each in roadmap.projects]

    def of(self, finding: Finding) -> tuple[bool, int, int, int]:
        """Return a key that sorts what matters most to the front."""
        row = _row(finding)
        at = bisect_right(self._rows, row) - 1
        below = at >= 0 and self._below[at]
        return (below, _RANK.get(finding.rule, len(_RANK)), finding.severity.rank, row)

"""Choose: what people answered, and what is told in the sheet now; what stands then, for the runs that come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from sheetsync.kinds.pack import ActiveRule
from sheetsync.languages.catalogue import ENGLISH, catalogue
from sheetsync.model.answered import Answers
from sheetsync.model.finding import Finding, Silence
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look, Run, Since
from sheetsync.model.standing import Outcome, Standing
from sheetsync.steps.finding_key import Keys, thing_of
from sheetsync.steps.people_words import people_in
from sheetsync.steps.speak import PATIENCE, speak
from sheetsync.steps.stay import as_it_stands

if TYPE_CHECKING:
    from sheetsync.model.thread import Thread

RESOLVED: Final = "resolved in its comment"
"""The reason of what somebody resolved without a word."""


def choose(
    grid: Grid,
    roadmap: Roadmap,
    found: Sequence[Finding],
    look: Look | None,
    *,
    by: Sequence[ActiveRule],
    today: date,
    language: str = ENGLISH,
    baseline: bool = False,
    threads: Sequence["Thread"] = (),
) -> Answers:
    """Return what the rules found with the answers to it, each finding that is not told in the sheet with the reason.

    Args:
        grid: The tab.
        roadmap: What it was read as.
        found: What the rules found.
        look: What the history says; None where nothing is remembered.
        by: Those that looked.
        today: Decides whether an answer still holds, and for how long a remark has stood.
        language: That of the sheet's readers.
        baseline: Whether all that nobody has answered is known from now on.
        threads: The comments of ours on cells; what somebody has resolved there is answered.
    """
    words = catalogue(language)
    before, keys = standing_before(look), _keys(roadmap, look)
    by_text = {each.name for each in by if each.rule.of_text}

    def told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return speak(roadmap, findings, before, keys, by_text=by_text, today=today, words=words, baseline=baseline)

    # What was answered is what could be read: so it is chosen once before the answers, and once with them.
    first = told(found)
    shown = [each for each in first if not each.speaks_for]
    answers = Answers(tuple(shown))
    if people_in(grid):
        # Imported here: in a sheet that is checked for the first time nobody has answered.
        from sheetsync.steps.acknowledge import acknowledge
        from sheetsync.steps.snapshot import memory_of

        memory = memory_of(look, roadmap) if look else None
        answers = acknowledge(grid, roadmap, shown, memory=memory, today=today, words=words)
    settled = {each.thing: one_line(each.reply) or RESOLVED for each in threads if each.is_resolved}

    def reason(finding: Finding, seen: Finding) -> str:
        known = before.get(keys.of(finding)) if settled else None
        return seen.acknowledged or (settled.get(thing_of(known), "") if known else "")

    reasons = [*map(reason, found, answers.findings)]
    pairs = zip(found, reasons, strict=True)
    chosen = told([replace(each, acknowledged=why) for each, why in pairs]) if any(reasons) else first
    return replace(answers, findings=chosen if baseline else as_it_stands(grid, roadmap, chosen, look, today))


def standing(run: Run, today: date) -> tuple[Standing, ...]:
    """Return what a run leaves of its findings.

    Args:
        run: With its findings as they were told.
        today: The day of the run where the sheet lives.
    """
    return tuple(_standing(run, today))


def since(run: Run, today: date) -> Since | None:
    """Return how the findings differ from those that the run before left; None where they were not remembered.

    One that somebody waves off, or takes for known, is neither new nor solved.
    """
    last = run.look.history.last if run.look else None
    if last is None or last.findings is None:
        return None
    before, now = {each.key: each for each in last.findings}, {each.key: each for each in standing(run, today)}
    return Since(last.day, sum(map(_counts, _beyond(now, before))), sum(map(_counts, _beyond(before, now))))


def _beyond(some: Mapping[str, Standing], others: Mapping[str, Standing]) -> Iterator[Standing]:
    """Yield those of `some` that `others` doesn't count."""
    return (each for key, each in some.items() if key not in others)


def _counts(standing: Standing) -> bool:
    return standing.outcome in (Outcome.TOLD, Outcome.SILENT)


def standing_before(look: Look | None) -> Mapping[str, Standing]:
    """Return what the run before left, by the key of a finding."""
    last = look.history.last if look else None
    return {each.key: each for each in last.findings or ()} if last else {}


def _keys(roadmap: Roadmap, look: Look | None) -> Keys:
    return Keys.of_look(roadmap, look.now if look else None)


def _standing(run: Run, today: date) -> Iterator[Standing]:
    before, keys = standing_before(run.look), _keys(run.roadmap, run.look)
    seen: set[str] = set()
    # Of a project that stands in two places, one that nobody answered is not answered.
    for each in sorted(run.findings, key=lambda each: bool(each.acknowledged)):
        key = keys.of(each)
        if each.speaks_for or key in seen:
            continue
        seen.add(key)
        known = before.get(key)
        is_told = each.is_spoken and each.cell is not None and each.tab == run.roadmap.tab
        told = known.told if known else None
        if is_told and (told is None or today - told >= PATIENCE):
            # Told for the first time, or anew after it fell silent and somebody touched its row.
            told = today
        since = known.since if known else today
        yield Standing(key, each.rule, keys.line(each), since, told, _outcome(each, is_told=is_told))


def _outcome(finding: Finding, *, is_told: bool) -> Outcome:
    if finding.acknowledged:
        return Outcome.WAVED_OFF
    if finding.silence is Silence.BASELINE:
        return Outcome.BASELINE
    return Outcome.TOLD if is_told else Outcome.SILENT

"""The played quarters as tables: a row a week, and what the issue of a remark's worth is measured by below them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bench.quarters.play import Week, quarters
from bench.quarters.record import Count
from sheetsync.steps.record import Record

HEADERS: Final = (
    "week of", "open lines", "remarks", "a line", "right", "in need", "with a remark", "reached", "asked twice", "worn",
)  # fmt: skip


def run(*, verbose: bool = False) -> Iterator[str]:
    """Play the quarters, and yield the lines of their tables in Markdown; then what each rule was worth in them."""
    played = []
    for name, quarter in quarters():
        weeks = quarter.weeks
        played.append((quarter.rules, quarter.records))
        yield f"\n{name}\n"
        yield f"| {' | '.join(HEADERS)} |"
        yield f"| --- |{' ---: |' * (len(HEADERS) - 1)}"
        for each in weeks:
            yield (
                f"| {each.day} | {each.open_lines} | {each.standing} | {each.per_line:.2f} | {each.right} "
                f"| {each.need} | {each.told} | {each.reached} | {each.doubled} | {each.worn} |"
            )
        yield f"\n{summary(weeks)}"
        if verbose:
            yield str(Counter(rule for each in weeks for rule in each.rules).most_common())
            yield from (f"  {each.day} unmet: {one}" for each in weeks for one in each.unmet)
    yield from _rules([each for each, _ in played], [one for _, found in played for one in found])


def _rules(counts: Sequence[Count], found: Sequence[Record]) -> Iterator[str]:
    """Say of each rule what became of what it told, and how much of what stood was right."""
    yield "\nall of them, by rule\n"
    yield "| rule | found | told | mended | waved off | unanswered | stood for weeks | right |"
    yield f"| --- |{' ---: |' * 7}"
    stood, right = (sum((getattr(each, part) for each in counts), Counter[str]()) for part in ("stood", "right"))
    for rule in sorted({each.rule for each in found}, key=lambda rule: (-stood[rule], rule)):
        parts = ("found", "told", "mended", "waved_off", "unanswered")
        sums = (sum(getattr(each, part) for each in found if each.rule == rule) for part in parts)
        share = f"{right[rule] / stood[rule]:.0%}" if stood[rule] else ""
        yield f"| {rule} | {' | '.join(map(str, sums))} | {stood[rule]} | {share} |"


def summary(weeks: Sequence[Week]) -> str:
    """Say what a quarter came to."""
    standing, need = sum(each.standing for each in weeks), sum(each.need for each in weeks)
    return (
        f"worst week {max(each.per_line for each in weeks):.2f} a line; "
        f"right {_share(sum(each.right for each in weeks), standing)}; "
        f"in need with a remark {_share(sum(each.told for each in weeks), need)}, "
        f"reached {_share(sum(each.reached for each in weeks), need)}; "
        f"rows asked twice {sum(each.doubled for each in weeks)}; worn {sum(each.worn for each in weeks)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%} of {whole}" if whole else "none"

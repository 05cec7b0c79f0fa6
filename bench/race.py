"""The race: the rule engine against the libraries, on the same nine rules and the same rows, in one run.

Prepare and check are timed together, from rows of texts to failing cells; the contenders take turns,
so that a slow moment of the machine meets all of them. As `timeit` does, the garbage collector rests.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from statistics import median
from time import perf_counter

from bench import nine_rules, nine_rules_sheetsync
from bench.nine_rules import Fault, Row

CONTENDERS = ("sheetsync", "pandas", "pydantic", "dataframely", "pandera")
SIZES = {1_000: 15, 10_000: 9, 100_000: 5}
"""Rows, and how often each contender runs over them."""

GOALS = {1_000: 0.85, 10_000: 1.0, 100_000: 1.1}
"""At most this much of the time that pandas takes."""


def run() -> Iterator[str]:
    """Race, and yield the lines of a table in Markdown."""
    checks = {name: import_module(f"bench.nine_rules_{name}").faults for name in CONTENDERS}
    yield f"| rows | {' | '.join(CONTENDERS)} | sheetsync / pandas | goal |"
    yield f"| ---: |{' ---: |' * (len(CONTENDERS) + 2)}"
    for size, rounds in SIZES.items():
        rows = nine_rules.rows(size)
        _agree(checks, rows)
        # Ours is timed with findings, messages and all; what the others return has none.
        timed = {**checks, "sheetsync": nine_rules_sheetsync.findings}
        times = _times(timed, size, rounds)
        ratio = times["sheetsync"] / times["pandas"]
        cells = " | ".join(f"{times[name] * 1000:.1f} ms" for name in CONTENDERS)
        yield f"| {size:,} | {cells} | {ratio:.2f} | {GOALS[size]} |"


def _agree(checks: dict[str, Callable[[Sequence[Row]], set[Fault]]], rows: Sequence[Row]) -> None:
    """Stop unless every contender finds the very same cells."""
    expected = checks["sheetsync"](rows)
    for name, check in checks.items():
        found = check(rows)
        if found != expected:
            raise SystemExit(f"{name} finds other cells than sheetsync, such as {sorted(found ^ expected)[:3]}")


def _times(checks: dict[str, Callable[[Sequence[Row]], object]], size: int, rounds: int) -> dict[str, float]:
    """Return the median seconds of each contender."""
    taken: dict[str, list[float]] = {name: [] for name in checks}
    for _ in range(rounds):
        for name, check in checks.items():
            rows = nine_rules.rows(size)
            gc.collect()
            gc.disable()
            start = perf_counter()
            check(rows)
            taken[name].append(perf_counter() - start)
            gc.enable()
    return {name: median(seconds) for name, seconds in taken.items()}

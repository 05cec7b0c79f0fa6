"""`make bench-fleet`: what a worker takes, and how throughput grows with accounts and workers."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.fleet import cost, growth
from tests import postgres


def main() -> None:
    """Measure, and print the tables."""
    if postgres.why_not():
        raise SystemExit(f"The fleet can't be measured: {postgres.why_not()}")
    parts: dict[str, Iterator[str]] = {
        "cpu": cost.processor(),
        "memory": cost.memory(),
        "growth": growth.run(Path("docs/images")),
    }
    for name in sys.argv[1:] or parts:
        print(f"\n{name}\n")
        for line in parts[name]:
            print(line, flush=True)


if __name__ == "__main__":
    main()

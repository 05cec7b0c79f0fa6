"""Look for a time, or at so many cases, and say each kind of trouble once."""

import argparse
import re
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import sheetsync.adapters.google.doctor
import sheetsync.cli
import sheetsync.config.pack
import sheetsync.run.set_up  # noqa: F401  # loaded once, for all cases
from tests.fuzz.case import Case, case_of, hostile_case, judge
from tests.fuzz.hostile import HOSTILE, QUICK


def main() -> int:
    """Return 1 where there was trouble."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", default="1", help="Other seeds make other files (1).")
    parser.add_argument("--cases", type=int, default=0, help="How many files; without it, time decides.")
    parser.add_argument("--seconds", type=float, default=60, help="How long to look (60).")
    parser.add_argument("--only", default="", help="One case, by the name that it was told under.")
    parser.add_argument("--keep", type=Path, default=None, help="A folder for the files that made trouble.")
    parser.add_argument("--hostile", action="store_true", help="The files that people thought of, all of them.")
    parser.add_argument("--quick", action="store_true", help="Of those, the ones that are built and told soon.")
    options = parser.parse_args()
    if options.hostile:
        return _hostile(QUICK if options.quick else tuple(HOSTILE))
    if options.only:
        found = judge(case := hostile_case(options.only) or case_of(options.only))
        _keep(options.keep, case)
        print(case.command, found or "fine")
        return bool(found)
    end = time.monotonic() + options.seconds
    trouble: dict[str, int] = {}
    seen = 0
    for number in count():
        if number >= options.cases if options.cases else time.monotonic() > end:
            break
        case = case_of(f"{options.seed}-{number}")
        seen += 1
        if found := judge(case):
            kind = re.sub(r"\d+", "N", re.sub(r"'[^']*'|\"[^\"]*\"", "…", found))[:160]
            trouble[kind] = trouble.get(kind, 0) + 1
            if trouble[kind] == 1:
                print(f"{case.name} {case.seed.name} {' '.join(case.command)}: {found}", flush=True)
                _keep(options.keep, case)
    print(f"{seen} cases, {sum(trouble.values())} in trouble, of {len(trouble)} kinds")
    return bool(trouble)


def _hostile(names: Sequence[str]) -> int:
    bad = 0
    for name in names:
        for command in HOSTILE[name][3]:
            case = hostile_case(f"{name}: {' '.join(command)}")
            found = judge(case) if case else "gone"
            bad += bool(found)
            print(f"{name}: {' '.join(command)}: {found or 'fine'}", flush=True)
    return bool(bad)


def _keep(folder: Path | None, case: Case) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{case.name.replace('/', '_')}-{case.seed.name}").write_bytes(case.content)


if __name__ == "__main__":
    sys.exit(main())

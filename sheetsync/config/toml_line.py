"""Where a key stands in a TOML file: the parser of the standard library keeps no positions."""

import re
from collections import Counter


def line_of(source: str, path: tuple[str, ...]) -> int:
    """Return the line, from 1, of a key by the tables around it; of the nearest table that is there.

    A table of an array, `[[audience]]`, is named by its place: `("audience", "0")`.
    """
    table: tuple[str, ...] = ()
    arrays: Counter[tuple[str, ...]] = Counter()
    best, depth = 1, 0
    for number, line in enumerate(source.splitlines(), start=1):
        header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        key = re.match(r"\s*([^#=\[]+?)\s*=", line)
        if header:
            here = table = _parts(header[2])
            if header[1] == "[[":
                arrays[here] += 1
                here = table = (*here, str(arrays[here] - 1))
        elif key:
            here = table + _parts(key[1])
        else:
            continue
        if len(here) > depth and here == path[: len(here)]:
            best, depth = number, len(here)
    return best


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))

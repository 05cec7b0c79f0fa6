"""Markdown, as far as generated pages need it."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\|<>\[\]])")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def cell(text: str) -> str:
    """Return a text on one line, so that none of it is markup; what stands between backticks stays."""
    parts = " ".join(text.split()).split("`")
    return "`".join(part if index % 2 else _SPECIAL.sub(r"\\\1", part) for index, part in enumerate(parts))

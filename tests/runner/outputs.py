"""What a step hands on, as GitHub's runner reads it."""

import re
from pathlib import Path


def pairs_of(file: Path) -> dict[str, str]:
    """Read a file of outputs, or of variables: `name=value`, or `name<<END` and lines up to END."""
    found: dict[str, str] = {}
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if "<<" in line.partition("=")[0]:
            name, end = line.split("<<", 1)
            value = []
            while (text := next(lines)) != end:
                value.append(text)
            found[name] = "\n".join(value)
        else:
            name, _, found[name] = line.partition("=")
            assert re.fullmatch(r"[A-Za-z_][\w-]*", name), f"not a name: {line}"
    return found

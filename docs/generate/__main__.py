"""`make manual`: write what is made from the code."""

from collections.abc import Mapping
from pathlib import Path

from docs.generate import DOCS, SHIPPED, files, shipped


def write(made: Mapping[Path, str]) -> None:
    """Write what is not as it should be."""
    for path, text in made.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"Wrote {path.relative_to(DOCS.parent)}.")


# The pages tell of the rules as they are shipped, so these are first.
write({SHIPPED: shipped.text()})
write(files())

"""`make manual`: write what is made from the code."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from docs.generate import DOCS, FOLDED, SHIPPED, files, folded, shipped


def write(made: Mapping[Path, str]) -> bool:
    """Write what is not as it should be, and return whether anything was not."""
    old = {path: text for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text}
    for path, text in old.items():
        path.write_text(text, encoding="utf-8")
        print(f"Wrote {path.relative_to(DOCS.parent)}.", flush=True)
    return bool(old)


# Sheets are read by these words, and some pages tell how: begin anew with the new ones.
if write({FOLDED: folded.text()}):
    raise SystemExit(subprocess.run([sys.executable, "-m", "docs.generate"], check=False).returncode)
# The pages tell of the rules as they are shipped, so these are first.
write({SHIPPED: shipped.text()})
write(files())

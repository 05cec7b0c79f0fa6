"""The workflows of a repository: which of them are ours, and which install what isn't."""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from sheetsync.model.workflow import Workflow

FOLDER: Final = Path(".github/workflows")
MARK: Final = "# sheetsync:"
_FIRST: Final = re.compile(rf"{MARK} config=(?P<config>\S+) digest=(?P<digest>[0-9a-f]{{16}})\n")
_WRITTEN_BEFORE: Final = frozenset(
    {
        "788ab3837fa6e278dde3ac95b3d009f12cb0d13331c2b4cc64e471b18eed320d",
        "9a4351a6eb785fd8349fc662627a15c855efa8eeff8bf557b4fa5e4e5cb2ac48",
        "c1e326ce1643e3cd3e69acaeae119e152c72a7eaacdbeb9d7bd64cd0b8c26798",
    }
)
"""What `init` wrote before it wrote its mark: those workflows install another project of the name."""
_MOST_FILES: Final = 100
_LARGEST: Final = 512 * 1024


def marked(text: str, config: str) -> str:
    """Return the text of a workflow with the mark by which it is known again, and an edit of it seen."""
    return f"{MARK} config={quote(config)} digest={_digest(text)}\n{text}"


def workflows(root: Path) -> "Iterator[Workflow]":
    """Yield the workflows of a repository; what can't be read is passed over."""
    try:
        files = sorted(each for each in (root / FOLDER).iterdir() if each.suffix in (".yml", ".yaml"))
    except OSError:
        return
    for path in islice(files, _MOST_FILES):
        if found := workflow(path):
            yield found


def workflow(path: Path) -> "Workflow | None":
    """Return a workflow; None where there is none that can be read."""
    # Every command looks for workflows, and most folders have none.
    from sheetsync.model.workflow import Hand, Workflow

    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        content = path.read_bytes()
        text = content.decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None
    if first := _FIRST.match(text):
        hand = Hand.OURS if _digest(text[first.end() :]) == first["digest"] else Hand.EDITED
        return Workflow(path, text, hand, unquote(first["config"]))
    was_ours = hashlib.sha256(text.encode()).hexdigest() in _WRITTEN_BEFORE
    return Workflow(path, text, Hand.OLD if was_ours else Hand.OTHER)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def beside(folder: Path) -> Path | None:
    """Return the top of the repository that a folder is in, by what lies there; None where there is none."""
    here = folder.absolute()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)

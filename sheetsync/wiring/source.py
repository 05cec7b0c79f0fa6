"""Wiring of reports: the file in which a code host shows what was found."""

from pathlib import Path
from urllib.parse import quote

from sheetsync.config.load import FILE, Config
from sheetsync.render.report.context import Source
from sheetsync.wiring import google


def source(configured: Config) -> Source:
    """Return the file to show findings in: the workbook, or of a Google Sheet the configuration that names it."""
    location = configured.choices.location
    key = google.sheet_key(location)
    path = (configured.file or Path(FILE)) if key else Path(location)
    uri = quote(_in_repository(path))
    line = configured.line_of("sheet", "location") if key and configured.file else 1
    return Source(uri, line, f"sheetsync/{key or uri}")


def _in_repository(path: Path) -> str:
    """Return a path from the root of the repository that it lies in, links followed; else its name."""
    here = path.resolve()
    root = next((each for each in here.parents if (each / ".git").exists()), Path.cwd())
    return here.relative_to(root).as_posix() if here.is_relative_to(root) else path.name

"""Wiring of reports: the file in which a code host shows what was found."""

from pathlib import Path
from urllib.parse import quote

from sheetsync.config.load import FILE, Config
from sheetsync.render.report.context import Source
from sheetsync.wiring.stores import kind_of


def source(configured: Config) -> Source:
    """Return the file to show findings in: that of the sheet; of a sheet elsewhere, the configuration that names it."""
    location = configured.choices.sheet.location
    kind = kind_of(location)
    file = kind.file_of(location)
    path = file or configured.file or Path(FILE)
    uri = quote(_in_repository(path))
    line = configured.line_of("sheet", "location") if file is None and configured.file else 1
    return Source(uri, line, f"sheetsync/{uri if file else kind.known_as(location, configured.folder)}")


def _in_repository(path: Path) -> str:
    """Return a path from the root of the repository that it lies in, links followed; else its name."""
    here = path.resolve()
    root = next((each for each in here.parents if (each / ".git").exists()), Path.cwd())
    return here.relative_to(root).as_posix() if here.is_relative_to(root) else path.name

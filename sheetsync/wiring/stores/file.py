"""What all sheets that are files on this machine have in common."""

from pathlib import Path

from sheetsync.wiring.place import place_of


class FileKind:
    """A kind of store whose location is a path."""

    def file_of(self, location: str) -> Path | None:
        """Return the file."""
        return Path(location)

    def tab_of(self, location: str) -> str | None:
        """Return None: a path names no tab."""
        del location
        return None

    def known_as(self, location: str, folder: Path) -> str:
        """Return its path from the folder of the configuration."""
        return place_of(Path(location), folder)

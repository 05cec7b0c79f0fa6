"""The outbox that is a folder: each document is a file in it."""

from collections.abc import Sequence
from pathlib import Path

from sheetsync.adapters import atomic_file
from sheetsync.errors import UnsafeError
from sheetsync.model.run import Rendered, Saved


class OutboxFolder:
    """Puts documents into a folder, which is made when it isn't there.

    A document replaces the one of the same name. What else is in the folder stays.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, documents: Sequence[Rendered]) -> tuple[Saved, ...]:
        """Write each document whole, and return where it is."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for each in documents:
                atomic_file.write(self._folder / each.name, each.content)
        except OSError as error:
            raise UnsafeError(
                f"the documents can't be written into {self._folder} ({error.strerror}): "
                "name another folder with --output"
            ) from error
        return tuple(Saved(each.format, str(self._folder / each.name)) for each in documents)

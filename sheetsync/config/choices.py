"""The choices of a team, from the tables of `sheetsync.toml`, or every mistake in them at its line.

Loaded only where there is a file, see `schema`.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator

from sheetsync.config.form import FORMS
from sheetsync.config.mistake import Mistake, MistakesError
from sheetsync.config.schema import Schema
from sheetsync.config.toml_line import line_of
from sheetsync.errors import UsageError
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.settings import Choices

_DOCUMENTS: Final = tuple(each.value for each in formats_of(Subject.SUMMARY))
SCHEMA: Final = Schema({Format: Annotated[Literal[_DOCUMENTS], AfterValidator(Format)]}, FORMS)
"""A format in a file is one that a summary can have: reports have others."""


def read(
    table: Mapping[str, Any],
    file: Path,
    source: str,
    prefix: tuple[str, ...] = (),
    also: Callable[[], Iterable[Mistake]] = tuple,
) -> Choices:
    """Check what a file says, and return it.

    Args:
        table: The parsed file, or the part of it that is ours.
        file: Its name, for the messages.
        source: Its text, to find the lines of mistakes in.
        prefix: The tables around ours.
        also: Gives further mistakes; asked only when there are some already.

    Raises:
        UsageError: With every mistake, a line each.
    """
    try:
        return SCHEMA.read(Choices, table)
    except MistakesError as error:
        # A later mistake with the same path would say the same thing again.
        found = {each.path: each for each in (*also(), *map(_of_rules, error.mistakes))}
    raise UsageError(told(found.values(), file, source, "read or written", prefix))


def told(mistakes: Iterable[Mistake], file: Path, source: str, done: str, prefix: tuple[str, ...] = ()) -> str:
    """Return the words for mistakes, a line each, in the order of the file. `done` is what wasn't."""
    paths = [(tuple(map(str, each.path)), each.reason) for each in mistakes]
    lines = sorted((line_of(source, prefix + path), path, reason) for path, reason in paths)
    listed = "\n".join(f"  {file}:{line}: {'.'.join(path)}: {reason}" for line, path, reason in lines)
    return f"{file} has mistakes; nothing was {done}:\n{listed}"


def _of_rules(mistake: Mistake) -> Mistake:
    if mistake.path[:1] == ("rules",) and len(mistake.path) > 1:
        return Mistake(mistake.path[:2], "give off, hint, warning or error, or a table of options")
    return mistake

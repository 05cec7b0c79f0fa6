"""Configuration: `sheetsync.toml`, or `[tool.sheetsync]` in `pyproject.toml`, and the environment.

Everything is optional but the sheet. Every mistake is reported at once, each with its line and
with what was allowed.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sheetsync.config.limits import ANYWHERE, Limits, outside
from sheetsync.config.mistake import Mistake
from sheetsync.config.toml_line import line_of
from sheetsync.errors import UsageError
from sheetsync.model.settings import Choices

FILE = "sheetsync.toml"
PACK_SUFFIXES = (".yaml", ".yml")
"""A pack whose name ends so is a file; any other is shipped."""
_FIRST_YEAR, _LAST_YEAR = 1970, 9900
"""Nearer to either end of the calendar, a time zone or an interval would lead beyond it."""


@dataclass(frozen=True, slots=True)
class Config:
    """What one run goes by. `folder` is where paths in the file start; `now` is aware and UTC.

    `notes` say which paths of the file lead out of its folder, a sentence each.
    """

    choices: Choices
    folder: Path
    file: Path | None
    now: datetime
    source: str = ""
    limits: Limits = ANYWHERE
    notes: tuple[str, ...] = ()

    def path(self, said: str, where: str) -> Path:
        """Return a path that the file names; every one of them comes by here.

        Raises:
            UsageError: It leads to where it must not.
        """
        return self.limits.path(self.folder, said, f"{self.file}: {where}" if self.file else where)

    def line_of(self, *path: str) -> int:
        """Return the line, from 1, at which a key stands in the file; the nearest one above it."""
        return line_of(self.source, path)


RuleMistakes = Callable[[Mapping[str, Any], Config], Iterable[Mistake]]
"""From a table as it stands in the file, and what is known of the file, to what is wrong with its rules."""


def load(
    file: Path | None,
    environment: Mapping[str, str],
    *,
    clock: datetime | None = None,
    rule_mistakes: RuleMistakes | None = None,
    may_be_missing: bool = False,
    limits: Limits = ANYWHERE,
) -> Config:
    """Read the configuration.

    Args:
        file: The file to read; None looks for `sheetsync.toml`, then `pyproject.toml`, here.
        environment: `SHEETSYNC_NOW` fixes the clock.
        clock: What time it is, aware; None asks the machine.
        rule_mistakes: Adds what is wrong with the rules when there are other mistakes to report. A
            file without any is not asked: whoever builds its rules finds out.
        may_be_missing: Whether a file that is named and not there says nothing, and is no mistake.
        limits: How far the paths in the file may lead.

    Raises:
        UsageError: With every mistake, a line each.
    """
    now = _now(environment, clock)
    found = file or next((each for each in (Path(FILE), Path("pyproject.toml")) if each.is_file()), None)
    if found is None:
        return Config(Choices(), Path(), None, now)
    try:
        source = found.read_text(encoding="utf-8-sig")
        table = tomllib.loads(source)
    except FileNotFoundError:
        if may_be_missing:
            return Config(Choices(), found.parent, found, now, limits=limits)
        raise UsageError(f"there is no {found}: name the configuration file that you have") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{found} can't be read as UTF-8 text ({type(error).__name__}): save it again") from None
    except (ValueError, RecursionError) as error:
        # The parser's own error, and what it lets through: numbers of thousands of digits, tables without an end.
        raise UsageError(f"{found} is not valid TOML: {error}; mend that line") from None
    prefix: tuple[str, ...] = ()
    if found.name == "pyproject.toml":
        prefix = ("tool", "sheetsync")
        tools = table.get("tool", {})
        table = tools.get("sheetsync", {}) if isinstance(tools, dict) else {}
    if not table:
        # A project that says nothing of us has no configuration of ours.
        return Config(Choices(), found.parent, None if prefix else found, now, source, limits)
    from sheetsync.config import choices

    known = Config(Choices(), found.parent, found, now, source, limits)
    also = partial(rule_mistakes, table, known) if rule_mistakes else tuple
    read = replace(known, choices=choices.read(table, found, source, prefix, also))
    return replace(read, notes=tuple(_held(read)))


def _held(read: Config) -> Iterator[str]:
    """Hold every path of a file to its limits, and say which lead out of its folder.

    Raises:
        UsageError: One leads to where it must not.
    """
    choices = read.choices
    named = {
        "[summary] output": choices.summary.output,
        "[history] folder": choices.history.folder,
        "[send] log": choices.sending.log,
        **{f"[templates] {kind}": path for kind, path in choices.templates.paths.items()},
        **{f"packs[{place}]": each for place, each in enumerate(choices.packs) if each.endswith(PACK_SUFFIXES)},
    }
    for where, said in named.items():
        read.path(said, where)
        if leads := outside(read.folder, said):
            yield f"{read.file}: {where} leads out of its folder, to {leads}"
    file = choices.history.url.partition("?")[0]
    if file.startswith("sqlite:///") and (leads := outside(Path(), file.removeprefix("sqlite:///"))):
        yield f"{read.file}: [history] url leads out of this folder, to {leads}"


def _now(environment: Mapping[str, str], clock: datetime | None) -> datetime:
    fixed = environment.get("SHEETSYNC_NOW")
    if fixed is None:
        return (clock or datetime.now(UTC)).astimezone(UTC)
    try:
        instant = datetime.fromisoformat(fixed)
        instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
        if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
            raise ValueError  # noqa: TRY301 - one sentence for all that is no instant
    except (ValueError, OverflowError):
        raise UsageError("SHEETSYNC_NOW is not an ISO instant: give one such as 2026-11-02T09:00:00Z") from None
    return instant

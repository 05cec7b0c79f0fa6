"""Configuration: `sheetsync.toml`, or `[tool.sheetsync]` in `pyproject.toml`, and the environment.

Everything is optional but the sheet. Every mistake is reported at once, each with its line and
with what was allowed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from sheetsync.errors import UsageError
from sheetsync.model import roadmap
from sheetsync.model.roadmap import Interval, Status
from sheetsync.model.settings import OWN_HEADER, DateOrder, Reading, Writing

FILE = "sheetsync.toml"
Level = Literal["off", "hint", "warning", "error"]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise ValueError("unknown time zone; give one such as Europe/Vienna") from None
    return name


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SheetSection(_Section):
    """`[sheet]`: which spreadsheet, and how to read it."""

    location: str = Field("", description="Path of a workbook, or the URL or key of a Google Sheet.")
    tab: str = Field("", description="Title of the tab; else the one that looks most like a roadmap.")
    header_row: int | None = Field(None, ge=1, description="Row of the headers, from 1; else it is found.")
    date_order: DateOrder | None = Field(None, description="Which part of 05/10/2026 is the day.")
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        "UTC", description="Whose calendar decides what day it is, for a sheet that doesn't say."
    )


class IntervalSection(_Section):
    """`[interval]`: first and last day of the roadmap; both belong to it."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> "IntervalSection":
        if self.end < self.start:
            raise ValueError(f"the end, {self.end}, is before the start, {self.start}")
        return self


class WriteSection(_Section):
    """`[write]`: what is written into the sheet."""

    header: str = Field(OWN_HEADER, min_length=1, max_length=80, description="Header of our one column.")
    notes: bool = Field(False, description="Put a note on each faulty cell too; a person's note is never touched.")


class SummarySection(_Section):
    """`[summary]`: the documents that `sync` makes."""

    output: str = Field("summary", min_length=1, description="Folder for the documents, beside this file.")
    formats: list[Literal["html", "markdown"]] = Field(["html", "markdown"], description="Which documents to make.")


class Settings(_Section):
    """The whole file."""

    sheet: SheetSection = SheetSection()
    columns: dict[roadmap.Field, str] = Field({}, description="Header of each column, by its meaning.")
    interval: IntervalSection | None = None
    statuses: dict[str, Status] = Field({}, description="What your own words for a status mean.")
    packs: list[str] = Field([], description="Rule packs of your own, beside this file.")
    rules: dict[str, Level | dict[str, Any]] = Field({}, description="Severity or options of single rules.")
    write: WriteSection = WriteSection()
    summary: SummarySection = SummarySection()


@dataclass(frozen=True, slots=True)
class Config:
    """What one run goes by. `folder` is where paths in the file start."""

    settings: Settings
    folder: Path
    file: Path | None
    now: datetime
    source: str = ""

    @property
    def reading(self) -> Reading:
        """How to read the sheet."""
        sheet, interval = self.settings.sheet, self.settings.interval
        return Reading(
            tab=sheet.tab,
            header_row=sheet.header_row,
            columns=self.settings.columns,
            statuses=self.settings.statuses,
            interval=Interval(interval.start, interval.end) if interval else None,
            date_order=sheet.date_order,
            own_header=self.settings.write.header,
        )

    @property
    def writing(self) -> Writing:
        """What may be written."""
        return Writing(self.settings.write.header, self.settings.write.notes)

    def line_of(self, *path: str) -> int:
        """Return the line, from 1, at which a key stands in the file; the nearest one above it."""
        return _line_of(self.source, path)


def load(file: Path | None, environment: Mapping[str, str], *, clock: datetime | None = None) -> Config:
    """Read the configuration.

    Args:
        file: The file to read; None looks for `sheetsync.toml`, then `pyproject.toml`, here.
        environment: `SHEETSYNC_NOW` fixes the clock.
        clock: What time it is, aware; None asks the machine.

    Raises:
        UsageError: With every mistake, a line each.
    """
    now = _now(environment, clock)
    found = file or next((each for each in (Path(FILE), Path("pyproject.toml")) if each.is_file()), None)
    if found is None:
        return Config(Settings(), Path(), None, now)
    try:
        source = found.read_text(encoding="utf-8-sig")
        table = tomllib.loads(source)
    except FileNotFoundError:
        raise UsageError(f"there is no {found}: name the configuration file that you have") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{found} can't be read as UTF-8 text ({type(error).__name__}): save it again") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{found} is not valid TOML: {error}; mend that line") from None
    prefix: tuple[str, ...] = ()
    if found.name == "pyproject.toml":
        prefix = ("tool", "sheetsync")
        table = table.get("tool", {}).get("sheetsync", {})
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        mistakes = "\n".join(_mistakes(error, found, source, prefix))
        raise UsageError(f"{found} has mistakes; nothing was read or written:\n{mistakes}") from None
    return Config(settings, found.parent, found, now, source)


def _now(environment: Mapping[str, str], clock: datetime | None) -> datetime:
    fixed = environment.get("SHEETSYNC_NOW", "")
    if not fixed:
        return (clock or datetime.now(UTC)).astimezone(UTC)
    try:
        instant = datetime.fromisoformat(fixed)
    except ValueError:
        raise UsageError("SHEETSYNC_NOW is not an ISO instant: give one such as 2026-11-02T09:00:00Z") from None
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)


def _mistakes(error: ValidationError, file: Path, source: str, prefix: tuple[str, ...]) -> Iterator[str]:
    """Say each mistake once, at its line, with what was allowed."""
    sentences = {}
    for each in error.errors(include_url=False, include_input=False):
        path = tuple(str(part) for part in each["loc"] if part != "[key]")
        if path[0] == "rules":
            path = path[:2]
        name = ".".join(path)
        sentences[name] = f"  {file}:{_line_of(source, prefix + path)}: {name}: {_reason(each, path)}"
    yield from sentences.values()


def _reason(mistake: Any, path: tuple[str, ...]) -> str:
    if path[:1] == ("rules",) and len(path) == 2:
        return "give off, hint, warning or error, or a table of options"
    if mistake["type"] == "extra_forbidden":
        allowed = _allowed(path[:-1])
        near = get_close_matches(path[-1], allowed, 1)
        return f"unknown; allowed: {', '.join(allowed)}" + (f"; did you mean {near[0]}?" if near else "")
    if mistake["type"] == "enum":
        return f"must be {mistake['ctx']['expected']}"
    return str(mistake["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")


def _allowed(path: tuple[str, ...]) -> list[str]:
    model: Any = Settings
    for part in path:
        kind = model.model_fields[part].annotation
        model = next((each for each in getattr(kind, "__args__", (kind,)) if hasattr(each, "model_fields")), None)
    return sorted(model.model_fields) if model else []


def _line_of(source: str, path: tuple[str, ...]) -> int:
    """Find the line of a dotted key: the parser of the standard library keeps no positions."""
    table: tuple[str, ...] = ()
    best, depth = 1, 0
    for number, line in enumerate(source.splitlines(), start=1):
        header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line)
        key = re.match(r"\s*([^#=\[]+?)\s*=", line)
        if header:
            here = table = _parts(header[1])
        elif key:
            here = table + _parts(key[1])
        else:
            continue
        if len(here) > depth and here == path[: len(here)]:
            best, depth = number, len(here)
    return best


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))

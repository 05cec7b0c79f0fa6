"""The schema of `sheetsync.toml`: what may stand in it, and the words for what may not.

Loaded only where there is a file: the library that checks it takes longer to import than most
roadmaps take to be checked.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, field_validator, model_validator

from sheetsync.config.audience import AudienceSection, DocumentFormat, Section, SendSection, TemplatesSection
from sheetsync.config.schedule import ScheduleSection, known_zone
from sheetsync.config.toml_line import line_of
from sheetsync.errors import UsageError
from sheetsync.model import roadmap
from sheetsync.model.format import Format
from sheetsync.model.roadmap import Interval, Status
from sheetsync.model.settings import OWN_HEADER, Choices, Commit, DateOrder, Reading, Remembering, Writing

Level = Literal["off", "hint", "warning", "error"]


def known_encoding(name: str) -> str:
    """Return the name of an encoding; raise ValueError where there is no such one."""
    try:
        if name:
            "".encode(name)
    except LookupError:
        raise ValueError("unknown encoding; give one such as cp1250, mac_roman or shift_jis") from None
    return name


class SheetSection(Section):
    """`[sheet]`: which spreadsheet, and how to read it."""

    location: str = Field("", description="Path of a workbook, or the URL or key of a Google Sheet.")
    tab: str = Field("", description="Title of the tab; else the one that looks most like a roadmap.")
    header_row: int | None = Field(None, ge=1, description="Row of the headers, from 1; else it is found.")
    date_order: DateOrder | None = Field(None, description="Which part of 05/10/2026 is the day.")
    encoding: Annotated[str, AfterValidator(known_encoding)] = Field(
        "", description="Encoding of a CSV file, such as cp1250; else it is found."
    )
    time_zone: Annotated[str, AfterValidator(known_zone)] = Field(
        "UTC", description="Whose calendar decides what day it is, for a sheet that doesn't say."
    )


class IntervalSection(Section):
    """`[interval]`: first and last day of the roadmap; both belong to it."""

    start: date = Field(description="The first day.")
    end: date = Field(description="The last day.")

    @model_validator(mode="after")
    def _in_order(self) -> "IntervalSection":
        if self.end < self.start:
            raise ValueError(f"the end, {self.end}, is before the start, {self.start}")
        return self


class WriteSection(Section):
    """`[write]`: what is written into the sheet."""

    header: str = Field(OWN_HEADER, min_length=1, max_length=80, description="Header of our one column.")
    notes: bool = Field(
        False, description="In a workbook, put a note on each faulty cell too; a person's note is never touched."
    )
    commit: Commit = Field(
        Commit.PUSH, description="How the scheduled run puts a workbook with new remarks back into its repository."
    )


class SummarySection(Section):
    """`[summary]`: the documents that `sync` makes."""

    output: str = Field("summary", min_length=1, description="Folder for the documents, beside this file.")
    formats: list[DocumentFormat] = Field([Format.HTML, Format.MARKDOWN], description="Which documents to make.")


class HistorySection(Section):
    """`[history]`: where to remember what runs saw."""

    folder: str = Field("history", min_length=1, description="Folder for the history, beside this file.")
    url: str = Field("", description="URL of a database to use instead, such as sqlite:///history.db.")
    keep_days: int | None = Field(
        None, ge=1, le=500_000, description="After how many days a snapshot is forgotten; else never."
    )


class JobSection(Section):
    """`[job]`: what a job of GitHub Actions does."""

    show: Literal["counts", "everything"] | None = Field(
        None,
        description=(
            "Whether the log, the front page, the artifact and the history branch of a job may hold what the sheet "
            "says; left out, they do where the repository is private."
        ),
    )
    issue: bool = Field(
        False, description="Whether the scheduled run has an issue open while a person has to act; needs `init` again."
    )


class ConfigurationFile(Section):
    """The whole file."""

    sheet: SheetSection = SheetSection()
    columns: dict[roadmap.Field, str] = Field({}, description="Header of each column, by its meaning.")
    interval: IntervalSection | None = None
    statuses: dict[str, Status] = Field({}, description="What your own words for a status mean.")
    packs: list[str] = Field([], description="Rule packs of your own, beside this file.")
    rules: dict[str, Level | dict[str, Any]] = Field({}, description="Severity or options of single rules.")
    write: WriteSection = WriteSection()
    summary: SummarySection = SummarySection()
    history: HistorySection = HistorySection()
    job: JobSection = JobSection()
    templates: TemplatesSection = TemplatesSection()
    audience: list[AudienceSection] = Field([], description="Who reads a summary, and what they may see.")
    send: SendSection = SendSection()
    schedule: ScheduleSection = ScheduleSection()

    @field_validator("audience")
    @classmethod
    def _named_once(cls, audiences: list[AudienceSection]) -> list[AudienceSection]:
        names = [each.name for each in audiences]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"two audiences are called {twice}; name each once")
        return audiences


def read(
    table: Mapping[str, Any],
    file: Path,
    source: str,
    prefix: tuple[str, ...] = (),
    also: Callable[[], Iterable[tuple[tuple[str, ...], str]]] = tuple,
) -> Choices:
    """Check what a file says, and return it.

    Args:
        table: The parsed file, or the part of it that is ours.
        file: Its name, for the messages.
        source: Its text, to find the lines of mistakes in.
        prefix: The tables around ours.
        also: Gives further mistakes, path and reason each; asked only when there are some already.

    Raises:
        UsageError: With every mistake, a line each.
    """
    try:
        said = ConfigurationFile.model_validate(table)
    except ValidationError as error:
        # A later mistake with the same path would say the same thing again.
        reasons = dict(also()) | _mistakes(error)
        lines = sorted((line_of(source, prefix + path), path, reason) for path, reason in reasons.items())
        listed = "\n".join(f"  {file}:{line}: {'.'.join(path)}: {reason}" for line, path, reason in lines)
        raise UsageError(f"{file} has mistakes; nothing was read or written:\n{listed}") from None
    sheet, interval = said.sheet, said.interval
    reading = Reading(
        tab=sheet.tab,
        header_row=sheet.header_row,
        columns=said.columns,
        statuses=said.statuses,
        interval=Interval(interval.start, interval.end) if interval else None,
        date_order=sheet.date_order,
        encoding=sheet.encoding,
        own_header=said.write.header,
    )
    return Choices(
        location=sheet.location,
        time_zone=sheet.time_zone,
        reading=reading,
        writing=Writing(said.write.header, said.write.notes, said.write.commit),
        output=said.summary.output,
        formats=tuple(said.summary.formats),
        packs=tuple(said.packs),
        rules=said.rules,
        history=Remembering(said.history.folder, said.history.url, said.history.keep_days),
        audiences=tuple(each.audience() for each in said.audience),
        sending=said.send.sending(),
        schedule=said.schedule.schedule(issue=said.job.issue),
        templates=said.templates.templates(),
    )


def _mistakes(error: ValidationError) -> dict[tuple[str, ...], str]:
    """Return by its path what is wrong, each place once, with what was allowed."""
    reasons = {}
    for each in error.errors(include_url=False, include_input=False):
        path = tuple(str(part) for part in each["loc"] if part != "[key]")
        if path[0] == "rules":
            path = path[:2]
        reasons[path] = _reason(each, path)
    return reasons


def _reason(mistake: Any, path: tuple[str, ...]) -> str:
    if path[:1] == ("rules",) and len(path) == 2:
        return "give off, hint, warning or error, or a table of options"
    if mistake["type"] == "extra_forbidden":
        allowed = _allowed(path[:-1])
        near = get_close_matches(path[-1], allowed, 1)
        return f"unknown; allowed: {', '.join(allowed)}" + (f"; did you mean {near[0]}?" if near else "")
    if mistake["type"] == "enum":
        return f"must be {mistake['ctx']['expected']}"
    if mistake["type"].startswith("bool"):
        return "must be true or false"
    return str(mistake["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")


def _allowed(path: tuple[str, ...]) -> list[str]:
    """Return the keys of a table. A table of an array is named by its place in it, which has no keys of its own."""
    model: Any = ConfigurationFile
    for part in path:
        if part.isdigit():
            continue
        kind = model.model_fields[part].annotation
        model = next((each for each in getattr(kind, "__args__", (kind,)) if hasattr(each, "model_fields")), None)
    return sorted(model.model_fields) if model else []

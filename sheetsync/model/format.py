"""The formats: the one table of what documents are dressed in, a line each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self


class Subject(StrEnum):
    """What is dressed, by who composes it."""

    SUMMARY = "summary"
    PAGE = "page"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What there is to know about a format.

    `summary`, `page` and `report` are the modules below `sheetsync.render` that dress each of the subjects; "" where
    the format is not for it. A page is an agenda, a retrospective, or the roll-up of a fleet; a summary is one too
    where `summary` is "", in the `order` that `render/pages.py` has by that name. `render/port.py` says what such a
    module has. `extra` is the extra of the installation that it needs; a mail needs it for its picture.
    `is_spoken` says that a report in it is for whoever listens to standard output: a person, or a runner of jobs.
    """

    suffix: str
    summary: str = ""
    page: str = ""
    order: str = "whole"
    report: str = ""
    extra: str = ""
    is_text: bool = True
    is_spoken: bool = False


_OF_THE_TABLE: Final = Dress(suffix="")
"""Stands where a format is asked for by its name alone: its line of the table says the rest."""


class Format(StrEnum):
    """What a document can be dressed in: its value is the name that people give."""

    HTML = "html", Dress(suffix=".html", page="page.html", order="screen")
    MARKDOWN = "markdown", Dress(suffix=".md", page="page.markdown", report="report.markdown")
    TEXT = "text", Dress(suffix=".txt", page="page.text", report="report.text", is_spoken=True)
    JSON = "json", Dress(suffix=".json", summary="facts", report="report.json_object")
    MAIL = "mail", Dress(suffix=".eml", page="page.mail", order="brief", extra="docx")
    DOCX = "docx", Dress(suffix=".docx", page="word", extra="docx", is_text=False)
    PPTX = "pptx", Dress(suffix=".pptx", page="page.slides", order="deck", extra="pptx", is_text=False)
    PDF = "pdf", Dress(suffix=".pdf", page="pdf", extra="pdf", is_text=False)
    GITHUB = "github", Dress(suffix=".github.txt", report="report.github", is_spoken=True)
    SARIF = "sarif", Dress(suffix=".sarif", report="report.sarif")
    JUNIT = "junit", Dress(suffix=".junit.xml", report="report.junit")

    dress: Dress

    def __new__(cls, name: str, dress: Dress = _OF_THE_TABLE) -> Self:
        """Return a member that is its name."""
        made = str.__new__(cls, name)
        made._value_ = name
        made.dress = dress
        return made

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self.dress.is_text

    def module(self, subject: Subject) -> str:
        """Return the module below `sheetsync.render` that dresses a subject; "" where the format is not for it."""
        found: str = getattr(self.dress, subject)
        return found or (self.dress.page if subject is Subject.SUMMARY else "")


def formats_of(subject: Subject) -> tuple[Format, ...]:
    """Return the formats that a subject can be dressed in."""
    return tuple(each for each in Format if each.module(subject))

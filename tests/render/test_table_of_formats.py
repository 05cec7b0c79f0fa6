"""The table of formats: each line leads to what dresses in it, and says all that its port asks."""

from importlib import import_module
from inspect import signature
from typing import Any

import pytest

from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.render import port

PORTS: dict[Subject, Any] = {
    Subject.SUMMARY: port.SummaryRenderer,
    Subject.PAGE: port.PageRenderer,
    Subject.REPORT: port.ReportRenderer,
}
LINES = [(each, subject) for each in Format for subject in Subject if each.module(subject)]


@pytest.mark.parametrize(("each", "subject"), LINES)
def test_a_line_leads_to_a_module_that_has_all_of_its_port(each: Format, subject: Subject) -> None:
    module = import_module(f"sheetsync.render.{each.module(subject)}")
    asked = {name: of for name, of in vars(PORTS[subject]).items() if not name.startswith("_")}

    assert asked
    for name, of in asked.items():
        taken = list(signature(of).parameters)[1:]
        signature(getattr(module, name)).bind(*taken)


def test_every_format_is_for_something_and_no_two_share_the_name_of_a_file() -> None:
    assert all(any(map(each.module, Subject)) for each in Format)
    assert len({each.dress.suffix for each in Format}) == len(Format)


def test_each_subject_has_the_formats_that_it_was_promised_in() -> None:
    assert set(formats_of(Subject.REPORT)) >= {"text", "json", "github", "sarif", "junit", "markdown"}
    assert set(formats_of(Subject.PAGE)) >= {"text", "markdown", "html", "mail", "docx", "pptx", "pdf"}
    assert set(formats_of(Subject.SUMMARY)) >= {*formats_of(Subject.PAGE), "json"}

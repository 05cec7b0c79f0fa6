"""Since when a step stands so is said beside how it stands: behind its day it would be since when it is late."""

import re
from dataclasses import replace

import pytest

from tests.builders import a_deliverable, a_project
from tests.render.cases import summary
from tests.render.renderers_of import as_html, as_markdown, as_text

FORMATS = {"text": as_text, "markdown": as_markdown, "html": as_html}


@pytest.mark.parametrize("kind", FORMATS)
def test_since_when_a_step_stands_so_is_said_beside_how_it_stands(kind: str) -> None:
    made = summary(a_project("Make tacos", a_deliverable("cook", status="At risk", end="2026-10-30")))
    [each] = made.help
    document = replace(made, help=(replace(each, step=replace(each.step, since="since 26 Oct")),))

    read = " ".join(re.sub(r"<[^>]+>|\*\*", " ", FORMATS[kind](document)).split())

    assert re.search(r"marked \S*At risk\S* since 26 Oct", read)
    assert read.count("since 26 Oct") == 1

"""Each way in which somebody could leave the drawing, planted: it is caught, and what is right beside it is not."""

import pytest

from tests.architecture.look import File, circles

PLANTED = {
    "a file opened": ("steps/plan.py", "text = open('roadmap.csv').read()"),
    "a file opened by another name": ("steps/plan.py", "look = open\nlook('roadmap.csv')"),
    "a path that is read": ("steps/plan.py", "from pathlib import Path\nPath('a').read_text()"),
    "a path that is looked for": ("kinds/span.py", "from pathlib import Path\nPath('a').exists()"),
    "a path that is written": ("render/pages.py", "from pathlib import Path\nPath('a').write_bytes(b'')"),
    "a request": ("steps/plan.py", "import http.client"),
    "a request inside a function": ("steps/plan.py", "def f():\n    from urllib.request import urlopen"),
    "chance": ("steps/plan.py", "import random"),
    "another chance": ("model/day.py", "from secrets import token_hex"),
    "the clock": ("steps/plan.py", "from datetime import datetime\ndatetime.now()"),
    "the clock by another name": ("steps/plan.py", "from datetime import datetime as dt\nnow = dt.now"),
    "the clock of the module": ("kinds/span.py", "import datetime as d\nd.date.today()"),
    "the time": ("steps/plan.py", "import time"),
    "the environment": ("steps/plan.py", "from os import environ"),
    "a module by its name": ("steps/plan.py", "import importlib\nimportlib.import_module('requests')"),
    "the same, built in": ("steps/plan.py", "__import__('requests')"),
    "another process": ("render/pages.py", "import subprocess"),
    "a store in another": ("adapters/google/read.py", "from sheetsync.adapters.workbook import Workbook"),
    "reading that writes words": ("steps/parse/walk.py", "from sheetsync.steps.compose import compose"),
    "a library where it is not at home": ("wiring/google.py", "import requests"),
    "a mail from a command": ("cli/summary.py", "import smtplib"),
    "an arrow up": ("steps/plan.py", "from sheetsync.adapters.plain_file import read_text"),
    "an arrow up, by the package": ("model/day.py", "from sheetsync import steps"),
    "an arrow up, for types alone": (
        "model/day.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sheetsync.steps.plan import plan_write_back",
    ),
    "a relative import": ("steps/plan.py", "from . import check"),
    "the command line below it": ("run/pipeline.py", "from sheetsync.cli.main import main"),
}

RIGHT = {
    "a port": ("adapters/google/read.py", "from sheetsync.ports import every"),
    "what lies beside the inner rooms": ("adapters/google/read.py", "from sheetsync.adapters.bounded import call"),
    "a path as a value": ("steps/plan.py", "from pathlib import PurePosixPath\nPurePosixPath('a').suffix"),
    "a day that is an argument": ("steps/plan.py", "def f(review):\n    return review.today()"),
    "the clock at a door": ("adapters/bounded.py", "from datetime import datetime\ndatetime.now()"),
    "a library at home": ("render/pdf.py", "import typst"),
    "data of our own": ("render/pdf.py", "from importlib.resources import files"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_caught(name: str) -> None:
    assert list(File(*PLANTED[name]).complaints())


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not(name: str) -> None:
    assert list(File(*RIGHT[name]).complaints()) == []


def circle_of(*sources: str) -> list[list[str]]:
    files = [File(f"model/{name}.py", source) for name, source in zip("abc", sources, strict=False)]
    return circles({each.module: each for each in files})


def test_a_circle_is_caught_however_it_is_closed() -> None:
    to_b, to_c, to_a = (f"from sheetsync.model.{each} import x" for each in "bca")
    late = f"def f():\n    {to_a}"
    typed = f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {to_a}"

    assert circle_of(to_b, to_c, to_a) == [["sheetsync.model.a", "sheetsync.model.b", "sheetsync.model.c"]]
    assert circle_of(to_b, late) == [["sheetsync.model.a", "sheetsync.model.b"]]
    assert circle_of(to_b, typed) == []
    assert circle_of(to_b, "") == []

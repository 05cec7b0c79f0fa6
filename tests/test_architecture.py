"""The direction of dependencies, executable: what each room may import of ours and of the world."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sheetsync"

MAY_IMPORT = {
    "errors": set(),
    "extra": set(),
    "model": set(),
    "languages": set(),
    "ports": {"model"},
    "kinds": {"errors", "model"},
    "steps": {"kinds", "languages", "model"},
    "render": {"errors", "extra", "kinds", "model"},
    "job": {"errors", "render"},
    "config": {"errors", "extra", "model"},
    "adapters": {"errors", "extra", "model", "ports"},
    "wiring": {"adapters", "config", "errors", "extra", "kinds", "model", "ports", "render", "steps"},
    "run": {"adapters", "config", "errors", "kinds", "model", "ports", "render", "steps", "wiring"},
    "fleet": {
        "adapters",
        "config",
        "errors",
        "extra",
        "kinds",
        "model",
        "ports",
        "render",
        "run",
        "steps",
        "wiring",
    },
    "cli": {
        "config",
        "errors",
        "extra",
        "fleet",
        "job",
        "kinds",
        "model",
        "ports",
        "render",
        "run",
        "steps",
        "wiring",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
OUTSIDE_WORLD = {
    "alembic",
    "charset_normalizer",
    "defusedxml",
    "google",
    "gspread",
    "lxml",
    "os",
    "procrastinate",
    "psycopg",
    "pyrate_limiter",
    "python_calamine",
    "requests",
    "smtplib",
    "socket",
    "sqlalchemy",
    "subprocess",
    "tempfile",
    "tenacity",
    "time",
    "urllib3",
}
PURE = {"languages", "model", "kinds", "steps", "render", "ports"}
PURE_FILES = {"run/delivery.py", "run/guard.py", "run/look_back.py", "run/memory.py", "run/pipeline.py"}
"""In a room that touches the world, the files that don't."""
ONLY_AT_HOME = {
    "alembic": {"adapters", "fleet"},
    "babel": {"config", "steps"},
    "click": {"cli"},
    "docx": {"render"},
    "gspread": {"adapters"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "lxml": {"adapters", "render"},
    "pandas": {"adapters", "fleet", "steps"},
    "pptx": {"render"},
    "procrastinate": {"cli", "fleet"},
    "prometheus_client": {"fleet"},
    "psycopg": {"fleet"},
    "pydantic": {"config", "fleet"},
    "pyrate_limiter": {"adapters", "fleet"},
    "resvg_py": {"render"},
    "sqlalchemy": {"adapters", "fleet"},
    "typst": {"render"},
    "yaml": {"kinds"},
    "zipfile": {"adapters", "render"},  # an Office document is a ZIP file, in memory where it is rendered
}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the direction"
            assert node.module is not None
            if node.module == "sheetsync":
                yield from (f"sheetsync.{alias.name}" for alias in node.names if alias.name != "__version__")
            else:
                yield node.module


def is_pure(file: Path) -> bool:
    return room_of(file) in PURE or file.relative_to(PACKAGE).as_posix() in PURE_FILES


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_imports_only_what_it_may(file: Path) -> None:
    room = room_of(file)
    ours = {name.split(".")[1] for name in imports(file) if name.startswith("sheetsync.")}

    assert ours - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_the_doors_touch_the_world(file: Path) -> None:
    room = room_of(file)
    theirs = {name.split(".")[0] for name in imports(file) if not name.startswith("sheetsync")}

    if is_pure(file):
        assert not theirs & OUTSIDE_WORLD
    for library, homes in ONLY_AT_HOME.items():
        assert library not in theirs or room in homes


def test_the_tree_has_no_room_that_nobody_described() -> None:
    assert {room_of(file) for file in FILES} == set(MAY_IMPORT)


def test_a_pure_room_reads_no_clock() -> None:
    clocks = {"now", "today", "utcnow", "monotonic"}
    for file in FILES:
        if not is_pure(file):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks:
                owner = ast.unparse(node.func.value)
                assert owner not in {"date", "datetime", "datetime.date", "datetime.datetime"}, f"{file}: {owner}"


def test_a_job_runs_where_nothing_is_installed() -> None:
    command = [sys.executable, "-S", "-P", "-m", "sheetsync.job", "--help"]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False)

    assert (done.returncode, done.stderr) == (0, "")

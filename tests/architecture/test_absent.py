"""Nothing is None: no row, column, year or address is 0, -1 or "" where it means that there is none."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.drawing import PACKAGE

PLACES = {"row", "column", "year", "month", "line", "sheet_id"}
"""What is counted: `header_row` is one of them by its last word, and by `sheet_id` its whole name."""

NAMES = {"tab_id", "known_as", "interval_source", "locale", "link", "url", "token"}
"""What is named, or led to."""

PRINTED = {
    "model/document.py": "documented JSON, and what templates of teams print",
    "model/settings.py": "keys of the configuration, where an empty one says what none says",
    "model/snapshot.py": "the files of the history, where a text that is not said is not written",
    "job/git.py": "an environment variable, of which an empty one is none",
    "job/branch.py": "an environment variable, of which an empty one is none",
}
"""Files whose texts may be empty, and why."""


def absent(tree: ast.Module) -> Iterator[tuple[int, str, object]]:
    """Yield the line, the name and the value of each default: of the fields, and of the arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield from _default(node.target.id, node.value)
        elif isinstance(node, ast.arguments):
            named = [*node.posonlyargs, *node.args]
            pairs = [
                *zip(named[::-1], node.defaults[::-1], strict=False),
                *zip(node.kwonlyargs, node.kw_defaults, strict=True),
            ]
            for argument, value in pairs:
                yield from _default(argument.arg, value)


def _default(name: str, value: ast.expr | None) -> Iterator[tuple[int, str, object]]:
    if value is None:
        return
    try:
        said = ast.literal_eval(value)
    except ValueError:
        return
    yield value.lineno, name, said


def complaints(path: str, source: str) -> list[str]:
    """Return the defaults that stand for nothing without being None."""
    return [
        f"{path}:{line}: {name} = {said!r}"
        for line, name, said in absent(ast.parse(source))
        if (said in (0, -1) and not isinstance(said, bool) and {name, name.rpartition("_")[2]} & PLACES)
        or (said == "" and name in NAMES and path not in PRINTED)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "header_row: int = 0",
        "def read(text, year=0): ...",
        "class A:\n    link: str = ''",
        "def f(*, column: int = -1): ...",
    ],
)
def test_a_default_that_stands_for_nothing_is_found(source: str) -> None:
    assert complaints("model/x.py", source)


@pytest.mark.parametrize(
    "source", ["row: int | None = None", "rows: int = 0", "is_link: bool = False", "note: str = ''"]
)
def test_a_count_or_a_text_that_is_printed_may_be_empty(source: str) -> None:
    assert not complaints("model/x.py", source)


def test_nothing_is_none() -> None:
    found = [
        each
        for file in sorted(PACKAGE.rglob("*.py"))
        for each in complaints(file.relative_to(PACKAGE).as_posix(), file.read_text(encoding="utf-8"))
    ]
    assert not found


def misdescribed(tree: ast.Module) -> Iterator[str]:
    """Yield the fields that may be None, and of which the docstring of their class says that they are empty."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            sentences = re.split(r"(?<=[.;])\s", " ".join((ast.get_docstring(node) or "").split()))
            for each in node.body:
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                    name = each.target.id
                    said = [one for one in sentences if f"`{name}`" in one and '""' in one.partition(f"`{name}`")[2]]
                    if said and "None" in ast.unparse(each.annotation):
                        yield f"{node.name}.{name}: {said[0]}"


def test_what_may_be_none_is_not_said_to_be_empty() -> None:
    wrong = ast.parse('class A:\n    """`link` leads there; `url` is "" for none."""\n    url: str | None = None\n')

    assert [each.partition(":")[0] for each in misdescribed(wrong)] == ["A.url"]
    for file in PACKAGE.rglob("*.py"):
        assert not list(misdescribed(ast.parse(file.read_text(encoding="utf-8")))), file

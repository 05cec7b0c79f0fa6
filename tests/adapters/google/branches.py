"""Which branches of a module a piece of code goes through, by its lines."""

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType


def branches(module: ModuleType, *functions: str) -> dict[int, str]:
    """Line -> what leads to it, for the first line of every branch in these functions: an `if`, a loop, an `except`."""
    path = Path(str(module.__file__))
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = ast.parse("\n".join(lines))
    chosen = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name in functions]
    assert {each.name for each in chosen} == set(functions), f"{path.name} has no such function"
    found = {}
    for node in (inner for each in chosen for inner in ast.walk(each)):
        if isinstance(node, ast.If | ast.While | ast.For | ast.ExceptHandler):
            found[node.body[0].lineno] = f"{path.name}:{node.lineno} {lines[node.lineno - 1].strip()}"
        if isinstance(node, ast.If | ast.While | ast.For) and node.orelse:
            found[node.orelse[0].lineno] = f"{path.name}:{node.lineno} else"
    return found


@contextmanager
def traced(*modules: ModuleType) -> Iterator[Callable[[ModuleType], set[int]]]:
    """Note the lines of these modules that this thread runs."""
    seen: dict[str, set[int]] = {str(each.__file__): set() for each in modules}

    def enter(frame: FrameType, event: str, arg: object) -> Callable[[FrameType, str, object], object] | None:
        reached = seen.get(frame.f_code.co_filename)
        if reached is None:
            return None

        def step(frame: FrameType, event: str, arg: object) -> object:
            reached.add(frame.f_lineno)
            return step

        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield lambda module: seen[str(module.__file__)]
    finally:
        sys.settrace(before)

"""What a file of the house does, read from its source: whom it imports, and how it touches the world."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from tests.architecture.drawing import AT_HOME, HARMLESS, MAY_IMPORT, OWN_FILES, PURE, PURE_FILES

WORLD = frozenset({"open", "input", "print", "__import__", "exec", "eval", "compile", "breakpoint"})
FILES = frozenset(
    {
        *("read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "touch", "rename"),
        *("iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "stat", "samefile", "expanduser", "resolve"),
        *("cwd", "home"),
    }
)
CLOCKS = frozenset(f"datetime.{owner}" for owner in ("date.today", "datetime.now", "datetime.today", "datetime.utcnow"))


@dataclass(frozen=True)
class Import:
    """A module or a name of one that a file imports, and whether that happens when the program runs."""

    name: str
    runs: bool = True


@dataclass(frozen=True)
class File:
    """A file of the package: its path in it, such as `steps/parse/date.py`, and its source."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def module(self) -> str:
        parts = PurePosixPath(self.path).with_suffix("").parts
        return ".".join(("sheetsync", *(parts[:-1] if parts[-1] == "__init__" else parts)))

    @property
    def room(self) -> str:
        return PurePosixPath(self.path).parts[0].removesuffix(".py")

    @property
    def is_pure(self) -> bool:
        return self.room in PURE or self.path in PURE_FILES

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Everything that it imports, inside functions too."""
        typed = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
            for each in node.body
            for inner in ast.walk(each)
        }
        return tuple(
            Import(name, runs=id(node) not in typed) for node in ast.walk(self.tree) for name in _imported(node)
        )

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """What each imported name stands for, such as `dt` for `datetime.datetime`."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {
                    each.asname or each.name.split(".")[0]: (each.asname and each.name) or each.name.split(".")[0]
                    for each in node.names
                }
            elif isinstance(node, ast.ImportFrom):
                found |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
        return found

    def complaints(self) -> Iterator[str]:
        """Yield what stands against the drawing."""
        yield from self._wrong_rooms()
        yield from self._wrong_libraries()
        if self.is_pure:
            yield from self._world()

    def _wrong_rooms(self) -> Iterator[str]:
        for each in self.imports:
            parts = each.name.split(".")
            if parts[0] != "sheetsync" or len(parts) < 2 or parts[1] == "__version__":
                continue
            if parts[1] != self.room and parts[1] not in MAY_IMPORT.get(self.room, frozenset()):
                yield f"{self.path}: {self.room} may not import {parts[1]}"
            yield from self._wrong_inner_rooms(parts[1:])

    def _wrong_inner_rooms(self, target: list[str]) -> Iterator[str]:
        """Of a room inside a room that has a row of its own: it may import what that row says, of its own room."""
        mine = next((room for room in MAY_IMPORT if "/" in room and self.path.startswith(f"{room}/")), None)
        theirs = "/".join(target[:2])
        if theirs not in MAY_IMPORT or "/" not in theirs or mine == theirs:
            return
        if mine and mine.split("/")[0] == target[0] and theirs not in MAY_IMPORT[mine]:
            yield f"{self.path}: {mine} may not import {theirs}"

    def _wrong_libraries(self) -> Iterator[str]:
        for each in self.imports:
            root = each.name.split(".")[0]
            if root == "sheetsync" or (root == "google" and not each.runs):
                continue
            homes = AT_HOME.get(root)
            if homes is not None and self.room not in homes:
                yield f"{self.path}: {root} is at home in {', '.join(sorted(homes))}"
            is_own_data = each.name.startswith("importlib.resources.")
            if self.is_pure and root not in HARMLESS and not is_own_data and not (homes and self.room in homes):
                yield f"{self.path}: a pure room may not import {root}"

    def _world(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            name = self._named(node)
            last = name.rsplit(".", 1)[-1]
            if isinstance(node, ast.Name) and name in WORLD and isinstance(node.ctx, ast.Load):
                yield f"{self.path}: {name} in a pure room"
            elif name in CLOCKS:
                yield f"{self.path}: {name} in a pure room, where the day is an argument"
            elif isinstance(node, ast.Attribute) and last in FILES and last not in OWN_FILES.get(self.path, ()):
                yield f"{self.path}: {name} in a pure room"

    def _named(self, node: ast.AST) -> str:
        """Return the name of an expression with its import written out; "" for what is no name."""
        if isinstance(node, ast.Name):
            return self.aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            return f"{self._named(node.value) or '?'}.{node.attr}"
        return ""


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom):
        # A relative import hides the direction: it is a complaint of its own, as a module that nobody has.
        yield from (f"{node.module}.{each.name}" if not node.level else "sheetsync.relative" for each in node.names)


def circles(files: Mapping[str, File]) -> list[list[str]]:
    """Return the modules that import each other at run time, in whatever function it is done.

    Args:
        files: By module.
    """
    arrows = {
        module: {
            found for each in file.imports if each.runs and (found := _module(each.name, files)) not in {None, module}
        }
        for module, file in files.items()
    }
    return [sorted(each) for each in _knots(arrows) if len(each) > 1]


def _module(name: str, files: Mapping[str, File]) -> str | None:
    """Return the module that an import loads: the name itself, or what it is in."""
    return next((each for each in (name, name.rpartition(".")[0]) if each in files), None)


def _knots(arrows: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """Yield the strongly connected components (Tarjan, 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> Iterator[set[str]]:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(arrows[node]):
            if other not in index:
                yield from visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            at = stack.index(node)
            yield set(stack[at:])
            del stack[at:]

    for node in sorted(arrows):
        if node not in index:
            yield from visit(node)

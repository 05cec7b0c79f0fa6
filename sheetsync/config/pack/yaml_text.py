"""YAML as plain values, each with its line and column, and nothing else that YAML can do.

No anchors, aliases, merge keys or tags: they make small files huge, or objects. A key may be given
once. The values are texts, numbers, booleans, days, None, lists and tables.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sheetsync.config.mistake import Path

LARGEST: Final = 64 * 1024
"""A pack has at most this many characters."""

_PLAIN: Final = "tag:yaml.org,2002:"
_SCALARS: Final[Mapping[str, Callable[[str], object]]] = {
    "str": str,
    "null": lambda text: None,  # noqa: ARG005 - however null is spelled
    # YAML 1.1 takes on, off, yes and no for booleans; here `off` is a severity, and they are words.
    "bool": lambda text: {"true": True, "false": False}.get(text.casefold(), text),
    "int": int,
    "float": float,
    "timestamp": date.fromisoformat,
}


@dataclass(slots=True)
class Parsed:
    """What a text says. Lines and columns count from 1; `keys` and `values` are places by path."""

    value: Any = None
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    mistakes: list[tuple[int, int, str]] = field(default_factory=list)

    def place(self, path: Path, *, at_key: bool) -> tuple[int, int]:
        """Return where something stands, or the nearest table around it that has a place."""
        for length in range(len(path), -1, -1):
            table = self.keys if at_key or length < len(path) else self.values
            for each in (table, self.values, self.keys):
                if path[:length] in each:
                    return each[path[:length]]
        return 1, 1


def parse_yaml(text: str) -> Parsed:
    """Read one YAML document. Never raises: what is wrong is among the mistakes."""
    import yaml

    if len(text) > LARGEST:
        return Parsed(mistakes=[(1, 1, f"the pack is longer than {LARGEST} characters: split it")])
    try:
        # The loader in C reads a pack in a tenth of the time; not every platform has it.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        shared = _anchor(yaml.parse(text, Loader=loader))
        if shared:
            return Parsed(mistakes=[(*shared, "anchors and aliases are not allowed: write it out")])
        node = yaml.compose(text, Loader=loader)
        reader = _Reader(Parsed())
        reader.parsed.value = {} if node is None else reader.read(node, ())
    except yaml.YAMLError as error:
        return Parsed(mistakes=[_syntax(error)])
    except RecursionError:
        return Parsed(mistakes=[(1, 1, "is nested too deep")])
    return reader.parsed


def _anchor(events: Iterable[Any]) -> tuple[int, int] | None:
    """Return where the first anchor or alias stands; None when there is none."""
    marks = (each.start_mark for each in events if getattr(each, "anchor", None))
    mark = next(marks, None)
    return (mark.line + 1, mark.column + 1) if mark else None


def _syntax(error: Exception) -> tuple[int, int, str]:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "holds a character that YAML doesn't allow"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return line, column, f"not valid YAML: {problem}"


@dataclass(frozen=True, slots=True)
class _Reader:
    parsed: Parsed

    def read(self, node: Any, path: Path) -> Any:
        place = node.start_mark.line + 1, node.start_mark.column + 1
        self.parsed.values[path] = place
        tag = str(node.tag)
        if isinstance(node.value, str):
            return self._scalar(node.value, tag, place)
        if tag == f"{_PLAIN}seq":
            return [self.read(each, (*path, index)) for index, each in enumerate(node.value)]
        if tag == f"{_PLAIN}map":
            return self._table(node, path)
        return self._refuse(place, "tags are not allowed")

    def _table(self, node: Any, path: Path) -> Mapping[str, Any]:
        table: dict[str, Any] = {}
        for key, value in node.value:
            place = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key.value, str):
                self._refuse(place, "a key must be a plain word")
            elif key.value in table:
                first, _ = self.parsed.keys[*path, key.value]
                self._refuse(place, f'"{key.value}" is given twice, first in line {first}')
            else:
                self.parsed.keys[*path, key.value] = place
                table[key.value] = self.read(value, (*path, key.value))
        return table

    def _scalar(self, text: str, tag: str, place: tuple[int, int]) -> Any:
        read = _SCALARS.get(tag.removeprefix(_PLAIN))
        if read is None:
            return self._refuse(place, "tags are not allowed")
        try:
            return read(text)
        except ValueError:
            return self._refuse(place, f'"{text}" is neither a plain number nor a day such as 2026-10-05: quote it')

    def _refuse(self, place: tuple[int, int], reason: str) -> None:
        self.parsed.mistakes.append((*place, reason))

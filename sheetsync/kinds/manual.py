"""Manual: the docstring of a kind as its manual page, in parts."""

import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Final

from sheetsync.kinds.base import Rule

_HEADING: Final = re.compile(r"(?P<name>Options|Passes|Fails):(?: (?P<settings>\{.*\}))?$")
_OPTION: Final = re.compile(r"(?P<name>[a-z_]+): (?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Option:
    """One option: what it does, and its default as text; an option without one has to be given."""

    name: str
    text: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A little sheet that passes or fails.

    `settings` is YAML: the options of the rule, and beside them `today`, `interval` as
    `first/last`, and `tab` where the sheet is not a roadmap. `sheet` is a table with `|` between
    its cells; in one that fails, the cells at fault end in `!`. Where a kind looks back, earlier looks
    stand above the sheet of `today`, each below a line such as `on 2026-11-01`, or
    `on 2026-11-01 with 2026-10-05/2026-11-13` where the interval was another one then.
    """

    settings: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Manual:
    """What there is to know about a kind."""

    kind: str
    summary: str
    why: str
    options: tuple[Option, ...]
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]


def manual(kind: type[Rule]) -> Manual:
    """Return the manual page of a kind of rule, from its docstring."""
    lines = (inspect.getdoc(kind) or kind.kind).splitlines()
    sections = list(_sections(lines))
    examples: dict[str, list[Example]] = {"Passes": [], "Fails": []}
    options: tuple[Option, ...] = ()
    for name, settings, body in sections[1:]:
        if name == "Options":
            options = tuple(_options(kind, body))
        else:
            examples[name].append(Example(settings, "\n".join(body)))
    prose = sections[0][2]
    return Manual(
        kind.kind,
        prose[0],
        "\n".join(prose[1:]).strip(),
        options,
        tuple(examples["Passes"]),
        tuple(examples["Fails"]),
    )


def _sections(lines: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Cut a docstring at its headings: each with its name, its settings, and what stands below it."""
    name, settings = "", ""
    body: list[str] = []
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            yield name, settings, _trimmed(body)
            name, settings, body = heading["name"], heading["settings"] or "{}", []
        else:
            body.append(line)
    yield name, settings, _trimmed(body)


def _trimmed(body: Sequence[str]) -> list[str]:
    return inspect.cleandoc("\n".join(["", *body])).splitlines()


def _options(kind: type[Rule], body: Sequence[str]) -> Iterator[Option]:
    defaults = {each.name: None if each.default is MISSING else _said(each.default) for each in fields(kind)}
    texts: dict[str, str] = {}
    name = ""
    for line in body:
        match = _OPTION.fullmatch(line)
        if match and match["name"] in defaults:
            name = match["name"]
            texts[name] = match["text"]
        elif name:
            texts[name] += f" {line.strip()}"
    yield from (Option(name, text, defaults[name]) for name, text in texts.items())


def _said(value: object) -> str:
    """Return a default as a pack would say it."""
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(map(str, value))}]"
        case _:
            return str(value)

"""Field masks, in the three spellings that Google takes: `a/b`, `a.b` and `a(b,c)`."""

import re
from collections.abc import Iterator
from typing import Any

from localsheets.errors import Json

Mask = dict[str, Any]
"""Field -> mask of what is below it; an empty one means all of it."""

EVERYTHING: Mask = {}
TOKEN = re.compile(r"[A-Za-z0-9_*]+|[().,/]")


class MaskError(ValueError):
    """Text that is no field mask."""


def parse(text: str | None) -> Mask:
    """Read a mask; a missing one, or `*`, is everything."""
    tokens = TOKEN.findall(text or "")
    if "".join(tokens) != re.sub(r"(?<!\w)\s|\s(?!\w)", "", text or ""):
        raise MaskError(text)
    mask, rest = _many(tokens)
    if rest:
        raise MaskError(text)
    return EVERYTHING if "*" in mask else mask


def _many(tokens: list[str]) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while tokens and tokens[0] != ")":
        path: list[str] = []
        while tokens and tokens[0] not in "(),":
            if tokens[0] not in "./":
                path.append(tokens[0])
            tokens = tokens[1:]
        below: Mask = {}
        if tokens and tokens[0] == "(":
            below, tokens = _many(tokens[1:])
            if not tokens:
                raise MaskError("a bracket is not closed")
            tokens = tokens[1:]
        _add(mask, path, below)
        if tokens and tokens[0] == ",":
            tokens = tokens[1:]
    return mask, tokens


def _add(mask: Mask, path: list[str], below: Mask) -> None:
    """Add one path; the wider of two masks of the same field wins."""
    for position, step in enumerate(path):
        last = position == len(path) - 1
        if step not in mask:
            mask[step] = dict(below) if last else {}
        elif not mask[step]:
            return
        elif last:
            if not below:
                mask[step] = {}
            for key, value in below.items():
                _add(mask[step], [key], value)
        mask = mask[step]


def wants(mask: Mask, *path: str) -> bool:
    """Whether anything at or below `path` is asked for."""
    for step in path:
        if not mask or "*" in mask:
            return True
        if step not in mask:
            return False
        mask = mask[step]
    return True


def below(mask: Mask, step: str) -> Mask:
    """The mask of what is below a field that is asked for."""
    return mask[step] if mask and step in mask else EVERYTHING


def keep(value: Any, mask: Mask) -> Any:
    """The part of an answer that a mask asks for; items of a list stay, even when nothing is left of them."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list | tuple):
        return [keep(each, mask) for each in value]
    if isinstance(value, dict):
        return {key: keep(each, mask[key]) for key, each in value.items() if key in mask}
    return value


def paths(mask: Mask, prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path that a mask names."""
    for key, deeper in mask.items():
        if deeper:
            yield from paths(deeper, (*prefix, key))
        else:
            yield (*prefix, key)


def merged(old: Json | None, new: Json | None, mask: Mask) -> Json:
    """An object after an update: what the mask names is taken from `new`, gone where `new` lacks it."""
    if not mask:
        return dict(new or {})
    result = dict(old or {})
    for key, deeper in mask.items():
        fresh = (new or {}).get(key)
        if deeper and isinstance(fresh, dict | None):
            inner = merged(result.get(key), fresh, deeper)
            if inner or fresh is not None:
                result[key] = inner
            else:
                result.pop(key, None)
        elif fresh is None:
            result.pop(key, None)
        else:
            result[key] = fresh
    return result

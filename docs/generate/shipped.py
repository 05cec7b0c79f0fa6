"""The shipped packs as Python: checked once, here, and taken as they are by every run."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.adapters.shipped import shipped
from sheetsync.config.pack import load
from sheetsync.config.pack.yaml_text import parse_yaml
from sheetsync.kinds.pack import ActiveRule, Shipped

_HEAD = '''"""The packs that are shipped, checked and written by `make manual` from `rules/`: a rule a line."""
# fmt: off

from typing import Final

{imports}

SHIPPED: Final[dict[str, Shipped]] = {{
{packs}
}}
'''


def text() -> str:
    """Return the module of the shipped packs.

    Raises:
        UsageError: One of them has mistakes.
    """
    packs = {file.stem: tuple(_own(file.stem)) for file in sorted(shipped("rules").glob("*.yaml"))}
    used = {Shipped, *chain.from_iterable(map(_types, chain.from_iterable(packs.values())))}
    names = sorted({(kind.__module__, kind.__name__) for kind in used})
    by_module = {module: ", ".join(name for _, name in group) for module, group in groupby(names, key=itemgetter(0))}
    return _HEAD.format(
        imports="\n".join(f"from {module} import {names}" for module, names in by_module.items()),
        packs="\n".join(f'    "{name}": {_pack(name, rules)},' for name, rules in packs.items()),
    )


def _own(name: str) -> Iterator[ActiveRule]:
    return (each for each in load([name], lambda pack: read_pack(pack, Path()), shipped={}) if each.pack == name)


def _pack(name: str, rules: tuple[ActiveRule, ...]) -> str:
    bases = tuple(parse_yaml(read_pack(name, Path())).value.get("extends", ()))
    lines = "".join(f"        {_source(each)},\n" for each in rules)
    return f"Shipped({_source(bases)}, (\n{lines}    ))"


def _given(value: Any) -> dict[str, Any]:
    """Return what a value was made with, without what holds anyway."""
    made = {each.name: (getattr(value, each.name), each.default) for each in fields(value) if each.init}
    return {name: one for name, (one, usual) in made.items() if usual is MISSING or one != usual}


def _types(value: Any) -> Iterator[type]:
    if is_dataclass(value) or isinstance(value, Enum):
        yield type(value)
    parts = _given(value).values() if is_dataclass(value) else value if isinstance(value, tuple) else ()
    yield from chain.from_iterable(map(_types, parts))


def _source(value: Any) -> str:
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple):
        return f"({''.join(f'{_source(each)}, ' for each in value).rstrip()})"
    if is_dataclass(value):
        said = ", ".join(f"{name}={_source(one)}" for name, one in _given(value).items())
        return f"{type(value).__name__}({said})"
    return repr(value)

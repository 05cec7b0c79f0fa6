"""The rules and their kinds, from the packs and the docstrings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bench import wording as texts
from docs.generate.markdown import cell, table
from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.kinds.manual import Example, manual
from sheetsync.kinds.pack import ActiveRule
from sheetsync.kinds.registry import KINDS


def every() -> str:
    """Return each rule, pack by pack: how loud it is, what it says, and why."""
    rules = load(["roadmap"], lambda name: read_pack(name, Path()))
    by_pack = groupby(sorted(rules, key=lambda rule: (rule.pack != "roadmap", rule.pack)), key=lambda rule: rule.pack)
    return "\n\n".join(part for pack, group in by_pack for part in _pack(pack, group))


def _pack(pack: str, rules: Iterator[ActiveRule]) -> Iterator[str]:
    yield f"### The pack {pack}"
    yield _opening(pack)
    for rule in sorted(rules, key=lambda rule: rule.name):
        yield f"#### {rule.name}"
        loud = rule.severity.value if rule.severity else "off"
        for each in rule.severity_where:
            where = " or ".join([*(f"in {side} priority" for side in each.priority), *map(str, each.column)])
            loud += f", {each.severity.value} where it is {where}"
        said = "  \n".join(f"> {cell(text)}" for text in rule.message.texts)
        yield f"{loud[:1].upper()}{loud[1:]}. It says:"
        yield said
        yield f"{cell(rule.why)} Kind: [{rule.rule.kind}](kinds.md#{rule.rule.kind})."


def _opening(pack: str) -> str:
    """Return what a pack says of itself, in the comment at its top."""
    lines = []
    for line in read_pack(pack, Path()).splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return cell(" ".join(lines))


def kinds() -> str:
    """Return each kind: what it looks for, its options, and examples of what passes and what fails."""
    return "\n\n".join(part for kind in KINDS for part in _kind(kind.kind))


def _kind(name: str) -> Iterator[str]:
    page = manual(next(each for each in KINDS if each.kind == name))
    yield f"### {name}"
    yield cell(page.summary)
    if page.why:
        yield "\n\n".join(cell(paragraph) for paragraph in page.why.split("\n\n"))
    if page.options:
        yield table(
            ("option", "what it says", "if left out"),
            [
                (
                    f"`{each.name}`",
                    cell(each.text),
                    _default(each.default),
                )
                for each in page.options
            ],
        )
    yield from _examples("Passes", page.passes)
    yield from _examples("Fails, in the cells with a `!`", page.fails)


def _default(text: str | None) -> str:
    if text is None:
        return "it has to be given"
    return f"`{text}`" if text and "|" not in text else cell(text)


def _examples(title: str, examples: Sequence[Example]) -> Iterator[str]:
    for each in examples:
        settings = "" if each.settings == "{}" else f", with `{each.settings}`"
        yield f"{title}{settings}:"
        yield f"```text\n{each.sheet}\n```"


def wording() -> str:
    """Return how the rules about wording did on texts that people wrote."""
    return "\n".join(texts.run())

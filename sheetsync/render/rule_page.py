"""The rules for a person at a terminal: a list of them, and a page about each."""

import textwrap
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from sheetsync.errors import UsageError
from sheetsync.kinds.manual import Example, Manual, manual
from sheetsync.kinds.pack import ActiveRule


def listing(rules: Sequence[ActiveRule], *, columns: int, colour: bool) -> str:
    """Return one line a rule: its name, how loud it is, and what it says."""
    longest = max((len(each.name) for each in rules), default=0)
    lines = []
    for each in sorted(rules, key=lambda each: each.name):
        loud = each.severity.value if each.severity else "off"
        said = textwrap.shorten(each.message.texts[0], max(20, columns - longest - 13), placeholder="…")
        lines.append(f"{_bold(each.name.ljust(longest), colour=colour)}  {loud:<8} {said}")
    lines += ["", "sheetsync rules NAME explains one. Set a severity or an option under [rules] in sheetsync.toml."]
    return "\n".join(lines) + "\n"


def page(rules: Sequence[ActiveRule], name: str, *, columns: int, colour: bool, record: Sequence[str] = ()) -> str:
    """Return the page about one rule; `record` are sentences about what became of what it told.

    Raises:
        UsageError: There is no such rule.
    """
    names = [each.name for each in rules]
    if name not in names:
        near = get_close_matches(name, names, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UsageError(f'there is no rule "{name}"{hint}: `sheetsync rules` lists them all')
    rule = rules[names.index(name)]
    return "\n".join(_page(rule, manual(type(rule.rule)), columns, record, colour=colour)) + "\n"


def _page(rule: ActiveRule, about: Manual, columns: int, record: Sequence[str], *, colour: bool) -> Iterator[str]:
    loud = rule.severity.value if rule.severity else "off"
    yield f"{_bold(rule.name, colour=colour)} ({loud})"
    yield ""
    for text in rule.message.texts:
        yield from textwrap.wrap(f"says: {text}", columns, subsequent_indent="      ")
    if rule.why:
        yield from textwrap.wrap(f"why:  {rule.why}", columns, subsequent_indent="      ")
    for each in record:
        yield from textwrap.wrap(f"here: {each}", columns, subsequent_indent="      ")
    yield ""
    yield from textwrap.wrap(f"Its kind is {about.kind}. {about.summary}", columns)
    if about.why:
        yield ""
        for paragraph in about.why.split("\n\n"):
            yield from textwrap.wrap(paragraph, columns)
    if about.options:
        yield ""
        yield _bold("Options", colour=colour)
        for option in about.options:
            default = f" (default: {option.default})" if option.default is not None else ""
            yield from textwrap.wrap(f"  {option.name}: {option.text}{default}", columns, subsequent_indent="      ")
    yield from _examples("Passes", about.passes, colour=colour)
    yield from _examples("Fails", about.fails, colour=colour)
    yield ""
    yield f'In sheetsync.toml:  [rules]  {rule.name} = "off"'


def _examples(title: str, examples: Sequence[Example], *, colour: bool) -> Iterator[str]:
    for each in examples:
        yield ""
        settings = "" if each.settings == "{}" else f" {each.settings}"
        yield _bold(title, colour=colour) + settings
        yield from (f"  {line}" for line in each.sheet.splitlines())


def _bold(text: str, *, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text

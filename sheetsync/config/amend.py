"""The configuration file as text: a new one, commented; or one that is there, with a line more."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from sheetsync.errors import UsageError
from sheetsync.model.understanding import Question, Setting, Topic

_TABLES: Final = {
    "sheet": "Which spreadsheet, and how to read it.",
    "columns": "What the columns are about. A line that starts with # was found by itself: take the # away to pin it.",
    "interval": "The first and the last day of the roadmap; both belong to it.",
    "statuses": "What the words of your status column mean.",
    "write": "What is written into the sheet, beside our column.",
    "schedule": "When the workflow runs. Look at `sheetsync summary --send --dry-run` before you let it send.",
}
_INTRODUCTION: Final = (
    "# How sheetsync reads this roadmap. Yours to edit; only the location is needed.\n"
    "# `sheetsync check` says at once what is wrong in here, with its line.\n"
)
_RULES: Final = (
    "\n# How loud a rule is: off, hint, warning or error. `sheetsync rules` lists them all.\n"
    "[rules]\n"
    '# goal-names-no-one = "off"\n'
)
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_UNSAFE: Final = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def new(settings: Iterable[Setting]) -> str:
    """Return a new file that says everything that is known of the sheet, decided or not."""
    known = list(settings)
    parts = [_INTRODUCTION]
    for table, about in _TABLES.items():
        here = [each for each in known if each.table == table]
        if here:
            # An interval needs both of its days: a table with neither would be a mistake.
            off = "# " if table == "interval" and not here[0].is_decided else ""
            parts.append(f"\n# {about}\n{off}[{table}]\n" + "".join(f"{_line(each)}\n" for each in here))
    rules = (f"{_line(each)}\n" for each in known if each.table == "rules")
    return "".join((*parts, _RULES, *rules))


def amended(source: str, settings: Iterable[Setting], prefix: Sequence[str] = ()) -> str:
    """Return a file that is there with what was decided since, and otherwise as it is.

    Args:
        source: The text of the file.
        settings: What it should say; what wasn't decided is left out.
        prefix: The tables around ours, such as `tool` and `sheetsync`.

    Raises:
        UsageError: The file is written in a way that a line can't be added to; the message has the lines.
    """
    wanted = tomllib.loads(source)
    missing = []
    for each in settings:
        path = (*prefix, each.table, each.key)
        if each.is_decided and _get(wanted, path) != each.value:
            _set(wanted, path, each.value)
            missing.append((path, each))
    text = _with(source, missing) if missing else source
    if _loaded(text) != wanted:
        listed = "".join(f"\n  {_line(each)}" for _, each in missing)
        raise UsageError(f"the configuration file can't be amended as it is written; add these lines yourself:{listed}")
    return text


def without(source: str, answers: Iterable[Setting], prefix: Sequence[str] = ()) -> str:
    """Return a file that is there without the lines of some answers; an interval goes as a whole.

    Raises:
        UsageError: The file is written in a way that a line can't be taken out of it; the message has the lines.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    taken = list(answers)
    wanted = tomllib.loads(source)
    try:
        document = tomlkit.parse(source)
        for root in (wanted, document):
            for each in taken:
                whole = each.table == "interval"
                table = _get(root, prefix if whole else (*prefix, each.table))
                table.pop(each.table if whole else each.key, None)
        text = tomlkit.dumps(document)
    except TOMLKitError:
        text = source
    if _loaded(text) != wanted:
        listed = "".join(f"\n  {_line(each)}" for each in taken)
        raise UsageError(f"the configuration file can't be amended as it is written; remove these lines:{listed}")
    return text


def _with(source: str, settings: Iterable[tuple[Sequence[str], Setting]]) -> str:
    """Return the text with each setting at its path; as it was where tomlkit reads less than the standard library."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(source)
        for path, each in settings:
            _put(document, path, each)
        return tomlkit.dumps(document)
    except TOMLKitError:
        return source


def _put(table: Any, path: Sequence[str], setting: Setting) -> None:
    """Put a setting where it stands already, else at the end of its table, before the comment on the next one."""
    import tomlkit
    from tomlkit.items import Table

    for each in path[:-1]:
        if each not in table:
            table[each] = tomlkit.table()
        table = table[each]
    item: Any = tomlkit.value(_value(setting.value))
    if not isinstance(table, Table):
        # Within braces there is no room for a comment.
        table[setting.key] = item
        return
    if setting.comment:
        item.comment(setting.comment)
    body, rest = table.value.body, []
    while body and body[-1][0] is None:
        rest.append(body.pop())
    table[setting.key] = item
    body += reversed(rest)


def _loaded(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _get(table: Any, path: Sequence[str]) -> Any:
    for each in path:
        table = table.get(each) if isinstance(table, dict) else None
    return table


def _set(table: dict[str, Any], path: Sequence[str], value: object) -> None:
    for each in path[:-1]:
        table = table.setdefault(each, {})
    table[path[-1]] = value


def _line(setting: Setting) -> str:
    key = setting.key if _BARE_KEY.fullmatch(setting.key) else _text(setting.key)
    said = f"{key} = {_value(setting.value)}"
    comment = f"  # {setting.comment}" if setting.comment else ""
    return f"{'' if setting.is_decided else '# '}{said}{comment}"


def _value(value: str | int | date | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else value.isoformat() if isinstance(value, date) else str(value)


def _text(text: str) -> str:
    """Quote a text as TOML: in one line, with nothing in it that a terminal or an editor could act on.

    A lone surrogate has no place in TOML; it becomes the sign that stands for what can't be shown.
    """
    clean = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(clean, ensure_ascii=False))


def place(question: Question) -> str:
    """Return where in the file a question is answered, and how, in one line."""
    table, _, key = question.topic.value.partition(".")
    about = question.about if _BARE_KEY.fullmatch(question.about) else _text(question.about)
    lines = {
        Topic.COLUMN: f'{about} = "…", with its header',
        Topic.STATUS: f'{about} = "…", with one of {", ".join(question.choices)}',
        Topic.INTERVAL: "start = 2026-10-12 and end = 2026-11-20, with your days",
        Topic.DATE_ORDER: f"{key} = {' or '.join(map(_text, question.choices))}",
        Topic.HEADER_ROW: f"{key} = 3, with its number",
        Topic.TAB: f'{key} = "…", with its title',
    }
    return f"under [{table}], {lines[question.topic]}"


def changes(old: str, text: str) -> Iterator[str]:
    """Yield the lines that differ, each behind its sign."""
    from difflib import unified_diff

    for line in unified_diff(old.splitlines(), text.splitlines(), n=1, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield line

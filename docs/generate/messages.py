"""What we say in other languages: the messages are collected from the code into `*.po`, and these become Python.

A translator writes `sheetsync/languages/messages/*.po` with any tool for gettext, or by hand; what has no translation
yet, or is marked as fuzzy, is said in English.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from sheetsync.kinds.pack.shipped import SHIPPED
from sheetsync.languages import LANGUAGES as WRITTEN
from sheetsync.languages.catalogue import ENGLISH, LANGUAGES
from sheetsync.model.document import Headings
from sheetsync.model.sign import NO_STATUS
from sheetsync.model.terms import Status

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "sheetsync" / "languages" / "messages"
SPEAKING: Final = ("sheetsync/cli", "sheetsync/fleet", "sheetsync/kinds", "sheetsync/run", "sheetsync/steps")
"""Where the code says messages."""

KEYWORDS: Final = {
    "say": None,
    "message": None,
    "many": (1, 2),
    "messages": (1, 2),
    "meant": ((1, "c"), 2),
    "Phrase": None,
}
_GAPS: Final = {"d": "{day}", "MMM": "{month}", "y": "{year}"}
_GAP: Final = re.compile("|".join(_GAPS))
_HEAD: Final = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"

"""
_MADE: Final = '''"""Made by `make manual` from `{language}.po` and Unicode's CLDR: don't edit it."""
# fmt: off

PLURAL = {plural!r}
MONTHS: tuple[str, ...] = {months!r}
DAY = {day!r}
DAY_AND_YEAR = {day_and_year!r}
MESSAGES: dict[str, tuple[str, ...]] = {{
{messages}}}
'''


def files() -> dict[Path, str]:
    """Return the catalogue of each language, as people translate it and as Python."""
    collected = template()
    made: dict[Path, str] = {}
    for language in LANGUAGES:
        if language != ENGLISH:
            catalogue = updated(language, collected)
            made[FOLDER / f"{language}.po"] = _written(catalogue, language)
            made[FOLDER / f"{language}.py"] = _as_python(catalogue, language)
    return made


def template() -> Catalog:
    """Collect every message."""
    found = Catalog()
    for path in sorted(each for folder in SPEAKING for each in (ROOT / folder).rglob("*.py")):
        for _, message, _, context in extract_from_file("python", path, KEYWORDS, ()):
            found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context)
    for text in (*(str(each.default) for each in fields(Headings)), *Status, NO_STATUS):
        found.add(str(text), locations=[("sheetsync/model/document.py", 0)])
    for rule in (each for pack in SHIPPED.values() for each in pack.rules):
        for text in rule.message.texts:
            found.add(text, locations=[(f"rules/{rule.pack}.yaml", 0)])
    for reason in (each for language in WRITTEN if language.questions for each in language.questions.whys.values()):
        found.add(reason, locations=[("sheetsync/languages/en_questions.py", 0)])
    return found


def updated(language: str, collected: Catalog) -> Catalog:
    """Return the translations of a language, with what is new, and without what nobody says any more."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(collected, no_fuzzy_matching=True)
    return catalogue


def _written(catalogue: Catalog, language: str) -> str:
    written = io.BytesIO()
    how = {"omit_header": True, "sort_by_file": True, "ignore_obsolete": True, "include_lineno": False}
    write_po(written, catalogue, width=0, **how)
    return _HEAD.format(language=language, plural=catalogue.plural_forms) + written.getvalue().decode()


def _as_python(catalogue: Catalog, language: str) -> str:
    locale = Locale(language)
    months = locale.months["format"]["abbreviated"]
    return _MADE.format(
        language=language,
        plural=catalogue.plural_expr,
        months=tuple(months[number] for number in range(1, 13)),
        day=_form(locale.datetime_skeletons["MMMd"].pattern),
        day_and_year=_form(locale.datetime_skeletons["yMMMd"].pattern),
        messages="".join(_lines(sorted(_translated(catalogue), key=_key))),
    )


def _translated(catalogue: Iterable[Message]) -> Iterator[Message]:
    for each in catalogue:
        said = each.string if isinstance(each.string, tuple) else (each.string,)
        if each.id and not each.fuzzy and all(said):
            yield each


def _key(message: Message) -> str:
    """Return what the catalogue finds a message by, as gettext does: its first form, behind its context."""
    first = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\x04{first}" if message.context else first


def _lines(found: Iterable[Message]) -> Iterator[str]:
    for each in found:
        said = each.string if isinstance(each.string, tuple) else (each.string,)
        yield f"    {_key(each)!r}: {said!r},\n"


def _form(pattern: str) -> str:
    """Return a pattern of the CLDR, such as "d 'de' MMM", as a form with gaps: "{day} de {month}"."""
    parts = pattern.split("'")
    parts[::2] = [_GAP.sub(lambda found: _GAPS[found[0]], each) for each in parts[::2]]
    return "".join(parts)

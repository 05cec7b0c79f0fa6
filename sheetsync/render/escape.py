"""Escape: every text from a cell is untrusted, and is made harmless here for the place it goes to."""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&${}#])")
_OPENERS: Final = re.compile(r"^([+\-=:]|\d{1,9}(?=[.)](?:\s|$)))")
_SUSPECT: Final = re.compile(r"[^\w ,;!?'\"()/.]|_|^[\d.]|www\.", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[A-Za-z ,;!?'\"()/][A-Za-z0-9 ,;!?'\"()/]*")
"""What most texts are, and seen at once; of the others `_SUSPECT` knows which need care."""
_LINKS: Final = re.compile(
    r"@(?=\S)|#(?=\d)|:(?=//)|:(?=[\w+\\\-]+:)|\bGH-(?=\d)|(?<![^\W_])www(?=\.)",
    re.IGNORECASE,
)
_COMMANDS: Final = re.compile(r":(?=:)|#(?=#\[)")
_GAP: Final = re.compile(r"(?<!«) (?![:;!?»](?: |$))")
_BREAK: Final = "\u200c"
"""A zero-width non-joiner: keeps two characters apart that a site would make a link of, and shows nothing."""


def visible(text: str) -> str:
    """Show controls, lone surrogates and bidirectional overrides as signs; a line break stays one."""
    return _CONTROLS.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\u{code:04x}"


def visible_line(text: str) -> str:
    """Fold a text into one visible line."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(visible(" ".join(text.split())).split())


def in_a_line(text: str) -> str:
    """Fold a piece of a line into one visible line; a space at its ends, which parts it from its neighbours, stays."""
    if not text.strip():
        return " " * bool(text)
    return f"{' ' * text[0].isspace()}{visible_line(text)}{' ' * text[-1].isspace()}"


@lru_cache(maxsize=1024)
def markdown(text: str) -> str:
    """Escape a text for Markdown as CommonMark and GitHub read it, in a paragraph, a list or a table cell.

    What a reader sees is the text: no link, picture, table, heading or HTML comes of it, and no
    mention (`@name`), reference (`#12`, `GH-12`) or emoji (`:name:`) either. Remembered, for a
    summary says the same few words of each step.
    """
    text = visible_line(text)
    if _PLAIN.fullmatch(text) or not _SUSPECT.search(text):
        return text
    text = _MARKS.sub(r"\\\1", text)
    text = _OPENERS.sub(lambda match: f"\\{match[0]}" if not match[0][0].isdigit() else match[0] + _BREAK, text)
    return _LINKS.sub(_parted, text)


def _parted(match: re.Match[str]) -> str:
    return match[0] + _BREAK


def workflow_command(text: str, *, is_property: bool = False) -> str:
    """Escape a text for a workflow command of GitHub Actions.

    The rules are those of its toolkit: `%`, and line breaks, in a property also `:` and `,`.
    """
    text = visible_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def terminal(text: str) -> str:
    """Make a text safe for a terminal, and for a log in which a runner looks for commands.

    GitHub's runner takes `::` at the start of a line, however far it is indented, and `##[`
    anywhere in it (https://github.com/actions/runner, `ActionCommand`). A text may be wrapped
    later, so both are parted wherever they stand.
    """
    return _COMMANDS.sub(_parted, visible_line(text))


def markup_for_log(page: str) -> str:
    """Return the same HTML or XML, with no command for a runner in it should it be printed to a log."""
    page = page.replace("##[", "#&#35;[")
    # Most pages have none, and looking at the start of each line takes its time.
    if all(before[-1:].strip() for before in page.split("::")[:-1]):
        return page
    return re.sub(r"(?m)^(\s*):(?=:)", r"\1&#58;", page)


def json_for_log(text: str) -> str:
    """Return the same JSON, with no command for a runner in it should it be printed to a log."""
    return text.replace("##[", "#\\u0023[")


def right_to_left(text: str) -> bool:
    """Whether a text starts in a script that is read from right to left: its first letter decides."""
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in strong if each in ("L", "R", "AL")), "L") != "L"


def web_link(link: str | None) -> str | None:
    """Return an address that leads to the web, None for any other: nothing of a cell becomes a command."""
    is_safe = link and link.startswith(("https://", "http://")) and link.isprintable() and " " not in link
    return link if is_safe else None


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@lru_cache(maxsize=4096)
def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _fitting(text: str, columns: int) -> str:
    """Return as much of the start of a text as fits into so many columns."""
    for index, total in enumerate(accumulate(map(_columns_of, text))):
        if total > columns:
            return text[:index]
    return text


def shortened(text: str, columns: int) -> str:
    """Cut a text to so many columns of a terminal, with an ellipsis where something is missing."""
    return text if width(text) <= columns else _fitting(text, columns - 1).rstrip() + "…"


def wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most so many columns, between words where it can; at least one line.

    A sign that French parts from its word by a space, such as the colon, stays with it.
    """
    said = " ".join(text.split())
    if width(said) <= columns:
        return [said]
    lines = [""]
    tied = ([each] if width(each) <= columns else each.split() for each in _GAP.split(said))
    for each in chain.from_iterable(tied):
        word = each
        if lines[-1] and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        while width(word) > columns:
            head = _fitting(word, columns) or word[0]
            lines[-1:] = [head, ""]
            word = word[len(head) :]
        lines[-1] = word
    return lines

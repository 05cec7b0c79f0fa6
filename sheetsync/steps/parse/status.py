"""Statuses: what people write, and which status it means. An alias never rewrites the cell.

A whole word of ours decides, else a share ("90 %"), else a known word with a remark behind it: "Done (14 Nov)",
"blocked by legal". A remark that says another status, turns the word around or puts it off leaves the cell to be
asked, and so do a word and a sign that contradict each other.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sheetsync.model.terms import Status
from sheetsync.steps.parse.tick import ticked
from sheetsync.steps.parse.vocabulary import STATUSES, months, section
from sheetsync.steps.parse.words import plain, without_accents

ALIASES: Final = STATUSES

_TROUBLE: Final = frozenset({Status.POSSIBLE_DELAY, Status.AT_RISK})
_ENDED: Final = frozenset({Status.DONE, Status.WONT_DO})
_ALL: Final = frozenset(Status)

_SIGNS: Final[Mapping[str, tuple[Status | None, frozenset[Status]]]] = {
    **dict.fromkeys("✅✔☑✓🗸", (Status.DONE, frozenset({Status.DONE}))),
    **dict.fromkeys("🟢💚", (Status.IN_PROGRESS, frozenset({Status.IN_PROGRESS, Status.DONE, Status.NOT_STARTED}))),
    **dict.fromkeys("🟡💛🟠", (Status.POSSIBLE_DELAY, _ALL - _ENDED)),
    **dict.fromkeys("🔴", (Status.AT_RISK, frozenset({Status.AT_RISK, Status.NOT_STARTED, Status.WONT_DO}))),
    **dict.fromkeys("❌✖✗✘🚫⛔🛑", (None, _ALL - {Status.DONE, Status.IN_PROGRESS})),
    **dict.fromkeys("⬜☐◻⚪", (None, _ALL - {Status.DONE})),
    **dict.fromkeys("🚧🔄⏳🏗⚠❗❓", (None, _ALL - {Status.DONE})),
}
"""Sign -> the status that it means alone, None for one that is asked, and those that it may stand beside."""

_PERCENT: Final = re.compile(r"[~<>≈*_ ]*(\d{1,3})\s*(?:%|percent|per cent)\s*(.*)", re.IGNORECASE | re.DOTALL)
_SHARE: Final = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})\s+(\S.*)", re.DOTALL)
_NUMBERED: Final = re.compile(r"^\d+[\s.)]+")
_CUT: Final = re.compile(r"\s*[(\[:;,|–—/→\n]\s*|\s+-+\s*|-\s+|\.\s+")
_LETTERS: Final = {"r": Status.AT_RISK, "a": Status.POSSIBLE_DELAY, "g": Status.IN_PROGRESS}
_LONGEST: Final = 5
"""Words in the longest known status that is looked for at the start of a text."""

_MOST: Final = 240
"""Characters of a text that is looked at beyond a whole word: what is longer is a report, not a status."""


def read_status(text: str, own: Mapping[str, Status], *, ticks: bool = False) -> Status | None:
    """Return the status that a cell's text means; None when nobody said, or when it has to be asked.

    Args:
        text: The text as shown.
        own: The team's own words, by `plain` text; they beat the built-in ones.
        ticks: Whether the column is one to tick, so that TRUE means done.
    """
    words = plain(text)
    if words in own:
        return own[words]
    if "?" in text or len(text) > _MOST:
        return None
    signs = {sign for sign in text if sign in _SIGNS} if not text.isascii() else set()
    if ticks and not (words and signs) and (tick := ticked(text)) is not None:
        return Status.DONE if tick else Status.NOT_STARTED
    status = _said(text, words)
    if not signs:
        return status
    beside = frozenset.intersection(*(_SIGNS[sign][1] for sign in signs))
    if words:
        return status if status in beside else None
    alone = {_SIGNS[sign][0] for sign in signs}
    return alone.pop() if len(alone) == 1 else None


def is_sign(text: str) -> bool:
    """Whether a text is one sign of a status, also of one that has to be asked."""
    return text.replace("\ufe0f", "") in _SIGNS


def _said(text: str, words: str) -> Status | None:
    """Return what the words of a text say."""
    if words in ALIASES:
        return ALIASES[words]
    bare = text.strip(" \t\r\n*_~-–—•.!\u00a0")
    if share := _share(text.strip()):
        return share
    bare = _NUMBERED.sub("", bare)
    # "2 - In progress", "✔ Done": a number or a sign before the word says nothing more.
    if status := ALIASES.get(plain(bare)):
        return status
    return _with_remark(bare)


def _share(text: str) -> Status | None:
    """Read "50 %", "90 % complete", "3/5 done"; None for another text, and for more than all."""
    if match := _PERCENT.match(text):
        done, whole, rest = int(match[1]), 100, plain(match[2])
    elif match := _SHARE.match(text):
        done, whole, rest = int(match[1]), int(match[2]), plain(match[3])
    else:
        return None
    if done > whole or (rest and rest not in section("completions")):
        return None
    return Status.DONE if done == whole else Status.IN_PROGRESS if done else Status.NOT_STARTED


def _with_remark(text: str) -> Status | None:
    """Read a known word with a remark behind it."""
    for cut in _CUT.finditer(text):
        head, remark = plain(text[: cut.start()]), plain(text[cut.end() :])
        if status := ALIASES.get(head):
            return status if _leaves(remark, status) else None
        # "A - may slip to December", "N.S. (not started)": a letter, or letters, for what is said behind.
        meant = _said(text[cut.end() :].rstrip(")] "), remark)
        if meant and (_LETTERS.get(head) is meant or _initials(remark).startswith(head.replace(" ", "") or "-")):
            return meant
        break
    tokens = plain(text).split()
    for size in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        if status := ALIASES.get(" ".join(tokens[:size])):
            goes_on = _goes_on(status, tokens, size)
            return status if goes_on and _leaves(" ".join(tokens[size:]), status) else None
    return None


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _goes_on(status: Status, tokens: list[str], size: int) -> bool:
    """Whether what follows the first `size` words is a remark on them, and not the rest of another sentence."""
    if status in _TROUBLE and size > 1:
        return True
    follows = " ".join(tokens[size:])
    if follows[0].isdigit() or without_accents(tokens[size]) in months():
        return True
    joints = section("joints") if status is Status.DONE else section("joints") | section("causes")
    return any(joint in joints for joint in _first_words(tokens[size:]))


def _first_words(tokens: list[str]) -> Iterator[str]:
    return (" ".join(tokens[:size]) for size in range(1, 4))


def _leaves(remark: str, status: Status) -> bool:
    """Whether a remark leaves a status as its word says it."""
    tokens = remark.split()
    if status in _ENDED and any(phrase in section("hedges") for phrase in _phrases(tokens, 2)):
        return False
    if section("either") & set(tokens):
        return False
    if ALIASES.get(remark, status) is not status:
        return False
    loose = section("loose")
    others = {ALIASES[phrase] for phrase in _phrases(tokens, _LONGEST) if phrase in ALIASES and phrase not in loose}
    return others <= {status}


def _phrases(tokens: list[str], longest: int) -> Iterator[str]:
    for start in range(len(tokens)):
        for size in range(1, min(longest, len(tokens) - start) + 1):
            yield " ".join(tokens[start : start + size])

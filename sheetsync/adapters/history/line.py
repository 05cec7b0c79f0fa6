"""A line of a history: an entry as JSON, under a checksum of its own, by which it is known to be whole."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Final

from sheetsync.adapters.history.entry import Entry, text_of
from sheetsync.adapters.history.replay import is_sound

OPENING: Final = b'{"check":"'
_LINE: Final = re.compile(re.escape(OPENING) + rb'(?P<check>[0-9a-f]{8})",(?P<rest>.*\})', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: its sound entries in the order of the file, and the damaged lines by number, from 1."""

    entries: tuple[Entry, ...] = ()
    sound: tuple[bytes, ...] = ()
    damaged: tuple[tuple[int, bytes], ...] = ()
    is_cut: bool = False


def line_of(entry: Entry) -> bytes:
    """Return an entry as a whole line."""
    rest = text_of(entry).encode()[1:]
    return b'{"check":"' + _check(rest) + b'",' + rest + b"\n"


def _check(rest: bytes) -> bytes:
    return hashlib.blake2b(rest, digest_size=4).hexdigest().encode()


def parse(content: bytes) -> Read:
    """Read the lines of a file; the same line twice, as a merge may leave it, counts once."""
    entries: list[Entry] = []
    sound: dict[bytes, None] = {}
    damaged: list[tuple[int, bytes]] = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        text = line.rstrip(b"\r")
        if not text or text in sound:
            continue
        entry = entry_in(text)
        if entry is None:
            damaged.append((number, line))
        else:
            entries.append(entry)
            sound[text] = None
    return Read(tuple(entries), tuple(sound), tuple(damaged), bool(content) and not content.endswith(b"\n"))


def entry_in(text: bytes) -> Entry | None:
    """Return the entry that a line holds; None where it is not whole, or not one of ours."""
    match = _LINE.fullmatch(text)
    if match is None or _check(match["rest"]) != match["check"]:
        return None
    try:
        entry: Entry = json.loads(b"{" + match["rest"])
    except ValueError:
        return None
    return entry if is_sound(entry) else None

"""What the page says: all of it can be said in the language of the sheet."""

import re
from importlib.resources import files
from itertools import chain

import html5lib

from sheetsync.adapters.meeting.server import SCRIPTS
from sheetsync.languages.catalogue import ENGLISH, LANGUAGES
from sheetsync.model.terms import Status
from sheetsync.steps.compose.meeting_words import PAGE, page_messages
from sheetsync.steps.compose.words import Words

FOLDER = files("sheetsync.adapters.meeting")
SAID = re.compile(r'\bsay\("((?:[^"\\]|\\.)*)"')
SHOWN = re.compile(r'(?:textContent = |element\("[a-z]+", |over\(|toast\()[`"]([^`"]*[A-Za-z]{3,}[^`"]*)[`"]')
"""A text that is shown and goes through no `say`."""

GAP = re.compile(r"\$\{[^}]*\}")


def said_by_the_page() -> set[str]:
    tree = html5lib.parse((FOLDER / "page.html").read_text(), namespaceHTMLElements=False)
    texts = ([each.text if each.tag not in {"kbd", "code"} else "", each.tail] for each in tree.iter() if each.tag)
    called = (each.get("aria-label") for each in tree.iter())
    return {text.strip() for text in (*chain.from_iterable(texts), *called) if text and text.strip()}


def test_what_the_page_says_are_the_messages_that_there_are() -> None:
    script = "".join((FOLDER / each).read_text() for each in (*SCRIPTS, "server.py"))

    assert said_by_the_page() | set(SAID.findall(script)) | set(Status) == set(PAGE)
    assert SHOWN.findall(GAP.sub("", script)) == []


def test_every_language_says_all_of_it_and_not_in_english() -> None:
    same = {"Status", "status", "Date", "Note", "note", "Later"}
    for language in LANGUAGES:
        found = page_messages(Words(language))
        assert set(found) == set(PAGE)
        assert language == ENGLISH or {each for each, said in found.items() if each == said} <= same

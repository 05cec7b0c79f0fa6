"""Escaping: what a text becomes at a terminal, in a log and in Markdown."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sheetsync.render.escape import (
    markdown,
    shortened,
    terminal,
    visible,
    visible_line,
    width,
    workflow_command,
    wrapped,
)
from tests.render.hostile import HOSTILE

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
MARKED = st.text(st.sampled_from("\\`*_{}[]()<>#+-=.!|~&$:@/^\"' \tabw1"), max_size=24)
TEXTS = settings(deadline=None, max_examples=150)
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
INVISIBLE = re.compile("[\u200b\u200c]")
# What GitHub makes a link of in plain text: https://github.github.com/gfm/#autolinks-extension- and its own references.
LINKED = re.compile(
    r"(?:^|[\s*_~(])www\.[\w-]|\b(?:https?|ftp)://\w|[\w.+-]+@[\w.-]|(?<![\w`])@\w|#\d|\bGH-\d|:[\w+-]+:",
    re.IGNORECASE,
)


def read_back(source: str) -> tuple[str, set[str]]:
    """The text that a Markdown reader shows, and the kinds of nodes that it is made of."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text, kinds = "", set()
    for token in reader.parse(source):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            text += child.content
    return text, kinds


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_markdown_is_plain_text(text):
    check_markdown(text)


@TEXTS
@given(ANY_TEXT | MARKED)
def test_any_text_in_markdown_is_plain_text(text):
    check_markdown(text)


def check_markdown(text: str) -> None:
    safe = markdown(text)
    shown = visible_line(text)
    plain = {"inline", "text", "text_special"}

    as_paragraph, kinds = read_back(safe)
    assert kinds <= plain | {"paragraph_open", "paragraph_close"}
    assert INVISIBLE.sub("", as_paragraph) == INVISIBLE.sub("", shown)

    as_heading, kinds = read_back(f"# {safe}")
    assert kinds <= plain | {"heading_open", "heading_close"}
    assert INVISIBLE.sub("", as_heading) == INVISIBLE.sub("", shown)

    in_a_table, kinds = read_back(f"| a | b |\n| --- | --- |\n| {safe} | end |")
    assert INVISIBLE.sub("", in_a_table) == INVISIBLE.sub("", f"ab{shown}end")
    assert {kind.partition("_")[0] for kind in kinds} <= {"table", "thead", "tbody", "tr", "th", "td", "inline", "text"}

    assert not LINKED.search(as_paragraph)
    assert not FORBIDDEN.search(safe)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_at_a_terminal_is_one_line_without_commands(text):
    check_terminal(text)


@TEXTS
@given(ANY_TEXT | st.text(st.sampled_from("#:[] a\n"), max_size=20))
def test_any_text_at_a_terminal_is_one_line_without_commands(text):
    check_terminal(text)


def check_terminal(text: str) -> None:
    safe = terminal(text)

    assert not FORBIDDEN.search(safe)
    assert "::" not in safe
    assert "##[" not in safe
    assert INVISIBLE.sub("", safe) == INVISIBLE.sub("", visible_line(text))


@TEXTS
@given(ANY_TEXT)
def test_what_is_told_to_a_workflow_reads_back_as_it_was(text):
    def read(told: str, signs: str) -> str:
        for sign in signs:
            told = told.replace(f"%{ord(sign):02X}", sign)
        return told.replace("%25", "%")

    assert read(workflow_command(text), "\r\n") == visible_line(text)
    told = workflow_command(text, is_property=True)
    assert not set(told) & set(":,\r\n")
    assert read(told, "\r\n:,") == visible_line(text)


def test_a_line_break_in_a_visible_text_stays_one():
    assert visible("a\nb\r\nc\x1b[0m") == "a\nb\nc␛[0m"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("🚀", 2), ("a\u200bb", 2), ("", 0), ("ｱ", 1), ("Ａ", 2)],
)
def test_width_is_what_a_terminal_uses(text, columns):
    assert width(text) == columns


@TEXTS
@given(st.text(max_size=60), st.integers(2, 30))
def test_a_shortened_text_fits_and_says_where_something_is_missing(text, columns):
    short = shortened(text, columns)

    assert width(short) <= columns
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@TEXTS
@given(st.text(st.sampled_from("ab漢é🚀 -"), max_size=80), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing(text, columns):
    lines = wrapped(text, columns)

    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrapping_breaks_between_words_where_it_can():
    assert wrapped("one two three four", 9) == ["one two", "three", "four"]
    assert wrapped("漢字 漢字 漢字", 9) == ["漢字 漢字", "漢字"]
    assert wrapped("abcdefghijkl", 5) == ["abcde", "fghij", "kl"]
    assert wrapped("", 5) == [""]
    # French parts some signs from their word by a space, at which no line may break.
    assert wrapped("un mot : « oui » ?", 10) == ["un mot :", "« oui » ?"]
    assert wrapped("un mot : « oui » ?", 6) == ["un", "mot :", "« oui", "» ?"]


def test_a_combining_mark_stays_with_its_letter():
    lines = wrapped("e\u0301" * 10, 4)

    assert not any(unicodedata.combining(line[0]) for line in lines)

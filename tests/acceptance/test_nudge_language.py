"""Each owner hears of their rows in their own language, whatever that of the sheet is."""

import json
import re
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from sheetsync.config.load import Config
from sheetsync.languages.catalogue import LANGUAGES
from sheetsync.model.answer_text import acknowledgement
from sheetsync.model.audience import Channel
from sheetsync.model.language import Language
from sheetsync.model.nudge import Anchor, Ask, Nudge
from sheetsync.model.people import Person
from sheetsync.model.settings import Choices, Sheet
from sheetsync.steps.agree import Agreement, agreement
from sheetsync.steps.compose.letter import letter
from sheetsync.steps.compose.words import Words
from sheetsync.wiring import letters
from tests.acceptance.command_line import CommandLine

HEADERS = ["Projekt", "Ziel", "Ergebnis", "Status", "Verantwortlich", "Ende"]
SHEET = "de"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = NOW.date()
OWNERS = {"Ana": None, **{f"Chef {code}": code for code in LANGUAGES}}

UNKNOWN: Final = """I don't know "{value}". Please pick Done, In progress, Possible delay, At risk or Won't do."""
NEAREST: Final = """I don't know "{value}". Did you mean "{nearest}"?"""
PROPOSED: Final = 'Where a remark proposes something, "yes" over it lets the next check type just that.'
TYPOS: Final = ["In Arbiet", "in arbeid", "In Arbeiit", "In Abeit", "In Arbet", "In Arbeitt", "In Arbait", "Im Arbeit"]
MISSED: Final = "To acknowledge this, write ok: and why."
ONE, MANY = "{roadmap}: {count} line of yours needs a word", "{roadmap}: {count} lines of yours need a word"
HELPS: Final = (
    'What helps: mend the cell, or type "ok: " and why over the remark in the column "{column}"; '
    '"ok until {day}: " and why holds until that day.'
)
OFTEN: Final = (
    "Each of these is told three times at most, a week apart, and no more once it is mended, answered or the line is "
    "closed; after that it is on the agenda of the update meeting."
)
MUTED: Final = 'No more such messages: type "ok: {mute}" over a remark on a row of yours.'
SETTLED: Final = "Resolve this when it is settled; what you reply is kept as your answer."


@pytest.fixture
def book(sheetsync: CommandLine) -> Path:
    """A German workbook in which each owner has a line that is fine and one that isn't, and who they are."""
    path, made = sheetsync.folder / "tacos.xlsx", openpyxl.Workbook()
    made.active.append(HEADERS)
    for at, owner in enumerate(OWNERS):
        words = "Die Familie isst an Werktagen besser" if not at else ""
        made.active.append(["Tacos" if not at else "", words, f"Schritt {at}", f"{at} fast", owner, "2026-12-01"])
        made.active.append(["", "", f"Weiterer Schritt {at}", "In Arbeit", owner, "2026-12-02"])
    made.save(path)
    people = [
        f'[[people]]\nname = "{owner}"\naddress = "a{at}@example.org"\n' + (f'language = "{code}"\n' if code else "")
        for at, (owner, code) in enumerate(OWNERS.items())
    ]
    start = (
        f'[sheet]\nlocation = "tacos.xlsx"\nlanguage = "{SHEET}"\n[interval]\nstart = 2026-10-12\nend = 2026-12-18\n'
    )
    (sheetsync.folder / "sheetsync.toml").write_text(start + "".join(people), encoding="utf-8")
    return path


def told(sheetsync: CommandLine) -> dict[str, str]:
    """What each owner would be told, subject and all, on one line."""
    done = sheetsync("nudge", "--dry-run")
    assert done.status == 0, done
    parts = re.split(r"^To (.+?) by mail \(.+?\): ", done.stdout, flags=re.MULTILINE)[1:]
    parts[-1] = parts[-1].rpartition(f"{len(OWNERS)} people would hear")[0]
    return {name: " ".join(text.split()) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def said_to(owner: str, at: int, words: Words, *asked: str) -> str:
    """The message about one line, made of the sentences of a language and nothing else."""
    sentences = words.many(ONE, MANY, 1, roadmap="tacos"), words.say("Hello {name},", name=owner)
    due = words.due(words.day(date(2026, 12, 1)), is_past=False)
    line = f"Tacos: Schritt {at} ({at} fast, {due}) - [Status] {words.say(UNKNOWN, value=f'{at} fast')} D{2 * at + 2}"
    helps = words.say(HELPS, column="Roadmap checks", day=date(2026, 11, 30))
    return " ".join((*sentences, line, *asked, helps, words.say(OFTEN), words.say(MUTED, mute="mute")))


def test_the_whole_message_is_in_the_language_of_its_reader(sheetsync: CommandLine, book: Path) -> None:
    sheetsync("sync")
    first = told(sheetsync)
    made = openpyxl.load_workbook(book)
    for at in range(len(OWNERS)):
        made.active.cell(2 * at + 2, 7).value = "ok"
    made.save(book)
    sheetsync("sync")
    then = told(sheetsync)

    for at, (owner, code) in enumerate(OWNERS.items()):
        words = Words(code or SHEET)
        assert first[owner] == said_to(owner, at, words)
        assert then[owner] == said_to(owner, at, words, f"- {words.say(MISSED)} G{2 * at + 2}")


def test_what_a_yes_types_is_named_as_the_sheet_names_it(sheetsync: CommandLine, book: Path) -> None:
    made = openpyxl.load_workbook(book)
    for at, said in enumerate(TYPOS):
        made.active.cell(2 * at + 2, 4).value = said
    made.save(book)
    sheetsync("sync")

    for at, (owner, message) in enumerate(told(sheetsync).items()):
        words = Words(OWNERS[owner] or SHEET)
        assert words.say(NEAREST, value=TYPOS[at], nearest="In Arbeit") in message
        assert words.say(PROPOSED) in message


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_message_says_to_type_is_understood_in_every_sheet(language: str) -> None:
    ask = Ask("a", "Tacos", "cook food", "Dome", None, "D2", "Status", "?", proposals=("Done",))
    made = letter(
        Nudge(Person("Ana", "a@example.org"), "tacos", (ask,), ("a",)), today=TODAY, own_header="C", language=language
    )
    quoted = re.findall(r'["„«‘]\s?([^"„“«»‘’]+?)\s?["“»’]', " ".join(made.closing))

    assert [bool(acknowledgement(f"{each}why")) for each in quoted if each.startswith("ok")] == [True, True, True]
    (word,) = (each for each in quoted if not each.startswith("ok") and each != "C")
    assert agreement(word) == Agreement()


@pytest.mark.parametrize("language", [None, *LANGUAGES])
@pytest.mark.parametrize("channel", letters.WAYS)
def test_every_channel_speaks_the_language_of_the_person(channel: Channel, language: str | None) -> None:
    person = Person("Ana", "a@example.org", channel, Language(language) if language else None)
    ask = Ask(
        "a", "Tacos", "cook food", "", None, "D2", "Status", "?", anchor=Anchor("R", "C2", "cook food", "W", "D1", "S")
    )
    choices = Choices(sheet=Sheet(language=Language(SHEET)))
    (post,) = letters.posts(Config(choices, Path(), None, NOW), [Nudge(person, "tacos", (ask,), ("a",))], TODAY)
    shown = post.message.decode()
    if channel is Channel.MAIL:
        mail = message_from_bytes(post.message, policy=default)
        assert mail["Content-Language"] == (language or SHEET)
        shown = " ".join(mail.get_content().split())
    else:
        shown = " ".join(json.dumps(json.loads(shown), ensure_ascii=False).split())

    said = SETTLED if channel is Channel.COMMENT else OFTEN
    spoken = {each for each in LANGUAGES if json.dumps(Words(each).say(said), ensure_ascii=False)[1:-1] in shown}
    assert spoken == {language or SHEET}

"""Questions that lead: how many are found, of each way, and that what is proposed instead keeps the subject."""

import re

import pytest

from sheetsync.kinds.wording.question_guide import guides
from tests.builders import a_spreadsheet, read
from tests.kinds import own_texts

QUESTIONS = own_texts.questions()
FAMILIES = sorted({each.label for each in QUESTIONS} - {"neutral"})
LEADING = [each for each in QUESTIONS if each.label != "neutral" and each.said]
COMMON = {"about", "your", "would", "with", "that", "they", "this", "have", "does", "what", "when", "which", "more"}


def lead(question: str) -> tuple[str, str]:
    """The family of a question that leads, and what is proposed instead."""
    found = guides()[0].lead(question)
    return (found.family, found.ask) if found else ("", "")


def words(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in COMMON}


def test_there_are_enough_texts_to_mean_anything() -> None:
    assert len(QUESTIONS) >= 150
    assert len(FAMILIES) == 9


def test_what_is_said_to_lead_leads() -> None:
    said = [each for each in QUESTIONS if each.said]

    assert sum(each.label != "neutral" for each in said) / len(said) >= 0.97, [
        each.text for each in said if each.label == "neutral"
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_of_each_way_to_lead_most_are_found(family: str) -> None:
    listed = [each for each in QUESTIONS if each.label == family]

    assert sum(bool(each.said) for each in listed) / len(listed) >= 0.85


def test_what_is_proposed_is_about_the_same_subject() -> None:
    proposed = [(each.text, guides()[0].lead(each.text)) for each in LEADING]
    about = [text for text, found in proposed if found and words(text) & words(found.ask)]

    assert len(about) / len(LEADING) >= 0.8


def test_what_is_proposed_leads_nowhere() -> None:
    asks = [found.ask for each in LEADING if (found := guides()[0].lead(each.text)) and found.ask]

    assert [ask for ask in asks if guides()[0].lead(ask)] == []


@pytest.mark.parametrize(
    ("question", "family", "ask"),
    [
        ("How tiring is it to weed the beds?", "assumed-problem", "the last time you had to weed the beds"),
        ("What do you think of our wonderful, modern ferry?", "loaded-word", "our ferry"),
        ("Would a longer lunch break help you?", "solution-offered", "a longer lunch break"),
        ("Is the path too steep or too wet?", "false-choice", "the path"),
        ("Most choirs sing by heart. How does yours practise a new song?", "social-proof", "song"),
        ("The tea was good, wasn't it?", "tag", "the tea"),
        ("Is the print too small, or just the wrong colour?", "false-choice", "the print"),
        ("How easy was it to find the gate?", "praise", "How easy or difficult was it to find the gate?"),
        ("How hard is the exam?", "assumed-problem", "How hard or easy is the exam?"),
        ("Is the night shift too long or too lonely?", "false-choice", "the night shift"),
        ("Did you stop singing because of us or because of the hour?", "false-choice", "What led you to stop singing?"),
        ("Could a list prevent missing cables?", "solution-offered", "with missing cables"),
        ("How keen are you to try the new till?", "assumed-wish", "would the till play"),
        ("Isn't there a quicker way to count the stock?", "negative", "you had to count the stock"),
        ("Don't the forms repeat themselves?", "negative", "see the forms?"),
        ("Couldn't the baker order the flour himself?", "negative", "see the baker?"),
        ("Isn't the second signature a waste of time?", "negative", "the second signature?"),
        ("What do you think of the council's brilliant flood plan?", "loaded-word", "with the flood plan?"),
        ("What do you think of the council's flood plan? It's chaotic, isn't it?", "tag", "the council's flood plan?"),
        ("Should every table have a bell?", "solution-offered", "When, if ever, did a bell come up"),
        ("Would a printed map help hikers find the hut?", "solution-offered", "with the hut?"),
        ("Experts say that short lessons work best. How long are yours?", "social-proof", "with lessons?"),
        ("What was most confusing about the enrolment week?", "assumed-problem", "the enrolment week?"),
    ],
)
def test_the_remark_says_the_way_and_keeps_the_subject(question: str, family: str, ask: str) -> None:
    found, proposed = lead(question)

    assert found == family
    assert ask in proposed


@pytest.mark.parametrize(
    "question",
    [
        "Wie nervig ist das neue Formular?",
        "Pourquoi le formulaire est-il si lent ?",
        "¿Le gusta nuestra maravillosa aplicación?",
        "",
        "?",
        '"Don\'t you hate it?"',
        "It would be great.",
    ],
)
def test_what_is_not_known_is_left_alone(question: str) -> None:
    assert lead(question) == ("", "")


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("Industry leaders release several times a day. How often do you?", ""),
        ("So the weekly round is enough, correct?", "How do you see the weekly round? Tell me about the last time."),
        ("Was the course too early or too short?", "How would you describe the course in your own words?"),
    ],
)
def test_what_may_be_a_verb_is_no_subject_and_a_weekly_thing_is_one(question: str, ask: str) -> None:
    found = guides()[0].lead(question)

    assert found
    assert found.ask == ask


@pytest.mark.parametrize("kind", ["Scaled", "Scale 1-5", "Likert", "1 to 10"])
def test_one_end_is_enough_where_the_answer_is_on_a_scale(kind: str) -> None:
    rows = [["Question", "Type"], ["How easy was the form?", kind], ["How easy is the till?", "Open"]]
    rows += [["Don't you hate the form?", kind]]
    roadmap = read(a_spreadsheet(Roadmap=[["Project", "Deliverable"], ["Tacos", "cook"]], Questions=rows))

    told = [each.value for each in own_texts.told(roadmap) if each.rule == "leading-question"]

    assert told == ["How easy is the till?", "Don't you hate the form?"]


def test_braces_of_a_person_are_only_quoted() -> None:
    assert lead("Would a {subject} chart help you?")[0] == "solution-offered"


def test_a_subject_that_nobody_could_read_is_not_proposed() -> None:
    assert lead(f"Would the {'very' * 40} chart help you?") == ("solution-offered", "")

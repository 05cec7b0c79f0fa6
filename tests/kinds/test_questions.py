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


def test_most_that_lead_have_a_proposal_and_it_is_about_the_same_subject() -> None:
    proposed = [(text, ask) for text, (_, ask) in ((each.text, lead(each.text)) for each in LEADING) if ask]

    assert len(proposed) / len(LEADING) >= 0.55
    assert [text for text, ask in proposed if not words(text) & words(ask)] == []


def test_what_is_proposed_leads_nowhere() -> None:
    asks = [found.ask for each in LEADING if (found := guides()[0].lead(each.text)) and found.ask]

    assert [ask for ask in asks if guides()[0].lead(ask)] == []


@pytest.mark.parametrize(
    ("question", "family", "ask"),
    [
        (
            "How tiring is it to weed the beds?",
            "assumed-problem",
            "When did you last weed the beds, and how did it go?",
        ),
        ("What do you think of our wonderful, modern ferry?", "loaded-word", "our ferry"),
        ("Would a longer lunch break help you?", "solution-offered", "a longer lunch break"),
        ("Is the path too steep or too wet?", "false-choice", "the path"),
        ("The tea was good, wasn't it?", "tag", "the tea"),
        ("How easy was it to find the gate?", "praise", "How easy or difficult was it to find the gate?"),
        ("How hard is the exam?", "assumed-problem", "How hard or easy is the exam?"),
        ("Is the night shift too long or too lonely?", "false-choice", "the night shift"),
        ("Did you stop singing because of us or because of the hour?", "false-choice", "What led you to stop singing?"),
        ("How keen are you to try the new till?", "assumed-wish", "would the till play"),
        ("Isn't there a quicker way to count the stock?", "negative", "did you last count the stock"),
        ("Don't the forms repeat themselves?", "negative", "did the forms last repeat themselves, and what happened?"),
        ("Isn't the second signature a waste of time?", "negative", "with the second signature."),
        ("What do you think of the council's brilliant flood plan?", "loaded-word", "with the flood plan."),
        ("What do you think of the council's flood plan? It's chaotic, isn't it?", "tag", "the council's flood plan."),
        ("Would a printed map help hikers find the hut?", "solution-offered", "How do hikers currently find the hut?"),
        ("What was most confusing about the enrolment week?", "assumed-problem", "with the enrolment week."),
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
        (
            "Industry leaders release daily. How often do you?",
            "When, if ever, did you last release daily, and how did it go?",
        ),
        (
            "So the weekly round is enough, correct?",
            "Tell me about your last experience with the weekly round. What happened?",
        ),
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


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        (
            "What slows you down when you plate the desserts?",
            "When did you last plate the desserts, and how did it go?",
        ),
        ("Why do you still print the invoices?", "When did you last print the invoices, and how did it go?"),
        ("How do you fill in that tedious form?", "When did you last fill in that form, and how did it go?"),
        ("Why don't you lock the cabinet?", "When, if ever, did you last lock the cabinet, and how did it go?"),
        ("You don't use the back door, do you?", "When, if ever, did you last use the back door, and how did it go?"),
        ("The map is easier to read, isn't it?", "When, if ever, did you last read the map, and how did it go?"),
        ("Would a checklist help you close the shop?", "How do you currently close the shop?"),
        ("Would a board help your team plan the week?", "How does your team currently plan the week?"),
        ("How useful would a reminder be before you water the plants?", "How do you currently water the plants?"),
        ("How much time do you waste on copying addresses?", "How did copying addresses go the last time?"),
        ("What is the worst part of packing the van?", "How did packing the van go the last time?"),
    ],
)
def test_what_is_done_is_asked_about_whole(question: str, ask: str) -> None:
    assert lead(question)[1] == ask


@pytest.mark.parametrize(
    ("question", "ask"),
    [
        ("What problems do new trainees have with the microscope?", "of new trainees with the microscope."),
        ("What slows your crew down at the customs desk?", "of your crew with the customs desk."),
        ("Why does the council still print agendas?", "did the council last print agendas, and what happened?"),
        ("Where does the pickup at the depot go wrong?", "with the pickup at the depot."),
        ("What prevents you from using the library at night?", "with the library at night."),
    ],
)
def test_whom_it_is_about_and_where_and_when_are_kept(question: str, ask: str) -> None:
    assert ask in lead(question)[1]


@pytest.mark.parametrize(
    "question",
    [
        "And that's when you noticed the mistake, yes?",
        "How do you put up with the constant interruptions?",
        "Is it more that you forget to log hours, or that you don't see the point?",
        "Experts agree that breaks matter. How many do you take?",
        "Would you rather call the office or wait in line?",
        "Couldn't the baker order the flour himself?",
        "Don't you want a quieter room?",
        "Why does the office still use that silly stamp?",
        "What holds you back from inviting your neighbours?",
        "So the new ovens heat faster, right?",
        "You'd rather not fill in this form every day, right?",
    ],
)
def test_where_something_of_it_would_be_lost_or_judge_nothing_is_proposed(question: str) -> None:
    family, ask = lead(question)

    assert family
    assert ask == ""

"""Goals: whether one is good, which fault it has, in seven languages; and what is proposed instead."""

import pytest

from tests.builders import a_spreadsheet, read
from tests.kinds import own_texts
from tests.kinds.own_texts import GOOD, NO_ONE, RESTATES, goal, goals_of_trades, precision, recall, told

GOALS = own_texts.goals()
ENGLISH = [each for each in GOALS if each.language == "en"]
TRADES = goals_of_trades()
OTHERS = [each for each in GOALS if each.language not in {"en", "unknown"}]


def test_there_are_enough_texts_to_mean_anything() -> None:
    assert len(GOALS) >= 150
    assert {each.language for each in GOALS} == {"en", "de", "fr", "es", "pt", "it", "nl", "unknown"}


def test_no_good_goal_gets_a_remark() -> None:
    assert [each.text for each in GOALS if each.label == GOOD and each.said] == []


def test_faults_are_found() -> None:
    faulty = [each for each in ENGLISH if each.label != GOOD]

    assert sum(bool(each.said) for each in faulty) / len(faulty) >= 0.95


@pytest.mark.parametrize("fault", [RESTATES, NO_ONE])
def test_the_fault_that_is_told_is_the_right_one(fault: str) -> None:
    assert precision(ENGLISH, fault) >= 0.95
    assert recall(ENGLISH, fault) >= 0.9


def test_a_remark_about_a_goal_of_any_trade_is_deserved() -> None:
    said = [each for each in TRADES if each.said]
    faulty = [each for each in TRADES if each.label != GOOD]

    assert sum(each.label != GOOD for each in said) / len(said) >= 0.99
    assert sum(bool(each.said) for each in faulty) / len(faulty) >= 0.95


@pytest.mark.parametrize("fault", [RESTATES, NO_ONE])
def test_the_fault_of_a_goal_of_any_trade_is_the_right_one(fault: str) -> None:
    assert precision(TRADES, fault) >= 0.95
    assert recall(TRADES, fault) >= 0.9


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "it", "nl"])
def test_a_goal_of_another_language_is_judged_in_it(language: str) -> None:
    faulty = [each for each in OTHERS if each.language == language and each.label != GOOD]

    assert sum(each.said == each.label for each in faulty) >= len(faulty) - 1


def test_a_goal_in_a_language_that_is_not_known_is_not_judged() -> None:
    assert [each.text for each in GOALS if each.language == "unknown" and each.said] == []


def test_a_goal_among_those_of_another_language_is_judged_by_itself() -> None:
    rows = [
        ["Project", "Stakeholders", "User-centric Goal", "Deliverables"],
        ["Lifts", "Wardens", "Wardens hear of a broken lift before a tenant calls", "Sensors"],
        ["Intranet", "Personal", "Införa ett nytt intranät för hela bolaget", "Val"],
        ["Заказы", "Клиенты", "Внедрить новую систему заказов", "Выбор"],
    ]

    assert [each for each in told(read(a_spreadsheet(Roadmap=rows))) if each.rule in own_texts.FAULTS] == []


def test_what_repeats_the_work_proposes_a_sentence_of_its_own_row() -> None:
    said = goal("en", RESTATES, "Build a new ticket machine", "Ticket machine", "Passengers", "Case; screen")

    assert 'A proposal to fill in: "Passengers can ..., once "Ticket machine" is done"' in said.remark


def test_the_deliverable_that_a_goal_repeats_is_the_one_proposed() -> None:
    said = goal("en", RESTATES, "Paint the north wall", "Halls", "Visitors", "Ask visitors; paint the wall; sweep")

    assert 'once "paint the wall" is done' in said.remark


def test_an_effect_is_proposed_for_the_stakeholder() -> None:
    said = goal("en", NO_ONE, "Fewer returns", "Returns", "Everyone, Web shop", "Photos")

    assert 'A proposal to fill in: "Fewer returns, so that Web shop can ..."' in said.remark


def test_a_stakeholder_of_an_export_is_proposed_by_name() -> None:
    said = goal("en", NO_ONE, "Fewer returns", "Returns", '["Web shop","Depot"]', "Photos")

    assert 'so that Web shop can ..."' in said.remark


@pytest.mark.parametrize("stakeholders", ["", "everyone", "TBD", "alle"])
def test_nobody_is_not_proposed(stakeholders: str) -> None:
    said = goal("en", NO_ONE, "Fewer returns", "Returns", stakeholders, "Photos")

    assert said.remark == 'Could you say who benefits? e.g. "so that your users can ..."'


@pytest.mark.parametrize(
    ("text", "project", "stakeholders", "label"),
    [
        ("User accounts are safer", "Accounts", "IT", NO_ONE),
        ("Users are safer", "Accounts", "IT", ""),
        ("Intruders stay out", "Fence", "Guards", NO_ONE),
        ("Rate limits for tenants", "Rate limits", "Tenants", RESTATES),
        ("Tenants have a chat", "Chat", "Tenants", RESTATES),
        ("Tenants have an hour more on Sundays", "Chat", "Tenants", ""),
        ("Order accuracy of 99 %", "Orders", "Depot", NO_ONE),
        ("Order twelve lamps", "Lamps", "Depot", RESTATES),
        ("Build the page so that tenants can pay at night", "Page", "Tenants", ""),
        ("[Goal]", "Page", "Tenants", ""),
        ("Less damage in the cold store", "Racks", "Cold store", NO_ONE),
        ("The cold store knows what is damaged", "Racks", "Cold store", ""),
        ("Drivers are caught within an hour", "Cameras", "Police", NO_ONE),
        ("Drivers are heard within an hour", "Cameras", "Drivers", ""),
        ("Equip drivers with tablets", "Driver tablets", "Drivers", RESTATES),
        ("Give drivers an hour more at home", "Driver tablets", "Drivers", ""),
        ("Support for old phones", "Old phones", "Callers", RESTATES),
        ("Support answers in a minute", "Old phones", "Support", ""),
        ("Mentors for all classes", "Mentors", "Pupils", RESTATES),
        ("A list of mentors", "Mentors", "Pupils", ""),
        ("Our page is moved to the cloud", "Page", "Tenants", RESTATES),
        ("Our page is never slow again", "Page", "Tenants", ""),
        ("The members' magazine is printed", "Magazine", "Members", RESTATES),
        ("The members’ magazine is printed", "Magazine", "Members", RESTATES),
        ("Every customer’s first letter is answered in a day", "Letters", "Desk", ""),
        ("Search finds names with a typo", "Name search", "Archive", NO_ONE),
        ("Anna finds names with a typo", "Name search", "Archive", ""),
        ("Reports say the same everywhere", "Report terms", "Archive", NO_ONE),
        ("Building permits are decided in eight weeks", "Permits", "Council", NO_ONE),
        ("Create jobs in the valley", "Mill", "Council", NO_ONE),
        ("Create jobs for tenants", "Mill", "Council", ""),
        ("Green roof on the depot", "Green roof", "Depot", RESTATES),
        ("The shop supports gift cards", "Gift cards", "Sellers", RESTATES),
    ],
)
def test_people_count_where_they_gain(text: str, project: str, stakeholders: str, label: str) -> None:
    assert goal("en", label, text, project, stakeholders, "Plan").said == label

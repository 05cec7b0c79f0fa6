"""What the kinds share that read goals: whether one names somebody, and something that gets better."""

from typing import Final

from sheetsync.rules.words import content_stems, phrases, words_of

_PEOPLE: Final = phrases(
    tuple(
        "user* customer* client* people person* human* everyone everybody anyone anybody someone somebody nobody "
        "team* squad* crew group* org orgs organisation* organization* company companies department* business* eng "
        "engineer* developer* dev devs programmer* operator* sre sres manager* lead leads leader* leadership exec* "
        "stakeholder* analyst* designer* scientist* researcher* admin* administrator* employee* staff colleague* "
        "coworker* contributor* maintainer* author* owner* newcomer* beginner* member* partner* vendor* supplier* "
        "buyer* seller* shopper* merchant* visitor* guest* subscriber* viewer* reader* listener* player* student* "
        "teacher* pupil* parent* child children kid kids family families citizen* patient* doctor* nurse* resident* "
        "driver* rider* passenger* tenant* agent* support on-call oncall responder* auditor* lawyer* reviewer* "
        "hire hires joiner* us we our they their them who whoever you your hr legal finance sales marketing".split()
    )
)
_NOT_PEOPLE: Final = frozenset(
    "servers server clusters cluster containers container numbers number errors error orders order headers header "
    "parameters parameter filters filter buffers buffer routers router folders folder layers layer computers computer "
    "offers offer vectors vector sensors sensor monitors monitor processors processor factors factor others other "
    "papers paper letters letter centers center centres quarters quarter counters counter timers timer answers answer "
    "triggers trigger workers worker loaders loader parsers parser schedulers scheduler controllers controller "
    "adapters adapter helpers helper brokers broker registers register indicators indicator connectors connector "
    "runners runner builders builder servers containers years year barriers barrier blockers blocker tickers "
    "colors color errors mirrors mirror behaviors behavior refactors refactor".split()
)
_ROLES: Final = ("ers", "ors", "ists", "ees", "eers")
_BENEFIT: Final = phrases(
    tuple(
        "can could|able to|so that|so they|so we|without|instead of|no longer|less|fewer|faster|cheaper|easier|"
        "simpler|safer|sooner|better|quickly|cheaply|easily|early|more|improve*|reduce*|save*|avoid*|help*|enable*|"
        "let|lets|feed|get|gets|understand*|trust*|find|know*".replace(" could", "|could").split("|")
    )
)


def names_someone(goal: str, stakeholders: str) -> bool:
    """Whether a goal mentions a person or a group: by a word for people, a role, or a stakeholder's own words.

    It would rather be silent than wrong. A goal that is not English counts as naming somebody:
    these words can't tell.
    """
    if not goal.isascii() and any(letter.isalpha() and not letter.isascii() for letter in goal):
        return True
    if _PEOPLE.search(goal) or content_stems(goal) & content_stems(stakeholders):
        return True
    return any(word.endswith(_ROLES) and len(word) > 5 and word not in _NOT_PEOPLE for word in words_of(goal))


def says_who_and_what(goal: str, stakeholders: str) -> bool:
    """Whether a goal names somebody and says what gets better for them."""
    return bool(_BENEFIT.search(goal)) and names_someone(goal, stakeholders)

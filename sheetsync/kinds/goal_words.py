"""What the kinds share that read goals: whether one names somebody, and something that gets better."""

from typing import Final

from sheetsync.kinds.words import content_stems, phrases, words_of

_PEOPLE_WORDS: Final = """
    agent* analyst* anybody anyone auditor* author* beginner* business* buyer* child children citizen* client*
    colleague* companies company contributor* coworker* crew customer* department* designer* dev developer* devs
    doctor* driver* employee* eng engineer* everybody everyone exec* families family finance group* guest* hire hires
    hr human* joiner* kid kids lawyer* lead leader* leadership leads legal listener* maintainer* manager* marketing
    member* merchant* newcomer* nobody nurse* on-call oncall operator* org organisation* organization* orgs our owner*
    parent* partner* passenger* patient* people person* player* programmer* pupil* reader* researcher* resident*
    responder* reviewer* rider* sales scientist* seller* shopper* somebody someone squad* sre sres staff stakeholder*
    student* subscriber* supplier* support teacher* team* tenant* their them they us user* vendor* viewer* visitor* we
    who whoever you your admin* administrator*
"""
_BENEFIT_WORDS: Final = """
    able to, avoid*, better, can, cheaper, cheaply, could, early, easier, easily, enable*, faster, feed, fewer, find,
    get, gets, help*, improve*, instead of, know*, less, let, lets, more, no longer, quickly, reduce*, safer, save*,
    simpler, so that, so they, so we, sooner, trust*, understand*, without
"""
_THINGS: Final = """
    adapters answers barriers blockers brokers buffers builders centers clusters colors computers connectors containers
    controllers counters errors factors filters folders headers helpers indicators layers letters loaders mirrors
    monitors numbers offers orders others papers parameters parsers processors quarters refactors registers routers
    runners schedulers sensors servers stickers tickers timers triggers vectors workers
"""
"""Words that end as roles do, and are things."""

_PEOPLE: Final = phrases(tuple(_PEOPLE_WORDS.split()))
_BENEFIT: Final = phrases(tuple(each.strip() for each in _BENEFIT_WORDS.split(",")))
_NOT_ROLES: Final = frozenset(_THINGS.split())
_ROLES: Final = ("ers", "ors", "ists", "ees")


def names_someone(goal: str, stakeholders: str) -> bool:
    """Whether a goal mentions a person or a group: by a word for people, a role, or a stakeholder's own words.

    It would rather be silent than wrong. A goal that is not English counts as naming somebody:
    these words can't tell.
    """
    if not goal.isascii() and any(letter.isalpha() and not letter.isascii() for letter in goal):
        return True
    if _PEOPLE.search(goal) or content_stems(goal) & content_stems(stakeholders):
        return True
    return any(word.endswith(_ROLES) and len(word) > 5 and word not in _NOT_ROLES for word in words_of(goal))


def says_who_and_what(goal: str, stakeholders: str) -> bool:
    """Whether a goal names somebody and says what gets better for them."""
    return bool(_BENEFIT.search(goal)) and names_someone(goal, stakeholders)

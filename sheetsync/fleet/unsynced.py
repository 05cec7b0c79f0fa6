"""The roadmaps of which nobody has read anything yet: on the page of an organisation no number has them."""

from collections.abc import Sequence
from typing import Final

from sheetsync.fleet.member import Standing
from sheetsync.model.page import Part, Table, Text
from sheetsync.steps.compose.words import Words

NO_TEAM: Final = "(no team)"


def may_show(standing: Standing, audience: str) -> bool:
    """Whether the register of the fleet lets an audience know of a roadmap."""
    allowed = standing.member.audiences
    return not allowed or audience in allowed


def team_of(name: str, words: Words) -> str:
    """Return the name of a team, or that there is none."""
    return words.say("(no team)") if name == NO_TEAM else name


def never_synced(standings: Sequence[Standing], audience: str, words: Words) -> tuple[Part, ...]:
    """Return the list of the roadmaps of which nobody has read anything yet; nothing where there are none."""
    say = words.say
    found = sorted(
        (each.member.team or NO_TEAM, each.member.name, each.finished)
        for each in standings
        if may_show(each, audience) and not each.facts.views
    )
    rows = tuple(
        (Text(name), Text(team_of(team, words)), Text(words.day(last.date(), year=True) if last else say("not yet")))
        for team, name, last in found
    )
    return (Part(say("Never synced"), (Table((say("Roadmap"), say("Team"), say("Tried")), rows),)),) if rows else ()


def count_of(never: Sequence[Part], words: Words) -> tuple[str, ...]:
    """Count the roadmaps of which nothing is known: no other number has them."""
    many = sum(isinstance(block, Table) and len(block.rows) for part in never for block in part.blocks)
    if not many:
        return ()
    return (words.many("{count} more roadmap was never synced.", "{count} more roadmaps were never synced.", many),)

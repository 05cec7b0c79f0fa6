"""People: owners of rows who may hear of them, and when."""

from dataclasses import dataclass
from typing import Annotated, Final

from sheetsync.model.audience import DATES, Channel
from sheetsync.model.key import Form, Key
from sheetsync.model.language import Language
from sheetsync.model.weekday import Weekday

PEOPLE: Final = "[[people]]"
"""Where the log has the name of an audience; no audience can be called so."""


@dataclass(frozen=True, slots=True)
class Person:
    """`[[people]]`: owners who may hear of their own rows, and of nothing else.

    `is_by_chip` says that nobody listed them: a chip in the sheet names them and their address.
    """

    name: Annotated[str, Key("As it stands in the column of owners.", shortest=1, longest=120)]
    address: Annotated[str, Key("Mail address, by which Slack knows them too; never a webhook.", form=Form.ADDRESS)]
    channel: Annotated[Channel, Key("How a message reaches them.")] = Channel.MAIL
    language: Annotated[
        Language | None, Key("Language of what they are told, and of its dates; left out, that of the sheet.")
    ] = None
    dates: Annotated[str, DATES] = ""
    is_by_chip: bool = False

    @property
    def contradiction(self) -> str:
        """What in it can't be together, in words; "" where all can."""
        return _impersonal(self.channel)


def _impersonal(channel: Channel) -> str:
    """Return what is wrong with a channel that reaches no one person; "" of one that does."""
    ways = ", ".join(each.value for each in Channel if each.is_personal)
    return "" if channel.is_personal else f"`channel` must reach one person: {ways}"


@dataclass(frozen=True, slots=True)
class Nudging:
    """`[nudge]`: whether owners hear of their rows from the scheduled run, and on which days."""

    sends: Annotated[
        bool, Key("Tell each of `[[people]]` of their rows; look at `sheetsync nudge --dry-run` first.", named="send")
    ] = False
    days: Annotated[tuple[Weekday, ...], Key("On which days of the week, at most.", shortest=1)] = tuple(Weekday)[:5]
    comments: Annotated[
        int, Key("How many comments a run puts on cells, at most; the others come with the next.", least=1, most=50)
    ] = 5
    domains: Annotated[
        tuple[str, ...],
        Key(
            "Domains of mail addresses: an owner whom a chip in a Google Sheet names is told too, where its address is "
            "in one of them.",
            form=Form.DOMAIN,
        ),
    ] = ()
    channel: Annotated[Channel, Key("How a message reaches those whom only a chip names.")] = Channel.MAIL
    lead: Annotated[str, Key("Who of `[[people]]` is told, once, of owners who aren't listed.", longest=120)] = ""

    @property
    def contradiction(self) -> str:
        """What in it can't be together, in words; "" where all can."""
        return _impersonal(self.channel)

"""The part of `sheetsync.toml` that is about the scheduled run: `[schedule]`."""

import re
from datetime import time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from sheetsync.config.audience import Section
from sheetsync.model.settings import Schedule, Weekday

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def known_zone(name: str) -> str:
    """Return the name of a time zone; raise ValueError where there is no such zone."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise ValueError("unknown time zone; give one such as Europe/Vienna") from None
    return name


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise ValueError("must be a time of the day such as 06:17")
    return text


class ScheduleSection(Section):
    """`[schedule]`: when the workflow runs, which `sheetsync init --workflow` writes, and whether it sends."""

    days: list[Weekday] = Field([Weekday.MONDAY], min_length=1, description="On which days of the week.")
    time: Annotated[str, AfterValidator(_clock)] = Field(
        "06:17", description="At what time; not the full hour, when everybody's runs are late."
    )
    time_zone: Annotated[str, AfterValidator(known_zone)] | None = Field(
        None, description="Whose clock that is; else that of the sheet."
    )
    send: bool = Field(
        False, description="Send to each audience that is due; look at `sheetsync summary --send --dry-run` first."
    )

    def schedule(self, *, issue: bool = False) -> Schedule:
        """Return it as the rest of sheetsync knows it; `issue` says whether the run opens one."""
        hour, _, minute = self.time.partition(":")
        days = tuple(each for each in Weekday if each in self.days)
        return Schedule(days, time(int(hour), int(minute)), self.time_zone or "", self.send, issue)

"""What one text names of a calendar: a day, a month, a quarter, a half or a week, and which days that is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto


class Unit(Enum):
    """What a piece names one of."""

    DAY = auto()
    MONTH = auto()
    QUARTER = auto()
    HALF = auto()
    WEEK = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a text names: the `number` of its unit in a month or year; None where it isn't said.

    `part` is "early", "mid" or "late" for a third of a month, "close" for its last day.
    """

    unit: Unit
    number: int
    month: int | None = None
    year: int | None = None
    part: str = ""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day.

        Raises:
            ValueError: There is no such day, or something is missing.
        """
        if self.year is None:
            raise ValueError("no year is said")
        match self.unit:
            case Unit.DAY:
                if self.month is None:
                    raise ValueError("no month is said")
                day = date(self.year, self.month, self.number)
                return day, day
            case Unit.MONTH:
                return _third(*_months(self.year, self.number, 1), self.part)
            case Unit.QUARTER:
                return _months(self.year, 3 * self.number - 2, 3)
            case Unit.HALF:
                return _months(self.year, 6 * self.number - 5, 6)
            case Unit.WEEK:
                monday = date.fromisocalendar(self.year, self.number, 1)
                return monday, monday + timedelta(days=6)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _third(first: date, last: date, part: str) -> tuple[date, date]:
    """Narrow a month to its early, middle or late third, as people mean it: 1-10, 11-20, 21-end."""
    match part:
        case "early":
            return first, first.replace(day=10)
        case "mid":
            return first.replace(day=11), first.replace(day=20)
        case "late":
            return first.replace(day=21), last
        case "close":
            return last, last
        case _:
            return first, last

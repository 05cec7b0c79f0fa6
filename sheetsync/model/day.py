"""Days near the ends of the calendar: people write 9999-12-31 for never."""

from datetime import date


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or earlier where they are negative; the calendar ends where it ends."""
    return date.fromordinal(max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal())))

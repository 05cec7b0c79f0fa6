"""A day of the week."""

from enum import StrEnum


class Weekday(StrEnum):
    """A day of the week; they are in its order, and it begins with Monday."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

"""What the log of the local Google says about a fleet: windows, and syncs that cross."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from localsheets import Call, Quota


def most_in_a_window(calls: Iterable[Call], seconds: float) -> int:
    """The most calls that came in within any so many seconds."""
    times = sorted(each.at for each in calls)
    most = first = 0
    for last, at in enumerate(times):
        while times[first] <= at - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def over_quota(log: Sequence[Call], quota: Quota) -> list[str]:
    """Where more requests came in within a window than the quota has, by account and for the project."""
    groups: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in log:
        if call.service == "sheets":
            groups[call.effect, call.account].append(call)
            groups[call.effect, ""].append(call)
    limits = {key: quota.per_user if key[1] else quota.per_project for key in groups}
    found = {key: most_in_a_window(calls, quota.window_s) for key, calls in groups.items()}
    return [f"{key}: {most} of {limits[key]}" for key, most in found.items() if most > limits[key]]


def key_of(call: Call) -> str:
    """The spreadsheet that a call is about."""
    found = re.match(r"/v4/spreadsheets/([^/:?]+)", call.path)
    return found[1] if found else ""


def crossings(log: Sequence[Call]) -> list[str]:
    """The spreadsheets that two requests met at once."""
    by_key: dict[str, list[Call]] = defaultdict(list)
    for call in log:
        by_key[key_of(call)].append(call)
    return [
        key
        for key, calls in by_key.items()
        if key and any(later.at < earlier.ended for earlier, later in pairwise(sorted(calls, key=lambda each: each.at)))
    ]


def reads(log: Sequence[Call]) -> Counter[str]:
    """How often each spreadsheet was read: each sync begins with one read."""
    return Counter(key_of(call) for call in log if call.service == "sheets" and call.effect == "read")

"""Offers: what the remarks proposed, and what was typed on somebody's word, as an entry of the history says it.

{"offers": {"k7f3": [["status", "In progres", "In progress"]]}, "typed": [["p4a8q1k7", "status", "In progres", "Done"]]}
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sheetsync.model.offer import Offer, Typed
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.terms import Field

Offers = Mapping[str, tuple[Offer, ...]]
"""By the address of the remark."""


def difference(now: Snapshot, before: Snapshot | None) -> dict[str, Any]:
    """Return all offers where any is another than before, and what was typed."""
    said: dict[str, Any] = {}
    if now.remarks is not None and now.offers != (before.offers if before else {}):
        said["offers"] = {
            address: [[each.field.value, each.value, *each.texts] for each in found]
            for address, found in now.offers.items()
        }
    if now.typed:
        said["typed"] = [[each.line, each.field.value, each.old, each.new] for each in now.typed]
    return said


def read_offers(written: Mapping[str, Iterable[Sequence[str]]]) -> Offers:
    """Return the offers of an entry.

    Raises:
        ValueError, TypeError, AttributeError: They are not ours.
    """
    return {str(address): tuple(map(_offer, found)) for address, found in written.items()}


def read_typed(written: Iterable[Sequence[str]]) -> tuple[Typed, ...]:
    """Return what an entry says was typed.

    Raises:
        ValueError, TypeError: It is not ours.
    """
    return tuple(Typed(str(line), Field(name), str(old), str(new)) for line, name, old, new in written)


def _offer(written: Sequence[str]) -> Offer:
    name, value, *texts = written
    return Offer(Field(name), str(value), tuple(map(str, texts)))

"""A tally: what the writes of one run have really done, counted from the sheet that they left."""

from collections import Counter
from collections.abc import Collection, Iterable

from sheetsync.model.answer_text import address_in, has_ours
from sheetsync.model.own_text import is_seed
from sheetsync.model.plan import Edit, Plan, Written


class Tally:
    """Keeps, for each address, the first text that was there and the last that was written."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, str]] = {}

    def add(self, edits: Iterable[Edit], missed: Collection[Edit]) -> None:
        """Take in what a batch that was applied had in it. `missed` met nothing: their text is as it was, or gone."""
        for each in edits:
            address = address_in(each.new) or address_in(each.old)
            if address is not None:
                first, _ = self._rows.get(address, (each.old, ""))
                left = each.old if each in missed else each.new
                self._rows[address] = (first, left if has_ours(left) else "")

    def written(self, plan: Plan, present: Counter[str]) -> Written:
        """Say what was done.

        Args:
            plan: The last one, that has nothing left to write; it knows what people wrote themselves.
            present: The texts of ours that stand in the sheet at the end.
        """
        standing = {address_in(text): text for text in present}
        counted: Counter[str] = Counter()
        for address, (first, last) in self._rows.items():
            # An answer that got our part is a text that changed.
            is_new = not first or is_seed(first) or (has_ours(first) and address_in(first) != address)
            if address in standing:
                if is_new or standing[address] != first:
                    counted["placed" if is_new else "changed"] += 1
            elif last:
                counted["gone"] += 1
            elif not is_new:
                counted["cleared"] += 1
        return Written(
            counted["placed"],
            counted["changed"],
            counted["cleared"],
            len(plan.acknowledged),
            len(plan.squatted) + len(plan.asked),
            counted["gone"],
        )

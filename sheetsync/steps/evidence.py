"""Evidence: whether what people typed in our column stands beside the lines that they typed it for.

Our column lies outside the range of a filter and of a table, so a sort or a row that is inserted there
moves the lines and leaves our column as it is. What was typed since the last run carries no code yet;
it is known by what stands around it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sheetsync.model.snapshot import Remark
from sheetsync.steps.line_key import LineKeys

Codes = Mapping[int, Sequence[str] | None]
"""By the row of an answer, the codes of the findings that it answered; None is all that its row has now."""


def remembered(
    typed: Mapping[int, str], ours: Mapping[str, int], keys: LineKeys, before: Sequence[Remark]
) -> Mapping[int, Remark]:
    """Return by its row over what people typed, where memory leaves no doubt: for all of it, or none.

    Whatever stood in our column then has to stand beside the same line now, in the same order, or to be typed
    over. An insertion, a deletion or a sort that left our column behind breaks that.

    Args:
        typed: By its row, what people typed there since, as the memory knows it.
        ours: By its address, the row of everything else in our column; 0 where it stands more than once.
        keys: The names of the rows.
        before: What stood in our column at the end of the last run, in the order of the sheet.
    """
    found: dict[int, Remark] = {}
    last = 0
    for each in before:
        rows = keys.rows_of(each.line)
        if each.address in ours:
            row = ours[each.address]
            if row not in rows:
                return {}
        else:
            if len(rows) != 1 or rows[0] not in typed:
                return {}
            row = rows[0]
            found[row] = each
        if row <= last:
            return {}
        last = row
    known = {each.address for each in before}
    is_whole = all(row in found for row in typed) and all(address in known for address in ours)
    return found if is_whole else {}


def visible(
    fresh: Collection[int],
    said: Mapping[int, str],
    wanted: Mapping[int, str],
    *,
    in_place: Sequence[bool],
    is_moved: bool | None,
) -> Codes:
    """Return which new answers are taken for certain where nothing is remembered: all of them, or none.

    Some text of ours has to stand beside the only row that it is true of, and none beside another row than that.

    Args:
        fresh: The rows of answers that carry no code yet.
        said: What our texts say, without their codes, by row.
        wanted: What our texts would have to say now, by row.
        in_place: Of each answer that carries a code, whether it stands beside its line.
        is_moved: Whether lines came, went or changed places since they were last remembered; None where they
            never were.
    """
    counts = Counter(wanted.values())
    home = {text: row for row, text in wanted.items() if counts[text] == 1}
    places = [home[text] == row for row, text in said.items() if text in home]
    if is_moved or not all((*places, *in_place)):
        return {}
    is_seen = bool(places or in_place) or is_moved is False
    return dict.fromkeys(fresh) if is_seen else {}

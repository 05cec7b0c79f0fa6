"""Identify: know the lines of the last snapshot again, however people have edited since.

Evidence is taken in the order of its strength, and each kind joins only what those before it left:

1. the same words under the same project; a project that was renamed is known by its lines;
2. the same token of ours on the row, which moves with it;
3. similar words under the same project, where both lines are each other's best match and no
   other comes near;
4. the same words under another project, where both are the only ones of their kind.

What its words alone don't prove is told with a score, under `CERTAIN` as uncertain. Copies of a line
that nothing tells apart are joined in their order, and as uncertain.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sheetsync.model.snapshot import CERTAIN, Joined, Line
from sheetsync.steps.fresh import Fresh
from sheetsync.steps.likeness import likeness, normalised, proves

ENOUGH: Final = 0.55
"""Below this, two texts are not taken for one line."""

MARGIN: Final = 0.1
"""How much better the best match has to be than the next one."""

RIVAL: Final = 0.7
"""From here on the next best match makes the best one a guess."""

ALONE: Final = 0.3
"""Enough likeness for a line that has no rival on either side in its project; told as uncertain."""

SAME_DETAILS: Final = 0.1
"""What the same owner, dates and notes add to the likeness of two texts, for each that is filled in."""

COPIES: Final = 0.5
TOKEN_ALONE: Final = 0.6
MOVED: Final = 0.8
"""Scores of joins that the words can't prove: among copies, by a token under other words, to another project."""

MOST_PAIRS: Final = 20_000
"""Beyond this many pairs of lines in one project nothing is compared: that is another roadmap."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The new lines under their identities, and the joins that the words alone don't prove."""

    lines: tuple[Line, ...]
    joined: tuple[Joined, ...]


def identify(
    old: Sequence[Line], new: Sequence[Line], *, taken: Container[str] = (), reread: bool = False
) -> Identified:
    """Give each new line the identity of the old line that it continues, or a fresh one.

    Args:
        old: The lines of the last snapshot.
        new: The lines as they are read now; their `id` is ignored.
        taken: Identities that were given before, beside those of `old`.
        reread: The sheet is read otherwise than it was: under which project a line stood says nothing then.
    """
    found = _Matching(old, new)
    found.same_words()
    found.same_token()
    if reread:
        found.forget_projects()
    found.similar_words()
    found.same_words_elsewhere()
    fresh = Fresh({line.id for line in old}, taken)
    lines = tuple(
        replace(line, id=old[found.joins[index]].id if index in found.joins else fresh.id_of(line))
        for index, line in enumerate(new)
    )
    joined = tuple(
        Joined(lines[index].id, old[found.joins[index]].text, line.text, round(found.scores[index], 2))
        for index, line in enumerate(new)
        if index in found.scores
    )
    return Identified(lines, joined)


class _Matching:
    """Which new line continues which old one: `joins` maps indexes, `scores` tells the unproven among them."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self._old, self._new = old, new
        self._words = [[normalised(line.text) for line in side] for side in (old, new)]
        self._homes = [[normalised(line.project) for line in side] for side in (old, new)]
        self.joins: dict[int, int] = {}
        self.scores: dict[int, float] = {}

    def _join(self, new: int, old: int, score: float = 1.0) -> None:
        self.joins[new] = old
        if score < 1.0:
            self.scores[new] = score

    def _left(self) -> tuple[list[int], list[int]]:
        taken = set(self.joins.values())
        return (
            [index for index in range(len(self._old)) if index not in taken],
            [index for index in range(len(self._new)) if index not in self.joins],
        )

    def same_words(self) -> None:
        """Join lines of the same words; then again, once renamed projects are known by their lines."""
        self._same_words()
        if renamed := self._renamed_projects():
            self._homes[1] = [renamed.get(each, each) for each in self._homes[1]]
            self._same_words()

    def _same_words(self) -> None:
        for olds, news in self._groups(lambda side, index: (self._homes[side][index], self._words[side][index])):
            if len(olds) == len(news) == 1:
                self._join(news[0], olds[0])
            else:
                self._copies(olds, news)

    def _groups(self, key: Callable[[int, int], object]) -> Iterable[tuple[list[int], list[int]]]:
        """Return what is left on both sides, in groups of the same key; those with nobody on a side say nothing."""
        groups: defaultdict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, left in enumerate(self._left()):
            for index in left:
                groups[key(side, index)][side].append(index)
        return [(olds, news) for olds, news in groups.values() if olds and news]

    def _copies(self, olds: list[int], news: list[int]) -> None:
        """Join copies by what else they say; what is left, in its order.

        Copies that nobody touched can be taken for each other; of any other it is a guess which is which.
        """
        before, after = [_details(self._old[each]) for each in olds], [_details(self._new[each]) for each in news]
        score = 1.0 if Counter(before) == Counter(after) else COPIES
        left = dict(zip(news, after, strict=True))
        waiting = []
        for old, details in zip(olds, before, strict=True):
            alike = next((new for new, other in left.items() if other == details), None)
            if alike is None:
                waiting.append(old)
            else:
                self._join(alike, old, score)
                del left[alike]
        for old, new in zip(waiting, left, strict=False):
            self._join(new, old, score)

    def _renamed_projects(self) -> dict[str, str]:
        """Return new name -> old name of projects that most of their lines say are the same."""
        known, present = set(self._homes[0]), set(self._homes[1])
        left_old, left_new = self._left()
        homes = defaultdict(set)
        for index in left_old:
            homes[self._words[0][index]].add(self._homes[0][index])
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        sizes: Counter[str] = Counter()
        for index in left_new:
            sizes[self._homes[1][index]] += 1
            votes[self._homes[1][index]].update(homes[self._words[1][index]])
        gone = {name for name in known if name not in present}
        renamed: dict[str, str] = {}
        for name, found in votes.items():
            for old, count in found.most_common(1):
                if name not in known and old in gone and 2 * count > sizes[name] and old not in renamed.values():
                    renamed[name] = old
        return renamed

    def forget_projects(self) -> None:
        """Join lines by their words alone, whatever they stood under."""
        self._homes = [[""] * len(side) for side in self._homes]
        self._same_words()

    def same_token(self) -> None:
        """Join rows that carry the same token of ours, where no other row on either side does."""
        tokens = [Counter(line.token for line in side) for side in (self._old, self._new)]
        for olds, news in self._groups(lambda side, index: (self._old, self._new)[side][index].token):
            token = self._old[olds[0]].token
            if token and tokens[0][token] == tokens[1][token] == 1:
                old, new = olds[0], news[0]
                alike = likeness(self._old[old].text, self._new[new].text)
                self._join(new, old, CERTAIN if alike >= ENOUGH else TOKEN_ALONE)

    def similar_words(self) -> None:
        """Join lines of one project that are each other's best match, and clearly so."""
        texts = [set(side) for side in self._words]
        for olds, news in self._groups(lambda side, index: self._homes[side][index]):
            if len(olds) * len(news) > MOST_PAIRS:
                continue
            scores = {(old, new): self._alike(old, new) for old in olds for new in news}
            best_of_old = _two_best((old, score) for (old, _), score in scores.items())
            best_of_new = _two_best((new, score) for (_, new), score in scores.items())
            for (old, new), score in scores.items():
                next_best = max(
                    best_of_old[old][1] if best_of_old[old][0] == score else best_of_old[old][0],
                    best_of_new[new][1] if best_of_new[new][0] == score else best_of_new[new][0],
                )
                is_alone = len(olds) == len(news) == 1
                if score - next_best >= MARGIN and score >= (ALONE if is_alone else ENOUGH):
                    # A rival that is like it, too, or a copy on either side, leaves another reading.
                    is_copy = self._words[0][old] in texts[1] or self._words[1][new] in texts[0]
                    self._join(new, old, min(score, CERTAIN - 0.01 if is_copy or next_best >= RIVAL else 0.99))

    def _alike(self, old: int, new: int) -> float:
        one, other = self._old[old], self._new[new]
        same = sum(
            bool(mine) and mine == theirs
            for mine, theirs in (
                (one.owner, other.owner),
                ((one.start, one.end) if one.end else None, (other.start, other.end)),
                (one.notes, other.notes),
            )
        )
        alike = likeness(one.text, other.text)
        if alike >= CERTAIN and proves(one.text, other.text):
            return alike
        # Details help to choose between texts; they never make a guess certain.
        return min(alike + SAME_DETAILS * same, CERTAIN - 0.01)

    def same_words_elsewhere(self) -> None:
        """Join the only line of its words on each side: it moved to another project, or two share a name."""
        counts = [Counter(side) for side in self._words]
        for olds, news in self._groups(lambda side, index: self._words[side][index]):
            text = self._words[0][olds[0]]
            if counts[0][text] == counts[1][text] == 1:
                self._join(news[0], olds[0], MOVED)


def _details(line: Line) -> tuple[object, ...]:
    return line.text, line.token, line.owner, line.start, line.end, line.notes, line.status_text


def _two_best(scores: Iterable[tuple[int, float]]) -> dict[int, tuple[float, float]]:
    """Return the two highest scores of each line, 0 where there is only one."""
    best: dict[int, tuple[float, float]] = {}
    for line, score in scores:
        first, second = best.get(line, (0.0, 0.0))
        best[line] = (score, first) if score > first else (first, max(second, score))
    return best

"""Identify: know the lines of the last snapshot again, however people have edited since.

Evidence is taken in order of its strength, and each kind only joins what the one before left:

1. the same words under the same project;
2. the same words under a project that was renamed (most of its lines say so);
3. similar words under the same project, when both lines are each other's best match and no
   other comes near;
4. the same words elsewhere, when both are the only ones of their kind: a line that moved.

Similarity is the share of words and of letters in common (Ratcliff and Obershelp, as difflib has
it). What the third and fourth join is told with its score; under `Joined.CERTAIN` as uncertain.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sheetsync.model.snapshot import Joined, Line

ENOUGH = 0.5
"""Below this two texts are not taken for one line, however alone they stand."""

MARGIN = 0.1
"""How much better the best match has to be than the next one."""


@dataclass(frozen=True, slots=True)
class Identified:
    """The new lines under their identities, and the joins that the words alone don't prove."""

    lines: tuple[Line, ...]
    joined: tuple[Joined, ...]


def identify(old: Sequence[Line], new: Sequence[Line], *, new_id: Callable[[], str]) -> Identified:
    """Give each new line the identity of the old line that it continues, or a fresh one.

    Args:
        old: The lines of the last snapshot.
        new: The lines as they are read now; their `id` is ignored.
        new_id: Gives an identity that was never given before.
    """
    matching = _Matching(old, new)
    matching.same_words(lambda line: (_words(line.project), _words(line.text)))
    renamed = matching.renamed_projects()
    if renamed:
        matching.same_words(lambda line: (renamed.get(_words(line.project), _words(line.project)), _words(line.text)))
    matching.similar_words(renamed)
    matching.only_ones_elsewhere()
    lines = tuple(
        replace(line, id=old[matching.found[index]].id if index in matching.found else new_id())
        for index, line in enumerate(new)
    )
    joined = tuple(
        Joined(old[matching.found[index]].id, old[matching.found[index]].text, new[index].text, score)
        for index, score in sorted(matching.scores.items())
    )
    return Identified(lines, joined)


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: the better of their words and their letters in common."""
    one, other = _words(one), _words(other)
    if one == other:
        return 1.0
    letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
    words = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return max(letters, words)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


class _Matching:
    """Which new line continues which old one: `found` maps indexes, `scores` the unproven among them."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self._old, self._new = old, new
        self.found: dict[int, int] = {}
        self.scores: dict[int, float] = {}

    def _left(self) -> tuple[list[int], list[int]]:
        taken = set(self.found.values())
        return (
            [index for index in range(len(self._old)) if index not in taken],
            [index for index in range(len(self._new)) if index not in self.found],
        )

    def same_words(self, key: Callable[[Line], object]) -> None:
        """Join lines of one key in the order in which they stand: copies stay in their order."""
        left_old, left_new = self._left()
        waiting: defaultdict[object, list[int]] = defaultdict(list)
        for index in reversed(left_old):
            waiting[key(self._old[index])].append(index)
        for index in left_new:
            candidates = waiting.get(key(self._new[index]))
            if candidates:
                self.found[index] = candidates.pop()

    def renamed_projects(self) -> dict[str, str]:
        """Return new name -> old name of projects that most lines say are the same."""
        left_old, left_new = self._left()
        present = {_words(line.project) for line in self._new}
        known = {_words(line.project) for line in self._old}
        home = defaultdict(list)
        for index in left_old:
            home[_words(self._old[index].text)].append(_words(self._old[index].project))
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        sizes: Counter[str] = Counter()
        for index in left_new:
            project = _words(self._new[index].project)
            sizes[project] += 1
            votes[project].update(set(home.get(_words(self._new[index].text), ())))
        renamed = {}
        for project, found in votes.items():
            for old, count in found.most_common(1):
                if project not in known and old not in present and 2 * count > sizes[project]:
                    renamed[project] = old
        return renamed

    def similar_words(self, renamed: dict[str, str]) -> None:
        """Join lines of one project that are each other's best match, and clearly so."""
        left_old, left_new = self._left()
        groups: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index in left_old:
            groups[_words(self._old[index].project)][0].append(index)
        for index in left_new:
            project = _words(self._new[index].project)
            groups[renamed.get(project, project)][1].append(index)
        for olds, news in groups.values():
            self._best(olds, news)

    def _best(self, olds: Iterable[int], news: Sequence[int]) -> None:
        scores = {(old, new): similarity(self._old[old].text, self._new[new].text) for old in olds for new in news}
        for (old, new), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
            rivals = [
                other for pair, other in scores.items() if pair != (old, new) and (pair[0] == old or pair[1] == new)
            ]
            if score >= ENOUGH and score - max(rivals, default=0.0) >= MARGIN and new not in self.found:
                self.found[new] = old
                self.scores[new] = round(score, 2)

    def only_ones_elsewhere(self) -> None:
        """Join the only line of its words that is left on each side: it moved to another project."""
        left_old, left_new = self._left()
        before = Counter(_words(line.text) for line in self._old)
        after = Counter(_words(line.text) for line in self._new)
        at = {_words(self._old[index].text): index for index in left_old}
        for index in left_new:
            words = _words(self._new[index].text)
            if words in at and before[words] == after[words] == 1:
                self.found[index] = at[words]
                # The words are the same and the project is not: a move, or two lines of one name.
                self.scores[index] = 0.8

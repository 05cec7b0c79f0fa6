"""The slides, first to last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from sheetsync.model.document import Document, Help, Step, Work
from sheetsync.model.terms import Status
from sheetsync.render import heading, tone
from sheetsync.render.slides.presentation import TOP, add_slide, presentation, saved
from sheetsync.render.slides.row import MOST, across, put_rest, put_row, put_strip, put_two_lines, row_height
from sheetsync.render.slides.shape import INSIDE, MARGIN, QUIET, TEXT, bar, fitted, text_box

_MOST_STRIPS: Final = 12


def render(document: Document) -> bytes:
    """Return the deck; see the package."""
    made = presentation()
    _Deck(made, document).write()
    return saved(made, document.title, document.read_at, document.language)


@dataclass(frozen=True, slots=True)
class _Deck:
    presentation: Any
    document: Document

    @property
    def _works(self) -> Iterator[Work]:
        return (work for group in self.document.groups for work in group.works)

    def _dropped(self) -> list[Help]:
        return [Help(work.name, step) for work in self._works for step in work.steps if step.status is Status.WONT_DO]

    def write(self) -> None:
        self._opening()
        shows_steps = any(work.steps for work in self._works)
        self._news()
        document = self.document
        if document.help_title:
            self._rows(
                document.titles.help or document.help_title, document.help, document.help_none, document.help_more
            )
        if document.next_title:
            self._rows(
                document.titles.next or document.next_title,
                document.next,
                document.words.nothing_next,
                document.next_more,
            )
        if shows_steps:
            self._got()
        self._timeline()
        self._not_now()

    def _slide(self, title: str, notes: Iterable[str]) -> Any:
        return add_slide(self.presentation, title, notes)

    def _opening(self) -> None:
        document = self.document
        slide = self._slide(document.title, [*filter(None, [document.said]), *document.headline, *document.footer])
        text_box(slide, (MARGIN, 92, INSIDE, 24), [(document.subtitle, QUIET, False)], points=16)
        if document.said:
            text_box(
                slide, (MARGIN, 118, INSIDE, 24), [(fitted(document.said, INSIDE, 14, lines=1), TEXT, False)], points=14
            )
        first, *rest = document.headline
        points = 26 if len(" ".join(document.headline)) <= 300 else 20
        # What the line under it says must not cover it: a letter is about half as wide as it is high.
        more = fitted(" ".join(rest), INSIDE, points, lines=4)
        text_box(slide, (MARGIN, 150, INSIDE, 170), [(f"{first} ", TEXT, True), (more, TEXT, False)], points=points)
        left = float(MARGIN)
        for each in document.counts:
            width = INSIDE * each.share
            bar(slide, (left, 350, width - 2, 34), tone.COLOURS[each.status])
            left += width
        left, top = MARGIN, 396
        for each in document.counts:
            text, width = f" {each.word} {each.number}", 60 + 8 * len(each.word)
            if left + width > MARGIN + INSIDE:
                left, top = MARGIN, top + 26
            text_box(
                slide, (left, top, width, 24), [(each.shape, tone.COLOURS[each.status], False), (text, TEXT, False)]
            )
            left += width
        for sentence in filter(None, (document.stretch, document.trend)):
            top += 30
            text_box(slide, (MARGIN, top, INSIDE, 24), [(sentence, QUIET, False)], points=14)

    def _news(self) -> None:
        news = self.document.news
        if news is None:
            return
        slide = self._slide(news.title, [*news.items, *filter(None, [news.more])])
        row = row_height(len(news.items))
        for place, each in enumerate(news.items[:MOST]):
            bar(slide, (MARGIN, TOP + place * row - 6, INSIDE, 1), tone.LINE)
            text = fitted(each, INSIDE, 15, lines=2)
            text_box(slide, (MARGIN, TOP + place * row, INSIDE, row - 8), [(text, TEXT, False)], points=15)
        put_rest(slide, len(news.items) - MOST, self.document.words)

    def _got(self) -> None:
        done = [(work, [step for step in work.steps if step.status is Status.DONE]) for work in self._works]
        done = [(work, steps) for work, steps in done if steps]
        slide = self._slide(
            self.document.titles.done or self.document.words.got, _cells(step for _, steps in done for step in steps)
        )
        if not done:
            text_box(slide, (MARGIN, TOP, INSIDE, 30), [(self.document.words.nothing_got, QUIET, False)], points=20)
        row = row_height(len(done))
        for place, (work, steps) in enumerate(done[:MOST]):
            top = TOP + place * row
            name = fitted(work.name, INSIDE - 90, 17)
            texts = fitted(", ".join(step.text for step in steps), INSIDE - 90, 14)
            bar(slide, (MARGIN, top - 6, INSIDE, 1), tone.LINE)
            text_box(
                slide,
                (MARGIN, top, INSIDE - 90, row - 8),
                [(name, TEXT, True)],
                [("● ", tone.COLOURS[Status.DONE], False), (texts, QUIET, False)],
                points=15,
            )
            text_box(
                slide, (MARGIN + INSIDE - 90, top, 90, 24), [(work.progress, QUIET, False)], points=14, align_right=True
            )
        put_rest(slide, len(done) - MOST, self.document.words)

    def _timeline(self) -> None:
        timeline = self.document.timeline
        if timeline is None or not timeline.strips:
            return
        slide = self._slide(
            self.document.titles.timeline or self.document.words.timeline,
            [timeline.label, *(f"{each.name}: {each.label}" for each in timeline.strips)],
        )
        shown = timeline.strips[:_MOST_STRIPS]
        row = min(44.0, 330 / len(shown))
        bottom = TOP + 24 + len(shown) * row
        for at, label in timeline.ticks:
            bar(slide, (across(at), TOP + 18, 0.75, bottom - TOP - 18), tone.LINE)
            if at < 0.95:
                text_box(slide, (across(at), TOP, 90, 16), [(label, QUIET, False)], points=12)
        for place, strip in enumerate(shown):
            put_strip(slide, strip, TOP + 26 + place * row, row)
        if timeline.today is not None:
            bar(slide, (across(timeline.today), TOP + 18, 1.5, bottom - TOP - 18), tone.TODAY)
        label = timeline.label
        text_box(slide, (MARGIN, bottom + 12, INSIDE, 20), [(label, QUIET, False)], points=12)
        put_rest(slide, len(timeline.strips) - len(shown), self.document.words)

    def _rows(self, title: str, rows: Sequence[Help], otherwise: str, more: str = "") -> None:
        slide = self._slide(title, chain(_cells(each.step for each in rows), [more] if more else []))
        if not rows:
            text_box(slide, (MARGIN, TOP, INSIDE, 30), [(otherwise, QUIET, False)], points=20)
        row = row_height(len(rows))
        for place, each in enumerate(rows[:MOST]):
            put_row(slide, each, TOP + place * row, row, self.document.words)
        put_rest(slide, len(rows) - MOST, self.document.words, more)

    def _not_now(self) -> None:
        """Show what was dropped and what stands below the line: no slide where nothing was decided."""
        dropped, below = self._dropped(), self.document.below
        if not dropped and not below:
            return
        lines = [(heading.status(each.step), each.step.text, each.project) for each in dropped]
        lines += [(self.document.words.below, work.name, work.progress) for work in below]
        slide = self._slide(
            self.document.words.not_now, chain(_cells(each.step for each in dropped), (each.name for each in below))
        )
        row = row_height(len(lines))
        for place, (word, text, details) in enumerate(lines[:MOST]):
            top = TOP + place * row
            bar(slide, (MARGIN, top - 6, INSIDE, 1), tone.LINE)
            text_box(slide, (MARGIN, top, 150, 24), [(word, QUIET, True)], points=15)
            put_two_lines(slide, text, details, top, row)
        put_rest(slide, len(lines) - MOST, self.document.words)


def _cells(steps: Iterable[Step]) -> Iterator[str]:
    """Say for the speaker where each line stands in the sheet."""
    for step in steps:
        where = f" [{step.cell}]" if step.cell else ""
        note = f": {step.note}" if step.note else ""
        yield f"{heading.status(step, ', ')}{step.text}{note}{where}"

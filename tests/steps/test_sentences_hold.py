"""Each fixed sentence of a summary, beside what has to be true of a sheet of which it is printed.

The sheets are made by chance, always the same ones, and each sentence is met in some of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from sheetsync.model.document import Document
from tests.steps.made_sheets import Sheet, sheets, told


def texts(document: Document) -> Iterator[str]:
    """Everything that is said of the sheet as a whole, and of its parts."""
    yield from document.headline
    yield from (document.brief.subject, document.brief.more, document.next_more, document.help_more, document.stretch)
    yield from (document.titles.help, document.titles.next, document.titles.done, document.titles.timeline)
    if document.help_title and not document.help:
        yield document.help_none
    if document.next_title and not document.next:
        yield document.words.nothing_next
    yield from document.footer
    yield from {each.unsaid for each in (*document.help, *document.help_rest)}


Holds = Callable[[Sheet, Sequence[int]], bool]

AND: Final = "(?:, | and )?"
COUNTED_BY_GRAVITY: Final = AND.join(
    [r"(?:(\d+) late and at risk)?", r"(?:(\d+) at risk)?", r"(?:(\d+) late)?", r"(?:(\d+) may slip)?"]
)
TOLD_BY_GRAVITY: Final = AND.join(
    [
        r"(?:(\d+) (?:is|are) late and at risk)?",
        r"(?:(\d+) (?:is|are) at risk)?",
        r"(?:(\d+) (?:is|are) late)?",
        r"(?:(\d+) may slip)?",
    ]
)
BAD: Final = ("Late and at risk", "At risk", "Late", "Possible delay")
NOT_HERE: Final = AND.join(
    [
        r"(?:(\d+) more projects?)?",
        r"(?:(\d+) more steps? at risk, late or possibly delayed)?",
        r"(?:(\d+) more steps? to come)?",
    ]
)


def is_left_out(sheet: Sheet, said: Sequence[int]) -> bool:
    """Whether so many projects, steps that need help and steps to come can be missing in a mail."""
    _, helps, following = said
    most = len(sheet.coming) if sheet.is_dated else len(sheet.open)
    is_right = not helps or len(sheet.troubled) - 3 <= helps < len(sheet.troubled)
    return is_right and said[0] == 0 and following < max(1, most)


def is_updated(sheet: Sheet, said: Sequence[int]) -> bool:
    known = [each.updated for each in sheet.unsettled if each.updated is not None]
    fresh = sum(each >= -14 for each in known)
    return said == [fresh, len(sheet.unsettled), 14, len(sheet.unsettled) - len(known)]


SENTENCES: Final[dict[str, Holds]] = {
    r"There is no committed work in the sheet\.": lambda sheet, _: not sheet.committed,
    r"No committed work \(.*": lambda sheet, _: not sheet.committed,
    r"No status was read, so .*": lambda sheet, _: "Status" not in sheet.columns,
    r"No committed step is open: (\d+) (?:is|are) done, and (\d+) won't be\.": lambda sheet, said: (
        not sheet.open and said == [sheet.done, sheet.many("Won't do")]
    ),
    r"All (\d+) committed steps .*are done\.": lambda sheet, said: said[:1] == [sheet.done] == [len(sheet.committed)],
    r"The one committed step .*is done\.": lambda sheet, _: sheet.done == len(sheet.committed) == 1,
    r"All (\d+) steps? done \(.*": lambda sheet, said: said == [sheet.done] == [len(sheet.committed)],
    r"None open, (\d+) of (\d+) done \(.*": lambda sheet, said: (
        not sheet.open and said == [sheet.done, len(sheet.committed)]
    ),
    r"The interval ended on .*, and (\d+) of (\d+) steps? (?:is|are) open\.": lambda sheet, said: (
        sheet.ends < 0 and said == [len(sheet.open), len(sheet.committed)]
    ),
    r"Over since .*, (\d+) steps? open \(.*": lambda sheet, said: sheet.ends < 0 and said == [len(sheet.open)],
    r"The interval starts on .*": lambda sheet, _: sheet.starts > 0,
    r"Starts .*: (\d+) steps? \(.*": lambda sheet, said: (
        sheet.starts > 0 and not sheet.troubled and said == [len(sheet.committed)]
    ),
    r"Late and at risk in .*": lambda sheet, _: any(each.status == "At risk" for each in sheet.late),
    r"At risk in .*": lambda sheet, _: sheet.many("At risk") > 0,
    r"Late in .*": lambda sheet, _: bool(sheet.late) and not sheet.many("At risk"),
    r"Possible delay in .*": lambda sheet, _: (
        sheet.many("Possible delay") > 0 and not sheet.late and not sheet.many("At risk")
    ),
    r"(\d+) of (\d+) steps? due by now (?:is|are) done; in all (\d+) of (\d+) committed.*": lambda sheet, said: (
        said[:4] == [sum(each.status == "Done" for each in sheet.due), len(sheet.due), sheet.done, len(sheet.committed)]
    ),
    r"(\d+) of (\d+) committed steps? .*(?:is|are) done\.": lambda sheet, said: (
        not sheet.due and said[:2] == [sheet.done, len(sheet.committed)]
    ),
    r"(\d+) of (\d+) due steps? done \(.*": lambda sheet, said: not sheet.troubled and said[1] == len(sheet.due),
    rf"Besides, {TOLD_BY_GRAVITY}\.": lambda sheet, said: len(sheet.troubled) > 1 and said == sheet.others,
    rf"[^·]+ · {COUNTED_BY_GRAVITY} \(.*": lambda sheet, said: len(sheet.troubled) > 1 and said == sheet.others,
    rf"(?:Where you can help|Late or at risk): {COUNTED_BY_GRAVITY}": lambda sheet, said: said == sheet.gravities,
    rf"Not here: {NOT_HERE}\.": is_left_out,
    r"(\d+) more steps? follows?\.": lambda sheet, said: not sheet.is_dated or said == [len(sheet.coming) - 8],
    r"Next two weeks: (\d+) steps? (?:is|are) due": lambda sheet, said: said == [len(sheet.coming)],
    r"Done so far: (\d+) of (\d+) steps?": lambda sheet, said: said == [sheet.done, len(sheet.committed)],
    r"Timeline: (\d+) of (\d+) due steps? done": lambda sheet, said: (
        said == [sum(each.status == "Done" for each in sheet.due), len(sheet.due)]
    ),
    r"\d+ stretch goals? beside: .*\.": lambda sheet, said: said[0] == len(sheet.stretch) == sum(said[1:]),
    r"(\d+) steps?(?: in \d+ projects?)?\.": lambda sheet, said: (
        "Status" not in sheet.columns and said == [len(sheet.committed)]
    ),
    r"The last update of a committed step is from .*": lambda sheet, _: (
        max(each.updated for each in sheet.committed if each.updated is not None) < -14
    ),
    r"(\d+) of (\d+) open lines? (?:was|were) updated in the last (\d+) days(?:; (\d+) do(?:es)? not say when)?\.": (
        is_updated
    ),
    r"No column was read for .*updates.*": lambda sheet, _: "Updated" not in sheet.columns,
    r"No committed step is marked as at risk or delayed\.": lambda sheet, _: not sheet.troubled and not sheet.silent,
    r"Of those with a known status none is marked as at risk or delayed\.": lambda sheet, _: (
        not sheet.troubled and 0 < sheet.silent < len(sheet.committed)
    ),
    r"(\d+) steps? ha(?:s|ve) no known status\.": lambda sheet, said: said == [sheet.silent],
    r"No open committed step is marked as at risk or delayed, or is past its day\.": lambda sheet, _: (
        not sheet.troubled
    ),
    r"(\d+) more steps? at risk, late or possibly delayed\.": lambda sheet, said: said == [len(sheet.troubled) - 8],
    r"No word on help yet\.": lambda sheet, _: (
        "Notes" in sheet.columns and any(not each.note for each in sheet.troubled)
    ),
    r"The same as above\.": lambda sheet, _: (
        "Notes" in sheet.columns and sum(bool(each.note) for each in sheet.troubled) > 1
    ),
    r"No other step is known to be due in these two weeks\.": lambda sheet, _: (
        not any(sheet.is_near(each) and each not in sheet.troubled for each in sheet.open)
    ),
    r"(\d+) of (\d+) lines? ha(?:s|ve) a known status\.": lambda sheet, said: (
        said == [sum(each.status not in ("", "Hm") for each in sheet.rows), len(sheet.rows)]
    ),
    r"No line of work was read\.": lambda sheet, _: not sheet.rows,
    r"No column was read for .*the status.*": lambda sheet, _: "Status" not in sheet.columns,
    r"No column was read for .*end dates.*": lambda sheet, _: "End" not in sheet.columns,
}
"""A sentence, as a pattern, and whether it holds of a sheet: given are the numbers that it says."""


def test_no_sentence_is_printed_of_a_sheet_of_which_it_is_false() -> None:
    met: set[str] = set()
    for sheet in sheets():
        for text in texts(told(sheet)):
            for pattern, holds in SENTENCES.items():
                if found := re.fullmatch(pattern, text):
                    met.add(pattern)
                    numbers = found.groups() if found.re.groups else re.findall(r"\d+", text)
                    assert holds(sheet, [int(each or 0) for each in numbers]), (text, sheet)

    # A sentence that no sheet says holds of nothing: then the table is out of date, or the sheets are too few.
    assert set(SENTENCES) - met == set()


def test_what_is_late_is_told_as_late_and_how_it_is_marked_as_what_the_sheet_says() -> None:
    for sheet in islice(sheets(), 200):
        document, rows = told(sheet), {each.name: each for each in sheet.rows}
        for each in (*document.help, *document.help_rest):
            row = rows[each.step.text.removeprefix("TBD: ")]
            late = f"{-(row.end or 0)} {'day' if row.end == -1 else 'days'} late" if row in sheet.late else ""
            marked = f'marked "{row.status}"' if row.status else "without a status"
            assert each.step.word == (f"{late}, {marked}" if late else row.status)


def test_no_project_is_told_of_what_is_false_of_it() -> None:
    for sheet in islice(sheets(), 200):
        document = told(sheet)
        strips = {each.place: each for each in document.timeline.strips} if document.timeline else {}
        for work in (work for group in document.groups for work in group.works):
            rows = [each for each in sheet.committed if work.name == f"Project {each.project}"]
            done = sum(each.status == "Done" for each in rows)
            due = [each for each in sheet.due if each in rows]
            late = any(each in rows for each in sheet.troubled)
            if "Status" in sheet.columns:
                assert (work.word in BAD) is late
                assert not late or work.word == BAD[min(map(sheet.gravity, rows))]
                assert work.progress == (f"{done} of {len(rows)} done" if rows else "no steps yet")
                assert work.is_fine is not late
                if strip := strips.get(work.place):
                    ready = sum(each.status == "Done" for each in due)
                    of_due = due and done < len(rows)
                    told_due = f"{ready} of {len(due)} due done" if of_due else f"{done} of {len(rows)} done"
                    assert strip.due.rpartition(" · ")[2] == told_due
                    assert bool(strip.due.rpartition(" · ")[0]) is late
        for work in document.below if "Status" in sheet.columns else ():
            below = [each.status for each in sheet.rows if each.is_below]
            for status, word in (("At risk", "at risk"), ("Possible delay", "possible delay")):
                many = below.count(status)
                assert (f"{many} {word}" in work.progress) is (many > 0)

"""A language: the words that real sheets are written in, as data.

Every section is text, words or phrases with commas between them, written as people write them:
readers fold case, accents and punctuation away. `tests/languages` holds every whole language to
every section, and finds a word that two meanings of one section share.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.languages.goal import Goals
from sheetsync.languages.question import Questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is said in one language of roadmaps.

    Attributes:
        code: Of ISO 639-1.
        is_whole: Whether every section is filled; else headers and statuses are.
        headers: Concept -> the words that name a column about it.
        statuses: Status, by its English name -> the words for it.
        undecided: Words that stand where a status does, and that nobody but the team can place: they are asked.
        loose: Statuses that mean one only where they stand alone: "new", "live", "red".
        hedges: Words that turn a status around, or put it off: "not", "almost", "will".
        joints: Words after which a status goes on as a remark: "since", "because".
        causes: Words after which all but "done" go on as a remark: "blocked by legal"; "done by Friday" is a plan.
        completions: Words that say of a share that it is done: "90 % complete".
        either: Words between two things of which one is meant: "or".
        spans: Words between the two ends of a range: "to".
        openers: Words before a date, or before the first end of a range, that say nothing more: "by", "from".
        glue: Words between a day and its month: "of".
        parts: "early", "mid" and "late" -> the words for these thirds of a month; "close", for its last day.
        periods: "quarter", "half", "week" and "season" -> the words or letters for them.
        cycles: Words of a team's own periods, which no calendar knows: "sprint".
        months: Short forms of months that Unicode's data doesn't have, as "sept=9".
        ticks: Words for a tick, and, in `crosses`, for the lack of one.
        yes: Words that agree to what a remark proposes, each a word alone.
        keys: Words of headers that name a line by its key: "Issue key".
        parents: Words of headers that name the line of which a line is part.
        unsaid: Whole texts that stand where somebody, or some day, is still to be found: "TBC".
        totals: Words that head a row of sums.
        invoices: Words in the headers of a list of invoices, and, in `paid`, statuses of what is owed: no work.
        higher: Words for the more important side of a divider; `lower`, `priority`, `above` and `below` likewise.
        lines: Whole texts of a divider below which the less important work stands.
        said: Words that label what the lead says of the week, above the table.
        reported: Words that label of which days a report is, which are none of the plan's: "reporting period".
        tabs: Words in the title of a tab with the roadmap; `aside`, of one that is a copy, a legend or a help.
        legends: Words that head an explanation of signs and colours.
        common: Small words of every text, by which the language is known.
        goals: By what a goal of the language is judged; None where nobody wrote it down, and then none is judged.
        people: Words for people and groups, for whom a goal can be; `*` is the rest of a word.
        questions: How questions to users lead; None where nobody wrote it down, and then none is judged.
    """

    code: str
    is_whole: bool = True
    headers: Mapping[str, str]
    statuses: Mapping[str, str]
    undecided: str = ""
    loose: str = ""
    hedges: str = ""
    joints: str = ""
    causes: str = ""
    completions: str = ""
    either: str = ""
    spans: str = ""
    openers: str = ""
    glue: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    cycles: str = ""
    months: str = ""
    yes: str = ""
    ticks: str = ""
    crosses: str = ""
    keys: str = ""
    parents: str = ""
    unsaid: str = ""
    totals: str = ""
    invoices: str = ""
    paid: str = ""
    higher: str = ""
    lower: str = ""
    priority: str = ""
    above: str = ""
    below: str = ""
    lines: str = ""
    said: str = ""
    reported: str = ""
    tabs: str = ""
    aside: str = ""
    legends: str = ""
    common: str = ""
    people: str = ""
    goals: Goals | None = None
    questions: Questions | None = None


def words(text: str) -> list[str]:
    """Return the words and phrases of a section, as they are written."""
    return [word.strip() for word in text.split(",") if word.strip()]

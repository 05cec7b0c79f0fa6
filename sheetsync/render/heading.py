"""Small lines that every format has: a status with its sign, what stands before a stretch goal, who and when."""

from sheetsync.model.document import Brief, Headings, Step, Work


def status(each: Step | Work, after: str = "") -> str:
    """Return the sign and the word of a status, and what comes `after` it; "" where the sheet has none at all."""
    return f"{each.shape} {each.word}{after}" if each.word else ""


def stretch(step: Step, words: Headings) -> str:
    """Return what stands before the text of a stretch goal; "" before any other."""
    return f"{words.stretch} " if step.is_stretch else ""


def details(step: Step) -> str:
    """Return who does a step, when, and since when it stands so; "" where nobody says."""
    return " · ".join(each for each in (step.owner, step.when, step.since) if each)


def columns(words: Headings) -> tuple[str, str, str, str]:
    """Return what stands over a table of steps."""
    return words.status, words.step, words.owner, words.when


def more(count: int, words: Headings) -> str:
    """Return the line that stands for those that don't fit; "" where all do."""
    return words.more.format(count=count) if count > 0 else ""


def others(brief: Brief) -> tuple[list[Work], list[Work]]:
    """Return the projects that the help of a brief doesn't name: those with a line of their own, and those without.

    Beside what is late or at risk, those of which nothing is are only named.
    """
    told = {each.project for each in brief.help}
    left = [each for each in brief.works if each.name not in told]
    if not brief.help:
        return left, []
    return [each for each in left if not each.is_fine], [each for each in left if each.is_fine]

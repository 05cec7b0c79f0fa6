"""The front page of a job: what happened and what to do, in Markdown. Pure."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sheetsync.render.escape import markdown as safe

if TYPE_CHECKING:
    from sheetsync.job.trouble import Trouble
    from sheetsync.job.verdict import Verdict


def note(sentence: str) -> str:
    """Return one sentence as a paragraph."""
    return f"\n{safe(sentence)}\n"


def trouble(title: str, sentence: str, status: int) -> str:
    """Return what one command said when it failed."""
    return f"### {safe(title)}\n\n{_paragraph(sentence)}\n\nExit status {status}.\n\n"


def render(said: "Verdict", reminders: Sequence[str], shown: "Callable[[Trouble], str]") -> str:
    """Return the end of a job: its headline, what went wrong with the next move, and what to think of.

    Args:
        said: How it ended.
        reminders: What a team forgets in a year.
        shown: Returns of a trouble's sentence what may be read here.
    """
    sign = "❌" if said.status else "✅" if said.good else "⚠️"
    lines = [f"## {sign} {safe(said.headline)}"]
    for each in said.troubles:
        lines += [f"**{safe(each.title)}.** {_paragraph(shown(each))}"]
    lines += map(safe, said.lines)
    lines += [f"- {safe(each)}" for each in reminders]
    return "\n\n".join(lines) + "\n\n"


def _paragraph(sentence: str) -> str:
    """Return a sentence, whose lines, of a list of mistakes say, stay lines."""
    return "<br>".join(safe(each) for each in sentence.splitlines() if each.strip())

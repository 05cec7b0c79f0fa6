"""The text of the scheduled workflow."""

import hashlib
import json
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sheetsync.model.workflow import Plan, crons

ACTIONS: Final = {
    "checkout": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "cache": "actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "artifact": "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "google": "google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093 # v3.0.0",
}
"""The actions of others that it uses, by the hash of a commit, for a tag can be moved."""

BRANCH: Final = "sheetsync-history"


def render(plan: Plan) -> str:
    """Return the workflow as YAML. What comes from a team stands between quotation marks, and in no script."""
    suffix = f"-{plan.slug}" if plan.slug else ""
    locks = "".join(each.digest for each in plan.files if each.name.endswith(".txt"))
    return (
        _environment()
        .get_template("workflow.yml")
        .render(
            plan=plan,
            actions=ACTIONS,
            name=_quoted(f"Roadmap {plan.slug}".rstrip()),
            group=f"sheetsync{suffix}",
            branch=f"{BRANCH}{suffix}",
            crons=[(_quoted(each.line), each.about) for each in crons(plan.schedule)],
            wheel=next(each.name for each in plan.files if each.name.endswith(".whl")),
            artifact=_quoted(PurePosixPath(plan.folder, plan.output).as_posix()),
            cache=f"sheetsync-{hashlib.sha256(locks.encode()).hexdigest()[:16]}",
        )
    )


@cache
def _environment() -> Environment:
    # GitHub's own expressions stand in two braces, bash's tests in two brackets.
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        variable_start_string="{=",
        variable_end_string="=}",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML, in which `quoted` does it
    )
    made.filters["quoted"] = _quoted
    return made


def _quoted(text: str) -> str:
    """Quote a text for YAML, whose double-quoted texts are those of JSON; GitHub sees no expression in it."""
    return json.dumps(text.replace("${{", "$ {{"), ensure_ascii=True)

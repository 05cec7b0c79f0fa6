"""View: what an audience may see of a roadmap, before a word is made of it.

What isn't listed is taken out here, so no later step can tell it: not in a text, a link, a name of
a file or the properties of a document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from sheetsync.model.audience import Audience, Extra, Use, View
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Project, Roadmap, Table
from sheetsync.model.terms import Field, Priority
from sheetsync.steps.compose.shown import OF_DELIVERABLE
from sheetsync.steps.compose.spoken import spoken_roadmap

_TEXTS: Final[Mapping[Field, Mapping[str, Any]]] = {**OF_DELIVERABLE, Field.DELIVERABLE: {"text": ""}}
"""What a step is without a column; without its text it still counts."""


def seen(
    roadmap: Roadmap, findings: Sequence[Finding], spreadsheet: Spreadsheet, view: View
) -> tuple[Roadmap, Sequence[Finding], Spreadsheet]:
    """Return a roadmap, its findings and its spreadsheet with nothing in them but what `view` lists.

    Texts are as a person would say them, without records of tools and without addresses of mail.
    Projects below the priority line are left out where the priority isn't listed: among the others
    they would look committed.
    """
    extras = view.extras
    chosen = (_chosen(each, view) for each in roadmap.projects)
    projects = tuple(_project(each, view) for each in chosen if each is not None)
    kept = {step.status_text for each in projects for step in each.deliverables}
    source = Extra.SOURCE in extras
    narrowed = replace(
        roadmap,
        tab=roadmap.tab if source or Extra.LINKS in extras else "",
        title=roadmap.title if source else view.title,
        table=Table((), {}),
        projects=projects,
        interval=roadmap.interval if Extra.INTERVAL in extras else None,
        interval_source=roadmap.interval_source if source else None,
        columns={field: column for field, column in roadmap.columns.items() if field in view.columns},
        has_divider=roadmap.has_divider and Field.PRIORITY in view.columns,
        status_mapping={text: each for text, each in roadmap.status_mapping.items() if source and text in kept},
        unread=roadmap.unread if source else (),
        ambiguous=(),
        troubles=(),
        interviews=(),
        questions=(),
        said=roadmap.said if Extra.THIS_WEEK in extras else "",
    )
    about = Spreadsheet(
        title=spreadsheet.title if source else "",
        key="",
        tabs=(),
        revision="",
        locale=spreadsheet.locale,
        time_zone=spreadsheet.time_zone,
        links=spreadsheet.links if Extra.LINKS in extras else {},
    )
    return spoken_roadmap(narrowed), findings if Extra.CHECKS in extras else (), about


def uses(roadmap: Roadmap, view: View) -> tuple[Use, ...]:
    """Return for every field whether `view` shows it, and how many values of it there are to see."""
    narrowed = seen(roadmap, (), Spreadsheet("", "", (), ""), view)[0]
    found = [
        Use(
            field.value,
            field in view.columns,
            one_line(roadmap.header(field)) if field in roadmap.columns else "",
            sum(map(bool, _values(narrowed, field))) if field in view.columns else 0,
        )
        for field in Field
    ]
    return (*found, *(Use(extra.value, extra in view.extras) for extra in Extra))


def _values(roadmap: Roadmap, field: Field) -> Iterator[object]:
    of_project: Mapping[Field, Callable[[Project], object]] = {
        Field.PROJECT: lambda each: each.name,
        Field.STAKEHOLDERS: lambda each: each.stakeholder_names,
        Field.GOAL: lambda each: each.goal,
        Field.PRIORITY: lambda each: each.priority is not Priority.UNKNOWN,
    }
    if field in of_project:
        yield from map(of_project[field], roadmap.projects)
        return
    attribute = {Field.DELIVERABLE: "text", Field.STATUS: "status_text"}.get(field, field.value)
    for _, step in roadmap.deliverables:
        yield getattr(step, attribute)


def strangers(roadmap: Roadmap, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """Return a sentence for the stakeholders that no audience names, and for those that the sheet doesn't.

    Each name comes once, as it is written first. An audience of every project knows everybody.
    """
    audiences = tuple(audiences)
    if not audiences:
        return ()
    of_projects = (name for each in roadmap.projects for name in each.stakeholder_names)
    of_lines = (name for _, step in roadmap.deliverables for name in step.stakeholder_names)
    in_sheet = _by_key(chain(of_projects, of_lines))
    named = _by_key(name for each in audiences for name in each.view.stakeholders)
    sentences = []
    unnamed = [name for key, name in in_sheet.items() if key not in named]
    if unnamed and all(each.view.stakeholders for each in audiences):
        sentences.append(f"No audience is for {_quoted(unnamed)}: add the name to an [[audience]]")
    unknown = [name for key, name in named.items() if key not in in_sheet]
    if unknown:
        what = "project" if any(each.name for each in roadmap.projects) else "line"
        sentences.append(f"No {what} has the stakeholder {_quoted(unknown)}, which an [[audience]] names")
    return tuple(sentences)


def _chosen(project: Project, view: View) -> Project | None:
    """Return a project that is for a view, None for another; where lines are for people of their own, those lines."""
    if project.priority is Priority.LOWER and Field.PRIORITY not in view.columns:
        return None
    wanted = _by_key(view.stakeholders)
    says_each = any(step.stakeholder_names for step in project.deliverables)
    if not wanted or (not says_each and any(key in wanted for key in _by_key(project.stakeholder_names))):
        return project
    theirs = tuple(
        step for step in project.deliverables if any(key in wanted for key in _by_key(step.stakeholder_names))
    )
    return replace(project, deliverables=theirs) if theirs else None


def _project(project: Project, view: View) -> Project:
    names = project.stakeholder_names
    if Field.STAKEHOLDERS not in view.columns:
        # Their own name is no news to them; the others' isn't theirs to know.
        wanted = _by_key(view.stakeholders)
        names = tuple(each for each in names if _key(each) in wanted)
    return replace(
        project,
        name=project.name if Field.PROJECT in view.columns else "",
        stakeholders="",
        stakeholder_names=names,
        goal=project.goal if Field.GOAL in view.columns else "",
        owner=project.owner if Field.OWNER in view.columns else "",
        priority=project.priority if Field.PRIORITY in view.columns else Priority.UNKNOWN,
        section="",
        deliverables=tuple(_step(each, view) for each in project.deliverables),
    )


def _step(step: Deliverable, view: View) -> Deliverable:
    taken: dict[str, Any] = {"stakeholder_names": ()}
    for field, texts in _TEXTS.items():
        if field not in view.columns:
            taken |= texts
    return replace(step, **taken)


def _by_key(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_key(name), one_line(name))
    return found


def _key(name: str) -> str:
    return one_line(name).casefold()


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")

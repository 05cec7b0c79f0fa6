"""The whole run, top to bottom: read, parse, check, plan, write, remember, summarise, deliver, tell.

Every command and every worker of a fleet calls these functions, with what it was given to work with. Nothing is
written until everything is decided, and nobody is told until all that they are to read is made.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnsafeError
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.format import Format
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.notice import Notice
from sheetsync.model.people import PEOPLE
from sheetsync.model.plan import Plan
from sheetsync.model.run import Rendered, Run, TypedCell
from sheetsync.model.settings import Writing
from sheetsync.ports import SheetStore
from sheetsync.run.guard import refuse_taken_header, refuse_unreadable
from sheetsync.run.review import Review
from sheetsync.steps.standing import after_write, unkept_notes

if TYPE_CHECKING:
    from sheetsync.model.delivery import Delivery, Post
    from sheetsync.run.deliver import Listener, Sending, Told

Progress = Callable[[str], None]
"""Hears what is done now, in a few words; "" when that is over."""


def check(store: SheetStore, review: Review, *, progress: Progress) -> Run:
    """Read, parse and check; change nothing."""
    progress("Reading the sheet")
    spreadsheet = store.read(review.wants)
    progress("Checking")
    _, run = review.of(spreadsheet)
    return replace(run, requests=dict(store.requests))


def sync(
    store: SheetStore,
    review: Review,
    writing: Writing,
    *,
    new_address: Callable[[], str],
    progress: Progress,
    dry_run: bool = False,
    keep_days: int | None = None,
) -> tuple[Grid, Run]:
    """Read, check, write back and remember; a dry run stops before the write.

    Returns:
        The tab as it was read, and the run with its plan; with what was written, unless it is dry.

    Raises:
        UnsafeError: The sheet can't be read well enough to write into it.
    """
    # Imported here: a check writes nothing and remembers nothing.
    from sheetsync.run.agree import type_agreed
    from sheetsync.run.remember import Left, keep
    from sheetsync.steps.plan import plan_write_back
    from sheetsync.steps.stay import staying

    def look(spreadsheet: Spreadsheet, before: tuple[Grid, Run] | None = None) -> tuple[Grid, Run, Plan]:
        grid, run = review.of(spreadsheet, before)
        refuse_taken_header(run, grid, writing.header)
        refuse_unreadable(run)
        plan = plan_write_back(
            grid,
            run.roadmap,
            run.answers,
            revision=spreadsheet.revision,
            writing=writing,
            new_address=new_address,
            remembers=review.history is not None,
            stays=staying(grid, run.roadmap, run.findings, run.look),
        )
        if plan.no_place:
            raise UnsafeError(plan.no_place)
        return grid, run, plan

    progress("Reading the sheet")
    spreadsheet = store.read(review.wants, looks=writing.moves_column)
    progress("Checking")
    grid, run, plan = look(spreadsheet)
    typed: tuple[TypedCell, ...] = ()
    told: tuple[Notice, ...] = ()
    if run.answers.agreed and not dry_run:
        progress("Typing what people agreed to")
        typed, told = type_agreed(store, grid, run)
        grid, run, plan = look(store.read(review.wants, looks=writing.moves_column))
    if plan.install and not grid.has_looks:
        grid, run, plan = look(store.read(review.wants, looks=True))
    run = replace(run, typed=typed, notices=(*run.notices, *told, *unkept_notes(grid, writing)))
    if not dry_run:
        left = Left(grid, run.roadmap, plan)

        def replan(newer: Spreadsheet) -> Plan:
            nonlocal left
            seen, again, more = look(newer, (grid, run))
            left = Left(seen, again.roadmap, more)
            return more

        progress("Writing")
        written = store.apply(plan, replan)
        run = replace(run, written=written, notices=tuple(after_write(run.notices, grid, plan)))
        if review.history is not None:
            run = keep(run, review.history, grid, left, keep_days=keep_days)
    return grid, replace(run, plan=plan, requests=dict(store.requests))


def documents(
    configured: Config,
    run: Run,
    review: Review,
    readers: Audience | None = None,
    *,
    formats: Sequence[Format] | None = None,
    since: date | None = None,
) -> tuple[Rendered, ...]:
    """Summarise, and dress the summary: for one audience as it may see it, or for whoever comes by.

    Args:
        configured: Has the templates, and the formats for whoever comes by.
        run: What was read.
        review: Says what day it is.
        readers: The audience; None for whoever comes by, who sees everything.
        formats: In which; None for those that the audience, or the configuration, has.
        since: A day since which to tell what changed.

    Raises:
        UnsafeError: Nothing could be read, so there is nothing true to say.
        UsageError: A format needs an extra that is not installed, or a template of the team is wrong.
    """
    from sheetsync.run.summarise import summarise
    from sheetsync.wiring import renderers

    name, view = (readers.name, readers.view) if readers else ("", None)
    wanted = formats or (readers.formats if readers else configured.choices.summary.formats)
    document = summarise(run, review, view, audience=name, since=since)
    return renderers.render(configured, document, wanted, audience=name)


def tell(
    configured: Config, sending: "Sending", read: Callable[[], tuple[Run, Review]], listener: "Listener"
) -> "Told":
    """Summarise, deliver, and remember who was told.

    What can't be made is known while nobody was told; what can't be sent stops nothing that can; who was told is
    remembered for the next summary only where all that comes to them arrived.

    Args:
        configured: Has the settings of the channels, and the templates.
        sending: Whom to tell.
        read: Reads and checks the sheet, once it is known that something can be sent.
        listener: Hears what happens.

    Raises:
        UsageError: No channel is set up, and nothing was sent.
        AccessError: The same, of credentials that can't be used.
        UnsafeError: The log can't be read or written.
    """
    from sheetsync.model.delivery import Delivery
    from sheetsync.run import deliver
    from sheetsync.wiring import channels

    log, now, announced = sending.log, configured.now, sending.announced
    before = tuple(each for each in deliver.uncertain(log) if each.target.audience != PEOPLE)
    try:
        messengers, lacking = channels.messengers(configured, sending.audiences)
        seen = read()
        meant = [each for each in sending.audiences if _is_told_now(configured, sending, each, lacking)]
        posts = [post for each in meant for post in _made(configured, sending, each, seen, listener)]
    except SheetsyncError as error:
        deliver.take_back(log, now=now, run=announced, why=f"nothing was sent: {error}")
        raise
    tries = [
        deliver.Try(Delivery(each.target, now, str(lacking[each.target.channel])), lacking[each.target.channel])
        for each in posts
        if each.target.channel in lacking
    ]
    ready = [each for each in posts if each.target.channel in messengers]
    listener.progress("Sending")
    try:
        for each in deliver.send(ready, messengers, log, now=now, run=announced):
            listener.tried(each.delivery)
            tries.append(each)
    finally:
        for messenger in messengers.values():
            messenger.close()
    listener.progress("")
    deliver.take_back(log, now=now, run=announced, why="the channel is not set up")
    uncertain = tuple(each for each in before if not announced or each.run != announced)
    forgotten = dict(_remember(sending, seen, [each.delivery for each in tries]))
    return deliver.Told(tuple(tries), lacking, uncertain, forgotten)


def _is_told_now(configured: Config, sending: "Sending", readers: Audience, lacking: Container[Channel]) -> bool:
    """Whether anything is made for an audience in this run."""
    from sheetsync.run import deliver
    from sheetsync.wiring import channels

    past, now, run = sending.log.read(), configured.now, sending.announced
    return Channel.FOLDER in readers.channels or any(
        target.channel in lacking or deliver.goes_now(target, cadence, past, now=now, run=run)
        for target, cadence in channels.targets(readers)
    )


def _made(
    configured: Config, sending: "Sending", readers: Audience, seen: tuple[Run, Review], listener: "Listener"
) -> Iterator["Post"]:
    """Yield the messages to an audience, and put its documents into the folder where it has one."""
    from sheetsync.run.summarise import summarise
    from sheetsync.wiring import channels, renderers

    document = summarise(*seen, readers.view, audience=readers.name)
    yield from channels.posts(configured, readers, document)
    if sending.outbox and Channel.FOLDER in readers.channels:
        dressed = renderers.render(configured, document, readers.formats, audience=readers.name)
        for saved in sending.outbox.deliver(dressed):
            listener.filed(readers.name, saved.path)


def _remember(
    sending: "Sending", seen: tuple[Run, Review], deliveries: Sequence["Delivery"]
) -> Iterator[tuple[str, SheetsyncError]]:
    """Remember who was told, and yield of whom that could not be."""
    from sheetsync.run.deliver import was_told
    from sheetsync.run.remember import told

    run, review = seen
    for each in sending.audiences:
        if was_told(each, deliveries):
            try:
                told(run, review.history, each.name)
            except SheetsyncError as error:
                yield each.name, error

"""Owners hear of their rows: whom it would be, the announcement, and the sending; one log has it all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UsageError
from sheetsync.model.delivery import Delivery, Stage
from sheetsync.model.finding import Finding
from sheetsync.model.language import Language
from sheetsync.model.nudge import Letter, Nudge, Outlook
from sheetsync.model.people import PEOPLE
from sheetsync.model.run import Run
from sheetsync.model.weekday import Weekday
from sheetsync.ports import Deliveries
from sheetsync.run import deliver
from sheetsync.run.deliver import Listener, Told, Try
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.review import Review
from sheetsync.steps.due import intended, is_due
from sheetsync.steps.nudge import in_words, nudges, only, owners_of, things, told_by
from sheetsync.steps.nudge import unanswered as unanswered_of
from sheetsync.steps.owners import Owners
from sheetsync.wiring import channels, comments, letters
from sheetsync.wiring import rules as rules_of

Read = Callable[[], tuple[Run, Review]]
"""Reads and checks the sheet."""


def refuse_nobody(configured: Config) -> None:
    """Refuse to tell where nobody is listed.

    Raises:
        UsageError: That is so.
    """
    if not is_anybody_told(configured):
        raise UsageError(
            "there is nobody to tell of their rows: add [[people]] to sheetsync.toml, or `domains` under [nudge] for "
            "owners whom chips name"
        )


def is_anybody_told(configured: Config) -> bool:
    """Whether the configuration says of anybody how they are reached."""
    return bool(configured.choices.people or configured.choices.nudge.domains)


def unanswered(configured: Config, run: Run) -> tuple[Finding, ...]:
    """Return what owners were told of as often as may be, and that still stands; nothing where nobody is told.

    Raises:
        UnsafeError: Nobody can tell who was told.
    """
    if not is_anybody_told(configured):
        return ()
    log = channels.delivery_log(configured)
    return unanswered_of(run, _owners(configured, log, run), told_by(log.read()))


def _owners(configured: Config, log: Deliveries, run: Run) -> Owners:
    """Return whose the rows are; the log knows the addresses of those who can be reached."""
    owners = owners_of(run, configured.choices.people, configured.choices.nudge)
    log.know(each.address for each in owners.people)
    return owners


def outlook(configured: Config, log: Deliveries, run: Run, review: Review) -> Outlook:
    """Return whom a run would tell of what today; nobody on a day that the team didn't choose.

    Raises:
        UsageError: Nothing is remembered, so nobody knows what was told in the sheet.
        UnsafeError: Nothing could be read, or nobody can tell who was told before.
    """
    if run.look is None:
        raise UsageError(
            "who is told of their rows goes by a history: give --history DIR, or run where sheetsync.toml is"
        )
    refuse_unreadable(run)
    owners, choices = _owners(configured, log, run), configured.choices
    past, today = log.read(), configured.now.date()
    found = nudges(run, choices.nudge, owners, told_by(past), today=today)
    day = tuple(Weekday)[review.today(run.spreadsheet).weekday()]
    rests = day if day not in choices.nudge.days else None
    kept = tuple(
        each for each in found.nudges if not rests and is_due(letters.target(each.person), past, today, letters.CADENCE)
    )
    return Outlook(kept, found.muted, found.strangers, rests)


def _in_their_words(configured: Config, seen: tuple[Run, Review], nudges: Iterable[Nudge]) -> Iterator[Nudge]:
    """Yield each nudge in the language of the person; for one that isn't the sheet's, the sheet is judged once more."""
    run, review = seen

    @cache
    def retold(language: Language) -> Run:
        return replace(review, language=language, rules=rules_of(configured, language)).retold(run)

    for each in nudges:
        language = each.person.language
        yield each if language in (None, review.language) else in_words(each, retold(language))


def preview(configured: Config, seen: tuple[Run, Review], outlook: Outlook) -> Iterator[tuple[Nudge, Letter]]:
    """Yield what each person would be told now; nothing is sent."""
    return letters.letters(configured, _in_their_words(configured, seen, outlook.nudges), _today(seen))


def announce(configured: Config, log: Deliveries, outlook: Outlook, name: str) -> list[Delivery]:
    """Write into the log what a run is about to tell whom, before it does, and return it.

    Raises:
        UnsafeError: The log can't be written.
    """
    found = [
        Delivery(letters.target(each.person), configured.now, stage=Stage.INTENDED, run=name, things=each.things)
        for each in outlook.nudges
    ]
    for each in found:
        log.append(each)
    return found


def tell(configured: Config, log: Deliveries, read: Read, listener: Listener, *, announced: str | None = None) -> Told:
    """Tell the owners who have something to hear, or those that a run announced, of what it announced.

    What can't be sent to one stops nobody else. What may have arrived is never sent again.

    Raises:
        UsageError: Nothing is remembered.
        UnsafeError: The log can't be read or written, or the sheet can't be read.
    """
    now = configured.now
    try:
        seen = read()
        _owners(configured, log, seen[0])
        before = uncertain(log, announced)
        meant = _announced(configured, log, seen, announced) if announced else outlook(configured, log, *seen).nudges
        posts = tuple(letters.posts(configured, _in_their_words(configured, seen, meant), _today(seen)))
    except SheetsyncError as error:
        deliver.take_back(log, now=now, run=announced, why=f"nothing was sent: {error}")
        raise
    ready, lacking = letters.messengers(configured, (each.target.channel for each in posts))
    tries = [
        Try(Delivery(each.target, now, str(lacking[each.target.channel])), lacking[each.target.channel])
        for each in posts
        if each.target.channel in lacking
    ]
    listener.progress("Sending")
    trouble = _settle(configured, log, seen[0])
    try:
        able = [each for each in posts if each.target.channel in ready]
        for each in deliver.send(able, ready, log, now=now, run=announced):
            listener.tried(each.delivery)
            tries.append(each)
    finally:
        for messenger in ready.values():
            messenger.close()
    listener.progress("")
    deliver.take_back(log, now=now, run=announced, why="there was nothing left to tell, or no way to send it")
    if trouble:
        raise trouble
    return Told(tuple(tries), lacking, before, {})


def _settle(configured: Config, log: Deliveries, run: Run) -> SheetsyncError | None:
    """Resolve the comments of what is mended, or answered elsewhere, for nobody needs to look at them any more.

    It goes before what is asked now: what came back meanwhile must find no comment of the thing that it was.
    """
    if not (comments.are_wanted(configured) and comments.is_google(configured)):
        return None
    standing = {thing: finding.cell for finding, thing in things(run) if finding.cell}
    try:
        told = {thing for each in log.read() for thing in each.things}
        comments.of(configured).settle(run.roadmap.tab, set(standing), told, set(standing.values()))
    except SheetsyncError as error:
        # It stops no message.
        return error
    return None


def uncertain(log: Deliveries, announced: str | None = None) -> tuple[Delivery, ...]:
    """Return the messages to owners of which nobody knows whether they arrived, but those of a run that goes on.

    Raises:
        UnsafeError: The log can't be read.
    """
    found = deliver.uncertain(log)
    return tuple(each for each in found if each.target.audience == PEOPLE and not (announced and each.run == announced))


def _announced(configured: Config, log: Deliveries, seen: tuple[Run, Review], announced: str) -> tuple[Nudge, ...]:
    """Return what is still to tell of what a run announced: nothing that was mended meanwhile, and nothing new."""
    owners, past = _owners(configured, log, seen[0]), log.read()
    mine = intended(past, announced)
    things = {each.target.to: each.things for each in past if each.run == announced and each.target in mine}
    before = [each for each in past if each.run != announced or each.stage is not Stage.INTENDED]
    found = nudges(seen[0], configured.choices.nudge, owners, told_by(before), today=configured.now.date())
    return tuple(only(found, things))


def _today(seen: tuple[Run, Review]) -> date:
    return seen[1].today(seen[0].spreadsheet)

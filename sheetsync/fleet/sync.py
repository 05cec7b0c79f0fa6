"""One sync of one member: the same run as `sheetsync sync`, with a quota and a history that all share."""

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sheetsync import __version__, wiring
from sheetsync.adapters.google import drive
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.config.limits import ANYWHERE, Limits
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnavailableError, UsageError, frames
from sheetsync.fleet.delivery_table import DeliveryTable
from sheetsync.fleet.facts import facts_of
from sheetsync.fleet.member import Member, Outcome, Seen, Standing
from sheetsync.fleet.quota import SharedQuota, StoppingError
from sheetsync.fleet.readers import audiences_of, both, nudge, tell
from sheetsync.fleet.registry import Registry, Result
from sheetsync.fleet.retry import retried
from sheetsync.fleet.settings import Fleet
from sheetsync.model.notice import NoticeKind
from sheetsync.model.run import Run
from sheetsync.model.settings import Choices
from sheetsync.ports import HistoryStore
from sheetsync.run import pipeline
from sheetsync.run.review import Review
from sheetsync.wiring import Rules

if TYPE_CHECKING:
    from sheetsync.adapters.google.credentials import Identity

log = logging.getLogger("sheetsync.fleet")

CONFIGURATIONS: Final = 256
"""How many configurations a worker keeps in mind."""


class Syncer:
    """Syncs members, each as one job; several threads may use it at once.

    Args:
        fleet: What `fleet.toml` says.
        registry: Where the outcome is written down.
        history: Remembers the roadmaps of all.
        quota: Lets requests through.
        identities: Who each account is.
        root: A server on this machine that plays Google; "" for Google itself.
        clock: What time it is.
    """

    def __init__(
        self,
        fleet: Fleet,
        registry: Registry,
        history: HistoryStore,
        quota: SharedQuota,
        identities: Mapping[str, "Identity"],
        *,
        root: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fleet = fleet
        self._registry = registry
        self._history = history
        self._quota = quota
        self._identities = identities
        self._root = root
        self._clock = clock

    def sync(self, name: str, job: int) -> Outcome:
        """Sync a member, and write down how it ended.

        A job that was taken up again after its result was written has nothing left to do.

        Raises:
            SheetsyncError: It failed; that is written down too.
        """
        standing = retried(lambda: self._registry.get(name))
        if retried(lambda: self._registry.is_done(name, job)):
            return standing.outcome or Outcome.SYNCED
        try:
            result = self._result(standing)
        except StoppingError:
            raise
        except SheetsyncError as error:
            self._finish(name, job, Result(Outcome.FAILED, str(error)))
            raise
        except Exception as error:
            problem = f"this is a bug of sheetsync ({type(error).__name__}: {frames(error)})"
            self._finish(name, job, Result(Outcome.FAILED, problem))
            raise
        self._finish(name, job, result)
        if result.may_pass:
            raise UnavailableError(result.problem or "")
        return result.outcome

    def _finish(self, name: str, job: int, result: Result) -> None:
        retried(lambda: self._registry.finish(name, job, result, now=self._clock()))

    def _result(self, standing: Standing) -> Result:
        member = standing.member
        configured, rules, stamp = self._configured(member)
        now = configured.now

        def terms(zone: str | None) -> str:
            return f"{now.astimezone(ZoneInfo(zone or configured.choices.sheet.time_zone)).date()} {stamp}"

        # Drive is asked before the sheet is read, so that the next sync sees what changes after this moment.
        version = self._version(member)
        if version and standing.seen == Seen(version, terms(standing.facts.zone)):
            return Result(Outcome.UNCHANGED)
        choices = configured.choices
        sheet = choices.sheet
        review = Review(choices.reading, rules, now, sheet.time_zone, self._history, language=sheet.language)
        run = self._run(member, configured, review)
        deliveries = DeliveryTable(self._registry.connected, member.sheet)
        problem = both(
            tell(self._fleet, member, configured, (run, review), deliveries),
            nudge(self._fleet, configured, (run, review), deliveries),
        )
        facts = facts_of(run, audiences_of(self._fleet, member, configured))
        unsaid = (each.sentence for each in run.notices if each.kind is NoticeKind.NOT_REMEMBERED)
        said = "; ".join((*unsaid, *([problem.sentence] if problem else ())))
        # Our own write is a change after this version, so the next sync reads the sheet once more.
        return Result(
            Outcome.FAILED if problem and problem.is_failure else Outcome.SYNCED,
            said or None,
            may_pass=problem is not None and problem.may_pass,
            seen=Seen(version, terms(facts.zone)) if version and not said else None,
            facts=facts,
            history=run.look.roadmap if run.look else None,
        )

    def _run(self, member: Member, configured: Config, review: Review) -> Run:
        choices = configured.choices
        rate_limit = self._quota.rate_limit(self._accounts(member))
        identity = self._identities[rate_limit.begin()]
        client = GoogleClient(identity.credentials, root=self._root, who=identity.address, rate_limit=rate_limit)
        _, run = pipeline.sync(
            wiring.google.sheet(configured, client=client),
            review,
            choices.writing,
            new_address=wiring.new_address,
            progress=lambda _: None,
            keep_days=choices.history.keep_days,
        )
        return run

    def _version(self, member: Member) -> str | None:
        """Return Drive's count of the sheet's changes; None where we don't ask, or aren't told."""
        if not self._fleet.drive:
            return None
        account = self._identities[self._accounts(member)[0]]
        return drive.version(account.credentials, member.sheet, root=self._root)

    def _accounts(self, member: Member) -> tuple[str, ...]:
        """Return the accounts that a member may go by.

        Raises:
            UsageError: It names some, and none of them is there any more.
        """
        known = tuple(each for each in member.accounts or self._identities if each in self._identities)
        if not known:
            raise UsageError(
                f"fleet.toml has no account {', '.join(member.accounts)} any more: import the roadmap again"
            )
        return known

    def _configured(self, member: Member) -> tuple[Config, Rules, str]:
        """Return what a member is synced by, and a hash of it: files may change while a worker runs."""
        file = self._fleet.config_of(member)
        limits = self._fleet.of_members if member.config else ANYWHERE
        read = _configuration(file, limits, _stamp_of(file))
        stamp = _stamp_of(file, *(read.folder / each for each in read.choices.packs))
        choices = replace(read.choices, sheet=replace(read.choices.sheet, location=member.sheet))
        return replace(read, choices=choices, now=self._clock()), _rules(file, limits, stamp), stamp


def _stamp_of(*files: Path | None) -> str:
    """Return a hash of what these files say, and of our own release; one that is no file says nothing."""
    contents = (each.read_bytes() for each in files if each and each.is_file())
    return hashlib.blake2b(b"\0".join((__version__.encode(), *contents)), digest_size=8).hexdigest()


@lru_cache(CONFIGURATIONS)
def _configuration(file: Path | None, limits: Limits, stamp: str) -> Config:  # noqa: ARG001  # tells one state from the next
    return wiring.configuration(file, limits=limits) if file else Config(Choices(), Path(), None, datetime.now(UTC))


@lru_cache(CONFIGURATIONS)
def _rules(file: Path | None, limits: Limits, stamp: str) -> Rules:
    return wiring.rules(_configuration(file, limits, stamp))


def identities_of(fleet: Fleet, environment: Mapping[str, str] = os.environ) -> dict[str, "Identity"]:
    """Find who each service account is.

    Raises:
        AccessError: A key can't be used.
    """
    from sheetsync.adapters.google import credentials

    return {
        each.name: credentials.of_account(
            environment, each.name, fleet.folder / each.key if each.key else None, drive=fleet.drive
        )
        for each in fleet.accounts
    }

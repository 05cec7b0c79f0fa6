"""The registry: the members of the fleet and how each of them stands, in a table of PostgreSQL."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from sheetsync.adapters.database_url import NO_TABLE, code_of, engine_of, meaning, named
from sheetsync.errors import UsageError
from sheetsync.fleet.facts import Facts
from sheetsync.fleet.member import Member, Outcome, Seen, Standing
from sheetsync.fleet.member_table import MEMBERS, row_of, standing_of

SAID_AT: Final = "SHEETSYNC_DATABASE, or `database` in fleet.toml"
MIGRATIONS: Final = Path(__file__).parent / "migrations"
LOCK: Final = 731046002
"""Of PostgreSQL's advisory locks: two migrations take turns."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a sync of a member ended, as it is written down.

    `facts` are None where the sheet was not read; then what is known of it stays. `seen` is what the next sync may
    compare with, None where it has to read. `may_pass` says of a problem that a new try soon may help.
    """

    outcome: Outcome
    problem: str | None = None
    seen: Seen | None = None
    facts: Facts | None = None
    history: str | None = None
    may_pass: bool = False


class Registry:
    """The members of a fleet.

    Errors of every method: UnavailableError where the database can't be reached, UsageError where
    it is not prepared.
    """

    def __init__(self, url: str, *, connections: int = 5) -> None:
        """Name the database, such as `postgresql://host/name`.

        Raises:
            UsageError: It is not the URL of a PostgreSQL.
        """
        self._engine = engine_of(
            url,
            said_at=SAID_AT,
            example="postgresql://host/name",
            driver="postgresql+psycopg",
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=0,
        )

    def migrate(self) -> None:
        """Bring the table up to date."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.connected() as connection:
            config.attributes["connection"] = connection
            connection.execute(sql.text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            command.upgrade(config, "head")

    def put(self, members: Sequence[Member], *, now: datetime) -> None:
        """Add members, or change those that have the names; how they stand is kept.

        One that is new, or has another sheet, is due at once; then, or with another period, it has starts of its own.

        Raises:
            UsageError: A spreadsheet is a member already, under another name.
        """
        if not members:
            return
        wanted = sql.select(MEMBERS).where(MEMBERS.c.name.in_([each.name for each in members]))
        try:
            with self.connected() as connection:
                there = {each.member.name: each for each in map(standing_of, connection.execute(wanted))}
                rows = [row_of(each, _due(each, there.get(each.name), now)) for each in members]
                statement = insert(MEMBERS)
                changed = {name: statement.excluded[name] for name in rows[0] if name != "name"}
                connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=changed), rows)
        except IntegrityError:
            raise UsageError(
                "a spreadsheet can be a member only once: one of these is one already, under another name"
            ) from None

    def get(self, name: str) -> Standing:
        """Return how a member stands.

        Raises:
            UsageError: There is no such member.
        """
        with self.connected() as connection:
            row = connection.execute(sql.select(MEMBERS).where(MEMBERS.c.name == name)).first()
        if row is None:
            raise UsageError(f"there is no roadmap {name} in the fleet: `sheetsync fleet list` shows them all")
        return standing_of(row)

    def all(self) -> tuple[Standing, ...]:
        """Return how every member stands, by name."""
        with self.connected() as connection:
            return tuple(map(standing_of, connection.execute(sql.select(MEMBERS).order_by(MEMBERS.c.name))))

    def due(self, now: datetime) -> tuple[Standing, ...]:
        """Return the members whose start has come, longest overdue first; those that are paused have none."""
        wanted = sql.select(MEMBERS).where((MEMBERS.c.due <= now) & ~MEMBERS.c.is_paused).order_by(MEMBERS.c.due)
        with self.connected() as connection:
            return tuple(map(standing_of, connection.execute(wanted)))

    def schedule(self, member: Member, now: datetime) -> None:
        """Remember that a member was queued: it is due again at its next start."""
        self._set(member.name, due=member.due_after(now))

    def pause(self, name: str, *, paused: bool) -> None:
        """Stop, or start again, queueing a member.

        Raises:
            UsageError: There is no such member.
        """
        self.get(name)
        self._set(name, is_paused=paused)

    def remove(self, names: Sequence[str]) -> None:
        """Forget members, and how they stand.

        Raises:
            UsageError: There is no member of such a name; nobody was removed then.
        """
        for name in names:
            self.get(name)
        with self.connected() as connection:
            connection.execute(sql.delete(MEMBERS).where(MEMBERS.c.name.in_(names)))

    def failing(self) -> int:
        """Return how many members failed the last time; those that are paused don't count."""
        wanted = (MEMBERS.c.outcome == Outcome.FAILED.value) & ~MEMBERS.c.is_paused
        with self.connected() as connection:
            return connection.scalar(sql.select(sql.func.count()).select_from(MEMBERS).where(wanted)) or 0

    def is_done(self, name: str, job: int) -> bool:
        """Whether a job has written down its result: one that was cut off after that has nothing left to do."""
        with self.connected() as connection:
            return connection.scalar(sql.select(MEMBERS.c.last_job).where(MEMBERS.c.name == name)) == job

    def finish(self, name: str, job: int | None, result: Result, *, now: datetime) -> None:
        """Write down how a sync ended."""
        failed = result.outcome is Outcome.FAILED
        values: dict[str, Any] = {
            "finished": now,
            "outcome": result.outcome.value,
            "problem": result.problem or "",
            "failures": MEMBERS.c.failures + 1 if failed else 0,
            # A job that failed is retried under the same number, so it must not count as done.
            "last_job": None if failed else job,
        }
        if result.facts is not None:
            version, terms = (result.seen.version, result.seen.terms) if result.seen else ("", "")
            values |= {"facts": result.facts.as_json(), "seen_version": version, "seen_terms": terms}
        if result.history is not None:
            values["history"] = result.history
        self._set(name, **values)

    def held(self) -> Mapping[str, float]:
        """Return the accounts that the brake holds, as `account effect`, with the seconds that are left."""
        wanted = sql.text(
            "SELECT account || ' ' || effect, extract(epoch FROM until - clock_timestamp())::float8 "
            "FROM sheetsync_brake WHERE until > clock_timestamp()"
        )
        with self.connected() as connection:
            return {row[0]: row[1] for row in connection.execute(wanted)}

    def give_up(self, name: str, job: int | None, *, now: datetime) -> None:
        """Write down that a job took its worker down again and again."""
        problem = "its worker was lost every time: the sheet may be too large, or there is too little memory"
        self.finish(name, job, Result(Outcome.FAILED, problem), now=now)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _set(self, name: str, **values: object) -> None:
        with self.connected() as connection:
            connection.execute(sql.update(MEMBERS).where(MEMBERS.c.name == name).values(**values))

    @contextmanager
    def connected(self) -> Iterator[sql.Connection]:
        """Give a transaction; what the database says against it becomes a sentence."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except DBAPIError as error:
            url = self._engine.url
            if code_of(error) in NO_TABLE:
                raise UsageError(
                    f"the database of the fleet, {named(url)}, has no tables of this release: if it is the right one, "
                    f"run `sheetsync fleet migrate`; else mend {SAID_AT}"
                ) from None
            raise meaning(error, url, what="the fleet", said_at=SAID_AT) from None


def _due(member: Member, there: Standing | None, now: datetime) -> datetime:
    """Return when a member is due that is taken up or changed."""
    if there is None or there.member.sheet != member.sheet:
        return now
    return there.due if there.member.every == member.every else member.due_after(now)

"""The log of what workers sent to whom, in a table that all of them see."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Final

import sqlalchemy as sql

from sheetsync.fleet.retry import retried
from sheetsync.model.audience import Channel
from sheetsync.model.delivery import Delivery, Stage, Target

KEPT: Final = timedelta(days=90)
"""How long a delivery is remembered; no cadence is as long."""

KEPT_OF_PEOPLE: Final = timedelta(days=800)
"""How long it is remembered what owners were told of their rows: a thing that stands on is told three times at most."""

DELIVERIES: Final = sql.Table(
    "sheetsync_delivery",
    sql.MetaData(),
    sql.Column("number", sql.BigInteger, sql.Identity(), primary_key=True),
    sql.Column("sheet", sql.Text),
    sql.Column("audience", sql.Text),
    sql.Column("channel", sql.Text),
    sql.Column("recipient", sql.Text),
    sql.Column("at", sql.DateTime(timezone=True)),
    sql.Column("problem", sql.Text),
    sql.Column("stage", sql.Text),
    sql.Column("run", sql.Text),
    sql.Column("things", sql.Text),
)


class DeliveryTable:
    """The deliveries of one sheet.

    Args:
        connected: Gives a transaction.
        sheet: The key of the sheet.
    """

    def __init__(self, connected: Callable[[], AbstractContextManager[sql.Connection]], sheet: str) -> None:
        self._connected = connected
        self._sheet = sheet

    @property
    def sheet(self) -> str:
        """What the sheet is known by of which is told."""
        return self._sheet

    def know(self, addresses: Iterable[str]) -> None:
        """Do nothing: nobody but its workers reads the table, and addresses stand there as they are."""

    def read(self) -> tuple[Delivery, ...]:
        """Return every delivery that is remembered, oldest first."""
        return retried(self._read)

    def append(self, delivery: Delivery) -> None:
        """Add a delivery, and forget those that count no more."""
        retried(lambda: self._append(delivery))

    def _read(self) -> tuple[Delivery, ...]:
        wanted = sql.select(DELIVERIES).where(DELIVERIES.c.sheet == self._sheet).order_by(DELIVERIES.c.number)
        with self._connected() as connection:
            return tuple(
                Delivery(
                    Target(row.audience, Channel(row.channel), row.recipient),
                    row.at,
                    row.problem or None,
                    Stage(row.stage),
                    row.run or None,
                    tuple(row.things.split()),
                )
                for row in connection.execute(wanted)
            )

    def _append(self, delivery: Delivery) -> None:
        kept = sql.case((DELIVERIES.c.things == "", delivery.at - KEPT), else_=delivery.at - KEPT_OF_PEOPLE)
        old = (DELIVERIES.c.sheet == self._sheet) & (DELIVERIES.c.at < kept)
        row = {
            "sheet": self._sheet,
            "audience": delivery.target.audience,
            "channel": delivery.target.channel.value,
            "recipient": delivery.target.to,
            "at": delivery.at,
            "problem": delivery.problem or "",
            "stage": delivery.stage.value,
            "run": delivery.run or "",
            "things": " ".join(delivery.things),
        }
        with self._connected() as connection:
            connection.execute(sql.delete(DELIVERIES).where(old))
            connection.execute(sql.insert(DELIVERIES).values(row))

"""The table of the members, and what a row of it says."""

from datetime import datetime
from typing import Any, Final

import sqlalchemy as sql
from sqlalchemy.dialects.postgresql import JSONB

from sheetsync.fleet.facts import Facts
from sheetsync.fleet.member import Member, Outcome, Seen, Standing

MEMBERS: Final = sql.Table(
    "sheetsync_member",
    sql.MetaData(),
    sql.Column("name", sql.String(80), primary_key=True),
    sql.Column("sheet", sql.Text),
    sql.Column("team", sql.Text),
    sql.Column("owner", sql.Text),
    sql.Column("every", sql.Interval),
    sql.Column("config", sql.Text),
    sql.Column("accounts", JSONB),
    sql.Column("audiences", JSONB),
    sql.Column("due", sql.DateTime(timezone=True)),
    sql.Column("is_paused", sql.Boolean),
    sql.Column("finished", sql.DateTime(timezone=True)),
    sql.Column("outcome", sql.String(20)),
    sql.Column("problem", sql.Text),
    sql.Column("failures", sql.Integer),
    sql.Column("history", sql.String(200)),
    sql.Column("seen_version", sql.Text),
    sql.Column("seen_terms", sql.Text),
    sql.Column("facts", JSONB),
    sql.Column("last_job", sql.BigInteger),
)


def row_of(member: Member, due: datetime) -> dict[str, Any]:
    """Return what is written of a member that is taken up or changed."""
    return {
        "name": member.name,
        "sheet": member.sheet,
        "team": member.team,
        "owner": member.owner,
        "every": member.every,
        "config": member.config or "",
        "accounts": list(member.accounts),
        "audiences": list(member.audiences),
        "due": due,
    }


def standing_of(row: Any) -> Standing:
    """Return how a member stands, as its row says."""
    member = Member(
        name=row.name,
        sheet=row.sheet,
        team=row.team,
        owner=row.owner,
        every=row.every,
        config=row.config or None,
        accounts=tuple(row.accounts),
        audiences=tuple(row.audiences),
    )
    return Standing(
        member=member,
        due=row.due,
        is_paused=row.is_paused,
        finished=row.finished,
        outcome=Outcome(row.outcome) if row.outcome else None,
        problem=row.problem or None,
        failures=row.failures,
        history=row.history or None,
        seen=Seen(row.seen_version, row.seen_terms) if row.seen_version else None,
        facts=Facts.of_json(row.facts),
    )

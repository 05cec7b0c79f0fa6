"""The nine rules with dataframely, which is polars with a schema: rules of rows, and of the groups beside them."""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from bench.nine_rules import HEADER, OWNER, PLAN_END, PLAN_START, STALE_BEFORE, STATUSES, Fault, Row

_CELLS = {
    "goal": "Goal", "status": "Status", "date_start": "Start", "date_end": "End", "order": "End", "plan_start": "Start",
    "plan_end": "End", "owner": "Owner", "work": "Deliverable", "twice": "Deliverable", "stale": "Updated",
}  # fmt: skip


class Lines(dy.Schema):
    """What the rows have to be; `start`, `end` and `updated` are days, null where a text is none."""

    row = dy.Integer(nullable=False)
    first = dy.Bool(nullable=False)
    worked = dy.Bool(nullable=False)
    again = dy.Bool(nullable=False)
    Goal = dy.String(nullable=False)
    Status = dy.String(nullable=False)
    Owner = dy.String(nullable=False)
    start = dy.Date(nullable=True)
    end = dy.Date(nullable=True)
    updated = dy.Date(nullable=True)

    @dy.rule()
    def goal(cls) -> pl.Expr:
        """A project says its goal."""
        return ~(pl.col("first") & (pl.col("Goal") == ""))

    @dy.rule()
    def status(cls) -> pl.Expr:
        """A status is known."""
        return pl.col("Status").is_in(STATUSES)

    @dy.rule()
    def date_start(cls) -> pl.Expr:
        """A start is a day."""
        return pl.col("start").is_not_null()

    @dy.rule()
    def date_end(cls) -> pl.Expr:
        """An end is a day."""
        return pl.col("end").is_not_null()

    @dy.rule()
    def order(cls) -> pl.Expr:
        """The end is not before the start."""
        return ~(pl.col("end") < pl.col("start")).fill_null(value=False)

    @dy.rule()
    def plan_start(cls) -> pl.Expr:
        """The start is in the plan."""
        return ~(pl.col("start") < PLAN_START).fill_null(value=False)

    @dy.rule()
    def plan_end(cls) -> pl.Expr:
        """The end is in the plan."""
        return ~(pl.col("end") > PLAN_END).fill_null(value=False)

    @dy.rule()
    def owner(cls) -> pl.Expr:
        """An owner is an address."""
        return pl.col("Owner").str.contains(f"^(?:{OWNER})$")

    @dy.rule()
    def work(cls) -> pl.Expr:
        """A project has a deliverable."""
        return ~pl.col("first") | pl.col("worked")

    @dy.rule()
    def twice(cls) -> pl.Expr:
        """A deliverable is listed once."""
        return ~pl.col("again")

    @dy.rule()
    def stale(cls) -> pl.Expr:
        """Work in progress was touched."""
        return ~((pl.col("Status") == "In progress") & (pl.col("updated") < STALE_BEFORE)).fill_null(value=False)


def faults(rows: Sequence[Row]) -> set[Fault]:
    """Return the failing cells."""
    frame = pl.DataFrame(rows, schema=dict.fromkeys(HEADER, pl.String), orient="row").with_row_index("row")
    first = pl.col("Project") != ""
    frame = frame.with_columns(
        pl.col("row").cast(pl.Int64),
        first.alias("first"),
        first.cum_sum().alias("block"),
        *(
            pl.col(column).str.to_date("%Y-%m-%d", strict=False).alias(column.lower())
            for column in ("Start", "End", "Updated")
        ),
    ).with_columns(
        (pl.col("Deliverable") != "").any().over("block").alias("worked"),
        ((pl.col("Deliverable") != "") & ~pl.struct("block", "Deliverable").is_first_distinct()).alias("again"),
    )
    _, failures = Lines.filter(frame, cast=False)
    details = failures.details()
    found: set[Fault] = set()
    for rule, column in _CELLS.items():
        if rule in details.columns:
            wrong = details.filter(pl.col(rule) == "invalid")["row"]
            found.update((row, column, rule.split("_")[0]) for row in wrong.to_list())
    return found

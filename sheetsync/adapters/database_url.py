"""A database as people name it: its URL, and what the database says against it, as sentences without its secrets."""

import warnings
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SAWarning

from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UsageError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

NO_TABLE: Final = ("42P01", "42703", "3F000")
"""How PostgreSQL says that a table, a column or a schema isn't there."""

_NO_LOGIN: Final = ("28P01", "28000")
_NO_RIGHT: Final = "42501"
_NO_DATABASE: Final = "3D000"
_IN_NO_HOST: Final = frozenset("[]@ \t")
_SPOKEN: Final = (
    ("password authentication failed", _NO_LOGIN[0]),
    ("no password supplied", _NO_LOGIN[0]),
    ("no pg_hba.conf entry", _NO_LOGIN[1]),
    ("unable to open database file", _NO_DATABASE),
)
"""A connection that never came about has no code, only words; those of another language are told as busy."""


def engine_of(url: str, *, said_at: str, example: str, driver: str = "", **options: Any) -> sql.Engine:
    """Return the engine of a database; nothing is asked of it yet.

    Args:
        url: As a person typed it.
        said_at: Where, such as "`url` under [history]".
        example: What it should look like.
        driver: Which driver to use whatever the URL says; then the URL has to be that of a PostgreSQL.
        options: For the engine.

    Raises:
        UsageError: It is not the URL of a database that is known here.
    """
    try:
        parts = sql.make_url(url)
        is_other = driver and parts.get_backend_name() != "postgresql"
        if is_other or set(parts.host or "") & _IN_NO_HOST:
            raise ArgumentError  # noqa: TRY301 - one sentence for all that is no URL
        with warnings.catch_warnings():
            # What stands behind the "?" of a URL and is no option of the driver.
            warnings.simplefilter("error", SAWarning)
            return sql.create_engine(parts.set(drivername=driver) if driver else parts, **options)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError, TypeError, SAWarning):
        # What went wrong may quote the URL, and so a password.
        what = "a PostgreSQL" if driver else "a database that is known here"
        raise UsageError(f"{said_at} is not the URL of {what}: give one such as {example}") from None


def named(url: "URL") -> str:
    """Return which database a URL means, without who asks and with what password."""
    place = f" on {url.host}" if url.host else ""
    return f"{url.database or 'without a name'}{place}"


def meaning(error: DBAPIError, url: "URL", *, what: str, said_at: str) -> SheetsyncError:
    """Turn what a database says into what to do: its own text may hold the URL, and is dropped.

    Args:
        error: What it said.
        url: Which database was asked.
        what: Whose it is, such as "the history".
        said_at: Where it is named, such as "`url` under [history]".
    """
    code, kind = code_of(error), type(error.orig or error).__name__
    subject = f"the database of {what}, {named(url)},"
    if code in _NO_LOGIN:
        return AccessError(f"{subject} refuses the login: check the user and the password in {said_at}")
    if code == _NO_RIGHT:
        return AccessError(f"{subject} doesn't let us in ({kind}): give its user the rights on the tables of sheetsync")
    if code == _NO_DATABASE:
        return UsageError(f"{subject} is not there: make it, or mend {said_at}")
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return UnavailableError(f"{subject} can't be reached or is busy ({kind}): check {said_at}, or run again")
    return UsageError(f"{subject} is not one that sheetsync can use ({kind}): mend {said_at}")


def code_of(error: DBAPIError) -> str:
    """Return PostgreSQL's code for what went wrong, by the words for a connection that failed; "" for none."""
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return str(code)
    words = str(error.orig).casefold()
    if 'database "' in words and "does not exist" in words:
        return _NO_DATABASE
    return next((code for text, code in _SPOKEN if text in words), "")

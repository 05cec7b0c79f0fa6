"""Wiring of Google Sheets: who we are to Google, and the stores that follow from it."""

import os
import re
import secrets
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sheetsync.adapters.google.location import key_of, other_of
from sheetsync.adapters.run_page import run_page
from sheetsync.config.load import Config
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.diagnosis import Diagnosis
from sheetsync.ports import RateLimit

if TYPE_CHECKING:
    from sheetsync.adapters.google.client import GoogleClient
    from sheetsync.adapters.google.dropdown import Dropdowns
    from sheetsync.adapters.google.retry import RetryPolicy
    from sheetsync.adapters.google.store import GoogleSheet

_WEB = re.compile(r"\w{2,}:/|(?:www|docs|drive|sheets)\.\w+\.\w+/", re.IGNORECASE)
"""What begins as an address of the web does; the letter of a drive and its colon don't."""

PRE_IMAGES = Path("notes", "before.jsonl")
"""Where notes are kept as they were before ours, in the folder of the history."""


def location(configured: Config) -> str:
    """Return the sheet that is meant.

    Raises:
        UsageError: None is named.
    """
    if not configured.choices.sheet.location:
        raise UsageError(
            "no sheet is named: give the path of a workbook or the address of a Google Sheet, "
            "or `location` under [sheet] in sheetsync.toml"
        )
    named = configured.choices.sheet.location
    if what := other_address(named):
        raise UsageError(f"{named} is not the address of a Google Sheet: {what}")
    return named


def other_address(location: str) -> str | None:
    """Say what an address is that names no Google Sheet; None for a path, a key, or the address of a sheet."""
    if sheet_key(location) or not _WEB.match(location):
        return None
    return other_of(location)


def sheet_key(location: str) -> str | None:
    """Return the key of a Google Sheet, from its address or as it is; None for a path."""
    key = key_of(location)
    return key if key and not Path(location).exists() else None


def sheet(
    configured: Config,
    *,
    writes: bool = False,
    adopt: bool = False,
    removals: int = 0,
    client: "GoogleClient | None" = None,
) -> "GoogleSheet":
    """Return the store of a Google Sheet, with what only such a store can do.

    Args: see `sheet`. `client` is a way to Google that is there already.

    Raises:
        UsageError: None is named, or it is a workbook.
        AccessError: There are no credentials for Google.
    """
    # Imported here: the libraries under it take longer to load than most workbooks take to be checked.
    from sheetsync.adapters.google.looked import Wording
    from sheetsync.adapters.google.store import Consent, GoogleSheet
    from sheetsync.steps.looked_note import every_looked_note, looked_note

    return GoogleSheet(
        client or client_for(configured, writes=writes)[0],
        _needed_key(configured),
        own_header=configured.choices.writing.header,
        new_nonce=partial(secrets.token_hex, 8),
        consent=Consent(adopt=adopt, removals=removals),
        pre_images=configured.path(configured.choices.history.folder, "[history] folder") / PRE_IMAGES,
        now=configured.now,
        page=run_page(os.environ),
        wording=Wording(*looked_note(configured.choices.sheet.language), every_looked_note),
        domains=configured.choices.nudge.domains,
    )


def dropdowns(configured: Config) -> "Dropdowns":
    """Return what puts dropdowns into a Google Sheet.

    Args: see `sheet`.

    Raises:
        AccessError: There are no credentials for Google.
    """
    from sheetsync.adapters.google.dropdown import Dropdowns

    client, key = client_for(configured, writes=True)
    return Dropdowns(client, key, own_header=configured.choices.writing.header, new_nonce=partial(secrets.token_hex, 8))


def _needed_key(configured: Config) -> str:
    named = location(configured)
    if not (key := sheet_key(named)):
        raise UsageError(f"{named} is no Google Sheet, and this is only for one: give its address")
    return key


def client_for(
    configured: Config, *, writes: bool, retry: "RetryPolicy | None" = None, rate_limit: RateLimit | None = None
) -> tuple["GoogleClient", str]:
    """Return the way to Google, and the key of the sheet that is meant."""
    from sheetsync.adapters.google import credentials
    from sheetsync.adapters.google.client import GoogleClient

    key = _needed_key(configured)
    identity = credentials.find(os.environ, writing=writes)
    root = os.environ.get(credentials.ROOT, "")
    return GoogleClient(identity.credentials, root=root, who=identity.address, retry=retry, rate_limit=rate_limit), key


def key_digest() -> str:
    """Return a digest that tells one service account's key from the next; "" where there is none."""
    from sheetsync.adapters.google import credentials

    return credentials.key_digest(os.environ)


def rate_limit() -> RateLimit:
    """Return what keeps several sheets in one process within the quota of one account."""
    from sheetsync.adapters.google.rate_limit import OwnRateLimit

    return OwnRateLimit()


def probe(configured: Config) -> Iterator[Diagnosis]:
    """Try on a scratch tab what we assume of Google; what doesn't hold would end a run for safety."""
    from sheetsync.adapters.google.probe import probe as try_all
    from sheetsync.adapters.google.retry import RetryPolicy

    client, key = client_for(configured, writes=True, retry=RetryPolicy(requests=30))
    for each in try_all(client, key):
        if each.holds:
            yield Diagnosis("probe", each.name)
        else:
            detail = f"not any more: {each.name}; writing is not safe until sheetsync knows what changed"
            yield Diagnosis("probe", detail, UnsafeError.exit_status)
    if configured.choices.nudge.domains:
        yield _chips(configured, client)


def _chips(configured: Config, client: "GoogleClient") -> Diagnosis:
    """Say whom chips name, by the read that every run makes: their addresses come with the cells, or not at all."""
    tabs = sheet(configured, client=client).read().tabs
    people = {chip.address for tab in tabs for row in tab.rows for cell in row for chip in cell.chips}
    number = "1 person" if len(people) == 1 else f"{len(people)} people"
    domains = " or ".join(configured.choices.nudge.domains)
    return Diagnosis("chips", f"chips in the sheet name {number} with an address in {domains}")

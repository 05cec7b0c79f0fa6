"""Credentials: who we are to Google, found where they usually are, with no more rights than a command needs."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheetsync.errors import AccessError, UsageError

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

READ: Final = "https://www.googleapis.com/auth/spreadsheets.readonly"
WRITE: Final = "https://www.googleapis.com/auth/spreadsheets"
DOCUMENTS: Final = "https://www.googleapis.com/auth/documents"
FILES: Final = "https://www.googleapis.com/auth/drive.metadata.readonly"

ROOT: Final = "SHEETSYNC_API_ROOT"
KEY: Final = "SHEETSYNC_GOOGLE_KEY"
FILE: Final = "GOOGLE_APPLICATION_CREDENTIALS"

SIGN_IN: Final = "gcloud auth application-default login --impersonate-service-account=ACCOUNT"
"""How a person goes as the service account, without a key: Google's own client gives no right to spreadsheets."""

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are, and how we show it.

    `address` is what a sheet is shared with; "" where the credentials don't say, as those of a
    person don't.
    """

    credentials: "Credentials"
    way: str
    address: str = ""


def find(environment: Mapping[str, str], *, writing: bool = False, scope: str = "") -> Identity:
    """Find the credentials: a test's, a key in the environment, a file that it names, or the machine's own.

    The file's own `type` decides how it is read: a service account's key, a federation that goes
    through a service account, or a person's sign-in.

    Args:
        environment: `SHEETSYNC_API_ROOT`, `SHEETSYNC_GOOGLE_KEY`, `GOOGLE_APPLICATION_CREDENTIALS`.
        writing: Whether the right to write is needed; reading alone asks for less.
        scope: The right that is needed instead, where it is not about a spreadsheet.

    Raises:
        AccessError: There are none, or they can't be used. Nothing of a key is in the message.
    """
    scopes = [scope or (WRITE if writing else READ)]
    if _plays_google(environment):
        from google.auth.credentials import AnonymousCredentials

        return Identity(AnonymousCredentials(), "nobody, on a test server")  # type: ignore[no-untyped-call]
    return _of_environment(environment, scopes)


def of_account(environment: Mapping[str, str], name: str, key: Path | None, *, drive: bool = False) -> Identity:
    """Find the credentials of one of several accounts.

    Args:
        environment: Holds the credentials of an account that has no key file; `SHEETSYNC_API_ROOT`.
        name: What the account is called here. On a test server its name is its token.
        key: The file of its key; None for the credentials that are found as `find` does.
        drive: Whether it asks Drive for the versions of files too.

    Raises:
        AccessError: There are none, or they can't be used.
    """
    if _plays_google(environment):
        from google.oauth2.credentials import Credentials

        return Identity(Credentials(token=name), "an account on a test server", name)  # type: ignore[no-untyped-call]
    scopes = [WRITE, FILES] if drive else [WRITE]
    return _from_file(str(key), scopes, "key") if key else _of_environment(environment, scopes)


def _plays_google(environment: Mapping[str, str]) -> bool:
    """Whether a test server is named. An empty name is none: what was meant for it must not reach Google itself."""
    if not environment.get(ROOT, "unset").strip():
        raise UsageError(f"{ROOT} is empty: is a variable not set? Give it a value, or take it away")
    return ROOT in environment


def key_digest(environment: Mapping[str, str]) -> str:
    """Return a digest of the id of a service account's key, which tells for how long it is in use; "" for none."""
    try:
        text = environment.get(KEY, "") or Path(environment.get(FILE, "")).read_text(encoding="utf-8")
        name = json.loads(text).get("private_key_id", "")
    except (OSError, ValueError, AttributeError):
        return ""
    return hashlib.sha256(name.encode()).hexdigest()[:16] if isinstance(name, str) and name else ""


def _of_environment(environment: Mapping[str, str], scopes: list[str]) -> Identity:
    if text := environment.get(KEY, ""):
        return _from_fields(_fields(text, KEY), scopes, KEY)
    if name := environment.get(FILE, ""):
        return _from_file(name, scopes, FILE)
    empty = [each for each in (KEY, FILE) if each in environment]
    is_job = environment.get("GITHUB_ACTIONS") == "true"
    # A job's secret that is not set is an empty variable, and no mistake where federation is meant.
    hint = f" ({' and '.join(empty)} is empty: is the secret there?)" if empty and not is_job else ""
    return _of_the_machine(scopes, hint, is_job=is_job)


def _from_file(name: str, scopes: list[str], what: str) -> Identity:
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AccessError(f"{what} names {name}, which can't be read ({type(error).__name__}): mend it") from None
    return _from_fields(_fields(text, name), scopes, name)


def _fields(text: str, where: str) -> Fields:
    try:
        fields = json.loads(text)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise AccessError(f"the credentials in {where} are not a JSON object: paste the whole file as Google gave it")
    return fields


def _from_fields(fields: Fields, scopes: list[str], where: str) -> Identity:
    from google.auth.exceptions import GoogleAuthError

    kind = fields.get("type")
    try:
        if kind == "service_account":
            return _service_account(fields, scopes)
        if kind == "external_account":
            return _federation(fields, scopes, where)
        if kind == "impersonated_service_account":
            return _impersonation(fields, scopes)
        if kind == "authorized_user":
            return _person(fields)
    except (ValueError, KeyError, TypeError, GoogleAuthError):
        # What went wrong may quote the key, so its text is dropped.
        raise AccessError(f"the credentials in {where} are not complete: download or make them again") from None
    if "installed" in fields or "web" in fields:
        raise AccessError(f"{where} has an OAuth client, which proves nobody: sign in with `{SIGN_IN}` instead")
    raise AccessError(
        f"the credentials in {where} have no `type` that is known: give a service account's key, "
        "a federation's file (external_account), or a sign-in (impersonated_service_account, authorized_user)"
    )


def _service_account(fields: Fields, scopes: list[str]) -> Identity:
    from google.oauth2.service_account import Credentials

    credentials = Credentials.from_service_account_info(fields, scopes=scopes)  # type: ignore[no-untyped-call]
    return Identity(credentials, "service account key", credentials.service_account_email)


def _federation(fields: Fields, scopes: list[str], where: str) -> Identity:
    """Read a federation's file. It must go through a service account: a sheet can be shared with nothing else."""
    if not fields.get("service_account_impersonation_url"):
        raise AccessError(
            f"the federation in {where} names no service account, and a sheet can't be shared with a bare workload: "
            "make it with `service_account` set"
        )
    source = fields.get("credential_source")
    credentials: Any
    if isinstance(source, dict) and "environment_id" in source:
        from google.auth.aws import Credentials as Amazon

        credentials = Amazon.from_info(fields, scopes=scopes)  # type: ignore[no-untyped-call]
    elif isinstance(source, dict) and "executable" in source:
        from google.auth.pluggable import Credentials as Program

        credentials = Program.from_info(fields, scopes=scopes)  # type: ignore[no-untyped-call]
    else:
        from google.auth.identity_pool import Credentials as Pool

        credentials = Pool.from_info(fields, scopes=scopes)  # type: ignore[no-untyped-call]
    return Identity(credentials, "workload identity federation", credentials.service_account_email or "")


def _impersonation(fields: Fields, scopes: list[str]) -> Identity:
    """Read a person's sign-in that goes as a service account; the right to spreadsheets is that of the account."""
    from google.auth.impersonated_credentials import Credentials

    credentials = Credentials.from_impersonated_service_account_info(fields, scopes=scopes)  # type: ignore[no-untyped-call]
    return Identity(credentials, "a sign-in that goes as the account", credentials.service_account_email)


def _person(fields: Fields) -> Identity:
    """Read a person's sign-in. It keeps the scopes that it was made with: Google refuses a token for any other."""
    from google.oauth2.credentials import Credentials

    credentials = Credentials.from_authorized_user_info(fields)  # type: ignore[no-untyped-call]
    return Identity(credentials, "a person's sign-in", str(fields.get("account") or ""))


def _of_the_machine(scopes: list[str], hint: str, *, is_job: bool) -> Identity:
    import google.auth
    from google.auth.exceptions import DefaultCredentialsError

    try:
        credentials, _ = google.auth.default(scopes=scopes)
    except DefaultCredentialsError:
        if is_job:
            raise AccessError(
                "there are no Google credentials in this job: set the variables GCP_WORKLOAD_IDENTITY_PROVIDER and "
                f"GCP_SERVICE_ACCOUNT of the repository, or the secret {KEY}, under Settings > Secrets and variables > "
                "Actions; docs/google.md has the steps"
            ) from None
        raise AccessError(
            f"there are no Google credentials{hint}: put a service account's key into {KEY}, or name its file in "
            f"{FILE}, or sign in with `{SIGN_IN}`"
        ) from None
    address = str(getattr(credentials, "service_account_email", "") or "")
    return Identity(credentials, "the machine's own credentials", "" if address == "default" else address)

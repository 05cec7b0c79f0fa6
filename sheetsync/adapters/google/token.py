"""Token: why Google gives none for our credentials, and what mends it."""

from typing import Final

import google.auth.exceptions
from google.auth.credentials import AnonymousCredentials, Credentials
from google.auth.transport.requests import Request

from sheetsync.errors import AccessError, Hitch, UnavailableError

_LIBRARY: Final = "https://console.cloud.google.com/apis/library"
_REFUSALS: Final = (
    (
        ("iamcredentials", "has not been used"),
        (
            "the IAM Service Account Credentials API is off in the project of {whom}: enable it at "
            f"{_LIBRARY}/iamcredentials.googleapis.com and wait a few minutes"
        ),
    ),
    (
        ("sts.googleapis", "has not been used"),
        (
            "the Security Token Service API is off in the project of the pool: enable it at "
            f"{_LIBRARY}/sts.googleapis.com and wait a few minutes"
        ),
    ),
    (
        ("getaccesstoken", "denied"),
        (
            "this sign-in or job may not go as {whom}: give it the role Workload Identity User (a job) or Service "
            "Account Token Creator (a person) on that account; new roles take a few minutes"
        ),
    ),
    (
        ("unauthorized_client", "attribute condition"),
        "the provider of the pool turned this job away: its attribute condition names another repository",
    ),
    (
        ("invalid_target",),
        (
            "there is no such pool or provider: look at GCP_WORKLOAD_IDENTITY_PROVIDER, which begins with projects/ "
            "and the project's number"
        ),
    ),
    (
        ("not found", "serviceaccounts"),
        "there is no service account {whom}: look at GCP_SERVICE_ACCOUNT, or make it (docs/google.md, step 1)",
    ),
    (("account has been deleted",), "the account {whom} was deleted: make it again, or take another one"),
    (
        ("invalid_grant", "jwt"),
        "Google refused a token for {whom}: set the machine's clock, or make a new key",
    ),
    (("invalid_grant", "clock"), "Google refused a token for {whom}: set the machine's clock, or make a new key"),
    (("invalid_grant", "iat"), "Google refused a token for {whom}: set the machine's clock, or make a new key"),
    (
        ("invalid_grant",),
        "Google refused a token for {whom}: the key or the sign-in was revoked or has expired; make a new one",
    ),
)
"""What the token endpoint's answer holds, in small letters, and what to tell; the first that fits."""


def sign_in(credentials: Credentials, who: str) -> bool:
    """Get a token, and return whether there is one; those of a test have none.

    Raises:
        AccessError: Google gives none.
        UnavailableError: The token endpoint is out of reach.
    """
    if isinstance(credentials, AnonymousCredentials):
        return False
    try:
        if not credentials.valid:
            credentials.refresh(Request())  # type: ignore[no-untyped-call]
    except google.auth.exceptions.GoogleAuthError as error:
        if error.retryable or isinstance(error, google.auth.exceptions.TransportError):
            raise UnavailableError(
                "the token endpoint of Google did not answer: run again later", hitch=Hitch.OFFLINE
            ) from None
        raise token_refused(error, who) from None
    return True


def token_refused(error: google.auth.exceptions.GoogleAuthError, who: str) -> AccessError:
    """Say why there is no token. The library's text may hold the endpoint's whole answer, so it is only looked at."""
    words = str(error).lower()
    whom = who or "this account"
    for signs, sentence in _REFUSALS:
        if all(each in words for each in signs):
            return AccessError(sentence.format(whom=whom))
    return AccessError(
        f"Google refused a token for {whom}: check the key, or the pool and the service account of the federation"
    )

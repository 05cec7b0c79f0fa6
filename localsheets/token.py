"""Where tokens come from: OAuth, the security token service, and impersonation. No signature is checked."""

import base64
import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

from localsheets.call import Answer, Call
from localsheets.caller import SERVICE_ACCOUNT, Caller
from localsheets.errors import NOT_FOUND, ApiError, Json
from localsheets.routes import route
from localsheets.world import World

LASTS_S = 3599
REFUSALS = {
    "invalid_grant": "Invalid JWT Signature.",
    "invalid_client": "The OAuth client was not found.",
    "unauthorized_client": "Client is unauthorized to retrieve access tokens using this method.",
}


def refused(error: str) -> Answer:
    """The answer of an OAuth endpoint that gives no token."""
    body = {"error": error, "error_description": REFUSALS.get(error, "Bad Request")}
    return Answer(400, json.dumps(body).encode())


def form(call: Call) -> dict[str, str]:
    """The fields of a body in the form of a query."""
    return {key: given[-1] for key, given in parse_qs(call.content.decode()).items()}


def claims(token: str) -> Json:
    """What a JWT says, unproved; nothing where it is none."""
    try:
        part = token.split(".")[1]
        read: Any = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, IndexError):
        return {}
    return read if isinstance(read, dict) else {}


@route("POST", "/token")
def token(world: World, call: Call, caller: Caller) -> Json | Answer:
    """OAuth: a service account's signed claims, or a person's refresh token."""
    given = form(call)
    grant = given.get("grant_type", "")
    if grant == "urn:ietf:params:oauth:grant-type:jwt-bearer":
        said = claims(given.get("assertion", ""))
        email, scopes = said.get("iss", ""), str(said.get("scope", "")).split()
    elif grant == "refresh_token":
        email, scopes = "person@example.com", given.get("scope", "").split()
    else:
        return refused("unsupported_grant_type")
    if not email:
        return refused("invalid_grant")
    access = world.issue(email, frozenset(scopes))
    return {"access_token": access, "expires_in": LASTS_S, "scope": " ".join(scopes), "token_type": "Bearer"}


@route("POST", "/v1/token")
def exchange(world: World, call: Call, caller: Caller) -> Json | Answer:
    """The security token service: another issuer's token for one of Google's."""
    body = call.body if "json" in call.headers.get("content-type", "") else form(call)
    if not (body.get("subject_token") or body.get("subjectToken")):
        return refused("invalid_request")
    scopes = str(body.get("scope") or "").split()
    return {
        "access_token": world.issue("principal@example.com", frozenset(scopes)),
        "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
        "token_type": "Bearer",
        "expires_in": LASTS_S,
    }


@route("POST", "/v1/projects/-/serviceAccounts/{email}:generateAccessToken")
def impersonate(world: World, call: Call, caller: Caller, email: str) -> Json:
    """A token of a service account for somebody who may act as it."""
    scopes = call.body.get("scope")
    if not scopes:
        raise ApiError(400, "Scope required.")
    if email != SERVICE_ACCOUNT and not email.endswith(".gserviceaccount.com"):
        raise ApiError(404, NOT_FOUND)
    ends = world.clock() + timedelta(seconds=LASTS_S)
    return {"accessToken": world.issue(email, frozenset(scopes)), "expireTime": ends.strftime("%Y-%m-%dT%H:%M:%SZ")}


@route("GET", "/oidc")
def oidc(world: World, call: Call, caller: Caller) -> Json:
    """The token that a workflow gets from its own runner."""
    said = {"iss": "https://token.actions.githubusercontent.com", "aud": call.option("audience"), "sub": "repo:o/r"}
    part = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return {"value": f"e30.{part}.unsigned"}

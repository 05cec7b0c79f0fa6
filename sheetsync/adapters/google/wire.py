"""The wire under the client: counts what really leaves, and reads each reply within bounds."""

import io
import logging
from collections import Counter
from typing import Any

import requests
from google.auth.credentials import Credentials
from google.auth.transport.requests import AuthorizedSession

from sheetsync.adapters.google.reply import read_body
from sheetsync.adapters.google.retry import Allowance
from sheetsync.ports import RateLimit


class Wire(AuthorizedSession):
    """A session that holds to an allowance; a request that is repeated with a new token counts too.

    A 401 is never applied, so it is repeated once with a fresh token, whatever it asks for. With
    `rate_limit` each request waits, just before it leaves, until it may be sent.
    """

    def __init__(
        self, credentials: Credentials, allowance: Allowance, counted: Counter[str], rate_limit: RateLimit | None = None
    ) -> None:
        super().__init__(credentials, max_refresh_attempts=1)  # type: ignore[no-untyped-call]  # google-auth has none
        self._allowance = allowance
        self._counted = counted
        self._rate_limit = rate_limit
        # At their lowest level these log whole bodies: cells, and the assertion that buys a token.
        for name in ("google", "google.auth", "google.auth.transport.requests", "urllib3"):
            logging.getLogger(name).setLevel(logging.INFO)

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """Send one request and read its reply."""
        self._allowance.spend()
        effect = "read" if request.method == "GET" else "write"
        if self._rate_limit:
            self._rate_limit.take(effect)
        self._counted[effect] += 1
        response = super().send(request, **{**kwargs, "stream": True})
        with response.raw as raw:
            body = read_body(raw, lambda: self._allowance.left_s > 0)
        response.raw = io.BytesIO(body)
        return response

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Follow nothing: a redirect would carry the token to somebody else, and its body is read unbounded."""

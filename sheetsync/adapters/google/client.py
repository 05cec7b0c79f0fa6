"""The one client of Google: every request of ours goes through here, and so does every request of gspread's."""

from collections import Counter
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Final, TypeVar
from urllib.parse import quote, urlsplit

import google.auth.exceptions
import requests
import tenacity
import urllib3.exceptions
from google.auth.credentials import Credentials
from gspread.http_client import FileType, HTTPClient, ParamsType

from sheetsync.adapters.google.refusal import SPREADSHEET, Refusal, Thing, meaning, refusal_of
from sheetsync.adapters.google.reply import Json, LostError, TooLongError, as_object
from sheetsync.adapters.google.retry import Allowance, Clock, RetryPolicy, told_to_wait
from sheetsync.adapters.google.token import token_refused
from sheetsync.adapters.google.wire import Wire
from sheetsync.errors import AccessError, Hitch, UnavailableError, UsageError
from sheetsync.ports import RateLimit

_HOSTS: Final = ("https://sheets.googleapis.com", "https://www.googleapis.com", "https://docs.googleapis.com")
SPREADSHEETS: Final = "https://sheets.googleapis.com/v4/spreadsheets"
_COMPACT: Final = {"prettyPrint": "false"}
"""Left alone, Google indents its answers: of a whole sheet, more than half would be spaces."""

T = TypeVar("T")

_SAFE_TO_REPEAT: Final = (requests.ConnectTimeout,)
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class UnknownOutcomeError(UnavailableError):
    """A write was sent, and whether it was applied is not known: read, and see."""


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.status} {refusal.reason}")
        self.refusal = refusal


def loopback_root(address: str) -> str:
    """Check where every call is to be sent instead of to Google.

    Only a server on this very machine may be named: anything else would be a way to carry
    credentials off.

    Raises:
        UsageError: It is another machine, or no plain address.
    """
    try:
        parts = urlsplit(address)
        is_fine = parts.scheme == "http" and parts.hostname in _LOOPBACK and bool(parts.port)
    except ValueError:
        is_fine = False
    if not is_fine or parts.username or parts.query or parts.fragment or parts.path.strip("/"):
        raise UsageError("SHEETSYNC_API_ROOT is for tests, and only on this machine: give http://127.0.0.1:PORT")
    return address.rstrip("/")


class GoogleClient(HTTPClient):
    """Sends requests to Google: in time, counted, retried where that is harmless, and read to their end.

    It stands under gspread too: `gspread.Client(credentials, http_client=GoogleClient)`.

    Args:
        auth: Who we are. With `root` it must be an anonymous one.
        session: Not used; gspread's constructor names it.
        root: A server on this machine that plays Google; "" for Google itself.
        who: The address that a sheet is shared with, for the errors.
        thing: What is asked for, for the errors.
        retry: When to give up.
        clock: Time and chance.
        rate_limit: Lets each request through when the quota that many runs share has room for it.
    """

    def __init__(
        self,
        auth: Credentials,
        session: requests.Session | None = None,
        *,
        root: str = "",
        who: str = "",
        thing: Thing = SPREADSHEET,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
        rate_limit: RateLimit | None = None,
    ) -> None:
        del session
        self.who = who
        self._thing = thing
        self._root = loopback_root(root) if root else ""
        self._clock = clock or Clock()
        self.allowance = Allowance(retry or RetryPolicy(), self._clock)
        self._counted: Counter[str] = Counter(read=0, write=0)
        self._rate_limit = rate_limit
        wire = Wire(auth, self.allowance, self._counted, rate_limit)
        wire.trust_env = not self._root
        super().__init__(auth, wire)

    @property
    def sent(self) -> Mapping[str, int]:
        """How many requests were sent so far, as `read` and `write`, those that failed included."""
        return dict(self._counted)

    def wait(self, seconds: float) -> None:
        """Let Google finish what it has begun."""
        self._clock.sleep(seconds)

    def get(self, key: str, believe: Callable[[Json], T], **params: str | list[str]) -> T:
        """Read a spreadsheet.

        Args:
            key: The spreadsheet's id.
            believe: Makes something of the answer; raises LostError when it isn't whole, and then it is asked again.
            params: As the API names them.
        """
        address = f"{SPREADSHEETS}/{quote(key, safe='')}"
        return self._exchange("get", address, believe, params=_COMPACT | params)[1]

    def batch(self, key: str, body: Json, believe: Callable[[Json], T], **params: str) -> T:
        """Send one batch of changes, once.

        Raises:
            UnknownOutcomeError: It may have been applied, or not.
            RejectedError: It was refused as it is, and not applied.
        """
        address = f"{SPREADSHEETS}/{quote(key, safe='')}:batchUpdate"
        return self._exchange("post", address, believe, params=_COMPACT | params, json=body)[1]

    def request(  # noqa: PLR0917  # the signature is gspread's
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """Send any request, as gspread does."""
        content = {"params": params, "data": data, "json": json, "files": files, "headers": headers}
        return self._exchange(method, endpoint, lambda reply: reply, **content)[0]

    def _exchange(
        self, method: str, endpoint: str, believe: Callable[[Json], T], **content: Any
    ) -> tuple[requests.Response, T]:
        writing = method.lower() != "get"
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: _may_repeat(error, writing=writing)),
            wait=lambda state: self.allowance.pause(state.attempt_number, _told(state.outcome)),
            stop=lambda state: (
                state.attempt_number >= self.allowance.retry.attempts or state.upcoming_sleep >= self.allowance.left_s
            ),
            sleep=self._clock.sleep,
            reraise=True,
        )
        address = self._address(endpoint)

        def send() -> tuple[requests.Response, T]:
            response, reply = self._send(method, address, content, writing=writing)
            return response, believe(reply)

        try:
            return retrying(send)
        except TooLongError as error:
            if writing:
                raise UnknownOutcomeError(f"{error}; whether it was written is not known: run again") from error
            raise
        except LostError as error:
            if writing and error.sent:
                raise UnknownOutcomeError(
                    f"a write to Google has no answer ({error}): run again", hitch=Hitch.OFFLINE
                ) from error
            raise UnavailableError(
                f"Google can't be reached ({error}): nothing was written; run again", hitch=Hitch.OFFLINE
            ) from error
        except _RefusedError as error:
            meant = meaning(error.refusal, who=self.who, writing=writing, thing=self._thing)
            if writing and error.refusal.is_busy and not error.refusal.is_over_quota:
                raise UnknownOutcomeError(str(meant), hitch=meant.hitch) from error
            raise meant from error

    def _send(
        self, method: str, address: str, content: Mapping[str, Any], *, writing: bool
    ) -> tuple[requests.Response, Json]:
        try:
            response = self.session.request(
                method,
                address,
                timeout=self.allowance.timeout(writing=writing),
                **content,
            )
        except google.auth.exceptions.RefreshError as error:
            if error.retryable:
                raise LostError("the token endpoint is busy", sent=False) from None
            raise token_refused(error, self.who) from None
        except google.auth.exceptions.TransportError as error:
            raise LostError("the token endpoint did not answer", sent=False) from error
        except google.auth.exceptions.GoogleAuthError as error:
            raise AccessError(f"the credentials can't be used ({type(error).__name__}): make them again") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise LostError(type(error).__name__, sent=not isinstance(error, _SAFE_TO_REPEAT)) from error
        if not response.ok:
            told = told_to_wait(response.headers.get("Retry-After", ""), response.headers.get("Date", ""))
            refusal = refusal_of(response.status_code, response.content, told)
            if self._rate_limit and refusal.is_over_quota:
                self._rate_limit.refused("write" if writing else "read", told)
            raise _RefusedError(refusal)
        if response.is_redirect:
            raise LostError("sent elsewhere")
        return response, as_object(response.content)

    def _address(self, endpoint: str) -> str:
        host = next((each for each in _HOSTS if endpoint.startswith(each)), None)
        if host is None:
            raise UsageError("a request to an address that is not Google's was refused")
        return self._root + endpoint.removeprefix(host) if self._root else endpoint


def _may_repeat(error: BaseException, *, writing: bool) -> bool:
    """Whether the same request may be sent again: a write only when it can't have been applied."""
    if isinstance(error, LostError):
        return not writing or not error.sent
    if isinstance(error, _RefusedError):
        return error.refusal.is_over_quota or (error.refusal.is_busy and not writing)
    return False


def _told(outcome: tenacity.Future | None) -> float:
    error = outcome.exception() if outcome else None
    return error.refusal.wait_s if isinstance(error, _RefusedError) else 0.0

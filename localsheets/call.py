"""One request as it came in, what the log keeps of it, and the answer."""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from localsheets.errors import ApiError, Json, bad_field

READING_POSTS = (":getByDataFilter", ":search", ":batchGetByDataFilter")


@dataclass(slots=True)
class Call:
    """A request; `status` and `answered` (bytes of the answer's body) are known once it is answered.

    Attributes:
        index: Counts from 0 since the server started or its log was cleared.
        at: When it came in, in seconds of a clock that only goes on.
        ended: When its answer was ready, by the same clock; 0 before.
    """

    index: int
    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)
    status: int = 0
    answered: int = 0
    fault: str = ""
    at: float = field(default_factory=time.monotonic)
    ended: float = 0.0

    @property
    def account(self) -> str:
        """The token that it came with."""
        return self.headers.get("authorization", "").removeprefix("Bearer ")

    @property
    def path(self) -> str:
        """Still percent-encoded."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        """The parameters, each as often as it was given."""
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    def option(self, name: str, default: str = "") -> str:
        """A parameter that is given once."""
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        """A parameter that is true or false."""
        return self.option(name).lower() in {"true", "1"}

    @property
    def sent(self) -> int:
        """Bytes of the request's body."""
        return len(self.content)

    @property
    def effect(self) -> str:
        """`write` where it may change something, else `read`."""
        plain = self.method == "GET" or (self.method == "POST" and unquote(self.path).endswith(READING_POSTS))
        return "read" if plain else "write"

    @property
    def service(self) -> str:
        """`sheets`, `drive`, `docs` or `token`."""
        if self.path.startswith("/v4/"):
            return "sheets"
        if self.path.startswith("/v1/documents"):
            return "docs"
        return "drive" if "/drive/" in self.path else "token"

    @property
    def body(self) -> Any:
        """The JSON of the body; an empty one is an empty object."""
        if not self.content:
            return {}
        try:
            return json.loads(self.content)
        except ValueError:
            raise bad_field("", "Invalid JSON payload received. Unexpected token.") from None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of a batch update, in order."""
        if not self.path.endswith(":batchUpdate"):
            return ()
        try:
            requests = json.loads(self.content).get("requests") or []
            return tuple(key for each in requests for key in each)
        except (ValueError, AttributeError, TypeError):
            return ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    content: bytes
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json; charset=UTF-8"),)


def as_answer(result: Json | Answer | None, *, indented: bool = True) -> Answer:
    """An answer of whatever a route came to; None is a 204. Google indents, unless it is asked not to."""
    if result is None:
        return Answer(204, b"", ())
    if isinstance(result, Answer):
        return result
    looks: dict[str, Any] = {"indent": 2} if indented else {"separators": (",", ":")}
    return Answer(200, json.dumps(result, ensure_ascii=False, **looks).encode())


def refusal(error: ApiError) -> Answer:
    """The answer that says why not."""
    return Answer(error.code, json.dumps(error.body, ensure_ascii=False).encode())

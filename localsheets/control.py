"""The control side: people who edit at the boundaries of requests, faults by schedule, quotas, and who may do what."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from localsheets.call import Call
from localsheets.errors import ApiError, error_info
from localsheets.fault import Fault, Kind, quota_error, unauthenticated
from localsheets.world import World, now

When = int | Callable[[Call], bool] | None
"""A request's index in the log, a predicate, or every request."""
Act = Callable[[Call], None]

PROJECT = "123456789012"


@dataclass(slots=True)
class Rule:
    """Something that happens at certain requests, as often as `times` says; None for ever."""

    when: When
    times: int | None
    act: Act | None = None
    fault: Fault | None = None

    def meets(self, call: Call) -> bool:
        """Whether it happens now; counts when it does."""
        hit = self.when is None or (self.when == call.index if isinstance(self.when, int) else self.when(call))
        if not hit or self.times == 0:
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(frozen=True, slots=True)
class Quota:
    """Requests in a window, for one user and for the project."""

    per_user: int = 60
    per_project: int = 300
    window_s: float = 60.0


@dataclass(slots=True)
class Control:
    """What a test does to the server while a program talks to it.

    Attributes:
        quota: None lets everything through.
        disabled: Services that are off in the caller's project, of `sheets`, `drive`, `docs`.
        strict_tokens: Whether a request needs a token that was given out here, with a scope that allows it.
        token_refusal: The error that the token endpoints answer, such as `invalid_grant`; empty for none.
        drip_s: Seconds between the bytes of a slow answer.
        hits: How often each kind of fault was met.
        dead: Whether the program was killed: nothing that it sends is heard, until `revive`.
    """

    world: World
    quota: Quota | None = None
    disabled: set[str] = field(default_factory=set)
    strict_tokens: bool = False
    token_refusal: str = ""
    drip_s: float = 0.02
    dead: bool = False
    hits: Counter[Kind] = field(default_factory=Counter)
    _before: list[Rule] = field(default_factory=list)
    _after: list[Rule] = field(default_factory=list)
    _faults: list[Rule] = field(default_factory=list)
    _used: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    _skew: timedelta = timedelta()

    def before(self, act: Act, when: When = None, *, times: int | None = 1) -> None:
        """Let somebody act just before a request is applied."""
        self._before.append(Rule(when, times, act))

    def after(self, act: Act, when: When = None, *, times: int | None = 1) -> None:
        """Let somebody act after a request was applied and before its answer leaves."""
        self._after.append(Rule(when, times, act))

    def fault(self, fault: Fault | Kind, when: When = None, *, times: int | None = 1) -> None:
        """Let a request fail."""
        self._faults.append(Rule(when, times, fault=Fault(fault) if isinstance(fault, Kind) else fault))

    def calm(self) -> None:
        """Nothing more happens: nobody edits, nothing fails."""
        self._before.clear()
        self._after.clear()
        self._faults.clear()
        self.dead = False

    def revive(self) -> None:
        """A new run of the program starts after it was killed."""
        self.dead = False

    def act_before(self, call: Call) -> None:
        """Run who acts before this request."""
        self._act(self._before, call)

    def act_after(self, call: Call) -> None:
        """Run who acts after this request."""
        self._act(self._after, call)

    @staticmethod
    def _act(rules: list[Rule], call: Call) -> None:
        for rule in [each for each in rules if each.meets(call)]:
            if rule.act:
                rule.act(call)

    def fault_at(self, call: Call) -> Fault | None:
        """The fault that this request meets."""
        for rule in self._faults:
            if rule.meets(call) and rule.fault:
                self.hits[rule.fault.kind] += 1
                if rule.fault.kind is Kind.CLOCK_JUMP:
                    self.jump(rule.fault.seconds)
                return rule.fault
        return None

    def jump(self, seconds: float) -> None:
        """Let the server's clock jump."""
        self._skew += timedelta(seconds=seconds)
        self.world.clock = lambda: now() + self._skew

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """Take the time from elsewhere: quotas and tokens go by it."""
        self.world.clock = clock

    def expire_tokens(self) -> None:
        """Every token that is out is answered with 401 from now on; new ones are fine."""
        for token in self.world.tokens.values():
            token.expired = True

    def admit(self, call: Call, token: str) -> None:
        """Refuse a request for its token, its project or its quota."""
        if call.service == "token":
            return
        self._check_token(call, token)
        if call.service in self.disabled:
            raise api_disabled(call.service)
        if self.quota and call.service == "sheets":
            self._count(call, self.world.caller(token).email, self.quota)

    def _check_token(self, call: Call, token: str) -> None:
        known = self.world.tokens.get(token)
        if known is None:
            if self.strict_tokens:
                raise unauthenticated()
            return
        if known.expired:
            raise unauthenticated()
        if self.strict_tokens and not allowed(call, known.scopes):
            details = [error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", f"{call.service}.googleapis.com")]
            raise ApiError(403, "Request had insufficient authentication scopes.", details=details)

    def _count(self, call: Call, email: str, quota: Quota) -> None:
        minute = int(self.world.clock().timestamp() // quota.window_s)
        for who, limit in ((email, quota.per_user), ("", quota.per_project)):
            self._used[call.effect, who, minute] += 1
            if self._used[call.effect, who, minute] > limit:
                raise quota_error(call.effect.title(), per_user=bool(who), limit=limit)


SCOPES = {
    ("sheets", "read"): {"spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly", "drive.file"},
    ("sheets", "write"): {"spreadsheets", "drive", "drive.file"},
    ("drive", "read"): {"drive", "drive.readonly", "drive.file", "drive.metadata", "drive.metadata.readonly"},
    ("drive", "write"): {"drive", "drive.file"},
    ("docs", "read"): {"documents", "documents.readonly", "drive", "drive.readonly", "drive.file"},
    ("docs", "write"): {"documents", "drive", "drive.file"},
}


def allowed(call: Call, scopes: frozenset[str]) -> bool:
    """Whether one of the scopes covers the request."""
    return bool({each.rpartition("/")[2] for each in scopes} & SCOPES[call.service, call.effect])


NAMES = {"sheets": "Google Sheets API", "drive": "Google Drive API", "docs": "Google Docs API"}


def api_disabled(service: str) -> ApiError:
    """The 403 of an API that is off in the caller's project."""
    host = f"{service}.googleapis.com"
    url = f"https://console.developers.google.com/apis/api/{host}/overview?project={PROJECT}"
    message = (
        f"{NAMES[service]} has not been used in project {PROJECT} before or it is disabled. "
        "Enable it by visiting "
        f"{url} then retry. If you enabled this API recently, "
        "wait a few minutes for the action to propagate to our systems and retry."
    )
    help_link = {
        "@type": "type.googleapis.com/google.rpc.Help",
        "links": [{"description": "Google developers console API activation", "url": url}],
    }
    info = error_info("SERVICE_DISABLED", host, consumer=f"projects/{PROJECT}", serviceTitle=NAMES[service])
    return ApiError(403, message, details=[help_link, info])

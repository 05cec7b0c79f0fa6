"""Which function answers which request."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.googlesheets.call import Answer, Call
from tests.googlesheets.caller import Caller
from tests.googlesheets.errors import Json
from tests.googlesheets.world import World

Result = Json | Answer | None
Route = Callable[..., Result]
ROUTES: list[tuple[str, re.Pattern[str], Route]] = []


def route(method: str, pattern: str) -> Callable[[Route], Route]:
    """Register what answers a method on paths of a form; `{name}` stands for one part of the path."""
    expression = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/:]+?)", pattern.replace("{range}", "(?P<range>[^/]+?)"))

    def register(function: Route) -> Route:
        ROUTES.append((method, re.compile(expression + r"\Z"), function))
        return function

    return register


def find(world: World, call: Call, caller: Caller) -> Result | type[NotImplemented]:  # type: ignore[valid-type]  # a marker
    """Answer a call, or NotImplemented where nothing does."""
    for method, pattern, function in ROUTES:
        match = pattern.match(call.path)
        if match and method == call.method:
            named: dict[str, Any] = {key: unquote(value) for key, value in match.groupdict().items()}
            return function(world, call, caller, **named)
    return NotImplemented

"""Which function answers which request."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from localsheets.call import Answer, Call
from localsheets.errors import Json

Result = Json | Answer | None
Route = Callable[..., Result]
ROUTES: list[tuple[str, re.Pattern[str], Route]] = []


def route(method: str, pattern: str) -> Callable[[Route], Route]:
    """Register what answers a method on paths of a form; `{name}` stands for one part of the path."""
    expression = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/:]+?)", pattern.replace("{where}", "(?P<where>[^/]+?)"))

    def register(function: Route) -> Route:
        ROUTES.append((method, re.compile(expression + r"\Z"), function))
        return function

    return register


def find(call: Call) -> tuple[Route, dict[str, Any]] | None:
    """What answers a call, and the parts of its path; None where nothing does."""
    for method, pattern, function in ROUTES:
        match = pattern.match(call.path)
        if match and method == call.method:
            return function, {key: unquote(value) for key, value in match.groupdict().items()}
    return None

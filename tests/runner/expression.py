"""The expressions of workflows, as far as ours go: names, texts, comparisons, and, or, not, and the functions used.

https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

TOKEN = re.compile(
    r"\s*(?:(?P<sign>&&|\|\||==|!=|!|\(|\))|'(?P<text>[^']*)'|(?P<call>always|failure|success|toJSON)\(|(?P<name>[\w.-]+))"
)
SIGNS = {"&&": " and ", "||": " or ", "!": " not ", "==": "==", "!=": "!=", "(": "(", ")": ")"}
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def value(expression: str, contexts: Mapping[str, Any], *, failed: bool = False) -> Any:
    """Return what an expression comes to."""
    written, place = "", 0
    while place < len(expression.rstrip()):
        match = TOKEN.match(expression, place)
        assert match, f"an expression that this runner doesn't know: {expression}"
        place = match.end()
        if match["sign"]:
            written += SIGNS[match["sign"]]
        elif match["text"] is not None:
            written += repr(match["text"])
        else:
            written += f"{match['call']}(" if match["call"] else f"get({match['name']!r})"
    functions: dict[str, Callable[..., Any]] = {
        "get": lambda name: _get(contexts, name),
        "always": lambda: True,
        "failure": lambda: failed,
        "success": lambda: not failed,
        "toJSON": json.dumps,
    }
    return eval(written, {"__builtins__": {}}, functions)


def applies(condition: str, contexts: Mapping[str, Any], *, failed: bool) -> bool:
    """Whether a step is to be run; where its condition doesn't say otherwise, only after success."""
    if not re.search(r"\b(always|failure|success)\(\)", condition) and failed:
        return False
    return not condition or bool(value(condition, contexts, failed=failed))


def said(text: Any, contexts: Mapping[str, Any]) -> str:
    """Return a text with its expressions put in."""
    return EXPRESSION.sub(lambda match: _text(value(match[1], contexts)), _text(text))


def _get(contexts: Mapping[str, Any], name: str) -> Any:
    found: Any = contexts
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return "" if found is None else found


def _text(found: Any) -> str:
    return str(found).lower() if isinstance(found, bool) else str(found)

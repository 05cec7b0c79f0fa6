"""Formulas: the few that are worked out here.

What is not understood comes to `#NAME?`, unless the cell says what it comes to.
"""

import re
from collections.abc import Callable

from localsheets.errors import Json

TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<name>(?:'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_]*!)?\$?[A-Za-z]+\$?[0-9]*(?::\$?[A-Za-z]+\$?[0-9]*)?)"""
    r"""|(?P<sign><>|<=|>=|[-+*/^&=<>(),;%]))"""
)
Lookup = Callable[[str], list[Json]]
"""Reference as written -> effective values of its cells."""


class FormulaError(Exception):
    """A formula that comes to an error; the first argument is Google's type for it."""


def error(kind: str, message: str = "") -> Json:
    """The effective value of a formula that failed."""
    return {"errorValue": {"type": kind, "message": message or f"The formula came to {kind}."}}


def evaluate(text: str, lookup: Lookup) -> Json:
    """What a formula comes to, as an ExtendedValue."""
    try:
        value = _Reader(text[1:], lookup).whole()
    except FormulaError as failure:
        return error(*[str(each) for each in failure.args])
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"numberValue": value} if isinstance(value, int | float) else {"stringValue": value}


Value = float | int | str | bool


class _Reader:
    """Reads and works out an expression, by precedence."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self.lookup = lookup
        self.tokens: list[tuple[str, str]] = []
        position = 0
        while position < len(text.rstrip()):
            match = TOKEN.match(text, position)
            if not match:
                raise FormulaError("ERROR", "Formula parse error.")
            self.tokens.append((match.lastgroup or "", match[match.lastgroup or ""]))
            position = match.end()

    def whole(self) -> Value:
        value = self.compared()
        if self.tokens:
            raise FormulaError("ERROR", "Formula parse error.")
        return value

    def next_is(self, *signs: str) -> str:
        if self.tokens and self.tokens[0][0] == "sign" and self.tokens[0][1] in signs:
            return self.tokens.pop(0)[1]
        return ""

    def compared(self) -> Value:
        left = self.joined()
        while sign := self.next_is("=", "<>", "<", ">", "<=", ">="):
            right = self.joined()
            pair = (left, right) if isinstance(left, str) == isinstance(right, str) else (str(left), str(right))
            less, same = pair[0] < pair[1], pair[0] == pair[1]  # type: ignore[operator]  # both are texts or numbers
            left = {"=": same, "<>": not same, "<": less, ">": not less and not same}.get(
                sign, less or same if sign == "<=" else not less
            )
        return left

    def joined(self) -> Value:
        left = self.summed()
        while self.next_is("&"):
            left = shown(left) + shown(self.summed())
        return left

    def summed(self) -> Value:
        left = self.multiplied()
        while sign := self.next_is("+", "-"):
            right = number(self.multiplied())
            left = number(left) + (right if sign == "+" else -right)
        return left

    def multiplied(self) -> Value:
        left = self.raised()
        while sign := self.next_is("*", "/"):
            right = number(self.raised())
            if sign == "/" and not right:
                raise FormulaError("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
            left = number(left) * right if sign == "*" else number(left) / right
        return left

    def raised(self) -> Value:
        if sign := self.next_is("-", "+"):
            value = number(self.raised())
            return -value if sign == "-" else value
        left = self.atom()
        while self.next_is("%"):
            left = number(left) / 100
        while self.next_is("^"):
            left = number(left) ** number(self.raised())
        return left

    def atom(self) -> Value:
        if not self.tokens:
            raise FormulaError("ERROR", "Formula parse error.")
        kind, text = self.tokens.pop(0)
        if kind == "number":
            return float(text) if any(each in text for each in ".eE") else int(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "sign" and text == "(":
            value = self.compared()
            self.close()
            return value
        if kind != "name":
            raise FormulaError("ERROR", "Formula parse error.")
        if self.next_is("("):
            return self.called(text.upper())
        if text.upper() in {"TRUE", "FALSE"}:
            return text.upper() == "TRUE"
        cells = self.referred(text)
        return cells[0] if cells else 0

    def close(self) -> None:
        if not self.next_is(")"):
            raise FormulaError("ERROR", "Formula parse error.")

    def referred(self, text: str) -> list[Value]:
        found: list[Value] = []
        for each in self.lookup(text):
            if "errorValue" in each:
                raise FormulaError(each["errorValue"]["type"])
            found += [value for key, value in each.items() if key in {"numberValue", "stringValue", "boolValue"}]
        return found

    def called(self, name: str) -> Value:
        arguments: list[list[Value]] = []
        while not self.next_is(")"):
            simple = len(self.tokens) > 1 and self.tokens[0][0] == "name" and self.tokens[1][1] in {",", ";", ")"}
            if simple and self.tokens[0][1].upper() not in {"TRUE", "FALSE"}:
                arguments.append(self.referred(self.tokens.pop(0)[1]))
            else:
                arguments.append([self.compared()])
            if not self.next_is(",", ";"):
                self.close()
                break
        flat = [each for argument in arguments for each in argument]
        if name not in FUNCTIONS:
            raise FormulaError("NAME", f"Unknown function: '{name}'.")
        return FUNCTIONS[name](flat)


def numbers(values: list[Value]) -> list[float | int]:
    """Those that are numbers: texts in ranges don't count."""
    return [each for each in values if isinstance(each, int | float) and not isinstance(each, bool)]


def average(values: list[Value]) -> Value:
    """The mean, or the error that there is none."""
    if not numbers(values):
        raise FormulaError("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error.")
    return sum(numbers(values)) / len(numbers(values))


def not_available(values: list[Value]) -> Value:
    """NA()."""
    raise FormulaError("N_A", "")


FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "SUM": lambda values: sum(numbers(values)),
    "AVERAGE": average,
    "MIN": lambda values: min(numbers(values), default=0),
    "MAX": lambda values: max(numbers(values), default=0),
    "COUNT": lambda values: len(numbers(values)),
    "COUNTA": len,
    "CONCATENATE": lambda values: "".join(shown(each) for each in values),
    "UPPER": lambda values: shown(values[0]).upper(),
    "LOWER": lambda values: shown(values[0]).lower(),
    "LEN": lambda values: len(shown(values[0])) if values else 0,
    "IF": lambda values: values[1] if values[0] else (values[2] if len(values) > 2 else False),
    "HYPERLINK": lambda values: values[-1],
    "NA": not_available,
}


def number(value: Value) -> float | int:
    """A value where a number is called for."""
    if isinstance(value, str):
        try:
            return float(value) if value else 0
        except ValueError:
            raise FormulaError("VALUE", f"'{value}' is a text and cannot be coerced to a number.") from None
    return value


def shown(value: Value) -> str:
    """A value where a text is called for."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)

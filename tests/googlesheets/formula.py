"""Formulas: the few that are worked out here, and how their references follow the cells.

What is not understood comes to `#NAME?`, unless the cell says what it comes to.
"""

import re
from collections.abc import Callable

from tests.googlesheets import a1
from tests.googlesheets.errors import Json

REFERENCE = re.compile(
    r"""(?P<text>"[^"]*")"""
    r"""|(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?"""
    r"""(?<![A-Za-z0-9_.$])(?P<first>\$?[A-Z]{1,3}\$?[0-9]+|\$?[A-Z]{1,3}(?=:)|\$?[0-9]+(?=:))"""
    r"""(?P<last>:(?:\$?[A-Z]{1,3}\$?[0-9]+|\$?[A-Z]{1,3}|\$?[0-9]+))?(?![A-Za-z0-9_(])"""
)
CORNER = re.compile(r"(\$?)([A-Z]{1,3})?(\$?)([0-9]+)?\Z")
TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<name>(?:'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_]*!)?\$?[A-Za-z]+\$?[0-9]*(?::\$?[A-Za-z]+\$?[0-9]*)?)"""
    r"""|(?P<sign><>|<=|>=|[-+*/^&=<>(),;%]))"""
)
Lookup = Callable[[str], list[Json]]
"""Reference as written -> effective values of its cells."""


def moved_references(
    text: str, title: str | None, dimension: str, remap: Callable[[int, int], tuple[int, int] | None]
) -> str:
    """Rewrite the references to one sheet after its lines were moved.

    Args:
        text: The formula.
        title: The sheet's title where the formula stands on another sheet, else None.
        dimension: ROWS or COLUMNS, what was moved.
        remap: Where each run of lines is now.
    """
    if not text.startswith("="):
        return text

    def one(match: re.Match[str]) -> str:
        named = a1.split(match["sheet"] + "A1")[0] if match["sheet"] else None
        if match["text"] or (named or None) != title:
            return match[0]
        corners = [match["first"], *([match["last"][1:]] if match["last"] else [])]
        parsed = [CORNER.match(each) for each in corners]
        which = 4 if dimension == "ROWS" else 2
        indexes = [
            (int(each[4]) - 1 if dimension == "ROWS" else a1.column_index(each[2])) if each and each[which] else None
            for each in parsed
        ]
        if None in indexes:
            return match[0]
        start, end = min(i for i in indexes if i is not None), max(i for i in indexes if i is not None) + 1
        ends = remap(start, end)
        if ends is None:
            return (match["sheet"] or "") + "#REF!"
        written = [
            f"{each[1]}{each[2] or ''}{each[3]}{place + 1}"
            if dimension == "ROWS"
            else f"{each[1]}{a1.column_name(place)}{each[3]}{each[4] or ''}"
            for each, place in zip(parsed, (ends[0], ends[1] - 1), strict=False)
            if each
        ]
        return (match["sheet"] or "") + ":".join(written)

    return REFERENCE.sub(one, text)


def displaced(text: str, rows: int, columns: int) -> str:
    """Rewrite a formula for a cell so many rows and columns away: what is not fixed by `$` goes along."""
    if not text.startswith("="):
        return text

    def corner(written: str) -> str:
        match = CORNER.match(written)
        if not match:
            return written
        column = match[2] or ""
        if column and not match[1]:
            place = a1.column_index(column) + columns
            column = a1.column_name(place) if place >= 0 else "#REF!"
        row = match[4] or ""
        if row and not match[3]:
            row = str(int(row) + rows) if int(row) + rows > 0 else "#REF!"
        return "#REF!" if "#REF!" in (row, column) else f"{match[1]}{column}{match[3]}{row}"

    def one(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0]
        corners = [match["first"], *([match["last"][1:]] if match["last"] else [])]
        return (match["sheet"] or "") + ":".join(corner(each) for each in corners)

    return REFERENCE.sub(one, text)


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

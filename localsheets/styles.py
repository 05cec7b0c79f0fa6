"""Cell formats: how Google completes what was sent, and what a cell looks like without any."""

from typing import Any

from localsheets.errors import Json

WHITE: Json = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}


def rgb(red: int, green: int, blue: int) -> Json:
    """A colour as Google writes it: in single precision, without the zeros."""
    shares = {"red": red, "green": green, "blue": blue}
    return {
        "rgbColor": {name: 1 if part == 255 else float(f"{part / 255:.8g}") for name, part in shares.items() if part}
    }


THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [
        {"colorType": name, "color": rgb(*parts)}
        for name, parts in {
            "TEXT": (0, 0, 0),
            "BACKGROUND": (255, 255, 255),
            "ACCENT1": (66, 133, 244),
            "ACCENT2": (234, 67, 53),
            "ACCENT3": (251, 188, 4),
            "ACCENT4": (52, 168, 83),
            "ACCENT5": (255, 109, 1),
            "ACCENT6": (70, 189, 198),
            "LINK": (17, 85, 204),
        }.items()
    ],
}


def completed(value: Any) -> Any:
    """An object as Google keeps it: without zeros in colours, each colour in both of its spellings."""
    if isinstance(value, list):
        return [completed(each) for each in value]
    if not isinstance(value, dict):
        return value
    result = {key: completed(each) for key, each in value.items() if each is not None}
    for key in list(result):
        if key.endswith("olor") and key != "color" and isinstance(result[key], dict) and "rgbColor" not in result[key]:
            result[key] = {part: share for part, share in result[key].items() if share}
            result.setdefault(key + "Style", {"rgbColor": result[key]})
        elif key.endswith("ColorStyle") and "rgbColor" in result[key]:
            result.setdefault(key.removesuffix("Style"), result[key]["rgbColor"])
    return result


def properties(title: str, *, locale: str = "en_US", zone: str = "Etc/GMT") -> Json:
    """The properties of a new spreadsheet."""
    return {
        "title": title,
        "locale": locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": zone,
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": THEME,
    }

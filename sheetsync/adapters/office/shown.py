"""What a person reads in a cell."""

from datetime import date, datetime, time

from sheetsync.model.cell import CellError, Value


def shown(value: Value, *, percent: bool = False) -> str:
    """Return what a person reads in a cell of an ordinary format; dates in ISO 8601."""
    match value:
        case None:
            text = ""
        case str():
            text = value
        case bool():
            text = "TRUE" if value else "FALSE"
        case CellError():
            text = value.code
        case datetime():
            text = value.isoformat(" ", "minutes")
        case date():
            text = value.isoformat()
        case time():
            text = value.isoformat("minutes")
        case _:
            text = f"{value * 100:.10g}%" if percent else f"{value:.15g}"
    return text

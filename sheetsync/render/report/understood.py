"""How a sheet was understood, as a part of the report's JSON object."""

from collections.abc import Iterator
from typing import Any

from sheetsync.model.cell import column_letters
from sheetsync.model.understanding import Candidate, ColumnSeen, Understanding
from sheetsync.render.report.understanding import evidence


def as_understood(seen: Understanding) -> dict[str, Any]:
    """Return the header row, the map with its reasons, the shape, what each row is, and what is in doubt."""
    return {
        "header_row": seen.header_row,
        "shape": seen.shape.value if seen.header_row is not None else None,
        "shape_said": seen.shape_said,
        "columns": [_column(each) for each in seen.columns],
        "rows": sorted(_rows(seen), key=lambda row: row["row"]),
        "doubts": [
            {
                "field": each.field.value,
                "reason": each.reason,
                "taken": each.is_taken,
                "candidates": [_candidate(one) for one in each.candidates],
            }
            for each in seen.doubts
        ],
    }


def _column(seen: ColumnSeen) -> dict[str, Any]:
    return {
        "field": seen.field.value,
        "column": column_letters(seen.column.number),
        "header": seen.column.header,
        "source": seen.source.value,
        "reason": evidence(seen),
        "examples": list(seen.examples),
        "rival": _candidate(seen.rival) if seen.rival else None,
    }


def _candidate(found: Candidate) -> dict[str, Any]:
    return {
        "column": column_letters(found.column.number),
        "header": found.column.header,
        "reason": found.cells,
        "examples": list(found.examples),
    }


def _rows(seen: Understanding) -> Iterator[dict[str, Any]]:
    for line in seen.line_rows:
        status = line.status.value if line.status else None
        yield {"row": line.row, "kind": "line", "status": status, "status_text": line.text, "reason": ""}
    for each in seen.rows:
        yield {"row": each.row, "kind": each.kind.value, "status": None, "status_text": "", "reason": each.reason}

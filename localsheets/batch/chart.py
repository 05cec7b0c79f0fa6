"""Charts, as far as their place goes: what they show is not looked at."""

from localsheets.batch.registry import Work, kind, new_id
from localsheets.errors import Json, RefusedError


@kind("addChart")
def add(work: Work, body: Json) -> Json:
    """Add a chart that floats over the cells of a tab."""
    chart = {"chartId": new_id(), **body["chart"]}
    anchor = ((chart.get("position") or {}).get("overlayPosition") or {}).get("anchorCell")
    if anchor is None:
        raise RefusedError("A chart must have a position with an anchor cell.")
    work.book.sheet(anchor.get("sheetId")).charts.append(chart)
    return {"chart": chart}

"""The summary as one JSON object: the facts and words that every other format dresses.

Its schema is `facts.schema.json`, and is stable.
"""

import json
from dataclasses import asdict
from datetime import date

from sheetsync.model.document import Document
from sheetsync.render.escape import json_for_log


def render(document: Document) -> str:
    """Return the object, in ASCII so that every pipe carries it, with one key a line."""
    text = json.dumps(asdict(document), default=_iso, indent=2, ensure_ascii=True, allow_nan=False)
    return json_for_log(text) + "\n"


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no place in a document for {type(value).__name__}")

"""The log of a worker: one JSON object a line, on standard error."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

from sheetsync.errors import frames

log: Final = logging.getLogger("sheetsync.fleet")

TOLD: Final = ("roadmap", "job", "outcome", "seconds", "attempts", "problem", "account", "worker_slots", "count")


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object.

    Of an error its kind and its place are told, never its words: they may quote a cell.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said |= {key: getattr(record, key) for key in TOLD if hasattr(record, key)}
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
            said["place"] = frames(record.exc_info[1]) if record.exc_info[1] else ""
        return json.dumps(said, default=str, ensure_ascii=False)


def start(*, verbose: bool = False) -> None:
    """Write the log from now on."""
    stream = logging.StreamHandler()
    stream.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[stream], force=True)
    # We log each job ourselves, with the name of its roadmap, so the queue's own lines would say it twice.
    logging.getLogger("procrastinate").setLevel(logging.INFO if verbose else logging.CRITICAL)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

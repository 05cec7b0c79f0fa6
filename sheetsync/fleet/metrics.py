"""What a worker tells of itself: figures for Prometheus, and whether it is well."""

import math
import time
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, make_wsgi_app

from sheetsync.errors import SheetsyncError

SECONDS: Final = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Metrics:
    """The figures of one worker, and its heartbeat."""

    def __init__(self, *, silent_s: float) -> None:
        """Make them; the worker is well as long as its heartbeat is younger than `silent_s`."""
        self.collected = CollectorRegistry()
        self._silent_s = silent_s
        self._heartbeat = time.monotonic()
        in_ours = self.collected
        self.syncs = Counter("sheetsync_syncs", "Syncs that ended, by how.", ["outcome"], registry=in_ours)
        self.busy = Gauge("sheetsync_syncs_running", "Syncs that are running now.", registry=in_ours)
        self.seconds = Histogram("sheetsync_sync_seconds", "How long a sync took.", buckets=SECONDS, registry=in_ours)
        self.failing = Gauge("sheetsync_roadmaps_failing", "Roadmaps whose last sync failed.", registry=in_ours)
        by = ["account", "effect"]
        self.requests = Counter("sheetsync_requests", "Requests to Google Sheets.", by, registry=in_ours)
        self.refusals = Counter("sheetsync_refusals", "Requests refused for quota.", by, registry=in_ours)
        self.waited = Counter("sheetsync_quota_wait_seconds", "Time waited for quota.", ["effect"], registry=in_ours)
        self.rescued = Counter("sheetsync_jobs_rescued", "Jobs of lost workers, taken up again.", registry=in_ours)
        self.reconnects = Counter("sheetsync_reconnects", "How often the queue was lost.", registry=in_ours)

    def watch(self, failing: Callable[[], int]) -> None:
        """Show how many roadmaps fail, asked whenever somebody looks; NaN where the database doesn't answer."""

        def count() -> float:
            try:
                return failing()
            except SheetsyncError:
                return math.nan

        self.failing.set_function(count)

    def beat(self) -> None:
        """Show that the worker is alive and reaches its database."""
        self._heartbeat = time.monotonic()

    @property
    def is_well(self) -> bool:
        """Whether the last beat is recent."""
        return time.monotonic() - self._heartbeat < self._silent_s

    def application(self) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
        """Return what answers `/healthz` and `/metrics`."""
        metrics = make_wsgi_app(self.collected)

        def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if path == "/metrics":
                found: Iterable[bytes] = metrics(environ, start)
                return found
            if path != "/healthz":
                start("404 Not Found", [("Content-Type", "text/plain")])
                return [b"see /healthz and /metrics\n"]
            start("200 OK" if self.is_well else "503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"well\n" if self.is_well else b"the database of the fleet is out of reach\n"]

        return answer


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: a probe every few seconds is no news."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def serve(metrics: Metrics, address: str, port: int) -> WSGIServer:
    """Answer on a port, in a thread of its own; shut the server down when done."""
    server = make_server(address, port, metrics.application(), server_class=_Server, handler_class=_Quiet)
    Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server

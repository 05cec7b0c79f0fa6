"""The server itself: real HTTP on loopback, one thread a connection."""

import contextlib
import socket
import struct
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from localsheets import docs, drive, sheet_values, sheets, token, upload
from localsheets.call import Answer, Call, as_answer, refusal
from localsheets.control import Control
from localsheets.errors import ApiError
from localsheets.fault import DROPPING, PAGE, Fault, Kind, instead, spoilt
from localsheets.routes import find
from localsheets.world import World

SERVICES = (docs, drive, sheet_values, sheets, token, upload)


class Service:
    """Answers calls, whatever they came in by."""

    def __init__(self) -> None:
        self.world = World()
        self.control = Control(self.world)
        self.log: list[Call] = []
        self.closing = threading.Event()

    def received(self, method: str, target: str, headers: dict[str, str], content: bytes) -> Call:
        """Write a request into the log."""
        with self.world.lock:
            call = Call(len(self.log), method, target, headers, content)
            self.log.append(call)
            return call

    def answer(self, call: Call, fault: Fault | None = None) -> Answer:
        """Apply a call and answer it."""
        given = call.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            with self.world.lock:
                self.control.admit(call, given)
                if call.service == "token" and self.control.token_refusal:
                    return token.refused(self.control.token_refusal)
                found = find(call)
                if found is None:
                    return Answer(404, PAGE.replace(b"502", b"404"), (("Content-Type", "text/html; charset=UTF-8"),))
                function, parts = found
                with self._replica(fault):
                    return as_answer(
                        function(self.world, call, self.world.caller(given), **parts),
                        indented=call.option("prettyPrint", "true") != "false",
                    )
        except ApiError as error:
            return refusal(error)

    @contextlib.contextmanager
    def _replica(self, fault: Fault | None) -> Iterator[None]:
        """Let a stale read see every spreadsheet as it was before its last change."""
        if fault is None or fault.kind is not Kind.STALE_READ:
            yield
            return
        stale = [file for file in self.world.files.values() if file.before]
        kept = [(file, file.book) for file in stale]
        for file in stale:
            file.book = file.before
        try:
            yield
        finally:
            for file, book in kept:
                file.book = book

    def exchange(self, call: Call) -> tuple[Answer | None, Fault | None]:
        """All that happens from a request's arrival to its answer; no answer where the connection is dropped."""
        control = self.control
        if control.dead:
            return None, Fault(Kind.KILL_BEFORE)
        control.act_before(call)
        fault = control.fault_at(call)
        call.fault = fault.kind.value if fault else ""
        answer = None
        if fault is None or fault.after:
            answer = self.answer(call, fault)
            if fault and fault.kind is Kind.DUPLICATE:
                answer = self.answer(call, fault)
            control.act_after(call)
        if fault:
            control.dead = fault.kind in {Kind.KILL_BEFORE, Kind.KILL_AFTER}
            answer = instead(fault, call.effect) or (spoilt(fault, answer) if answer else None)
            answer = None if fault.kind in DROPPING else answer
        call.status = answer.status if answer else 0
        call.answered = len(answer.content) if answer else 0
        call.ended = time.monotonic()
        return answer, fault


class Connection(BaseHTTPRequestHandler):
    """One connection, kept open between requests; head and body of an answer leave together."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    service: Service

    def log_message(self, *args: object) -> None:
        """Nothing: the log is the service's."""

    def do_GET(self) -> None:
        """Answer any method."""
        content = self._body()
        headers = {key.lower(): value for key, value in self.headers.items()}
        call = self.service.received(self.command, self.path, headers, content)
        answer, fault = self.service.exchange(call)
        if answer is None:
            if fault and fault.kind is Kind.HANG:
                self.service.closing.wait()
            self._reset()
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self._send(answer.content, fault)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_GET  # noqa: N815  # names that http.server looks for

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, content: bytes, fault: Fault | None) -> None:
        if fault and fault.kind is Kind.TRUNCATED:
            self.wfile.write(content[: len(content) // 2 if fault.size is None else fault.size])
            self.wfile.flush()
            self._reset(politely=True)
        elif fault and fault.kind is Kind.SLOW_DRIP:
            # It ends where the program has given up.
            with contextlib.suppress(OSError):
                for place in range(len(content)):
                    self.wfile.write(content[place : place + 1])
                    self.wfile.flush()
                    if self.service.closing.wait(self.service.control.drip_s):
                        break
            self.close_connection = True
        else:
            self.wfile.write(content)
            self.wfile.flush()

    def _reset(self, *, politely: bool = False) -> None:
        """Close the connection at once; impolitely the other side sees a reset, not an end."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            if not politely:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
            else:
                self.connection.shutdown(socket.SHUT_RDWR)


class Listener(ThreadingHTTPServer):
    """Takes connections; says nothing when one of them ends badly, as clients that give up make it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], connection: type[Connection]) -> None:
        super().__init__(address, connection)
        self._open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Keep the connection in mind, to end it with the server."""
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection when it ends by itself."""
        self._open.discard(request)
        super().shutdown_request(request)

    def end_connections(self) -> None:
        """End the connections that are still open; whoever waits on them is let go."""
        for each in list(self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Only what the connection's end explains is passed over in silence."""
        error = sys.exception()
        if not isinstance(error, OSError | ValueError):
            traceback.print_exception(error)


class Server:
    """A running server. Close it when done, or use it as a context."""

    def __init__(self, *, port: int = 0) -> None:
        self.service = Service()
        self._listen(port)

    def _listen(self, port: int) -> None:
        bound = type("BoundConnection", (Connection,), {"service": self.service})
        self._listener = Listener(("127.0.0.1", port), bound)
        self.port = int(self._listener.server_address[1])
        threading.Thread(target=self._listener.serve_forever, args=(0.005,), daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def _stop(self) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._listener.end_connections()

    @contextlib.contextmanager
    def unreachable(self) -> Iterator[None]:
        """Nobody listens for a while: connections are refused. What is stored stays."""
        self._stop()
        try:
            yield
        finally:
            self._listen(self.port)

    def close(self) -> None:
        """Stop, and let go of whoever still waits."""
        self.service.closing.set()
        self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

"""A real server on this machine that lets a tracker in memory answer, or spoils its answers."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from pmdesk.trackers.exchange import Request, Response

Answer = Callable[[Request], Response]


@dataclass
class Wire:
    """A server; what it does with a request can be changed while it runs."""

    answer: Answer
    prefix: str = ""
    """What stands before the paths of requests and is taken off them."""
    half: bool = False
    """Whether connections are cut in the middle of the body."""
    hangs: bool = False
    """Whether requests are left without an answer until the end."""
    address: str = ""
    seen: list[dict[str, str]] = field(default_factory=list)
    """The headers of each request."""
    arrived: list[Request] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


def _handler(wire: Wire) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            body = json.loads(self.rfile.read(length)) if length else None
            wire.seen.append(dict(self.headers.items()))
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(wire.prefix)
            query = tuple(parse_qsl(parts.query, keep_blank_values=True))
            request = Request(self.command, path, query, body)
            wire.arrived.append(request)
            response = wire.answer(request)
            hangs, half = wire.hangs, wire.half
            if hangs:
                wire.released.wait(10)
                return
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body) + (100 if half else 0)))
            self.end_headers()
            self.wfile.write(response.body)

        do_GET = do_POST = do_PATCH = do_PUT = _do  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Handler


class _Quiet(ThreadingHTTPServer):
    """A server that does not print when a client refuses its certificate."""

    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def listening(wire: Wire, context: ssl.SSLContext | None = None) -> Iterator[Wire]:
    """Run a server; with a context it speaks TLS."""
    server = _Quiet(("127.0.0.1", 0), _handler(wire))
    if context:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme, host = ("https", "localhost") if context else ("http", "127.0.0.1")
    wire.address = f"{scheme}://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield wire
    finally:
        wire.released.set()
        server.shutdown()
        thread.join()
        server.server_close()

"""The one way to the network: requests of adapters go out here, with the token, and come back.

What it adds to a request: the token, time limits, a pause between writes where a tracker wants
one, and another try where that can do no harm. What it takes away: the token, from everything
that comes back. It follows no address to another host.
"""

import json
import logging
import math
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpx
import truststore

from pmdesk.errors import InvalidValue
from pmdesk.trackers.exchange import Cancelled, Fault, Request, Response, Server
from pmdesk.trackers.places import is_safe
from pmdesk.trackers.redaction import Redaction
from pmdesk.trackers.retrying import LONGEST_WAIT, TRIES, delay, may_repeat

LARGEST = 10_000_000
"""Bytes of an answer that are read; no answer of use is larger."""

_LONGEST = 120.0
"""Seconds that one answer may take to arrive as a whole."""

_TIMEOUT = httpx.Timeout(30, connect=10)
_SLICE = 0.2
"""Seconds of waiting after which a cancel is noticed."""

_REDIRECTS = {301, 302, 303, 307, 308}
_KEEPING = {307, 308}
"""Redirects after which a write may be sent again as it is."""

_MOST_REDIRECTS = 3


def quiet_logs() -> None:
    """Keep the network's libraries from logging addresses and headers, at any level."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


class Transport:
    """Sends the requests to one server with one token; calling it sends a request.

    It is used in one thread at a time. `say` is told why nothing happens for a while. `sleep` and
    `clock` are given by tests only.
    """

    def __init__(
        self,
        server: Server,
        token: str,
        *,
        is_cancelled: Callable[[], bool] = lambda: False,
        say: Callable[[str], None] = lambda _sentence: None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        quiet_logs()
        self._name = server.name
        self._base = _base(server)
        headers, bare = dict(server.headers(token)), server.headers("")
        secret = [value for name, value in headers.items() if value != bare.get(name)]
        self._redaction = Redaction((token, *secret))
        self._say = say
        self._is_cancelled, self._sleep, self._clock = is_cancelled, sleep, clock
        self._written: dict[str, float] = {}
        self._client = httpx.Client(
            headers={"Accept": "application/json", "User-Agent": "pmdesk", **headers},
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            timeout=_TIMEOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def __repr__(self) -> str:
        return f"Transport({self._name!r})"

    def __call__(self, request: Request) -> Response:
        """Send a request, again where that can do no harm; raises `Fault` or `Cancelled`."""
        for tried in range(TRIES):
            self._pace(request)
            answer = self._attempt(request)
            if tried == TRIES - 1 or not may_repeat(request, answer):
                break
            seconds = delay(answer, tried, datetime.now(UTC))
            if seconds > LONGEST_WAIT:
                break
            self._say(f"{self._name} asks to wait; going on in {math.ceil(seconds)} s")
            self.wait(seconds)
        if isinstance(answer, Fault):
            raise answer
        return answer

    def wait(self, seconds: float) -> None:
        """Wait; raises `Cancelled` soon after the user calls the work off."""
        left = seconds
        while left > 0:
            self._stop_if_cancelled()
            self._sleep(min(left, _SLICE))
            left -= _SLICE
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def _pace(self, request: Request) -> None:
        """Keep writes as far apart as the tracker wants them."""
        self._stop_if_cancelled()
        if request.pace is None:
            return
        before = self._written.get(request.pace.key)
        if before is not None:
            self.wait(before + request.pace.seconds - self._clock())
        self._written[request.pace.key] = self._clock()

    def _attempt(self, request: Request) -> Response | Fault:
        """Send once. An error is returned as a value, so that no trace of headers hangs on it."""
        try:
            return self._followed(request)
        except Fault as fault:
            return fault
        except httpx.HTTPError as error:
            return _fault(error, self._name, self._base.host)
        except httpx.InvalidURL:
            return Fault(f"The address of {self._name} cannot be read. Check it in the directory.")

    def _followed(self, request: Request) -> Response:
        """Follow redirects on the same host; a token goes nowhere else."""
        url = self._base.copy_with(raw_path=_raw_path(self._base, request))
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._once(request, url)
            target = answer.headers.get("location", "")
            is_write = request.method != "GET"
            if answer.status not in _REDIRECTS or not target:
                return answer
            if is_write and answer.status not in _KEEPING:
                return answer
            url = self._same_host(url.join(target))
        raise Fault(f"{self._name} sends requests in circles. Check its address in the directory.")

    def _same_host(self, url: httpx.URL) -> httpx.URL:
        if (url.scheme, url.host, url.port) == (
            self._base.scheme, self._base.host, self._base.port,
        ):  # fmt: skip
            return url
        raise Fault(
            f"{self._name} sends the request on to {url.host}, where the token does not belong. "
            "If that is its new address, enter it in the directory."
        )

    def _once(self, request: Request, url: httpx.URL) -> Response:
        content = None if request.body is None else json.dumps(request.body).encode()
        headers = {"Content-Type": "application/json"} if content is not None else {}
        headers.update(request.headers)
        with self._client.stream(request.method, url, content=content, headers=headers) as told:
            body = b"".join(self._limited(told.iter_bytes()))
            known = {name.lower(): self._redaction.text(v) for name, v in told.headers.items()}
            return Response(told.status_code, self._redaction.content(body), known)

    def _limited(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        size, end = 0, self._clock() + _LONGEST
        for chunk in chunks:
            size += len(chunk)
            if size > LARGEST:
                sentence = f"{self._name} answers with more than {LARGEST // 1_000_000} MB."
                raise Fault(f"{sentence} Check its address in the directory.", unknown=True)
            if self._clock() > end:
                raise Fault(_SLOW.format(tracker=self._name), unknown=True)
            yield chunk


def _base(server: Server) -> httpx.URL:
    """Return where requests go; raises `InvalidValue` where that is not encrypted."""
    try:
        url = httpx.URL(server.address)
    except httpx.InvalidURL:
        url = httpx.URL()
    if url.userinfo:
        raise InvalidValue("An address holds no password: enter the token in its own field.", "url")
    if is_safe(url.scheme, url.host):
        return url.copy_with(query=None, fragment=None)
    raise InvalidValue(
        f"The address of {server.name} must begin with https://, so that nobody reads the token "
        "on its way.", "url",
    )  # fmt: skip


def _raw_path(base: httpx.URL, request: Request) -> bytes:
    """Return path and query as they are sent; the path of a request is encoded already."""
    query = str(httpx.QueryParams(request.query)).encode()
    path = base.raw_path.rstrip(b"/") + request.path.encode("ascii")
    return path + b"?" + query if query else path


_SLOW = "{tracker} did not answer in time. Check the network, or try again later."
_NO_NAME = "There is no server called {host}. Check the address and the network."
_REFUSES = "{host} takes no connections there. Check the address and the network."
_BROKEN_OFF = "{tracker} broke off in the middle of its answer. Try again."
_LOST = "The connection to {tracker} was lost. Check the network, and try again."
_CERTIFICATES = {
    "expired": "The certificate of {host} has expired. Whoever runs it has to renew it.",
    "not yet valid": "The certificate of {host} is not valid yet. Check the clock of this machine.",
    "self-signed": (
        "The certificate of {host} was signed by nobody whom this machine trusts. Have the "
        "authority of your company added to the system’s certificates."
    ),
    "self signed": "",
    "unable to get local issuer": "",
    "mismatch": "{host} shows the certificate of another server. Check the address.",
    "not valid for": "",
}
"""What the reasons for which a certificate is refused mean; an empty one means the one before."""

_UNTRUSTED = "The certificate of {host} is not trusted by this machine{reason}."
_UNENCRYPTED = "{host} does not speak TLS there. Check the address and its port."


def _fault(error: httpx.HTTPError, tracker: str, host: str) -> Fault:
    """Turn an error on the way into a sentence, and say whether the request may have arrived."""
    unsent = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
    sentence = _sentence(error)
    text = sentence.format(tracker=tracker, host=host, reason=_reason(error))
    is_unsent = isinstance(error, (*unsent, httpx.UnsupportedProtocol))
    return Fault(text, unknown=not is_unsent)


def _sentence(error: httpx.HTTPError) -> str:
    text = str(error).casefold()
    if isinstance(error, httpx.TimeoutException):
        return _SLOW
    if "certificate" in text:
        return _certificate(text)
    if "[ssl" in text:
        return _UNENCRYPTED
    if any(word in text for word in ("name or service", "getaddrinfo", "nodename", "resolution")):
        return _NO_NAME
    if isinstance(error, httpx.ConnectError):
        return _REFUSES
    return _BROKEN_OFF if isinstance(error, httpx.RemoteProtocolError) else _LOST


def _certificate(text: str) -> str:
    sentence = ""
    for sign, meaning in _CERTIFICATES.items():
        sentence = meaning or sentence
        if sign in text:
            return sentence
    return _UNTRUSTED


def _reason(error: httpx.HTTPError) -> str:
    """Return what OpenSSL says, without its numbers; other libraries put it otherwise."""
    _, found, reason = str(error).rpartition("verify failed: ")
    return f": {reason.partition(' (_ssl')[0].strip(' .]')}" if found else ""

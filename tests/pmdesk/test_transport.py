"""Requests go out with the token, come back without it, and never wait longer than asked to."""

import datetime as dt
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from pmdesk import transport
from pmdesk.errors import InvalidValue
from pmdesk.model import TrackerKind
from pmdesk.trackers.exchange import Cancelled, Fault, Pace, Request, Response, get
from pmdesk.trackers.kinds import adapter_for
from pmdesk.transport import Transport
from tests.pmdesk.trackers.room import mapping, tracker
from tests.pmdesk.trackers.servers.wire import Answer, Wire, listening

TOKEN = "glpat-Se+cret/Token=42"  # noqa: S105 - made up
MAKING = Request("POST", "/issues", body={"title": "ä"})


def fine(_request: Request) -> Response:
    return Response(200, b'{"ok": true}')


@pytest.fixture
def wire() -> Iterator[Wire]:
    with listening(Wire(fine)) as running:
        yield running


def in_turn(*answers: Response) -> Answer:
    """Answer with each in turn, and then with the last."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


class Sleeper:
    """Sleeps without sleeping."""

    def __init__(self) -> None:
        self.slept = 0.0

    def __call__(self, seconds: float) -> None:
        self.slept += seconds

    def clock(self) -> float:
        return self.slept


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
def opened(sleeper: Sleeper) -> Iterator[Callable[[str], Transport]]:
    made: list[Transport] = []

    def opened(address: str) -> Transport:
        adapter = adapter_for(tracker(TrackerKind.GITLAB, address), mapping())
        made.append(Transport(adapter, TOKEN, sleep=sleeper, clock=sleeper.clock))
        return made[-1]

    yield opened
    for one in made:
        one.__exit__(None, None, None)


Opened = Callable[[str], Transport]


def test_a_request_arrives_with_token_body_and_query(wire: Wire, opened: Opened) -> None:
    send = opened(wire.address)
    send(Request("POST", "/a%2Fb/c", (("q", "x y&z"), ("q", "ü")), {"title": "ä"}))
    (request,) = wire.arrived
    assert request.path == "/a%2Fb/c"
    assert request.query == (("q", "x y&z"), ("q", "ü"))
    assert request.body == {"title": "ä"}
    assert wire.seen[0]["PRIVATE-TOKEN"] == TOKEN
    assert wire.seen[0]["Content-Type"] == "application/json"


def test_headers_of_a_request_replace_the_usual_ones(wire: Wire, opened: Opened) -> None:
    patch = (("Content-Type", "application/json-patch+json"),)
    opened(wire.address)(Request("PATCH", "/a", body=[], headers=patch))
    assert wire.seen[0]["Content-Type"] == "application/json-patch+json"


def test_a_path_of_the_address_is_kept(wire: Wire, opened: Opened) -> None:
    opened(f"{wire.address}/gitlab/")(get("/api"))
    assert [request.path for request in wire.arrived] == ["/gitlab/api"]


def test_the_token_is_taken_out_of_what_comes_back(wire: Wire, opened: Opened) -> None:
    wire.answer = lambda _: Response(200, f'{{"key": "{TOKEN}"}}'.encode(), {"X-Echo": TOKEN})
    answer = opened(wire.address)(get("/a"))
    assert TOKEN not in f"{answer!r}"
    assert answer.content == {"key": "•••"}
    assert answer.headers["x-echo"] == "•••"


def test_an_asked_for_pause_is_kept(wire: Wire, opened: Opened, sleeper: Sleeper) -> None:
    wire.answer = in_turn(Response(429, b"", {"Retry-After": "20"}), Response(201, b"{}"))
    assert opened(wire.address)(MAKING).status == 201
    assert sleeper.slept == pytest.approx(20, abs=0.3)


def test_who_is_asked_to_wait_too_long_is_told_so(
    wire: Wire, opened: Opened, sleeper: Sleeper
) -> None:
    wire.answer = in_turn(Response(429, b"", {"Retry-After": "4000"}))
    assert opened(wire.address)(MAKING).status == 429
    assert sleeper.slept == 0


def test_a_failing_server_is_asked_four_times(wire: Wire, opened: Opened, sleeper: Sleeper) -> None:
    wire.answer = in_turn(Response(503))
    assert opened(wire.address)(get("/a")).status == 503
    assert len(wire.seen) == 4
    assert sleeper.slept == pytest.approx(7, abs=0.3)


def test_what_makes_something_is_sent_once(wire: Wire, opened: Opened) -> None:
    wire.answer = in_turn(Response(503))
    assert opened(wire.address)(MAKING).status == 503
    assert len(wire.seen) == 1


def test_writes_keep_their_pace(wire: Wire, opened: Opened, sleeper: Sleeper) -> None:
    send = opened(wire.address)
    for _ in range(3):
        send(Request("POST", "/a", body={}, pace=Pace("github", 1)))
    send(Request("POST", "/a", body={}, pace=Pace("other", 1)))
    assert sleeper.slept == pytest.approx(2, abs=0.5)


def test_a_cancel_is_noticed_while_waiting(wire: Wire) -> None:
    slept: list[float] = []
    adapter = adapter_for(tracker(TrackerKind.GITLAB, wire.address), mapping())
    wire.answer = in_turn(Response(429, b"", {"Retry-After": "60"}))
    with (
        Transport(adapter, TOKEN, is_cancelled=lambda: len(slept) == 2, sleep=slept.append) as send,
        pytest.raises(Cancelled),
    ):
        send(get("/a"))
    assert sum(slept) < 0.5


def test_a_redirect_on_the_same_host_is_followed(wire: Wire, opened: Opened) -> None:
    moved = Response(307, b"", {"Location": f"{wire.address}/b"})
    wire.answer = lambda request: moved if request.path == "/a" else fine(request)
    assert opened(wire.address)(get("/a")).status == 200


def test_a_write_is_not_turned_into_a_question(wire: Wire, opened: Opened) -> None:
    wire.answer = in_turn(Response(302, b"", {"Location": "/b"}))
    assert opened(wire.address)(MAKING).status == 302


def test_a_token_goes_to_no_other_host(wire: Wire, opened: Opened) -> None:
    wire.answer = in_turn(Response(302, b"", {"Location": "https://elsewhere.example/a"}))
    with pytest.raises(Fault, match=r"to elsewhere\.example, where the token does not belong"):
        opened(wire.address)(get("/a"))


def test_circles_end(wire: Wire, opened: Opened) -> None:
    wire.answer = in_turn(Response(302, b"", {"Location": "/a"}))
    with pytest.raises(Fault, match="in circles"):
        opened(wire.address)(get("/a"))


def test_a_huge_answer_is_not_read(
    wire: Wire, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST", 1_000_000)
    wire.answer = lambda _: Response(200, b"x" * 2_000_000)
    with pytest.raises(Fault, match="more than 1 MB"):
        opened(wire.address)(Request("POST", "/a", body={}))


def test_half_an_answer_is_no_answer(wire: Wire, opened: Opened) -> None:
    wire.half = True
    with pytest.raises(Fault, match="broke off") as raised:
        opened(wire.address)(MAKING)
    assert raised.value.unknown


def test_a_server_that_does_not_answer_is_given_up(
    wire: Wire, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_TIMEOUT", httpx.Timeout(0.05))
    wire.hangs = True
    with pytest.raises(Fault, match="did not answer in time") as raised:
        opened(wire.address)(MAKING)
    assert raised.value.unknown


def test_an_answer_that_drips_is_given_up(wire: Wire, sleeper: Sleeper) -> None:
    def later() -> float:
        sleeper.slept += 200
        return sleeper.slept

    adapter = adapter_for(tracker(TrackerKind.GITLAB, wire.address), mapping())
    with Transport(adapter, TOKEN, clock=later) as send, pytest.raises(Fault, match="in time"):
        send(MAKING)


def test_where_nobody_listens_nothing_was_sent(opened: Opened) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(Fault, match="takes no connections") as raised:
            opened(f"http://127.0.0.1:{port}")(MAKING)
    assert not raised.value.unknown


def test_an_unknown_name_is_said_to_be_unknown(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_arguments: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Fault, match=r"no server called tracker\.example") as raised:
        opened("https://tracker.example")(MAKING)
    assert not raised.value.unknown


@pytest.mark.parametrize("address", ["http://tracker.example", "http://10.0.0.1"])
def test_tokens_are_never_sent_unencrypted(address: str, opened: Opened) -> None:
    with pytest.raises(InvalidValue, match="must begin with https://"):
        opened(address)


def test_an_address_holds_no_password(opened: Opened) -> None:
    with pytest.raises(InvalidValue, match="holds no password") as raised:
        opened("https://ann:hidden@tracker.example")
    assert "hidden" not in str(raised.value)


PAST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Return an authority that this machine trusts."""
    made = trustme.CA()
    path = tmp_path / "authority.pem"
    made.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return made


def speaking(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def test_a_trusted_server_is_spoken_to(authority: trustme.CA, opened: Opened) -> None:
    with listening(Wire(fine), speaking(authority.issue_cert("localhost"))) as wire:
        assert opened(wire.address)(get("/a")).content == {"ok": True}


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("self-signed", "was signed by nobody whom this machine trusts"),
        ("expired", "has expired. Whoever runs it has to renew it"),
        ("other host", "shows the certificate of another server"),
    ],
)
def test_a_certificate_that_is_not_right_is_refused(
    fault: str, sentence: str, authority: trustme.CA, opened: Opened
) -> None:
    certificates = {
        "self-signed": lambda: trustme.CA().issue_cert("localhost"),
        "expired": lambda: authority.issue_cert(
            "localhost", not_before=PAST, not_after=PAST + dt.timedelta(days=9)
        ),
        "other host": lambda: authority.issue_cert("other.example"),
    }
    with (
        listening(Wire(fine), speaking(certificates[fault]())) as wire,
        pytest.raises(Fault, match=sentence) as raised,
    ):
        opened(wire.address)(MAKING)
    assert "localhost" in str(raised.value)
    assert not raised.value.unknown
    assert wire.seen == [], "the token never left"


def test_a_server_without_encryption_is_not_spoken_to(wire: Wire, opened: Opened) -> None:
    with pytest.raises(Fault, match="does not speak TLS there"):
        opened(wire.address.replace("http:", "https:"))(MAKING)
    assert wire.seen == []


def test_addresses_are_not_logged(
    wire: Wire, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        opened(wire.address)(get("/a", q="Robin Doe"))
    assert "Robin" not in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_no_certificate_goes_unchecked() -> None:
    source = Path(transport.__file__).read_text(encoding="utf-8")
    assert "verify=False" not in source
    assert "CERT_NONE" not in source

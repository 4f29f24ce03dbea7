"""A Radicale of the tests' own, to which files are sent as calendar programs do it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from icalendar import Calendar

from tests.servers.running import free_port, started

_CALENDAR = """<?xml version="1.0"?>
<C:mkcalendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>"""


class Radicale:
    """A running CalDAV server with one empty calendar."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def put(self, name: str, content: bytes) -> int:
        """Send a calendar file; return the status of the answer."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        return self._client.put(f"/u/cal/{name}", content=content, headers=headers).status_code

    def put_all(self, calendar: str, content: bytes) -> int:
        """Send a file with many entries as a calendar of its own; return the status."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        return self._client.put(f"/u/{calendar}/", content=content, headers=headers).status_code

    def all(self, calendar: str) -> Calendar:
        """Return everything that a calendar holds."""
        answer = self._client.get(f"/u/{calendar}/")
        answer.raise_for_status()
        return Calendar.from_ical(answer.content)

    def get(self, name: str) -> Calendar:
        """Return what the server has under a name."""
        answer = self._client.get(f"/u/cal/{name}")
        answer.raise_for_status()
        return Calendar.from_ical(answer.content)


@contextmanager
def running_radicale(folder: Path) -> Iterator[Radicale]:
    """Start a Radicale whose data and log are in a folder."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    command = [
        sys.executable, "-m", "radicale", "--config", "", f"--hosts={address}", "--auth-type=none",
        f"--storage-filesystem-folder={folder}",
    ]  # fmt: skip
    with (
        started(command, port, folder, {}, folder / "radicale.log"),
        httpx.Client(base_url=f"http://{address}", timeout=30, auth=("u", "")) as client,
    ):
        client.request("MKCALENDAR", "/u/cal/", content=_CALENDAR).raise_for_status()
        yield Radicale(client)

"""A Redmine of the tests' own: its API, and its wizard for CSV files gone through by HTTP."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx

from tests.servers.running import free_port, needs, started

KEY = "0123456789abcdef0123456789abcdef01234567"
"""The key of the administrator whom redmine_seed.rb makes."""
PASSWORD = "postmortem"  # noqa: S105 - what redmine_seed.rb sets
PROJECT = "pm"

_SETTINGS = "import_settings"
_MAPPING = "import_settings[mapping]"

Choices = Mapping[str, str]

_ROW = re.compile(r"<td>(\d+)</td>\s*<td>(.*?)</td>", re.DOTALL)


@dataclass(frozen=True)
class Imported:
    """What the wizard offered by itself, and what came of it."""

    settings: Choices
    mapping: Choices
    refused: dict[int, str]
    """What it said to a row that it did not take, by the row's number from 1."""
    issues: list[dict[str, Any]]
    """The new issues in the order of the file, as the API shows them, with their relations."""


class Redmine:
    """A running Redmine with one project, in which nothing is."""

    def __init__(self, url: str) -> None:
        self.url = url

    def api(self, method: str, path: str, **more: Any) -> Any:
        """Return what the API answers as an administrator; raise for anything but success."""
        headers = {"X-Redmine-API-Key": KEY}
        with httpx.Client(base_url=self.url, headers=headers, timeout=30) as client:
            answer = client.request(method, path, **more)
            answer.raise_for_status()
            return answer.json() if answer.content.strip() else None

    def count(self) -> int:
        """Return how many issues there are."""
        return int(self.api("GET", "/issues.json?status_id=*&limit=1")["total_count"])

    def issue(self, number: object) -> Any:
        """Return an issue with its relations."""
        return self.api("GET", f"/issues/{number}.json?include=relations")["issue"]

    def newest(self, count: int) -> list[Any]:
        """Return the issues that were made last, in the order in which they were made."""
        path = f"/issues.json?status_id=*&sort=id:desc&limit={count}"
        found = self.api("GET", path)["issues"][:count]
        return [self.issue(issue["id"]) for issue in reversed(found)]

    def import_csv(
        self, content: bytes, settings: Choices | None = None, mapping: Choices | None = None
    ) -> Imported:
        """Go through the wizard as someone who presses Next, and makes only these choices."""
        before = self.count()
        with httpx.Client(base_url=self.url, follow_redirects=True, timeout=60) as client:
            _log_in(client)
            upload = _form(client.get(f"/issues/imports/new?project_id={PROJECT}"))
            first = _form(_sent(client, upload, files={"file": ("actions.csv", content)}))
            second = _form(_sent(client, first, first.choosing(_SETTINGS, settings or {})))
            last = _sent(client, second, second.choosing(_MAPPING, mapping or {}))
            refused = _run(client, last)
        offered = first.named(_SETTINGS), second.named(_MAPPING)
        return Imported(*offered, refused, self.newest(self.count() - before))


@contextmanager
def running_redmine(folder: Path) -> Iterator[Redmine]:
    """Start a Redmine in which nothing was done yet; its data and log go to a folder."""
    app = needs("redmine")
    database = folder / "redmine.sqlite"
    shutil.copy(app / "seeded.sqlite", database)
    environ = {
        "BUNDLER_VERSION": (app / "bundler_version").read_text().strip(),
        "LC_ALL": "C.UTF-8",
        "PMDESK_DATABASE": str(database),
        "RAILS_ENV": "production",
        "RAILS_LOG_TO_STDOUT": "1",
    }
    port = free_port()
    command = [
        "/usr/bin/ruby", "/usr/bin/bundle", "exec", "rails", "server", "--using=webrick",
        "--binding=127.0.0.1", f"--port={port}", f"--pid={folder / 'pid'}",
    ]  # fmt: skip
    with started(command, port, app, environ, folder / "redmine.log"):
        yield Redmine(f"http://127.0.0.1:{port}")


def _log_in(client: httpx.Client) -> None:
    form = _form(client.get("/login"))
    page = _sent(client, form, {"username": "admin", "password": PASSWORD})
    assert "/logout" in page.text


def _run(client: httpx.Client, page: httpx.Response) -> dict[int, str]:
    """Let the import run, five rows a request, and return what was said to refused rows."""
    token = re.search(r'name="csrf-token" content="([^"]+)"', page.text)
    assert token
    headers = {"X-CSRF-Token": unescape(token[1]), "X-Requested-With": "XMLHttpRequest"}
    while "window.location" not in (answer := client.post(f"{page.url}.js", headers=headers)).text:
        answer.raise_for_status()
    result = client.get(str(page.url).removesuffix("/run"))
    return {int(row): unescape(says) for row, says in _ROW.findall(result.text)}


@dataclass
class _Form(HTMLParser):
    """What a page's form would send, as it stands."""

    page: httpx.Response
    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    _choosing: str = ""
    _is_inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.page.text)

    def named(self, prefix: str) -> Choices:
        """Return the fields below a name, such as `date_format` of `import_settings`."""
        opening = f"{prefix}["
        return {
            name.removeprefix(opening).removesuffix("]"): value
            for name, value in self.fields.items()
            if name.startswith(opening) and name.count("[") == opening.count("[")
        }

    def choosing(self, prefix: str, choices: Choices) -> Choices:
        """Return choices by the names of the form's fields, all of which it must have."""
        named = {f"{prefix}[{name}]": value for name, value in choices.items()}
        assert named.keys() <= self.fields.keys()
        return named

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form" and known.get("method") == "post":
            self.action, self._is_inside = known["action"], "search" not in known["action"]
        elif not self._is_inside:
            return
        elif tag == "select":
            self._choosing = known["name"]
        elif tag == "option" and ("selected" in known or self._choosing not in self.fields):
            self.fields[self._choosing] = known["value"]
        elif tag == "input" and known.get("type") == "hidden":
            self.fields[known["name"]] = known["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False


def _form(page: httpx.Response) -> _Form:
    page.raise_for_status()
    return _Form(page)


def _sent(
    client: httpx.Client,
    form: _Form,
    chosen: Choices | None = None,
    files: dict[str, tuple[str, bytes]] | None = None,
) -> httpx.Response:
    answer = client.post(form.action, data=form.fields | dict(chosen or {}), files=files)
    answer.raise_for_status()
    return answer

"""What all trackers in memory share: issues, links, a clock, and a search that is late."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from pmdesk.trackers.exchange import Request, Response
from tests.fakes import FakeClock

Handler = Callable[..., Response]


@dataclass
class Made:
    """An issue that the tracker has."""

    number: int
    title: str
    text: str
    labels: tuple[str, ...]
    at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    is_done: bool = False

    @property
    def whole(self) -> str:
        return json.dumps([self.title, self.text, self.labels, dict(self.values)])


@dataclass
class Memory:
    """A tracker in memory; calling it is sending it a request."""

    clock: FakeClock = field(default_factory=FakeClock)
    lag: float = 20
    """Seconds until a search sees a new issue."""
    site: str = "https://tracker.example"
    """Its address for people."""
    issues: list[Made] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Which issue is linked to which, and as what."""
    requests: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Response:
        self.requests.append(request)
        for (method, pattern), handler in self.routes().items():
            match = re.fullmatch(pattern, request.path)
            if match and method == request.method:
                return handler(request, *map(unquote, match.groups()))
        return Response(404, b'{"message": "There is nothing here."}')

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        raise NotImplementedError

    def make(self, title: str, text: Any, labels: tuple[str, ...], values: Any = None) -> Made:
        whole = text if isinstance(text, str) else json.dumps(text)
        made = Made(len(self.issues) + 1, title, whole, labels, self.clock(), values or {})
        self.issues.append(made)
        return made

    def searched(self, text: str) -> list[Made]:
        """Return the issues that the search knows by now."""
        seen = self.clock() - timedelta(seconds=self.lag)
        return [made for made in self.issues if made.at <= seen and text in made.whole]

    def tie(self, source: str, issue: str, kind: str) -> bool:
        """Link two issues; False where they were linked."""
        is_new = (source, issue, kind) not in self.links
        if is_new:
            self.links.append((source, issue, kind))
        return is_new


def said(status: int, content: Any = None, **headers: str) -> Response:
    """Return an answer with a JSON body."""
    body = b"" if content is None else json.dumps(content).encode()
    return Response(status, body, headers)

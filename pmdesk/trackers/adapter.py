"""What every tracker can be asked, whatever its protocol."""

import json
import re
from abc import ABC, abstractmethod
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pmdesk.model import ProjectMapping, Tracker
from pmdesk.trackers.draft import IssueDraft, Limits, Source
from pmdesk.trackers.exchange import Operation, Request, Response, expect

T = TypeVar("T")
_REFERENCE = re.compile(r"(.*)#(\d+)")
_LONGEST_KEY = 80
"""Characters of a key that a record keeps."""


@dataclass(frozen=True)
class Issue:
    """An issue that a tracker has; `key` is what people call it."""

    key: str
    url: str
    id: str = ""
    """The tracker's own number of it, where links need that; it may be empty."""
    notes: tuple[str, ...] = ()
    """What the tracker left out of it, a sentence each."""


@dataclass(frozen=True)
class Seen:
    """The state of an issue: the tracker's word for it, and whether that means done."""

    word: str
    is_done: bool


@dataclass(frozen=True)
class Adapter(ABC):
    """One project of one tracker. All methods but the properties are operations."""

    tracker: Tracker
    mapping: ProjectMapping

    limits: ClassVar[Limits]
    settle: ClassVar[float] = 60
    """Seconds after which a request without an answer shows in the tracker, or never will."""

    @property
    def name(self) -> str:
        """What the tracker is called in sentences."""
        return self.limits.tracker

    @property
    def address(self) -> str:
        """Where requests go; their paths are below it."""
        return self.tracker.url.rstrip("/")

    @property
    def project(self) -> str:
        """The project that issues are made in."""
        return self.mapping.project

    @abstractmethod
    def headers(self, token: str) -> Mapping[str, str]:
        """Return the headers that go with every request, the token among them."""

    def prepared(self) -> Operation[Self]:
        """Return the adapter with what it has to know of the project before issues are made."""
        return answered(self)

    def check(self, draft: IssueDraft) -> Operation[IssueDraft]:
        """Return a draft as the tracker would take it, with notes and refusals."""
        return answered(draft)

    @abstractmethod
    def test(self) -> Operation[str]:
        """Say who the token belongs to, and whether issues can be made in the project."""

    @abstractmethod
    def find(self, draft: IssueDraft) -> Operation[Issue | None]:
        """Return the issue that was made of an action before, or None."""

    @abstractmethod
    def create(self, draft: IssueDraft) -> Operation[Issue]:
        """Make the issue."""

    @abstractmethod
    def link(self, issue: Issue, draft: IssueDraft) -> Operation[tuple[str, ...]]:
        """Link issue and postmortem both ways, and say what could not be linked as wanted.

        It can be repeated: what is there already is not made again.
        """

    @abstractmethod
    def state(self, issue: Issue) -> Operation[Seen]:
        """Return how far an issue is."""

    def asked(self, request: Request, what: str, *statuses: int) -> Operation[Any]:
        """Send a request and return the content of an answer with one of the statuses."""
        response = yield request
        return self.expect(response, what, *(statuses or (200,)))

    def expect(self, response: Response, what: str, *statuses: int) -> Any:
        """Return the content of an answer that has one of the statuses, or raise `Fault`."""
        return expect(response, self.name, what, *statuses)

    def is_own(self, source: Source) -> bool:
        """Whether the postmortem's issue is in this very tracker."""
        return not source.url or host(source.url) == host(self.tracker.url)

    def place(self, source: Source, pattern: re.Pattern[str]) -> tuple[str, str] | None:
        """Return project and number of the postmortem's issue, None where it is not here.

        Both are read from its address by `pattern`, or from a key such as `project#12`.
        """
        if not self.is_own(source):
            return None
        path = unquote(urlsplit(source.url).path)
        found = pattern.fullmatch(path) or _REFERENCE.fullmatch(source.key)
        return (found[1] or self.project, found[2]) if found else None


def answered(value: T) -> Operation[T]:
    """Return an operation that needs no request."""
    yield from ()
    return value


def basic(account: str, token: str) -> dict[str, str]:
    """Return the header that signs in with an account, which may be empty, and a token."""
    return {"Authorization": f"Basic {b64encode(f'{account}:{token}'.encode()).decode()}"}


def segment(text: str) -> str:
    """Return a text as one part of a path."""
    return quote(text, safe="")


def host(address: str) -> str:
    """Return the host of an address, in small letters."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def reference(project: str, number: object) -> str:
    """Return what people call an issue that has a number within its project."""
    full = f"{project}#{number}"
    return full if len(full) <= _LONGEST_KEY else f"#{number}"


def holding(label: str, found: Any) -> Any:
    """Return the first of the found issues that has a label, or names it in its text, or None.

    Some trackers ignore a filter that they do not know, and so find everything.
    """
    issues = found if isinstance(found, list) else []
    whole = re.compile(rf"\b{re.escape(label)}(?![\w-])")
    return next((issue for issue in issues if whole.search(json.dumps(issue))), None)


def elsewhere(source: Source, tracker: str) -> str:
    """Say that the postmortem's issue cannot name the action."""
    name = source.key or source.url
    return f"{name} is not in this {tracker}: the new issue names it, but it cannot name the issue."

"""Where causes that are alike are looked for: a small protocol, and the way through the lane."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pmdesk.errors import PmdeskError
from ui.background import Lane

# What is alike is imported when causes are first looked for.
if TYPE_CHECKING:
    from pmdesk.whys.recurrence import EarlierCause

Found = Callable[["list[EarlierCause]"], object]


class Alike(Protocol):
    """The other postmortems of a library, as views see them."""

    def find(self, text: str, record_id: str, done: Found) -> None:
        """Look for causes outside of a record; what is found arrives on the window's thread."""


class NothingAlike:
    """A library in which nothing struck before."""

    def find(self, text: str, record_id: str, done: Found) -> None:
        """See `Alike.find`."""


class LaneAlike:
    """Asks the library in its own lane; `find` runs there."""

    def __init__(self, lane: Lane, find: "Callable[[str, str], list[EarlierCause]]") -> None:
        self._lane = lane
        self._find = find

    def find(self, text: str, record_id: str, done: Found) -> None:
        """See `Alike.find`; a library that cannot be read says so elsewhere."""

        def failed(_error: PmdeskError) -> None:
            done([])

        self._lane.run(lambda: self._find(text, record_id), done, failed)

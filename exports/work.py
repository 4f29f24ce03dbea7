"""How an export tells how far it is, and learns that nobody wants it any more."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[float], None]
"""Is told how much is done, from 0 to 1."""

Cancelled = Callable[[], bool]
"""Says whether the user has called the export off."""


class ExportCancelled(Exception):
    """The user called an export off; there is nothing to say, and nothing was written."""


def no_progress(_share: float) -> None:
    """Tell nobody."""


def never() -> bool:
    """Go on to the end."""
    return False


@dataclass(frozen=True)
class Work:
    """A part of an export, from `start` to `end` of the whole."""

    progress: Progress = no_progress
    cancelled: Cancelled = never
    start: float = 0.0
    end: float = 1.0

    def reached(self, share: float) -> None:
        """Say how much of this part is done; raises `ExportCancelled` to end the work."""
        if self.cancelled():
            raise ExportCancelled
        self.progress(self.start + share * (self.end - self.start))

    def part(self, start: float, end: float) -> "Work":
        """Return a part of this part."""
        length = self.end - self.start
        begin, finish = self.start + start * length, self.start + end * length
        return Work(self.progress, self.cancelled, begin, finish)

"""Which stretch of time is shown, and how one comes closer, steps back and moves along."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LEAST = timedelta(seconds=10)
"""The shortest stretch that is shown: below it, times have no meaning in an incident."""


@dataclass(frozen=True)
class Window:
    """A stretch of time. What it is moved within is the `whole`, which it never leaves."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def share(self, moment: datetime) -> float:
        """Return where a moment is: 0 at the start, 1 at the end."""
        return (moment - self.start) / self.length

    def at(self, share: float) -> datetime:
        """Return the moment at a share of the way from start to end, which must be 0 to 1."""
        return self.start + self.length * min(max(share, 0.0), 1.0)

    def zoomed(self, factor: float, at: datetime, whole: "Window") -> "Window":
        """Show `factor` times as much detail; what is at a moment stays where it is."""
        share = min(max(self.share(at), 0.0), 1.0)
        length = min(self.length / factor, whole.length)
        length = max(length, min(LEAST, whole.length))
        return _placed((at - whole.start) - share * length, length, whole)

    def panned(self, share: float, whole: "Window") -> "Window":
        """Move along by a share of what is shown, later where it is positive."""
        return _placed((self.start - whole.start) + share * self.length, self.length, whole)

    def showing(self, moment: datetime, whole: "Window") -> "Window":
        """Move along so far that a moment is in view, and not at the very edge."""
        if self.start <= moment <= self.end:
            return self
        share = self.share(moment)
        return self.panned(share - (_EDGE if share < 0 else 1 - _EDGE), whole)

    def within(self, whole: "Window") -> "Window":
        """Return the same stretch, as far as the whole has it."""
        length = min(max(self.length, LEAST), whole.length)
        return _placed(self.start - whole.start, length, whole)

    def around(self, margin: float, whole: "Window") -> "Window":
        """Return the stretch with a margin on both sides, as a share of its length."""
        length = max(self.length, min(LEAST, whole.length))
        wanted = min(length * (1 + 2 * margin), whole.length)
        middle = (self.start - whole.start) + self.length / 2
        return _placed(middle - wanted / 2, wanted, whole)


_EDGE = 0.1


def _placed(offset: timedelta, length: timedelta, whole: Window) -> Window:
    """Return a window of a length that begins as near to an offset as the whole allows."""
    start = whole.start + min(max(offset, timedelta()), whole.length - length)
    return Window(start, start + length)

"""The lines of an editor that are read together, because a sentence may go on over their ends."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtGui import QTextBlock

from pmdesk.language import Finding
from pmdesk.language.sentences import goes_on
from pmdesk.wording import MOST_LINES


@dataclass(frozen=True)
class Passage:
    """Lines by number and by what they say; places in `text` count from its first line on."""

    numbers: range
    lines: tuple[str, ...]

    @classmethod
    def around(cls, block: QTextBlock) -> Self:
        """Return the lines that are read together with one, as `wording.passages` reads a text."""
        number, lines = block.blockNumber(), [block.text()]
        first, other = number, block.previous()
        while other.isValid() and goes_on(text := other.text(), lines[0]):
            lines.insert(0, text)
            first, other = first - 1, other.previous()
            if len(lines) > MOST_LINES:
                break
        other = block.next()
        while len(lines) <= MOST_LINES and other.isValid() and goes_on(lines[-1], other.text()):
            lines.append(other.text())
            other = other.next()
        if len(lines) > MOST_LINES:
            return cls(range(number, number + 1), (block.text(),))
        return cls(range(first, first + len(lines)), tuple(lines))

    @property
    def text(self) -> str:
        """What the lines say as one."""
        return self.lines[0] if len(self.lines) == 1 else "\n".join(self.lines)

    def offset(self, number: int) -> int:
        """Return where in the text a line begins."""
        return sum(len(line) + 1 for line in self.lines[: number - self.numbers.start])

    def within(self, number: int, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings that a line has a part in, counted from its begin."""
        start = self.offset(number)
        end = start + len(self.lines[number - self.numbers.start])
        return tuple(f.moved(-start) for f in found if f.start < end and start < f.end)

"""A place in a line from which reading goes on."""

import re
from dataclasses import dataclass


@dataclass(slots=True)
class Cursor:
    """A line and how far it was read."""

    text: str
    at: int = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over what fits here, if anything does."""
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    @property
    def ended(self) -> bool:
        """Whether nothing is left to read."""
        return not self.text[self.at :].strip()


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern for which capitals and small letters are the same."""
    return re.compile(text, re.IGNORECASE)

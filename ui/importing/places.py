"""Where in a text something stands: characters as Python counts them and as Qt does."""

from bisect import bisect_left

_LAST_OF_ONE_UNIT = "\uffff"


class Places:
    """Places in one text; Qt counts two for each character that UTF-16 needs two units for."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []
        if not text.isascii():
            self._wide = [at for at, letter in enumerate(text) if letter > _LAST_OF_ONE_UNIT]

    def to_qt(self, at: int) -> int:
        """Return the place that Qt gives to the character at `at`."""
        return at + bisect_left(self._wide, at)

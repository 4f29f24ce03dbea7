"""Who has been heard: counted while the meeting runs, for the facilitator alone, and never kept."""

from collections import Counter
from collections.abc import Iterable

from pmdesk.model import Participant


class Tally:
    """How often each person spoke; it lives as long as the window and is written nowhere."""

    def __init__(self) -> None:
        self._heard: Counter[str] = Counter()

    def note(self, person_id: str) -> None:
        """Count that a person spoke."""
        self._heard[person_id] += 1

    def count(self, person_id: str) -> int:
        """Return how often a person spoke."""
        return self._heard[person_id]

    def quiet(self, people: Iterable[Participant]) -> tuple[Participant, ...]:
        """Return who came and has spoken least, while others have spoken more."""
        present = [person for person in people if person.attended]
        least = min((self._heard[person.id] for person in present), default=0)
        most = max((self._heard[person.id] for person in present), default=0)
        if least == most:
            return ()
        return tuple(person for person in present if self._heard[person.id] == least)

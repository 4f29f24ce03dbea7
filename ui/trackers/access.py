"""Tokens and tries of trackers, asked for in a lane: a keyring may have to be unlocked first."""

from collections.abc import Callable
from dataclasses import dataclass

from pmdesk.errors import PmdeskError
from pmdesk.model import Tracker
from pmdesk.trackers.places import Place
from ui.background import Job, Lane
from ui.trackers.asking import Asking, token_key

Failed = Callable[[PmdeskError], object]


@dataclass(frozen=True)
class Standing:
    """Whether a tracker has a token, and where tokens are kept, as a sentence."""

    has_token: bool
    place: str


class Access:
    """What the forms of trackers ask for; answers come on the window's thread."""

    def __init__(self, lane: Lane, asking: Asking) -> None:
        self._lane = lane
        self._asking = asking

    def look(self, tracker: Tracker, done: Callable[[Standing], object], failed: Failed) -> None:
        """Tell whether a tracker has a token."""
        self._lane.run(lambda: self._standing(tracker), done, failed)

    def keep(
        self, tracker: Tracker, token: str, done: Callable[[Standing], object], failed: Failed
    ) -> None:
        """Keep a token for a tracker at its present address."""

        def work() -> Standing:
            self._asking.tokens.put(token_key(tracker), token)
            return self._standing(tracker)

        self._lane.run(work, done, failed)

    def forget(self, tracker: Tracker, done: Callable[[Standing], object], failed: Failed) -> None:
        """Drop the token of a tracker."""

        def work() -> Standing:
            self._asking.tokens.forget(token_key(tracker))
            return self._standing(tracker)

        self._lane.run(work, done, failed)

    def test(self, place: Place, done: Callable[[str], object], failed: Failed) -> Job:
        """Try what a token may do in a project; the job can be called off."""
        job = Job()
        self._lane.run(lambda: self._asking.test(place, job.is_cancelled), done, failed)
        return job

    def _standing(self, tracker: Tracker) -> Standing:
        tokens = self._asking.tokens
        return Standing(bool(tokens.get(token_key(tracker))), tokens.place)

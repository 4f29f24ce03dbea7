"""The raising of one record’s actions: what trackers said of it, how far it is, what came of it."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.trackers.exchange import Cancelled
from pmdesk.trackers.places import Place
from pmdesk.trackers.plan import Planned
from pmdesk.trackers.proposal import Batch
from pmdesk.trackers.raising import Result
from ui.background import Job, Lane
from ui.clock import Clock
from ui.raising.standing import NOT_RAISED
from ui.trackers.asking import Asking, Keeping, failed
from ui.trackers.notes import Build, MakeNote

Checked = dict[tuple[str, str], tuple[Planned, Planned]]
"""What was asked about and what a tracker would carry out, by action and name of the place."""

_NEWS = "Something was found that was not shown yet. Nothing was sent: look, and raise again."


class Phase(Enum):
    """What is going on."""

    PREVIEW = auto()
    CHECKING = auto()
    MAKING = auto()
    """The issue of the postmortem itself is made."""
    RAISING = auto()
    RESULT = auto()


class Run(QObject):
    """Raises in a lane, whatever window looks on; nothing is sent before `start`."""

    changed = Signal()
    """Another phase has begun, or there is something to say about all of it."""
    told = Signal(str)
    """The identity of an action of which something else is known now."""

    # What the lane's thread says to the window's.
    _progressed = Signal(str, str)
    _finished = Signal(object)

    def __init__(
        self, record_id: str, lane: Lane, asking: Asking, note: MakeNote, clock: Clock
    ) -> None:
        super().__init__(lane)
        self.record_id = record_id
        self.phase = Phase.PREVIEW
        self.says = ""
        """What is to be said about all of it, a sentence; empty where there is nothing."""
        self.checked: Checked = {}
        self.under_way: dict[str, str] = {}
        """What is done now, by the identity of the action; an empty text means that it waits."""
        self.results: dict[str, Result] = {}
        self._lane = lane
        self._asking = asking
        self._make_note = note
        self._clock = clock
        self._job: Job | None = None
        self._progressed.connect(self._progress)
        self._finished.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Whether a tracker is being asked."""
        return self.phase not in {Phase.PREVIEW, Phase.RESULT}

    @property
    def is_raising(self) -> bool:
        """Whether issues are being made."""
        return self.phase is Phase.RAISING

    @property
    def has_failed(self) -> bool:
        """Whether something was not raised, or nothing could be."""
        return bool(self.says) or any(r.outcome in NOT_RAISED for r in self.results.values())

    @property
    def sentence(self) -> str:
        """How far it is, or what came of it."""
        missing = sum(result.outcome in NOT_RAISED for result in self.results.values())
        raised = len(self.results) - missing
        if self.is_raising:
            whole = len(self.results) + len(self.under_way)
            return f"Raising issues: {len(self.results)} of {whole} done."
        if self.says:
            return self.says
        done = "1 action has its issue" if raised == 1 else f"{raised} actions have their issues"
        return f"{done}, {missing} not." if missing else f"{done}."

    def check(self, batches: Sequence[Batch]) -> None:
        """Ask the trackers what they would say; nothing is made."""
        self._begin(Phase.CHECKING, lambda job: self._checks(batches, job), self._end_check)

    def make_own_issue(self, place: Place, shown: Record) -> None:
        """Make the issue of the postmortem; `shown` is the record as it leaves the program."""

        def work(job: Job) -> Checked:
            stop, clock = job.is_cancelled, self._clock
            self._asking.make_own_issue(place, shown, stop, self._note, clock)
            return {}

        self._begin(Phase.MAKING, work, self._end_check)

    def start(self, batches: Sequence[Batch]) -> None:
        """Raise what was shown; what a tracker would do otherwise is shown before it does."""
        for batch in batches:
            for one in batch.planned:
                self.results.pop(one.action.id, None)
                self.under_way[one.action.id] = ""
        self._begin(Phase.RAISING, lambda job: self._raise(batches, job), self._end_raising)

    def cancel(self) -> None:
        """Call it off; what was sent before that stands."""
        if self._job is not None:
            self._job.cancel()

    def look_again(self) -> None:
        """Go back to the preview, where nothing is under way."""
        if not self.is_busy:
            self.results.clear()
            self.checked.clear()
            self._say(Phase.PREVIEW, "")

    def _begin(
        self, phase: Phase, work: "Callable[[Job], Checked]", done: "Callable[[Checked], None]"
    ) -> None:
        if self.is_busy:
            return
        self._job = job = Job(self)
        self._say(phase, "")
        self._lane.run(lambda: work(job), done, self._fail)

    # In the lane.

    def _checks(self, batches: Sequence[Batch], job: Job) -> Checked:
        found: Checked = {}
        for batch in batches:
            told = self._asking.check(batch, job.is_cancelled)
            for shown, one in zip(batch.planned, told, strict=True):
                found[one.action.id, batch.place.name] = (shown, one)
        return found

    def _raise(self, batches: Sequence[Batch], job: Job) -> Checked:
        """Push what was shown; return what was not shown yet, and then nothing was pushed."""
        found = self._checks(batches, job)
        if any(self._is_news(key, *pair) for key, pair in found.items()):
            return found
        for batch in batches:
            ready = tuple(found[one.action.id, batch.place.name][1] for one in batch.planned)
            self._push(Batch(batch.place, ready), job)
        return {}

    def _is_news(self, key: tuple[str, str], shown: Planned, found: Planned) -> bool:
        """Whether a tracker would do something that nobody was told of."""
        told = self.told_of(key, shown) or shown
        return not {*found.sentences} <= {*shown.sentences, *told.sentences}

    def told_of(self, key: tuple[str, str], shown: Planned) -> Planned | None:
        """Return what a tracker would make of a plan, None where it was not asked about it."""
        known = self.checked.get(key)
        return known[1] if known is not None and known[0] == shown else None

    def _push(self, batch: Batch, job: Job) -> None:
        known: set[str] = set()

        def finish(result: Result) -> None:
            known.add(result.action_id)
            self._finished.emit(result)

        keeping = Keeping(self._note, self._clock, self._progressed.emit, finish)
        try:
            self._asking.push(batch, job.is_cancelled, keeping)
        except PmdeskError as error:
            for result in failed(batch, error, frozenset(known)):
                self._finished.emit(result)

    def _note(self, build: Build) -> Record:
        return self._make_note(self.record_id, build)

    # On the window's thread.

    def _progress(self, action_id: str, sentence: str) -> None:
        self.under_way[action_id] = sentence
        self.told.emit(action_id)

    def _finish(self, result: Result) -> None:
        self.under_way.pop(result.action_id, None)
        self.results[result.action_id] = result
        self.told.emit(result.action_id)

    def _end_check(self, found: Checked) -> None:
        self.checked.update(found)
        self._job = None
        self._say(Phase.PREVIEW, "")

    def _end_raising(self, found: Checked) -> None:
        self.under_way.clear()
        self.checked.update(found)
        self._job = None
        self._say(Phase.PREVIEW if found else Phase.RESULT, _NEWS if found else "")

    def _fail(self, error: PmdeskError) -> None:
        """Come back to the preview: a check failed, so nothing was made."""
        self.under_way.clear()
        self._job = None
        self._say(Phase.PREVIEW, "" if isinstance(error, Cancelled) else str(error))

    def _say(self, phase: Phase, sentence: str) -> None:
        self.phase, self.says = phase, sentence
        self.changed.emit()

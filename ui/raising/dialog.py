"""Raising the actions of a record: preview, progress and result on one page."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.masking.mask import masked
from pmdesk.masking.parts import spoken_of
from pmdesk.model import Action
from pmdesk.record import Record
from pmdesk.trackers.places import Place, places
from pmdesk.trackers.proposal import Batch, Proposal, batches, offered, propose
from ui.document import Document
from ui.raising import standing
from ui.raising.line import ActionLine
from ui.raising.run import Phase, Run
from ui.raising.source_card import SourceCard
from ui.widgets.buttons import button, check_box, name_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.message_bar import announce
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ABOUT = {
    Phase.PREVIEW: "This is what would be created. Nothing is sent before you raise it.",
    Phase.CHECKING: "The trackers are asked what they would say. Nothing is created by that.",
    Phase.MAKING: "The issue of the postmortem is made, unless it is found.",
    Phase.RAISING: (
        "Each issue is stored as soon as it is there. You may close this and go on working, or "
        "call it off; nothing is created twice."
    ),
    Phase.RESULT: "What could not be raised can be tried again: it is looked for first.",
}


class Wish(Enum):
    """What should be shown in place of this dialog."""

    NOTHING = auto()
    FILES = auto()
    DIRECTORY = auto()


class RaisingDialog(QDialog):
    """Shows what a run would do, does, and did; closing it leaves the run alone."""

    def __init__(
        self, document: Document, directory: Record, run: Run, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Raise issues")
        self.wish = Wish.NOTHING
        self.run = run
        self._document = document
        self._directory = directory
        self._chosen: dict[str, Place] = {}
        self._plans: dict[str, Proposal] = {}
        self._proposals: dict[str, Proposal] = {}
        self.source = SourceCard(document, places(directory))
        self.names = check_box("Roles instead of names", checked=True)
        self.lines: dict[str, ActionLine] = {}
        self._make_parts()
        self._lay_out()
        self._connect()
        self._propose()
        self._follow()

    def says(self) -> str:
        """Return what is said about all of it."""
        return self._says.text()

    def _make_parts(self) -> None:
        self._about = label("", "muted", wrap=True)
        self._says = label("", "error", wrap=True)
        self._cards, self._settled = column(spacing=8), column(spacing=8)
        self.check = button("Check with the tracker", self._check)
        self.files = button("Files instead…", partial(self._leave, Wish.FILES))
        self.places = button("Trackers…", partial(self._leave, Wish.DIRECTORY))
        self.cancel = button("Call it off", self.run.cancel)
        self.afresh = button("New preview", self.run.look_again)
        self.close_button = button("Close", self.reject)
        self.go = button("", self._go, kind="primary")
        self.all = button("All", partial(self._tick, is_wanted=True), kind="link")
        self.none = button("None", partial(self._tick, is_wanted=False), kind="link")

    def _lay_out(self) -> None:
        nothing = "No actions yet. What is decided in the section Actions can be raised here."
        self._nothing = EmptyState("list-checks", nothing)
        chosen = row(self.names, STRETCH, label("Raise", "small"), self.all, self.none)
        self._options = box(chosen)
        content = column(
            self.source, self._options, self._nothing, self._cards, self._settled, STRETCH,
            spacing=12, margins=(24, 4, 14, 12),
        )  # fmt: skip
        self._page = ScrollPage(content)
        title = label("Raise issues", "title")
        head = column(title, self._about, spacing=4, margins=(24, 24, 24, 0))
        foot = row(
            self.files, self.places, STRETCH, self.cancel, self.check, self.afresh,
            self.close_button, self.go, margins=(24, 0, 24, 20),
        )  # fmt: skip
        said = row(self._says, margins=(0, 24))
        whole = column(head, self._page, said, foot, spacing=10)
        self.setLayout(whole)
        fit(self, 900, 720)

    def _connect(self) -> None:
        self.names.toggled.connect(lambda _checked: self._propose())
        self.source.make_requested.connect(self._make_own_issue)
        self._document.changed.connect(self._take_edit)
        self.run.changed.connect(self._take_phase)
        self.run.told.connect(self._follow_line)

    # What would be done.

    def _take_edit(self) -> None:
        """Show again what would be done, unless what is being done is what changes the record."""
        if self.run.phase is Phase.PREVIEW:
            self._propose()

    def _plan(self) -> None:
        """Work out anew what would be done with the record as it is now."""
        record = self._document.record
        found = propose(record, self._directory, self._chosen, self._shown())
        self._plans = {each.action.id: each for each in found}
        self._proposals = {key: self._as_checked(each) for key, each in self._plans.items()}

    def _shown(self) -> Record:
        """Return the record as it leaves the program."""
        record = self._document.record
        return masked(spoken_of(record)) if self.names.isChecked() else record

    def _take_phase(self) -> None:
        """Show another phase; what was found or made meanwhile changes what would be done."""
        if self.run.phase is Phase.PREVIEW:
            self._propose()
        else:
            self._follow()

    def _propose(self) -> None:
        self._plan()
        for each in self._proposals.values():
            self._line(each).show_proposal(each)
        self._nothing.setVisible(not self._proposals)
        self._follow()

    def _as_checked(self, proposal: Proposal) -> Proposal:
        """Return a proposal as its tracker would carry it out, where that was asked."""
        if proposal.place is None or proposal.planned is None:
            return proposal
        key = (proposal.action.id, proposal.place.name)
        known = self.run.told_of(key, proposal.planned)
        return proposal.checked(known) if known is not None else proposal

    def _line(self, proposal: Proposal) -> ActionLine:
        key = proposal.action.id
        if key not in self.lines:
            made = ActionLine(proposal, offered(self._directory, proposal.action))
            made.ticked.connect(self._count)
            made.place_chosen.connect(partial(self.choose, key))
            made.again_requested.connect(partial(self._again, [key]))
            made.open_requested.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
            self.lines[key] = made
            (self._settled if proposal.is_settled else self._cards).addWidget(made)
        return self.lines[key]

    def choose(self, key: str, place: Place) -> None:
        """Have the issue of an action made in a place."""
        self._chosen[key] = place
        self._propose()

    def _tick(self, *, is_wanted: bool) -> None:
        for line in self.lines.values():
            line.want(is_wanted)

    def _wanted(self) -> list[Proposal]:
        """Return what is ticked, as it was before a tracker was asked about it."""
        return [
            self._plans[key]
            for key, each in self._proposals.items()
            if each.is_sent and self.lines[key].is_ticked
        ]

    # What is done.

    def _check(self) -> None:
        self.source.flush()
        self.run.check(batches(self._wanted()))

    def _go(self) -> None:
        self.source.flush()
        self.run.start(batches(self._wanted()))

    def _make_own_issue(self, place: Place) -> None:
        self.run.make_own_issue(place, self._shown())

    def _again(self, keys: Iterable[str]) -> None:
        """Try again what failed, from what the record says now."""
        wanted = set(keys)
        self._plan()
        self.run.start(batches(each for key, each in self._plans.items() if key in wanted))

    def _leave(self, wish: Wish) -> None:
        self.wish = wish
        self.reject()

    # What is shown of it.

    def _follow(self) -> None:
        """Show the phase that the run is in."""
        phase = self.run.phase
        summary = f"{self.run.sentence} " if phase is Phase.RESULT else ""
        self._about.setText(summary + _ABOUT[phase])
        says = self.run.says or self._lacks()
        self._says.setText(says)
        self._says.setVisible(bool(says))
        is_preview, is_busy = phase is Phase.PREVIEW, self.run.is_busy
        self.source.setVisible(is_preview or phase is Phase.MAKING)
        self.source.show_busy(is_busy=is_busy)
        for part in (self._options, self.files, self.places, self.go, self.check):
            part.setVisible(is_preview)
        self.cancel.setVisible(is_busy)
        self.afresh.setVisible(phase is Phase.RESULT)
        name_button(self.close_button, "Cancel" if is_preview else "Close")
        for key in self.lines:
            self._follow_line(key)
        self._count()
        if phase is Phase.RESULT:
            announce(self, self.run.sentence)

    def _lacks(self) -> str:
        """Say what keeps everything from being raised, empty where nothing does."""
        if places(self._directory) or not self._proposals:
            return ""
        return (
            "The directory knows no project of a tracker yet. Tell it one with “Trackers…”, take "
            "files instead, or write keys by hand into the actions."
        )

    def _follow_line(self, key: str) -> None:
        """Show how far one action is."""
        line, phase = self.lines.get(key), self.run.phase
        if line is None:
            return
        result = self.run.results.get(key)
        is_preview = phase not in {Phase.RAISING, Phase.RESULT}
        if key in self.run.under_way:
            said = self.run.under_way[key]
            line.show_standing(standing.under_way(said), is_preview=False)
            if said:
                self._page.ensureWidgetVisible(line)
        elif result is not None and not is_preview:
            line.show_standing(
                standing.of_result(result, needs_links=self._needs_links(key)), is_preview=False
            )
            line.show_result(result)
        else:
            shown = standing.of_preview(self._proposals[key]) if is_preview else standing.NOTHING
            line.show_standing(shown, is_preview=is_preview)
        line.setVisible(is_preview or key in self.run.under_way or result is not None)

    def _needs_links(self, key: str) -> bool:
        action = self._document.record.get(Action, key)
        return action is not None and bool(action.tracker_key) and action.sent_at is not None

    def _count(self) -> None:
        """Say on the button how many issues would be made, and with whom that can be checked."""
        wanted = self._wanted()
        count = len(wanted)
        name_button(self.go, f"Raise {count} issue{'' if count == 1 else 's'}")
        self.go.setEnabled(bool(count))
        self.check.setEnabled(bool(count))
        name_button(self.check, _check_words(batches(wanted)))


def _check_words(found: Sequence[Batch]) -> str:
    names = {batch.place.tracker.name for batch in found}
    return f"Check with {names.pop()}" if len(names) == 1 else "Check with the trackers"

"""One action on its way to its issue: what will be made, how far it is, what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.kinds import ADAPTERS
from pmdesk.trackers.places import Place
from pmdesk.trackers.plan import link_sentence
from pmdesk.trackers.proposal import Proposal
from pmdesk.trackers.raising import Result
from ui.breakable import breakable
from ui.followup.facts import KIND_CHIPS
from ui.raising.standing import Standing
from ui.widgets.buttons import button, check_box, name_button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox
from ui.widgets.elided_link import ElidedLink
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, box, clear, column, row, sized
from ui.widgets.restyle import restyle
from ui.widgets.text import label, set_tooltip

_TICK = 20
"""How wide the place of tick and sign is, in pixels at 100 %."""
_WIDEST_PLACE = 420


class ActionLine(Card):
    """The card of an action; the same one is the preview, the progress and the result."""

    ticked = Signal()
    place_chosen = Signal(object)
    """The `Place` where the issue should go."""
    again_requested = Signal()
    open_requested = Signal(str)
    """The address of an issue that should be shown."""

    def __init__(self, proposal: Proposal, offered: Sequence[Place]) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._title = _title(proposal)
        self._is_wanted = True
        self.tick = sized(check_box("", name=f"Raise “{self._title}”"), width=_TICK)
        self.place = ChoiceBox(
            f"Where “{self._title}” goes", [(place, place.name) for place in offered]
        )
        self.place.setPlaceholderText("Choose a project")
        self._kind = Chip()
        self._sign = IconMark("circle", "muted")
        self._says = label("", "small")
        self.again = button("Try again", self.again_requested.emit, kind="link")
        self.again.setAccessibleName(f"Try again to raise “{self._title}”")
        self._facts = label("", "small", wrap=True)
        self._notes = column(spacing=4)
        self._text = label("", "hint", wrap=True)
        self.more = button("Show text", self._toggle, kind="link")
        self._lay_out()
        self.tick.clicked.connect(self.want)
        self.place.chosen.connect(self.place_chosen)

    @property
    def is_ticked(self) -> bool:
        """Whether the action is among those to be raised."""
        return self.tick.isEnabled() and self._is_wanted

    def want(self, is_wanted: bool) -> None:
        """Have the action raised with the others, or left out."""
        self._is_wanted = is_wanted
        self.tick.setChecked(self.is_ticked)
        self.ticked.emit()

    def said(self) -> str:
        """Return all that the card says, line by line."""
        parts = [self._heading.text(), self._says.text(), self._facts.text(), *self._told]
        return "\n".join(part for part in parts if part)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what would be made, and what is lost by that."""
        draft = proposal.planned.draft if proposal.planned else None
        self._is_settled = proposal.is_settled
        self._heading.setText(breakable(draft.title if draft else self._title))
        restyle(self._heading, "role", "muted" if proposal.is_settled else "strong")
        self._kind.show_text(proposal.action.kind.label, KIND_CHIPS[proposal.action.kind])
        self.place.set_value(proposal.place)
        set_tooltip(self.place, proposal.place.name if proposal.place else "")
        self.tick.setEnabled(proposal.is_sent)
        self.tick.setChecked(self.is_ticked)
        self._facts.setText(breakable(_facts(draft)) if draft else "")
        self._show_text(proposal, draft)
        self._tell(*_said_of(proposal))

    def show_standing(self, standing: Standing, *, is_preview: bool) -> None:
        """Show a sign and a sentence; what can be chosen is there in the preview only."""
        self._sign.setVisible(bool(standing.icon))
        if standing.icon:
            self._sign.show_icon(standing.icon, standing.role)
        self._says.setText(standing.says)
        self.again.setVisible(standing.can_try)
        is_open = is_preview and not self._is_settled
        self.tick.setVisible(is_open)
        self._where.setVisible(is_open)
        self._facts.setVisible(is_open and bool(self._facts.text()))
        self._text.setVisible(is_open and self._is_unfolded)
        self.setAccessibleName(f"{self._title}: {standing.says}" if standing.says else self._title)

    def show_result(self, result: Result) -> None:
        """Show the issue that there is now, and what is wrong or was left out."""
        self._tell((), result.sentences)
        if result.url:
            link = ElidedLink(
                f"{result.key} – open in the browser", lambda: self.open_requested.emit(result.url)
            )
            self._notes.insertLayout(0, row(link, STRETCH))

    def _lay_out(self) -> None:
        self._told: list[str] = []
        self._is_settled = self._is_unfolded = False
        self._heading = label("", "strong", wrap=True)
        head = row(self._heading, self._says, self.again, spacing=6)
        head.setStretch(0, 1)
        places = sized(self.place, max_width=_WIDEST_PLACE)
        self._where = box(row(self._kind, places, self.more, STRETCH, spacing=8))
        content = column(head, self._where, self._facts, self._notes, self._text, spacing=6)
        signs = sized(box(column(self.tick, self._sign, STRETCH)), width=_TICK)
        whole = row(signs, box(content), spacing=8)
        whole.setStretch(1, 1)
        self.body.addLayout(whole)

    def _tell(self, hints: Sequence[str], warnings: Sequence[str]) -> None:
        """Say sentences below each other, those that warn with a sign."""
        clear(self._notes)
        self._told = [*hints, *warnings]
        for sentence in hints:
            self._notes.addWidget(label(breakable(sentence), "hint", wrap=True))
        for sentence in warnings:
            self._notes.addWidget(_warning(sentence))

    def _show_text(self, proposal: Proposal, draft: IssueDraft | None) -> None:
        self.more.setVisible(draft is not None)
        if draft is not None and proposal.place is not None:
            limits = ADAPTERS[proposal.place.tracker.kind].limits
            self._text.setText(breakable(limits.written(draft)))

    def _toggle(self) -> None:
        """Show or hide the text that the issue would have."""
        self._is_unfolded = not self._is_unfolded
        self._text.setVisible(self._is_unfolded)
        name_button(self.more, "Hide text" if self._is_unfolded else "Show text")


def _title(proposal: Proposal) -> str:
    return " ".join(proposal.action.text.split()) or "Action without a text"


def _said_of(proposal: Proposal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is said of an action in the preview, and what is warned of."""
    planned = proposal.planned
    if planned is None:
        is_fine = proposal.is_settled
        said = (proposal.because,)
        return (said, ()) if is_fine else ((), said)
    draft = planned.draft
    return ((link_sentence(draft),) if planned.is_sent else ()), (*draft.refused, *draft.notes)


def _facts(draft: IssueDraft) -> str:
    """Say in one line what else an issue gets."""
    parts = (
        draft.issue_type,
        f"priority {draft.priority}" if draft.priority else "",
        f"due {dates.day(draft.due)}" if draft.due else "",
        f"labels {', '.join(draft.labels)}" if draft.labels else "",
    )
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _warning(sentence: str) -> QWidget:
    text = label(breakable(sentence), "small", wrap=True)
    line = row(IconMark("triangle-alert", "warn"), text, spacing=6)
    line.setStretch(1, 1)
    return box(line)

"""To what the new issues are linked: the postmortem’s own issue, or else the incident’s."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from pmdesk.model import Postmortem
from pmdesk.trackers.draft import source_of
from pmdesk.trackers.own_issue import offered
from pmdesk.trackers.places import Place
from ui.bound import Bound
from ui.columns import Columns
from ui.document import Document
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, row
from ui.widgets.text import label

_NARROWEST = 220


class SourceCard(Card):
    """Names the issue of the postmortem; what is entered is an edit like any other."""

    make_requested = Signal(object)
    """The `Place` in which an issue of the postmortem should be made."""

    def __init__(self, document: Document, places: Sequence[Place]) -> None:
        super().__init__(margins=(12, 14), spacing=8)
        self._document = document
        bound = Bound(document, document.record.postmortem, self)
        self.key = SettledLine("Postmortem issue", placeholder="KUBE-7")
        self.url = SettledLine("Its link", placeholder="https://…")
        key, url = Field("Postmortem issue", self.key), Field("Its link", self.url)
        bound.text("issue_key", self.key, key.set_error)
        bound.text("issue_url", self.url, url.set_error)
        self._says = label("", "hint", wrap=True)
        self.body.addWidget(Columns(key, url, narrowest=_NARROWEST, shares=(1, 2)))
        self.body.addWidget(self._says)
        self.place = ChoiceBox("Where the postmortem’s issue is made", ())
        self.make = button("Create one now", self._make)
        self.make.setAccessibleName("Create an issue of the postmortem now")
        self._making = box(row(self.make, label("in", "small"), self.place, STRETCH))
        self.body.addWidget(self._making)
        self._places = places
        document.changed.connect(self._follow)
        self._follow()

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nothing be entered while the issue is made."""
        self.setEnabled(not is_busy)

    def flush(self) -> None:
        """Hand over what was entered and not handed over yet."""
        self.key.flush()
        self.url.flush()

    def says(self) -> str:
        """Return to what the issues are linked, as a sentence."""
        return self._says.text()

    def _make(self) -> None:
        self.flush()
        self.make_requested.emit(self.place.value())

    def _follow(self) -> None:
        root = self._document.record.postmortem
        has_issue = bool(root.issue_key or root.issue_url)
        self._making.setVisible(bool(self._places) and not has_issue)
        self._offer(offered(self._places, self._document.record))
        self._says.setText(_sentence(root, self._linked()))

    def _offer(self, places: Sequence[Place]) -> None:
        self.place.set_choices([(place, place.name) for place in places])
        if places and self.place.value() is None:
            self.place.set_value(places[0])

    def _linked(self) -> str:
        source = source_of(self._document.record)
        return (source.key or source.url) if source else ""


def _sentence(root: Postmortem, linked: str) -> str:
    if root.issue_key or root.issue_url:
        return f"The issues are linked to {linked}, and {linked} to them."
    if linked:
        return (
            "The postmortem has no issue of its own yet, so the issues are linked to the "
            f"incident’s, {linked}. Name one here, or create one, to link them to it instead."
        )
    return (
        "The record names no issue of the postmortem or the incident, so nothing can be linked. "
        "Name one here, create one, or raise the issues without links."
    )

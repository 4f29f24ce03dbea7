"""What is known of one tracker, and the line that adds a project of it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.changes import Change
from pmdesk.model import Tracker, TrackerKind
from pmdesk.trackers import places
from ui.ask import Ask
from ui.bound import Bound
from ui.columns import Columns
from ui.document import Document
from ui.settled_line import SettledLine
from ui.trackers.access import Access
from ui.trackers.token_card import TokenCard
from ui.widgets.combo import ChoiceBox
from ui.widgets.entry_line import EntryLine
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column
from ui.widgets.text import label

_NARROWEST = 180


class TrackerForm(QWidget):
    """Name, kind, address and account of a tracker; hints follow its kind."""

    project_added = Signal(str)
    """The identity of a new project."""

    def __init__(self, document: Document, tracker: Tracker, access: Access, ask: Ask) -> None:
        super().__init__()
        self._document = document
        self._bound = Bound(document, tracker, self)
        self.name = SettledLine("Name")
        self.kind = ChoiceBox("Kind", [(kind, kind.label) for kind in TrackerKind])
        self.address = SettledLine("Address")
        self.account = SettledLine("Account")
        self.project = EntryLine("Add a project")
        self._name = Field("Name", self.name, "Teams and services refer to it by this name.")
        self._address = Field("Address", self.address)
        self._account = Field("Account", self.account)
        self._about = label("", "hint", wrap=True)
        self.token = TokenCard(access, ask, lambda: self._bound.item, self._place)
        self._bind()
        self._lay_out()
        document.changed.connect(self._follow)
        self._follow()

    def _bind(self) -> None:
        bound = self._bound
        bound.text("name", self.name, self._name.set_error, change=self._rename)
        bound.value("kind", self.kind)
        bound.text("url", self.address, self._address.set_error, change=self._set_address)
        bound.text("account", self.account, self._account.set_error)
        self.project.entered.connect(self._add_project)

    def _lay_out(self) -> None:
        fields = (self._name, Field("Kind", self.kind), self._address, self._account)
        whole = column(
            Columns(*fields, narrowest=_NARROWEST),
            self.token,
            label("Projects", "subheading"),
            self._about,
            self.project,
            STRETCH,
            spacing=12,
        )
        self.setLayout(whole)

    def _place(self) -> places.Place | None:
        """Return where the token is tried: in the first project."""
        tracker = self._bound.item
        known = places.projects(self._document.record, tracker)
        return places.Place(tracker, known[0]) if known else None

    def _set_address(self, tracker: Tracker, text: str) -> Change:
        """Change the address; a token is kept for one host only, so it is looked for again."""
        QTimer.singleShot(0, self.token, self.token.look_again)
        return places.set_address(tracker, text)

    def _rename(self, tracker: Tracker, name: str) -> Change:
        return places.rename_tracker(self._document.record, tracker, name)

    def _add_project(self, project: str) -> None:
        directory, tracker = self._document.record, self._bound.item
        added: list[str] = []

        def build(_record: object) -> Change:
            change = places.add_project(directory, tracker, project)
            added.append(change.operations[0].id)
            return change

        if self._document.attempt(build):
            self.project.clear()
            self.project_added.emit(added[0])

    def _follow(self) -> None:
        """Show the hints of the kind that the tracker has now."""
        tracker = self._document.record.get(Tracker, self._bound.item_id)
        if tracker is None:
            return
        guide = guidance.trackers()[tracker.kind]
        self.address.setPlaceholderText(guide.address)
        self._address.set_help(guide.address_help)
        self.account.setPlaceholderText(guide.account or "Not needed")
        self.account.setEnabled(bool(guide.account))
        self._account.set_help(guide.account_help)
        self.project.setPlaceholderText(f"Project such as {guide.project} – Enter adds")
        self._about.setText(
            f"{guide.project_help} Each project may say which type, priority, labels and links "
            "its issues get."
        )

"""What has changed since an approval without touching what it was about."""

from pmdesk.approval import since
from pmdesk.approval.since import Changed
from pmdesk.history import Entry
from pmdesk.record import Record
from ui.document import Document
from ui.followup.changes_text import ChangesText
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import row
from ui.widgets.text import label


class HarmlessCard(Card):
    """Every change since the approval that leaves it standing, by name."""

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._document = document
        self._known: tuple[int, Record] | None = None
        """The approving step by its number, and the record after it."""
        self._title = label("", "subheading", wrap=True)
        title = row(IconMark("circle-check", "ok"), self._title)
        title.setStretch(1, 1)
        says = "The root causes and the priority actions are as they were approved."
        self.changes = ChangesText("Harmless changes since the approval")
        self.body.addLayout(title)
        self.body.addWidget(label(says, "hint", wrap=True))
        self.body.addWidget(self.changes)
        self.hide()

    def text(self) -> str:
        """Return all that is said, or an empty text while there is nothing to say."""
        said = (self._title.text(), self.changes.toPlainText())
        return "" if self.isHidden() else "\n".join(said)

    def follow(self) -> None:
        """Look again; this goes back through the history, so it is asked for only when seen."""
        record, log = self._document.record, self._document.log
        entry = since.approving(record, log)
        found = self._changes(entry) if entry else ()
        self.setVisible(bool(found))
        self._title.setText(f"Changed since approval: {counted(len(found))}")
        self.changes.show_changes(found, record.postmortem.tzinfo)

    def _changes(self, entry: Entry) -> tuple[Changed, ...]:
        record, log = self._document.record, self._document.log
        if self._known is None or self._known[0] != entry.number:
            self._known = entry.number, since.state_after(record, log, entry)
        return since.changes(self._known[1], record, log[entry.number :]).harmless


def counted(count: int) -> str:
    """Say how many harmless changes there are."""
    return f"{count} harmless change{'' if count == 1 else 's'}"

"""The explanation why an approval no longer holds."""

from pmdesk import dates
from pmdesk.approval import since
from pmdesk.approval.since import Changes
from pmdesk.history import Entry, state_before
from pmdesk.record import Record
from ui.document import Document
from ui.followup.changes_text import ChangesText
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import row
from ui.widgets.restyle import restyle
from ui.widgets.text import label


class VoidedCard(Card):
    """Which step took an approval back, and what is different from what was approved."""

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._document = document
        self._known: tuple[int, Record] | None = None
        """The voiding step by its number, and the record before it."""
        restyle(self, "banner", "warn")
        title = row(IconMark("triangle-alert", "warn"), label("Approval was voided", "subheading"))
        self._says = label("", "small", wrap=True)
        self.changes = ChangesText("What changed since the approval")
        title.addStretch(1)
        self.body.addLayout(title)
        self.body.addWidget(self._says)
        self.body.addWidget(self.changes)
        self.hide()

    def text(self) -> str:
        """Return all that is said, or an empty text while there is nothing to say."""
        said = (self._says.text(), self.changes.toPlainText())
        return "" if self.isHidden() else "\n".join(said)

    def follow(self) -> None:
        """Look again; this goes back through the history, so it is asked for only when seen."""
        entry = since.voiding(self._document.log)
        self.setVisible(entry is not None)
        if entry is not None:
            self._show(entry)

    def _show(self, entry: Entry) -> None:
        found = self._changes(entry)
        zone = self._document.record.postmortem.tzinfo
        who = f" by {entry.role}" if entry.role else ""
        when = dates.stamp(entry.at.replace(second=0), zone)
        self._says.setText(
            f"“{entry.label}”{who} on {when} changed what had been approved. "
            "The approvers decide again."
            + ("" if found.content else " By now everything is as it was approved.")
        )
        self.changes.setVisible(bool(found.content))
        self.changes.show_changes(found.content, zone)

    def _changes(self, entry: Entry) -> Changes:
        record, log = self._document.record, self._document.log
        if self._known is None or self._known[0] != entry.number:
            self._known = entry.number, state_before(record, log, entry.number)
        return since.changes(self._known[1], record, log[entry.number - 1 :])

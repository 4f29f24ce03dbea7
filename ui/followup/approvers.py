"""The approvers of a record, in order, and the ways to add one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from pmdesk.approval import review
from pmdesk.changes import Change, Place, insert, move, remove
from pmdesk.directory.known import Known
from pmdesk.model import Approval, Contact, Service
from ui.ask import Ask
from ui.document import Document
from ui.followup.approver_row import ApproverRow
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.completing import complete
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import escape_mnemonic, label


class Approvers(Card):
    """A row for each approver, a line to add one, a button to add those of the service."""

    import_requested = Signal()
    """A decision that came back as a file should be taken in."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        known: Callable[[], Known],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(margins=(12, 14), spacing=10)
        self.document = document
        self._ask = ask
        self._known = known
        self._clock = clock
        self.rows: dict[str, ApproverRow] = {}
        self._list = column(spacing=14)
        self._nobody = label("Nobody is named yet.", "hint", wrap=True)
        self.from_service = button("", self._add_from_service, icon="plus")
        self.entry = EntryLine("New approver", placeholder="Name, role, address")
        complete(self.entry, lambda: [*known().people, *known().roles])
        self.needed = Segmented(
            "New approver", [(True, "Mandatory"), (False, "Optional")], value=True
        )
        adding = row(self.entry, self.needed)
        adding.setStretch(0, 1)
        self.body.addWidget(label("Approvers", "subheading"))
        self.body.addWidget(self._nobody)
        self.body.addLayout(self._list)
        self.take_in = button("Import a decision…", self.import_requested.emit, icon="circle-check")
        self.body.addLayout(row(self.from_service, self.take_in, STRETCH))
        self.body.addLayout(adding)
        self.entry.entered.connect(self._add)
        document.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        approvals = self.document.record.approvals
        for gone in self.rows.keys() - {approval.id for approval in approvals}:
            row_gone = self.rows.pop(gone)
            self._list.removeWidget(row_gone)
            row_gone.hide()
            row_gone.deleteLater()
        for place, approval in enumerate(approvals):
            shown = self.rows.get(approval.id) or self._make(approval)
            shown.follow(place, len(approvals))
            if self._list.indexOf(shown) != place:
                self._list.insertWidget(place, shown)
        self._nobody.setVisible(not approvals)
        self._offer_service()

    def _offer_service(self) -> None:
        """Offer the approvers of the faulty service who are not there yet."""
        service = self._service_now()
        new = self._from_service(service) if service else None
        self.from_service.setVisible(bool(new))
        if service and new:
            count = len(new.operations)
            them = "approver" if count == 1 else f"{count} approvers"
            words = f"Add {them} of {service.name}"
            self.from_service.setText(escape_mnemonic(words))
            self.from_service.setAccessibleName(words)

    def _make(self, approval: Approval) -> ApproverRow:
        key = approval.id
        made = self.rows[key] = ApproverRow(self.document, self._ask, approval, self._clock)
        made.moved.connect(lambda steps: self._move(key, steps))
        made.remove_requested.connect(lambda: self._remove(key))
        return made

    def _move(self, key: str, steps: int) -> None:
        record = self.document.record
        approval = record.item(Approval, key)
        place = record.approvals.index(approval) + steps
        if 0 <= place < len(record.approvals):
            rank = record.rank_at(record.approvals, place, moving=key)
            self._edit(lambda: move("Move approver", approval, Place("", rank)))

    def _remove(self, key: str) -> None:
        gone = remove("Remove approver", self.document.record.item(Approval, key))
        self._edit(lambda: gone)
        self.entry.setFocus()

    def _add(self, text: str) -> None:
        name, role, address = _parts(text)
        record, contact = self.document.record, self._known().contact(name)

        def build() -> Change:
            approval = Approval.checked(
                record_id=record.id,
                rank=record.rank_at(record.approvals, len(record.approvals)),
                name=name,
                role=role or (contact.role if contact else ""),
                contact=address or (contact.handle if contact else ""),
                mandatory=bool(self.needed.value()),
            )
            return insert("Add approver", approval)

        if self._edit(build):
            self.entry.clear()

    def _add_from_service(self) -> None:
        service = self._service_now()
        if service:
            self._edit(lambda: self._from_service(service))

    def _from_service(self, service: Service) -> Change:
        people = self._known().directory.all(Contact)
        return review.add_service_approvers(self.document.record, service, people)

    def _service_now(self) -> Service | None:
        return self._known().service(self.document.record.postmortem.service)

    def _edit(self, build: Callable[[], Change]) -> bool:
        return self.document.attempt(lambda _record: build())


def _parts(text: str) -> tuple[str, str, str]:
    """Divide what was typed into name, role and address; the last ones may be left out."""
    parts = [part.strip() for part in text.split(",", 2)]
    name, role, address = (*parts, "", "")[:3]
    return name, role, address

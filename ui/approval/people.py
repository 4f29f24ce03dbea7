"""Who will be asked: the approvers that are named, and those of the service to add."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from pmdesk.approval import review
from pmdesk.directory.known import Known
from pmdesk.model import Approval, Contact, Service
from pmdesk.record import Record
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import escape_mnemonic, label


class People(Card):
    """Each approver with role and address; one click adds the service's, and one takes them off."""

    changed = Signal()

    def __init__(self, record: Record, known: Known) -> None:
        super().__init__(margins=(10, 12), spacing=6)
        self._record = record
        self._known = known
        self.added: tuple[Approval, ...] = ()
        """The approvers that the request brings along."""
        self._list = column(spacing=6)
        self.add = button("", self._add, icon="plus")
        self.body.addWidget(label("Approvers", "subheading"))
        self.body.addLayout(self._list)
        self.body.addLayout(row(self.add, STRETCH))
        self._show()

    def _offered(self) -> tuple[Approval, ...]:
        service = self._service()
        people = self._known.directory.all(Contact)
        return review.service_approvers(self._record, service, people) if service else ()

    def _service(self) -> Service | None:
        return self._known.service(self._record.postmortem.service)

    def _add(self) -> None:
        self.added = () if self.added else self._offered()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._list)
        approvals = (*self._record.approvals, *self.added)
        for approval in approvals:
            self._list.addWidget(box(_line(approval)))
        if not approvals:
            self._list.addWidget(label("Nobody is named yet.", "hint"))
        offered = self._offered()
        service = self._record.postmortem.service
        count = "the approver" if len(offered) == 1 else f"{len(offered)} approvers"
        words = f"Take {count} off again" if self.added else f"Add {count} of {service}"
        self.add.setVisible(bool(offered))
        self.add.setText(escape_mnemonic(words))
        self.add.setAccessibleName(words)


def _line(approval: Approval) -> QVBoxLayout:
    must = "mandatory" if approval.mandatory else "optional"
    about = (approval.role, must, approval.contact, approval.decision.label.lower())
    return column(
        label(approval.name, "strong", wrap=True),
        label(" · ".join(part for part in about if part), "hint", wrap=True),
        spacing=0,
    )

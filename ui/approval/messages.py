"""The messages to the approvers, ready to be sent."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pmdesk.approval import message
from pmdesk.approval.message import Message
from pmdesk.model import Approval
from pmdesk.record import Record
from pmdesk.texts import messages, templates
from ui.ask import Ask
from ui.texts.dialog import Texts, TextsDialog
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column
from ui.widgets.message_bar import announce
from ui.widgets.text import label, set_tooltip

_SHORTEST = 12


class Messages(QWidget):
    """One message an approver; what is typed over it is kept while the dialog is open."""

    def __init__(self, texts: Texts, ask: Ask, open_url: Callable[[QUrl], bool]) -> None:
        super().__init__()
        self._texts = texts
        self._ask = ask
        self._open_url = open_url
        self._record: Record | None = None
        self._edited: dict[str, str] = {}
        """What was typed over a message, by the approver it is for."""
        self._shown = ""
        """Whose message is shown."""
        self.who = ChoiceBox("Message to", [])
        self.who.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setMinimumContentsLength(_SHORTEST)
        self.text = GrowingEdit("Message", min_lines=16)
        self.copy = button("Copy", self._copy, icon="copy")
        self.mail = button("Open in mail", self._mail, icon="share")
        self.template = button("Edit the template…", self._edit_template)
        self.said = label("", "hint", wrap=True)
        self.said.hide()
        self.slips = label("", "warning", wrap=True)
        ways = FlowLayout(self.copy, self.mail, self.template)
        who = Field("Message to", self.who)
        self.setLayout(column(who, box(ways), self.said, self.slips, self.text, STRETCH, spacing=8))
        self.who.chosen.connect(lambda _key: self._show())
        self.text.edited.connect(self._note)

    def show_record(self, record: Record) -> None:
        """Show the messages about a record as it will be asked about."""
        self._record = record
        chosen = self.who.value()
        self.who.set_choices([(approval.id, approval.name) for approval in record.approvals])
        first = record.approvals[0].id if record.approvals else None
        self.who.set_value(chosen if self._approval(chosen) else first)
        self._show()

    def _approval(self, key: object) -> Approval | None:
        record = self._record
        return record.get(Approval, str(key)) if record and key else None

    def _show(self) -> None:
        self.text.flush()
        approval = self._approval(self.who.value())
        self._shown = approval.id if approval else ""
        self.said.hide()
        self.text.set_text(self._words(approval))
        has_address = approval is not None and message.is_mail_address(approval.contact)
        self._show_slips()
        self.copy.setEnabled(approval is not None)
        self.mail.setEnabled(has_address)
        set_tooltip(self.mail, "" if has_address else "No mail address is known")

    def _show_slips(self) -> None:
        """Say what of the template stands for no fact, where that is about to be sent."""
        own, record = self._texts.templates, self._record
        self.slips.setText(messages.slips(message.KEY, record, own) if record else "")
        self.slips.setVisible(bool(self.slips.text()))

    def _words(self, approval: Approval | None) -> str:
        if approval is None or self._record is None:
            return ""
        template = templates.chosen(message.KEY, self._texts.templates)
        facts = message.facts_of(self._record, approval)
        return self._edited.get(approval.id) or templates.fill(template, facts)

    def _note(self, text: str) -> None:
        """Keep what was typed over a message."""
        if self._shown:
            self._edited[self._shown] = text

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self._say("Copied.")

    def _mail(self) -> None:
        approval = self._approval(self.who.value())
        if approval is None:
            return
        made = Message.of(self.text.text())
        QGuiApplication.clipboard().setText(made.body)
        opened = self._open_url(QUrl(made.link(approval.contact)))
        self._say(
            "The words are on the clipboard too. Attach the files yourself."
            if opened
            else "No mail program was found. The words are on the clipboard."
        )

    def _edit_template(self) -> None:
        """Edit what every request of the library begins with."""
        kept = self._know_template
        dialog = TextsDialog(self._texts, self._record, message.KEY, self, kept=kept)
        self._ask.run(dialog)

    def _know_template(self) -> None:
        if isValid(self):
            self._show()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
        announce(self.said, text)

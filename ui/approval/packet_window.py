"""The window of an approver: the packet to read, and what to answer."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from exports.files import safe_name, write_all
from pmdesk.approval import form
from pmdesk.approval.digests import short
from pmdesk.approval.form import Form, Seat
from pmdesk.errors import InvalidValue, PmdeskError
from pmdesk.model import Decision
from pmdesk.turning import told
from ui.approval.opened import OpenedPacket
from ui.approval.report_text import ReportText
from ui.ask import Ask
from ui.clock import Clock
from ui.followup.state_card import MEANINGS
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.message_bar import announce
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import ElidedLabel, label

_NARROWEST, _SIDE = 200, 300


class PacketWindow(QDialog):
    """Shows a packet, read-only, and writes the approver's decision into a file to send back."""

    def __init__(
        self, opened: OpenedPacket, ask: Ask, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._ask = ask
        self._clock = clock
        asked = opened.packet.form
        self.setWindowTitle(told(f"{asked.key} {asked.title} — for approval"))
        self.report = ReportText("Summary and report, read-only")
        self.report.show_blocks(opened.blocks, opened.images)
        self.who = ChoiceBox("I am", _seats(asked), _only(asked))
        self.who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setPlaceholderText("Choose…")
        self._who_field = Field("I am", self.who)
        self.comment = GrowingEdit("Comment", min_lines=4)
        self._comment_field = Field(
            "Comment", self.comment, "Needed where you request changes: what has to change."
        )
        self.approve = button("Approve", lambda: self._decide(Decision.APPROVED), kind="primary")
        self.ask_changes = button(
            "Request changes", lambda: self._decide(Decision.CHANGES_REQUESTED)
        )
        self.said = label("", "small", wrap=True)
        self.said.hide()
        self.show_folder = button("Show in folder", self._show_folder, icon="folder-open")
        self.show_folder.hide()
        self._written: Path | None = None
        self._lay_out(asked)
        self.report.setFocus()

    def reject(self) -> None:
        """Close; a comment that has not been written into a file is not lost unasked."""
        is_lost = bool(self.comment.text().strip()) and self._written is None
        text = "Your comment is not in any file yet. Close without a decision?"
        if not is_lost or self._ask.confirm("Close without a decision", text, "Close"):
            super().reject()

    def _lay_out(self, asked: Form) -> None:
        title = ElidedLabel(f"{asked.key} · {asked.title}", "title")
        head = row(title, Chip("Read-only"), STRETCH, spacing=10)
        body = row(
            self.report,
            sized(ScrollPage(self._side(asked)), min_width=_NARROWEST, max_width=_SIDE),
            spacing=16,
        )
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        whole = column(head, body, spacing=14, margins=(18, 20))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        fit(self, 1120, 800)

    def _side(self, asked: Form) -> QVBoxLayout:
        means = column(label("Approval means two things", "subheading"), spacing=2)
        for number, meaning in enumerate(MEANINGS, 1):
            means.addWidget(label(f"{number}. {meaning}", "hint", wrap=True))
        content = f"You decide on content {short(asked.content)}. "
        about = "A later change to a root cause or a priority action voids your approval."
        answer = column(self.approve, self.ask_changes, spacing=8)
        files = column(
            button("Save the PDF…", self._save_report, icon="share"),
            button("Close", self.reject),
        )
        return column(
            box(means), self._who_field, self._comment_field, answer, self.said,
            self.show_folder, label(content + about, "caption", wrap=True), STRETCH, files,
            spacing=14, margins=(0, 6),
        )  # fmt: skip

    def _decide(self, decision: Decision) -> None:
        """Write the decision file where the approver wants it, and say what to do with it."""
        for asked in (self._who_field, self._comment_field):
            asked.set_error("")
        try:
            filled = self._filled(decision)
            name = f"{filled.key} decision of {filled.seats[0].name}"
            target = self._target("Save your decision", name, form.SUFFIX)
            if target is not None:
                (self._written,) = write_all(target, {form.SUFFIX: form.write(filled)})
                self._say(decision, self._written)
        except InvalidValue as error:
            wrong = self._who_field if error.field == "who" else self._comment_field
            wrong.set_error(str(error))
            wrong.editor.setFocus()
        except PmdeskError as error:
            self.say(str(error))

    def _filled(self, decision: Decision) -> Form:
        seat = self.who.value()
        if seat is None:
            raise InvalidValue("Choose which approver you are.", "who")
        comment = self.comment.text()
        if decision is Decision.CHANGES_REQUESTED and not comment.strip():
            raise InvalidValue("Say what has to change; the owner cannot guess it.", "comment")
        return self._opened.packet.form.filled_in(str(seat), decision, comment, self._clock())

    def _target(self, title: str, name: str, suffix: str) -> Path | None:
        proposal = self._opened.path.parent / f"{safe_name(name)}{suffix}"
        return self._ask.save_file(title, str(proposal), f"*{suffix}")

    def say(self, text: str) -> None:
        """Say something that must not be missed."""
        self.said.setText(text)
        self.said.show()
        announce(self.said, text)

    def _say(self, decision: Decision, written: Path) -> None:
        text = (
            f"{decision.label}. Send “{written.name}” back to whoever sent you the packet; "
            "only then do they know."
        )
        self.say(text)
        self.show_folder.show()

    def _save_report(self) -> None:
        asked = self._opened.packet.form
        target = self._target("Save the PDF", f"{asked.key} {asked.title} for approval", ".pdf")
        if target is None:
            return
        try:
            (path,) = write_all(target, {".pdf": self._opened.packet.report})
            self.say(f"Written: {path.name}")
        except PmdeskError as error:
            self.say(str(error))

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _seats(asked: Form) -> list[tuple[str, str]]:
    return [(seat.id, _called(seat)) for seat in asked.seats]


def _called(seat: Seat) -> str:
    parts = (seat.name, seat.role, "" if seat.mandatory else "optional")
    return ", ".join(part for part in parts if part)


def _only(asked: Form) -> str | None:
    """Return who must be meant, where there is only one."""
    return asked.seats[0].id if len(asked.seats) == 1 else None

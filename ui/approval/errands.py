"""What is done about approval with files: packets out, packets opened, decisions taken in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pmdesk.approval import review
from pmdesk.history import Entry
from pmdesk.model import SectionKey, State
from pmdesk.record import Record
from ui.clock import Clock
from ui.document import Document

# What packets are made of is imported when one is first asked for.
if TYPE_CHECKING:
    from pmdesk.approval.answers import Taken
    from ui.approval.opened import OpenedPacket
    from ui.approval.request_dialog import RequestDialog
    from ui.parts import Parts


class ApprovalErrands(QObject):
    """Asks for files, reads them in the background, and shows what is in them."""

    warned = Signal(str)
    said = Signal(str)

    def __init__(self, parts: "Parts", parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def request(self) -> None:
        """Put the open record before its approvers, or send the packet once more."""
        document = self._parts.record.flush()
        if document is None:
            return
        root = document.record.postmortem
        if root.state not in review.OPEN | {State.IN_REVIEW}:
            self.warned.emit(f"{root.key} is {root.state.label.lower()}: nobody has to be asked.")
            return
        if root.state in review.OPEN and not self._is_looked_at(document):
            return
        dialog = self.dialog(document)
        dialog.place_requested.connect(self._show_place)
        self._parts.ask.run(dialog)

    def _show_place(self, section: SectionKey, item_id: str) -> None:
        self._parts.record.on_page(lambda page: page.show_place(section, item_id))

    def dialog(self, document: Document) -> "RequestDialog":
        """Make the dialog that asks for approval."""
        from ui.approval.courier import Courier
        from ui.approval.request_dialog import Around, RequestDialog

        p = self._parts
        folder = Path(p.look.settings.export_folder or Path.home())
        paper = p.look.settings.paper
        around = Around(p.ask, p.clock, p.services, Courier(p), folder, paper)
        return RequestDialog(document, around, p.frame)

    def _is_looked_at(self, document: Document) -> bool:
        """Show once more what looks after blame, where not all of it is ticked yet."""
        from pmdesk import checklist
        from pmdesk.checklist import Topic
        from ui.coach.checklist_page import ChecklistDialog

        lines = checklist.all_lines(document.record)
        if all(line.done for line in lines if line.topic is Topic.BLAMELESS):
            return True
        p = self._parts
        asks = "Request approval"
        return p.ask.run(ChecklistDialog(document, p.frame, clock=p.clock, asks=asks))

    def open_packet(self, path: Path | None = None) -> None:
        """Show a packet as its approver sees it."""
        from pmdesk.approval.packet import SUFFIX
        from ui.approval.opened import open_packet

        pattern = f"Packets for approval (*{SUFFIX})"
        path = path or self._parts.ask.open_file("Open an approval packet", pattern)
        if path is not None:
            chosen = path
            self._work(lambda: open_packet(chosen), self._show_packet)

    def take_decisions(self, paths: Sequence[str] = ()) -> None:
        """Record what is in decision files, one after the other; without any, ask for one."""
        document = self._parts.record.flush()
        if document is None:
            return
        files = [Path(path) for path in paths]
        if not files:
            from pmdesk.approval.form import SUFFIX

            pattern = f"Decision files (*{SUFFIX})"
            asked = self._parts.ask.open_file("Import a decision", pattern)
            files = [asked] if asked else []
        self._take_next(document, files)

    def _take_next(self, document: Document, files: Sequence[Path]) -> None:
        if files:
            record = document.record
            read = partial(_taken, files[0], record, document.log, self._parts.clock)
            self._work(read, partial(self._show_decision, document, record, files))

    def _work(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._parts.work.run(work, done, lambda error: self.warned.emit(str(error)))

    def _show_packet(self, opened: "OpenedPacket") -> None:
        from ui.approval.packet_window import PacketWindow

        p = self._parts
        p.ask.run(PacketWindow(opened, p.ask, p.clock, p.frame))

    def _show_decision(
        self, document: Document, about: Record, files: Sequence[Path], taken: "Taken"
    ) -> None:
        """Show what a file comes to, and record it; `about` is the record that it was read for."""
        from ui.approval.answer_dialog import AnswerDialog

        p = self._parts
        p.record.flush()
        if document.record is about and not p.ask.run(AnswerDialog(taken, about, p.frame)):
            self._take_next(document, files[1:])
        elif document.record is not about:
            # Something was written meanwhile: nobody has decided on that.
            self._take_next(document, files)
        else:
            if document.attempt(lambda _record: taken.change):
                self.said.emit(" ".join(answer.sentence for answer in taken.answers))
            self._take_next(document, files[1:])


def _taken(path: Path, record: Record, log: Sequence[Entry], clock: Clock) -> "Taken":
    """Read a decision file and see what it comes to; raises `ImportFailed`."""
    from pmdesk import incoming
    from pmdesk.approval import answers, form

    filled = form.read(path.name, incoming.read_file(path))
    return answers.take(filled, record, log, clock())

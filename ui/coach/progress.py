"""How far a section has come: when it counts as complete, and what does not fit together yet."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pmdesk import guidance, process
from pmdesk.model import SectionKey
from pmdesk.process import Completion
from ui.coach.hanging import hanging
from ui.document import Document
from ui.widgets.dot import Dot, Mark
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import box, clear, column
from ui.widgets.text import label

_MARKS: dict[Completion, Mark] = {
    Completion.EMPTY: "empty",
    Completion.STARTED: "half",
    Completion.COMPLETE: "full",
}
_HEADINGS = {False: "Complete when", True: "Complete"}


class Progress(QWidget):
    """The section's mark with its rule in words, and its findings below."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._key = SectionKey.SUMMARY
        self._heading = label("", "subheading")
        self._dot = Dot()
        self._rule = label("", "hint", wrap=True)
        self._findings = column(spacing=6)
        self.setLayout(
            column(self._heading, hanging(self._dot, words=self._rule), self._findings, spacing=6)
        )
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self.refresh)
        document.changed.connect(self._soon.start)

    def show_section(self, key: SectionKey) -> None:
        """Show how far a section has come."""
        self._key = key
        self._rule.setText(guidance.sections()[key].done_when)
        self.refresh()

    def refresh(self) -> None:
        """Look at the record again."""
        record = self._document.record
        done = process.completion(record, self._key)
        self._dot.set_mark(_MARKS[done])
        self._heading.setText(_HEADINGS[done is Completion.COMPLETE])
        clear(self._findings)
        for finding in process.findings(record):
            if finding.section is self._key:
                mark = IconMark("circle-alert", "warn")
                words = label(finding.sentence, "small", wrap=True)
                self._findings.addWidget(box(hanging(mark, words=words)))

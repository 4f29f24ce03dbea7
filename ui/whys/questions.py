"""What to ask next: the questions that the selected reason raises, each to act on or dismiss."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pmdesk.model import Tick, Why
from pmdesk.session import Edit
from pmdesk.whys import chain
from pmdesk.whys.chain import Question
from ui.ask import Ask
from ui.document import Document
from ui.whys.edits import TreeEdits
from ui.whys.pointer import Pointer
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, clear, column, row
from ui.widgets.text import label

_OF_THE_WHOLE = {"impact", "lasted"}
_PAUSE = 150
"""Milliseconds after an edit or a move at which the whole tree is looked at."""
_NOTE = "Why it needs no more (this is kept with the record):"


class Questions(QWidget):
    """Cards with a question each; below them the way to the other reasons that raise one."""

    def __init__(
        self,
        document: Document,
        pointer: Pointer,
        edits: TreeEdits,
        ask: Ask,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._document = document
        self._pointer = pointer
        self._edits = edits
        self._ask = ask
        self._clock = clock
        self._shown: object = None
        self._lines = column(spacing=8)
        self.next = button("", self._go_on, kind="link")
        self.setLayout(column(self._lines, row(self.next, STRETCH), spacing=6))
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._count)
        document.changed.connect(self._follow)
        pointer.moved.connect(self._show)
        self._show()
        self._count()

    def _follow(self, edit: Edit) -> None:
        if any(operation.kind in {Why, Tick} for operation in edit.change.operations):
            self._show()

    def _show(self) -> None:
        record, why = self._document.record, self._pointer.why
        asked = chain.questions_of(record, why) if why else ()
        dismissed = chain.dismissed_of(record, why) if why else ()
        self._soon.start()
        if (asked, dismissed) != self._shown:
            self._shown = (asked, dismissed)
            clear(self._lines)
            for question in asked:
                self._lines.addWidget(self._card(question))
            for question, note in dismissed:
                self._lines.addWidget(self._answered(question, note))

    def _count(self) -> None:
        """Count the other reasons that raise a question, once typing and moving pause."""
        others = self._others()
        self.next.setText(_elsewhere(len(others)))
        self.next.setAccessibleName(_elsewhere(len(others)))
        self.next.setVisible(bool(others) and self.parentWidget() is not None)

    def _others(self) -> list[str]:
        """Return the other reasons of which something is to be asked, in the order of the tree."""
        found = chain.questions(self._document.record)
        ids = dict.fromkeys(question.why_id for question in found)
        return [why_id for why_id in ids if why_id != self._pointer.why_id]

    def _card(self, question: Question) -> QWidget:
        guide = question.guide
        ways = row(spacing=12)
        if guide.ask:
            add = self._edits.add_reason if question.rule in _OF_THE_WHOLE else self._edits.ask_why
            ways.addWidget(button(guide.ask, add, kind="link"))
        ways.addStretch(1)
        if question.rule != "impact":
            dismiss = button("Dismiss…", partial(self._dismiss, question), kind="link")
            dismiss.setAccessibleName(f"Dismiss: {guide.title}")
            ways.addWidget(dismiss)
        words = label(guide.text, "hint", wrap=True)
        return Card(label(guide.title, "subheading", wrap=True), words, ways, spacing=4)

    def _answered(self, question: Question, note: str) -> QWidget:
        said = f"{question.guide.title} {note or 'Dismissed.'}"
        again = button("Ask again", partial(self._ask_again, question), kind="link")
        again.setAccessibleName(f"Ask again: {question.guide.title}")
        made = QWidget()
        made.setLayout(column(label(said, "caption", wrap=True), row(again, STRETCH), spacing=0))
        return made

    def _dismiss(self, question: Question) -> None:
        note = self._ask.words(question.guide.title, _NOTE)
        if note is not None:
            now = self._clock()
            self._document.attempt(lambda record: chain.dismiss(record, question, note, now))

    def _ask_again(self, question: Question) -> None:
        self._document.attempt(lambda record: chain.ask_again(record, question))

    def _go_on(self) -> None:
        """Select the next reason of which something is to be asked, from the selected one on."""
        record = self._document.record
        order = [why.id for _, why in record.walk()]
        here = order.index(self._pointer.why_id) if self._pointer.why_id in order else -1
        others = self._others()
        later = [why_id for why_id in others if order.index(why_id) > here]
        for why_id in (later or others)[:1]:
            self._pointer.select(why_id)


def _elsewhere(count: int) -> str:
    return f"Next question ({count} more)"

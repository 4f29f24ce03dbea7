"""How to find and word actions: the questions to go round with, and good rewordings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk import guidance
from pmdesk.model import ActionClass
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label


class WordingPanel(QWidget):
    """The question of each class of action, then the rules of wording with From → To."""

    class_requested = Signal(object)
    """The next action should be of this `ActionClass`."""

    def __init__(self) -> None:
        super().__init__()
        whole = column(spacing=6)
        whole.addWidget(label("Questions to go round with", "subheading"))
        questions = Card(spacing=8)
        for choice in reversed(ActionClass):
            questions.body.addLayout(self._question(choice))
        whole.addWidget(questions)
        guide = guidance.actions()
        for rule in guide.rules:
            whole.addSpacing(8)
            whole.addWidget(label(rule.title, "subheading"))
            whole.addWidget(label(rule.text, "hint", wrap=True))
            for reworded in (r for r in guide.rewordings if r.rule == rule.key):
                whole.addWidget(_from_to(reworded.before, reworded.after))
        self.setLayout(whole)

    def _question(self, choice: ActionClass) -> QVBoxLayout:
        guide = guidance.actions().classes[choice]
        ask = button(guide.label, lambda: self.class_requested.emit(choice), kind="link")
        ask.setAccessibleName(f"Add an action to {choice.label.lower()}")
        return column(row(ask, STRETCH), label(guide.question, "hint", wrap=True), spacing=0)


def _from_to(before: str, after: str) -> Card:
    lines = [
        row(label("From", "caption"), label(before, "hint", wrap=True), spacing=8),
        row(label("To", "caption"), label(after, "small", wrap=True), spacing=8),
    ]
    for line in lines:
        line.setStretch(1, 1)
    return Card(*lines, margins=(8, 10))

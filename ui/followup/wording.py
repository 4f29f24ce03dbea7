"""How to find and word actions: the questions to go round with, and good rewordings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pmdesk import guidance
from pmdesk.model import ActionClass
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, column, row, space
from ui.widgets.text import label

_LINK_INSET = 4


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
                whole.addWidget(from_to(reworded.before, reworded.after))
        self.setLayout(whole)

    def _question(self, choice: ActionClass) -> QVBoxLayout:
        guide = guidance.actions().classes[choice]
        ask = button(guide.label, lambda: self.class_requested.emit(choice), kind="link")
        ask.setAccessibleName(f"Add an action to {choice.label.lower()}")
        question = column(label(guide.question, "hint", wrap=True), margins=(0, _LINK_INSET))
        return column(row(ask, STRETCH), question, spacing=0)


def from_to(before: str, after: str) -> Card:
    """Make a card with a wording and a better one below it."""
    lines = QGridLayout()
    space(lines, 6)
    lines.setColumnStretch(1, 1)
    for place, (word, text) in enumerate((("From", before), ("To", after))):
        lines.addWidget(label(word, "caption"), place, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(label(text, "small" if place else "hint", wrap=True), place, 1)
    return Card(lines, margins=(8, 10))

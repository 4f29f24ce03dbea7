"""The dependency guide: a few questions, then where the fault lies and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.whys.dependency import Finding, Guide, Question
from ui.causes.choices import Choices
from ui.causes.worded import ChoiceCard, TickCard
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

_MOST_QUESTIONS = 4


class DependencyGuide(QWidget):
    """Asks one question at a time; `found` carries the finding and the actions that were ticked."""

    found = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._guide = Guide()
        self._step: QWidget | None = None
        self._ticks: list[TickCard] = []
        self._layout: QVBoxLayout = column()
        self.setLayout(self._layout)
        self.restart()

    def restart(self) -> None:
        """Begin with the first question."""
        self._go(Guide())

    def focus_first(self) -> None:
        """Put the keyboard on the first answer, or on what is done with the finding."""
        # What was asked before is a child of this as well, until it is deleted.
        step = self._step
        first = step and (step.findChild(ChoiceCard) or step.findChild(TickCard))
        if first is not None:
            first.setFocus()

    def _go(self, guide: Guide) -> None:
        had_focus = self._step is not None and self._step.focusWidget() is not None
        self._guide = guide
        if self._step is not None:
            self._layout.removeWidget(self._step)
            self._step.hide()
            self._step.deleteLater()
        step = QWidget()
        question, finding = guide.question, guide.finding
        if question is not None:
            step.setLayout(self._asking(question))
        elif finding is not None:
            step.setLayout(self._telling(finding))
        self._step = step
        self._layout.addWidget(step)
        step.show()
        if had_focus:
            self.focus_first()

    def _asking(self, question: Question) -> QVBoxLayout:
        cards = [(place, ChoiceCard(answer.text)) for place, answer in enumerate(question.choices)]
        answers = Choices(question.text, cards)
        answers.chosen.connect(lambda place: self._go(self._guide.answer(place)))
        number = len(self._guide.answers) + 1
        return column(
            label(f"Question {number} of at most {_MOST_QUESTIONS}", "caption"),
            label(question.text, "subheading", wrap=True),
            label(question.hint, "hint", wrap=True),
            answers,
            row(self._back(), STRETCH),
        )

    def _telling(self, finding: Finding) -> QVBoxLayout:
        self._ticks = [TickCard(offer.text) for offer in finding.actions]
        for tick in self._ticks:
            tick.setChecked(True)
        write = button("Write into the cause", lambda: self._write(finding), kind="primary")
        return column(
            label("Where the fault lies", "caption"),
            label(finding.title, "subheading", wrap=True),
            label(finding.text, "hint", wrap=True),
            label("Actions to add", "subheading"),
            *self._ticks,
            row(write, self._back(), STRETCH),
        )

    def _back(self) -> QWidget:
        if self._guide.answers:
            return button("Back", lambda: self._go(self._guide.back()), kind="quiet")
        return button("All categories", self.left.emit, icon="chevron-left", kind="quiet")

    def _write(self, finding: Finding) -> None:
        ticked = zip(self._ticks, finding.actions, strict=True)
        offers = tuple(offer for tick, offer in ticked if tick.isChecked())
        self.found.emit(finding, offers)

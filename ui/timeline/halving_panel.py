"""The panel below the strip that asks how a moment could have come sooner, and takes the idea."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from pmdesk import guidance
from pmdesk.halving import Lever, gained, worded
from pmdesk.model import Action
from ui.timeline.halving import Halving
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label


class HalvingPanel(Card):
    """What is thought sooner, what it saves, the question, and a line for the answer."""

    action_requested = Signal(object)
    """The `Action` that was made should be shown."""

    def __init__(self, halving: Halving) -> None:
        self._halving = halving
        self._added: Action | None = None
        guide = guidance.halving()
        levers = [(lever, guide[lever].name) for lever in Lever]
        self.lever = Segmented("Which moment", levers, Lever.DETECTION)
        self.took, self.gained = label("", "strong"), label("", "small", wrap=True)
        self.question = label("", "hint", wrap=True)
        self.idea = EntryLine("The idea")
        self.make = button("Make it an action", self._make, icon="plus")
        self._made = label("Added to the actions.", "small")
        show = button("Show it", self._show, kind="link")
        self.done = box(row(self._made, show, STRETCH))
        head = row(
            self.lever,
            button("Half", halving.halve, tooltip="Exactly half of the time that it took (H)"),
            self.took,
            STRETCH,
            icon_button("x", "Close, nothing was changed (Esc)", halving.leave),
        )
        answer = row(self.idea, self.make)
        answer.setStretch(0, 1)
        words = column(self.gained, self.question, self.done, spacing=2)
        super().__init__(head, words, answer, spacing=6, margins=(8, 10))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Half the time")
        self.lever.chosen.connect(lambda lever: halving.choose(cast("Lever", lever)))
        self.idea.entered.connect(lambda _text: self._make())
        halving.changed.connect(self._follow)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._halving.leave()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Show what is thought now."""
        thought, guide = self._halving.what_if, guidance.halving()[self._halving.lever]
        self.lever.set_value(self._halving.lever)
        self.took.setText(worded(guide.took, thought) if thought else "")
        self.gained.setText(gained(thought) if thought else self._halving.reason)
        asked = f"{worded(guide.question, thought)} {guide.asks}" if thought else ""
        self.question.setText(asked)
        self.idea.setPlaceholderText(guide.placeholder)
        self.idea.setAccessibleDescription(asked)
        self.make.setEnabled(thought is not None)
        self._say_made(made=False)

    def _make(self) -> None:
        self._added = self._halving.add_action(self.idea.text())
        if self._added:
            self.idea.clear()
            self._say_made(made=True)

    def _show(self) -> None:
        self.action_requested.emit(self._added)

    def _say_made(self, *, made: bool) -> None:
        self.done.setVisible(made)
        self.question.setVisible(not made)

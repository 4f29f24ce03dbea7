"""What the wording of an action still lacks, with a pair that shows how to get there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.language import Lack, check_action
from pmdesk.model import Action, ActionClass
from ui.followup.wording import from_to
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import label

_NAMES = "Not yet {}"


class ActionWording(QWidget):
    """One lack at a time, the first one; nothing where the wording is fine or nothing is said."""

    class_chosen = Signal(object)
    """The `ActionClass` that the words suggest was taken over."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._lines = column(spacing=6)
        self.setLayout(self._lines)
        self.hide()

    def show_action(self, action: Action, *, quiet: bool) -> None:
        """Judge how an action is worded now."""
        judged = check_action("" if quiet else action.text)
        suggested = judged.suggested if judged.suggested is not action.action_class else None
        shown = (judged.lacks, suggested)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        if judged.lacks:
            self._show_lacks(judged.lacks)
        if suggested is not None:
            self._lines.addWidget(self._suggestion(suggested))
        self.setVisible(self._lines.count() > 0)

    def _show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        first = lacks[0]
        chips = [Chip(_NAMES.format(lack.property.label.lower()), "warn") for lack in lacks]
        self._lines.addWidget(box(row(*chips, STRETCH, spacing=6)))
        self._lines.addWidget(label(first.why, "hint", wrap=True))
        self._lines.addWidget(from_to(first.before, first.after))

    def _suggestion(self, suggested: ActionClass) -> QWidget:
        words = f"It reads like “{suggested.label}”."
        take = button("Make it that", lambda: self.class_chosen.emit(suggested), kind="link")
        take.setAccessibleName(f"Make the class “{suggested.label}”")
        return box(row(label(words, "hint"), take, STRETCH, spacing=6))

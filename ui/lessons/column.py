"""One of the three columns of lessons: a title, cards, and the line that adds one."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.model import LessonKind
from ui.icons import pixmap
from ui.lessons.card import LessonCard
from ui.theme import theme
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label


@dataclass(frozen=True)
class Words:
    """How a column invites people to fill it."""

    icon: str
    role: str
    invitation: str
    placeholder: str


WORDS = {
    LessonKind.WELL: Words(
        "circle-check", "ok",
        "What helped? Perhaps a quick hand-over, a rehearsed rollback, an alert that was right.",
        "Something that went well…",
    ),
    LessonKind.BETTER: Words(
        "lightbulb", "warn",
        "What slowed people down, or hid the fault from them? Speak of systems and process.",
        "Something to do better…",
    ),
    LessonKind.LUCKY: Words(
        "star", "accent",
        "What kept it from getting worse by chance alone? Luck will not be there next time.",
        "A piece of luck…",
    ),
}  # fmt: skip
_ICON = 16


class LessonColumn(QWidget):
    """Cards of one kind on a sunken ground; it asks for changes and never makes one."""

    added = Signal(str)
    lines_added = Signal(str)

    def __init__(self, kind: LessonKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        words = WORDS[kind]
        self._icon = label()
        self._count = label("", "muted")
        self.invitation = label(words.invitation, "hint", wrap=True)
        self.entry = EntryLine(f"Add to “{kind.label}”", placeholder=words.placeholder)
        self.entry.entered.connect(self.added)
        self.entry.lines_pasted.connect(self.lines_added)
        title = label(kind.label, "subheading", wrap=True)
        head = row(self._icon, title, self._count, margins=(0, 2))
        head.setStretch(1, 1)
        self._list = column(spacing=8)
        self.setLayout(
            column(head, self.invitation, self._list, self.entry, STRETCH, spacing=10, margins=12)
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def arrange(self, cards: list[LessonCard]) -> None:
        """Show exactly these cards, in this order."""
        self._count.setText(str(len(cards)) if cards else "")
        self.invitation.setVisible(not cards)
        for place, card in enumerate(cards):
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(self.rect(), theme.px(8), theme.px(8))

    def _show_icon(self) -> None:
        words = WORDS[self.kind]
        self._icon.setPixmap(pixmap(words.icon, words.role, _ICON, self.devicePixelRatioF()))

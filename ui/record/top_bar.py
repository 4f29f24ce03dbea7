"""The bar over a record: what it is, how it stands, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from pmdesk.model import Postmortem
from ui.document import Document
from ui.library.page import STATE_CHIPS, severity_chip
from ui.theme import theme
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Panel
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, row, sized
from ui.widgets.text import ElidedLabel, set_tooltip

_WIDE = 860
"""The width at 100 % from which on buttons have words."""


class TopBar(Panel):
    """Key and title, severity and state, incident and service; undo, redo, export, menu."""

    library_requested = Signal()

    def __init__(
        self,
        document: Document,
        actions: dict[str, QAction],
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        self._document = document
        self._title = ElidedLabel("", "heading")
        self._severity = Chip("", "neutral")
        self._state = Chip("", "draft")
        self._facts = ElidedLabel("", "muted")
        self._back = button("Library", self._go_back, icon="chevron-left", kind="quiet")
        undo = _tool(actions["undo"], "undo-2", "Undo")
        redo = _tool(actions["redo"], "redo-2", "Redo")
        export = button("Export", actions["export"].trigger, icon="share")
        set_tooltip(export, "Write a PDF, Markdown or an action list")
        meet = button("Run meeting", actions["meeting"].trigger, icon="play", kind="primary")
        set_tooltip(meet, "Conduct the meeting, step by step (F5)")
        self._worded = {self._back: "Library", export: "Export", meet: "Run meeting"}
        details = icon_button("info", "Details and participants", actions["details"].trigger)
        more = icon_button("ellipsis", "Menu")
        more.setMenu(menu)
        line = row(
            self._back, self._title, self._severity, self._state, self._facts, details, STRETCH,
            undo, redo, export, meet, more, spacing=10, margins=(8, 12),
        )  # fmt: skip
        super().__init__(line, ground="surface", rule="bottom")
        self.setParent(parent)
        sized(self, height=52)
        document.changed.connect(self._follow)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words to the tooltips where there is no room for them beside the title."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(_WIDE)
        for shown, words in self._worded.items():
            shown.setText(words if is_wide else "")
        self._facts.setVisible(is_wide)

    def _go_back(self) -> None:
        self.library_requested.emit()

    def _follow(self, _edit: object = None) -> None:
        postmortem = self._document.record.postmortem
        self._title.setText(f"{postmortem.key} · {postmortem.title}")
        self._severity.show_text(f"SEV {postmortem.severity}", severity_chip(postmortem.severity))
        self._state.show_text(postmortem.state.label, STATE_CHIPS[postmortem.state])
        self._facts.setText(_facts(postmortem))


def _facts(postmortem: Postmortem) -> str:
    return " · ".join(fact for fact in (postmortem.incident_key, postmortem.service) if fact)


def _tool(action: QAction, icon: str, name: str) -> QToolButton:
    """Make a button that does what an action does, and is greyed with it."""
    made = icon_button(icon, name, action.trigger, kind="plain")

    action.enabledChanged.connect(made.setEnabled)
    made.setEnabled(action.isEnabled())
    return made

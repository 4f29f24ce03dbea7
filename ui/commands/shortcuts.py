"""The sheet of shortcuts: every action of the window with the keys that reach it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QMenu, QMenuBar, QWidget

from ui.commands.delegate import LineDelegate
from ui.commands.lines import Lines, grouped
from ui.commands.search_line import SearchLine
from ui.commands.targets import actions_in, of_actions
from ui.widgets.buttons import button
from ui.widgets.card import Panel
from ui.widgets.fit import fit
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, column, row, space
from ui.widgets.text import label


class ShortcutSheet(QDialog):
    """Every action by group, with all of its keys; typing narrows the list.

    `here` are the actions of what the window shows, beside those of its menu.
    """

    def __init__(
        self,
        menu: QMenu | QMenuBar,
        parent: QWidget | None = None,
        *,
        here: Iterable[tuple[str, QAction]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self._targets = [
            replace(target, kind=target.group, group="", unavailable="")
            for target in of_actions([*here, *actions_in(menu)])
        ]
        self.line = SearchLine("Search shortcuts", "Search by name or keys")
        self.lines = Lines(self)
        self.view = self._view()
        self._lay_out()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.cancelled.connect(self.reject)
        self._search("")
        fit(self, 560, 600)

    def _view(self) -> QListView:
        view = QListView()
        view.setModel(self.lines)
        view.setItemDelegate(LineDelegate(view, most_keys=3))
        view.setProperty("plain", "true")
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName("Shortcuts")
        return view

    def _lay_out(self) -> None:
        head = Panel(
            row(IconMark("search", "muted", 18), self.line, margins=(6, 16)), rule="bottom"
        )
        hint = label("Ctrl+K finds and runs any of these by name.", "caption")
        foot = Panel(row(hint, STRETCH, button("Close", self.accept), margins=(10, 16)), rule="top")
        whole = column(head, Panel(column(self.view, margins=(4, 8))), foot, spacing=0)
        space(whole, 0)
        self.setLayout(whole)

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        found = [
            target
            for target in self._targets
            if all(word in f"{target.kind} {target.spoken}".casefold() for word in words)
        ]
        self.lines.show_lines(grouped(found, by=lambda target: target.kind))
        self._step(0)

    def _step(self, step: int) -> None:
        place = self.lines.beyond(self.view.currentIndex().row(), step)
        if place >= 0:
            self.view.setCurrentIndex(self.lines.index(place))

"""The directory: services, teams and people that records look up, each in a tab of its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from ui.ask import Ask
from ui.background import Lane
from ui.directory.items_tab import ItemsTab
from ui.directory.kinds import SHOWN
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

MakeTab = Callable[[Document, Ask], QWidget]


class DirectoryDialog(QDialog):
    """Edits the directory while it is open; every change can be undone here."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        work: Lane,
        parent: QWidget | None = None,
        more: Mapping[str, MakeTab] = MappingProxyType({}),
    ) -> None:
        """Files are read and written in `work`.

        `more` are tabs that need more than the directory, such as a network.
        """
        super().__init__(parent)
        self.setWindowTitle("Directory — pmdesk")
        self.pages = QTabWidget()
        self.pages.setAccessibleName("What the directory knows")
        self.pages.tabBar().setAccessibleName("What the directory knows")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self._tabs: dict[str, QWidget] = {
            title: ItemsTab(document, ask, work, shown) for title, shown in SHOWN.items()
        }
        self._tabs |= {title: make(document, ask) for title, make in more.items()}
        for title, tab in self._tabs.items():
            self.pages.addTab(tab, title)
        self._problem = label("", "error", wrap=True)
        self._document = document
        self._undo = button("Undo", document.undo, icon="undo-2")
        self._lay_out()
        self.pages.currentWidget().setFocus()
        self.pages.currentChanged.connect(lambda: self._say(""))
        document.refused.connect(self._say)
        document.changed.connect(self._follow)
        self._follow()

    def tab(self, title: str) -> QWidget:
        """Return the tab with a title."""
        return self._tabs[title]

    def problem(self) -> str:
        """Return the sentence about what was refused last, or an empty one."""
        return self._problem.text()

    def _lay_out(self) -> None:
        close = button("Close", self.accept, kind="primary")
        whole = column(
            label("Directory", "title"),
            self.pages,
            self._problem,
            row(self._undo, STRETCH, close),
            spacing=12,
            margins=24,
        )
        self.setLayout(whole)
        fit(self, 1200, 620)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _follow(self, _edit: object = None) -> None:
        self._say("")
        self._undo.setEnabled(bool(self._document.undo_label))

"""One tab of the directory: a table of items, a line to add one, and files in and out."""

from PySide6.QtWidgets import QWidget

from pmdesk.changes import insert
from pmdesk.directory import unique
from pmdesk.errors import PmdeskError
from ui.ask import Ask
from ui.background import Lane
from ui.directory.items_files import ItemsFiles
from ui.directory.kinds import SHOWN, Shown
from ui.document import Document
from ui.items import ItemTable
from ui.items_view import ItemsView
from ui.widgets.buttons import button
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import column, row
from ui.widgets.text import label


class ItemsTab(QWidget):
    """Shows and edits the items of one kind; what is refused is said by the document."""

    def __init__(self, document: Document, ask: Ask, work: Lane, shown: Shown) -> None:
        """Files are read and written in `work`."""
        super().__init__()
        self._document = document
        self.shown = shown
        self.files = ItemsFiles(document, ask, work, shown, self)
        table = ItemTable(
            document,
            shown.kind,
            shown.columns,
            self,
            beside=frozenset(made.kind for made in SHOWN.values()),
        )
        self.view = ItemsView(
            table,
            shown.many.capitalize(),
            shown.widths,
            lambda items: f"Delete {shown.one if len(items) == 1 else shown.many}",
        )
        self.entry = EntryLine(f"Add a {shown.one}", placeholder=shown.example)
        remove = button("Remove", self.view.remove_selected, icon="trash-2")
        remove.setAccessibleName(f"Remove the selected {shown.many}")
        take_in = button("Import…", self.files.take_in, icon="corner-down-right")
        take_in.setAccessibleName(f"Import {shown.many} from a file")
        give_out = button("Export…", self.files.give_out, icon="share")
        give_out.setAccessibleName(f"Export {shown.many} to a file")
        adding = row(self.entry, remove, take_in, give_out)
        adding.setStretch(0, 1)
        about = label(shown.about, "hint", wrap=True)
        self._said = label("", "hint", wrap=True)
        self._said.hide()
        whole = column(about, self.view, adding, self._said, spacing=12, margins=(0, 12, 0, 0))
        self.setLayout(whole)
        self.files.said.connect(self._say)
        self.setFocusProxy(self.entry)
        self.entry.entered.connect(self._add)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _add(self, name: str) -> None:
        try:
            unique.require_free(self._document.record, self.shown.kind, name)
            item = self.shown.kind.checked(record_id=self._document.record.id, name=name)
        except PmdeskError as error:
            self._document.refused.emit(str(error))
            return
        self._document.edit(insert(f"Add {self.shown.one}", item))
        self.entry.clear()
        self.view.show_item(item.id)

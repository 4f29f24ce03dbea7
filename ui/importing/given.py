"""The left side of the import: the text, or the file that stands in its place."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.importing.file_pane import FilePane
from ui.importing.query import Query
from ui.importing.text_pane import TextPane

_PLACEHOLDER = "Paste or type here, or drop a file."


class Given(QStackedWidget):
    """Holds what is to be read."""

    edited = Signal()
    """Someone changed the text."""
    replaced = Signal()
    """It is another text or file, to which no answer given so far belongs."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.file = TextPane(_PLACEHOLDER), FilePane()
        self._query = Query()
        self._is_filling = False
        self._is_edited = False
        self._aside = ""
        self.addWidget(self.text)
        self.addWidget(self.file)
        self.text.textChanged.connect(self._follow_text)
        self.file.text_requested.connect(self.bring_back)

    @property
    def query(self) -> Query:
        """What is to be read, without any answers."""
        return self._query

    @property
    def aside(self) -> str:
        """The text that was put aside, to be brought back."""
        return self._aside

    @property
    def draft(self) -> str:
        """What is in no file: the text that was put aside, and the one that someone wrote here."""
        return _joined(self._aside, self._own)

    def show_query(self, query: Query) -> None:
        """Put another text or file in the place of the one that is there, which is put aside."""
        self.put_aside(self._own)
        self._put(query)

    def put_aside(self, text: str) -> None:
        """Keep a text beside what is read."""
        self._aside = _joined(self._aside, text)

    def bring_back(self) -> None:
        """Read the text that was put aside; where there is none, start with an empty one."""
        text, self._aside = self._aside, ""
        self.show_query(Query(text))
        self.text.setFocus()

    @property
    def _own(self) -> str:
        """The text that is there, unless it is as a file has it."""
        return self._query.text if self._is_edited or not self._query.name else ""

    def _put(self, query: Query) -> None:
        self._query, self._is_edited = query, False
        self._is_filling = True
        self.text.make_ready_for(query.text)
        self.text.setPlainText(query.text)
        self._is_filling = False
        self.file.show_file(query.name, query.about)
        self.setCurrentWidget(self.file if query.source else self.text)
        # The editor keeps no carriage returns and the like, and places are those in its text.
        self._query = replace(query, text=self.text.toPlainText())
        self.replaced.emit()

    def insert(self, text: str) -> None:
        """Put a text where the cursor is; where there was none to see, it is another text."""
        if self._query.is_empty or self._query.source:
            self.show_query(Query(text))
        else:
            self.text.make_ready_for(text)
            self.text.insertPlainText(text)

    def clear(self) -> None:
        """Start again with nothing."""
        self._put(Query())
        self.text.setFocus()

    def focus_pane(self) -> None:
        """Put the keyboard into what is shown."""
        (self.file.back if self._query.source else self.text).setFocus()

    def _follow_text(self) -> None:
        text = self.text.toPlainText()
        if not self._is_filling and text != self._query.text:
            self._query, self._is_edited = replace(self._query, text=text), True
            self.edited.emit()


def _joined(one: str, other: str) -> str:
    """Return two texts as one, none of them twice."""
    if other.strip() in one:
        return one
    return other if one.strip() in other else f"{one.rstrip()}\n\n{other}"

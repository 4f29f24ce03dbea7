"""Lines that offer what they may be completed to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

Words = Callable[[], Sequence[str]]


def complete(line: QLineEdit, words: Words) -> None:
    """Offer words that hold what is typed, in any case; any other text is welcome too."""
    line.installEventFilter(_Offer(line, words))


class _Offer(QObject):
    """Asks for the words whenever the line is entered, as they may be others by then."""

    def __init__(self, line: QLineEdit, words: Words) -> None:
        super().__init__(line)
        self._words = words
        self._model = QStringListModel(list(words()), self)
        completer = QCompleter(self._model, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            words = list(self._words())
            if words != self._model.stringList():
                self._model.setStringList(words)
        return super().eventFilter(watched, event)

"""Live underlines in an editor: what is being typed is looked at once it is finished."""

import time
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QPainter, QSyntaxHighlighter, QTextBlock

from pmdesk.changes import shared_prefix
from pmdesk.language import Finding
from ui.language import waves
from ui.language.passage import Passage
from ui.language.waves import characters
from ui.language.wording import Wording
from ui.prose.editor import ProseEdit
from ui.widgets.growing_edit import GrowingEdit

TextField = ProseEdit | GrowingEdit

_PAUSE = 350
"""Milliseconds without a key until the lines that were typed in are looked at."""

_SLICE = 0.006
"""Seconds that this may take at a time."""


class _Shown(NamedTuple):
    """What is underlined in a line, and what the line was then."""

    text: str
    found: tuple[Finding, ...]


class Underlines(QSyntaxHighlighter):
    """Underlines the findings in an editor's text, in lines that are read together.

    A line that is being typed in keeps the underlines before and after the change, at no cost; it
    is looked at when typing pauses, but for the word in which the cursor stands. What begins in
    one line and ends in another is kept with both, counted from the begin of each.
    """

    def __init__(self, editor: TextField, wording: Wording) -> None:
        super().__init__(editor.document())
        self._editor = editor
        self._wording = wording
        self._shown: list[_Shown | None] = []
        """What each line shows; nothing for one that is new."""
        self._has_any = False
        self._due: set[int] = set()
        self._beside: set[int] = set()
        """Lines beside those that changed."""
        self._typed_in = self._unfinished = -1
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        wording.changed.connect(self._start_again)
        editor.painted.connect(self._paint)
        editor.cursorPositionChanged.connect(self._leave_word)
        editor.installEventFilter(self)

    def findings(self, block: QTextBlock) -> tuple[Finding, ...]:
        """Return what is underlined in a line."""
        number = block.blockNumber()
        shown = self._shown[number] if number < len(self._shown) else None
        return shown.found if shown and shown.text == block.text() else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again at the word in which the cursor stood once the keyboard is elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave_word()
        return super().eventFilter(watched, event)

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        number = block.blockNumber()
        self._count_lines(number)
        passage = Passage.around(block)
        known = self._wording.known(passage.text)
        shown = self._shown[number]
        if known is None:
            found = _moved(shown.text, shown.found, text) if shown else ()
            self._due.add(number)
            if shown and self._editor.hasFocus():
                self._typed_in = number
        else:
            found = passage.within(number, self._without_word(passage, known))
        if known is None or shown is None or shown.text != text:
            # The lines beside it may have been read together with what it was.
            self._beside.update((number - 1, number + 1))
            self._soon.start(_PAUSE if shown else 0)
        self._shown[number] = _Shown(text, found)
        self._has_any = self._has_any or bool(found)

    def _count_lines(self, first: int) -> None:
        """Let what is known of the lines below go with them, where lines came or went.

        The first line that changed is the first to be highlighted.
        """
        more = self.document().blockCount() - len(self._shown)
        if not more:
            return
        self._shown[first + 1 : first + 1 + max(0, -more)] = [None] * more

        def moved(number: int) -> int:
            return max(first, number + more) if number > first else number

        self._due = set(map(moved, self._due))
        self._beside = set(map(moved, self._beside))
        self._typed_in, self._unfinished = moved(self._typed_in), moved(self._unfinished)

    def _paint(self, part: QRect) -> None:
        if not self._has_any:
            return
        lines = [
            (block, corner, found)
            for block, corner in self._editor.lines_in(part)
            if (found := self.findings(block))
        ]
        if lines:
            painter = QPainter(self._editor.viewport())
            painter.setClipRect(part)
            for block, corner, found in lines:
                waves.paint(painter, block.layout(), corner, block.text(), found)
            painter.end()

    def _without_word(self, passage: Passage, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Leave out what ends in the word that is being typed."""
        cursor, number = self._editor.textCursor(), self._unfinished
        is_being_typed = number in passage.numbers and self._editor.hasFocus()
        if not is_being_typed or cursor.blockNumber() != number:
            return found
        place = characters(cursor.block().text(), cursor.positionInBlock())
        place += passage.offset(number)
        return tuple(f for f in found if not (f.end == place == _word_end(passage.text, place)))

    def _look(self) -> None:
        """Look at the lines that were typed in, as many as there is time for."""
        until = time.perf_counter() + _SLICE
        if self._typed_in >= 0:
            self._unfinished, self._typed_in = self._typed_in, -1
        self._due |= self._beside
        self._beside.clear()
        while self._due and time.perf_counter() < until:
            block = self.document().findBlockByNumber(self._due.pop())
            if block.isValid():
                self._look_around(block)
                self._editor.viewport().update()
        if self._due:
            self._soon.start(0)

    def _look_around(self, block: QTextBlock) -> None:
        """Look at a line, and at those that are read together with it."""
        passage = Passage.around(block)
        self._wording.find_together(passage.text)
        for number in passage.numbers:
            self._due.discard(number)
            self.rehighlightBlock(self.document().findBlockByNumber(number))

    def _leave_word(self) -> None:
        """Look again at a word that was left out, once the cursor is elsewhere."""
        number, self._unfinished = self._unfinished, -1
        if number >= 0:
            self._due.add(number)
            self._soon.start(_PAUSE)

    def _start_again(self) -> None:
        self._shown.clear()
        self._beside.clear()
        self._has_any = False
        self.rehighlight()
        self._editor.viewport().update()


def _moved(before: str, found: tuple[Finding, ...], after: str) -> tuple[Finding, ...]:
    """Return the findings that a change of the text did not touch, where they are now."""
    if not found:
        return ()
    head = shared_prefix(before, after)
    tail = shared_prefix(before[head:][::-1], after[head:][::-1])
    shift = len(after) - len(before)
    kept = [finding for finding in found if finding.end < head]
    kept += [
        finding.moved(shift)
        for finding in found
        if finding.start >= len(before) - tail and finding.end >= head
    ]
    return tuple(kept)


def _word_end(text: str, place: int) -> int:
    while place < len(text) and text[place].isalnum():
        place += 1
    return place

"""Lessons learned, in three columns: what went well, what could have gone better, what was luck."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pmdesk import lessons
from pmdesk.changes import Change, Operation, set_fields
from pmdesk.model import Lesson, LessonKind
from pmdesk.search import Hit
from pmdesk.wording import Place
from ui.ask import Ask
from ui.document import Document
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.lessons.card import LessonCard
from ui.lessons.column import LessonColumn
from ui.section_view import SectionView
from ui.theme import theme
from ui.widgets.layout import row, space
from ui.widgets.scroll import ScrollPage

_NARROW = 620
"""Below this width, in pixels at 100 %, the columns stand one below the other."""


class LessonsView(SectionView):
    """The columns follow the record: a card stays the same widget wherever its lesson goes."""

    def __init__(self, document: Document, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._cards: dict[str, LessonCard] = {}
        self.columns = {kind: LessonColumn(kind) for kind in LessonKind}
        self._line: QBoxLayout = row(spacing=12)
        for column in self.columns.values():
            self._line.addWidget(column, 1)
            column.added.connect(lambda text, kind=column.kind: self._add(kind, [text]))
            column.lines_added.connect(lambda text, kind=column.kind: self._add(kind, _lines(text)))
        layout = QVBoxLayout(self)
        space(layout, 0)
        layout.addWidget(ScrollPage(self._line))
        document.applied.connect(self._follow)
        document.restructured.connect(self._rebuild)
        self._arrange()

    def subtitle(self) -> str:
        """Return how many lessons there are."""
        count = len(self._document.record.all(Lesson))
        return {0: "Nothing learned yet", 1: "1 lesson"}.get(count, f"{count} lessons")

    def focus_first(self) -> None:
        """Put the cursor where the first lesson is added."""
        self.columns[LessonKind.WELL].entry.setFocus()

    def reveal(self, hit: Hit) -> None:
        """Select what was found in a lesson."""
        card = self._cards.get(hit.item_id)
        if card:
            card.focus()
            card.edit.mark(hit.start, hit.end)

    def card(self, lesson_id: str) -> LessonCard:
        """Return the card of a lesson that is there."""
        return self._cards[lesson_id]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _follow(self, operation: Operation) -> None:
        if operation.kind is not Lesson:
            return
        self._arrange()
        lesson = self._lesson(operation.id)
        if lesson:
            self._cards[lesson.id].edit.set_text(lesson.text)

    def _rebuild(self) -> None:
        self._arrange()
        for lesson in self._document.record.all(Lesson):
            self._cards[lesson.id].edit.set_text(lesson.text)

    def _arrange(self) -> None:
        """Make the cards those of the record: gone ones go, new ones come, all in their place."""
        record = self._document.record
        for gone in self._cards.keys() - record.table(Lesson).items.keys():
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for kind, column in self.columns.items():
            column.arrange([self._shown(lesson) for lesson in record.lessons(kind)])
        self.subtitle_changed.emit(self.subtitle())

    def _shown(self, lesson: Lesson) -> LessonCard:
        """Return the card of a lesson."""
        card = self._cards.get(lesson.id)
        if card is None:
            card = self._cards[lesson.id] = self._made(lesson)
        card.edit.setAccessibleName(lesson.kind.label)
        return card

    def _made(self, lesson: Lesson) -> LessonCard:
        card, key = LessonCard(lesson.id, lesson.kind, lesson.text), lesson.id
        EditorWatch(card.edit, Wording.of(self._document), lambda: Place(Lesson, key, "text"))
        card.edit.edited.connect(lambda text: self._write(key, text))
        card.edit.next_requested.connect(lambda: self._add_after(key))
        card.edit.removal_requested.connect(lambda: self._remove(key, go_on=True))
        card.edit.left_empty.connect(lambda: self._remove(key))
        card.edit.move_requested.connect(lambda move: self._move(key, move))
        card.edit.step_requested.connect(lambda by: self._step(key, by))
        return card

    def _lesson(self, lesson_id: str) -> Lesson | None:
        return self._document.record.get(Lesson, lesson_id)

    def _write(self, lesson_id: str, text: str) -> None:
        lesson = self._lesson(lesson_id)
        if lesson:
            merge = f"typing:{lesson_id}:text"
            self._document.edit(set_fields("Change lesson", lesson, text=text), merge=merge)

    def _add(self, kind: LessonKind, texts: list[str]) -> None:
        if self._document.attempt(lambda record: lessons.add_lessons(record, kind, texts)):
            self.columns[kind].entry.clear()

    def _add_after(self, lesson_id: str) -> None:
        lesson = self._lesson(lesson_id)
        if lesson and lesson.text.strip():
            change = lessons.add_lesson(self._document.record, lesson.kind, after=lesson)
            self._document.edit(change)
            self._cards[change.operations[0].id].focus()

    def _remove(self, lesson_id: str, *, go_on: bool = False) -> None:
        """Take a lesson out; with `go_on` the cursor goes to the one before it."""
        lesson = self._lesson(lesson_id)
        if lesson is None:
            return
        if go_on:
            self._step(lesson_id, -1 if lessons.row_of(self._document.record, lesson) else 1)
        # Leaving an empty card has taken it out already.
        if self._lesson(lesson_id):
            self._document.edit(lessons.remove_lesson(lesson))

    def _move(self, lesson_id: str, move: str) -> None:
        lesson = self._lesson(lesson_id)
        if lesson:
            self._document.edit(_moved(self._document, lesson, move))
            self._cards[lesson_id].focus()

    def _step(self, lesson_id: str, by: int) -> None:
        """Go to the lesson before or after, or to the line below the last."""
        lesson = self._lesson(lesson_id)
        if lesson is None:
            return
        siblings = self._document.record.lessons(lesson.kind)
        row_wanted = lessons.row_of(self._document.record, lesson) + by
        if 0 <= row_wanted < len(siblings):
            self._cards[siblings[row_wanted].id].focus()
        elif row_wanted >= len(siblings):
            self.columns[lesson.kind].entry.setFocus()


def _moved(document: Document, lesson: Lesson, move: str) -> Change:
    kinds, record = list(LessonKind), document.record
    here = lessons.row_of(record, lesson)
    if move in {"up", "down"}:
        return lessons.move_lesson(
            record, lesson, lesson.kind, here + (1 if move == "down" else -1)
        )
    place = kinds.index(lesson.kind) + (1 if move == "right" else -1)
    kind = kinds[max(0, min(place, len(kinds) - 1))]
    return lessons.move_lesson(record, lesson, kind, here)


def _lines(text: str) -> list[str]:
    return [line.strip().lstrip("-*• ") for line in text.splitlines() if line.strip()]

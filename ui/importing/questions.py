"""What a text leaves open: each question once, with an answer that is there already."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from pmdesk import dates
from pmdesk.errors import InvalidValue
from pmdesk.timeline.reading import About, Question
from ui.importing import answers
from ui.importing.answer_line import AnswerLine
from ui.widgets.combo import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import sized

Key = tuple[About, str]
"""What tells one question from the others: what it is about, and its subject."""

_NARROW, _WIDE, _WIDEST = 210, 330, 520


class QuestionPanel(QWidget):
    """Asks; what was asked once stays until another text, so that an answer can be changed."""

    answered = Signal()
    """Someone gave an answer, so that `given` has changed."""
    refused = Signal()
    """Someone typed what is no answer, so that `problem` has changed."""

    def __init__(self, zone: tzinfo, near: date) -> None:
        super().__init__()
        self._zone = zone
        self._near = near
        self._given: dict[Key, str] = {}
        self._answers: dict[Key, str] = {}
        self._fields: dict[Key, Field] = {}
        self._line = FlowLayout(spacing=16)
        self.setLayout(self._line)
        self.hide()

    @property
    def given(self) -> Mapping[Key, str]:
        """The answers that a person gave; all others are still those that were assumed."""
        return dict(self._given)

    @property
    def problem(self) -> str:
        """What is wrong with the first answer that cannot be read, or nothing."""
        return next((error for field in self._fields.values() if (error := field.error())), "")

    def commit(self) -> None:
        """Take what was typed and not entered yet as the answer."""
        for field in list(self._fields.values()):
            if isinstance(field.editor, AnswerLine):
                field.editor.tell()

    def show_questions(self, questions: Sequence[Question], first: datetime | None) -> None:
        """Ask these, and go on asking what was answered; `first` is the time of the first event."""
        asked = {(question.about, question.subject): question for question in questions}
        for key in [key for key in self._fields if key not in asked and key not in self._given]:
            self._drop(key)
        for key, question in asked.items():
            if key not in self._fields:
                self._add(key, question)
            self._answers[key] = question.answer
            self._show_answer(key, question)
            if question.about is About.ZONE and first:
                self._fields[key].set_help(_in_both(first, question.answer))
        self.setVisible(bool(self._fields))

    def forget(self) -> None:
        """Take back all questions and answers: there is another text."""
        self._given.clear()
        for key in list(self._fields):
            self._drop(key)
        self.hide()

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        for field in self._fields.values():
            field.editor.setFocus()
            return

    def field(self, about: About, subject: str = "") -> Field | None:
        """Return the field of a question that is asked."""
        return self._fields.get((about, subject))

    def _add(self, key: Key, question: Question) -> None:
        editor = self._choices(key, question) if question.choices else self._written(key)
        field = self._fields[key] = Field(question.text, editor)
        if question.choices:
            sized(field, min_width=_WIDE, max_width=_WIDEST)
        else:
            sized(field, min_width=_NARROW, max_width=_WIDE)
        self._line.addWidget(field)

    def _drop(self, key: Key) -> None:
        field = self._fields.pop(key)
        self._line.removeWidget(field)
        field.hide()
        field.deleteLater()

    def _choices(self, key: Key, question: Question) -> ChoiceBox:
        offered = [(choice, choice) for choice in question.choices]
        made = ChoiceBox(question.text, offered, question.answer)
        made.chosen.connect(lambda value: self._give(key, str(value)))
        return made

    def _written(self, key: Key) -> AnswerLine:
        made = AnswerLine("")
        if key[0] is About.ZONE:
            completer = QCompleter(sorted(available_timezones()), made)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setCompleter(completer)
        made.edited.connect(partial(self._read, key))
        return made

    def _show_answer(self, key: Key, question: Question) -> None:
        editor = self._fields[key].editor
        if isinstance(editor, ChoiceBox):
            editor.set_choices([(choice, choice) for choice in question.choices])
            editor.set_value(question.answer)
        elif isinstance(editor, AnswerLine) and not self._fields[key].error():
            editor.set_text(answers.shown(key[0], question.answer, self._zone))

    def _read(self, key: Key, text: str) -> None:
        try:
            answer = answers.read(key[0], text, self._answers[key], self._near, self._zone)
        except InvalidValue as error:
            self._fields[key].set_error(str(error))
            self.refused.emit()
            return
        self._fields[key].set_error("")
        self._give(key, answer)

    def _give(self, key: Key, answer: str) -> None:
        self._given[key] = self._answers[key] = answer
        self.answered.emit()


def _in_both(first: datetime, zone: str) -> str:
    """Return when the first event was there and in UTC, to see whether the zone can be right."""
    try:
        there = dates.clock(first, ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    utc = dates.clock(first, UTC)
    return "" if there == utc else f"First event {there}, {utc} UTC"

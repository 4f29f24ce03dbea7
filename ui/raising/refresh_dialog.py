"""What trackers say of the issues, and what a person may want to do about it."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from pmdesk.board.edits import Edit
from pmdesk.process import short
from pmdesk.trackers.refreshing import finish, news, reopen
from ui.breakable import breakable
from ui.clock import Clock
from ui.raising.refresh import Answer, Refresh
from ui.widgets.buttons import button, name_button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fit import fit
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.message_bar import announce
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import ElidedLabel, label

_ASKING = "The trackers are asked how {count} stand. Only their states are noted, nothing else."
_LONGEST_KEY = 40
_NOTHING = "No action has an issue yet. Raise some, or write keys into the actions by hand."


MakeEdit = Callable[[Edit, Callable[[Collection[str]], object]], object]
"""Carries out what is wanted, one step of each record, and then tells in which it was done."""


class AnswerLine(Card):
    """One issue: how it stands, and the button that makes the action agree with it."""

    def __init__(
        self, answer: Answer, edit: Callable[[Answer], object], *, names_record: bool
    ) -> None:
        """`names_record` says also in which postmortem the action is."""
        super().__init__(margins=(10, 14), spacing=4)
        self.answer = answer
        found, action = answer.found, answer.card.action
        text = " ".join(action.text.split()) or "Action without a text"
        self.says = label(breakable(news(found)), "small", wrap=True)
        sign = ("circle-alert", "bad") if found.failure else ("circle-check", "ok")
        if not found.failure and not found.suggestion:
            sign = ("circle", "muted")
        elif found.suggestion and not answer.is_done:
            sign = ("rotate-ccw", "accent")
        self.go = button("", lambda: edit(answer))
        self._done = label("", "small")
        open_it = button(short(action.tracker_key, _LONGEST_KEY), self._open, kind="link")
        open_it.setAccessibleName(f"Open {action.tracker_key} in the browser")
        open_it.setEnabled(bool(action.tracker_url))
        record = f"{answer.card.key} {answer.card.title}" if names_record else ""
        about = row(open_it, ElidedLabel(record, "hint"), STRETCH)
        words = column(label(breakable(text), "strong", wrap=True), self.says, about, spacing=2)
        line = row(IconMark(*sign), words, self._done, self.go, spacing=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._offer()

    @property
    def is_open(self) -> bool:
        """Whether the action could be made to agree with the tracker."""
        return not self.go.isHidden()

    def finish(self) -> None:
        """Show that the action agrees with the tracker now."""
        self.go.hide()
        self._done.setText("Done" if self.answer.is_done else "Reopened")

    def _offer(self) -> None:
        verb = "Mark as done" if self.answer.is_done else "Reopen"
        name_button(self.go, verb)
        self.go.setAccessibleName(f"{verb}: {self.answer.card.action.text}")
        self.go.setVisible(bool(self.answer.found.suggestion))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.answer.card.action.tracker_url))


class RefreshDialog(QDialog):
    """Waits for the trackers, then lists what they say; nothing is edited unasked."""

    def __init__(
        self,
        refresh: Refresh,
        edit: MakeEdit,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Refresh from trackers")
        self.refresh = refresh
        self._edit = edit
        self._clock = clock
        self.lines: list[AnswerLine] = []
        self._about = label("", "muted", wrap=True)
        self._says = label("", "error", wrap=True)
        self._nothing = EmptyState("list-checks", _NOTHING)
        self._cards = column(spacing=8)
        self.cancel = button("Cancel", refresh.cancel)
        self.close_button = button("Close", self.accept)
        self.all = button("", self._finish_all, kind="primary")
        self._lay_out()
        refresh.ended.connect(self._follow)
        self._follow()

    def about(self) -> str:
        """Return the sentence about all of it."""
        return self._about.text()

    def _lay_out(self) -> None:
        head = column(
            label("Refresh from trackers", "title"), self._about, self._says, spacing=4,
            margins=(24, 24, 24, 0),
        )  # fmt: skip
        content = column(self._nothing, self._cards, STRETCH, margins=(24, 4, 14, 12))
        foot = row(STRETCH, self.cancel, self.close_button, self.all, margins=(24, 0, 24, 20))
        self.setLayout(column(head, ScrollPage(content), foot, spacing=10))
        fit(self, 760, 600)

    def _follow(self) -> None:
        """Show what is known by now."""
        refresh = self.refresh
        if not refresh.is_busy and not self.lines:
            are_many = len({answer.card.record_id for answer in refresh.answers}) > 1
            for answer in refresh.answers:
                line = AnswerLine(answer, self._make_agree, names_record=are_many)
                self.lines.append(line)
                self._cards.addWidget(line)
        self._nothing.setVisible(not refresh.count)
        self._says.setText(refresh.says)
        self._says.setVisible(bool(refresh.says))
        self.cancel.setVisible(refresh.is_busy)
        self._about.setText(self._sentence())
        self._count()
        if not refresh.is_busy:
            announce(self, self._sentence())

    def _sentence(self) -> str:
        issues = "1 issue" if self.refresh.count == 1 else f"{self.refresh.count} issues"
        if self.refresh.is_busy:
            return _ASKING.format(count=issues)
        if not self.refresh.count:
            return "There is nothing to ask for."
        found = [answer.found for answer in self.refresh.answers]
        changed, failed = sum(f.is_news for f in found), sum(bool(f.failure) for f in found)
        asked = f"{len(found)} of {issues} asked for, {changed} with a state that is new here"
        return f"{asked}, {failed} without an answer." if failed else f"{asked}."

    def _waiting(self) -> list[AnswerLine]:
        """Return the lines whose issue is done while the action is not."""
        return [line for line in self.lines if line.is_open and line.answer.card.action.is_open]

    def _count(self) -> None:
        count = len(self._waiting())
        name_button(self.all, f"Mark {count} as done")
        self.all.setVisible(count > 1)

    def _make_agree(self, answer: Answer) -> None:
        """Finish or reopen one action."""
        cards = [answer.card]
        edit = finish(cards, self._clock) if answer.is_done else reopen(cards)
        self._edit(edit, partial(self._show_done, edit))

    def _finish_all(self) -> None:
        edit = finish([line.answer.card for line in self._waiting()], self._clock)
        self._edit(edit, partial(self._show_done, edit))

    def _show_done(self, edit: Edit, record_ids: Collection[str]) -> None:
        """Show which actions agree now; those of a record that refused still wait."""
        if not isValid(self):
            return
        done = {key for record_id in record_ids for key in edit.ids[record_id]}
        for line in self.lines:
            if line.answer.card.id in done:
                line.finish()
        self._count()
        self.close_button.setFocus()

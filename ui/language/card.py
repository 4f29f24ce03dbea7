"""The small card on a word: why it was found, and what to do about it."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from pmdesk import wording
from pmdesk.language import Category, Strength
from ui.breakable import breakable
from ui.language.verbs import Verbs
from ui.language.watch import Spot, Watch
from ui.theme import theme
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label
from ui.widgets.wrapped_button import WrappedButton

WIDTH = 380
KINDS: Mapping[Strength, ChipKind] = {Strength.STRONG: "warn", Strength.HINT: "neutral"}
"""The chip of a finding's category, by how sure the finding is."""

_GAP = 6
_LOOK_EVERY = 400
"""Milliseconds between looks whether the pointer is still at the word or on the card."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel}


class FindingCard(Card):
    """Hangs below a word. A number puts that rewording in, Escape closes; Tab goes through.

    Enter presses the button that has the keyboard.

    Opened by the pointer it goes when the pointer leaves; opened by the keyboard it stays.
    """

    def __init__(self, verbs: Verbs, parent: QWidget) -> None:
        super().__init__(spacing=8, margins=(12, 14))
        self.setParent(parent)
        self.setAccessibleName("Wording")
        self._verbs = verbs
        self._over = parent
        self._app = cast("QApplication", QApplication.instance())
        self._spot: Spot | None = None
        self._held = False
        self._back: QWidget | None = None
        """What had the keyboard before the card."""
        self.rewordings: list[WrappedButton] = []
        self.ways: list[QPushButton] = []
        self.reason = LineEdit("Leave it, because", placeholder="Because… (Enter keeps it)")
        self.reason.returnPressed.connect(self._leave)
        self._inner = column(spacing=8)
        self.body.addLayout(self._inner)
        self.body.addWidget(self.reason)
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._go_if_left)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self.hide()

    @property
    def spot(self) -> Spot | None:
        """The finding that the card is about, while it is shown."""
        return self._spot if self.isVisible() else None

    @property
    def _host(self) -> QWidget | None:
        """What shows the words, if it is still there."""
        return self._spot.host if self._spot and isValid(self._spot.host) else None

    def open_at(self, spot: Spot, *, held: bool) -> None:
        """Explain a finding; `held` gives the card the keyboard until it is closed."""
        if self._held and self.isVisible() and not held:
            return
        self._spot, self._held = spot, held
        self.reason.hide()
        self.reason.set_text("")
        self._fill(spot)
        self._place(spot)
        self.show()
        self._place(spot)  # once more: only what is shown knows how high it is
        self.raise_()
        self._app.installEventFilter(self)
        if held:
            self._back = QApplication.focusWidget()
            self._verbs.wording.explained.emit()
            # As a menu would: an editor that is there only for the typing stays below the card.
            (self.rewordings or self.ways)[0].setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._look.start()

    def leave(self) -> None:
        """Go, and give the keyboard back to the text, with the cursor after the words."""
        host = self._host
        if self._held and self._spot and (watch := Watch.around(host)):
            watch.go_past(self._spot)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._app.removeEventFilter(self)
        self._look.stop()
        if had_focus:
            # Before the card is gone: Qt would look for the next stop within it.
            self._give_back(host)
        self.hide()
        self._held = False

    def _give_back(self, host: QWidget | None) -> None:
        """Let the text have the keyboard, or where it takes no keys, what had it before."""
        before = self._back if self._back and isValid(self._back) else None
        takes_keys = host is not None and host.focusPolicy() != Qt.FocusPolicy.NoFocus
        back = host if takes_keys else before
        (back or self._over).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._press()
        elif 0 <= number < len(self.rewordings):
            self.rewordings[number].click()
        elif Qt.Key(event.key()) in _STEPS:
            self.focusNextPrevChild(_STEPS[Qt.Key(event.key())] > 0)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when something is done elsewhere; stay with the words when they move."""
        if event.type() in _MOVES and isinstance(watched, QWidget) and (host := self._host):
            if watched is host or watched.isAncestorOf(host):
                self._soon.start()
        elif event.type() in _PRESSES and isinstance(watched, QWidget) and self.isVisible():
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                self.leave()
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Stay within the card: it is left by Escape."""
        stops = [stop for stop in (*self.rewordings, *self.ways, self.reason) if stop.isVisible()]
        if not stops:
            return False
        here = QApplication.focusWidget()
        place = next_place(stops, here, 1 if next else -1)
        stops[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _press(self) -> None:
        pressed = QApplication.focusWidget()
        if isinstance(pressed, QPushButton) and self.isAncestorOf(pressed):
            pressed.click()

    def _fill(self, spot: Spot) -> None:
        clear(self._inner)
        finding = spot.finding
        close = icon_button("x", "Close (Esc)", self.leave)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sure = label("" if finding.strength is Strength.STRONG else "A hint", "caption")
        head = row(Chip(finding.category.label, KINDS[finding.strength]), sure, STRETCH, close)
        self._inner.addWidget(box(head))
        self._inner.addWidget(label(breakable(f"“{spot.phrase}”"), "strong", wrap=True))
        self._inner.addWidget(label(breakable(finding.why), "hint", wrap=True))
        self._fill_rewordings(spot)
        self.ways = [button(words, act, kind="link") for words, act in self._offered(spot)]
        self._inner.addWidget(box(FlowLayout(*self.ways, spacing=4)))
        for way in (*self.rewordings, *self.ways):
            # A click takes the keyboard from no editor: that might end what is being written.
            way.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        said = f"{finding.category.label}: “{spot.phrase}”. {finding.why}"
        self.setAccessibleDescription(said)

    def _fill_rewordings(self, spot: Spot) -> None:
        self.rewordings = []
        examples = []
        for words in spot.finding.rewordings:
            if wording.can_stand(spot.finding, words):
                self.rewordings.append(self._rewording(words))
            else:
                examples.append(words)
        self.rewordings += self._at_once(spot)
        for made in self.rewordings:
            self._inner.addWidget(made)
        for words in examples:
            self._inner.addWidget(label(f"For example: {breakable(words)}", "small", wrap=True))

    def _rewording(self, words: str) -> WrappedButton:
        number = str(len(self.rewordings) + 1)
        made = WrappedButton(words, lambda: self._reword(words), mark=number)
        made.setAccessibleName(f"{number}: write “{words}”")
        return made

    def _at_once(self, spot: Spot) -> Iterator[WrappedButton]:
        """Yield the ways to reword more than this one: all of a person, all that are named."""
        verbs = self._verbs
        alike, kind = verbs.count_alike(spot), verbs.count_kind(spot)
        ways: list[tuple[str, Callable[[Spot], object]]] = []
        if alike > 1:
            words = spot.finding.rewordings[0]
            ways.append((f"Write “{words}” in all {alike} places", verbs.reword_alike))
        if kind > max(1, alike):
            ways.append(
                (f"Write the roles of all who are named, in {kind} places", verbs.reword_kind)
            )
        for number, (said, act) in enumerate(ways, start=len(self.rewordings) + 1):
            made = WrappedButton(said, self._then(act), mark=str(number))
            made.setAccessibleName(f"{number}: {said}")
            yield made

    def _offered(self, spot: Spot) -> list[tuple[str, Callable[[], object]]]:
        verbs = self._verbs
        offered: list[tuple[str, Callable[[], object]]] = []
        offered.append(("Ask how instead", self._then(verbs.ask)))
        person = verbs.person(spot)
        if spot.finding.category is Category.PERSONAL_NAME:
            offered.append(("Not a person", self._then(verbs.learn)))
        offered.append(("Leave it, because…", self._ask_reason))
        if person is not None:
            offered.append(("Forget this name…", self._then(lambda _spot: verbs.forget(person))))
        return offered

    def _then(self, act: Callable[[Spot], object]) -> Callable[[], None]:
        def do() -> None:
            spot = self._spot
            self.leave()
            if spot is not None:
                act(spot)

        return do

    def _reword(self, words: str) -> None:
        self._then(lambda spot: self._verbs.reword(spot, words))()

    def _ask_reason(self) -> None:
        self._held = True
        self._look.stop()
        self.reason.show()
        if self._spot is not None:
            self._place(self._spot)
        self.reason.setFocus(Qt.FocusReason.PopupFocusReason)

    def _leave(self) -> None:
        because = self.reason.text()
        self._then(lambda spot: self._verbs.leave(spot, because))()

    def _place(self, spot: Spot) -> None:
        """Hang below the word, or stand above it where there is no room."""
        parent = self._over
        width = min(theme.px(WIDTH), parent.width() - 2 * _GAP)
        self.body.activate()
        self.resize(width, self.heightForWidth(width))
        spot_at = parent.mapFromGlobal(spot.area.bottomLeft() + QPoint(0, theme.px(_GAP)))
        if spot_at.y() + self.height() > parent.height():
            above = parent.mapFromGlobal(spot.area.topLeft()).y() - theme.px(_GAP)
            spot_at.setY(max(_GAP, above - self.height()))
        spot_at.setX(max(_GAP, min(spot_at.x(), parent.width() - width - _GAP)))
        self.move(spot_at)

    def _follow(self) -> None:
        """Go where the words are now: a page that opened for them may not have settled before."""
        spot = self.spot
        watch = Watch.around(self._host)
        there = watch.where(spot.place, spot.finding) if spot and watch else None
        if there is not None:
            self._spot = there
            self._place(there)

    def _go_if_left(self) -> None:
        pointer = QCursor.pos()
        own = self.rect().translated(self.mapToGlobal(QPoint()))
        room = theme.px(3 * _GAP)
        at_word = self._spot is not None and self._spot.area.adjusted(
            -room, -room, room, room
        ).contains(pointer)
        if not at_word and not own.adjusted(-room, -room, room, room).contains(pointer):
            self.leave()


def next_place(stops: list[QWidget], here: QWidget | None, step: int) -> int:
    """Return which of some widgets comes after the one that has the keyboard, round at the ends."""
    places = [place for place, stop in enumerate(stops) if stop is here]
    return (places[0] + step) % len(stops) if places else 0

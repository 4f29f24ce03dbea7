"""The way through a record's findings: by the pointer, by a key, from one to the next."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk import wording
from pmdesk.model import SectionKey
from pmdesk.search import Hit
from pmdesk.wording import Found, Place
from ui.language.card import FindingCard
from ui.language.verbs import Verbs
from ui.language.watch import Watch
from ui.language.wording import Wording


class LanguageGuide(QObject):
    """Opens the card on findings.

    `reveal` shows a place of the record; `section` tells which one is open, `views` where it shows.
    """

    def __init__(
        self,
        verbs: Verbs,
        page: QWidget,
        reveal: Callable[[Hit], None],
        section: Callable[[], SectionKey],
        views: Callable[[], Iterable[QWidget]],
    ) -> None:
        super().__init__(page)
        self._views = views
        self.card = FindingCard(verbs, page)
        self._wording: Wording = verbs.wording
        self._reveal = reveal
        self._section = section
        self._shown: Found | None = None
        self._place = -1
        self._seen: tuple[Place, int] | None = None
        """Where the cursor was when the last finding was shown."""
        self._wording.pointed.connect(lambda spot: self.card.open_at(spot, held=False))
        self._wording.changed.connect(self.card.leave)

    def open_here(self) -> bool:
        """Open the card on the finding at the cursor; tell whether there is one."""
        watch = Watch.around(QApplication.focusWidget())
        spot = watch.here() if watch else None
        if spot is not None:
            self.card.open_at(spot, held=True)
        return spot is not None

    def go(self, step: int) -> bool:
        """Show the next finding of the record, or the one before; tell whether there is any."""
        self._settle()
        found = self._wording.found
        if not found:
            return False
        self.card.leave()
        self._place = self._next(found, step)
        self._show(found[self._place])
        return True

    def show(self, found: Found) -> None:
        """Show one finding with its card, wherever its text has moved to since it was found."""
        self._settle()
        self.card.leave()
        known = self._wording.found
        if found not in known:
            same = (each for each in known if _is_same(each, found))
            found = next(same, found)
        if found in known:
            self._place = known.index(found)
            self._show(found)

    def _settle(self) -> None:
        """Have what is being typed in the record, so that findings are where they are shown."""
        for watch in self._watches():
            watch.settle()
        self._wording.finish()

    def _next(self, found: tuple[Found, ...], step: int) -> int:
        """Return the place to go to: next to the cursor where it was moved, else to the last one.

        Where the last one was reworded, its place has the next.
        """
        caret = self._caret()
        if caret is not None and caret != self._seen:
            return self._beside(found, caret, step)
        if self._shown is None or self._place < 0:
            here = self._section().place
            later = [place for place, each in enumerate(found) if each.section.place >= here]
            return (later or [0])[0] if step > 0 else len(found) - 1
        is_there = self._place < len(found) and found[self._place] == self._shown
        moved = step if is_there or step < 0 else 0
        return (self._place + moved) % len(found)

    def _beside(self, found: tuple[Found, ...], caret: tuple[Place, int], step: int) -> int:
        """Return which finding comes after the cursor, or before it; round at the ends."""
        texts = wording.texts(self._wording.document.record)
        order = {place: number for number, (_, place, _) in enumerate(texts)}
        here = order.get(caret[0], 0), caret[1]
        if step > 0:
            later = (n for n, f in enumerate(found) if (order[f.place], f.finding.start) >= here)
            return next(later, 0)
        before = [n for n, f in enumerate(found) if (order[f.place], f.finding.end) < here]
        return (before or [len(found) - 1])[-1]

    def _caret(self) -> tuple[Place, int] | None:
        spot = self.card.spot
        watch = Watch.around(spot.host if spot else QApplication.focusWidget())
        return watch.caret() if watch else None

    def _watches(self) -> Iterator[Watch]:
        return (watch for view in self._views() for watch in view.findChildren(Watch))

    def _show(self, found: Found) -> None:
        self._shown = found
        self._reveal(found.hit)
        seen = (watch for watch in self._watches() if watch.surface.isVisible())
        spots = (watch.where(found.place, found.finding) for watch in seen)
        if (spot := next(filter(None, spots), None)) is not None:
            self.card.open_at(spot, held=True)
        self._seen = self._caret()


def _is_same(one: Found, other: Found) -> bool:
    """Tell whether two findings are the same words of one text, at two times."""
    first, second = one.finding.category, other.finding.category
    return (one.place, one.phrase, first) == (other.place, other.phrase, second)

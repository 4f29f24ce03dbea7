"""The bar over the meeting: which step is open, and how its time is going."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from pmdesk.meeting.clock import Pace, Progress
from ui.icons import icon
from ui.theme import theme
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Panel
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.layout import STRETCH, box, row
from ui.widgets.restyle import restyle
from ui.widgets.text import escape_mnemonic, label, set_tooltip

_MINUTE = timedelta(minutes=1)


class AgendaBar(Panel):
    """The steps, of which each can be opened, and beside them the clock."""

    step_chosen = Signal(int)
    pause_clicked = Signal()
    more_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._steps: list[QPushButton] = []
        self._line = row(spacing=2)
        self._all = box(self._line)
        self._brief = label("", "strong")
        self._over = Chip("", "warn")
        self.clock = label("", "figure")
        self._planned = label("", "hint")
        self._pause = icon_button("pause", "Pause the clock", self._pause_or_resume)
        self._more = button("+2 min", self._ask_for_more, kind="quiet")
        self._more.setAccessibleName("Give this step 2 more minutes")
        line = row(
            self._all, self._brief, STRETCH, self._over, self.clock, self._planned, self._more,
            self._pause, spacing=8, margins=(6, 16),
        )  # fmt: skip
        super().__init__(line, ground="surface", rule="bottom")
        self.setParent(parent)
        self.setAccessibleName("Agenda")
        theme.changed.connect(self._fit)

    def show_progress(self, progress: Progress) -> None:
        """Show where the meeting stands."""
        self._show_steps(progress)
        current = progress.current
        self.clock.setText(_clock(current.spent))
        self._planned.setText(f"of {_clock(current.planned)}")
        restyle(self.clock, "role", "figure" if progress.running else "figure_muted")
        self._over.setVisible(current.pace is not Pace.CALM)
        self._over.show_text(_said(current.planned - current.spent), _KINDS[current.pace])
        whole = f"{_minutes(progress.spent)} of {_minutes(progress.planned)} min in all"
        set_tooltip(self.clock, whole)
        self.clock.setAccessibleName(f"{self.clock.text()} {self._planned.text()}, {whole}")
        self._show_pause(running=progress.running)
        self._fit()

    def _pause_or_resume(self) -> None:
        self.pause_clicked.emit()

    def _ask_for_more(self) -> None:
        self.more_clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_steps(self, progress: Progress) -> None:
        while len(self._steps) < len(progress.steps):
            place = len(self._steps)
            made = button("", partial(self.step_chosen.emit, place), kind="quiet")
            self._steps.append(made)
            self._line.addWidget(made)
        for place, (timed, shown) in enumerate(zip(progress.steps, self._steps, strict=True)):
            done = place < progress.place
            look = _LOOKS[(place > progress.place) - done]
            words = f"{_SIGNS.get(look, place + 1)} {timed.step.title}"
            shown.setText(escape_mnemonic(words))
            shown.setAccessibleName(f"{timed.step.title}, {_SPOKEN[look]}")
            restyle(shown, "step", look)
        current = progress.current.step.title
        self._brief.setText(f"{progress.place + 1} of {len(progress.steps)} · {current}")

    def _show_pause(self, *, running: bool) -> None:
        name = "Pause the clock" if running else "Let the clock run"
        self._pause.setIcon(icon("pause" if running else "play", "muted"))
        set_tooltip(self._pause, name)
        self._pause.setAccessibleName(name)

    def _fit(self) -> None:
        """Name all steps where there is room for them, else only the one that is open."""
        others = (self.clock, self._planned, self._more, self._pause, self._over)
        taken = sum(part.sizeHint().width() for part in others) + theme.px(96)
        fits = self._all.sizeHint().width() + taken <= self.width()
        self._all.setVisible(fits)
        self._brief.setVisible(not fits)


_LOOKS = {-1: "done", 0: "open", 1: "coming"}
_SIGNS = {"done": "✓", "open": "▸"}
_SPOKEN = {"done": "done", "open": "open now", "coming": "to come"}
_KINDS: dict[Pace, ChipKind] = {Pace.CALM: "neutral", Pace.NEAR: "neutral", Pace.OVER: "warn"}


def _clock(time: timedelta) -> str:
    seconds = int(time.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}"


def _minutes(time: timedelta) -> int:
    return round(time / _MINUTE)


def _said(left: timedelta) -> str:
    """Say how much time is left of a step, or how long it has been over."""
    minutes = max(1, _minutes(abs(left)))
    return f"{minutes} min over" if left <= timedelta() else f"{minutes} min left"

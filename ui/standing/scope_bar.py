"""The choice of what the report is about: days, department, severity, and by what a trend is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.errors import InvalidValue
from pmdesk.standing import Scope, Step
from pmdesk.standing.scope import SEVERITIES
from ui.followup.day_line import read_day, show_day
from ui.settled_line import SettledLine
from ui.widgets.combo import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import column, sized
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

_SEVERITIES = (
    (SEVERITIES, "Every severity"),
    ((1, 2), "SEV 1 and 2"),
    *(((severity,), f"SEV {severity} only") for severity in SEVERITIES),
)


class ScopeBar(QWidget):
    """Tells each new scope at once; a day that is none is said below the line."""

    chosen = Signal(object)
    """The `Scope`."""

    def __init__(self, day: Callable[[], date]) -> None:
        super().__init__()
        self._day = day
        self.scope = Scope()
        self.since = SettledLine("From", placeholder="1 Jan 2026")
        self.until = SettledLine("Until", placeholder="today")
        self.department = ChoiceBox("Department", [("", "All departments")], "")
        self.severity = ChoiceBox("Severity", _SEVERITIES, SEVERITIES)
        self.step = Segmented("By", [(step, step.label) for step in Step], Step.MONTH)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        fields = FlowLayout(
            sized(Field("From", self.since), width=132),
            sized(Field("Until", self.until), width=132),
            sized(Field("Department", self.department), width=230),
            sized(Field("Severity", self.severity), width=168),
            Field("Trend by", self.step),
            spacing=12,
        )
        self.setLayout(column(fields, self._problem, spacing=4))
        self.since.edited.connect(partial(self._read, self.since, "since"))
        self.until.edited.connect(partial(self._read, self.until, "until"))
        self.department.chosen.connect(lambda name: self._choose(department=name))
        self.severity.chosen.connect(lambda found: self._choose(severities=found))
        self.step.chosen.connect(lambda step: self._choose(step=step))

    def offer(self, departments: Sequence[str]) -> None:
        """Offer the departments that there are."""
        self.department.set_choices(
            [("", "All departments"), *((name, name) for name in departments)]
        )

    def problem(self) -> str:
        """Return what could not be read, or nothing."""
        return self._problem.text()

    def _read(self, line: SettledLine, field: str, text: str) -> None:
        try:
            day = read_day(text, self._day())
        except InvalidValue as error:
            self._say(str(error))
            return
        line.set_text(show_day(day))
        self._choose(**{field: day})

    def _choose(self, **values: object) -> None:
        scope = replace(self.scope, **values)  # type: ignore[arg-type] # each from its own field
        if scope.since and scope.until and scope.until < scope.since:
            self._say("“Until” is before “From”: nothing lies between.")
            return
        self._say("")
        self.scope = scope
        self.chosen.emit(scope)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

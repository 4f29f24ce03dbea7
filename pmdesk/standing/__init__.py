"""Where a library stands: which root causes are fixed by their actions, whether in time, how old.

`facts` are the few columns that are read of every record; `incident` judges one of them on a day;
`scope` chooses some; `report` counts them into parts: tables whose every number knows the incidents
behind it. `bars` and `panels` plan the drawing of a part as simple shapes.
"""

from pmdesk.standing.bars import bars
from pmdesk.standing.chart import Canvas, Chart
from pmdesk.standing.facts import ActionFacts, CauseFacts, IncidentFacts
from pmdesk.standing.figures import Number, Part, Row
from pmdesk.standing.incident import Incident, incidents
from pmdesk.standing.panels import panels
from pmdesk.standing.report import Report, report
from pmdesk.standing.scope import Scope, Step

__all__ = [
    "ActionFacts", "Canvas", "CauseFacts", "Chart", "Incident", "IncidentFacts", "Number", "Part",
    "Report", "Row", "Scope", "Step", "drawing", "incidents", "report",
]  # fmt: skip


def drawing(part: Part, canvas: Canvas) -> Chart:
    """Plan the drawing of a part in the way that suits it."""
    return panels(part, canvas) if part.drawn == "columns" else bars(part, canvas)

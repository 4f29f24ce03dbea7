"""Where a library stands: which root causes are fixed by their actions, whether in time, how old.

`facts` are the few columns that are read of every record; `incident` judges one of them on a day;
`scope` chooses some; `report` counts them into parts: tables whose every number knows the incidents
behind it. `bars` and `columns` plan the drawing of a part as simple shapes.
"""

from pmdesk.standing.facts import ActionFacts, CauseFacts, IncidentFacts
from pmdesk.standing.incident import Incident, incidents
from pmdesk.standing.report import Number, Part, Report, Row, report
from pmdesk.standing.scope import Scope, Step

__all__ = [
    "ActionFacts", "CauseFacts", "Incident", "IncidentFacts", "Number", "Part", "Report", "Row",
    "Scope", "Step", "incidents", "report",
]  # fmt: skip

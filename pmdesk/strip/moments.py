"""The colours of moments, and which of them matter most where there is little room."""

from typing import Literal

from pmdesk.model import Moment

Role = Literal["impact", "detect", "respond", "recover", "lead", "muted"]

ROLES: dict[Moment, Role] = {
    Moment.LEAD_UP: "lead",
    Moment.IMPACT_STARTS: "impact",
    Moment.DETECTED: "detect",
    Moment.RESPONDER_ENGAGED: "respond",
    Moment.MITIGATED: "recover",
    Moment.IMPACT_ENDS: "recover",
    Moment.RESOLVED: "recover",
}
"""The colour of a moment; the others are plain facts and are muted."""

KEY_MOMENTS = (
    Moment.IMPACT_STARTS,
    Moment.RESOLVED,
    Moment.DETECTED,
    Moment.MITIGATED,
    Moment.IMPACT_ENDS,
)
"""The moments that are named on the strip, the ones that matter most first."""

RANKS: dict[Role, int] = {
    "muted": 0, "lead": 1, "respond": 2, "recover": 3, "detect": 4, "impact": 5,
}  # fmt: skip
"""Which colour stands for several events at one place: the one that matters most."""

"""The strip: an incident drawn to scale. A story is planned in a window of time, a plan is drawn.

`story` finds in a record what there is to draw, `Window` says which stretch of time is shown,
`plan` says where things go from left to right, and `figure` makes simple shapes of a plan that the
screen and the page paint alike. Lengths are in units of a hundredth of the zoom: one unit is a
pixel at 100 %.
"""

from pmdesk.strip.moments import ROLES, Role
from pmdesk.strip.plan import Plan, plan
from pmdesk.strip.story import Story, story
from pmdesk.strip.window import Window

__all__ = ["ROLES", "Plan", "Role", "Story", "Window", "plan", "story"]

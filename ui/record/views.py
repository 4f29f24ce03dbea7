"""Which view shows which section."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from pmdesk.directory.known import Known
from pmdesk.model import SectionKey, Template
from ui.ask import Ask
from ui.causes.alike import Alike
from ui.causes.view import CausesView
from ui.clock import Clock
from ui.document import Document
from ui.followup.actions_view import ActionsView
from ui.followup.approval_view import ApprovalView
from ui.lessons.view import LessonsView
from ui.prose.images import Images
from ui.prose.view import ProseView
from ui.section_view import SectionView
from ui.timeline.view import TimelineView
from ui.whys.view import WhysView


@dataclass(frozen=True)
class Surroundings:
    """What views need beside the document: someone to ask, pictures, the services directory."""

    document: Document
    ask: Ask
    images: Images
    known: Callable[[], Known]
    """What the directory holds now."""
    required: tuple[int, ...]
    """The severities that must have a postmortem."""
    alike: Alike
    """The root causes of the other postmortems."""
    clock: Clock
    """What the time is, in UTC."""
    templates: Callable[[], Iterable[Template]] = tuple
    """The templates that the team has made its own."""


_Factory = Callable[[Surroundings, QWidget], SectionView]

_VIEWS: dict[SectionKey, _Factory] = {
    SectionKey.TIMELINE: lambda s, parent: TimelineView(
        s.document, s.ask, s.images, parent, clock=s.clock
    ),
    SectionKey.WHYS: lambda s, parent: WhysView(
        s.document, s.ask, parent, alike=s.alike, clock=s.clock
    ),
    SectionKey.CAUSES: lambda s, parent: CausesView(s.document, parent, alike=s.alike),
    SectionKey.LESSONS: lambda s, parent: LessonsView(s.document, s.ask, parent),
    SectionKey.ACTIONS: lambda s, parent: ActionsView(
        s.document, s.ask, s.known, parent, clock=s.clock
    ),
    SectionKey.APPROVAL: lambda s, parent: ApprovalView(
        s.document, s.ask, s.known, parent, clock=s.clock, required=s.required
    ),
}


def make(key: SectionKey, surroundings: Surroundings, parent: QWidget) -> SectionView:
    """Build the view of a section; written sections share one."""
    factory = _VIEWS.get(key)
    if factory:
        return factory(surroundings, parent)
    s = surroundings
    return ProseView(s.document, s.ask, key, s.images, parent)

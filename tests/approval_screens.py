"""Pictures of the approval of a record in each of its states, for `dev.py screens`."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pmdesk import actions, sample
from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.changes import set_fields
from pmdesk.model import Approval, Decision, Moment, SectionKey
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.document import Document
from ui.followup.approval_view import ApprovalView
from ui.pictures import grab
from ui.theme import theme

_CLOCK = FakeClock()


def approval_states(folder: Path, themes: list[str], zooms: list[int]) -> Iterator[Path]:
    """Take the approval with things missing, in review, sent back, approved, changed, voided."""
    for state, build in STATES.items():
        view = ApprovalView(build(), FakeAsk(), known, clock=_CLOCK)
        view.show()
        for name in themes:
            for zoom in zooms:
                theme.set_name(name)
                theme.set_zoom(zoom)
                view.resize(theme.px(900), theme.px(860))
                yield grab(view, folder / f"22-approval-{state}-{name}-{zoom}.png")
        view.close()
        view.deleteLater()


def _begun() -> Document:
    session = Session(Record("pm"), clock=_CLOCK, role=lambda: "Owner")
    session.edit(sample.sample("pm", _CLOCK()))
    return Document(session, lambda _edit: None)


def _missing() -> Document:
    document = _begun()
    document.edit(actions.decline(document.record.actions[0], "Too dear."))
    document.edit(set_fields("Edit", document.record.section(SectionKey.FAULT), text="Short."))
    return document


def _asked() -> Document:
    document = _begun()
    due = review.usual_day(_CLOCK().date())
    document.edit(review.request_approval(document.record, _CLOCK(), due))
    return document


def _decide(document: Document, place: int, decision: Decision, comment: str = "") -> None:
    approval: Approval = document.record.approvals[place]
    document.edit(review.decide(document.record, approval, Verdict(decision, comment, _CLOCK())))


def _sent_back() -> Document:
    document = _asked()
    _decide(document, 0, Decision.APPROVED)
    comment = "The second action needs a team, and “soon” is no date."
    _decide(document, 1, Decision.CHANGES_REQUESTED, comment)
    return document


def _approved() -> Document:
    document = _asked()
    for place, approval in enumerate(document.record.approvals):
        if approval.mandatory:
            _decide(document, place, Decision.APPROVED, "Agreed." if place else "")
    return document


def _changed() -> Document:
    document = _approved()
    record = document.record
    words = f"{record.prose(SectionKey.SUMMARY)} Nobody lost work."
    document.edit(set_fields("Edit Summary", record.section(SectionKey.SUMMARY), text=words))
    document.edit(set_fields("Edit event", record.events[0], moment=Moment.DECISION))
    document.edit(actions.finish(document.record.actions[0], _CLOCK().date()))
    return document


def _voided() -> Document:
    document = _approved()
    cause, action = document.record.root_causes[0], document.record.actions[0]
    text = f"{cause.text} in any region"
    document.edit(set_fields("Edit reason", cause, text=text))
    document.edit(set_fields("Edit action", action, team="Developer tools"))
    return document


STATES: dict[str, Callable[[], Document]] = {
    "missing": _missing,
    "in-review": _asked,
    "sent-back": _sent_back,
    "approved": _approved,
    "changed-since": _changed,
    "voided": _voided,
}

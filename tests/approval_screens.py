"""Pictures of approval in each of its states, and of its dialogs, for `dev.py screens`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog

from exports import packet as packets
from pmdesk import actions, sample
from pmdesk.approval import answers, form, review
from pmdesk.approval.review import Verdict
from pmdesk.changes import set_fields
from pmdesk.creation import DIRECTORY_ID
from pmdesk.directory.known import Known
from pmdesk.model import Approval, Decision, Moment, SectionKey, Template
from pmdesk.record import Record
from pmdesk.session import Session
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.approval.answer_dialog import AnswerDialog
from ui.approval.courier import Done, Failed, Parcel
from ui.approval.opened import open_packet
from ui.approval.packet_window import PacketWindow
from ui.approval.request_dialog import Around, RequestDialog
from ui.background import Job
from ui.document import Document
from ui.followup.approval_view import ApprovalView
from ui.pictures import grab
from ui.theme import theme

_CLOCK = FakeClock()


def take(folder: Path, themes: Sequence[str], zooms: Sequence[int]) -> Iterator[Path]:
    """Save pictures of the approval in its states, and of its dialogs; yield their paths."""
    yield from _states(folder, themes, zooms)
    yield from _in_dialogs(folder, themes, zooms)


def _states(folder: Path, themes: Sequence[str], zooms: Sequence[int]) -> Iterator[Path]:
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


def _in_dialogs(folder: Path, themes: Sequence[str], zooms: Sequence[int]) -> Iterator[Path]:
    """Take the request with and without things missing, the packet and a decision from a file."""
    with TemporaryDirectory() as temporary:
        makers = _dialogs(Path(temporary))
        for name in themes:
            for zoom in zooms:
                theme.set_name(name)
                theme.set_zoom(zoom)
                for what, make in makers.items():
                    dialog = make()
                    dialog.show()
                    width, height = _SIZES.get(what, (1100, 800))
                    dialog.resize(theme.px(width), theme.px(height))
                    yield grab(dialog, folder / f"23-{what}-{name}-{zoom}.png")
                    dialog.close()
                    dialog.deleteLater()


_SIZES = {"decision": (620, 520)}


def _dialogs(folder: Path) -> dict[str, Callable[[], QDialog]]:
    ask = FakeAsk()
    around = Around(ask, _CLOCK, DirectoryTexts(), NoCourier(), Path("/home/owner/approvals"))
    packet = packets.save(packets.Request(_asked().record), folder)[2]
    return {
        "request": lambda: RequestDialog(_begun(), around),
        "request-missing": lambda: RequestDialog(_missing(), around),
        "packet": lambda: PacketWindow(open_packet(packet), ask, _CLOCK),
        "decision": _decision,
    }


class DirectoryTexts:
    """The sample's directory, without templates of a team."""

    def __init__(self) -> None:
        made = sample.sample_directory().applied_to(Record(DIRECTORY_ID))
        self.known = Known(made)
        self.templates: tuple[Template, ...] = ()

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        done()


class NoCourier:
    """Writes nothing: a picture needs no files."""

    def send(self, parcel: Parcel, job: Job, done: Done, failed: Failed) -> None:
        done(())


def _decision() -> AnswerDialog:
    document = _asked()
    given = form.blank(document.record, document.record).filled_in(
        document.record.approvals[0].id, Decision.APPROVED, "Well told.", _CLOCK()
    )
    cause = document.record.root_causes[0]
    document.edit(set_fields("Edit reason", cause, text=f"{cause.text} in any region"))
    record = document.record
    return AnswerDialog(answers.take(given, record, document.log, _CLOCK()), record)


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

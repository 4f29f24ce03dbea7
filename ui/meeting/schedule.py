"""When the meeting is, how it will go, whether the record is ready, and the invitation to it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from exports import files
from exports.calendar import invitation
from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue, PmdeskError
from pmdesk.masking.mask import masked
from pmdesk.masking.parts import spoken_of
from pmdesk.meeting.agenda import LENGTHS, guide, plan_of
from pmdesk.meeting.clock import plan_anew, usual_minutes
from pmdesk.meeting.readiness import lacks
from pmdesk.model import Meeting
from pmdesk.texts import messages, templates
from ui.ask import Ask
from ui.bound import Bound
from ui.columns import Columns
from ui.details.facts import read_moment, shown
from ui.document import Document
from ui.settled_line import SettledLine
from ui.texts.dialog import Texts, TextsDialog
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

_NARROWEST = 320


class ScheduleDialog(QDialog):
    """Edits the meeting while it is open; the invitation follows, until it is edited itself."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        clock: Callable[[], datetime],
        texts: Texts,
        wordings: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Schedule the meeting — pmdesk")
        self._document = document
        self._ask = ask
        self._clock = clock
        self._texts = texts
        self._wordings = wordings
        self._offered = ""
        """The invitation as the record gives it, to tell whether someone has edited it."""
        self.when = SettledLine("When", placeholder="2 Dec 2026, 14:00")
        self._when_field = Field("When", self.when, f"In {document.record.postmortem.zone}.")
        self.minutes = SettledLine("Minutes")
        self._minutes_field = Field("Minutes", self.minutes)
        self.lengths = Segmented("Length", [(n, f"{n} min") for n in LENGTHS])
        agendas = [(each.key, each.title) for each in guide().agendas]
        self.agenda = Segmented("Agenda", agendas)
        self._agenda_field = Field("Agenda", self.agenda)
        self._plan = label("", "small", wrap=True)
        self._past: tuple[Meeting, ...] = ()
        self._usual = button("Use what past meetings took", self._use_usual, kind="link")
        self._usual.hide()
        self._ready = label("", "small", wrap=True)
        self.text = GrowingEdit("Invitation", min_lines=12)
        self.said = label("", "hint", wrap=True)
        self.template = button("Edit template…", self._edit_template, icon="pencil", kind="quiet")
        self._lay_out()
        self._bind()
        document.changed.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        length = row(self._minutes_field, Field("Usual lengths", self.lengths))
        facts = column(
            self._when_field, length, self._agenda_field, Card(self._plan, self._usual),
            label("Before people come", "subheading"), Card(self._ready), STRETCH, spacing=10,
        )  # fmt: skip
        head = row(label("Invitation", "subheading"), STRETCH, self.template)
        words = column(head, self.text, STRETCH, spacing=6)
        buttons = row(
            self.said, STRETCH, button("Copy the invitation", self.copy, icon="copy"),
            button("Save as calendar file…", self.save, icon="calendar"),
            button("Close", self.accept, kind="primary"),
        )  # fmt: skip
        page = ScrollPage(column(Columns(box(facts), box(words), narrowest=_NARROWEST)))
        self.setLayout(
            column(label("Schedule the meeting", "title"), page, buttons, spacing=14, margins=24)
        )
        fit(self, 980, 760)

    def _bind(self) -> None:
        self._bound = bound = Bound(self._document, self._document.record.meeting, self)
        bound.text(
            "scheduled_for", self.when, self._when_field.set_error, show=self._shown,
            change=self._schedule,
        )  # fmt: skip
        bound.text("minutes", self.minutes, self._minutes_field.set_error, change=_book)
        bound.value("minutes", self.lengths)
        bound.value("preset", self.agenda)

    def know_past(self, meetings: Sequence[Meeting]) -> None:
        """Offer the minutes that the meetings of the library took."""
        if not isValid(self):
            return  # it was closed before the library had answered
        self._past = tuple(meeting for meeting in meetings if meeting.ended_at)
        self._usual.setVisible(bool(self._past))

    def _use_usual(self) -> None:
        plan = usual_minutes(self._past, plan_of(self._bound.item))
        self._document.note(plan_anew(self._document.record, plan))

    @property
    def invitation(self) -> str:
        """The words to send, as they are shown."""
        return self.text.text()

    def _filled(self) -> str:
        template = templates.chosen(messages.INVITATION, self._texts.templates)
        return templates.fill(template, templates.facts_of(self._document.record))

    def _edit_template(self) -> None:
        """Edit what every invitation of the library begins with."""
        record, key = self._document.record, messages.INVITATION
        self._ask.run(TextsDialog(self._texts, record, key, self, kept=self._know_template))

    def _know_template(self) -> None:
        if isValid(self):
            self._offer(self._filled())

    def copy(self) -> None:
        """Put the invitation, as it stands, on the clipboard."""
        QGuiApplication.clipboard().setText(self.invitation)
        own, record = self._texts.templates, self._document.record
        self.said.setText(f"Copied. {messages.slips(messages.INVITATION, record, own)}".strip())

    def save(self) -> None:
        """Write the meeting as a calendar file, where the user wants it."""
        record = self._document.record
        try:
            told = masked(spoken_of(record))
            content = invitation.calendar(told, self.invitation, self._clock())
            name = files.safe_name(f"{record.postmortem.key} postmortem meeting") + ".ics"
            target = self._ask.save_file("Save the calendar file", name, "Calendar (*.ics)")
            if target is not None:
                files.write_all(target, {".ics": content})
                self.said.setText(f"Written: {target.name}")
        except PmdeskError as error:
            self.said.setText(str(error))

    def _shown(self, moment: datetime | None) -> str:
        return shown(moment, self._document.record.postmortem.tzinfo)

    def _schedule(self, meeting: Meeting, text: str) -> Change:
        zone = self._document.record.postmortem.tzinfo
        found = read_moment(text, zone, self._clock())
        self._when_field.set_help(found.note or f"In {zone}.")
        return set_fields("Schedule meeting", meeting, scheduled_for=found.value)

    def _follow(self, _edit: object = None) -> None:
        record = self._document.record
        about = {each.key: each.about for each in guide().agendas}
        self._agenda_field.set_help(about.get(record.meeting.preset, ""))
        plan = (f"{each.minutes} min · {each.step.title}" for each in plan_of(record.meeting))
        self._plan.setText("\n".join(plan))
        missing = [lack.text for lack in lacks(record, wordings=self._wordings())]
        self._ready.setText("\n".join(f"○ {text}" for text in missing) or "✓ Ready.")
        self._offer(self._filled())

    def _offer(self, text: str) -> None:
        """Show what the record gives, unless someone has edited what it gave before."""
        if self.text.text() == self._offered:
            self.text.set_text(text)
        self._offered = text


def _book(meeting: Meeting, text: str) -> Change:
    if not text.strip().isdecimal():
        message = f"“{text.strip()}” is no number of minutes. Write one such as 60."
        raise InvalidValue(message, "minutes")
    return set_fields("Change booked minutes", meeting, minutes=int(text))

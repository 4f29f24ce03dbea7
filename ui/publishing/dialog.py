"""The dialog that publishes a write-up: written, told, and marked as published."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from exports.formats import FORMATS, file_name, shown, title
from exports.options import Options
from pmdesk import dates
from pmdesk.approval import review
from pmdesk.errors import InvalidValue, PmdeskError
from pmdesk.model import Attachment, SectionKey, State, Tracker
from pmdesk.publishing.drafts import Draft, tracker_beside
from pmdesk.publishing.left_out import kept_keys, left_out
from pmdesk.record import Record
from pmdesk.texts import messages
from pmdesk.trackers.adapter import host
from pmdesk.trackers.confluence import Post
from ui.columns import Columns
from ui.document import Document
from ui.followup.day_line import read_day, show_day
from ui.parts import Parts
from ui.publishing.choices import Choices
from ui.publishing.draft_card import DraftCard
from ui.reports.exporter import Order
from ui.settled_line import SettledLine
from ui.texts.dialog import TextsDialog
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_NARROWEST = 340
_NOTHING = "Nothing: all of the record is in it."
_NOT_APPROVED = "Only an approved postmortem can be published. Until then this is a draft."


class PublishDialog(QDialog):
    """Stays open while one writes, puts the file where people read it, and says where that is."""

    draft_requested = Signal(object, object, object)
    """The `Draft` that is wanted, and who hears of its `Post` or of the error."""

    def __init__(self, document: Document, parts: Parts) -> None:
        super().__init__(parts.frame)
        self.setWindowTitle("Publish — pmdesk")
        self._document = document
        self._exporter = parts.exporter
        self._ask = parts.ask
        self._services = parts.services
        self._clock = parts.clock
        self._look = parts.look
        self._settings = parts.look.settings
        self.choices = Choices(document.record, self._settings.paper)
        self.left_out = label("", "small", wrap=True)
        self.stays = label("", "warning", wrap=True)
        root = document.record.postmortem
        self.link = LineEdit("Link", root.published_url, placeholder="https://…")
        self.day = SettledLine("Published on", show_day(root.published_on or self._today()))
        self._link_field = Field("Link", self.link, "Where people read it; may be empty.")
        self._day_field = Field("Published on", self.day)
        beside = tracker_beside(self._services.known.directory)
        self.draft = DraftCard(beside, self._settings.space) if beside else None
        self.mark = button("Mark as published", self._mark)
        self.write = button("Write the file…", self._write, icon="file-text", kind="primary")
        self.said = label("", "hint", wrap=True)
        self._lay_out()
        self.choices.changed.connect(self._follow)
        if self.draft is not None and beside is not None:
            self.draft.wanted.connect(partial(self._make_draft, beside))
        document.changed.connect(self._follow)
        self._exporter.written.connect(self._say_written)
        self._exporter.failed.connect(self.said.setText)
        self._follow()

    def _lay_out(self) -> None:
        told = row(
            button("Copy the message", self.copy, icon="copy"),
            button("Edit template…", self._edit_template, icon="pencil", kind="quiet"), STRETCH,
        )  # fmt: skip
        self._state = label("", "hint", wrap=True)
        right = column(
            Card(label("Left out", "subheading"), self.left_out, self.stays, spacing=6),
            *((self.draft,) if self.draft else ()),
            Card(
                label("Once people can read it", "subheading"), self._state, self._link_field,
                self._day_field, row(self.mark, STRETCH), box(told), spacing=8,
            ),
            STRETCH, spacing=12,
        )  # fmt: skip
        left = column(self.choices, STRETCH)
        page = ScrollPage(
            column(Columns(box(left), box(right), narrowest=_NARROWEST, spacing=24), STRETCH)
        )
        foot = row(self.said, STRETCH, button("Close", self.accept), self.write)
        foot.setStretch(0, 1)
        whole = column(label("Publish the write-up", "title"), page, foot, spacing=14, margins=24)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        fit(self, 1000, 720)

    @property
    def message(self) -> str:
        """The words that tell people where the write-up is."""
        record = shown(self._document.record, self._options())
        return messages.publication(record, self._services.templates, self.link.text().strip())

    def copy(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.message)
        own, record = self._services.templates, self._document.record
        self.said.setText(f"Copied. {messages.slips(messages.PUBLICATION, record, own)}".strip())

    def link_problem(self) -> str:
        """Return what is wrong with the link, or nothing."""
        return self._link_field.error()

    def _options(self) -> Options:
        return replace(self.choices.options(), directory=self._services.known.directory)

    def _today(self) -> date:
        return dates.local_day(self._clock(), self._document.record.postmortem.tzinfo)

    def _follow(self, _edit: object = None) -> None:
        """Say what stays behind, and whether it can be marked as published."""
        record, options = self._document.record, self.choices.options()
        if options.outside:
            lines = left_out(record, options.sections, pictures=options.pictures)
            keys = kept_keys(record)
        else:
            lines, keys = _unticked(options), ()
        self.stays.setText(f"Stays, though it looks like the key of an issue: {', '.join(keys)}")
        self.stays.setVisible(bool(keys))
        self.left_out.setText("\n".join(f"• {line}" for line in lines) or _NOTHING)
        root = record.postmortem
        can = root.state in {State.APPROVED, State.PUBLISHED}
        self.mark.setEnabled(can)
        is_out = root.state is State.PUBLISHED and root.published_on is not None
        said = f"Published on {show_day(root.published_on)}." if is_out else ""
        self._state.setText(said if can else _NOT_APPROVED)
        self._state.setVisible(bool(self._state.text()))

    def _titled(self) -> Record | None:
        """Return the record under its title, or say what is wrong with that."""
        self.choices.say_title("")
        try:
            return self.choices.titled(self._document.record)
        except InvalidValue as error:
            self.choices.say_title(str(error))
            return None

    def _make_draft(self, tracker: Tracker, space: str) -> None:
        """Say what would be sent, and send it once that is agreed to."""
        record, options = self._titled(), self._options()
        if record is None:
            return
        name, pictures = title(record, options), len(record.all(Attachment))
        text = (
            f"“{name}” goes to the space {space} at {host(tracker.url)} as a draft of a blog post."
        )
        if pictures:
            text += f" Pictures are not sent: attach the {pictures} of the record there."
        if self._ask.confirm("Make a draft in Confluence", text, "Make the draft"):
            self._look.prefer(space=space)
            wanted = Draft(tracker, space, name, partial(_body, record, options))
            if self.draft is not None:
                self.draft.show_sending()
            self.draft_requested.emit(wanted, self._know_post, self._say_failed)

    def _know_post(self, post: Post) -> None:
        if isValid(self) and self.draft is not None:
            self.draft.show_made(post)
            self.link.setText(post.url)

    def _say_failed(self, error: PmdeskError) -> None:
        if isValid(self) and self.draft is not None:
            self.draft.show_failed(error)

    def _write(self) -> None:
        """Ask where the file goes, and write it there."""
        record = self._titled()
        if record is None:
            return
        made, options = FORMATS[str(self.choices.format.value())], self._options()
        folder = Path(self._settings.export_folder or Path.home())
        name = file_name(record, options) + made.tail + made.suffixes[0]
        target = self._ask.save_file("Write the file", str(folder / name), f"*{made.suffixes[0]}")
        if target is not None:
            self._exporter.save(record, self._document.log, Order(made.key, options, target))

    def _say_written(self, paths: list[Path]) -> None:
        self.said.setText(f"Written: {' and '.join(path.name for path in paths)}")

    def _mark(self) -> None:
        """Record that it is published, as one step; what does not fit is said at its field."""
        for field in (self._link_field, self._day_field):
            field.set_error("")
        try:
            on = read_day(self.day.text(), self._today()) or self._today()
            change = review.publish(self._document.record, on, self.link.text())
        except InvalidValue as error:
            field = self._link_field if error.field == "published_url" else self._day_field
            field.set_error(str(error))
            return
        self._document.edit(change)
        self.said.setText("Marked as published.")

    def _edit_template(self) -> None:
        record = shown(self._document.record, self._options())
        self._ask.run(TextsDialog(self._services, record, messages.PUBLICATION, self))


def _body(record: Record, options: Options) -> str:
    """Return the body of a post, without the pictures, which are attached by hand."""
    from exports.web import confluence

    bare = Record.of(record.id, (one for one in record.items() if not isinstance(one, Attachment)))
    return confluence.write(shown(bare, options), {}, options)


def _unticked(options: Options) -> tuple[str, ...]:
    """Say what colleagues do not see."""
    missing = [key.label for key in SectionKey if key not in options.sections]
    lines = [f"Sections: {', '.join(missing)}"] if missing else []
    lines += ["What is known of the meeting"] * (not options.meeting)
    return (*lines, "Names of participants: texts speak of their roles")

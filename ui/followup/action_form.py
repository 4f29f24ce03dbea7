"""The fields of one action, and the buttons by which it goes on."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from pmdesk import actions, deadlines, guidance
from pmdesk.changes import Change, set_fields
from pmdesk.dates import day
from pmdesk.directory.known import Known
from pmdesk.model import Action, ActionClass, ActionKind, ActionState, SectionKey, Why
from pmdesk.process import short
from pmdesk.wording import Place
from ui.ask import Ask
from ui.bound import Bound
from ui.breakable import breakable
from ui.columns import Columns
from ui.document import Document
from ui.followup.action_wording import ActionWording
from ui.followup.change_dialog import ChangeDialog
from ui.followup.day_line import EXAMPLES, read_day, say_passed, show_day
from ui.followup.dialogs import CommitDialog, DeclineDialog, IssueDialog
from ui.followup.facts import NO_CAUSE, explain_due, history, latest_due
from ui.followup.later_dialog import LaterDialog
from ui.language.label import WordedLabel
from ui.language.wording import Wording
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.completing import complete
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, space
from ui.widgets.line_edit import LineEdit
from ui.widgets.refill import refill
from ui.widgets.segmented import Segmented
from ui.widgets.text import escape_mnemonic, label

_NARROWEST = 250
_SHORTEST = 12


class ActionForm(QWidget):
    """Everything about one action; it stays with that action, whatever else is selected."""

    remove_requested = Signal()
    raise_requested = Signal()
    """Issues should be raised in trackers."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        action: Action,
        known: Callable[[], Known],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._document = document
        self._ask = ask
        self._known = known
        self._today = today
        self._action_id = action.id
        self._causes: list[tuple[str, str]] = []
        self._offered: object = None
        self._bound = Bound(document, action, self)
        self._make_editors()
        self._lay_out()
        self._bind()
        document.changed.connect(self._follow)
        Wording.of(document).changed.connect(self._follow)
        self._follow()

    def focus_first(self) -> None:
        """Put the keyboard into the action's words."""
        self.text.setFocus()

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        for editor in (self.text, self.team, self.due):
            editor.flush()

    def _make_editors(self) -> None:
        placeholder = guidance.sections()[SectionKey.ACTIONS].placeholder
        self.text = GrowingEdit("Action", placeholder=placeholder)
        self.wording = ActionWording()
        self.kind = Segmented("Kind", [(kind, kind.label) for kind in ActionKind])
        self.action_class = ChoiceBox("Class", [(choice, choice.label) for choice in ActionClass])
        self.cause = ChoiceBox("Fixes root cause", [])
        self.team = LineEdit("Team", placeholder="The team that owns the work")
        complete(self.team, lambda: self._known().teams)
        self.due = SettledLine("Due", placeholder=EXAMPLES)
        self.due_reason = GrowingEdit("Reason for the later date")
        shorten(self.action_class)
        shorten(self.cause)

    def _lay_out(self) -> None:
        self._class_field = Field("Class", self.action_class)
        self._cause_field = Field("Fixes root cause", self.cause)
        self._team_field = Field("Team", self.team)
        self._due_field = Field("Due", self.due)
        self._reason_field = Field("Why that late", self.due_reason)
        kind = Field("Kind", self.kind)
        fields = (kind, self._class_field, self._cause_field, self._team_field, self._due_field)
        self._history = label("", "hint", wrap=True)
        self._issue = button("", self._open_issue, icon="external-link", kind="link")
        self._buttons = FlowLayout()
        place = Place(Action, self._action_id, "declined_because")
        self.declined = WordedLabel(Wording.of(self._document), lambda: place)
        heading = label("State", "subheading")
        said = column(heading, self._history, self.declined, self._issue, STRETCH)
        space(said, 4)
        said.setAlignment(self._issue, Qt.AlignmentFlag.AlignLeft)
        whole = column(
            Field("Action", self.text),
            self.wording,
            Columns(*fields, box(said), narrowest=_NARROWEST),
            self._reason_field,
            box(self._buttons),
            spacing=12,
        )
        self.setLayout(whole)

    def _bind(self) -> None:
        bound = self._bound
        bound.text("text", self.text)
        self.wording.class_chosen.connect(self._choose_class)
        bound.value("kind", self.kind)
        bound.value("action_class", self.action_class)
        bound.value("cause_id", self.cause, change=self._link)
        bound.text("team", self.team, self._team_field.set_error)
        bound.text("due_reason", self.due_reason, change=self._set_reason)
        bound.text("due", self.due, self._due_field.set_error, show=show_day, change=self._set_due)

    def _set_reason(self, action: Action, text: str) -> Change:
        return deadlines.set_due(action, action.due, self._latest(action), text)

    def _choose_class(self, action_class: ActionClass) -> None:
        self._bound.edit(
            lambda action: set_fields("Change class", action, action_class=action_class)
        )

    def _link(self, action: Action, cause_id: str) -> Change:
        return actions.set_cause(action, self._document.record.get(Why, cause_id))

    def _set_due(self, action: Action, text: str) -> Change:
        """Return the change of the date; why it is later than the service's weeks is asked."""
        due, latest = read_day(text, self._today()), self._latest(action)
        reason = action.due_reason
        if due and latest and due > latest and not reason:
            dialog = LaterDialog(action, due, latest, self)
            reason = dialog.reason.text() if self._ask.run(dialog) else ""
        return deadlines.set_due(action, due, latest, reason)

    def _follow(self) -> None:
        """Show what follows from the action and from the record around it."""
        action = self._document.record.get(Action, self._action_id)
        if action is None:
            return
        self.wording.show_action(action, quiet=Wording.of(self._document).quiet)
        self._class_field.set_help(guidance.actions().classes[action.action_class].question)
        self._offer_causes(action)
        explained = explain_due(action, self._known(), self._document.record)
        passed = say_passed(action.due if action.is_open else None, self._today())
        self._due_field.set_help(" ".join(filter(None, (explained, passed))))
        self._reason_field.setVisible(bool(action.due_reason))
        self._history.setText(breakable(history(action)))
        is_declined = action.state is ActionState.DECLINED
        self.declined.set_text(action.declined_because if is_declined else "")
        self.declined.setVisible(bool(self.declined.text()))
        self._issue.setText(escape_mnemonic(f"Open {action.tracker_key}"))
        self._issue.setAccessibleName(f"Open {action.tracker_key}")
        self._issue.setVisible(bool(action.tracker_url))
        self._offer_buttons(action)

    def _offer_causes(self, action: Action) -> None:
        record = self._document.record
        present = record.get(Why, action.cause_id)
        causes = dict.fromkeys((*record.root_causes, present) if present else record.root_causes)
        choices = [("", NO_CAUSE), *((cause.id, short(cause.text, 80)) for cause in causes)]
        if choices != self._causes:
            self._causes = choices
            self.cause.set_choices(choices)
            self.cause.set_value(action.cause_id)
        priority = action.kind is ActionKind.PRIORITY
        self._cause_field.set_help("" if priority else "An improvement need not fix a root cause.")

    def _offer_buttons(self, action: Action) -> None:
        """Offer the ways on from the action's state, the usual one first."""
        offered = (action.state, bool(action.tracker_key), self._late_due(action))
        if offered == self._offered:
            return
        self._offered = offered
        refill(self._buttons, self._made_buttons(action))

    def _made_buttons(self, action: Action) -> Iterable[QPushButton]:
        for number, (words, go) in enumerate(self._ways(action)):
            yield button(words, go, kind="plain" if number else "primary")
        yield button("Delete", self.remove_requested.emit, icon="trash-2", kind="danger")

    def _latest(self, action: Action) -> date | None:
        return latest_due(action, self._known(), self._document.record)

    def _late_due(self, action: Action) -> date | None:
        """Return the computed due date where the action has another one."""
        computed = self._latest(action)
        return computed if computed != action.due else None

    def _ways(self, action: Action) -> Iterable[tuple[str, Callable[[], object]]]:
        """Return the buttons for an action's state: their words and what they do."""
        state = action.state
        issue = "Edit issue…" if action.tracker_key else "Note its issue…"
        if not action.is_open:
            yield "Reopen", lambda: self._bound.edit(actions.reopen)
            return
        if state is ActionState.PROPOSED:
            yield "Commit…", self._commit
        if state is not ActionState.RAISED:
            yield issue, self._note_issue
        yield "Done", lambda: self._bound.edit(lambda it: actions.finish(it, self._today()))
        if state is ActionState.RAISED:
            yield issue, self._note_issue
        yield "Decline…", self._decline
        if state is not ActionState.PROPOSED:
            yield "Withdraw commitment", lambda: self._bound.edit(actions.withdraw)
        computed = self._late_due(action)
        if computed is not None:
            yield (
                f"Due {day(computed)}",
                lambda: self._bound.edit(lambda now: deadlines.set_due(now, computed, computed)),
            )

    def _commit(self) -> None:
        record, known = self._document.record, self._known()
        service = record.postmortem.service
        people = known.managers(record.participants, self._bound.item.team, service)
        weeks = known.slo_weeks(service)
        self._run(CommitDialog([self._bound.item], people, self._today(), lambda _it: weeks, self))

    def _note_issue(self) -> None:
        service = self._known().service(self._document.record.postmortem.service)
        project = service.tracker_project if service else ""
        dialog = IssueDialog(self._bound.item, project, self._today(), self, can_raise=True)
        self._run(dialog)
        if dialog.wants_raising:
            self.raise_requested.emit()

    def _decline(self) -> None:
        self._run(DeclineDialog([self._bound.item], self))

    def _run(self, dialog: ChangeDialog) -> None:
        self.flush()
        if self._ask.run(dialog):
            self._bound.edit(lambda _action: dialog.change())

    def _open_issue(self) -> None:
        QDesktopServices.openUrl(QUrl(self._bound.item.tracker_url))


def shorten(choices: ChoiceBox) -> None:
    """Let a box be narrower than the longest of its choices."""
    choices.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choices.setMinimumContentsLength(_SHORTEST)

"""What can be done to the cards of a board, with what has to be asked for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from pmdesk import actions, deadlines
from pmdesk.board import Card
from pmdesk.board.edits import Edit
from pmdesk.changes import Change, set_fields
from pmdesk.directory.known import Known, Someone
from pmdesk.model import Action, Participant
from pmdesk.record import Record
from ui.ask import Ask
from ui.clock import Clock
from ui.followup.dialogs import CommitDialog, DeclineDialog, DueDialog, IssueDialog, TeamDialog

Cards = Sequence[Card]


@dataclass(frozen=True)
class Moves:
    """Builds the edits of a board: each method returns one, or None where nobody wanted it."""

    ask: Ask
    known: Callable[[], Known]
    clock: Clock
    window: QWidget
    took_part: Callable[[str], Sequence[Participant]] = lambda _record_id: ()
    """Who took part in a record, given by its identity, as far as is known."""
    raise_issues: Callable[[], object] | None = None
    """Leads to where issues are raised, where that can be done from here."""

    def commit(self, cards: Cards) -> Edit | None:
        """Ask who commits to actions."""
        known, services = self.known(), {card.id: card.service for card in cards}
        dialog = CommitDialog(
            _actions(cards), self._managers(cards), self.today(cards),
            lambda action: known.slo_weeks(services[action.id]), self.window,
        )  # fmt: skip
        if not self.ask.run(dialog):
            return None
        agreed = dialog.commitment()

        def verb(record: Record, action: Action) -> Change:
            return actions.commit(action, agreed, known.slo_weeks(record.postmortem.service))

        return Edit.of("Committed to", cards, verb)

    def set_due(self, cards: Cards, proposed: date | None = None) -> Edit | None:
        """Ask by when actions are to be done."""
        known, known_cards = self.known(), {card.id: card for card in cards}

        def latest(action: Action) -> date | None:
            card = known_cards[action.id]
            return deadlines.deadline(action, known.slo_weeks(card.service), card.approved_on())

        first = proposed or cards[0].action.due
        dialog = DueDialog(_actions(cards), first, self.today(cards), latest, self.window)
        if not self.ask.run(dialog):
            return None
        return self.plan(cards, dialog.day(), dialog.reason.text())

    def set_team(self, cards: Cards) -> Edit | None:
        """Ask which team does actions."""
        dialog = TeamDialog(_actions(cards), self.known().teams, self.window)
        return self.give(cards, dialog.team.text()) if self.ask.run(dialog) else None

    def finish(self, cards: Cards) -> Edit:
        """Say that actions are done, today in the zone of each record."""

        def verb(record: Record, action: Action) -> Change:
            now = self.clock().astimezone(record.postmortem.tzinfo)
            return actions.finish(action, now.date())

        return Edit.of("Finished", cards, verb)

    def decline(self, cards: Cards) -> Edit | None:
        """Ask why actions will not be done, once for all."""
        dialog = DeclineDialog(_actions(cards), self.window)
        if not self.ask.run(dialog):
            return None
        reason = dialog.reason.text()
        return Edit.of("Declined", cards, lambda _record, action: actions.decline(action, reason))

    def plan(self, cards: Cards, due: date | None, reason: str = "") -> Edit:
        """Let actions be due on a day, or on none."""
        known = self.known()

        def verb(record: Record, action: Action) -> Change:
            weeks = known.slo_weeks(record.postmortem.service)
            latest = deadlines.deadline(action, weeks, deadlines.approved_on(record))
            return deadlines.set_due(action, due, latest, reason)

        return Edit.of("Dated", cards, verb)

    def give(self, cards: Cards, team: str) -> Edit:
        """Give actions to a team."""
        return Edit.of(
            "Gave a team to", cards, lambda _record, it: set_fields("Set team", it, team=team)
        )

    def _managers(self, cards: Cards) -> list[Someone]:
        """Return who can commit to some actions, the likeliest first, each once."""
        known = self.known()
        found: dict[str, Someone] = {}
        for card in cards:
            took_part = self.took_part(card.record_id)
            for someone in known.managers(took_part, card.action.team, card.service):
                found.setdefault((someone.name or someone.role).casefold(), someone)
        return list(found.values())

    def today(self, cards: Cards) -> date:
        """Return the day that it is where the first of some cards comes from."""
        return cards[0].local_day(self.clock())

    def propose(self, cards: Cards) -> Edit:
        """Let actions be proposals again."""
        return Edit.of("Proposed", cards, lambda _record, action: actions.withdraw(action))

    def reopen(self, cards: Cards) -> Edit:
        """Take back that actions are done or declined."""
        return Edit.of("Reopened", cards, lambda _record, action: actions.reopen(action))

    def note_issue(self, card: Card) -> Edit | None:
        """Ask for the issue of an action, or lead to where issues are raised."""
        service = self.known().service(card.service)
        project = service.tracker_project if service else ""
        today = card.local_day(self.clock())
        lead = self.raise_issues
        dialog = IssueDialog(card.action, project, today, self.window, can_raise=lead is not None)
        wanted = self.ask.run(dialog)
        if lead is not None and dialog.wants_raising:
            lead()
        if not wanted:
            return None
        verb = partial(actions.raise_issue, key=dialog.key.text(), url=dialog.url.text(), on=today)
        return Edit.of("Raised", [card], lambda _record, action: verb(action))


def _actions(cards: Cards) -> list[Action]:
    return [card.action for card in cards]

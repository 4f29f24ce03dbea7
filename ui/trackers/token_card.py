"""The token of a tracker: whether there is one, where it is kept, and what it may do."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from shiboken6 import isValid

from pmdesk.errors import PmdeskError
from pmdesk.model import Tracker
from pmdesk.trackers.places import Place
from ui.ask import Ask
from ui.background import Job
from ui.breakable import breakable
from ui.trackers.access import Access, Standing
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, box, row
from ui.widgets.message_bar import announce
from ui.widgets.text import label

_NO_PROJECT = "Add a project first: the test tells what the token may do there."


class TokenCard(Card):
    """Sets, forgets and tries the token; it asks a lane, and shows what came of it."""

    told = Signal()
    """A sentence is shown that should be in sight."""

    def __init__(
        self,
        access: Access,
        ask: Ask,
        tracker: Callable[[], Tracker],
        place: Callable[[], Place | None],
    ) -> None:
        """`tracker` and `place` return what they are now; `place` is where the token is tried."""
        super().__init__(margins=(12, 14), spacing=8)
        self._access = access
        self._ask = ask
        self._tracker = tracker
        self._place = place
        self._job: Job | None = None
        self._where = ""
        self._has = label("", "subheading", wrap=True)
        self._kept = label("", "hint", wrap=True)
        self._sign = IconMark("circle-check", "ok")
        self._says = label("", "small", wrap=True)
        self.set_button = button("Set token…", self._set)
        self.forget_button = button("Forget token", self._forget)
        self.test_button = button("Test connection", self.test)
        self.cancel_button = button("Cancel", self._cancel)
        said = row(self._sign, self._says)
        said.setStretch(1, 1)
        self._said = box(said)
        buttons = row(
            self.set_button, self.forget_button, self.test_button, self.cancel_button, STRETCH
        )
        self.body.addWidget(self._has)
        self.body.addWidget(self._kept)
        self.body.addLayout(buttons)
        self.body.addWidget(self._said)
        self._said.hide()
        self.cancel_button.hide()
        self.look_again()

    def says(self) -> str:
        """Return what the last test or refusal said."""
        return self._says.text()

    def look_again(self) -> None:
        """Look whether there is a token for the tracker at its present address."""
        self._has.setText("Looking for a token…")
        self._offer(has_token=False, is_known=False)
        self._access.look(self._tracker(), self._show, self._fail)

    def test(self) -> None:
        """Try the token in a project."""
        place = self._place()
        if place is None:
            self._say(_NO_PROJECT, is_fine=False)
            return
        self._say("Asking…", is_fine=True)
        self.test_button.hide()
        self.cancel_button.show()
        self._job = job = self._access.test(
            place,
            lambda said: self._end_test(job, said, is_fine=True),
            lambda error: self._end_test(job, str(error), is_fine=False),
        )

    def _set(self) -> None:
        from ui.trackers.token_dialog import TokenDialog

        tracker = self._tracker()
        dialog = TokenDialog(tracker, self._where, self.window())
        if self._ask.run(dialog):
            self._access.keep(tracker, dialog.take(), self._show, self._fail)

    def _forget(self) -> None:
        self._access.forget(self._tracker(), self._show, self._fail)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._end_test(self._job, "Called off.", is_fine=False)

    def _show(self, standing: Standing) -> None:
        if not isValid(self):
            return
        self._where = standing.place
        self._has.setText("A token is set" if standing.has_token else "No token yet")
        self._kept.setText(standing.place)
        self._said.hide()
        self._offer(has_token=standing.has_token, is_known=True)

    def _offer(self, *, has_token: bool, is_known: bool) -> None:
        self.set_button.setEnabled(is_known)
        self.forget_button.setEnabled(has_token)
        self.test_button.setEnabled(has_token)

    def _end_test(self, job: Job, said: str, *, is_fine: bool) -> None:
        """Show what came of a test, unless that was called off before."""
        if isValid(self) and self._job is job:
            self._job = None
            self.test_button.show()
            self.cancel_button.hide()
            self._say(said, is_fine=is_fine)

    def _fail(self, error: PmdeskError) -> None:
        """Say that the keyring gave no answer."""
        if isValid(self):
            self._has.setText("No token can be read")
            self.set_button.setEnabled(True)
            self._say(str(error), is_fine=False)

    def _say(self, sentence: str, *, is_fine: bool) -> None:
        self._sign.show_icon(*(("circle-check", "ok") if is_fine else ("circle-alert", "bad")))
        self._says.setText(breakable(sentence))
        self._said.show()
        announce(self, sentence)
        self.told.emit()

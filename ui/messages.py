"""Who says what in the window's one banner: what is urgent stays in front, the rest comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject

from ui.widgets.message_bar import MessageAction, MessageBar, MessageKind


class Owner(Enum):
    """Whose message it is: each has one at a time, and takes back only its own."""

    WELCOME = auto()
    WARNING = auto()
    REFUSAL = auto()
    """Why an edit was not made; the next one that is takes it back."""
    VOIDED = auto()
    """That an edit took an approval back; whatever brings it back takes this back."""
    EXPORT = auto()
    RAISING = auto()
    """How far actions are on their way to their issues, and what came of it."""
    DRAFT = auto()
    """Where the draft of a write-up is, or why there is none."""
    UNSAVED = auto()


@dataclass(frozen=True)
class _Message:
    text: str
    kind: MessageKind
    actions: tuple[MessageAction, ...]
    closable: bool

    @property
    def is_urgent(self) -> bool:
        return self.kind == "bad"


class Messages(QObject):
    """The messages that wait to be read; the banner shows the latest, bad news before all other."""

    def __init__(self, banner: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._waiting: dict[Owner, _Message] = {}
        self._shown: tuple[Owner, _Message] | None = None
        banner.closed.connect(self._drop_shown)

    def say(
        self,
        owner: Owner,
        text: str,
        kind: MessageKind = "info",
        actions: Sequence[MessageAction] = (),
        *,
        closable: bool = True,
    ) -> None:
        """Say something in place of what `owner` said before."""
        self._waiting.pop(owner, None)
        self._waiting[owner] = _Message(text, kind, tuple(actions), closable)
        self._show_first()

    def withdraw(self, owner: Owner) -> None:
        """Take back what `owner` said, where it was not closed or withdrawn already."""
        self._waiting.pop(owner, None)
        self._show_first()

    def _drop_shown(self) -> None:
        if self._shown is not None:
            self.withdraw(self._shown[0])

    def _show_first(self) -> None:
        """Show what comes first now; what is shown already keeps its buttons, and the keyboard."""
        latest = reversed(self._waiting.items())
        first = max(latest, key=lambda said: said[1].is_urgent, default=None)
        if first == self._shown:
            return
        self._shown = first
        if first is None:
            self._banner.hide()
        else:
            said = first[1]
            self._banner.show_message(said.text, said.kind, said.actions, closable=said.closable)

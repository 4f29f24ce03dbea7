"""What the palette can go to or do: commands, sections, records and what is in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from pmdesk.board import Card
from pmdesk.model import SectionKey
from pmdesk.process import short
from ui.icons import icon

_LONGEST = 90
NOT_NOW = "Not available here"


@dataclass(frozen=True)
class Target:
    """One line of the palette; `key` tells it apart and stays the same from start to start.

    `group` is where it belongs, `kind` the heading under which it stands before anything is
    typed, empty where it is found by typing only; `unavailable` is the reason why it cannot be
    chosen now.
    """

    key: str
    title: str
    kind: str
    group: str
    run: Callable[[], object] = field(compare=False)
    shortcuts: tuple[str, ...] = ()
    icon: QIcon = field(default_factory=QIcon, compare=False)
    unavailable: str = ""

    @property
    def is_sentence(self) -> bool:
        """Whether it is what somebody wrote rather than a name, and is found by its words."""
        return not self.kind

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        keys = " or ".join(self.shortcuts)
        return ", ".join(filter(None, (self.title, self.group, keys, self.unavailable)))


def actions_in(menu: QMenu | QMenuBar, path: tuple[str, ...] = ()) -> Iterator[tuple[str, QAction]]:
    """Go through every action of a menu and its submenus, each with the way to it."""
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from actions_in(below, (*path, plain(action.text())))
        elif not action.isSeparator() and action.text():
            yield " ▸ ".join(path), action


def of_actions(actions: Iterable[tuple[str, QAction]]) -> list[Target]:
    """Return a target for each visible action, given with its menu path."""
    return [_of_action(path, action) for path, action in actions if action.isVisible()]


def of_sections(go: Callable[[SectionKey], object]) -> list[Target]:
    """Return a target for each section of the record that is open."""
    return [
        Target(
            key=f"section.{key.value}",
            title=f"Go to {key.label}",
            kind="Sections",
            group="Section",
            run=lambda key=key: go(key),  # type: ignore[misc]
            icon=icon("list", "muted"),
        )
        for key in SectionKey
    ]


def of_records(
    records: Iterable[tuple[str, str, str]], open_record: Callable[[str], object]
) -> list[Target]:
    """Return a target for each record, given by identity, key such as PM-42, and title."""
    return [
        Target(
            key=f"record.{record_id}",
            title=f"{key} {title}",
            kind="Records",
            group="Record",
            run=lambda record_id=record_id: open_record(record_id),  # type: ignore[misc]
            icon=icon("file-text", "muted"),
        )
        for record_id, key, title in records
    ]


def of_cards(cards: Iterable[Card], open_action: Callable[[str, str], object]) -> list[Target]:
    """Return a target for each action item with words, those still to be done first."""
    shown = icon("list-checks", "muted")
    return [
        Target(
            key=f"item.{card.id}",
            title=short(card.action.text, _LONGEST),
            kind="",
            group=f"Action in {card.key}",
            run=partial(open_action, card.record_id, card.id),
            icon=shown,
        )
        for card in sorted(cards, key=lambda card: (not card.action.is_open, -card.number))
        if card.action.text.strip()
    ]


def of_libraries(paths: Iterable[str], open_library: Callable[[str], object]) -> list[Target]:
    """Return a target for each library used lately; one that is gone cannot be chosen."""
    return [
        Target(
            key=f"library.{path}",
            title=f"Open {Path(path).name}",
            kind="Libraries",
            group=str(Path(path).parent),
            run=lambda path=path: open_library(path),  # type: ignore[misc]
            icon=icon("database", "muted"),
            unavailable="" if Path(path).exists() else "This library is gone",
        )
        for path in paths
    ]


def plain(text: str) -> str:
    """Return an action's text as it is read, without the marks for its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _of_action(path: str, action: QAction) -> Target:
    reason = "" if action.isEnabled() else action.statusTip() or NOT_NOW
    return Target(
        key=f"action.{action.objectName() or plain(action.text())}",
        title=plain(action.text()).removesuffix("…"),
        kind="Commands",
        group=path,
        run=action.trigger,
        shortcuts=_keys(action),
        icon=action.icon(),
        unavailable=reason,
    )


def _keys(action: QAction) -> tuple[str, ...]:
    """Return an action's shortcuts as they are written on this system."""
    shown = QKeySequence.SequenceFormat.NativeText
    return tuple(keys.toString(shown) for keys in action.shortcuts() if not keys.isEmpty())

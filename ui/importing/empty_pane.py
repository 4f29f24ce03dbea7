"""What stands beside an empty text: what can be read, shown by examples."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.columns import Columns
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label


@dataclass(frozen=True)
class Example:
    """A kind of text or file, and how it looks."""

    icon: str
    title: str
    lines: str


EXAMPLES = (
    Example("message-square", "A chat", "Priya Raman  2:41 PM\ncheckout is failing for cards"),
    Example("list", "A list", "- 14:20 – disk full on db-2\n- ~14:35 failed over"),
    Example("table", "A table", "| Time (UTC) | Event |\n| 14:20 | disk full |"),
    Example("file-text", "A write-up", "### 2 March 2026\n14:20–14:35 PST: restored"),
    Example("clock", "Times of any kind", "T+15m · 2:20 pm CET · 1420Z\n2026-03-02T14:20:00+01:00"),
    Example("triangle-alert", "A status page", "Resolved – all payments work.\nMar 2, 16:20 UTC"),
)
_FILES = (
    "Or a file: Slack export (folder or ZIP), PagerDuty log entries, Statuspage incidents, "
    "Alertmanager webhooks, CSV with any columns, iCalendar, Markdown and plain text."
)
_NARROWEST = 250


class EmptyPane(QWidget):
    """Says what to do first, and what is understood."""

    def __init__(self) -> None:
        super().__init__()
        cards = Columns(*map(_card, EXAMPLES), narrowest=_NARROWEST, spacing=12)
        whole = column(
            label("Paste anything that has times in it", "heading", wrap=True),
            label("Nothing is added before you have seen it here.", "muted", wrap=True),
            cards,
            row(IconMark("folder-open", "muted", 18), label(_FILES, "hint", wrap=True)),
            STRETCH,
            spacing=12,
            margins=20,
        )
        page = ScrollPage(whole)
        self.setLayout(column(page, spacing=0))


def _card(example: Example) -> Card:
    head = row(IconMark(example.icon, "accent", 16), label(example.title, "subheading"), STRETCH)
    lines = label(example.lines, "hint", wrap=True)
    lines.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return Card(head, lines, STRETCH, spacing=6)

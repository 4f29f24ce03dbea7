"""The explanation why an approval no longer holds."""

from pmdesk import dates
from pmdesk.describe import Difference
from pmdesk.process import short
from ui.breakable import breakable
from ui.document import Document
from ui.followup.voided import Voided, voided
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import clear, column, row
from ui.widgets.restyle import restyle
from ui.widgets.text import Role, label

_MOST = 8
_LONGEST = 200


class VoidedCard(Card):
    """Which step took an approval back, and what is different from what was approved."""

    def __init__(self, document: Document) -> None:
        super().__init__(margins=(12, 14), spacing=6)
        self._document = document
        restyle(self, "banner", "warn")
        title = row(IconMark("triangle-alert", "warn"), label("Approval was voided", "subheading"))
        self._says = label("", "small", wrap=True)
        self._lines = column(spacing=4)
        self._told: list[str] = []
        title.addStretch(1)
        self.body.addLayout(title)
        self.body.addWidget(self._says)
        self.body.addLayout(self._lines)
        self.hide()

    def text(self) -> str:
        """Return all that is said, or an empty text while there is nothing to say."""
        return "" if self.isHidden() else "\n".join((self._says.text(), *self._told))

    def follow(self) -> None:
        """Look again; this goes back through the history, so it is asked for only when seen."""
        found = voided(self._document.record, self._document.log)
        self.setVisible(found is not None)
        if found is not None:
            self._show(found)

    def _show(self, found: Voided) -> None:
        zone = self._document.record.postmortem.tzinfo
        entry = found.entry
        who = f" by {entry.role}" if entry.role else ""
        when = dates.stamp(entry.at.replace(second=0), zone)
        self._says.setText(
            f"“{entry.label}”{who} on {when} changed what had been approved. "
            "The approvers decide again."
        )
        clear(self._lines)
        self._told.clear()
        for difference in found.differences[:_MOST]:
            self._tell(difference.about, "small")
            self._tell(_exchanged(difference), "hint")
        rest = len(found.differences) - _MOST
        self._tell(f"and {rest} more" if rest > 0 else "", "hint")
        if not found.differences:
            self._tell("By now everything is as it was approved.", "small")

    def _tell(self, text: str, role: Role) -> None:
        if text:
            self._told.append(text)
            self._lines.addWidget(label(breakable(text), role, wrap=True))


def _exchanged(difference: Difference) -> str:
    """Return what was there and what is there now, told by the first line: that is its text."""
    firsts = (text.partition("\n")[0] for text in (difference.before, difference.after))
    return " → ".join(f"“{short(text, _LONGEST)}”" for text in firsts if text)

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
from ui.widgets.text import label

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
        title.addStretch(1)
        self.body.addLayout(title)
        self.body.addWidget(self._says)
        self.body.addLayout(self._lines)
        document.changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """Return the explanation, or an empty text while there is none."""
        return "" if self.isHidden() else self._says.text()

    def _follow(self) -> None:
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
        if not found.differences:
            self._lines.addWidget(label("By now everything is as it was approved.", "small"))
        for difference in found.differences[:_MOST]:
            self._add(difference)
        rest = len(found.differences) - _MOST
        if rest > 0:
            self._lines.addWidget(label(f"and {rest} more", "hint"))

    def _add(self, difference: Difference) -> None:
        self._lines.addWidget(label(breakable(difference.about), "small", wrap=True))
        # An item that was added or removed is told by its first line, which is its text.
        firsts = (text.partition("\n")[0] for text in (difference.before, difference.after))
        shown = " → ".join(f"“{short(text, _LONGEST)}”" for text in firsts if text)
        if shown:
            self._lines.addWidget(label(breakable(shown), "hint", wrap=True))

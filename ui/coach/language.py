"""What the language coach found in a section, and how much there is in the record."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from pmdesk import wording
from pmdesk.language import Strength
from pmdesk.model import SectionKey
from pmdesk.wording import Found
from ui.breakable import breakable
from ui.coach.elsewhere import Elsewhere
from ui.coach.hanging import hanging
from ui.coach.left_alone import LeftAlone
from ui.language.card import KINDS
from ui.language.verbs import Verbs
from ui.language.watch import Spot
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import ElidedLabel, label
from ui.widgets.wrapped_button import WrappedButton

MOST = 3
"""Findings shown as cards; a key leads through all of them."""

NOTHING = "No known patterns found. The checklist asks for what patterns cannot see."


class Language(QWidget):
    """A card per finding, the sure ones first; hidden where nothing is to be said."""

    chosen = Signal(object)
    """The `Found` that is to be shown in its text."""

    def __init__(self, verbs: Verbs) -> None:
        super().__init__()
        self._verbs = verbs
        self._wording = verbs.wording
        self._key = SectionKey.SUMMARY
        self._shown: tuple[Found, ...] | None = None
        self._asked: tuple[str, ...] = ()
        self._about: Spot | None = None
        self.heading = label("Language", "subheading")
        self._cards = column(spacing=8)
        self._rest = label("", "caption", wrap=True)
        self.elsewhere, self.left = Elsewhere(), LeftAlone(verbs)
        self._asking = column(spacing=6)
        self._questions = Card(box(self._asking))
        self._questions.hide()
        self.setLayout(
            column(
                self.heading, self._questions, self._cards, self._rest, self.elsewhere, self.left,
                spacing=6,
            )
        )  # fmt: skip
        self.elsewhere.chosen.connect(self.chosen)
        self._wording.surveyed.connect(self.refresh)
        self._wording.asked.connect(self._ask)
        self._wording.explained.connect(self._questions.hide)
        self.chosen.connect(self._questions.hide)

    def show_section(self, key: SectionKey) -> None:
        """Show what was found in a section."""
        if key is not self._key:
            self._questions.hide()
        self._key, self._shown = key, None
        self.refresh()

    def refresh(self) -> None:
        """Look at what is known now."""
        self.setVisible(not self._wording.quiet)
        self.left.refresh()
        found = self._wording.on_page(self._key)
        if self._about is not None and not any(map(self._is_about, found)):
            self._questions.hide()
        if found != self._shown:
            self._shown = found
            self._fill(found)
        here = set(found)
        self.elsewhere.show_found(each for each in self._wording.found if each not in here)
        self._say(found)

    def _is_about(self, found: Found) -> bool:
        """Whether the questions were asked about a finding."""
        asked = self._about
        return (
            asked is not None
            and (found.place, found.phrase) == (asked.place, asked.phrase)
            and found.finding.category is asked.finding.category
        )

    def questions(self) -> list[str]:
        """Return the questions that are shown to ask instead."""
        return [] if self._questions.isHidden() else list(self._asked)

    def _fill(self, found: tuple[Found, ...]) -> None:
        clear(self._cards)
        ordered = sorted(found, key=lambda each: -each.finding.strength.place)
        for each in ordered[:MOST]:
            self._cards.addWidget(self._card(each))

    def _say(self, found: tuple[Found, ...]) -> None:
        sure = sum(each.finding.strength is Strength.STRONG for each in found)
        hints = len(found) - sure
        words = [f"{sure} to look at"] if sure else []
        words += [counted(hints, "hint")] if hints else []
        self.heading.setText(" · ".join(["Language", *words]))
        more = len(found) - MOST
        said = [f"{more} more in this section."] if more > 0 else []
        if not found:
            said.append(NOTHING)
        strong, weak = (
            self._wording.count(strength) for strength in (Strength.STRONG, Strength.HINT)
        )
        if strong + weak > len(found):
            counts = [counted(strong, "finding")] if strong else []
            counts += [counted(weak, "hint")] if weak else []
            said.append(f"In the record: {', '.join(counts)}.")
        if strong + weak:
            said.append("F8 goes through them.")
        self._rest.setText(" ".join(said))

    def _card(self, found: Found) -> Card:
        finding = found.finding
        spot = Spot(found.place, found.text, finding, QRect(), self)
        chip = Chip(finding.category.label, KINDS[finding.strength])
        phrase = ElidedLabel(f"“{found.phrase}”", "strong")
        why = label(breakable(finding.why), "hint", wrap=True)
        use = [self._use(spot, words) for words in finding.rewordings[:1] if finding.is_exact]
        ask = button("Ask how instead", lambda: self._verbs.ask(spot))
        show = button("Show", lambda: self.chosen.emit(found))
        for made in (*use, ask, show):
            made.setAccessibleDescription(f"{finding.category.label}: “{found.phrase}”")
        ways = box(FlowLayout(ask, show))
        card = Card(row(chip, STRETCH), phrase, why, *use, ways, spacing=6)
        card.setAccessibleName(f"{finding.category.label}: {found.phrase}")
        return card

    def _use(self, spot: Spot, words: str) -> QWidget:
        said = f"Use “{words}”"
        return WrappedButton(said, lambda: self._verbs.reword(spot, words), kind="primary")

    def _ask(self, spot: Spot) -> None:
        """Show the questions that lead to what happened, with where they come from."""
        clear(self._asking)
        self._about = spot
        guide = wording.asking()[spot.finding.category]
        self._asking.addWidget(label("Ask how instead", "strong"))
        self._asked = guide.questions
        for question in guide.questions:
            point = hanging(label("•", "hint"), words=label(question, "small", wrap=True))
            self._asking.addWidget(box(point))
        self._asking.addWidget(label(guide.source, "caption", wrap=True))
        close = button("Close", self._questions.hide, kind="link")
        self._asking.addWidget(box(row(close, STRETCH)))
        self._questions.show()


def counted(count: int, word: str) -> str:
    """Return a count with its word, such as “2 hints”."""
    return f"{count} {word}{'' if count == 1 else 's'}"

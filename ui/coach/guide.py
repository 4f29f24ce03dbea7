"""What a section wants: guidance, an example, and questions that help to write it."""

from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.model import SectionKey
from ui.coach.hanging import hanging
from ui.icons import icon
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import label

_SHOWN = {False: ("Show an example", "chevron-right"), True: ("Hide the example", "chevron-down")}


class Guide(QWidget):
    """The words that guide a section; an example once opened stays open from section to section."""

    def __init__(self) -> None:
        super().__init__()
        self._guidance = label("", "hint", wrap=True)
        self._example = label("", "small", wrap=True)
        self._example_card = Card(self._example)
        self._example_card.hide()
        self.switch = button("", self._toggle, kind="link")
        self._prompts = column(spacing=6)
        heading = label("Questions that help", "subheading")
        self._questions = box(column(heading, self._prompts, spacing=6))
        about = column(
            label("About this section", "subheading"),
            self._guidance,
            row(self.switch, STRETCH),
            self._example_card,
            spacing=6,
        )
        self.setLayout(column(about, self._questions, spacing=14))
        self._say()

    def show_section(self, key: SectionKey) -> None:
        """Show the guide to a section."""
        guide = guidance.sections()[key]
        self._guidance.setText(guide.guidance)
        self._example.setText(guide.example)
        self._questions.setVisible(bool(guide.prompts))
        clear(self._prompts)
        for prompt in guide.prompts:
            point = hanging(label("•", "hint"), words=label(prompt, "hint", wrap=True))
            self._prompts.addWidget(box(point))

    def _toggle(self) -> None:
        self._example_card.setVisible(self._example_card.isHidden())
        self._say()

    def _say(self) -> None:
        words, name = _SHOWN[not self._example_card.isHidden()]
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        self.switch.setIcon(icon(name, "accent"))

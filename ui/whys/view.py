"""The page of the five whys: the tree, drawn or as an outline, and what to do to it."""

from functools import partial

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.model import Mark, SectionKey
from pmdesk.search import Hit
from ui.ask import Ask
from ui.causes.alike import Alike, NothingAlike
from ui.clock import Clock, now
from ui.document import Document
from ui.section_view import SectionView
from ui.theme import theme
from ui.whys.canvas import Canvas
from ui.whys.edits import TreeEdits
from ui.whys.evidence import EvidenceDialog
from ui.whys.menu import verb_actions
from ui.whys.outline import Outline
from ui.whys.pointer import Pointer
from ui.whys.side import WhysSide
from ui.widgets.buttons import button, icon_button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.segmented import Segmented

_TREE, _OUTLINE = "tree", "outline"
_ZOOMS = (25, 50, 75, 100, 150, 200, 400)
_WIDE = 620
"""The width at 100 % from which on there is room for words on all buttons."""


class WhysView(SectionView):
    """Shows and edits the tree of reasons; the side panel says what the selected one means."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        parent: QWidget | None = None,
        *,
        alike: Alike | None = None,
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.ask = ask
        self._alike = alike or NothingAlike()
        self._clock = clock
        self._panel: WhysSide | None = None
        self._offered: list[QAction] = []
        self._pointer = Pointer(document, self)
        self._edits = TreeEdits(document, self._pointer, self)
        self.canvas = Canvas(document, self._pointer, self._edits)
        self._outline: Outline | None = None
        self._lay_out()
        self._connect()

    def subtitle(self) -> str:
        """Return the keys that build a tree."""
        return "Enter adds a reason · Tab asks “why?” of it · R marks a root cause · drag to move"

    def side_panel(self) -> WhysSide:
        """Return the panel about the selected reason."""
        if self._panel is None:
            self._panel = WhysSide(
                self.document, self._pointer, self._edits, self.ask, self._alike, self._clock
            )
        return self._panel

    def verbs(self) -> list[tuple[str, QAction]]:
        """Return everything that can be done to the selected reason."""
        for old in self._offered:
            old.deleteLater()
        why, in_outline = self._pointer.why, self._shown is not self.canvas
        self._offered = verb_actions(self._edits, why, self, in_outline=in_outline) if why else []
        return [("Reason", action) for action in self._offered]

    def show_as(self, shape: str) -> None:
        """Show the reasons as a `tree` or as an `outline`."""
        self._switch.set_value(shape)
        self._stack.setCurrentWidget(self._shown)
        self._show_zooming()
        self._shown.setFocus()

    def head_tools(self) -> QWidget:
        """Return the choice between tree and outline."""
        return self._switch

    def focus_first(self) -> None:
        """Put the keyboard on the tree."""
        self._shown.setFocus()

    def reveal(self, hit: Hit) -> None:
        """Show the reason in which words were found, and why to stop there where they are there."""
        super().reveal(hit)
        if hit.field == "stop_because":
            self.part_requested.emit(self.side_panel().facts.stop)

    def show_item(self, item_id: str) -> None:
        """Select a reason."""
        self._pointer.select(item_id)
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(_WIDE)
        for text, tool in self._worded.items():
            tool.setText(text if is_wide else "")
        self._show_zooming()

    @property
    def outline(self) -> Outline:
        """The tree as an outline, made when it is first asked for."""
        if self._outline is None:
            self._outline = Outline(self.document, self._pointer, self._edits)
            self._stack.addWidget(self._outline)
        return self._outline

    @property
    def _shown(self) -> Canvas | Outline:
        return self.outline if self._switch.value() == _OUTLINE else self.canvas

    def _lay_out(self) -> None:
        self._switch = Segmented("Show as", [(_TREE, "Tree"), (_OUTLINE, "Outline")], _TREE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        frame = QFrame()
        frame.setProperty("card", "plain")
        frame.setLayout(column(self._stack, margins=4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(column(self._tools(), margins=(0, 0, 0, 8)))
        layout.addWidget(frame, 1)

    def _tools(self) -> QWidget:
        self.percent = sized(button("100 %", kind="quiet"), min_width=64)
        self.percent.setMenu(self._zoom_menu())
        self._root = icon_button("star", "Mark as root cause (R)", self._mark_root, kind="plain")
        self._root.setCheckable(True)
        self._delete = icon_button("trash-2", "Delete the branch (Delete)", self._edits.remove)
        self._worded = {
            text: button(text, do, icon=icon, tooltip=f"{text} ({key})")
            for text, key, icon, do in (
                ("Ask “why?”", "Tab", "corner-down-right", self._edits.ask_why),
                ("Add reason", "Enter", "plus", self._edits.add_reason),
            )
        }
        self._zooming = box(
            row(
                icon_button("zoom-out", "Smaller (Ctrl+wheel)", self.canvas.zoom_out),
                self.percent,
                icon_button("zoom-in", "Larger (Ctrl+wheel)", self.canvas.zoom_in),
                button("Fit", self.canvas.fit, kind="quiet", tooltip="Show all (Ctrl+Shift+0)"),
                spacing=2,
            )
        )
        tools = FlowLayout(*self._worded.values(), self._root, self._delete, spacing=8)
        return box(row(box(tools), STRETCH, self._zooming))

    def _zoom_menu(self) -> QMenu:
        """Make the menu of sizes, from what to show down to how large."""
        menu = QMenu(self)
        for text, show in (
            ("Show all\t0", self.canvas.fit),
            ("Show the selected branch\t9", self.canvas.fit_selected),
        ):
            menu.addAction(text, show)
        menu.addSeparator()
        for percent in _ZOOMS:
            menu.addAction(f"{percent} %", partial(self.canvas.set_zoom, percent / 100))
        return menu

    def _connect(self) -> None:
        self._switch.chosen.connect(self.show_as)
        self._edits.writing_requested.connect(self._write)
        self._edits.evidence_requested.connect(self._link_events)
        self._edits.stop_requested.connect(self._stop_here)
        self.canvas.looked_elsewhere.connect(self._show_zoom)
        self.canvas.chip_clicked.connect(lambda: self.section_requested.emit(SectionKey.ACTIONS))
        self._pointer.moved.connect(self._show_state)
        self._pointer.moved.connect(lambda: self.item_chosen.emit(self._pointer.why_id))
        self.document.changed.connect(self._show_state)
        self._show_state()

    def _show_zooming(self) -> None:
        is_wide = self.width() >= theme.px(_WIDE)
        self._zooming.setVisible(is_wide and self._shown is self.canvas)

    def _write(self, typed: str) -> None:
        self._shown.write(typed)

    def _link_events(self) -> None:
        """Ask which events show the selected reason."""
        if why := self._pointer.why:
            dialog = EvidenceDialog(self.document.record, why, self.window())
            if self.ask.run(dialog):
                self._edits.set_evidence(dialog.choice())

    def _stop_here(self) -> None:
        """Ask why nobody asks on below the selected reason."""
        if why := self._pointer.why:
            because = self.ask.words("Stop here", "The chain stops here because:", why.stop_because)
            if because is not None:
                self._edits.stop_here(because)

    def _mark_root(self) -> None:
        self._edits.mark(Mark.ROOT)

    def _show_zoom(self) -> None:
        said = f"{round(self.canvas.zoom * 100)} %"
        self.percent.setText(said)
        self.percent.setAccessibleName(f"Size of the tree: {said}")

    def _show_state(self) -> None:
        why = self._pointer.why
        is_reason = why is not None and bool(why.parent_id)
        self._root.setEnabled(is_reason)
        self._root.setChecked(why is not None and why.mark is Mark.ROOT)
        self._delete.setEnabled(is_reason)

"""The style sheet: what every kind of widget looks like, from the roles and the zoom."""

import re
from string import Template

from ui.palette import Palette
from ui.scale import Scale

# `$role` becomes a colour; every `px` length is given as it is at 100 %.
_SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $bg; }
QToolTip { background: $text; color: $bg; border: 0; padding: 4px 8px; font-size: 12px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: 34px; font-weight: 700; }
QLabel[role="title"] { font-size: 20px; font-weight: 700; }
QLabel[role="heading"] { font-size: 16px; font-weight: 700; }
QLabel[role="subheading"] { font-size: 13px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: 13px; }
QLabel[role="hint"] { font-size: 13px; color: $muted; }
QLabel[role="caption"] { font-size: 12px; color: $muted; }
QLabel[role="overline"] { font-size: 11px; font-weight: 700; color: $muted; }
QLabel[role="error"] { font-size: 12px; color: $bad; }
QLabel[role="warning"] { font-size: 12px; font-weight: 700; color: $warn; }
QLabel[role="figure"] { font-size: 18px; font-weight: 700; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="impact"] { color: $impact; }
QLabel[ink="detect"] { color: $detect; }
QLabel[ink="respond"] { color: $respond; }
QLabel[ink="recover"] { color: $recover; }
QLabel[ink="lead"] { color: $lead; }
QLabel[ink="accent"] { color: $accent; }
QLabel[ink="ok"] { color: $ok; }
QLabel[ink="warn"] { color: $warn; }
QLabel[role="figure_muted"] { font-size: 18px; font-weight: 700; color: $muted; }

QLabel[chip] {
  border: 1px solid transparent; border-radius: 10px; padding: 1px 8px;
  font-size: 12px; font-weight: 700;
}
QLabel[chip="sev"] { background: $bad_soft; color: $bad; }
QLabel[chip="draft"] { background: $accent_soft; color: $accent; }
QLabel[chip="ok"] { background: $ok_soft; color: $ok; }
QLabel[chip="warn"] { background: $warn_soft; color: $warn; }
QLabel[chip="neutral"] { background: $sunken; color: $muted; }

QFrame[panel="bg"] { background: $bg; border: 0; }
QFrame[panel="surface"] { background: $surface; border: 0; }
QFrame[panel="sunken"] { background: $sunken; border: 0; }
QFrame[lane] { border: 1px solid $line; border-radius: 10px; }
QFrame[lane="target"] { border-color: $accent; background: $accent_soft; }
QFrame[rule="top"] { border-top: 1px solid $line; }
QFrame[rule="bottom"] { border-bottom: 1px solid $line; }
QFrame[rule="left"] { border-left: 1px solid $line; }
QFrame[rule="right"] { border-right: 1px solid $line; }
QFrame[card] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[card="open"] { border-color: $accent; }
QFrame[card="selected"] {
  background: $accent_soft; border-color: $accent; border-left: 4px solid $accent;
}
QFrame[banner] { border: 1px solid $line; border-radius: 8px; margin: 8px 12px; }
QFrame[card][banner] { margin: 0; }
QFrame[banner="info"] { background: $accent_soft; border-color: $accent; }
QFrame[banner="ok"] { background: $ok_soft; border-color: $ok; }
QFrame[banner="warn"] { background: $warn_soft; border-color: $warn; }
QFrame[banner="bad"] { background: $bad_soft; border-color: $bad; }
QFrame[toast] { background: $text; border: 0; border-radius: 8px; }
QFrame[toast] QLabel { color: $bg; }
QFrame[toast] QPushButton {
  background: transparent; border-color: transparent; color: $bg; text-decoration: underline;
}
QFrame[toast] QPushButton:focus, QFrame[toast] QPushButton:hover { border-color: $bg; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 4px 11px; min-height: 20px; font-size: 13px; icon-size: 20px;
}
QPushButton, QToolButton { outline: none; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 3px 10px; }
QPushButton:disabled, QToolButton:disabled {
  color: $faint; background: transparent; border-color: $sunken;
}
QPushButton:checked, QToolButton:checked {
  background: $accent_soft; border-color: $accent; color: $accent;
}
QPushButton[kind="primary"], QPushButton:default {
  background: $accent; border-color: $accent; color: $on_accent; font-weight: 700;
}
QPushButton[kind="primary"]:hover, QPushButton:default:hover {
  background: $accent_strong; border-color: $accent_strong;
}
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled {
  background: $sunken; border-color: $sunken; color: $faint;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"],
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled {
  background: transparent; border-color: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked {
  background: $accent_soft; color: $accent;
}
QPushButton[kind="link"] {
  background: transparent; border-color: transparent; color: $accent; padding: 2px 3px;
  text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 1px 2px; }
QPushButton[figure="true"] { font-size: 20px; font-weight: 700; padding: 2px 0; }
QPushButton[figure="true"]:focus { padding: 1px 0; }
QPushButton[figure="true"]:disabled { color: $text; border-color: transparent; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_soft; border-color: $bad; }
QPushButton[kind="danger"]:focus { border-color: $bad; }
QPushButton[large="true"] { font-size: 15px; padding: 8px 19px; }
QPushButton[large="true"]:focus { padding: 7px 18px; }
QPushButton::menu-indicator { width: 0; }
QToolButton { padding: 4px; min-width: 20px; icon-size: 16px; }
QToolButton[kind] { max-width: 20px; max-height: 20px; }
QToolButton:focus { padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0; }

QPushButton[step="done"] { color: $ok; }
QPushButton[step="open"] { color: $accent; font-weight: 700; }
QPushButton[step="coming"] { color: $muted; }

QPushButton[segment] { border-radius: 0; margin: 0 -1px 0 0; }
QPushButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[segment="last"] {
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; margin: 0;
}
QPushButton[segment="only"] { border-radius: 6px; margin: 0; }
QPushButton[segment]:checked { font-weight: 700; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
  placeholder-text-color: $muted;
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { padding: 4px 8px; min-height: 20px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 3px 7px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  background: $bg; color: $muted; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit:read-only { background: $bg; border-color: $line; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {
  border-color: $bad;
}
QLineEdit[plain="true"], QPlainTextEdit[plain="true"] {
  border-color: transparent; background: transparent;
}
QLineEdit[plain="true"]:hover, QPlainTextEdit[plain="true"]:hover { border-color: $edge; }
QLineEdit[plain="true"]:focus, QPlainTextEdit[plain="true"]:focus {
  border-color: $focus; background: $surface;
}
QLineEdit { padding: 4px 6px; }
QLineEdit:focus { padding: 3px 5px; }
QTextEdit[plain="true"] { border: 2px solid transparent; background: transparent; padding: 0; }
QTextEdit[plain="true"]:focus { border-color: $focus; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
  border: 0; background: transparent; font-size: 16px; padding: 8px 6px;
  placeholder-text-color: $muted;
}
QComboBox QLineEdit {
  border: 0; padding: 0 6px; min-height: 0; background: transparent;
}
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $edge; }
QComboBox QAbstractItemView { border: 0; padding: 2px 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 16px; padding: 6px 8px; border-radius: 4px; }

QCheckBox, QRadioButton {
  spacing: 8px; min-height: 24px; padding-right: 6px; background: transparent;
}
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; }
QAbstractItemView::indicator { width: 18px; height: 18px; }
QCheckBox[alone="true"] { spacing: 0; min-height: 18px; padding: 3px; outline: none; }
QCheckBox[alone="true"]:focus { border: 2px solid $focus; border-radius: 6px; padding: 1px; }

QAbstractItemView {
  background: $surface; alternate-background-color: $bg; border: 1px solid $line;
  border-radius: 8px; gridline-color: $line;
  selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractItemView:focus { border-color: $focus; }
QAbstractItemView[plain="true"] { border: 0; border-radius: 0; background: transparent; }
QAbstractItemView::item { padding: 6px 10px; border: 0; }
QTableView::item { border-bottom: 1px solid $line; padding: 6px 7px; }
QAbstractItemView::item:hover { background: $sunken; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 7px 10px; font-size: 12px; font-weight: 700; text-align: left;
}
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget[page] { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; color: $text; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; icon-size: 16px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 16px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 4px; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; border: 0; border-bottom: 2px solid transparent;
  padding: 7px 12px; font-size: 13px;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 700; }
QTabBar::tab:focus { background: $accent_soft; }
QProgressBar {
  background: $sunken; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent; selection-color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 10px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $muted; }
"""


def style_sheet(palette: Palette, px: Scale) -> str:
    """Return the sheet with this palette's colours, and lengths at the zoom of `px`.

    A line that is there at 100 % is there at 75 %: no length shrinks to nothing.
    """
    colors = {role: palette.value(role) for role in re.findall(r"\$(\w+)", _SHEET)}
    return re.sub(
        r"(\d+)px",
        lambda length: f"{max(px(int(length[1])), min(int(length[1]), 1))}px",
        Template(_SHEET).substitute(colors),
    )

"""What a key costs in a long text."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from pmdesk import creation
from pmdesk.changes import set_fields
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.session import Session
from tests.benchmarks.pairs import Result, measure, timed
from tests.fakes import FakeAsk, FakeClock
from ui.background import Lane
from ui.document import Document
from ui.language.wording import Wording
from ui.prose.editor import ProseEdit
from ui.prose.images import LaneImages
from ui.prose.view import ProseView
from ui.theme import theme

_WORDS = ("The", "on-call", "engineer", "restarted", "a", "worker", "and", "errors", "fell")
_LENGTHS = (40, 90, 25, 120, 75, 60, 10, 80)
"""Words in a paragraph, over and over: 500 in all."""


def _paragraph(words: int) -> str:
    return " ".join(_WORDS[number % len(_WORDS)] for number in range(words))


TEXT = "\n".join(_paragraph(words) for words in _LENGTHS * 20)

UNDERLINED = "\n".join(
    f"Whoever was on call should have checked it by human error. {_paragraph(words)}"
    for words in _LENGTHS * 20
)


def run() -> list[Result]:
    """Measure a key at the end of ten thousand words, drawing included."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme.start(app, "light", 100)
    (view, document), plain = _section(), QPlainTextEdit(TEXT)
    plain.setFont(view.editor.document().defaultFont())
    for window, editor in ((view, view.editor), (plain, plain)):
        window.resize(view.editor.maximumWidth() + 60, 800)
        window.show()
        QApplication.processEvents()
        plain.resize(view.editor.size())
        QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    ours, bare = (timed(partial(_key, editor), 60) for editor in (view.editor, plain))
    result = measure(
        "a key in 10,000 words", ours, bare, limit=1.3, against="a plain QPlainTextEdit"
    )
    plain.close()
    coached = _against_itself(view, document)
    view.close()
    return [result, coached]


def _against_itself(view: ProseView, document: Document) -> Result:
    """Measure a key with the language coach, in lines that it underlines, against one without."""
    bare = ProseEdit("Without the coach")
    bare.set_text(UNDERLINED)
    section = document.record.section(SectionKey.SUMMARY)
    document.edit(set_fields("Write", section, text=UNDERLINED))
    Wording.of(document).finish()
    bare.resize(view.width(), view.height())
    bare.show()
    for editor in (view.editor, bare):
        QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        bare.resize(view.editor.size())
    with_coach, without = (timed(partial(_key, editor), 60) for editor in (view.editor, bare))
    result = measure(
        "a key with the coach", with_coach, without, limit=1.3, against="the same editor without it"
    )
    bare.close()
    return result


def _key(editor: QWidget) -> None:
    QTest.keyClick(editor, Qt.Key.Key_X)
    QApplication.processEvents()


def _section() -> tuple[ProseView, Document]:
    clock = FakeClock()
    session = Session(Record("pm"), clock=clock)
    session.edit(creation.blank("pm", clock(), title="A"))
    section = session.record.section(SectionKey.SUMMARY)
    session.edit(set_fields("Write", section, text=TEXT))
    lane = Lane("images")
    images = LaneImages(lane, lane, lambda _data: "", lambda _digest: b"")
    document = Document(session, lambda _edit: None)
    return ProseView(document, FakeAsk(), SectionKey.SUMMARY, images), document

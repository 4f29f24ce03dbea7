"""What is found in an open record follows what is typed, who takes part and what was learned."""

from pytestqt.qtbot import QtBot

from pmdesk import wording
from pmdesk.changes import insert, set_fields
from pmdesk.language import Category, Strength
from pmdesk.model import Participant, SectionKey
from tests.fakes import FakeClock
from ui.document import Document
from ui.language.wording import Wording


def write(document: Document, text: str) -> None:
    section = document.record.section(SectionKey.FAULT)
    document.edit(set_fields("Type", section, text=text))


def join(document: Document, name: str, role: str = "On-call engineer") -> None:
    person = Participant.checked(record_id="pm", name=name, role=role)
    document.edit(insert("Add participant", person))


def test_a_document_has_one_wording(document: Document) -> None:
    assert Wording.of(document) is Wording.of(document)


def test_the_record_is_looked_through_once_typing_pauses(qtbot: QtBot, document: Document) -> None:
    found = Wording.of(document)
    join(document, "Ada Park")
    write(document, "Human error.\nThen Ada left. Clearly we should have paged.")
    with qtbot.waitSignal(found.surveyed):
        pass
    hints = found.count(Strength.HINT)
    assert found.count(Strength.STRONG) == 2
    assert hints
    assert len(found.of_section(SectionKey.FAULT)) == 2 + hints
    assert found.of_section(SectionKey.IMPACT) == ()


def test_the_places_of_findings_are_those_of_the_whole_text(document: Document) -> None:
    text = "🔥 One.\nTwo, by human error.\n\nHuman error."
    found = Wording.of(document).find(text)
    phrases = [text[finding.start : finding.end].casefold() for finding in found]
    assert phrases == ["human error", "human error"]


def test_a_name_is_found_once_its_bearer_takes_part(qtbot: QtBot, document: Document) -> None:
    found = Wording.of(document)
    assert found.find("Then Zvezdana left.") == ()
    with qtbot.waitSignal(found.changed):
        join(document, "Zvezdana Quist")
    (finding,) = found.find("Then Zvezdana left.")
    assert finding.category is Category.PERSONAL_NAME
    assert "on-call engineer" in finding.rewordings[0]


def test_what_is_left_alone_is_found_no_more_until_that_is_undone(document: Document) -> None:
    found = Wording.of(document)
    text = "It was human error."
    (finding,) = found.find(text)
    document.edit(wording.leave(document.record, text, finding, "A quote", FakeClock()()))
    assert found.find(text) == ()
    document.undo()
    assert found.find(text) == (finding,)


def test_nothing_is_found_while_it_is_quiet(qtbot: QtBot, document: Document) -> None:
    found = Wording.of(document)
    write(document, "Human error.")
    found.finish()
    assert found.found
    found.set_quiet(True)
    found.finish()
    assert (found.find("Human error."), found.found) == ((), ())
    found.set_quiet(False)
    assert found.find("Human error.")


def test_a_word_that_names_no_person_is_found_no_more(document: Document) -> None:
    found = Wording.of(document)
    join(document, "Ada Park")
    join(document, "Jenkins Poole")
    assert found.find("Then Jenkins restarted.")
    found.know([], ["Jenkins"])
    assert found.find("Then Jenkins restarted.") == ()

"""A draft in Confluence is asked for once, over a real connection, and its link stands ready."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from pmdesk.changes import insert
from pmdesk.creation import DIRECTORY_ID
from pmdesk.model import Participant, Tracker, TrackerKind
from pmdesk.trackers.exchange import Request, Response
from tests.exports.web.reading import storage, words
from tests.pmdesk.trackers.servers.memory import said
from tests.pmdesk.trackers.servers.wire import Wire, listening
from tests.ui.room import Room
from ui.document import Document
from ui.publishing.dialog import PublishDialog
from ui.trackers.asking import token_key


@dataclass
class Site:
    """A Confluence that really listens, and the dialog over the sample record."""

    room: Room
    wire: Wire
    dialog: PublishDialog

    def posts(self) -> list[Request]:
        return [request for request in self.wire.arrived if request.method == "POST"]

    def make(self, *, agreed: bool = True) -> None:
        card = self.dialog.draft
        assert card is not None
        self.room.ask.answers.append(agreed)
        card.go.click()
        self.room.wait(card.go.isEnabled)


def _answer(request: Request) -> Response:
    if request.method == "POST":
        links = {"base": "https://wiki.example", "editui": "/pages/edit/77"}
        return said(200, {"id": "77", "_links": links})
    return said(200, {"results": [{"id": "5"}] if ("spaceKey", "OPS") in request.query else []})


@pytest.fixture
def site(room: Room) -> Iterator[Site]:
    with listening(Wire(_answer)) as wire:
        desk = room.open()
        assert room.page.isVisible()
        jira = Tracker.checked(
            record_id=DIRECTORY_ID, id="jira", name="Jira", kind=TrackerKind.JIRA_CLOUD,
            url=wire.address,
        )  # fmt: skip
        known: list[bool] = []

        def write(document: Document) -> None:
            document.edit(insert("Add", jira))
            desk.services.know(document.record)
            desk.record.close(document)
            known.append(True)

        desk.record.read(DIRECTORY_ID, write)
        room.wait(lambda: bool(known))
        desk.trackers.asking.tokens.put(token_key(jira), "a-key-of-nobody")
        dialog = desk.dialogs.about_record()["publish"]()
        assert isinstance(dialog, PublishDialog)
        yield Site(room, wire, dialog)
        room.close()


def test_a_draft_is_made_after_it_was_agreed_to(site: Site) -> None:
    card = site.dialog.draft
    assert card is not None
    card.go.click()
    assert card.problem() == "Write the key of the space, such as OPS."
    card.space.setText("OPS")
    site.make(agreed=False)
    assert site.posts() == []
    site.make()
    assert "goes to the space OPS at" in site.room.ask.asked[-1]
    (sent,) = site.posts()
    assert sent.body["status"] == "draft"
    assert sent.body["title"] == site.room.page.document.record.postmortem.title
    body = storage(sent.body["body"]["storage"]["value"])
    assert "Root causes" in words(body)
    assert site.dialog.link.text() == "https://wiki.example/pages/edit/77"
    assert "https://wiki.example/pages/edit/77" in card.said.text()
    assert site.room.settings.space == "OPS"


def test_readers_outside_get_the_version_for_them(site: Site) -> None:
    site.dialog.choices.readers.set_value("outside")
    site.dialog.choices.readers.chosen.emit("outside")
    card = site.dialog.draft
    assert card is not None
    card.space.setText("OPS")
    site.make()
    (sent,) = site.posts()
    assert "HOT-20871" not in sent.body["body"]["storage"]["value"]


@pytest.mark.parametrize("readers", ["inside", "outside"])
def test_the_title_of_a_draft_names_nobody(site: Site, readers: str) -> None:
    document = site.room.page.document
    someone = Participant.checked(
        record_id=document.record.id, name="Zyrelda Quoxley", role="Release engineer"
    )
    document.edit(insert("Add", someone))
    site.dialog.choices.readers.set_value(readers)
    site.dialog.choices.readers.chosen.emit(readers)
    site.dialog.choices.title.setText("What Zyrelda Quoxley found at noon")
    card = site.dialog.draft
    assert card is not None
    card.space.setText("OPS")
    site.make()
    (sent,) = site.posts()
    assert sent.body["title"] == "What the release engineer found at noon"
    assert "“What the release engineer found at noon” goes to" in site.room.ask.asked[-1]


def test_why_no_draft_was_made_is_said_where_it_was_asked_for(site: Site) -> None:
    card = site.dialog.draft
    assert card is not None
    card.space.setText("NONE")
    site.make()
    assert "does not know the space NONE" in card.said.text()
    assert site.posts() == []
    assert site.dialog.link.text() == ""


def test_what_comes_after_the_dialog_was_closed_is_said_in_the_window(site: Site) -> None:
    card = site.dialog.draft
    assert card is not None
    card.space.setText("OPS")
    site.room.ask.answers.append(True)
    site.dialog.show()
    card.go.click()
    site.dialog.accept()
    site.room.wait(lambda: "The draft is in Confluence" in site.room.desk.banner.text())


def test_without_such_a_site_nothing_is_offered(room: Room) -> None:
    desk = room.open()
    assert room.page.isVisible()
    dialog = desk.dialogs.about_record()["publish"]()
    assert isinstance(dialog, PublishDialog)
    assert dialog.draft is None
    dialog.deleteLater()

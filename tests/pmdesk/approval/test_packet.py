"""A packet is read back as it was packed, and refused in a sentence where it is none."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import packet as packets
from exports.options import Options
from pmdesk import incoming
from pmdesk.approval import form, packet, since
from pmdesk.approval.packet import Packet, pack, unpack
from pmdesk.changes import insert
from pmdesk.errors import ImportFailed
from pmdesk.masking.mask import masked
from pmdesk.model import Meeting, Note, Participant
from tests import examples

RECORD = examples.sample_like_record()
PACKET = Packet(RECORD, form.blank(RECORD, RECORD), report=b"%PDF-")
FACTS: dict[str, Any] = json.loads(pack(PACKET)[packet.RECORD])


def test_a_packet_is_read_back_as_it_was_packed() -> None:
    found = unpack("a", pack(PACKET))
    assert found.form == PACKET.form
    assert (found.changes, found.report) == (None, b"%PDF-")
    kept = {item.id for item in found.record.items()}
    assert {item.id for item in RECORD.items() if not isinstance(item, Meeting)} == kept
    assert found.record.root_causes == RECORD.root_causes
    assert found.record.actions == RECORD.actions


def test_what_is_only_for_the_facilitator_stays_at_home() -> None:
    meeting = RECORD.meeting.having(private_notes="Ask gently.")
    record = insert("", Note.checked(record_id="pm", text="A card")).applied_to(
        RECORD.putting(meeting)
    )
    told = Packet(record, form.blank(record, record), since.changes(RECORD, record))
    said = pack(told)[packet.RECORD].decode()
    assert "Ask gently." not in said
    assert "A card" not in said


def test_the_files_of_a_request_open_again(tmp_path: Path) -> None:
    request = packets.Request(RECORD, RECORD, options=Options(generated="2026-03-02"))
    paths = packets.save(request, tmp_path)
    assert [path.name for path in paths] == [
        "PM-7 Checkout refused cards for approval.pdf",
        "PM-7 Checkout refused cards decision.pmdecision",
        "PM-7 Checkout refused cards for approval.pmpacket",
    ]
    found = unpack("a", incoming.read_archive(paths[2]))
    assert found.form == form.read("b", paths[1].read_bytes())
    assert found.report == paths[0].read_bytes()
    assert found.changes is not None
    assert found.record.root_causes == masked(RECORD).root_causes
    again = tmp_path / "again"
    again.mkdir()
    assert packets.save(request, again)[2].read_bytes() == paths[2].read_bytes()


def test_a_packet_speaks_of_roles_unless_names_are_asked_for(tmp_path: Path) -> None:
    one = Participant.checked(record_id="pm", name="Ada Park", role="Release engineer", rank="a")
    record = examples.written(
        insert("", one).applied_to(RECORD), {key: f"Ada Park saw it. {text}"
        for key, text in examples.PROSE.items()},
    )  # fmt: skip
    for names in (False, True):
        made = packets.files(packets.Request(record, options=Options(names=names)))
        (tmp_path / "a.zip").write_bytes(made[packets.PACKET])
        text = incoming.read_archive(tmp_path / "a.zip")[packet.RECORD].decode()
        assert ("Ada Park" in text) is names


@pytest.mark.parametrize("names", [True, False])
def test_a_packet_in_which_one_word_was_changed_does_not_open(
    names: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    told = RECORD if names else masked(RECORD)
    files = pack(Packet(told, form.blank(RECORD, told)))
    assert unpack("a", files).record.root_causes == told.root_causes
    facts = json.loads(files[packet.RECORD])
    for kind, values in facts["items"]:
        for field in {"text", "title"} & values.keys():
            changed = json.loads(files[packet.RECORD])
            line = next(v for k, v in changed["items"] if (k, v["id"]) == (kind, values["id"]))
            line[field] = f"not {line[field]}"[:100]
            with pytest.raises(ImportFailed, match="“a” was changed after it was made"):
                unpack("a", {packet.RECORD: json.dumps(changed).encode()})


def test_a_packet_whose_form_bears_another_title_does_not_open() -> None:
    title = {**FACTS["form"]["postmortem"], "title": "Something harmless"}
    with pytest.raises(ImportFailed, match="was changed after it was made"):
        unpack("a", _with(form={**FACTS["form"], "postmortem": title}))


def _with(**changed: Any) -> dict[str, bytes]:
    return {packet.RECORD: json.dumps(FACTS | changed).encode()}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "it holds no record"),
        ({packet.RECORD: b"[]"}, "it holds no record"),
        ({packet.RECORD: b"{"}, "broken JSON"),
        (_with(format="x"), "does not say that it is one"),
        (_with(format="pmdesk-packet/9"), "newer pmdesk"),
        (_with(format="pmdesk-packet/2"), "newer pmdesk"),
        (_with(form={}), "no decision file"),
        (_with(items={}), "its record is not what it should be"),
        (_with(items=[]), "its record is not whole"),
        (_with(items=[["tracker", {}]]), "something that no record has"),
        (_with(items=[["why"]]), "something that no record has"),
        (_with(items=[["why", {"text": 3}]]), "Reason cannot hold"),
        (_with(items=[["why", {"unheard": 3}]]), "no packet"),
        (_with(items=[["why", {"id": "a", "record_id": "b"}]] * 2), "not whole"),
        (_with(items=[["event", {"start": "0001-01-01T00:00:00Z"}]]), "years 2 to 9998"),
        (_with(changes=[]), "its changes"),
        (_with(changes={"content": [["a", "b", "c", 1]], "harmless": []}), "one of its changes"),
    ],
)
def test_what_is_no_packet_is_refused_in_a_sentence(files: dict[str, bytes], says: str) -> None:
    with pytest.raises(ImportFailed, match="“a”") as refused:
        unpack("a", files)
    assert says in str(refused.value)


def test_an_archive_that_is_no_packet_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.pmpacket"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../packet.json", "{}")
    with pytest.raises(ImportFailed, match="outside"):
        incoming.read_archive(target)
    target.write_bytes(b"Hello.")
    with pytest.raises(ImportFailed, match="is not an approval packet"):
        incoming.read_archive(target)
    target.write_bytes(b"PK")
    with pytest.raises(ImportFailed, match="damaged"):
        incoming.read_archive(target)


def test_pictures_that_are_not_what_their_names_say_are_left_out() -> None:
    files = pack(PACKET) | {f"{packet.PICTURES}{'0' * 64}": b"not it"}
    assert unpack("a", files).images == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(place=st.integers(0, len(FACTS["items"]) - 1), key=st.text(max_size=9), value=JSON)
def test_an_item_that_is_spoilt_is_read_or_refused_never_a_crash(
    place: int, key: str, value: object
) -> None:
    items = [list(line) for line in FACTS["items"]]
    name = next(iter(items[place][1]), key)
    items[place][1] = {**items[place][1], name: value, key: value}
    try:
        found = unpack("a", _with(items=items))
    except ImportFailed:
        return
    assert found.record.postmortem.id

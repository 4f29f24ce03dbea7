"""Finding words in a record."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import Attachment, Participant, Section, SectionKey, TimelineEvent, Why
from pmdesk.pictures import StoredImage, add_to_event
from pmdesk.search import excerpt, find, fold
from tests import examples


def test_every_place_is_found_in_the_order_in_which_one_reads() -> None:
    record = examples.sample_like_record()
    sections = [hit.section for hit in find(record, "load test")]
    assert sections == [SectionKey.WHYS, SectionKey.CAUSES, SectionKey.ACTIONS]


def test_a_hit_says_which_characters_of_which_field_it_is() -> None:
    record = examples.record(examples.event("14:20", "First refused payment"))
    (hit,) = find(record, "PAYMENT")
    event = record.item(TimelineEvent, hit.item_id)
    assert (hit.kind, hit.field) == (TimelineEvent, "text")
    assert event.text[hit.start : hit.end] == "payment"


@pytest.mark.parametrize("words", ["ARGER", "ärger", "Ärger"])
def test_case_and_accents_make_no_difference(words: str) -> None:
    record = examples.record(title="Größter Ärger")
    (hit,) = find(record, words)
    assert record.postmortem.title[hit.start : hit.end] == "Ärger"


def test_a_letter_that_folds_to_two_is_found_whole() -> None:
    record = examples.record(title="Die Straße war zu")
    (hit,) = find(record, "strasse")
    assert record.postmortem.title[hit.start : hit.end] == "Straße"


def test_what_nobody_sees_makes_no_difference() -> None:
    record = examples.record(title="Pay\u00adment\u200bs refused")
    (hit,) = find(record, "payments")
    assert record.postmortem.title[hit.start : hit.end] == "Pay\u00adment\u200bs"


def test_every_sign_of_formatting_counts_as_unseen() -> None:
    signs = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Cf"]
    assert [sign for sign in signs if fold(sign).text] == []


def test_words_are_found_across_the_end_of_a_line() -> None:
    record = examples.written(examples.record(), {SectionKey.FAULT: "ran out\n of connections"})
    (hit,) = find(record, "out of")
    assert (hit.kind, hit.section, hit.excerpt) == (
        Section, SectionKey.FAULT, "ran out of connections",
    )  # fmt: skip


def test_what_looks_like_a_pattern_is_looked_for_as_it_is() -> None:
    record = examples.record(title="It cost 5 (five) dollars?")
    assert len(find(record, "(five)")) == 1
    assert find(record, ".*") == ()


def test_blank_words_find_nothing() -> None:
    assert find(examples.sample_like_record(), " \n") == ()


def test_people_belong_to_no_section() -> None:
    person = Participant.checked(record_id=examples.RECORD_ID, name="Robin Doe")
    (hit,) = find(examples.record(person), "robin")
    assert (hit.section, hit.kind) == (None, Participant)


def test_captions_of_pictures_are_found_in_their_section() -> None:
    picture = Attachment.checked(
        record_id=examples.RECORD_ID, section=SectionKey.IMPACT, name="a.png",
        caption="Refusals per minute", width=1, height=1, sha256="0" * 64,
    )  # fmt: skip
    (hit,) = find(examples.record(picture), "per minute")
    assert (hit.section, hit.field) == (SectionKey.IMPACT, "caption")


def test_captions_of_the_pictures_of_events_are_found_in_the_timeline() -> None:
    base = examples.record(examples.event("14:20", "First refused payment"))
    image = StoredImage("0" * 64, 8, 8)
    change = add_to_event(base, base.events[0].id, "graph.png", image)
    (hit,) = find(change.applied_to(base), "graph")
    assert (hit.section, hit.kind) == (SectionKey.TIMELINE, Attachment)


def test_reasons_are_found_in_the_order_of_the_tree() -> None:
    whys = [
        examples.why("b", "a", "second of all"),
        examples.why("a", "impact", "first of all"),
    ]
    record = examples.with_impact(examples.record(), "")
    for why in whys:
        record = record.putting(why)
    assert [hit.item_id for hit in find(record, "of all")] == ["a", "b"]
    assert {hit.kind for hit in find(record, "of all")} == {Why}


def test_an_excerpt_is_one_line_cut_at_both_ends() -> None:
    text = "x" * 100 + " here\nis it " + "y" * 100
    shown = excerpt(text, 101, 105, 20)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "here is" in shown


@given(st.text())
def test_every_folded_character_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.places) == len(folded.text)
    assert all(0 <= place < len(text) for place in folded.places)


_WRITTEN = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)


@given(_WRITTEN, _WRITTEN, _WRITTEN)
def test_what_was_written_is_found(words: str, before: str, after: str) -> None:
    record = examples.written(
        examples.record(title="-"), {SectionKey.FAULT: f"{before} {words} {after}"}
    )
    assert bool(find(record, words)) == bool(fold(words).text.split())

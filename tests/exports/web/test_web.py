"""Pages hold what was typed as text, whatever it looks like, and need nothing from elsewhere."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from exports.images import clean
from exports.options import Options
from exports.report import FORMATS
from exports.web import confluence as posts
from exports.web import html as pages
from exports.web.markup import possible
from pmdesk.changes import insert
from pmdesk.model import Attachment, LessonKind, SectionKey
from pmdesk.record import Record
from pmdesk.standing import Scope, incidents, report
from tests.examples import (
    RECORD_ID,
    action,
    event,
    record,
    sample_like_record,
    why,
    with_impact,
    written,
)
from tests.exports.web.reading import Seen, page, storage, words
from tests.pmdesk.standing.test_report import DIRECTORY, TODAY, facts

HOSTILE = "<script>alert(1)</script> \"quoted\" & 'single' ]]> <!-- --> {macro} <ac:link/> &lt;"
OPTIONS = Options(generated="2026-03-02", stem="My report")
typed = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1)


def filled(text: str) -> Record:
    """Return a record in which a text stands wherever a person can write."""
    base = record(title=text[:200], owner=text[:200], service=text[:200], incident_key=text[:80])
    items = (
        event("10:00", text, source=text[:500]),
        why("a", "impact", text),
        action("x", text, team=text[:200], cause_id="a"),
    )
    base = insert("Add", *items).applied_to(with_impact(base, text))
    return written(base, dict.fromkeys((SectionKey.SUMMARY, SectionKey.FAULT), f"- {text}\n{text}"))


def html(found: Record, images: dict[str, bytes] | None = None) -> str:
    return pages.write(found, images or {}, OPTIONS)


def confluence(found: Record, images: dict[str, bytes] | None = None) -> str:
    return posts.write(found, images or {}, OPTIONS)


def picture(kind: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (4, 3), "red").save(target, kind, exif=b"Exif\x00\x00secret place")
    return target.getvalue()


def with_picture(caption: str = "Errors over time") -> Record:
    shown = Attachment.checked(
        record_id=RECORD_ID, id="p", section=SectionKey.FAULT, name="graph.png", caption=caption,
        width=4, height=3, sha256="a" * 64,
    )  # fmt: skip
    return insert("Add", shown).applied_to(record())


@given(typed)
def test_no_text_becomes_markup_in_a_page(text: str) -> None:
    text = " ".join(text.split()) or "x"
    made = html(filled(text))
    seen, plain = Seen(made), Seen(html(filled("x" * len(text))))
    assert seen.tags == plain.tags
    assert {name for name, _ in seen.attributes} == {name for name, _ in plain.attributes}
    assert not seen.open
    assert possible(text) in seen.text


@given(typed)
def test_a_page_is_well_formed_and_says_what_was_typed(text: str) -> None:
    text = " ".join(text.split()) or "x"
    for said in (words(page(html(filled(text)))), words(storage(confluence(filled(text))))):
        assert possible(text) in said


@given(typed)
def test_no_text_becomes_markup_in_confluence(text: str) -> None:
    text = " ".join(text.split()) or "x"
    tags = [node.tag for node in storage(confluence(filled(text))).iter()]
    plain = [node.tag for node in storage(confluence(filled("x" * len(text)))).iter()]
    assert tags == plain


def test_what_looks_like_markup_is_text() -> None:
    said = HOSTILE.split("\n", maxsplit=1)[0]
    assert said in Seen(html(filled(HOSTILE))).text
    assert said in words(storage(confluence(filled(HOSTILE))))
    assert "<script" not in html(filled(HOSTILE))


def test_line_ends_are_kept() -> None:
    found = written(record(), {SectionKey.SUMMARY: "one\ntwo"})
    assert "one\ntwo" in words(page(html(found)))
    assert "one\ntwo" in words(storage(confluence(found)))


def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    made = html(insert("Add", *with_picture().all(Attachment)).applied_to(sample_like_record()),
                {"a" * 64: picture()})  # fmt: skip
    seen = Seen(made)
    assert not {"script", "link", "iframe", "object", "embed", "form"} & set(seen.tags)
    loaded = [value or "" for name, value in seen.attributes if name in {"src", "srcset", "data"}]
    assert loaded
    assert all(value.startswith("data:image/png;base64,") for value in loaded)
    assert not re.search(r"url\(|@import", made)
    assert not [name for name, _ in seen.attributes if name.startswith("on")]


def test_a_page_can_be_heard_and_found_through() -> None:
    seen = Seen(html(sample_like_record()))
    attributes = dict(seen.attributes)
    assert attributes["lang"] == "en"
    levels = [int(tag[1]) for tag in seen.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    anchors = {value for name, value in seen.attributes if name == "id"}
    targets = {v[1:] for name, v in seen.attributes if name == "href" and v and v[0] == "#"}
    assert targets
    assert targets <= anchors
    assert {value for name, value in seen.attributes if name == "scope"} == {"row", "col"}
    assert "Customer impact 14:20 to 15:10" in str(attributes["aria-label"])


def test_links_lead_to_the_web_only() -> None:
    linked = event("10:00", "a", source="log").with_values({"link": "javascript:alert(1)"})
    for made in (html(record(linked)), confluence(record(linked))):
        assert "javascript" not in made
    good = event("10:00", "a", source="log", link="https://example.org/?a=1&b=2")
    assert "https://example.org/?a=1&b=2" in str(dict(Seen(html(record(good))).attributes))


def test_pictures_are_in_the_page_without_what_a_camera_noted() -> None:
    made = html(with_picture(), {"a" * 64: picture("JPEG")})
    seen = Seen(made)
    assert ("alt", "Errors over time") in seen.attributes
    assert any((value or "").startswith("data:image/jpeg;base64,") for _, value in seen.attributes)
    cleaned = clean(picture("JPEG"))
    assert cleaned is not None
    assert b"secret place" not in cleaned.content


def test_a_picture_that_cannot_be_read_is_said_to_be_missing() -> None:
    for images in ({}, {"a" * 64: b"no picture"}):
        assert "“graph.png” is missing" in Seen(html(with_picture(), images)).text
        assert "“graph.png” is missing" in words(storage(confluence(with_picture(), images)))


def test_a_post_names_its_attachments() -> None:
    images = {"a" * 64: picture()}
    root = storage(confluence(with_picture(), images))
    (attached,) = root.iter("{urn:ri}attachment")
    names = posts.attachments(with_picture(), images, OPTIONS)
    assert list(names) == [attached.attrib["{urn:ri}filename"]] == ["My report-1.png"]


@pytest.mark.parametrize(
    ("key", "link", "is_live"),
    [
        ("PM-12", "", True),
        ("PM-12", "https://company.example/jira/browse/PM-12", True),
        ("PM-12", "https://linear.example/team/issue/PM-12", False),
        ("#12", "", False),
        ("pm-12", "", False),
    ],
)
def test_a_jira_issue_is_live_in_a_post(key: str, link: str, *, is_live: bool) -> None:
    root = storage(confluence(record(incident_key=key, incident_url=link)))
    found = [
        node.text for node in root.iter("{urn:ac}parameter") if node.attrib["{urn:ac}name"] == "key"
    ]
    assert found == ([key] if is_live else [])
    assert key in words(root)


def test_whys_are_lists_in_lists_however_deep() -> None:
    chain = [why(f"w{n}", f"w{n - 1}" if n else "impact", f"reason {n}") for n in range(300)]
    found = insert("Add", *chain).applied_to(with_impact(record(), "impact"))
    said = Seen(html(found)).text
    assert "reason 299" in said
    assert "reason 299" in posts.write(found, {}, OPTIONS)


def test_every_piece_of_a_record_is_on_the_page() -> None:
    found = sample_like_record()
    texts = [cause.text for cause in found.root_causes]
    texts += [one.text for one in found.events]
    texts += [one.text for one in found.actions]
    texts += [lesson.text for kind in LessonKind for lesson in found.lessons(kind)]
    for said in (words(page(html(found))), words(storage(confluence(found)))):
        assert all(text in said for text in [*texts, "2026-03-02"])


def test_the_report_is_a_page_too() -> None:
    every = report(incidents([facts(1)], DIRECTORY, TODAY), Scope(), TODAY)
    seen = Seen(FORMATS["html"].make(every, OPTIONS).decode())
    assert "svg" in seen.tags
    assert "Root causes not yet fixed" in seen.text


def test_the_same_record_is_the_same_page() -> None:
    assert html(sample_like_record()) == html(sample_like_record())

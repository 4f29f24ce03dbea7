"""What leaves the program speaks of participants by role, unless someone wants their names."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports.formats import FORMATS, file_name
from exports.options import Options
from pmdesk.changes import insert
from pmdesk.model import Approval, Lesson, Mark, Participant, Section, Why
from pmdesk.record import Record
from pmdesk.search import fold
from tests.examples import RECORD_ID, action, event, record, sample_like_record, why, written
from tests.exports.workbook import parts

LETTERS = st.text("bcdfgklmnprstvzäöéñłøaeiou", min_size=3, max_size=7)
NAMES = LETTERS.map(lambda letters: f"Q{letters}x")
"""Names that no word of ours contains."""

ANYONE = st.tuples(NAMES, NAMES, st.sampled_from(["{first}", "{last}’s", "{first} {last}", "@{h}"]))


def full_of(first: str, last: str, form: str) -> Record:
    """Return a record that names one person wherever something can be typed."""
    said = form.format(first=first, last=last, h=f"{first}.{last}")
    text, link = f"Then {said} looked. {said} left", f"https://chat.example/{first}"
    base = record(title=f"{said} outage", owner=said, service=said, incident_url=link)
    root = next(why for why in base.all(Why) if not why.parent_id)
    base = written(base, {section.key: text for section in base.all(Section)})
    more = insert(
        "Fill in",
        Participant.checked(record_id=RECORD_ID, name=f"{first} {last}", role="On-call engineer",
                            team=said, handle=f"@{first}.{last}"),
        event("10:00", text, source=said, link=link),
        why("w", root.id, text, mark=Mark.ROOT, lasting_change=text, proximate_cause=text,
            dependency_finding=text, earlier=said),
        action("a", text, cause_id="w", team=said, committed_by=said, tracker_url=link),
        action("b", text, state="declined", declined_because=text),
        Lesson.checked(record_id=RECORD_ID, text=text),
        Approval.checked(record_id=RECORD_ID, name=said, role=said, comment=text),
    )  # fmt: skip
    return more.applied_to(base)


def everything_said(content: bytes) -> str:
    """Return what a reader finds in a file: of a PDF its text, its outline and its metadata."""
    if content.startswith(b"PK"):
        return " ".join(parts(content).values())
    if not content.startswith(b"%PDF"):
        return content.decode()
    document = pypdfium2.PdfDocument(content)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    reader = PdfReader(io.BytesIO(content))
    links = [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", ())]
    return " ".join([*pages, str(reader.metadata), str(reader.outline), *links])


@settings(max_examples=12)
@given(ANYONE)
def test_no_name_of_a_participant_is_in_anything_that_is_exported(
    anyone: tuple[str, str, str],
) -> None:
    given_record, options = full_of(*anyone), Options(generated="2026-03-02")
    texts = [made for key, made in FORMATS.items() if key not in {"pdf", "tree-png"}]
    files = [made.produce(given_record, {}, options) for made in texts]
    said = [everything_said(content) for made in files for content in made.values()]
    said.append(file_name(given_record, options))
    assert_unnamed(said, anyone)


@settings(max_examples=3)
@given(ANYONE)
def test_no_name_of_a_participant_is_in_a_pdf(anyone: tuple[str, str, str]) -> None:
    (content,) = FORMATS["pdf"].produce(full_of(*anyone), {}, Options()).values()
    assert_unnamed([everything_said(content)], anyone)


def assert_unnamed(said: list[str], anyone: tuple[str, str, str]) -> None:
    for text in map(fold, said):
        assert fold(anyone[0]).text not in text.text
        assert fold(anyone[1]).text not in text.text


def test_names_go_out_where_someone_wants_them() -> None:
    given_record = full_of("Qadax", "Qparkx", "{first} {last}")
    options = Options(names=True)
    for made in (
        FORMATS[key] for key in ("pdf", "markdown", "jira-csv", "xlsx", "json", "tree-svg")
    ):
        first = next(iter(made.produce(given_record, {}, options).values()))
        assert "Qadax" in everything_said(first)
    assert "Qadax Qparkx outage" in file_name(given_record, options)


def test_a_record_that_names_nobody_goes_out_as_it_is() -> None:
    given_record = sample_like_record()
    named, unnamed = (
        FORMATS["json"].produce(given_record, {}, Options(names=names)) for names in (True, False)
    )
    assert named == unnamed


@settings(max_examples=8)
@given(NAMES, NAMES)
def test_no_name_of_an_approver_is_in_anything_that_is_exported(first: str, last: str) -> None:
    approval = Approval.checked(
        record_id=RECORD_ID, name=f"{first} {last}", role="Head of Payments", mandatory=False,
        decision="approved", decided_at="2026-03-02T09:00:00Z", comment=f"Fine, {first}",
        contact=f"{first}.{last}@shop.example",
    )  # fmt: skip
    noted = event("10:00", f"{last} was told by mail")
    given_record, options = record(approval, noted), Options(generated="2026-03-02")
    made = [made for key, made in FORMATS.items() if key not in {"pdf", "tree-png"}]
    files = [one.produce(given_record, {}, options) for one in made]
    said = [everything_said(content) for one in files for content in one.values()]
    assert_unnamed(said, (first, last, ""))
    (report,) = FORMATS["markdown"].produce(given_record, {}, options).values()
    row = "| Head of Payments<br>optional | Approved | 2 Mar 2026, 09:00 | Fine, the head of"
    assert row in report.decode()
    (named,) = FORMATS["markdown"].produce(given_record, {}, Options(names=True)).values()
    assert f"{first} {last}" in named.decode()


def test_a_report_without_names_says_who_approved_by_role() -> None:
    approval = Approval.checked(record_id=RECORD_ID, name="Marta Quist", role="Head of Payments")
    (content,) = FORMATS["pdf"].produce(record(approval), {}, Options()).values()
    assert "Quist" not in everything_said(content)
    assert "Head of Payments" in everything_said(content)


@pytest.mark.parametrize("key", ["pdf", "markdown", "html"])
def test_an_owner_by_name_goes_out_as_the_owner(key: str) -> None:
    noted = event("10:00", "Henrik was told by Voss’s team")
    given_record = record(noted, owner="Henrik Voss")
    (content,) = FORMATS[key].produce(given_record, {}, Options()).values()
    said = everything_said(content)
    assert "Henrik" not in said
    assert "Voss" not in said
    assert "The owner was told by the owner’s team" in " ".join(said.split())
    (named,) = FORMATS[key].produce(given_record, {}, Options(names=True)).values()
    assert "Henrik Voss" in everything_said(named)

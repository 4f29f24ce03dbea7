"""The PDF says everything, as it was typed, in fonts that it carries with it."""

import io
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from exports import pdf
from exports.options import Options, paper_of
from exports.outline import NOT_FILLED, outline
from exports.work import ExportCancelled
from pmdesk.changes import insert
from pmdesk.errors import InvalidValue
from pmdesk.model import Approval, Attachment, Mark, Moment, SectionKey
from pmdesk.record import Record
from tests.examples import (
    RECORD_ID,
    at,
    event,
    long_record,
    ranked,
    record,
    root_of,
    sample_like_record,
    why,
    with_impact,
    written,
)

A4 = (595, 842)
LETTER = (612, 792)


def made(given: Record, options: Options | None = None, **images: bytes) -> bytes:
    return pdf.write(given, images, options or Options())


@cache
def sample_pdf() -> bytes:
    return made(sample_like_record())


def text(content: bytes) -> str:
    """Return all text as a reader finds it, on one line."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def parts(found: object, seen: set[int] | None = None) -> Iterator[DictionaryObject]:
    """Go through every dictionary of a file."""
    seen = set() if seen is None else seen
    if isinstance(found, IndirectObject):
        if found.idnum in seen:
            return
        seen.add(found.idnum)
        found = found.get_object()
    if isinstance(found, DictionaryObject):
        yield found
        for value in found.values():
            yield from parts(value, seen)
    if isinstance(found, ArrayObject):
        for value in found:
            yield from parts(value, seen)


def test_every_section_is_there_with_its_text() -> None:
    said = text(sample_pdf())
    for key in SectionKey:
        assert key.label in said
    for section in sample_like_record().all(type(sample_like_record().section(SectionKey.FAULT))):
        for line in section.text.split("\n"):
            assert " ".join(line.removeprefix("- ").split()) in said
    for expected in (
        "POSTMORTEM PM-7", "SEV 2", "Draft", "INC-9", "1 Mar 2026, 14:20 – 15:10 (50 min)",
        "Time to detect about 7 min", "Detected about +7 min", "~14:27", "14:40–14:55",
        "★ ROOT CAUSE · CHANGE", "WHY 1 · PROXIMATE", "What has to change",
        "No setting reaches production without a load test.", "Where we got lucky",
        "Add a load test to the rollout of settings", "Payments", "1 Apr 2026", "PAY-12",
        "Head of Payments", "Approved", NOT_FILLED,
    ):  # fmt: skip
        assert expected in said


@pytest.mark.parametrize(
    "typed",
    [
        "a < b <b>x",
        "<img src=/etc/passwd>",
        "=1+1",
        "&amp; &lt; &#65;",
        "<para><font color=red>x</font></para>",
        "R&D 100 % \\n {x} $y$ <!-- z -->",
        "Ελληνικά Кириллица naïve Čeština ≥ → ½",
        "x\u0301 combined",
    ],
)
def test_what_was_typed_is_what_is_read(typed: str) -> None:
    assert f"[{typed}]" in text(made(written(record(), {SectionKey.FAULT: f"[{typed}]"})))
    assert typed in text(made(with_impact(record(), typed)))
    assert typed in text(made(record(event("10:00", typed))))


def test_signs_beyond_the_first_plane_are_read_as_what_they_are() -> None:
    typed = "a 😀 \U0001d538 z"
    assert typed in text(made(written(record(), {SectionKey.FAULT: typed})))


@pytest.mark.parametrize(
    "typed",
    ["השירות נפל בשעה 14:20 עקב באג", "لم تغلق الاتصالات عند الفشل، ولم تكن هناك مراقبة"],
)
def test_text_from_right_to_left_is_found_again(typed: str) -> None:
    assert typed in text(made(written(record(), {SectionKey.FAULT: typed})))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("🔥", "[U+1F525 fire]"),
        ("中", "[U+4E2D]"),
        ("\u202egnp.exe", "[U+202E]gnp.exe"),
        ("👍\ufe0f", "[U+1F44D thumbs up sign]"),
    ],
)
def test_what_no_font_has_is_written_out(typed: str, shown: str) -> None:
    assert f"x{shown}y" in text(made(written(record(), {SectionKey.FAULT: f"x{typed}y"})))


def test_every_font_is_embedded() -> None:
    mixed = written(sample_like_record(), {SectionKey.FAULT: "★ عربية עברית 😀"})
    fonts = [d for d in parts(reader(made(mixed)).trailer) if d.get("/Type") == "/FontDescriptor"]
    kinds = [d for d in parts(reader(made(mixed)).trailer) if d.get("/Type") == "/Font"]
    assert fonts
    assert all("/FontFile2" in found for found in fonts)
    assert all("/FontDescriptor" in found and "/ToUnicode" in found for found in kinds)


def test_the_outline_leads_to_every_section() -> None:
    found = reader(sample_pdf())

    def titles(level: Sequence[object], depth: int = 0) -> Iterator[tuple[int, str]]:
        for entry in level:
            if isinstance(entry, list):
                yield from titles(entry, depth + 1)
            else:
                yield depth, str(getattr(entry, "title", ""))

    listed = list(titles(found.outline))
    assert [title for depth, title in listed if depth == 0] == ["Incident", "Analysis", "Follow-up"]
    assert [t for depth, t in listed if depth == 1] == [key.label for key in SectionKey]


def test_the_file_names_its_record_and_nobody() -> None:
    found = reader(sample_pdf())
    assert found.metadata is not None
    assert found.metadata.title == "PM-7 Checkout refused cards"
    assert not found.metadata.author
    assert found.metadata.producer == found.metadata.creator == "pmdesk"
    assert str(found.metadata.get("/CreationDate")).startswith("D:20000101000000")
    assert str(found.root_object["/Lang"]) == "en"


def test_the_same_record_gives_the_same_bytes() -> None:
    assert made(sample_like_record()) == sample_pdf()


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("Letter", LETTER)])
def test_the_paper_is_the_one_that_was_chosen(paper: str, size: tuple[int, int]) -> None:
    chosen = Options(paper=paper_of(paper))
    box = reader(made(sample_like_record(), chosen)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_every_page_says_which_it_is_and_of_what() -> None:
    pages = reader(sample_pdf()).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        said = page.extract_text()
        assert f"Page {number} of {len(pages)}" in said
        assert "PM-7 · Checkout refused cards" in said


def test_when_it_was_made_is_said_where_that_is_known() -> None:
    options = Options(generated="Made on 3 March 2026")
    assert "Made on 3 March 2026" in text(made(sample_like_record(), options))


def links(content: bytes) -> list[str]:
    found = (d.get("/URI") for d in parts(reader(content).trailer))
    return sorted({str(link) for link in found if link})


def test_only_addresses_of_the_web_can_be_followed() -> None:
    assert links(sample_pdf()) == [
        "https://deploy.example/7",
        "https://incidents.example/9",
        "https://tracker.example/PAY-12",
    ]
    (sneaky,) = [event("10:00", "x")]
    forced = sneaky.model_copy(update={"link": "javascript:alert(1)", "source": "log"})
    assert links(made(record(forced))) == []


def events(count: int) -> list[object]:
    start = at("00:00")
    return [
        event("00:00", f"Thing {number} happened").having(
            id=str(number), start=start + timedelta(minutes=number)
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [300, 5000])
def test_a_long_timeline_is_complete_and_repeats_its_head(count: int) -> None:
    given = insert("Add", *events(count)).applied_to(record())  # type: ignore[arg-type]
    content = made(given)
    said = text(content)
    assert all(f"Thing {number} happened" in said for number in range(count))
    rows = [p for p in reader(content).pages[:12] if "happened" in p.extract_text()]
    assert all("What happened" in page.extract_text() for page in rows)


@pytest.mark.parametrize("lines", range(20, 60, 3))
def test_a_short_table_is_not_torn_between_two_pages(lines: int) -> None:
    """Whatever stands above it, and however far down the page that ends."""
    roles = [f"Approver of part {number}" for number in range(3)]
    asked = [Approval.checked(record_id=RECORD_ID, name=role) for role in roles]
    given = insert("Ask", *ranked(asked)).applied_to(record())
    above = "\n\n".join(f"Paragraph {number}" for number in range(lines))
    content = made(written(given, {SectionKey.RECURRENCE: above}))
    pages = [page.extract_text() for page in reader(content).pages]
    (holding,) = [page for page in pages if roles[0] in page]
    assert all(role in holding for role in roles)
    assert "Approval means agreement" in holding, "the heading comes with its table"


def test_a_cell_higher_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"w{number}" for number in range(6000))
    given = record(event("10:00", "before"), event("11:00", words), event("12:00", "after"))
    content = made(given)
    assert len(reader(content).pages) > 8
    said = text(content)
    found = [word for word in said.split() if word[0] == "w" and word[1:].isdigit()]
    assert found == words.split()
    assert said.index("before") < said.index("w0 ") < said.index("w5999") < said.index("after")


def test_a_word_longer_than_a_page_is_broken_and_nothing_of_it_is_lost() -> None:
    content = made(written(record(), {SectionKey.SUMMARY: "x" * 100_000}))
    assert text(content).count("x") >= 100_000


def bushy(count: int) -> Record:
    """Return a record with a tree of many whys, the same every time."""
    chance = random.Random(7)  # noqa: S311 - shapes, not secrets
    names = ["impact"]
    whys = []
    for number in range(count):
        mark = chance.choice([Mark.NONE, Mark.NONE, Mark.ROOT, Mark.PROXIMATE])
        words = f"Cause{number} " + "and so on " * chance.randint(0, 6)
        whys.append(why(f"n{number:05}", chance.choice(names[-40:]), words, mark))
        names.append(whys[-1].id)
    return insert("Add", *whys).applied_to(with_impact(record(), "All of it"))


def smallest_type(content: bytes) -> float:
    """Return the size of the smallest letters in a file, in points."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as opened:
        return min(float(char["size"]) for page in opened.pages for char in page.chars)


def outside(content: bytes) -> list[str]:
    """Return the letters that are not within the margins of their page."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as opened:
        return [
            char["text"]
            for page in opened.pages
            for char in page.chars
            if char["x0"] < 50 or char["x1"] > page.width - 50 or char["bottom"] > page.height
        ]


def test_a_tree_of_two_hundred_whys_is_whole_legible_and_within_the_page() -> None:
    content = made(bushy(200))
    said = text(content).split()
    assert all(f"Cause{number}" in said for number in range(200))
    assert smallest_type(content) > 6.49
    assert outside(content) == []


def test_a_part_of_a_tree_says_where_the_rest_is() -> None:
    said = text(made(bushy(200)))
    assert "Part 1 of the tree" in said
    assert "Continues in part 2" in said


def test_a_small_tree_is_in_one_piece() -> None:
    assert "Part 1 of the tree" not in text(sample_pdf())


def test_many_reasons_of_one_thing_are_told_in_several_drawings() -> None:
    whys = [why(f"w{number:03}", "impact", f"Reason{number}") for number in range(60)]
    content = made(insert("Add", *whys).applied_to(with_impact(record(), "Down")))
    said = text(content)
    assert all(f"Reason{number}" in said for number in range(60))
    assert outside(content) == []


def test_a_chain_of_two_thousand_whys_is_printed() -> None:
    whys = [
        why(f"c{number:05}", f"c{number - 1:05}" if number else "impact", f"Step{number}")
        for number in range(2000)
    ]
    said = text(made(insert("Add", *whys).applied_to(with_impact(record(), "Down"))))
    assert all(f"Step{number} " in said for number in range(0, 2000, 97))


def test_a_reason_too_long_for_its_card_is_given_in_full_below() -> None:
    words = " ".join(f"w{number}" for number in range(400))
    said = text(made(with_impact(record(), words)))
    assert "IMPACT, in full" in said
    assert words in said


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "red").save(target, kind, comment="taken by Robin")
    return target.getvalue()


def pictured(*, name: str = "graph.png") -> Record:
    shown = Attachment.checked(
        record_id=RECORD_ID, section=SectionKey.FAULT, name=name, caption="Errors a minute",
        width=10, height=5, sha256="0" * 64,
    )  # fmt: skip
    return insert("Add", shown).applied_to(record())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(1, 1), (800, 300), (50, 4000), (4000, 50)])
def test_a_picture_is_shown_with_its_caption(size: tuple[int, int], kind: str) -> None:
    content = pdf.write(pictured(), {"0" * 64: picture(size, kind)}, Options())
    assert "Errors a minute" in text(content)
    assert [i for page in reader(content).pages for i in page.images]
    assert b"taken by Robin" not in content


@pytest.mark.parametrize("content", [None, b"", b"not a picture", picture((9, 9))[:40]])
def test_a_picture_that_cannot_be_shown_is_spoken_of(content: bytes | None) -> None:
    images = {} if content is None else {"0" * 64: content}
    said = text(pdf.write(pictured(name="graph.png"), images, Options()))
    assert "The picture “graph.png” is missing or cannot be read." in said


def test_a_heading_never_ends_a_page() -> None:
    """Headings are pushed down line by line over the end of a page."""
    for lines in range(14, 32):
        given = written(
            record(), {SectionKey.SUMMARY: "x\n" * lines, SectionKey.LEAD_UP: "Then\nthis\nand"}
        )
        for page in reader(made(given)).pages:
            said = [line for line in page.extract_text().split("\n") if line.strip()]
            edges = ("Page ", "PM-7")
            inner = [line for line in said if not line.startswith(edges)]
            assert inner[-1] not in {key.label for key in SectionKey}


def test_progress_goes_from_nothing_to_everything() -> None:
    told: list[float] = []
    pdf.write(sample_like_record(), {}, Options(), told.append)
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


def test_an_export_can_be_called_off_at_any_point() -> None:
    points = 0

    def count() -> bool:
        nonlocal points
        points += 1
        return False

    pdf.write(sample_like_record(), {}, Options(), cancelled=count)
    for stop in range(1, points + 1):
        asked = iter(range(1, points + 1))
        with pytest.raises(ExportCancelled):
            pdf.write(
                sample_like_record(), {}, Options(),
                cancelled=lambda asked=asked, stop=stop: next(asked) == stop,  # type: ignore[misc]
            )  # fmt: skip


def test_a_blank_record_has_its_paper_too() -> None:
    assert text(made(record())).count(NOT_FILLED) == len(SectionKey)


def test_the_words_are_those_of_the_outline() -> None:
    said = text(sample_pdf())
    for block in outline(sample_like_record()):
        words = getattr(block, "text", "")
        if words and isinstance(words, str):
            assert " ".join(words.split()) in said or words.upper() in said


def test_reportlab_is_imported_only_to_print() -> None:
    code = (
        "import sys, exports.formats, exports.pdf; assert 'reportlab' not in sys.modules; "
        "assert 'PIL' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_moments_of_all_kinds_are_drawn() -> None:
    all_moments = [
        event(f"1{n % 10}:{n:02}", moment.label, moment) for n, moment in enumerate(Moment)
    ]
    said = text(made(root_of(record(*all_moments), zone="Asia/Tokyo")))
    assert all(moment.label in said for moment in Moment)


def test_no_markup_is_ever_read() -> None:
    """ReportLab's paragraphs read markup, and with it files and addresses: none is used."""
    sources = Path(pdf.__file__).parent.glob("*.py")
    assert not [source for source in sources if "platypus" in source.read_text(encoding="utf-8")]


@given(st.text(max_size=200), st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_whatever_is_typed_can_be_printed(prose: str, reason: str, title: str) -> None:
    try:
        base = root_of(record(event("10:00", prose)), title=title)
    except InvalidValue:  # a title of nothing but spaces
        base = record(event("10:00", prose))
    content = made(written(with_impact(base, reason), {SectionKey.SUMMARY: prose}))
    assert "Not filled in yet." in text(content)


def test_a_small_impact_is_drawn_a_second_time_by_itself() -> None:
    said = text(made(long_record(20)))
    assert "12:00 27 Mar 12:00 28 Mar" in said
    assert "28 Mar 12:00 14:00 16:00" in said
    assert "Customer impact 5 h 25 min" in said

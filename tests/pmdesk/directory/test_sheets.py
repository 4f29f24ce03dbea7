"""The directory leaves as CSV and comes back exactly; what does not fit is told by its row."""

import csv
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk import sample
from pmdesk.directory import sheets
from pmdesk.errors import InvalidValue
from pmdesk.formulas import guarded, unguarded
from pmdesk.model import Contact, Item, Service, Team
from pmdesk.record import Record
from tests.pmdesk.taken_back import applied

NAMES = st.text(max_size=30)
LINES = st.text(max_size=40).map(lambda text: " ".join(text.split()))


def directory(*items: Item) -> Record:
    return Record.of("directory", items)


def service(name: str, **more: object) -> Service:
    return Service.checked(record_id="directory", name=name, **more)


def read(text: str, kind: type[Item] = Service, known: Record | None = None) -> sheets.Plan:
    return sheets.read(text, kind, known or directory(), "services")


def content(record: Record, kind: type[Item]) -> list[dict[str, object]]:
    return [item.model_dump(exclude={"id", "record_id"}) for item in record.all(kind)]


@pytest.mark.parametrize("kind", [Service, Team, Contact])
def test_the_sample_comes_back_as_it_left(kind: type[Item]) -> None:
    known = sample.sample_directory().applied_to(Record("directory"))
    text = sheets.write(known.all(kind), kind)
    assert not sheets.read(text, kind, known, "items").change
    plan = sheets.read(text, kind, directory(), "items")
    again = applied(directory(), plan.change)
    assert content(again, kind) == content(known, kind)


@given(
    name=LINES.filter(bool), group=LINES, weeks=st.integers(1, 104),
    approvers=st.lists(LINES.filter(bool), max_size=3),
)  # fmt: skip
def test_whatever_is_typed_comes_back_as_it_left(
    name: str, group: str, weeks: int, approvers: list[str]
) -> None:
    made = service(name, group=group, slo_weeks=weeks, mandatory_approvers=tuple(approvers))
    text = sheets.write([made], Service)
    (again,) = applied(directory(), read(text).change).all(Service)
    assert again.having(id=made.id) == made


@given(st.text())
def test_a_guard_is_taken_off_exactly_and_no_formula_is_without_one(text: str) -> None:
    shown = guarded(text)
    assert unguarded(shown) == text
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))


def test_a_formula_in_a_name_is_written_as_text() -> None:
    made = service("=HYPERLINK(1)", optional_approvers=("+49 30", "Head; of Shop"))
    (_, row) = csv.reader(sheets.write([made], Service).splitlines())
    assert row[0] == "'=HYPERLINK(1)"
    assert row[6] == r"'+49 30; Head\; of Shop"


def test_the_file_adds_changes_and_leaves_the_rest() -> None:
    known = directory(
        service("Checkout", group="Shop"), service("Search", group="Shop"), service("Cart")
    )
    text = "Service,Weeks to fix a root cause\ncheckout,4\nSearch,8\nReturns,\n"
    plan = read(text, known=known)
    assert (plan.added, plan.changed, plan.same, plan.others) == (1, 1, 1, 1)
    after = applied(known, plan.change)
    assert [(s.name, s.group, s.slo_weeks) for s in after.services] == [
        ("Cart", "", 8), ("checkout", "Shop", 4), ("Returns", "", 8), ("Search", "Shop", 8),
    ]  # fmt: skip
    assert plan.change.label == "Import services"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_spreadsheet_may_save_it_its_own_way(delimiter: str, end: str) -> None:
    rows = [["Service", "Mandatory approvers"], ["Checkout", '"Ada; Ben"'], ["", ""]]
    text = end.join(delimiter.join(row) for row in rows)
    (made,) = applied(directory(), read(text).change).all(Service)
    assert made.mandatory_approvers == ("Ada", "Ben")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("Service,Colour\nA,red", "Row 1: services have no column “Colour”. Their columns are"),
        ("Group\nShop", "Row 1: the column “Service” is missing"),
        ("Service,service\nA,B", "the column “service” is there twice"),
        ("Service\nA\n\na", "Row 4: “a” is in row 2 already."),
        ("Service,Group\n,Shop", "Row 2: Service cannot be empty."),
        ("Service\nA,B", "Row 2: There are more cells than columns."),
        ("Service,Weeks to fix a root cause\nA,0", "Row 2: Weeks to fix a root cause must be 1"),
        ("Service,Weeks to fix a root cause\nA,soon", "Row 2: Weeks to fix a root cause cannot"),
    ],
)
def test_what_does_not_fit_is_told_by_its_row(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read(text)
    assert sentence in str(refused.value)


def test_many_mistakes_are_told_together_and_the_rest_is_counted() -> None:
    rows = "".join(f"{'x' * 201}\n" for _ in range(20))
    with pytest.raises(InvalidValue) as refused:
        read(f"Service\n{rows}")
    lines = str(refused.value).splitlines()
    assert lines[0] == "Nothing was imported."
    assert lines[1].startswith("Row 2: ")
    assert lines[-1] == "and 12 more rows."


def test_a_file_that_goes_on_for_ever_is_refused() -> None:
    with pytest.raises(InvalidValue, match="more than 10,000 rows"):
        read("Service\n" + "".join(f"S{n}\n" for n in range(10_001)))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with suppress(InvalidValue):
        assert read(text).change.label == "Import services"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('Service,Group\nA,Shop\n"Unclosed,Shop\n3 B,Shop\n', "Row 3: a quotation mark is opened"),
        ('Service,Group\n"A"b,Shop\n', "Row 2: it cannot be read as CSV"),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_by_its_row(text: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        read(text)

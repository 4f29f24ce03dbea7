"""Whatever fits into a field comes back from the disk as it was, in value and in type."""

import types
import typing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdesk import codec
from pmdesk.changes import insert
from pmdesk.model import KINDS, Choice, Item
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.store.library import Library
from tests.fakes import FakeClock

TEXT = st.text(max_size=60)
TIMES = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31))  # noqa: DTZ001
SPECIAL = {
    "zone": st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]),
    "link": st.just("https://example.org/?a=b&c=<d>"),
    "incident_url": st.just(""),
    "tracker_url": st.just("http://example.org"),
    "issue_url": st.just("https://example.org/issue"),
    "published_url": st.just("https://example.org/blog"),
    "url": st.just("https://tracker.example.org"),
    "sha256": st.just("0" * 64),
    "media_type": st.sampled_from(["image/png", "image/jpeg"]),
}
"""Fields whose values follow a rule of their own."""


def _values(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    """Return what fits into a field, from its declared type."""
    if name in SPECIAL:
        return SPECIAL[name]
    if typing.get_origin(annotation) is Annotated:
        annotation = typing.get_args(annotation)[0]
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) in {types.UnionType, typing.Union}:
        (wanted,) = (kind for kind in arguments if kind is not type(None))
        return st.none() | _values(name, wanted)
    if typing.get_origin(annotation) is tuple:
        return st.lists(TEXT, max_size=3).map(tuple)
    if issubclass(annotation, Choice):
        return st.sampled_from(annotation)
    return _PLAIN[annotation]


_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT.map(lambda text: "x" + text),
    bool: st.booleans(),
    int: st.integers(min_value=5, max_value=100),
    datetime: TIMES.map(lambda time: time.replace(tzinfo=UTC)),
    date: st.dates(),
}


def _item(kind: type[Item]) -> st.SearchStrategy[Item]:
    fields = {
        name: _values(name, field.annotation)
        for name, field in kind.model_fields.items()
        if name not in {"id", "record_id"}
    }
    if "severity" in fields:
        fields["severity"] = st.integers(1, 4)
    if "step" in fields:
        fields["step"] = st.integers(0, 20)
    return st.fixed_dictionaries(fields).map(lambda values: kind.checked(record_id="pm", **values))


@pytest.fixture(scope="module")
def open_library(tmp_path_factory: pytest.TempPathFactory) -> typing.Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("round") / "library.pmdesk") as library:
        yield library


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_item_comes_back_as_it_was(
    open_library: Library, kind: type[Item], data: st.DataObject
) -> None:
    item = data.draw(_item(kind))
    record_id = f"record-{item.id}"
    item = item.having(record_id=record_id)
    session = Session(Record(record_id), clock=FakeClock())
    edit = session.edit(insert("Add", item))
    assert edit
    open_library.save(edit)
    record, log = open_library.load(record_id)
    (found,) = record.items()
    assert found == item
    assert {n: type(v) for n, v in found.__dict__.items()} == {
        n: type(v) for n, v in item.__dict__.items()
    }
    assert codec.load("Add", log[0].operations) == edit.change


def test_nothing_of_all_that_counts_as_damage(open_library: Library, tmp_path: Path) -> None:
    assert open_library.damage() == []

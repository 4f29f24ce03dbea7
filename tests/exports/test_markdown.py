"""Markdown shows what was typed, and nothing that was typed becomes markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import markdown
from exports.options import Options
from pmdesk.changes import insert
from pmdesk.model import Attachment, SectionKey
from tests.examples import RECORD_ID, event, record, sample_like_record, with_impact, written

PNG = b"\x89PNG\r\n\x1a\n and so on"


def text_of(summary: str) -> str:
    made = markdown.write(written(record(), {SectionKey.SUMMARY: summary}), {}, Options())
    return made.split("### Summary\n\n")[1].split("\n\n###", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("a < b <b>x", r"a \< b \<b\>x"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("=1+1", r"\=1+1"),
        ("# not a heading", r"\# not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("+ not a list", r"\+ not a list"),
        ("a | b", r"a \| b"),
        ("*not* _slanted_ `nor code`", r"\*not\* \_slanted\_ \`nor code\`"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("&lt; stays", r"\&lt; stays"),
        ("at 14:20:05 :tada: ", r"at 14:20:05 \:tada:"),
        ("    four spaces", "&nbsp;&nbsp;&nbsp;&nbsp;four spaces"),
        ("one\ntwo", "one\\\ntwo"),
        ("one\n===", "one\\\n\\==="),
    ],
)
def test_what_was_typed_means_nothing_in_markdown(typed: str, marked: str) -> None:
    assert text_of(typed) == marked


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_taking_the_backslashes_away_gives_what_was_typed(typed: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown.escaped(typed)).replace("&nbsp;", " ")
    indent = len(typed) - len(typed.lstrip())
    assert shown == " " * indent + typed.lstrip()


def test_a_cell_keeps_to_its_row() -> None:
    given_record = record(event("10:00", "first | second\nthird"))
    assert r"| 10:00 | first \| second<br>third | Other |" in markdown.write(
        given_record, {}, Options()
    )


def test_whys_are_a_list_in_a_list() -> None:
    text = markdown.write(sample_like_record(), {}, Options())
    assert "\n- **IMPACT** One in five payments was refused\n  - **WHY 1 · PROXIMATE** " in text


def test_a_reason_of_several_lines_stays_one_point() -> None:
    text = markdown.write(with_impact(record(), "one\n# two"), {}, Options())
    assert "- **IMPACT** one\\\n  \\# two" in text


def test_a_link_leads_only_to_the_web() -> None:
    linked = event("10:00", "a", source="log", link="https://example.org/a b|c>d")
    text = markdown.write(record(linked), {}, Options())
    assert "[log](<https://example.org/a%20b%7Cc%3Ed>)" in text


def test_pictures_are_files_beside_the_text() -> None:
    shown = [
        Attachment.checked(
            record_id=RECORD_ID, id=digest, rank=digest, section=SectionKey.FAULT, name="g.png",
            width=1, height=1, sha256=digest * 64,
        )
        for digest in "ab"
    ]  # fmt: skip
    given_record = insert("Add", *shown).applied_to(record())
    images, options = {"a" * 64: PNG}, Options(stem="My report")
    text = markdown.write(given_record, images, options)
    assert "![g.png](<My%20report-1.png>)" in text
    assert "The picture “g.png” is missing." in text
    assert markdown.pictures(given_record, images, options) == {"-1.png": PNG}

"""What people typed shows in every tracker as they typed it: no markup, no mention, no command."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model import ActionKind
from pmdesk.trackers.draft import Fact, IssueDraft
from pmdesk.trackers.markup import as_html, markdown, wiki


def draft(text: str, *facts: Fact) -> IssueDraft:
    return IssueDraft("a", ActionKind.PRIORITY, "Title", text, facts)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("<img src=x>", r"\<img src=x\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("see #12 and !3", r"see \#12 and \!3"),
        ("/close", r"\/close"),
        ("  /assign @ann", "\\/assign @\u2060ann"),
        ("---", r"\---"),
        ("a\n===", "a  \n\\==="),
        ("first\nsecond", "first  \nsecond"),
    ],
)
def test_markdown_is_escaped(typed: str, written: str) -> None:
    assert markdown(draft(typed)).strip() == written


def test_nobody_is_mentioned_by_chance() -> None:
    for text in (markdown(draft("@ann a@b.example")), markdown(draft("x", Fact("By", "@ann")))):
        assert not re.search(r"@\w", text)


def test_a_fact_is_one_line_with_its_link() -> None:
    text = markdown(draft("x", Fact("Incident", "INC-9\nand more", "https://a.example/x y>")))
    assert text.endswith("- **Incident:** INC-9 and more <https://a.example/x%20y%3E>")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{code}x{code}", r"\{code\}x\{code\}"),
        ("[~ann] [link|http://a]", r"\[\~ann\] \[link\|http://a\]"),
        ("!picture.png!", r"\!picture.png\!"),
        ("*bold* load-test a_b", r"\*bold\* load-test a_b"),
        ("h1. big", "h1&#46; big"),
        ("bq. said", "bq&#46; said"),
        ("a\\b", "a&#92;b"),
        ("(x) or (well)", r"\(x) or (well)"),
    ],
)
def test_wiki_markup_is_escaped(typed: str, written: str) -> None:
    assert wiki(draft(typed)).strip() == written


class Reading(HTMLParser):
    """Collects what a browser would show, and which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.shown += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.shown += data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_html_shows_exactly_what_was_typed(typed: str) -> None:
    reading = Reading()
    reading.feed(as_html(draft(typed, Fact("Name", typed))))
    reading.close()
    assert reading.shown == f"{typed}Name: {typed}"
    assert reading.elements <= {"p", "ul", "li", "b", "br"}


def test_a_link_in_html_cannot_leave_its_attribute() -> None:
    text = as_html(draft("x", Fact("Incident", "I", 'https://a.example/"onclick="x')))
    assert '"onclick' not in text
    assert "&quot;onclick" in text

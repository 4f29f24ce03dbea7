"""Tags are completed, and those that mean nothing are explained."""

import pytest

from pmdesk.timeline.tags import completions, token_before, unknown_tag, unquoted_source
from tests.examples import event, record


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("builds fail", ""),
        ("builds fail #foo", "“#foo” is not a moment: it stays in the text. Moments: #lead-up, "),
        ("#foo builds fail", "“#foo” is not a moment"),
        ("seen #de", "“#de” may be #detected or #decision"),
        ("asked in #platform-help why", ""),
        ("ticket #812", ""),
        ("", ""),
    ],
)
def test_a_tag_that_names_no_moment_is_explained(text: str, said: str) -> None:
    assert unknown_tag(text).startswith(said)
    assert bool(unknown_tag(text)) is bool(said)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("14:20 x #mit", "#mit"),
        ("14:20 x @", "@"),
        ("14:20 x", ""),
        ("a#b", ""),
        ('@"deploy l', '@"deploy l'),
        ("14:20 x @Tom Ok", "@Tom Ok"),
    ],
)
def test_the_tag_being_typed_is_found_at_the_cursor(text: str, token: str) -> None:
    assert token_before(text) == token


def test_moments_come_in_their_order_and_sources_last_used_first() -> None:
    base = record(
        event("14:20", "a", source="deploy log"),
        event("14:30", "b", source="pager"),
        event("14:40", "c", source="Deploys"),
    )
    assert completions(base, "#im") == ("#impact-starts", "#impact-ends")
    assert completions(base, "#resolved") == ()
    assert completions(base, "@") == ("@Deploys", "@pager", '@"deploy log"')
    assert completions(base, "@dep") == ("@Deploys", '@"deploy log"')


def test_a_source_of_several_words_is_offered_and_explained() -> None:
    base = record(event("14:20", "a", source="Tom Okafor"))
    assert completions(base, "@Tom Ok") == ('@"Tom Okafor"',)
    assert completions(base, '@"tom') == ('@"Tom Okafor"',)
    assert unquoted_source("rolled back @Tom Okafor").endswith('write @"Tom Okafor".')
    assert not unquoted_source("rolled back @pager")
    assert not unquoted_source('rolled back @"Tom Okafor"')

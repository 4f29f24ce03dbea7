"""JSON that other programs would quietly mend is refused, with one sentence that names the line."""

import pytest

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats import strict


def test_plain_json_is_read_as_it_is() -> None:
    text = '{"a": [1, 2.5, "x\\ud83d\\ude00", null, true]}'
    assert strict.load("x.json", text) == {"a": [1, 2.5, "x😀", None, True]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n "b": }', "broken JSON: expecting value in line 2."),
        ("", "broken JSON"),
        ('{"a": 1}{', "broken JSON: extra data in line 1"),
        ('{"a":\n NaN}', "“NaN” is not a number, first in line 2."),
        ('{"a": -Infinity}', "“-Infinity” is not a number"),
        ('{\n"a": 1,\n"a": 2}', "one entry has “a” twice, first in line 3."),
        ('{"a": 1,\n "b": {"c": 1}, "a": 2}', "one entry has “a” twice."),
        ('{"a":\n' + "9" * 5000 + "}", "it holds a number of 5,000 digits, first in line 2."),
        ('{"a":\n1e999}', "a number that is too large, first in line 2."),
        ('["a",\n"\\ud800"]', "half a character, first in line 2."),
        ('["a",\n\n"x\\u0000"]', "the character NUL, first in line 3."),
        ("[" * 51 + "]" * 51, "nested more than 50 deep."),
        ("[" * 100_000 + "]" * 100_000, "nested more than 50 deep."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    with pytest.raises(ImportFailed) as failed:
        strict.load("x.json", text)
    sentence = str(failed.value)
    assert sentence.startswith("“x.json” ")
    assert said in sentence
    assert sentence.endswith("Export it once more, or paste the text itself.")


def test_what_only_looks_wrong_is_read() -> None:
    text = '["\\\\ud800 and \\\\u0000 as text", "NaN, Infinity"]'
    assert strict.load("x.json", text) == ["\\ud800 and \\u0000 as text", "NaN, Infinity"]
    assert strict.load("x.json", "[" * 50 + "]" * 50)


def test_too_much_is_refused_before_it_is_read() -> None:
    for text in ('["' + "x" * strict.MOST_CHARACTERS + '"]', "[" + "1," * 2_000_000):
        with pytest.raises(ImportFailed, match="Export a shorter time"):
            strict.load("x.json", text)

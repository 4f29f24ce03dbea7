"""What is asked in disbelief is heard, of persons and of companies; plain questions are not."""

import pytest

from pmdesk.language import Category, check


def categories(text: str) -> set[Category]:
    return {finding.category for finding in check(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Didn’t the welders smell the gas?",
        "Didnt the welders smell the gas?",
        "Do they not have a second pump?",
        "How on earth does a hospital lose its only key?",
        "I wonder why the bank never tried a restore.",
        "I fail to see how Xyzcorp could ship that.",
        "What kind of firm keeps its keys on a wall?",
    ],
)
def test_a_question_that_wants_no_answer_is_hindsight(text: str) -> None:
    assert Category.HINDSIGHT in categories(text)


@pytest.mark.parametrize(
    "text",
    [
        "Didn’t the probe see the gas?",
        "Does the second pump have a valve?",
        "How does a hospital rotate its keys?",
        "I wonder why the graph is flat.",
        "I fail to see how the parser could loop.",
        "What kind of key does the lock need?",
        "The bank didn’t try it.",
    ],
)
def test_a_plain_question_is_left_alone(text: str) -> None:
    assert categories(text) == set()


def test_what_holds_of_questions_alone_is_not_said_of_statements() -> None:
    assert Category.HINDSIGHT in categories("Have they never opened the lid?")
    assert Category.HINDSIGHT not in categories("They have never opened the lid.")

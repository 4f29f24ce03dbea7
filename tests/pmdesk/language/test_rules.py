"""Every rule is shown by examples, and what it offers instead is never found fault with."""

import pytest

from pmdesk.language import Category, check
from pmdesk.language.languages import language
from pmdesk.language.rules import Rule

RULES = {f"{ready.category.value}.{ready.rule.id}": ready for ready in language("en").rules}
ENOUGH = 2


def rule(name: str) -> Rule:
    return RULES[name].rule


def test_every_category_but_the_names_has_rules_and_each_rule_a_name_of_its_own() -> None:
    named = {ready.category for ready in language("en").rules}
    assert named == set(Category) - {Category.PERSONAL_NAME}
    assert len({ready.rule.id for ready in RULES.values()}) == len(language("en").rules)


@pytest.mark.parametrize("name", RULES)
def test_what_is_wrong_is_found_and_what_is_right_is_left_alone(name: str) -> None:
    assert len(rule(name).wrong) >= ENOUGH
    assert len(rule(name).right) >= ENOUGH
    for text in rule(name).wrong:
        assert rule(name).id in {finding.rule for finding in check(text)}, text
    for text in rule(name).right:
        assert not check(text), text


@pytest.mark.parametrize("name", RULES)
def test_a_rewording_is_never_found_fault_with(name: str) -> None:
    assert 1 <= len(rule(name).rewordings) <= 3
    for text in rule(name).rewordings:
        assert not check(text.replace("{who}", "the on-call engineer")), text


@pytest.mark.parametrize("name", RULES)
def test_the_reason_is_one_sentence_with_its_source(name: str) -> None:
    why = rule(name).why
    assert why[0].isupper() or why[0] == "“"
    assert why.count("(") == 1
    assert why.endswith((").", ")"))
    assert "'" not in why + "".join(rule(name).rewordings)
    assert "..." not in why + "".join(rule(name).rewordings)

"""Another language is added by adding files."""

from pathlib import Path

import pytest

import resources
from pmdesk.errors import NotFound
from pmdesk.language import Category, check
from pmdesk.language.checking import Checker
from pmdesk.language.languages import Language
from pmdesk.language.names import Roster
from pmdesk.masking.namewords import NameWords

WORDS = """
name = "Deutsch"
[lists]
people = "Ingenieur Ingenieurin Team"
determiners = "der die das"
auxiliaries = "hat hätte"
prepositions = "im in von"
[patterns]
[exempt]
all = ["ohne schuld"]
"""
LISTS = (
    "why", "why_listed", "titles", "not_people", "things", "before_things", "group_handles",
    "acts", "weak_acts",
    "before", "place_before", "numbered", "openers", "also_people", "starts", "of_things",
    "blame_behind", "blame_ahead", "named_things", "states", "owned", "spoken_to", "roles_before",
    "before_pairs", "only_people", "no_acts", "entry_acts", "handle_acts",
)  # fmt: skip
NAMES = "\n".join(
    (*(f'{name} = ""' for name in LISTS), 'unknown_roles = "die Person im Dienst"', 'we = "wir"')
)
FORGOT = """
category = "failed_to_person"
[[rules]]
id = "vergessen"
patterns = ["vergessen|vergaß"]
why = "Was vergessen werden kann, wird vergessen (Dekker)."
rewordings = ["Der Schritt ist von Hand, und nichts erinnert daran."]
wrong = ["Die Ingenieurin vergaß den Schalter.", "Das Team hat den Schalter vergessen."]
right = ["Der Dienst vergaß seinen Zustand.", "Der Schalter stand im Weg."]
"""


def write_german(folder: Path) -> Path:
    """Write the files of a small language."""
    folder.mkdir(parents=True)
    words = WORDS.replace("Ingenieur Ingenieurin Team", "ingenieur ingenieurin team")
    for name, content in {"words": words, "names": NAMES, "failed_to_person": FORGOT}.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def german(tmp_path: Path) -> Language:
    return Language.read(write_german(tmp_path / "de"))


def test_a_folder_of_words_and_rules_is_a_language(german: Language) -> None:
    assert (german.code, german.name) == ("de", "Deutsch")
    checker = Checker(german, Roster.of(["Ute Lang"], german.people))
    found = [(f.category, f.rule) for f in checker.check("Die Ingenieurin vergaß den Schalter.")]
    assert found == [(Category.FAILED_TO_PERSON, "vergessen")]
    assert checker.check("Der Dienst vergaß seinen Zustand.") == []
    assert checker.check("Die Ingenieurin vergaß ihn, ohne Schuld.") == []
    (name,) = checker.check("Dann kam Ute dazu.")
    assert name.category is Category.PERSONAL_NAME
    assert name.rewordings == ("die Person im Dienst",)


def test_the_words_of_names_can_be_asked_for_in_any_order() -> None:
    words = NameWords.read(resources.path("language/en"))
    assert words.unknown
    assert "ferry" in words["before_things"]


def test_a_language_gets_ready_before_the_first_text_unless_nobody_waits_any_more(
    german: Language,
) -> None:
    patterns = [trial.pattern for trial in german.trials.every]
    german.prepare(lambda: True)
    assert not any("compiled" in vars(one) for one in patterns)
    german.prepare(lambda: False)
    assert all("compiled" in vars(one) for one in patterns)


def test_a_language_that_is_not_there_is_said_in_one_sentence() -> None:
    with pytest.raises(NotFound, match="There are no rules for the language “xx”"):
        check("x", code="xx")

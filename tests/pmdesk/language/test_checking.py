"""The checker marks persons and their faults, and leaves systems alone."""

import pytest

from pmdesk.language import Category, Finding, Strength, check
from pmdesk.model import Participant
from tests import examples
from tests.pmdesk.language import corpus


def found(text: str, *people: str | Participant) -> list[tuple[str, Category]]:
    return [(text[one.start : one.end], one.category) for one in check(text, people)]


def participant(name: str, **more: object) -> Participant:
    return Participant.checked(record_id=examples.RECORD_ID, name=name, **more)


def only(text: str, *people: str | Participant) -> Finding:
    (finding,) = check(text, people)
    return finding


def test_a_finding_says_where_what_and_why() -> None:
    finding = only("Then the engineer should have checked the replica.")
    assert (finding.category, finding.strength) == (
        Category.COUNTERFACTUAL_PERSON,
        Strength.STRONG,
    )
    assert finding.why.endswith("(Dekker, Field Guide to Understanding Human Error).")
    assert finding.rewordings[0] == "At the time, the engineer saw … and did …, because …"


def test_we_is_only_a_hint_and_can_be_left_out() -> None:
    text = "We should have tested the restore."
    assert only(text).strength is Strength.HINT
    assert check(text, level=Strength.STRONG) == ()


def test_the_subject_decides() -> None:
    assert found("The pod failed to drain.") == []
    assert found("The operator pod failed to follow its leader.") == []
    assert found("The engineer on the night shift failed to follow it.") == [
        ("failed to", Category.FAILED_TO_PERSON)
    ]
    assert found("The engineer who deployed the change forgot the flag.") == [
        ("forgot", Category.FAILED_TO_PERSON)
    ]
    assert found("The engineer restarted the pod and forgot to drain it.") == [
        ("forgot", Category.FAILED_TO_PERSON)
    ]


def test_who_did_what_brought_it_about_is_found_before_the_act_and_behind_it() -> None:
    fault = [("led to", Category.FAULT_ATTRIBUTION)]
    assert found("The purser’s order to open the gate led to the crush.") == fault
    assert found("A call by the purser on Monday led to the crush.") == fault
    assert found("The crush was filmed, and it was his order that led to it.") == fault
    assert found("An order of the new valve led to the crush.") == []
    assert found("The purser’s gate led to the quay.") == []
    assert found("The purser’s order was read out, while rain led to a delay.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was an error of the first officer.", "error of"),
        ("A fitter doing some work at a plant failed to follow it.", "failed to"),
        ("The company said that they should have waited.", "should have waited"),
        ("He has to accept the blame.", "accept the blame"),
        ("I didnt check the lid.", "didnt check"),
    ],
)
def test_a_person_is_found_however_the_phrase_goes_on(text: str, words: str) -> None:
    assert words in [marked for marked, _ in found(text)]


def test_quotations_code_and_addresses_are_not_read() -> None:
    assert found("It said “the engineer should have checked it” in red.") == []
    assert found("`the engineer should have checked it`") == []
    assert found("See https://example.org/human-error and www.example.org/human-error.") == []


def test_a_participant_is_found_behind_that() -> None:
    text = "Add a check that Alice reviews every route push"
    assert found(text, "Alice Moss") == [("Alice", Category.PERSONAL_NAME)]


def test_the_role_of_a_participant_is_the_rewording() -> None:
    person = participant("Ada Lind", role="On-call engineer", team="Widgets")
    finding = only("At 14:02 Ada restarted it.", person)
    assert finding.is_exact
    assert finding.rewordings == ("the on-call Widgets engineer",)
    assert only("Ada restarted it.", person).rewordings == ("The on-call Widgets engineer",)


def test_the_role_stands_in_every_rewording() -> None:
    person = participant("Ada Lind", role="On-call engineer", team="Widgets")
    _, forgot = check("Ada should have checked the replica.", [person])
    assert forgot.rewordings[0].startswith("At the time, the on-call Widgets engineer saw")


def test_a_role_that_says_the_team_in_part_is_not_told_it_twice() -> None:
    person = Participant.checked(
        record_id="pm", name="Ada Park", role="Platform duty engineer", team="Kubernetes platform"
    )
    assert only("Then Ada left.", person).rewordings == ("the platform duty engineer",)


def test_a_service_or_a_learned_word_is_no_person() -> None:
    assert found("Juno restarted at noon.", "Juno Park") != []
    assert check("Juno restarted at noon.", ["Juno Park"], services=["Juno"]) == ()
    assert check("Juno restarted at noon.", ["Juno Park"], not_people=["juno"]) == ()


def test_nothing_is_said_of_nothing() -> None:
    assert check("") == ()
    assert check(" \n\n\t") == ()


def test_a_place_is_marked_once_by_what_says_most() -> None:
    assert found("The engineer should have known that the flag was global.") == [
        ("should have", Category.COUNTERFACTUAL_PERSON),
        ("known", Category.HINDSIGHT),
    ]
    text = "The engineer forgot the flag, and the on-call engineer ignored the page."
    assert [category for _, category in found(text)] == [
        Category.FAILED_TO_PERSON,
        Category.IGNORED_PERSON,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bob should have checked.",
        "Mark should have checked it first.",
        "Priya should have checked.",
        "Quxley should not have merged it.",
        "It was Dave's fault.",
        "It was Quxley’s fault.",
        "Sally's mistake caused the outage.",
        "Maria made a mistake.",
        "John should've rolled back.",
        "Then John could've rolled back.",
        "The outage is on Bob.",
        "The blame lies with Bob.",
        "Then Quellan failed to react.",
        "It goes back to Quellan’s incompetence.",
    ],
)
def test_blame_is_seen_whatever_the_name(text: str) -> None:
    assert any(category is not Category.PERSONAL_NAME for _, category in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Redis should have evicted the key.",
        "Alerts should have fired.",
        "Monitoring should have paged.",
        "The Search Gateway should have retried.",
        "It was the scheduler's fault.",
        "The dashboard is on Grafana.",
        "Traffic should've drained.",
    ],
)
def test_blame_of_a_thing_is_none(text: str) -> None:
    assert found(text) == []


def test_a_service_is_not_blamed() -> None:
    assert check("Quxley should have evicted it.", services=["Quxley"]) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The operator failed\nto check it.", "failed\nto"),
        ("The operator failed\n  to check it.", "failed\n  to"),
        ("- The operator failed\n  to check it.", "failed\n  to"),
        ("The operator failed \n\tto check it.", "failed \n\tto"),
        ("The operator  failed\u00a0 to check it.", "failed\u00a0 to"),
        ("It was **human** error.", "human** error"),
        ("It was *human error*.", "human error"),
        ("It was _human_ error.", "human_ error"),
        ("The operator **failed** to check it.", "failed** to"),
    ],
)
def test_wrapped_lines_and_emphasis_hide_nothing(text: str, words: str) -> None:
    assert [text[one.start : one.end] for one in check(text)] == [words]


def test_a_name_with_two_blanks_in_it_is_replaced_with_both() -> None:
    person = participant("Ada Lind", role="On-call engineer")
    name = only("Then  Ada  Lind left.", person)
    assert name.is_exact
    assert (name.start, name.end) == (6, 15)


def test_words_with_marks_among_them_are_not_replaced() -> None:
    person = participant("Ada Lind", role="On-call engineer")
    assert only("Then **Ada Lind** left.", person).is_exact
    assert not only("Then **Ada** Lind left.", person).is_exact


def test_a_line_that_ends_a_thought_does_not_run_into_the_next() -> None:
    assert found("Runbook of the engineer\nFailed to start: the pod") == []
    assert found("- the engineer\n- failed to start") == []
    assert found("the engineer\n\nfailed to start") == []


def test_a_place_has_one_finding_and_their_order_is_settled() -> None:
    for name in ("development", "held_back"):
        sentences, people = corpus.read(name)
        for sentence in sentences:
            places = [(one.start, one.end) for one in check(sentence.text, people)]
            assert places == sorted(set(places))


@pytest.mark.parametrize(
    "text",
    [
        "The engineer shut two racks down after accidentally unplugging a switch.",
        "After accidentally unplugging a switch, the engineer shut two racks down.",
        "Someone doing a release forgot to ask for it.",
        "This department forgot to ask for it.",
        "A lot of people failed to check it.",
        "The driver just forgot to lower his bed.",
        "One might blame whoever told them that.",
        "It was caused by a welder carelessly opening a valve.",
        "The leak was a result of me not closing it.",
        "Some prat had forgotten to plug it in.",
        "The chief mate, who was tired, and new on board, should have called for help.",
    ],
)
def test_who_is_meant_is_found_past_what_stands_between(text: str) -> None:
    assert found(text) != []


def test_a_clause_without_a_subject_is_of_the_thing_that_does_it() -> None:
    assert found("The pod restarted after accidentally wiping its cache.") == []
    assert found("After accidentally wiping its cache, the pod restarted.") == []


def test_they_are_people_where_they_do_what_people_do() -> None:
    assert found("They should never have approved it.") != []
    assert found("The pods were moved. They should have restarted at once.") == []
    assert found("The engineers were paged. They should have restarted it at once.") != []


def test_what_stands_beside_a_place_is_a_place_unless_it_is_someone_who_took_part() -> None:
    text = "Traffic to Oslo and Bergen was slow."
    assert check(text) == ()
    assert len(check(text, ["Bergen Aas"])) == 1
    (name,) = check("Then Bergen drained it.", ["Bergen Aas"])
    assert name.strength is Strength.STRONG


def test_things_that_are_called_by_a_name_are_nobody() -> None:
    assert check("It was on Tom’s Hardware first.", ["Tom Ashby"]) == ()
    (name,) = check("It was on Tom’s laptop first.", ["Tom Ashby"])
    assert name.category is Category.PERSONAL_NAME


@pytest.mark.parametrize(
    "text",
    [
        "Then Bob unplugged it.",
        "At 10:40 Ingrid pinged the storage group.",
        "Ingrid, could you look at the lag?",
        "It ran on Ingrid’s laptop.",
        "Ingrid was away that week.",
        "Thanks Ingrid, that helped.",
        "Rob, Ingrid and Harald rebuilt the index.",
        "The engineer Quellan restarted it.",
        "Plant manager Quellan Brode left at noon.",
        "Captain Quellan turned back.",
        "Peter Quellan will own it.",
        "Quellan and I learned a lot.",
        "Quellan says he pulled the lever.",
        "Peter Quellan, senior network technician, came first.",
        "Our team (the deployer (Peter Quellan)) was not aware of it.",
        "Ingrid’s out of town.",
        "We merged Ingrid’s PR at noon.",
        "Today Ingrid has written the notes.",
        "Its head of storage, Quella Brodeway, left in May.",
        "The pilot was Maj. Quellan Brode.",
        "@QuellaBrode noticed the lag.",
        "Then Quellan said that when he came in, it was dark.",
        "At dusk Quellan was standing on the pier.",
        "Later the pier was painted for Ingrid Quellan.",
        "It was a bad week for Ingrid, who missed her train.",
        "By then Quellan moved back into his cabin.",
        "Quella V. Brodeway, 47, was on the early turn.",
        "Julia Quellan deployed it.",
        "Anne-Ingrid Brode drew the plan of the pier.",
        "McQuellan, who had the wheel, was below.",
        "Quella Brode said she had the wheel.",
        "@Quellan88 — you were ahead of us by then.",
        "It was late for Ingrid, and it was dark and wet at the pier that night, so she left.",
        "@Ingrid Quellan, it came from the third pull request.",
    ],
)
def test_a_name_is_found_where_a_person_would_stand(text: str) -> None:
    assert found(text) != []
    assert {category for _, category in found(text)} == {Category.PERSONAL_NAME}


@pytest.mark.parametrize(
    "text",
    [
        "Mark the incident as resolved.",
        "Bob’s your uncle, and Rob is a verb.",
        "The Ingrid cluster is in the second rack.",
        "The crew left the ferry Ingrid Quellan at the pier.",
        "Then the tide took the Ingrid Quellan to the pier, and it was late.",
        "The work went to Ingrid & Sons, who were late.",
        "Ingrid Quellan · 2 years ago",
        "In his own words, the cache was cold.",
        "The Victoria Quellan wing was dark.",
        "It runs on Julia Lambda.",
        "Due to the smoke he stayed at the pier.",
        "Ask the developer Portal team.",
        "A nurse led it, and Nurse Practitioner is a role.",
        "Write to name@example.org, please.",
        "The probe in Redis and I/O waits were fine.",
        "Quellan says it is degraded.",
        "Quellan failed to start.",
        "Quellan refused to start.",
        "@Override is missing on it.",
        "Put @Transactional on it.",
    ],
)
def test_a_name_that_does_nothing_that_people_do_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Where a manual error can empty the pool, the pool lacks a guard.",
        "If that was an operator error, the button invited it.",
        "The surprise is not that somebody made a mistake, but that it went live.",
        "The first notice has to be plain without sounding careless.",
        "The vendor is not widely known for negligence.",
        "They get paged although it is not their fault.",
        "It is no one person's fault.",
        "The log had rolled over, which is why nobody noticed it.",
        "Assume that operators will make mistakes, and plan for the next one.",
        "A manual error is a starting point, and no more.",
        "The aim is not to find people to blame.",
        "Neither of the operators was blamed for it.",
        "Nobody can accidentally drop the table now.",
        "The slip did not amount to misconduct.",
        "Wait for the log before you discuss who was to blame.",
        "It matters little whether the operator did or did not follow it.",
        "Calling the user of a console careless ends the search too soon.",
        "The jury was asked for a verdict of negligence.",
    ],
)
def test_what_speaks_of_blame_and_blames_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "An operator error emptied the pool.",
        "It went live because somebody made a mistake.",
        "The notice was careless, and so was the engineer who wrote it.",
        "They were paged, and it was their fault.",
    ],
)
def test_what_blames_in_the_same_words_is_found(text: str) -> None:
    assert found(text) != []


def test_a_name_is_found_with_its_first_part_though_that_is_a_language_too() -> None:
    (name, _) = check("Then Ada Lind ignored two alerts.")
    assert (name.start, name.end) == (5, 13)


def test_a_rank_is_no_part_of_a_name() -> None:
    assert found("The captain went below.", "Captain Brode") == []
    assert found("Then Brode went below.", "Captain Brode") != []


@pytest.mark.parametrize(
    "person",
    ["stevedore", "barrister", "social worker", "baggage handler", "second mate", "trawlermen"],
)
def test_people_of_any_trade_are_persons(person: str) -> None:
    assert found(f"Then the {person} failed to lower the ramp.") != []


@pytest.mark.parametrize("thing", ["queue worker", "event handler", "witness", "build agent"])
def test_things_that_are_called_like_people_are_none(thing: str) -> None:
    assert found(f"Then the {thing} failed to lower the limit.") == []


def test_what_is_left_of_a_place_is_given_to_what_else_is_said_there() -> None:
    said = found("If the fitter had not told them to wait, the valve had held.")
    assert said == [
        ("If the fitter", Category.COUNTERFACTUAL_PERSON),
        ("had not told", Category.FAILED_TO_PERSON),
    ]


def test_where_next_to_nothing_is_left_nothing_more_is_said() -> None:
    assert only("The fitter simply had to wait.").category is Category.HINDSIGHT


@pytest.mark.parametrize(
    "aside", ["Ada Lind", "identified as a major", "on loan from the yard", "standing beside it"]
)
def test_who_is_described_between_two_commas_is_still_the_one_who_did_it(aside: str) -> None:
    found = check(f"The head of the yard, {aside}, failed to warn the crew.")
    assert Category.FAILED_TO_PERSON in {finding.category for finding in found}
    assert not check(f"The pods of the yard, {aside.lower()}, failed to warn it.")

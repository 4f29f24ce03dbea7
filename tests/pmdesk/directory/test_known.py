"""The directory completes what a record names."""

from pmdesk.directory.known import Known, Someone
from pmdesk.model import Contact, Item, Participant, Service, Team
from pmdesk.record import Record
from tests import examples


def made(kind: type[Item], name: str, **more: object) -> Item:
    return kind.checked(record_id="directory", name=name, **more)


KNOWN = Known(
    Record.of(
        "directory",
        (
            made(
                Service, "Checkout", slo_weeks=4, delivery_team="Shop", responsible_manager="Cleo"
            ),
            made(Team, "Payments", manager="ada park"),
            made(Team, "Shop", manager="Head of Shop"),
            made(Contact, "Ada Park", role="Head of Payments"),
            made(Contact, "Cleo", role="Head of Shop"),
        ),
    )
)


def test_names_are_found_in_any_case_and_unknown_ones_are_nobody() -> None:
    assert KNOWN.slo_weeks("checkout ") == 4
    assert KNOWN.slo_weeks("Unknown") == 8
    assert KNOWN.someone("ADA PARK") == Someone("Ada Park", "Head of Payments")
    assert KNOWN.someone("Eve") == Someone("Eve")
    assert Known().service("Checkout") is None


def test_the_teams_of_services_are_offered_too_each_once() -> None:
    assert KNOWN.teams == ["Payments", "Shop"]
    assert KNOWN.roles == ["Head of Payments", "Head of Shop"]


def test_whoever_took_part_commits_first_then_the_managers_of_team_and_service() -> None:
    boss = Participant.checked(
        record_id=examples.RECORD_ID, name="Robin Doe", role="Director", responsible_manager=True
    )
    assert KNOWN.managers([boss], "payments", "Checkout") == [
        Someone("Robin Doe", "Director"),
        Someone("Ada Park", "Head of Payments"),
        Someone("Cleo", "Head of Shop"),
    ]


def test_a_manager_who_stands_there_by_role_is_the_one_person_known_to_have_it() -> None:
    managed = made(Team, "Kubernetes", manager="Head of Kubernetes")
    known = Known(Record.of("directory", (managed,)))
    assert known.managers([], "kubernetes", "") == [Someone("", "Head of Kubernetes")]
    head = Participant.checked(
        record_id=examples.RECORD_ID, name="Priyanka Dasgupta", role="Head of Kubernetes",
        responsible_manager=True,
    )  # fmt: skip
    assert known.managers([head], "kubernetes", "") == [
        Someone("Priyanka Dasgupta", "Head of Kubernetes")
    ]
    two = [made(Contact, name, role="Head of Kubernetes") for name in ("Ada", "Bo")]
    shared = Known(Record.of("directory", (managed, *two)))
    assert shared.managers([], "kubernetes", "") == [Someone("", "Head of Kubernetes")]


def test_nobody_is_proposed_where_nobody_is_known() -> None:
    assert KNOWN.managers([], "Elsewhere", "Unknown") == []

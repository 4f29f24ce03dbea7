"""What the directory knows, looked up by name in any case: whoever fills in a record asks here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from pmdesk.creation import DIRECTORY_ID
from pmdesk.deadlines import UNKNOWN_WEEKS
from pmdesk.model import Contact, Item, Participant, Service, Team
from pmdesk.record import Record

I = TypeVar("I", bound=Item)  # noqa: E741 - an item


@dataclass(frozen=True)
class Someone:
    """Whom a record may name: a person, with the role where it is known, or a role alone."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class Known:
    """The directory as it is now; names that it does not have are welcome everywhere."""

    directory: Record = field(default_factory=lambda: Record(DIRECTORY_ID))

    @property
    def services(self) -> list[str]:
        """The names of the services, in order."""
        return [service.name for service in self.directory.all(Service)]

    @property
    def teams(self) -> list[str]:
        """The names of the teams, those that services name included, in order."""
        named = [service.delivery_team for service in self.directory.all(Service)]
        return _distinct([team.name for team in self.directory.all(Team)] + sorted(named))

    @property
    def people(self) -> list[str]:
        """The names of the people, in order."""
        return [contact.name for contact in self.directory.all(Contact)]

    @property
    def roles(self) -> list[str]:
        """The roles of the people, in order."""
        return _distinct(sorted(contact.role for contact in self.directory.all(Contact)))

    @property
    def owners(self) -> list[str]:
        """Who may own a postmortem: by role before by name."""
        managers = [service.responsible_manager for service in self.directory.all(Service)]
        return _distinct([*self.roles, *sorted(managers), *self.people])

    def service(self, name: str) -> Service | None:
        """Return the service of a name, if the directory has it."""
        return self._services.get(name.strip().casefold())

    def team(self, name: str) -> Team | None:
        """Return the team of a name, if the directory has it."""
        return self._teams.get(name.strip().casefold())

    def contact(self, name: str) -> Contact | None:
        """Return the person of a name, if the directory has them."""
        return self._contacts.get(name.strip().casefold())

    def slo_weeks(self, service: str) -> int:
        """Return how many weeks a fix of a root cause in a service may take."""
        found = self.service(service)
        return found.slo_weeks if found else UNKNOWN_WEEKS

    def someone(self, name: str) -> Someone:
        """Return a person with the role that the directory knows."""
        found = self.contact(name)
        return Someone(found.name, found.role) if found else Someone(name)

    def managers(self, took_part: Iterable[Participant], team: str, service: str) -> list[Someone]:
        """Return who can commit to an action of a team, the likeliest first, each once.

        These are the managers who took part, that of the team, that of the faulty service and that
        of the team that runs it. Of a role that nobody is known to have only the role is given.
        """
        present = [
            Someone(person.name, person.role) if person.role else self.someone(person.name)
            for person in took_part
            if person.responsible_manager
        ]
        standing = (self._holder(name, present) for name in self._standing(team, service))
        return _once([*present, *standing])

    def _standing(self, team: str, service: str) -> list[str]:
        """Return the names or roles that the directory has for the managers of an action."""
        found, faulty = self.team(team), self.service(service)
        delivering = self.team(faulty.delivery_team) if faulty else None
        names = (
            found.manager if found else "",
            faulty.responsible_manager if faulty else "",
            delivering.manager if delivering else "",
        )
        return [name for name in names if name]

    def _holder(self, name: str, present: Iterable[Someone]) -> Someone:
        """Return whom a name means that may be a role, one who took part before all others."""
        # What tells roles from names takes a while to load, and no window needs it to open.
        from pmdesk.masking.roles import names_role

        if self.contact(name) is not None or not names_role(name):
            return self.someone(name)
        listed = (Someone(contact.name, contact.role) for contact in self.directory.all(Contact))
        for people in (present, listed):
            holders = [some for some in people if some.role.casefold() == name.strip().casefold()]
            if len(holders) == 1:
                return holders[0]
        return Someone("", name)

    @cached_property
    def _services(self) -> dict[str, Service]:
        return {item.name.casefold(): item for item in self.directory.all(Service)}

    @cached_property
    def _teams(self) -> dict[str, Team]:
        return {item.name.casefold(): item for item in self.directory.all(Team)}

    @cached_property
    def _contacts(self) -> dict[str, Contact]:
        return {item.name.casefold(): item for item in self.directory.all(Contact)}


def _distinct(words: Iterable[str]) -> list[str]:
    """Return words in order, each once whatever its case."""
    return list({word.casefold(): word for word in reversed([*words]) if word}.values())[::-1]


def _once(people: Iterable[Someone]) -> list[Someone]:
    found: dict[str, Someone] = {}
    for someone in people:
        found.setdefault((someone.name or someone.role).casefold(), someone)
    return list(found.values())

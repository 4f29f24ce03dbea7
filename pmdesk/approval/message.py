"""The message that asks an approver for a decision, from a template that the team can edit."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from pmdesk import dates
from pmdesk.approval.digests import approved_content, short
from pmdesk.masking.mask import masked
from pmdesk.masking.parts import spoken_of
from pmdesk.model import Approval
from pmdesk.record import Record
from pmdesk.texts import templates

KEY = "approval_request"
"""The key of the template."""

_NO_DAY = "a day that suits you"
_NOBODY = "(approver)"
_LONGEST_LINK = 1_900
"""Characters of an address that every mail program takes."""

MEANS = (
    "Approving means that you agree with the findings and root causes, and that the priority "
    "actions are an acceptable way to address them."
)
"""What an approver is told that approval means."""


def facts_of(record: Record, approval: Approval) -> dict[str, str]:
    """Return what goes into the template for one approver; only they are spoken to by name."""
    shown = masked(spoken_of(record))
    wanted = record.postmortem.approval_due
    fixes = (action for action in shown.actions if action.fixes)
    return templates.facts_of(record) | {
        "approver": approval.name,
        "role": approval.role,
        "wanted": dates.day(wanted) if wanted else _NO_DAY,
        "means": MEANS,
        "causes": _listed(cause.text for cause in shown.root_causes),
        "fixes": _listed(
            ", ".join(part for part in (action.text, action.team) if part) for action in fixes
        ),
        "content": short(approved_content(record)),
    }


def first_facts(record: Record) -> dict[str, str]:
    """Return the facts for the first approver, or for one who is not named yet."""
    nobody = Approval.checked(record_id=record.id, name=_NOBODY)
    return facts_of(record, next(iter(record.approvals), nobody))


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(text.split())}" for text in texts) or "- none"


@dataclass(frozen=True)
class Message:
    """A subject and the words below it."""

    subject: str
    body: str

    @classmethod
    def of(cls, text: str) -> "Message":
        """Divide a text whose first line may say the subject."""
        first, _, rest = text.partition("\n")
        if not first.startswith("Subject:"):
            return cls("", text.strip() + "\n")
        return cls(first.removeprefix("Subject:").strip(), rest.strip() + "\n")

    def link(self, address: str) -> str:
        """Return a mailto: link; a body that no mail program takes is left out."""
        to = quote(address, safe="@")
        whole = f"mailto:{to}?subject={quote(self.subject)}&body={quote(self.body)}"
        return whole if len(whole) <= _LONGEST_LINK else whole.partition("&body=")[0]


def is_mail_address(contact: str) -> bool:
    """Tell whether a contact is an address that mail can go to."""
    name, at, host = contact.partition("@")
    return bool(name and at and "." in host) and " " not in contact

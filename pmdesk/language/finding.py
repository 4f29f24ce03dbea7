"""What the checker finds in a text."""

from typing import NamedTuple

from pmdesk.model.item import Choice


class Category(Choice):
    """A way of wording that turns a review towards persons, stored by value, shown by label."""

    PERSONAL_NAME = "personal_name", "Personal name"
    COUNTERFACTUAL_PERSON = "counterfactual_person", "What someone should have done"
    FAILED_TO_PERSON = "failed_to_person", "What someone did not do"
    JUDGEMENT_OF_CHARACTER = "judgement_of_character", "Judgement of character"
    HUMAN_ERROR_AS_CAUSE = "human_error_as_cause", "Human error as a cause"
    FAULT_ATTRIBUTION = "fault_attribution", "Whose fault it was"
    HINDSIGHT = "hindsight", "Hindsight"
    IGNORED_PERSON = "ignored_person", "What someone ignored"
    PUNITIVE = "punitive", "Reprimand or appeal to care"


class Strength(Choice):
    """How sure a finding is; of two, the one with the larger `place` is the surer."""

    HINT = "hint", "Hint"
    """Worth a second look: the person is “we”, known from a name list alone, or unclear."""
    STRONG = "strong", "Strong"
    """A person is certainly meant."""


class Finding(NamedTuple):
    """A place in a text, as characters from `start` up to `end`, and how to say it otherwise.

    `why` is one sentence with its source. There are one to three `rewordings`; where `is_exact`,
    each can stand in the text's place as it is, else they show how a good sentence is built.
    """

    start: int
    end: int
    category: Category
    strength: Strength
    why: str
    rewordings: tuple[str, ...]
    rule: str
    """Which rule found it, by its identity."""
    is_exact: bool = False
    person: str = ""
    """The identity of the participant who is named, where it is known."""

    def moved(self, by: int) -> "Finding":
        """Return it in a text before which so many more characters stand."""
        return self._replace(start=self.start + by, end=self.end + by) if by else self

"""How the events of a list are told: each on its lines alone, or in paragraphs of its own."""

_SOME = 2


class Manner:
    """What was seen so far of how the events of a list are told."""

    def __init__(self) -> None:
        self._alone = 0
        self._tight = False
        self._several = False
        """Whether any event has gone on behind a blank line."""

    def begins(self, *, blank: bool, own: bool, update: bool) -> None:
        """Take note that an event begins, after a blank line or not, with words beside its time.

        Below an `update` with its words stands the text that it was added to.
        """
        self._tight = (self._alone > 0 and not blank) or (update and own and not self._several)
        self._alone += own

    def goes_on(self) -> None:
        """Take note that an event goes on behind a blank line."""
        self._alone = 0
        self._tight = False
        self._several = True

    @property
    def ends_with_paragraph(self) -> bool:
        """Whether a paragraph behind the last event is no part of it, for no other had one."""
        return self._tight or self._alone > _SOME

"""In which zone the times of a text are: in one that they, a heading, the text or the user name."""

from datetime import UTC, date, datetime, tzinfo

from pmdesk.timeline.layouts.marks import Mark
from pmdesk.timeline.questions import Questions
from pmdesk.timeline.reading import About, Question
from pmdesk.timeline.written.times import zone_by_check
from pmdesk.timeline.written.zones import Zone, as_meant, differs, named_zone


class Zoning:
    """Knows the zones that hold where the reader is, and asks for those that a text leaves open."""

    def __init__(
        self, text: str, declared: Zone | None, default: tzinfo | None, questions: Questions
    ) -> None:
        self.text = text
        self.declared = declared
        self.default = default
        self.questions = questions
        self.section: Zone | None = None
        """The zone that the heading of the section names."""
        self.applied: Zone | None = None
        """The zone of the last mark, as the text names it."""
        self._carried: Zone | None = None
        """The zone of the times before, from the first on."""
        self._begun = False
        self._meanings: dict[Zone, Zone] = {}
        self._unsaid: tzinfo | None = None

    def zone_of(self, mark: Mark, day: date) -> tzinfo:
        """Return a mark's zone: its own, its section's, the text's, the one before, the user's.

        `day` is the day where the reader is, for zones that are known by a second reading.
        """
        self._take_second_reading(mark, day)
        own = mark.stamp.zone
        first, self._begun = not self._begun, True
        if own is not None:
            meant = self.meant(own)
            if meant is not own:
                mark.stamp = mark.stamp._replace(zone=meant)
            if first or self._carried is not None:
                self._carried = meant
            self.applied = meant
            return meant.meant
        for found in (mark.zone, self.section, self.declared, self._carried):
            if found is not None:
                self.applied = self.meant(found)
                return self.applied.meant
        self.applied = None
        return UTC if mark.stamp.instant is not None else self._default_zone()

    def _take_second_reading(self, mark: Mark, day: date) -> None:
        """Find out the zone of a time from a second reading where only that one has a zone."""
        stamp, check = mark.stamp, mark.stamp.check
        zoned = stamp.zone or mark.zone or self.section or self.declared
        if check is None or check.zone is None or zoned is not None:
            return
        found = zone_by_check(stamp, day)
        taken = stamp if found else stamp._replace(clock=check.clock, check=None)
        mark.stamp = taken._replace(zone=found or check.zone)

    def _default_zone(self) -> tzinfo:
        if self._unsaid is None:
            self._unsaid = self.default or UTC
            name = zone_name(self._unsaid)
            question = Question(About.ZONE, "In which zone are these times?", answer=name)
            self.questions.answer(question)
        return self._unsaid

    def meant(self, zone: Zone) -> Zone:
        """Return which of the places with one abbreviation is meant, and ask for it once."""
        if not zone.region:
            return zone
        if zone not in self._meanings:
            self._meanings[zone] = self._settled(zone)
        return self._meanings[zone]

    def _settled(self, zone: Zone) -> Zone:
        zone = as_meant(zone, self.default, self.text)
        told = self.questions.answers.get((About.ABBREVIATION, zone.written), "")
        if zone.others:
            places = (zone.region, *zone.others)
            text = f"Where is “{zone.written}” the time of the clocks?"
            told = self.questions.answer(
                Question(About.ABBREVIATION, text, zone.written, zone.region, places)
            )
        meant = named_zone(told) if told in {zone.region, *zone.others} else None
        if meant is not None and (told != zone.region or not zone.others):
            return Zone(zone.written, meant, told)
        return zone._replace(others=())

    def ask_about_clocks(self, start: datetime) -> None:
        """Ask once about an abbreviation that the clocks of its place did not show that day."""
        zone = self.applied
        if zone is None or not zone.region or not differs(zone, start):
            return
        as_written = start.astimezone(zone.meant).strftime("UTC%z")
        text = f"“{zone.written}” in {start:%B}: what is meant?"
        choices = (as_written, zone.region)
        self.questions.answer(Question(About.ABBREVIATION, text, zone.written, as_written, choices))


def zone_name(zone: tzinfo) -> str:
    """Return how a zone is called, such as Europe/Berlin."""
    return getattr(zone, "key", None) or str(zone)

"""What is to be read, and how: a text or a file, with the answers that were given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from pmdesk.incoming import READABLE, read_path
from pmdesk.timeline import parse
from pmdesk.timeline.columns import Columns
from pmdesk.timeline.formats import read
from pmdesk.timeline.formats.decoding import decode
from pmdesk.timeline.formats.source import Source, suffix
from pmdesk.timeline.reading import About, Answers, Reading

MUCH = 1_000_000
"""Characters from which on a text takes a while to look through."""

PATTERN = f"Readable files ({' '.join(f'*{end}' for end in sorted(READABLE))} *.zip);;All files (*)"
_TEXTS = frozenset({".txt", ".md", ".log", ".csv", ".tsv", ""})
_SHEETS = frozenset({".csv", ".tsv"})
_STRUCTURED = re.compile(r"\s*(?:\{|\[\s*[{\"]|BEGIN:VCALENDAR|[^\n|\t]*[,;][^\n|\t]*\n)")
"""How JSON, calendars and comma-separated tables begin."""

_PASTED = "The pasted text"
_LONG_LINES = 2_000
_LONG = 200_000


@dataclass(frozen=True)
class Query:
    """A text, or a file that is none to look at; `notes` say what was assumed when opening it."""

    text: str = ""
    name: str = ""
    source: Source | None = None
    notes: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)
    columns: Columns | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.source is None and not self.text.strip()

    @property
    def is_long(self) -> bool:
        """Whether reading takes longer than a key should."""
        is_much = len(self.text) > _LONG or self.text.count("\n") > _LONG_LINES
        return self.source is not None or is_much

    @property
    def about(self) -> str:
        """What there is to read, where it is more than one file."""
        count = len(self.source.parts) if self.source else 0
        return f"{count:,} files" if count > 1 else ""

    def answered(self, answers: Answers, columns: Columns | None) -> "Query":
        """Return the same with what someone answered."""
        return replace(self, answers=answers, columns=columns)

    def reading(self, day: date, zone: tzinfo) -> Reading:
        """Read it; `day` and `zone` are meant where it names none and no one answered.

        Raises `ImportFailed` with a sentence where it cannot be read at all.
        """
        if self.is_empty:
            return Reading()
        given = {about: answer for (about, _), answer in self.answers.items()}
        day = date.fromisoformat(given.get(About.DATE, day.isoformat()))
        zone = ZoneInfo(given[About.ZONE]) if About.ZONE in given else zone
        if self._is_prose:
            found = parse(self.text, day, zone, self.answers)
        else:
            found = read(
                self.source or Source.of(self.name or _PASTED, self.text.encode(errors="replace")),
                default_date=day,
                default_zone=zone,
                columns=self.columns,
                answers=self.answers,
            )
        return replace(found, assumed=(*self.notes, *found.assumed))

    @property
    def _is_prose(self) -> bool:
        """Whether it is a text as people write them, with tables or without."""
        is_text = self.source is None and suffix(self.name) not in _SHEETS
        return is_text and not _STRUCTURED.match(self.text)


def opened(paths: Sequence[Path]) -> Query:
    """Open files or a folder: a text to look at, or a source; raise `ImportFailed`."""
    sources = [read_path(path) for path in paths]
    source = sources[0] if len(sources) == 1 else _together(sources)
    name, content = next(iter(source.parts.items()))
    if len(source.parts) == 1 and suffix(name) in _TEXTS and len(content) < MUCH:
        text, note = decode(name, content)
        return Query(text, name, notes=(*source.notes, *([note] if note else [])))
    return Query(name=source.name, source=source)


def _together(sources: Sequence[Source]) -> Source:
    """Return several files as one source; those of one name are told apart by their place."""
    parts: dict[str, bytes] = {}
    for place, source in enumerate(sources, start=1):
        for name, content in source.parts.items():
            parts[f"{place}/{name}" if name in parts else name] = content
    notes = tuple(note for source in sources for note in source.notes)
    return Source(f"{len(sources)} files", parts, notes)

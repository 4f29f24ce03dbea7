"""Pictures of the report's page over libraries of different sizes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QMenu

from pmdesk.record import Record
from pmdesk.standing import Scope, incidents, report
from tests import crowd
from tests.pmdesk.standing.facts import facts_of
from ui.pictures import grab
from ui.standing.page import ReportPage
from ui.theme import theme

SIZES = (0, 1, 60, 1_000)


def take(
    folder: Path, themes: Sequence[str] = ("light", "dark"), zooms: Sequence[int] = (100, 200)
) -> Iterator[Path]:
    """Save a picture of the page for each library, theme and zoom; yield their paths."""
    known = Record.of("directory", crowd.directory())
    for size in SIZES:
        found = incidents(map(facts_of, crowd.records(size)), known, crowd.TODAY)
        page = ReportPage(QMenu(), lambda: crowd.TODAY)
        page.show_report(report(found, Scope(), crowd.TODAY))
        for name in themes:
            for zoom in zooms:
                theme.set_name(name)
                theme.set_zoom(zoom)
                page.resize(1280, 1800)
                page.show()
                yield grab(page, folder / f"40-report-{size}-{name}-{zoom}.png")
        page.close()
        page.deleteLater()

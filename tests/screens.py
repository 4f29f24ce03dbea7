"""Saves a picture of every screen in both themes, two zooms and two sizes: `dev.py screens`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pmdesk.changes import difference
from pmdesk.record import Record
from pmdesk.session import Session
from tests import approval_screens, board_screens, raising_screens, report_screens
from tests.examples import long_record
from tests.fakes import FakeAsk, FakeClock
from tests.ui.timeline.conftest import MemoryImages
from ui.document import Document
from ui.pictures import grab, take
from ui.theme import theme
from ui.timeline.strip_sight import at_first, everything
from ui.timeline.view import TimelineView

SIZES = ((1280, 720), (1920, 1080))


def main() -> None:
    """Take the pictures and print their paths."""
    parser = argparse.ArgumentParser(prog="dev.py screens", description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("screens"))
    parser.add_argument("--theme", nargs="*", default=["light", "dark"])
    parser.add_argument("--zoom", nargs="*", type=int, default=[100, 200])
    chosen = parser.parse_args()
    for path in take(chosen.output, chosen.theme, chosen.zoom, SIZES):
        print(path, flush=True)
    for path in _long_timelines(chosen.output, chosen.theme):
        print(path, flush=True)
    for screens in (raising_screens, report_screens, board_screens, approval_screens):
        for path in screens.take(chosen.output, chosen.theme, chosen.zoom):
            print(path, flush=True)


def _long_timelines(folder: Path, themes: list[str]) -> Iterator[Path]:
    """Take the timeline of four days with 300 events: its first look, all of it, half the time."""
    record = long_record()
    session = Session(Record(record.id), clock=FakeClock())
    session.edit(difference("Import", Record(record.id), record))
    view = TimelineView(Document(session, lambda _edit: None), FakeAsk(), MemoryImages())
    view.resize(1000, 720)
    view.show()
    theme.set_zoom(100)
    looks = {
        "first": lambda: view.strip.sight.frame(at_first),
        "whole": lambda: view.strip.sight.frame(everything),
        "half": view.halve,
    }
    for name in themes:
        theme.set_name(name)
        view.halving.leave()
        for look, show in looks.items():
            show()
            yield grab(view, folder / f"21-long-timeline-{look}-{name}.png")
    view.close()
    view.deleteLater()


if __name__ == "__main__":
    main()

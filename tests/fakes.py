"""Stand-ins for what a test must not do: ask a person, read the clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog


@dataclass
class FakeClock:
    """A clock that stands still until it is told to go on."""

    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        """Let time pass, in the units of `timedelta`."""
        self.now += timedelta(**duration)


@dataclass
class FakeAsk:
    """Answers in the user's place, from a list, and remembers what was asked."""

    answers: list[object] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def _answer(self, question: str) -> object:
        self.asked.append(question)
        assert self.answers, f"nobody expected the question {question!r}"
        return self.answers.pop(0)

    def run(self, dialog: QDialog) -> bool:
        """A callable answer fills in the dialog first; then it is accepted unless it says False."""
        answer = self._answer(dialog.windowTitle())
        is_accepted = answer(dialog) is not False if callable(answer) else bool(answer)
        dialog.deleteLater()
        return is_accepted

    def confirm(self, title: str, text: str, yes: str) -> bool:
        return bool(self._answer(f"{title}: {text} [{yes}]"))

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        answer = self._answer(f"{title}: {text} {list(choices)}")
        assert answer is None or isinstance(answer, int)
        return answer

    def line(self, title: str, label: str, text: str = "") -> str | None:
        answer = self._answer(f"{title}: {label}")
        assert answer is None or isinstance(answer, str)
        return answer

    def words(self, title: str, label: str, text: str = "") -> str | None:
        return self.line(title, label, text)

    def tell(self, title: str, text: str) -> None:
        self.asked.append(f"{title}: {text}")

    def open_file(self, title: str, pattern: str, folder: str = "") -> Path | None:
        return self._path(title)

    def save_file(self, title: str, proposal: str, pattern: str = "") -> Path | None:
        return self._path(title)

    def library(self, proposal: str = "") -> Path | None:
        return self._path("Open another library")

    def folder(self, title: str, folder: str = "") -> Path | None:
        return self._path(title)

    def _path(self, title: str) -> Path | None:
        answer = self._answer(title)
        assert answer is None or isinstance(answer, Path)
        return answer

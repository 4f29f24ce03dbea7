"""What a text leaves open is asked once, and answered by what was told or is assumed."""

from dataclasses import replace

from pmdesk.timeline.reading import About, Answers, Question


class Questions:
    """The questions that came up while a text was read, each with its answer."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._asked: dict[tuple[About, str], Question] = {}

    @property
    def all(self) -> tuple[Question, ...]:
        """The questions in the order in which they came up."""
        return tuple(self._asked.values())

    def answer(self, question: Question) -> str:
        """Ask something once; return what was answered, else what is assumed."""
        subject = question.subject if question.about is About.ABBREVIATION else ""
        for (about, of), told in self.answers.items():
            if about is question.about and subject in {"", of}:
                question = replace(question, answer=told)
                break
        return self._asked.setdefault((question.about, subject), question).answer

    def asked(self, about: About) -> bool:
        """Tell whether something was asked about this that has one answer for the whole text."""
        return (about, "") in self._asked

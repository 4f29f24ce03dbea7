"""The kinds of files that a report can be exported to, one table for window and command line."""

from collections.abc import Callable
from dataclasses import dataclass

from exports import markdown
from exports.files import safe_name
from exports.options import Options
from exports.report.outline import TITLE, outline
from exports.report.tables import as_csv, as_json
from exports.work import Work
from pmdesk.standing import Report


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is called, how its name ends, how its content comes about."""

    key: str
    label: str
    suffix: str
    make: Callable[[Report, Options], bytes]


def _pdf(report: Report, options: Options) -> bytes:
    from exports.pdf.document import About, build

    about = About("Report", f"{TITLE} · {report.scope.sentence}", TITLE)
    return build(about, outline(report), {}, options, Work())


def _html(report: Report, options: Options) -> bytes:
    from exports.web import html

    return html.page(outline(report), {}, options).encode()


def _text(report: Report, options: Options) -> bytes:
    return markdown.written(outline(report), {}, options).encode()


FORMATS = {
    made.key: made
    for made in (
        Format("pdf", "PDF document", ".pdf", _pdf),
        Format("html", "HTML page", ".html", _html),
        Format("csv", "Numbers as CSV", ".csv", lambda report, _options: as_csv(report).encode()),
        Format("json", "Numbers as JSON", ".json",
               lambda report, _options: as_json(report).encode()),
        Format("text", "Markdown text", ".md", _text),
    )
}  # fmt: skip
"""All formats by their key, in the order in which they are offered."""


def file_name(report: Report) -> str:
    """Return how an export of a report is called, without its ending."""
    return safe_name(f"{TITLE} {report.as_of:%Y-%m-%d}")

"""The kinds of files that a record can be exported to, one table for dialog and command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from exports import markdown, pdf, tree
from exports.files import safe_name, stem_of, write_all
from exports.options import Options
from exports.trackers import jira_csv, json_list
from exports.work import Cancelled, Progress, Work, never, no_progress
from pmdesk.masking.mask import masked
from pmdesk.record import Record

Images = Mapping[str, bytes]
"""The bytes of pictures by their digest."""

Files = dict[str, bytes]
"""Contents by the ending of the file's name; the first is the file that the user named."""

_SETUP = "-jira-configuration.txt"
"""How the file for Jira's wizard ends; the wizard's own files are of this kind too."""


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is called, how its files end, how their contents come about."""

    key: str
    label: str
    suffixes: tuple[str, ...]
    make: Callable[[Record, Images, Options, Work], Files]

    def produce(
        self,
        record: Record,
        images: Images,
        options: Options,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> Files:
        """Return the contents of all files; raises `ExportCancelled`."""
        work = Work(progress, cancelled)
        work.reached(0)
        files = self.make(shown(record, options), images, _shown_too(options), work)
        work.reached(1)
        return files


def shown(record: Record, options: Options) -> Record:
    """Return what leaves the program of a record: every export begins here."""
    return record if options.names else masked(record)


def _shown_too(options: Options) -> Options:
    """Return options in which the record as it was approved is shown as the present one is."""
    approved = options.approved
    return replace(options, approved=shown(approved, options)) if approved else options


def file_name(record: Record, options: Options) -> str:
    """Return how an export of a record is called, without its ending."""
    root = shown(record, options).postmortem
    return safe_name(f"{root.key} {root.title}")


def _pdf(record: Record, images: Images, options: Options, work: Work) -> Files:
    return {".pdf": pdf.write(record, images, options, work.progress, work.cancelled)}


def _markdown(record: Record, images: Images, options: Options, _work: Work) -> Files:
    text = markdown.write(record, images, options)
    return {".md": text.encode()} | markdown.pictures(record, images, options)


def _jira_csv(record: Record, _images: Images, options: Options, _work: Work) -> Files:
    return {
        ".csv": jira_csv.write(record, options).encode(),
        _SETUP: jira_csv.configuration(record, options).encode(),
    }


def _json(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".json": json_list.write(record).encode()}


def _tree_svg(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".svg": tree.as_svg(record).encode()}


def _tree_png(record: Record, _images: Images, _options: Options, work: Work) -> Files:
    return {".png": tree.as_png(record, work)}


def _tree_mermaid(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".mmd": tree.as_mermaid(record).encode()}


FORMATS = {
    made.key: made
    for made in (
        Format("pdf", "PDF document", (".pdf",), _pdf),
        Format("markdown", "Markdown text", (".md",), _markdown),
        Format("jira-csv", "Actions for Jira (CSV)", (".csv", _SETUP), _jira_csv),
        Format("json", "Actions as JSON", (".json",), _json),
        Format("tree-svg", "Five whys as a drawing (SVG)", (".svg",), _tree_svg),
        Format("tree-png", "Five whys as a picture (PNG)", (".png",), _tree_png),
        Format("tree-mermaid", "Five whys as Mermaid text", (".mmd",), _tree_mermaid),
    )
}
"""All formats by their key, in the order in which they are offered."""


def save(
    made: Format,
    target: Path,
    record: Record,
    images: Images,
    options: Options,
    work: Work = Work(),  # noqa: B008 - frozen
) -> tuple[Path, ...]:
    """Export a record to the file that the user named and those beside it; return their paths.

    Raises `ExportFailed` with a sentence for the user, or `ExportCancelled`; then nothing of the
    export is left behind.
    """
    named = replace(options, stem=stem_of(target, made.suffixes[0]))
    files = made.produce(record, images, named, work.progress, work.cancelled)
    return write_all(target, files)

"""The kinds of files that a record can be exported to, one table for dialog and command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path

from exports import markdown, pdf, spreadsheet, tree
from exports.files import safe_name, stem_of, write_all
from exports.options import Options
from exports.trackers import asana, azure, github, gitlab, jira, json_list, linear, redmine
from exports.trackers.sheet import Listing, Sheet, as_csv, instructions, place_of, to_raise
from exports.work import Cancelled, Progress, Work, never, no_progress
from pmdesk.masking.alike import masked_alike
from pmdesk.masking.mask import masked
from pmdesk.masking.parts import heading
from pmdesk.model import Contact, SectionKey
from pmdesk.publishing.outside import outside
from pmdesk.record import Record

Images = Mapping[str, bytes]
"""The bytes of pictures by their digest."""

Files = dict[str, bytes]
"""Contents by the ending of the file's name; the first is the file that the user named."""

HOW_TO = "-how-to-import.txt"
_SETUP = "-jira-configuration.txt"
"""How the file for Jira's wizard ends; the wizard's own files are of this kind too."""


class Group(Enum):
    """What a format is for, in the words of the export dialog."""

    DOCUMENT = "The whole record"
    TRACKER = "Actions for a tracker"
    LIST = "Actions as a list"
    DRAWING = "Five whys"


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is called, how its files end, how their contents come about."""

    key: str
    group: Group
    label: str
    about: str
    """What it is good for, in a sentence."""
    suffixes: tuple[str, ...]
    make: Callable[[Record, Images, Options, Work], Files]
    tail: str = ""
    """What the name of the file says behind that of the record."""
    is_paged: bool = False
    """Whether the size of the paper matters."""
    listing: Listing | None = None
    """What a tracker takes of the list of actions that the file is."""

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
        files = self.make(*_shown_with(record, images, options), work)
        work.reached(1)
        return files


def shown(record: Record, options: Options) -> Record:
    """Return what leaves the program of a record: every export begins here."""
    if options.outside:
        contacts = options.directory.all(Contact) if options.directory else ()
        return outside(record, contacts, pictures=options.pictures)
    return record if options.names else masked(record)


def shown_both(before: Record, now: Record, options: Options) -> tuple[Record, Record]:
    """Return two states as they leave the program: they differ only in what was changed."""
    if options.outside or options.names:
        return shown(before, options), shown(now, options)
    return masked_alike(before, now)


def _shown_with(record: Record, images: Images, options: Options) -> tuple[Record, Images, Options]:
    """Return a record as it leaves the program, and so, too, what it was when it was approved."""
    if options.approved is None:
        return shown(record, options), images, options
    approved, told = shown_both(options.approved, record, options)
    return told, images, replace(options, approved=approved)


def title(record: Record, options: Options) -> str:
    """Return the title under which a record leaves the program."""
    return shown(heading(record), options).postmortem.title


def file_name(record: Record, options: Options) -> str:
    """Return how the files of a record are called, without the format's tail and ending."""
    return safe_name(f"{options.key_of(record)} {title(record, options)}".strip())


def _pdf(record: Record, images: Images, options: Options, work: Work) -> Files:
    return {".pdf": pdf.write(record, images, options, work.progress, work.cancelled)}


def _markdown(record: Record, images: Images, options: Options, _work: Work) -> Files:
    text = markdown.write(record, images, options)
    return {".md": text.encode()} | markdown.pictures(record, images, options)


def _html(record: Record, images: Images, options: Options, _work: Work) -> Files:
    from exports.web import html

    return {".html": html.write(record, images, options).encode()}


def _confluence(record: Record, images: Images, options: Options, _work: Work) -> Files:
    from exports.web import confluence

    body = confluence.write(record, images, options)
    attached = confluence.attachments(record, images, options)
    beside = {name.removeprefix(options.stem): content for name, content in attached.items()}
    return {".xml": body.encode()} | beside


def _csv(sheet: Sheet, record: Record, _images: Images, options: Options, _work: Work) -> Files:
    return {
        ".csv": as_csv(sheet, record, options),
        HOW_TO: instructions(sheet, record, options, f"{options.stem}.csv"),
    }


def _jira(record: Record, images: Images, options: Options, work: Work) -> Files:
    files = _csv(jira.SHEET, record, images, options, work)
    return files | {_SETUP: jira.configuration(record, options)}


def _github(record: Record, _images: Images, options: Options, _work: Work) -> Files:
    return {
        ".md": github.write(record, options),
        HOW_TO: instructions(github.LISTING, record, options, f"{options.stem}.md"),
    }


def _spreadsheet(record: Record, _images: Images, options: Options, _work: Work) -> Files:
    return {".xlsx": spreadsheet.write(record, options)}


def _list(record: Record, images: Images, options: Options, _work: Work) -> Files:
    parts = (SectionKey.CAUSES, SectionKey.ACTIONS)
    text = markdown.write(record, images, replace(options, sections=parts, meeting=False))
    return {".md": text.encode()}


def _json(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".json": json_list.write(record).encode()}


def _tree_svg(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".svg": tree.as_svg(record).encode()}


def _tree_png(record: Record, _images: Images, _options: Options, work: Work) -> Files:
    return {".png": tree.as_png(record, work)}


def _tree_mermaid(record: Record, _images: Images, _options: Options, _work: Work) -> Files:
    return {".mmd": tree.as_mermaid(record).encode()}


def _sheet(key: str, label: str, sheet: Sheet) -> Format:
    about = "Every action still to be raised, as a table to import, and how to import it."
    endings = (".csv", HOW_TO)
    make = partial(_csv, sheet)
    return Format(
        key, Group.TRACKER, label, about, endings, make, f" for {label}", listing=sheet
    )  # fmt: skip


_JIRA = "Every action still to be raised, as a table to import, with the importer’s configuration."
_GITHUB = "Every action still to be raised, as a task list that GitHub makes issues of."
_XLSX = "A table of actions and one of causes, to sort, filter and print."
_DOCUMENT, _TRACKER, _LIST, _DRAWING = Group

FORMATS = {
    made.key: made
    for made in (
        Format(
            "pdf", _DOCUMENT, "PDF",
            "The whole record as pages: for approvers, for print, for the archive.",
            (".pdf",), _pdf, is_paged=True,
        ),
        Format(
            "markdown", _DOCUMENT, "Markdown",
            "The whole record as text: for wikis and repositories.",
            (".md",), _markdown,
        ),
        Format(
            "html", _DOCUMENT, "HTML page",
            "One page for a browser that needs no other file beside it.",
            (".html",), _html,
        ),
        Format(
            "confluence", _DOCUMENT, "Confluence",
            "The source of a blog post; pictures become files beside it.",
            (".xml",), _confluence,
        ),
        Format(
            "jira-csv", _TRACKER, "Jira", _JIRA, (".csv", HOW_TO, _SETUP), _jira, " for Jira",
            listing=jira.SHEET,
        ),
        Format(
            "github", _TRACKER, "GitHub", _GITHUB, (".md", HOW_TO), _github, " for GitHub",
            listing=github.LISTING,
        ),
        _sheet("gitlab-csv", "GitLab", gitlab.SHEET),
        _sheet("redmine-csv", "Redmine", redmine.SHEET),
        _sheet("linear-csv", "Linear", linear.SHEET),
        _sheet("azure-csv", "Azure DevOps", azure.SHEET),
        _sheet("asana-csv", "Asana", asana.SHEET),
        Format(
            "xlsx", _LIST, "Spreadsheet", _XLSX, (".xlsx",), _spreadsheet, " actions", is_paged=True
        ),
        Format(
            "actions-markdown", _LIST, "Markdown",
            "Every root cause and action as text: for wikis and chats.",
            (".md",), _list, " actions",
        ),
        Format(
            "json", _LIST, "JSON", "Every action with its cause, for other programs.",
            (".json",), _json, " actions",
        ),
        Format(
            "tree-svg", _DRAWING, "Drawing (SVG)",
            "The whole tree in one drawing that stays sharp at any size.",
            (".svg",), _tree_svg,
        ),
        Format(
            "tree-png", _DRAWING, "Picture (PNG)",
            "The whole tree in one picture, for chats and slides.",
            (".png",), _tree_png,
        ),
        Format(
            "tree-mermaid", _DRAWING, "Mermaid text",
            "The whole tree as text that wikis and repositories draw.",
            (".mmd",), _tree_mermaid,
        ),
    )
}  # fmt: skip
"""All formats by their key, in the order in which they are offered."""


def tracker_format(record: Record, directory: Record) -> str:
    """Return the format for the tracker that the record's actions go to, or the first of all."""
    listings = {key: made.listing for key, made in FORMATS.items() if made.listing}
    for action in to_raise(record):
        place = place_of(record, action, directory)
        for key, listing in listings.items():
            if place and place.tracker.kind in listing.kinds:
                return key
    return next(iter(listings))


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

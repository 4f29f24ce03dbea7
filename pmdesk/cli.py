"""The command line: the window by default, and the same library without one."""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pmdesk import (
    __version__,
    due_command,
    language_command,
    report_command,
    settings,
    timeline_command,
)
from pmdesk.errors import LibraryInUse, NotFound, PmdeskError

if TYPE_CHECKING:
    from pmdesk.record import Record
    from pmdesk.store.library import Library

_ABOUT = """\
Blameless postmortems, from the first note to the approved record.
Without a command the window opens."""
_PATIENCE = 1.0
"""Seconds that a command waits for another one to let go of the library."""

_FORMATS = (
    "pdf", "markdown", "html", "confluence", "jira-csv", "github", "gitlab-csv", "redmine-csv",
    "linear-csv", "azure-csv", "asana-csv", "xlsx", "actions-markdown", "json", "tree-svg",
    "tree-png", "tree-mermaid",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 2 after one sentence about what went wrong."""
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except PmdeskError as error:
        print(f"pmdesk: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has seen enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pmdesk", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"pmdesk {__version__}")
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FILE",
        help="the library to use; the window makes one if there is none (default: %(default)s)",
        default=settings.default_library(),
    )
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add(commands, "list", "list the postmortems of the library", _list, _json)
    _add(commands, "show", "print a postmortem", _show, _key, _json, _naming)
    _add(commands, "export", "write a postmortem as a file", _export, _key, _to, _naming)
    says = "count which root causes are not fixed, which dates were kept, how old what is open is"
    _add(commands, "report", says, _report, report_command.add_options)
    says = "list what is overdue or due soon; end with 1 where something is overdue"
    _add(commands, "due", says, _due, due_command.add_options, _naming)
    _add(commands, "check", "check that the library is as it was written", _check)
    _add(commands, "backup", "make a verified copy of the library", _back_up, _folder)
    says = "show a packet for approval, read-only, and write the decision to send back"
    _add(commands, "open", says, _open_packet, _packet)
    says = "record what an approver decided; end with 1 where it is about an earlier version"
    _add(commands, "decide", says, _decide, _decision)
    verbs = commands.add_parser("timeline", help="read timelines of other programs")
    parsing = verbs.add_subparsers(title="commands", metavar="COMMAND", required=True)
    says = "show the events of a text, an export of another program or a folder"
    _add(parsing, "parse", says, timeline_command.run, timeline_command.add_options, _json)
    verbs = commands.add_parser("language", help="read texts for blameless wording")
    reading = verbs.add_subparsers(title="commands", metavar="COMMAND", required=True)
    says = "find wording that turns a review towards persons; end with 1 where it is certain"
    _add(reading, "check", says, language_command.run, language_command.add_options, _json)
    _add(commands, "demo", "write the sample's reports and pictures of the screens", _demo, _output)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    says: str,
    run: Callable[[argparse.Namespace], int],
    *options: Callable[[argparse.ArgumentParser], object],
) -> None:
    command = commands.add_parser(name, help=says, description=says.capitalize() + ".")
    for add_option in options:
        add_option(command)
    command.set_defaults(run=run)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON for other programs")


def _key(command: argparse.ArgumentParser) -> None:
    command.add_argument("key", metavar="KEY", help="which postmortem, such as PM-1")


def _to(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", choices=_FORMATS, default="pdf", help="default: %(default)s")
    command.add_argument(
        "--output",
        type=Path,
        metavar="PATH",
        help="a file, a folder to put it in, or - for standard output",
    )
    command.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", help="default: %(default)s"
    )


def _naming(command: argparse.ArgumentParser) -> None:
    either = command.add_mutually_exclusive_group()
    either.add_argument(
        "--roles",
        dest="names",
        action="store_false",
        help="speak of participants by their roles wherever they are named (the default)",
    )
    either.add_argument("--names", action="store_true", help="keep the names of participants")
    command.set_defaults(names=False)


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("--output", type=Path, metavar="FOLDER", default=settings.backup_folder())


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--output", type=Path, metavar="FOLDER", default=Path("demo"))


def _decision(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the decision file that came back")


def _packet(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="the packet (.pmpacket)")


def _open_window(chosen: argparse.Namespace) -> int:
    _require_display()
    # Starting leaves hardly any garbage, and the window itself looks for it later.
    gc.disable()
    from ui.app import run

    return run(chosen.library)


def _open_packet(chosen: argparse.Namespace) -> int:
    _require_display()
    from ui.approval.app import run

    return run(chosen.file)


def _require_display() -> None:
    if not _has_display():
        message = (
            "No display can be reached, so no window can open. "
            "The commands work without one; “pmdesk --help” lists them."
        )
        raise NotFound(message)


def _has_display() -> bool:
    """Tell whether a window could open, as far as the environment says."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in told)


def _list(chosen: argparse.Namespace) -> int:
    import json

    with _opened(chosen) as library:
        rows = [row for row in library.summaries() if not row.deleted]
    if chosen.json:
        facts = (
            "key",
            "title",
            "severity",
            "state",
            "service",
            "owner",
            "incident_key",
            "open_priority",
        )
        found = [
            {fact: getattr(row, fact) for fact in facts} | {"date": row.date.isoformat()}
            for row in rows
        ]
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    for row in rows:
        print(
            f"{row.key:8} SEV {row.severity}  {row.date:%Y-%m-%d}  {row.state.label:18} {row.title}"
        )
    if not rows:
        print("The library has no postmortems yet.", file=sys.stderr)
    return 0


def _show(chosen: argparse.Namespace) -> int:
    import json

    from pmdesk.model import KIND_NAMES

    record = _load(chosen)
    if chosen.json:
        kinds: dict[str, list[object]] = {}
        for item in record.items():
            kinds.setdefault(KIND_NAMES[type(item)], []).append(item.model_dump(mode="json"))
        print(json.dumps(kinds, indent=2, ensure_ascii=False))
        return 0
    from exports import markdown
    from exports.formats import shown
    from exports.options import Options

    options = Options(names=chosen.names)
    print(markdown.write(shown(record, options), {}, options))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from exports import files, formats
    from exports.options import Options
    from pmdesk.approval.since import approved_state
    from pmdesk.store import shelf

    with _opened(chosen) as library:
        record, log = library.load(library.find(chosen.key))
        images, known = library.images(record), shelf.directory(library)
    wanted = formats.FORMATS[chosen.to]
    options = Options(
        paper=chosen.paper, names=chosen.names, generated=_today(record),
        approved=approved_state(record, log), directory=known,
    )  # fmt: skip
    if str(chosen.output) == "-":
        sys.stdout.buffer.write(wanted.produce(record, images, options)[wanted.suffixes[0]])
        return 0
    target = files.target_in(
        chosen.output, formats.file_name(record, options) + wanted.tail, wanted.suffixes[0]
    )
    for path in formats.save(wanted, target, record, images, options):
        print(path)
    return 0


def _report(chosen: argparse.Namespace) -> int:
    return report_command.run(chosen, _opened)


def _due(chosen: argparse.Namespace) -> int:
    return due_command.run(chosen, _opened)


def _decide(chosen: argparse.Namespace) -> int:
    from pmdesk.approval_command import decide

    with _opened(chosen) as library:
        return decide(library, chosen.file, datetime.now(UTC))


def _check(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as library:
        damage = library.damage()
    for line in damage:
        print(line)
    if not damage:
        print("Everything in the library is as it was written.")
    return 1 if damage else 0


def _back_up(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as library:
        print(library.back_up(chosen.output, datetime.now(UTC)))
    return 0


def _demo(chosen: argparse.Namespace) -> int:
    """Do the main job without a display: the sample's reports, and pictures of every screen."""
    import tempfile

    from exports import files, formats
    from exports.options import Options
    from pmdesk.store import shelf
    from pmdesk.store.library import Library

    chosen.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder) / "demo.pmdesk") as library:
            record_id = shelf.first_records(library, lambda: datetime.now(UTC))
            record, _ = library.load(record_id)
        name = files.safe_name(record.postmortem.title)
        for wanted in formats.FORMATS.values():
            target = chosen.output / (name + wanted.tail + wanted.suffixes[0])
            for path in formats.save(wanted, target, record, {}, Options(generated=_today(record))):
                print(path, flush=True)
    # Pictures need no display, and come out the same everywhere without one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.pictures import take

    for path in take(chosen.output):
        print(path, flush=True)
    return 0


def _opened(chosen: argparse.Namespace) -> "Library":
    from pmdesk.store.library import Library

    if not chosen.library.exists():
        message = f"There is no library at “{chosen.library}”. Open pmdesk once, or name another."
        raise NotFound(message)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return Library.open(chosen.library)
        except LibraryInUse:
            # Another command lets go in a moment; a window does not.
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _load(chosen: argparse.Namespace) -> "Record":
    with _opened(chosen) as library:
        return library.load(library.find(chosen.key))[0]


def _today(record: "Record") -> str:
    from pmdesk.dates import local_day

    return f"{local_day(datetime.now(UTC), record.postmortem.tzinfo):%Y-%m-%d}"

#!/usr/bin/env python3
"""Sets pmdesk up, then runs, tests or checks it: python3 dev.py run, python3 dev.py test.

It needs nothing but Python 3.11 or newer. What is missing is installed into .venv beside this
file, from the hash-pinned requirements.lock and requirements-dev.lock; a second call finds a
stamp there and starts at once.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  a sentence instead of a syntax error further down
    sys.exit(
        "pmdesk needs Python 3.11 or newer, and this is Python {}.{}. Start it with a newer one, "
        "for example: python3.13 dev.py run".format(*sys.version_info)
    )

import ctypes
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

WORKERS = 2
"""Processes that run the tests; more than 0 pays only once the tests take over a minute."""

SHARED_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    # Without these Qt starts off screen and fails only when it opens a window.
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What Qt loads from the system on Linux, and the Debian package that has it."""

LINT_IMPORTS = (
    "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"
)
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "import-linter": ["-c", LINT_IMPORTS],
}


class SetUpError(Exception):
    """Something is missing that dev.py cannot put there; its text says what to do."""


class Finding(NamedTuple):
    """One line of the doctor's report; `advice` is there when something needed is missing."""

    name: str
    found: str
    advice: str = ""


# --- the system -----------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages() -> list[str]:
    """Return the Debian packages that have to be installed before pmdesk can start."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in SHARED_LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python{}.{}-venv".format(*sys.version_info))
    if not CERTIFICATES.exists() and shutil.which("apt-get"):
        packages.append("ca-certificates")
    return packages


def install_line(packages: list[str]) -> str:
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def ensure_packages() -> None:
    """Install what the system lacks as root, or say in one line how to."""
    packages = missing_packages()
    if not packages:
        return
    if shutil.which("apt-get") is None:
        say(f"Some system libraries seem to be missing; Debian's names of them: {packages}.")
    elif os.geteuid() == 0:
        say(f"Installing system packages: {' '.join(packages)}.")
        apt_get("update")
        apt_get(*install_line(packages).split()[1:])
    else:
        message = "Some system packages are missing. Run this line, then the same command again:"
        raise SetUpError(f"{message}\n\n    sudo {install_line(packages)}\n")


def apt_get(*arguments: str) -> None:
    done = subprocess.run(
        ["/usr/bin/apt-get", "-qq", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"apt-get {arguments[0]} failed. Mend what it says, then run this again."
        raise SetUpError(f"{done.stdout}{done.stderr}{message}")


def display_sockets(environ: Mapping[str, str]) -> list[tuple[int, str | tuple[str, int]]]:
    """Return where the displays named in `environ` listen: address families and addresses."""
    sockets: list[tuple[int, str | tuple[str, int]]] = []
    wayland = environ.get("WAYLAND_DISPLAY")
    if wayland:
        sockets.append((socket.AF_UNIX, str(Path(environ.get("XDG_RUNTIME_DIR", "/"), wayland))))
    host, colon, screen = environ.get("DISPLAY", "").rpartition(":")
    number = screen.partition(".")[0]
    if not colon or not number.isdecimal():
        return sockets
    if host in {"", "unix"}:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X servers listen, by convention
        return [*sockets, (socket.AF_UNIX, path), (socket.AF_UNIX, f"\0{path}")]
    return [*sockets, (socket.AF_INET, (host, 6000 + int(number)))]


def display_reachable(environ: Mapping[str, str]) -> bool:
    """Whether a window can open: always on macOS and Windows, else where a display answers."""
    if not sys.platform.startswith("linux"):
        return True
    return any(answers(family, address) for family, address in display_sockets(environ))


def answers(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True


# --- the environment in .venv ---------------------------------------------------------------


def digest(lock: Path) -> str:
    """Return what the stamp says when .venv holds exactly `lock`, for this Python."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def stamp(lock: Path) -> Path:
    return VENV / f"{lock.stem}.stamp"


def is_installed(lock: Path) -> bool:
    """Whether .venv is whole and holds `lock`."""
    return PYTHON.exists() and stamp(lock).exists() and stamp(lock).read_text() == digest(lock)


def ensure_environment(lock: Path) -> None:
    """Install `lock` unless it is there already; the development lock includes the runtime one."""
    if is_installed(DEVELOPMENT) or is_installed(lock):
        return
    begun = time.monotonic()
    say("Setting up .venv; this takes about a minute, once.")
    if not is_installed(RUNTIME):
        make_venv()
    install(lock)
    fresh = stamp(lock).with_suffix(".new")
    fresh.write_text(digest(lock))
    fresh.replace(stamp(lock))
    say(f"Ready after {time.monotonic() - begun:.0f} s.")


def make_venv() -> None:
    """Make .venv anew; its stamps go first, so that half a .venv never passes for a whole one."""
    for lock in (RUNTIME, DEVELOPMENT):
        stamp(lock).unlink(missing_ok=True)
    # Started with .venv's own Python, that one cannot make the folder it lives in.
    python = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
        raise SetUpError("The folder .venv could not be made; what Python said stands above.")


def install(lock: Path) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    wheels = ["install", "--require-hashes", "--only-binary=:all:", "-r", str(lock)]
    if subprocess.run([*pip, *wheels], check=False).returncode:
        raise SetUpError(
            "The packages could not be installed; what pip said stands above. "
            "Check the network, then run the same command again."
        )


# --- the verbs ------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    chosen = os.environ.get("QT_QPA_PLATFORM")
    if not arguments and not chosen and not display_reachable(os.environ):
        say(
            "No display can be reached, so no window can open. Instead, the documents of the "
            "sample record and pictures of every screen are written to demo/."
        )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        arguments = ["demo", "--output", "demo"]
    # -P: a folder named ui or exports where the user happens to be is not ours.
    return become("-P", "-m", "pmdesk", *arguments)


def test(arguments: list[str]) -> int:
    return become_offscreen("pytest", "-q", f"--numprocesses={WORKERS}", *arguments)


def screens(arguments: list[str]) -> int:
    return become_offscreen("tests.screens", *arguments)


def bench(arguments: list[str]) -> int:
    return become_offscreen("tests.benchmarks", *arguments)


def check(_arguments: list[str]) -> int:
    failed = 0
    for name, arguments in CHECKS.items():
        done = subprocess.run(
            [str(PYTHON), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
        print(f"{name:<15}{'failed' if done.returncode else 'ok'}", flush=True)
        if done.returncode:
            failed += 1
            print(done.stdout + done.stderr, flush=True)
    return 1 if failed else 0


def doctor(_arguments: list[str]) -> int:
    """Look at this machine, then at what is installed, through the Python in .venv."""
    outside = report([find_python(), find_environment(), *find_libraries(), find_display()])
    if not is_installed(DEVELOPMENT) and not is_installed(RUNTIME):
        return 1
    code = "import dev; raise SystemExit(dev.report(dev.find_inside()))"
    inside = subprocess.run([str(PYTHON), "-c", code], cwd=ROOT, check=False).returncode
    return outside or inside


def become_offscreen(module: str, *arguments: str) -> int:
    """Run a module of ours or of the tools in the project's folder, without a screen."""
    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return become("-m", module, *arguments)


def become(*arguments: str) -> int:
    """Turn this process into the Python of .venv, so that signals and exit codes are its own."""
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(PYTHON, [str(PYTHON), *arguments])  # noqa: S606  no shell is what we want
    return subprocess.run([str(PYTHON), *arguments], check=False).returncode


# --- what the doctor looks at ---------------------------------------------------------------


def report(findings: list[Finding]) -> int:
    """Print the findings; return 1 if something needed is missing."""
    for name, found, advice in findings:
        print(f"{'missing' if advice else 'ok':<9}{name:<24}{found}", flush=True)
        if advice:
            print(f"{'':<9}{advice}", flush=True)
    return 1 if any(finding.advice for finding in findings) else 0


def find_python() -> Finding:
    return Finding("Python", "{}.{}.{}".format(*sys.version_info))


def find_environment() -> Finding:
    if is_installed(DEVELOPMENT):
        return Finding(".venv", "ready to run, test and check")
    if is_installed(RUNTIME):
        return Finding(".venv", "ready to run; python3 dev.py test adds the development tools")
    return Finding(".venv", "not set up, or out of date", "Run: python3 dev.py run")


def find_libraries() -> list[Finding]:
    """Return a line for each shared library that Qt needs from a Linux system."""
    if not sys.platform.startswith("linux"):
        return []
    found = []
    for library, package in SHARED_LIBRARIES.items():
        advice = "" if loads(library) else f"Run: sudo {install_line([package])}"
        found.append(Finding(library, f"Debian package {package}", advice))
    return found


def find_display() -> Finding:
    if display_reachable(os.environ):
        return Finding("display", "reachable")
    return Finding("display", "none reachable: run writes documents and pictures to demo/")


def find_inside() -> list[Finding]:
    """Look at what only the Python in .venv can see."""
    import sqlite3

    from PySide6 import QtCore, QtGui, QtWidgets

    from pmdesk import settings

    loaded = [module.__name__ for module in (QtCore, QtGui, QtWidgets)]
    return [
        Finding("Qt", f"{QtCore.qVersion()} loads: {', '.join(loaded)}"),
        Finding("SQLite", sqlite3.sqlite_version),
        find_folder("data folder", settings.data_folder()),
        find_folder("backups", settings.backup_folder()),
    ]


def find_folder(name: str, folder: Path) -> Finding:
    """Try whether files can be made in a folder, or where it would be made."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        tempfile.TemporaryFile(dir=nearest).close()
    except OSError as error:
        return Finding(name, str(folder), f"{error.strerror}: make {nearest} writable.")
    return Finding(name, f"{folder} can be written")


# --- the command line -----------------------------------------------------------------------


class Verb(NamedTuple):
    """What a word on the command line does, and the packages it needs first."""

    act: Callable[[list[str]], int]
    lock: Path | None
    help: str


VERBS = {
    "run": Verb(run, RUNTIME, "open pmdesk; what follows is passed on, as in: run --help"),
    "test": Verb(test, DEVELOPMENT, "run the tests; what follows is passed on to pytest"),
    "check": Verb(check, DEVELOPMENT, "run the linters and the type checker"),
    "doctor": Verb(doctor, None, "look for what is missing on this machine, change nothing"),
    "screens": Verb(screens, DEVELOPMENT, "write a picture of every screen to screens/"),
    "bench": Verb(bench, DEVELOPMENT, "measure speed against the same work done bare"),
}


def say(sentence: str) -> None:
    """Speak on the error stream, because what `run` prints may be read by a program."""
    print(sentence, file=sys.stderr, flush=True)


def usage() -> str:
    lines = [f"    python3 dev.py {name:<9}{verb.help}" for name, verb in VERBS.items()]
    return "\n".join(["What dev.py does:", *lines])


def main(arguments: list[str]) -> int:
    word, *rest = arguments or ["--help"]
    if word in {"-h", "--help", "help"}:
        print(usage())
        return 0
    if word not in VERBS:
        say(f"dev.py knows no {word!r}.\n{usage()}")
        return 2
    verb = VERBS[word]
    try:
        if verb.lock:
            ensure_packages()
            ensure_environment(verb.lock)
        return verb.act(rest)
    except SetUpError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

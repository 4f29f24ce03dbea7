"""Starts pmdesk in a real X11 window, in an empty home, and keeps a picture of the screen.

Usage: python -m tests.first_start PICTURE. It needs Xvfb and xwininfo, and fails unless a window
opens, paints itself, and the program ends cleanly when it is asked to.
"""

import os
import re
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TypeVar

from PIL import Image

Seen = TypeVar("Seen")

PATIENCE = 60
"""Seconds to wait for a window, and for it to end."""

TILE = 20
BUSY = 0.03
"""A page draws in more of the screen's tiles than this share; one line of text does not."""


def main(arguments: list[str]) -> None:
    picture = Path(arguments[0])
    with tempfile.TemporaryDirectory() as scratch:
        home, frames = Path(scratch, "home"), Path(scratch, "frames")
        home.mkdir()
        frames.mkdir()
        with x_server(frames) as display, started_app(home, display) as app:
            wait_for("a window titled pmdesk", app, lambda: window_is_mapped(display))
            wait_for("the window's picture", app, lambda: painted_screen(frames))
            time.sleep(1)  # what a person sees after the first paint, not half a window
            image = wait_for("the window's picture", app, lambda: painted_screen(frames))
            picture.parent.mkdir(parents=True, exist_ok=True)
            image.save(picture)
            app.terminate()
            require(app.wait(PATIENCE) == 0, f"pmdesk ended with {app.returncode} on SIGTERM")
    print(f"pmdesk opened its window and ended cleanly; the picture is {picture}.")


@contextmanager
def x_server(frames: Path) -> Iterator[str]:
    """Run a screen that lies as a file in `frames`; yield its name for DISPLAY."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-fbdir", frames, "-screen", "0", "1440x900x24"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def started_app(home: Path, display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start pmdesk as the README says, for a user who has nothing yet."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    app = subprocess.Popen(
        ["python3", "dev.py", "run"], env={**kept, "HOME": str(home), "DISPLAY": display}
    )
    try:
        yield app
    finally:
        if app.poll() is None:
            app.kill()
            app.wait()


def wait_for(what: str, app: subprocess.Popen[bytes], look: Callable[[], Seen | None]) -> Seen:
    """Look until there is something to see, as long as the program runs and patience lasts."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        require(app.poll() is None, f"pmdesk ended with {app.returncode} before {what} was there")
        seen = look()
        if seen:
            return seen
        time.sleep(0.2)
    sys.exit(f"{what} was not there after {PATIENCE} s")


def window_is_mapped(display: str) -> bool:
    """Whether a window titled pmdesk is on the screen; Qt has hidden ones of that name too."""
    tree = xwininfo(display, "-root", "-tree")
    titled = re.findall(r'(0x[0-9a-f]+) ".*pmdesk.*":', tree)
    return any("IsViewable" in xwininfo(display, "-id", window) for window in titled)


def xwininfo(display: str, *arguments: str) -> str:
    done = subprocess.run(
        ["xwininfo", "-display", display, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout


def painted_screen(frames: Path) -> Image.Image | None:
    """Return the screen as a picture, once a page is on it and not only a word to be patient."""
    dump = (frames / "Xvfb_screen0").read_bytes()
    header = struct.unpack(">25I", dump[:100])
    header_size, width, height, stride, colours = (header[i] for i in (0, 4, 5, 12, 19))
    pixels = dump[header_size + 12 * colours :]
    image = Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", stride)
    return image if busy_share(image) > BUSY else None


def busy_share(image: Image.Image) -> float:
    """Return the share of the picture's tiles that have more than one colour."""
    corners = product(range(0, image.width, TILE), range(0, image.height, TILE))
    tiles = [image.crop((x, y, x + TILE, y + TILE)) for x, y in corners]
    return sum(tile.getcolors(1) is None for tile in tiles) / len(tiles)


def require(condition: bool, otherwise: str) -> None:  # noqa: FBT001  read as: require that …
    if not condition:
        sys.exit(otherwise)


if __name__ == "__main__":
    main(sys.argv[1:])

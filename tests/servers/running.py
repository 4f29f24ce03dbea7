"""Servers of other people's, started for some tests on a port of their own."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

INSTALLED = Path(os.environ.get("PMDESK_SERVERS", "/var/cache/pmdesk-servers"))
"""Where `.ci/servers` puts them."""

_PATIENCE = 60
"""Seconds in which a server has to answer, on the slowest machine."""
_PAUSE = 0.05


def needs(name: str) -> Path:
    """Return the folder of something that `.ci/servers` installs, or end the test without it."""
    folder = INSTALLED / name
    if not (folder / "ready").exists():
        says = f"{name} is not installed; .ci/servers installs it, as root on Debian"
        if os.environ.get("CI") == "true":
            pytest.fail(says, pytrace=False)
        pytest.skip(says)
    return folder


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def started(
    command: Sequence[str], port: int, folder: Path, environ: Mapping[str, str], log: Path
) -> Iterator[None]:
    """Run a server until the block ends; fail with what it said where it does not answer."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environ}, stdin=subprocess.DEVNULL,
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        if not _answers(process, port):
            pytest.fail(f"{command[0]} did not start:\n{log.read_text()[-3000:]}", pytrace=False)
        yield
    finally:
        _stop(process)


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    for _ in range(int(_PATIENCE / _PAUSE)):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
        except ConnectionRefusedError:
            try:
                process.wait(_PAUSE)
            except subprocess.TimeoutExpired:
                continue
            return False
        return True
    return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

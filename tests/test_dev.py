"""The set-up script: what it finds missing, when it installs anew, and where it sees a display."""

import ast
import os
import re
import shutil
import socket
import sys
from pathlib import Path

import pytest

import dev

Displays = list[tuple[int, str | tuple[str, int]]]


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole .venv, as far as dev.py can tell, that holds the runtime packages."""
    folder = tmp_path / "venv"
    folder.mkdir()
    monkeypatch.setattr(dev, "VENV", folder)
    monkeypatch.setattr(dev, "PYTHON", folder / "python")
    (folder / "python").touch()
    dev.stamp(dev.RUNTIME).write_text(dev.digest(dev.RUNTIME))
    return folder


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian on which one library is missing and the user is nobody special."""
    monkeypatch.setattr(dev, "SHARED_LIBRARIES", {"libmissing.so.7": "libmissing7"})
    monkeypatch.setattr(dev, "CERTIFICATES", Path(__file__))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def test_it_needs_only_the_standard_library() -> None:
    tree = ast.parse(Path(dev.__file__).read_text())
    names = {
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_gets_a_sentence_before_anything_it_cannot_read() -> None:
    tree = ast.parse(Path(dev.__file__).read_text(), feature_version=(3, 7))
    first = [type(node) for node in tree.body[:3]]
    assert first == [ast.Expr, ast.Import, ast.If]


@pytest.mark.usefixtures("lacking")
def test_a_missing_library_is_named_by_its_debian_package() -> None:
    assert dev.missing_packages() == ["libmissing7"]


@pytest.mark.usefixtures("lacking")
def test_who_is_not_root_gets_the_one_line_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"]) == 2
    lines = [line.strip() for line in capsys.readouterr().err.splitlines()]
    assert "sudo apt-get install -y --no-install-recommends libmissing7" in lines


@pytest.mark.usefixtures("lacking")
def test_without_apt_the_libraries_are_named_and_the_start_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    dev.ensure_packages()
    assert "libmissing7" in capsys.readouterr().err


@pytest.mark.usefixtures("lacking")
@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_bring_their_own_libraries(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert dev.missing_packages() == []
    assert dev.find_libraries() == []


@pytest.mark.usefixtures("lacking")
def test_the_doctor_fails_on_a_missing_library_and_says_what_to_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.report(dev.find_libraries()) == 1
    assert re.search(
        r"missing +libmissing\.so\.7.*\n +Run: sudo .* libmissing7", capsys.readouterr().out
    )


@pytest.mark.usefixtures("venv")
def test_an_environment_with_its_stamp_is_left_as_it_is() -> None:
    assert dev.is_installed(dev.RUNTIME)
    dev.ensure_environment(dev.RUNTIME)


@pytest.mark.usefixtures("venv")
def test_the_development_packages_have_a_stamp_of_their_own() -> None:
    assert not dev.is_installed(dev.DEVELOPMENT)


def test_the_development_packages_are_enough_to_run(venv: Path) -> None:
    dev.stamp(dev.RUNTIME).unlink()
    dev.stamp(dev.DEVELOPMENT).write_text(dev.digest(dev.DEVELOPMENT))
    dev.ensure_environment(dev.RUNTIME)
    assert sorted(path.name for path in venv.iterdir()) == ["python", "requirements-dev.stamp"]


def test_an_environment_without_its_python_is_not_whole(venv: Path) -> None:
    (venv / "python").unlink()
    assert not dev.is_installed(dev.RUNTIME)


@pytest.mark.usefixtures("venv")
def test_another_lock_or_another_python_is_installed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(dev.RUNTIME.read_bytes() + b"\n")
    assert not dev.is_installed(changed)
    monkeypatch.setattr(sys, "version", "4.0.0")
    assert not dev.is_installed(dev.RUNTIME)


def test_a_set_up_that_fails_leaves_no_stamp(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_base_executable", "false")
    with pytest.raises(dev.SetUpError):
        dev.make_venv()
    assert [path.name for path in venv.iterdir()] == ["python"]


def test_an_unknown_verb_is_answered_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["runn"]) == 2
    answer = capsys.readouterr().err
    assert all(f"dev.py {verb}" in answer for verb in dev.VERBS)


@pytest.mark.parametrize(
    ("environ", "sockets"),
    [
        ({}, []),
        ({"DISPLAY": ""}, []),
        ({"DISPLAY": "nonsense"}, []),
        ({"DISPLAY": ":x"}, []),
        (
            {"DISPLAY": ":3"},
            [(socket.AF_UNIX, "/tmp/.X11-unix/X3"), (socket.AF_UNIX, "\0/tmp/.X11-unix/X3")],  # noqa: S108
        ),
        ({"DISPLAY": "localhost:10.0"}, [(socket.AF_INET, ("localhost", 6010))]),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/7"},
            [(socket.AF_UNIX, "/run/user/7/wayland-0")],
        ),
    ],
)
def test_a_display_is_looked_for_where_its_variable_says(
    environ: dict[str, str], sockets: Displays
) -> None:
    assert dev.display_sockets(environ) == sockets


def test_a_display_counts_only_when_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.chdir(tmp_path)  # the name of a socket has little room
    environ = {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": "."}
    assert not dev.display_reachable(environ)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("w")
        assert not dev.display_reachable(environ)
        server.listen()
        assert dev.display_reachable(environ)
    assert not dev.display_reachable(environ)


def test_macos_and_windows_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert dev.display_reachable({})


def test_a_folder_that_cannot_be_written_is_missing_something(tmp_path: Path) -> None:
    assert not dev.find_folder("data folder", tmp_path / "not" / "yet").advice
    not_a_folder = tmp_path / "file"
    not_a_folder.touch()
    assert "make" in dev.find_folder("data folder", not_a_folder / "data").advice

"""What is shipped and installed: one version, pinned packages without addresses, all the data."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import pmdesk

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> dict[str, Requirement]:
    """Return the pinned packages of a lock file by their names."""
    lines = re.findall(r"^[a-z].*?(?= \\$)", (ROOT / lock).read_text(), re.MULTILINE)
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|file:|index|find-links|@", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z])", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > len(PROJECT["project"]["dependencies"])
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==\S+", block)
        assert "--hash=sha256:" in block


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        (PROJECT["project"]["dependencies"], "requirements.lock"),
        (PROJECT["project"]["dependencies"], "requirements-dev.lock"),
        (PROJECT["dependency-groups"]["dev"], "requirements-dev.lock"),
    ],
    ids=["runtime", "runtime in development", "development"],
)
def test_a_lock_satisfies_what_the_project_asks_for(asked: list[str], lock: str) -> None:
    pinned = pins(lock)
    for requirement in map(Requirement, asked):
        (pin,) = pinned[canonicalize_name(requirement.name)].specifier
        assert requirement.specifier.contains(pin.version), requirement


def test_development_uses_the_very_packages_that_users_get() -> None:
    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: str(pin.specifier) for name, pin in runtime.items()} == {
        name: str(development[name].specifier) for name in runtime
    }


def test_the_version_is_the_same_everywhere() -> None:
    version = PROJECT["project"]["version"]
    assert pmdesk.__version__ == version
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version


def test_the_data_is_found_where_the_program_looks_for_it() -> None:
    shipped = PROJECT["tool"]["setuptools"]["package-data"]["resources"]
    below = ROOT / "resources"
    data = {
        path for path in below.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert data
    assert data <= {path for pattern in shipped for path in below.glob(pattern)}
    assert all(files("resources").joinpath(*p.relative_to(below).parts).is_file() for p in data)


def test_every_folder_of_code_is_a_package_that_ships() -> None:
    prefixes = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    for top in (prefix.removesuffix("*") for prefix in prefixes):
        for module in (ROOT / top).rglob("*.py"):
            assert (module.parent / "__init__.py").exists(), module.parent

"""The floors of the building: who may import whom, and that nothing goes round the stairs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("pmdesk", "ui", "exports", "resources")
OUTSIDE = {
    "__main__.py", "cli.py", "commands", "incoming.py", "log.py", "secrets.py", "settings.py",
    "store", "transport.py",
}  # fmt: skip
"""What of pmdesk/ deals with the world; everything else there is the domain."""


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def tops(node: ast.Import | ast.ImportFrom) -> set[str]:
    """Return the top-level packages that an import statement names."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
    return {str(name).partition(".")[0] for name in names}


def test_the_contracts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    broken = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert broken == 0, capsys.readouterr().out


def test_imports_are_never_relative() -> None:
    relative = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in modules(*PRODUCT, "tests")
        for node in imports(path)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_qt_is_imported_in_the_window_only() -> None:
    found = {
        path.relative_to(ROOT).parts[0]
        for path in modules(*PRODUCT)
        for node in imports(path)
        if tops(node) & {"PySide6", "shiboken6"}
    }
    assert found == {"ui"}


def domain() -> list[Path]:
    return [path for path in modules("pmdesk") if path.relative_to(ROOT).parts[1] not in OUTSIDE]


def test_the_domain_has_no_disk_and_no_network() -> None:
    world = {"http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile"}
    found = [path.name for path in domain() for node in imports(path) if tops(node) & world]
    assert found == []


def test_the_domain_is_told_the_time() -> None:
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in domain()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "monotonic"}
    ]
    assert asked == []


def test_product_code_knows_nothing_of_its_tests() -> None:
    found = [
        path.relative_to(ROOT)
        for path in modules(*PRODUCT)
        for node in imports(path)
        if tops(node) & {"tests", "dev", "pytest", "hypothesis"}
    ]
    assert found == []


def test_models_do_not_postpone_their_annotations() -> None:
    """SQLModel reads a field's type when the class is made; a postponed one is only a string."""
    postponed = [
        path.relative_to(ROOT)
        for path in modules("pmdesk")
        for node in imports(path)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]
    assert postponed == []


def test_every_folder_of_tests_is_a_package() -> None:
    """Without it `import ui` can find the folder tests/ui instead of the window."""
    bare = [path.parent for path in modules("tests") if not (path.parent / "__init__.py").exists()]
    assert bare == []

"""Tokens are kept where they are encrypted, or in memory; never in a file of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from pmdesk import secrets
from pmdesk.errors import InvalidValue
from pmdesk.secrets import KeyringTokens, SessionTokens, TokenFailed, system_tokens

TOKEN = "ATATT3xFf-made=up"  # noqa: S105 - made up


class PlainText(KeyringBackend):
    """A keyring that would write tokens to a file."""

    priority: ClassVar[float] = 9

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError


class Remembering(SecretService.Keyring):
    """A trusted keyring without a bus behind it; `error` is what it raises."""

    priority: ClassVar[float] = 9
    error: Exception | None = None

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[str, str] = {}

    def _check(self) -> None:
        if self.error:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError("no such password")


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    names = {f"{__name__}.Remembering": "the keyring of your session"}
    monkeypatch.setattr(secrets, "_TRUSTED", names)
    return Remembering()


@pytest.mark.parametrize(
    "kind", [fail.Keyring, null.Keyring, PlainText], ids=["fail", "null", "plain text"]
)
def test_a_keyring_that_does_not_encrypt_is_not_used(
    kind: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", kind)
    tokens = system_tokens()
    assert isinstance(tokens, SessionTokens)
    assert "until pmdesk is closed" in tokens.place
    tokens.put("t", TOKEN)
    assert tokens.get("t") == TOKEN
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_trusted_keyring_is_found_behind_a_list(
    trusted: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    members: list[KeyringBackend] = [PlainText(), trusted]  # type: ignore[no-untyped-call]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", members)
    monkeypatch.setattr(keyring, "get_keyring", chainer.ChainerBackend)
    tokens = system_tokens()
    assert isinstance(tokens, KeyringTokens)
    assert tokens.place == "Tokens are kept in the keyring of your session, encrypted."
    tokens.put("t", TOKEN)
    assert trusted.kept == {"t": TOKEN}


@pytest.fixture(params=["session", "keyring"])
def tokens(request: pytest.FixtureRequest, trusted: Remembering) -> secrets.Tokens:
    return SessionTokens() if request.param == "session" else KeyringTokens(trusted)


def test_a_token_is_kept_and_forgotten(tokens: secrets.Tokens) -> None:
    assert tokens.get("t") == ""
    tokens.put("t", f"  {TOKEN}\n")
    assert tokens.get("t") == TOKEN
    assert tokens.get("other") == ""
    tokens.forget("t")
    tokens.forget("t")
    assert tokens.get("t") == ""


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("", "Enter the token"),
        (" \n", "Enter the token"),
        ("two words", "no spaces"),
        ("tökén", "no accents"),
        ("a\x00b", "Copy it again"),
        ("x" * 1_201, "1,201 characters; a keyring holds 1,200"),
    ],
)
def test_what_is_no_token_is_refused_without_showing_it(
    token: str, sentence: str, tokens: secrets.Tokens
) -> None:
    with pytest.raises(InvalidValue, match=sentence) as raised:
        tokens.put("t", token)
    assert token.strip() == "" or token not in str(raised.value)


class NoBus(Exception):
    """What a bus or a vault raises that is no error of keyrings."""


@pytest.mark.parametrize(
    "error", [KeyringLocked("locked"), PasswordSetError(TOKEN), OSError(TOKEN), NoBus(TOKEN)]
)
def test_a_keyring_that_does_not_open_is_a_sentence(error: Exception, trusted: Remembering) -> None:
    trusted.error = error
    tokens = KeyringTokens(trusted)
    for ask in (
        lambda: tokens.get("t"),
        lambda: tokens.put("t", TOKEN),
        lambda: tokens.forget("t"),
    ):
        with pytest.raises(TokenFailed, match="Unlock it and try again") as raised:
            ask()
        assert TOKEN not in repr(raised.value)
        assert raised.value.__suppress_context__, "nor is it in a log"


def test_no_value_shows_a_token(tokens: secrets.Tokens) -> None:
    tokens.put("t", TOKEN)
    assert TOKEN not in repr(tokens)


REAL = """
import sys
from pmdesk.secrets import system_tokens
tokens = system_tokens()
assert tokens.place.endswith("encrypted."), tokens.place
tokens.put("t", sys.stdin.read())
assert system_tokens().get("t") == "made-up-token"
tokens.forget("t")
assert system_tokens().get("t") == ""
print(tokens.place)
"""


@pytest.mark.slow
def test_a_real_secret_service_keeps_a_token(home: Path) -> None:
    missing = [
        name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)
    ]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    daemon = "echo -n unlock | gnome-keyring-daemon --unlock --components=secrets >&2"
    script = f'{daemon} && printf made-up-token | "$0" -c "$1"'
    known = {name: value for name, value in os.environ.items() if "KEYRING" not in name}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, REAL],  # noqa: S607
        env=known | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Tokens are kept in the keyring of your session, encrypted.\n"

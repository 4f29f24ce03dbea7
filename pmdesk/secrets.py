"""Tokens of trackers: in the system's keyring where it has one, else in memory for this run.

They are never written to a file. Which keyring is used can be set from outside the program, even
to one that writes plain text, so only those named here are trusted.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import chainer
from keyring.errors import PasswordDeleteError

from pmdesk.errors import InvalidValue, PmdeskError

LONGEST = 1_200
"""Characters of a token; the keyring of Windows holds not many more."""

_SERVICE = "pmdesk"
_TRUSTED = {
    "keyring.backends.SecretService.Keyring": "the keyring of your session",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
    "keyring.backends.kwallet.DBusKeyringKWallet4": "KWallet",
    "keyring.backends.libsecret.Keyring": "the keyring of your session",
    "keyring.backends.macOS.Keyring": "the keychain of macOS",
    "keyring.backends.Windows.WinVaultKeyring": "the credential manager of Windows",
}
"""The keyrings that encrypt what they keep, and what people call them."""


class TokenFailed(PmdeskError):
    """A token could not be kept or read; nothing was written elsewhere."""


class Tokens(Protocol):
    """Where tokens are kept, by the identity of their tracker."""

    @property
    def place(self) -> str:
        """A sentence that says where tokens are kept, and for how long."""

    def get(self, tracker_id: str) -> str:
        """Return a token, empty where there is none; raises `TokenFailed`."""

    def put(self, tracker_id: str, token: str) -> None:
        """Keep a token; raises `InvalidValue` or `TokenFailed`."""

    def forget(self, tracker_id: str) -> None:
        """Drop a token, if there is one; raises `TokenFailed`."""


class SessionTokens:
    """Tokens in memory, gone when the program ends."""

    place = (
        "Tokens are kept in memory until pmdesk is closed, since this machine has no keyring that "
        "can be trusted."
    )

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def get(self, tracker_id: str) -> str:
        return self._tokens.get(tracker_id, "")

    def put(self, tracker_id: str, token: str) -> None:
        self._tokens[tracker_id] = valid(token)

    def forget(self, tracker_id: str) -> None:
        self._tokens.pop(tracker_id, None)


class KeyringTokens:
    """Tokens in a keyring of the system."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    @property
    def place(self) -> str:
        return f"Tokens are kept in {_TRUSTED[_name(self._backend)]}, encrypted."

    def get(self, tracker_id: str) -> str:
        with _answering():
            return self._backend.get_password(_SERVICE, tracker_id) or ""

    def put(self, tracker_id: str, token: str) -> None:
        wanted = valid(token)
        with _answering():
            self._backend.set_password(_SERVICE, tracker_id, wanted)

    def forget(self, tracker_id: str) -> None:
        with _answering(), suppress(PasswordDeleteError):
            self._backend.delete_password(_SERVICE, tracker_id)


@contextmanager
def _answering() -> Iterator[None]:
    """Make a sentence of whatever a keyring raises; its own words may hold the token."""
    try:
        yield
    except Exception:  # noqa: BLE001 - errors of the session's bus, of Windows and of the disk
        raise TokenFailed(_LOCKED) from None


_LOCKED = "The keyring does not open. Unlock it and try again; the token was written nowhere else."


def valid(token: str) -> str:
    """Return a token as it is kept; raises `InvalidValue` with a sentence that does not show it."""
    token = token.strip()
    if not token:
        raise InvalidValue("Enter the token.", "token")
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise InvalidValue("A token has no spaces and no accents. Copy it again.", "token")
    if len(token) > LONGEST:
        raise InvalidValue(
            f"This token has {len(token):,} characters; a keyring holds {LONGEST:,}. Is it one?",
            "token",
        )
    return token


def system_tokens() -> Tokens:
    """Return the keyring of this machine where there is one to trust, else memory.

    It may ask the session's bus, so it is called off the window's thread.
    """
    trusted = next(_trusted(keyring.get_keyring()), None)
    return KeyringTokens(trusted) if trusted else SessionTokens()


def _trusted(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    """Yield the trusted keyrings behind the one that was chosen; some are only lists of others."""
    if isinstance(backend, chainer.ChainerBackend):
        for member in backend.backends:
            yield from _trusted(member)
    elif _name(backend) in _TRUSTED:
        yield backend


def _name(backend: KeyringBackend) -> str:
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"

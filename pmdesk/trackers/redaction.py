"""Taking tokens out of what comes back, in every form in which one could be repeated."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus

_SHORTEST = 6
"""Characters below which a text is no secret, and would be found everywhere."""

_INSTEAD = "•••"


class Redaction:
    """Replaces secrets; it shows none of them itself."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = {form for secret in secrets for form in forms(secret)}
        self._forms = sorted(known, key=len, reverse=True)

    def text(self, text: str) -> str:
        """Return a text without the secrets."""
        for form in self._forms:
            text = text.replace(form, _INSTEAD)
        return text

    def content(self, content: bytes) -> bytes:
        """Return bytes without the secrets."""
        for form in self._forms:
            content = content.replace(form.encode(), _INSTEAD.encode())
        return content


def forms(secret: str) -> Iterator[str]:
    """Yield how a secret may be written: as it is, after its scheme, in base 64, in an address."""
    for text in {secret, secret.rpartition(" ")[2]}:
        if len(text) < _SHORTEST:
            continue
        yield text
        yield quote(text, safe="")
        yield quote_plus(text)
        yield b64encode(text.encode()).decode()
        yield urlsafe_b64encode(text.encode()).decode()

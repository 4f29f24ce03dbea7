"""Bytes into text, whatever they were written with."""

from typing import NamedTuple

from pmdesk.errors import ImportFailed

MOST_CHARACTERS, MOST_LINES = 20_000_000, 200_000

_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))
_NO_TEXTS = {
    b"%PDF": "a PDF",
    b"PK\x05\x06": "an empty archive",
    b"PK\x07\x08": "a divided archive",
}
"""How files begin that hold text only for other programs."""

_NOT_UTF8 = "The file is not in UTF-8; it was read as Windows-1252."


class Decoded(NamedTuple):
    """A text, and a sentence where its encoding had to be guessed."""

    text: str
    note: str = ""


def check_length(name: str, text: str) -> None:
    """Raise `ImportFailed` for a text that would take long to read and be no timeline anyway."""
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        message = f"“{name}” is longer than {MOST_LINES:,} lines or {MOST_CHARACTERS:,} characters."
        raise ImportFailed(f"{message} Cut out the hours that matter, and import those.")


def decode(name: str, content: bytes) -> Decoded:
    """Return the text of a file; raise `ImportFailed` where it is none."""
    for start, kind in _NO_TEXTS.items():
        if content.startswith(start):
            message = f"“{name}” is {kind}, which cannot be read here."
            raise ImportFailed(f"{message} Copy its text and paste that instead.")
    encoding = next(encoding for mark, encoding in _BOMS if content.startswith(mark))
    try:
        decoded = Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        decoded = Decoded(content.decode("cp1252", errors="replace"), _NOT_UTF8)
    at = decoded.text.find("\0")
    if at >= 0:
        line = decoded.text.count("\n", 0, at) + 1
        message = f"“{name}” is not a text: line {line:,} holds a byte that no text has."
        raise ImportFailed(f"{message} Export it once more, or paste the text itself.")
    return decoded

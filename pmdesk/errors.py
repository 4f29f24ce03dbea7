"""The world's errors: each is one sentence that says what happened and what to do next."""


class PmdeskError(Exception):
    """Something outside the program's control went wrong; its text is shown as it is."""


class InvalidValue(PmdeskError):
    """A value does not fit its field; `field` names it so that a form can point at it."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Conflict(PmdeskError):
    """A change no longer fits the record that it was made for."""


class NotFound(PmdeskError):
    """Something that was asked for by name is not there."""


class LibraryError(PmdeskError):
    """A library file could not be opened, read or written."""


class LibraryInUse(LibraryError):
    """Another pmdesk holds the library."""


class ForeignFile(LibraryError):
    """The file is not a pmdesk library, or is one from a newer version; it was left untouched."""


class DamagedLibrary(LibraryError):
    """What the library holds is not what was written to it."""


class StorageFailed(LibraryError):
    """An edit could not be written to disk; the text is still in memory."""


class ExportFailed(PmdeskError):
    """A report or list could not be written."""


class ImportFailed(PmdeskError):
    """A file could not be read into events; nothing of it was taken."""

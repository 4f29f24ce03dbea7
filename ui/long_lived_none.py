"""Keep PySide6 6.12 from using up None on Python 3.11, where None is still counted.

Every method of Qt that returns nothing takes a reference to None that is not its own: some thousand
calls later Python ends with “deallocating None”. From 3.12 on None is not counted any more.
"""

import ctypes
import sys

_MORE_THAN_EVER_USED = 1 << 40


def keep_none() -> None:
    """Give None so many references that no session can use them up."""
    if sys.version_info < (3, 12):
        # CPython counts references in the first word of an object.
        ctypes.c_ssize_t.from_address(id(None)).value += _MORE_THAN_EVER_USED

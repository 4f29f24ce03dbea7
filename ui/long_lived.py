"""Keep PySide6 6.12 from using up None, True and False on Python 3.11, where they are counted.

Every method of Qt that returns nothing takes a reference to None that is not its own, and a few
that return a bool, such as `beginMoveRows`, do so with True and False: some hundred calls later
Python ends with “deallocating True or False”. From 3.12 on these are not counted any more.
"""

import ctypes
import sys

_MORE_THAN_EVER_USED = 1 << 40


def keep_constants() -> None:
    """Give the constants so many references that no session can use them up."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False):
            # CPython counts references in the first word of an object.
            ctypes.c_ssize_t.from_address(id(constant)).value += _MORE_THAN_EVER_USED

"""What PySide6 takes from None on Python 3.11, and that there is enough of it."""

import sys

import pytest

import ui


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted any more")
def test_none_outlives_more_calls_of_qt_than_a_session_makes() -> None:
    assert ui.__doc__
    assert sys.getrefcount(None) > 1 << 39

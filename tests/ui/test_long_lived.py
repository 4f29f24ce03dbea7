"""What PySide6 takes from Python's constants on 3.11, and that there is enough of them."""

import sys

import pytest

import ui


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="constants are not counted any more")
@pytest.mark.parametrize("constant", [None, True, False])
def test_constants_outlive_more_calls_of_qt_than_a_session_makes(
    constant: object,
) -> None:
    assert ui.__doc__
    assert sys.getrefcount(constant) > 1 << 39

"""What changed in a text, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.worddiff import MOST_WORDS, Fate, Piece, compare, shortened

K, R, I, X = Fate.KEPT, Fate.REMOVED, Fate.INSERTED, Fate.LEFT_OUT  # noqa: E741


def pairs(pieces: tuple[Piece, ...]) -> list[tuple[Fate, str]]:
    return [(piece.fate, piece.text) for piece in pieces]


def test_an_exchanged_word_is_shown_between_those_that_stay() -> None:
    assert pairs(compare("the build failed", "the deployment failed")) == [
        (K, "the "), (R, "build"), (I, "deployment"), (K, " failed"),
    ]  # fmt: skip


def test_words_added_at_the_end_leave_the_others_alone() -> None:
    assert pairs(compare("it failed", "it failed again")) == [(K, "it failed"), (I, " again")]


def test_equal_texts_are_one_piece() -> None:
    assert pairs(compare("same", "same")) == [(K, "same")]
    assert compare("", "") == ()


def test_texts_too_long_to_compare_are_shown_one_after_the_other() -> None:
    before = " ".join(f"a{n}" for n in range(MOST_WORDS + 1))
    after = " ".join(f"b{n}" for n in range(MOST_WORDS + 1))
    assert pairs(compare(before, after)) == [(R, before), (I, after)]


def test_long_unchanged_stretches_are_left_out() -> None:
    words = " ".join(f"w{n}" for n in range(40))
    found = shortened(compare(f"{words} old {words}", f"{words} new {words}"), context=2)
    assert pairs(found) == [
        (X, " … "), (K, "w38 w39 "), (R, "old"), (I, "new"), (K, " w0 w1 "), (X, " … "),
    ]  # fmt: skip


def test_a_stretch_between_two_changes_keeps_words_at_both_ends() -> None:
    middle = " ".join(f"w{n}" for n in range(40))
    found = shortened(compare(f"a {middle} b", f"x {middle} y"), context=1)
    assert [piece.fate for piece in found] == [R, I, K, X, K, R, I]


_TEXTS = st.text(alphabet="ab \n.é", max_size=60)


@given(_TEXTS, _TEXTS)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not I) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not R) == after


@given(_TEXTS, _TEXTS, st.integers(1, 4))
def test_shortening_never_hides_a_change(before: str, after: str, context: int) -> None:
    pieces = compare(before, after)
    changed = [piece for piece in pieces if piece.fate in {R, I}]
    assert [piece for piece in shortened(pieces, context) if piece.fate in {R, I}] == changed

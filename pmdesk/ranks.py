"""Ranks: short texts that sort siblings, so that a move touches one row and never renumbers.

A rank is a fraction between 0 and 1 written in base 62 without its leading "0."; between any two
ranks there is always a third. No rank ends in the lowest digit, which keeps that true.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def between(low: str, high: str) -> str:
    """Return a rank after `low` and before `high`; an empty text stands for the open end.

    Raises ValueError when `low` does not sort before `high`.
    """
    if high and low >= high:
        message = f"no rank fits between {low!r} and {high!r}"
        raise ValueError(message)
    shared = _shared_digits(low, high)
    if shared:
        return high[:shared] + between(low[shared:], high[shared:])
    first = _VALUE[low[0]] if low else 0
    limit = _VALUE[high[0]] if high else len(DIGITS)
    if limit - first > 1:
        return DIGITS[_step(first, limit, open_below=not low, open_above=not high)]
    if len(high) > 1:
        return high[0]
    return DIGITS[first] + between(low[1:], "")


def _shared_digits(low: str, high: str) -> int:
    """Count the leading digits that both have; `low` counts as followed by zeros."""
    count = 0
    while count < len(high) and (low[count : count + 1] or DIGITS[0]) == high[count]:
        count += 1
    return count


def _step(first: int, limit: int, *, open_below: bool, open_above: bool) -> int:
    """Choose a digit: near the closed end where one end is open, so that appending stays short."""
    if open_above and not open_below:
        return first + 1
    if open_below and not open_above:
        return limit - 1
    return (first + limit) // 2


def spread(count: int, *, after: str = "") -> list[str]:
    """Return `count` ascending ranks, for items that are placed at once behind `after`."""
    ranks: list[str] = []
    for _ in range(count):
        after = between(after, "")
        ranks.append(after)
    return ranks

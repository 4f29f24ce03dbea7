"""The tree of whys as a drawing or a list of its own; what draws is imported only to draw."""

from exports.blocks import Reason, TreeFigure
from exports.outline import tree_of
from exports.work import Work
from pmdesk.record import Record


def as_svg(record: Record) -> str:
    """Return the whole tree as a vector drawing."""
    from exports.tree import plan
    from exports.tree.svg import write

    return write(plan.whole(_reasons(record)), record.postmortem.title)


def as_png(record: Record, work: Work = Work()) -> bytes:  # noqa: B008 - frozen
    """Return the whole tree as a picture; raises `ExportCancelled`."""
    from exports.tree import plan
    from exports.tree.png import write

    return write(plan.whole(_reasons(record)), work)


def as_mermaid(record: Record) -> str:
    """Return the whole tree as a Mermaid flow chart."""
    from exports.tree.mermaid import write

    return write(_reasons(record))


def _reasons(record: Record) -> tuple[Reason, ...]:
    figure: TreeFigure = tree_of(record)
    return figure.reasons

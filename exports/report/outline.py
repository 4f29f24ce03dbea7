"""The report as the pieces of a document: first what matters, then what explains it."""

from collections.abc import Iterator

from exports.blocks import (
    Block,
    Cell,
    ChartFigure,
    Column,
    Fact,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Table,
    TitleBlock,
)
from pmdesk import dates
from pmdesk.standing import Part, Report, Row

TITLE = "How far root causes are fixed"
NOTHING = "Nothing to count."
"""What a part says for which there are no numbers."""

_HEAD = 3.0
"""How much wider the column of the titles is than one of numbers."""


def outline(report: Report) -> tuple[Block, ...]:
    """Return a report as the pieces of a document, in reading order."""
    facts = (
        Fact("About", report.scope.sentence),
        Fact("As of", f"{dates.day(report.as_of)} · {_counted(len(report.incidents))}"),
    )
    blocks: list[Block] = [TitleBlock("", TITLE, (), facts, "Report"), _figures(report)]
    for title, is_trend in (("How it stands", False), ("How it goes on", True)):
        blocks.append(Heading(1, title, title))
        for part in report.parts:
            if (part.drawn == "columns") is is_trend:
                blocks += _part(part)
    return tuple(blocks)


def _counted(count: int) -> str:
    return "1 incident" if count == 1 else f"{count:,} incidents"


def _figures(report: Report) -> Figures:
    return Figures(
        tuple(
            Figure(
                headline.title, headline.number.shown, headline.definition,
                NOTHING if headline.number.value is None else "", headline.number.value,
            )
            for headline in report.headlines
        )
    )  # fmt: skip


def _part(part: Part) -> Iterator[Block]:
    yield Heading(2, part.title, part.key)
    yield Paragraph(part.definition, muted=True, leads=True, is_small=True)
    if not part.rows:
        yield Paragraph(NOTHING, muted=True)
        return
    if not part.is_empty:
        yield ChartFigure(part)
    columns = (Column(part.head, _HEAD), *(Column(column.title, 1) for column in part.columns))
    yield Table(columns, tuple(_row(row) for row in part.rows), is_dense=True)
    said = [f"{column.title}: {column.definition}" for column in part.columns if column.definition]
    if said:
        yield Paragraph(" ".join(said), muted=True, is_small=True)


def _row(row: Row) -> tuple[Cell, ...]:
    return Cell(row.title), *(Cell(number.shown) for number in row.numbers)

"""What the sample's PDF costs, beside ReportLab setting the same words with its own flowables."""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

import resources
from exports import blocks, pdf
from exports.options import Options
from exports.outline import outline
from pmdesk import sample
from pmdesk.record import Record
from tests.benchmarks.pairs import Result, measure, timed

_WIDTH = 480.0


def run() -> list[Result]:
    """Measure the sample record as a PDF; both sides embed fonts that are loaded already."""
    record = sample.sample("pm", datetime(2026, 3, 2, tzinfo=UTC)).applied_to(Record("pm"))
    options = Options()
    for name in ("NotoSans-Regular", "NotoSans-Bold"):
        source = io.BytesIO(resources.read_bytes(f"fonts/{name}.ttf"))
        pdfmetrics.registerFont(ttfonts.TTFont(name, source))
    return [
        measure(
            "the sample’s PDF",
            timed(lambda: pdf.write(record, {}, options)),
            timed(lambda: _bare(record, options)),
            limit=2.0,
            against="ReportLab’s own flowables",
        )
    ]


def _bare(record: Record, options: Options) -> bytes:
    """Set every text of the outline as a paragraph and every table as a long table."""
    out = io.BytesIO()
    story = [flowable for block in outline(record, options) for flowable in _flowables(block)]
    SimpleDocTemplate(out, initialFontName="NotoSans-Regular").build(story)
    return out.getvalue()


_BODY = ParagraphStyle("body", fontName="NotoSans-Regular", fontSize=9.5, leading=14)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="NotoSans-Bold", fontSize=14, leading=20)


def _flowables(block: blocks.Block) -> Iterator[Flowable]:
    if isinstance(block, blocks.Table):
        rows = [[_paragraph(column.title) for column in block.columns]]
        rows += [[_paragraph(f"{cell.text} {cell.note}") for cell in row] for row in block.rows]
        widths = [column.share * _WIDTH for column in block.columns]
        scale = _WIDTH / sum(widths)
        yield LongTable(rows, colWidths=[width * scale for width in widths], repeatRows=1)
        return
    style = _HEAD if isinstance(block, blocks.Heading) else _BODY
    for text in _texts(block):
        yield _paragraph(text, style)


def _paragraph(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text), style)


def _texts(value: object) -> Iterator[str]:
    """Return every text within a block, but for records and colours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Record):
        for field in fields(value):
            if field.name not in {"key", "parent", "role", "note_role", "link"}:
                yield from _texts(getattr(value, field.name))

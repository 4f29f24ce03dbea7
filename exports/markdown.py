"""A postmortem as Markdown, in which everything that was typed is shown as it was typed."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from exports.blocks import (
    Block,
    Bullets,
    Cause,
    Cell,
    ChartFigure,
    Fact,
    Figures,
    Heading,
    LessonColumns,
    Paragraph,
    Picture,
    StripFigure,
    Table,
    TitleBlock,
    TreeFigure,
    is_web_address,
)
from exports.files import JPEG
from exports.options import Options
from exports.outline import NO_FIX, outline
from pmdesk.record import Record
from pmdesk.whys.reasons import TOGETHER

_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>#|~$&@]|:(?=[a-z+\-][\w+\-]*:)")
_LIST_OR_RULE = re.compile(r"^((?:\d+(?=[.)]))?)([+\-=.)])")


def write(record: Record, images: Mapping[str, bytes], options: Options) -> str:
    """Return a record as Markdown; its pictures are the files of `pictures`, beside it."""
    return written(outline(record, options), images, options)


def written(blocks: tuple[Block, ...], images: Mapping[str, bytes], options: Options) -> str:
    """Return the pieces of a document as Markdown."""
    files = _picture_names(blocks, images)
    parts = []
    for block in blocks:
        if isinstance(block, Picture):
            parts.append(_picture(block, files, options.stem))
        else:
            parts.append(_WRITERS[type(block)](block))
    if options.generated:
        parts.append(f"*{escaped(options.generated)}*")
    return "\n\n".join(part for part in parts if part) + "\n"


def pictures(record: Record, images: Mapping[str, bytes], options: Options) -> dict[str, bytes]:
    """Return the pictures that the text refers to, each by the ending of its file name."""
    names = _picture_names(outline(record, options), images)
    return {name: images[digest] for digest, name in names.items()}


def _picture_names(blocks: tuple[Block, ...], images: Mapping[str, bytes]) -> dict[str, str]:
    """Number the pictures that are there, by digest."""
    digests = (block.sha256 for block in blocks if isinstance(block, Picture))
    known = (digest for digest in dict.fromkeys(digests) if digest in images)
    return {digest: _picture_name(n, images[digest]) for n, digest in enumerate(known, 1)}


def _picture_name(number: int, content: bytes) -> str:
    return f"-{number}{'.jpg' if content.startswith(JPEG) else '.png'}"


def escaped(text: str) -> str:
    """Return one line of typed text so that no character of it means anything in Markdown."""
    stripped = text.lstrip()
    indent = "&nbsp;" * (len(text) - len(stripped))
    marked = _MEANINGFUL.sub(r"\\\g<0>", stripped)
    return indent + _LIST_OR_RULE.sub(r"\1\\\2", marked)


def _lines(text: str, end: str) -> str:
    return end.join(escaped(line) for line in text.split("\n"))


def _cell_text(text: str) -> str:
    return _lines(text, "<br>")


def _linked(words: str, link: str) -> str:
    """Return escaped words that lead to an address, if it is one of the web."""
    if not is_web_address(link):
        return words
    return f"[{words}](<{quote(link, safe=':/?#@!$&()*+,;=%~-._')}>)"


def _title(block: TitleBlock) -> str:
    chips = " · ".join(escaped(chip.text) for chip in block.chips)
    under = " · ".join(filter(None, (f"**{escaped(block.key)}**" * bool(block.key), chips)))
    head = "\n\n".join(filter(None, (f"# {escaped(block.title)}", under)))
    facts = [(_fact_name(fact), _linked(_cell_text(fact.text), fact.link)) for fact in block.facts]
    return f"{head}\n\n{_grid(('Fact', 'Value'), facts)}" if facts else head


def _fact_name(fact: Fact) -> str:
    return f"**{escaped(fact.label)}**"


def _figures(block: Figures) -> str:
    rows = [(f.title, f.shown, f.reason or f.definition) for f in block.figures]
    return _grid(("Figure", "Value", "Meaning"), rows)


def _grid(head: tuple[str, ...], rows: list[Any]) -> str:
    rule = tuple("---" for _ in head)
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def _heading(block: Heading) -> str:
    return f"{'#' * (block.level + 1)} {escaped(block.text)}"


def _paragraph(block: Paragraph) -> str:
    return f"*{escaped(block.text)}*" if block.muted else _lines(block.text, "\\\n")


def _bullets(block: Bullets) -> str:
    return "\n".join(f"- {_point(item)}" for item in block.items)


def _point(text: str, indent: str = "  ") -> str:
    return _lines(text, f"\\\n{indent}")


def _table(block: Table) -> str:
    rows = [tuple(_cell(cell) for cell in row) for row in block.rows]
    return _grid(tuple(escaped(column.title) for column in block.columns), rows)


def _cell(cell: Cell) -> str:
    if not cell.note:
        return _linked(_cell_text(cell.text), cell.link)
    return f"{_cell_text(cell.text)}<br>{_linked(_cell_text(cell.note), cell.link)}"


def _tree(block: TreeFigure) -> str:
    """Return the tree of whys as a list in lists."""
    lines = []
    for reason in block.reasons:
        indent = "  " * reason.depth
        together = (TOGETHER,) if reason.is_joint else ()
        said = "; ".join(filter(None, (*reason.more, reason.note, *together)))
        note = f" ({_point(said, indent + '  ')})" if said else ""
        words = _point(reason.text, indent + "  ")
        lines.append(f"{indent}- **{escaped(reason.caption)}** {words}{note}")
    return "\n".join(lines)


def _cause(block: Cause) -> str:
    category = f" · {escaped(block.category)}" if block.category else ""
    lines = [f"**Root cause {block.number}{category}:** {_point(block.text, '')}", ""]
    lines += [f"- {_fact_name(fact)}: {_point(fact.text)}" for fact in block.facts]
    fixes = [f"  - {_point(fix, '    ')}" for fix in block.fixes]
    lines += ["- **Fixed by:**", *fixes] if fixes else [f"- **Fixed by:** {NO_FIX}"]
    return "\n".join(lines)


def _lessons(block: LessonColumns) -> str:
    columns = (f"**{escaped(title)}**\n\n{_listed(items)}" for title, items in block.columns)
    return "\n\n".join(columns)


def _listed(items: tuple[str, ...]) -> str:
    return _bullets(Bullets(items)) if items else "–"


def _drawing(_block: StripFigure | ChartFigure) -> str:
    """Leave drawings to formats that draw: the table below says the same."""
    return ""


def _picture(block: Picture, files: Mapping[str, str], stem: str) -> str:
    words = escaped(block.caption or block.name)
    if block.sha256 not in files:
        return f"*The picture “{escaped(block.name)}” is missing.*"
    return f"![{words}](<{quote(stem + files[block.sha256])}>)"


_WRITERS: Mapping[type[Any], Callable[[Any], str]] = {
    TitleBlock: _title,
    Figures: _figures,
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    StripFigure: _drawing,
    ChartFigure: _drawing,
    TreeFigure: _tree,
    Cause: _cause,
    LessonColumns: _lessons,
}

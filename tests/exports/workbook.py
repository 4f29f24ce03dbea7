"""Reads a spreadsheet back from its parts, as written down in its format (ECMA-376)."""

import io
import re
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")

Cell = str | float
Row = dict[str, Cell]


def parts(content: bytes) -> dict[str, str]:
    """Return the XML of every part by its name."""
    with ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def tables(content: bytes) -> dict[str, list[Row]]:
    """Return the rows of every sheet by the titles of its columns; blank cells are left out."""
    found = parts(content)
    names = [sheet.attrib["name"] for sheet in _xml(found["xl/workbook.xml"]).iter(f"{_S}sheet")]
    strings = [_text(item) for item in _xml(found["xl/sharedStrings.xml"])]
    return {
        name: _rows(_xml(found[f"xl/worksheets/sheet{number}.xml"]), strings)
        for number, name in enumerate(names, 1)
    }


def _xml(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own file


def _text(item: ET.Element) -> str:
    written = "".join(part.text or "" for part in item.iter(f"{_S}t"))
    return _HEX.sub(lambda code: chr(int(code[1], 16)), written)


def _rows(sheet: ET.Element, strings: list[str]) -> list[Row]:
    read = [
        {_letters(cell): _value(cell, strings) for cell in row if cell.find(f"{_S}v") is not None}
        for row in sheet.iter(f"{_S}row")
    ]
    header = read[0]
    return [{str(header[place]): value for place, value in row.items()} for row in read[1:]]


def _letters(cell: ET.Element) -> str:
    return cell.attrib["r"].rstrip("0123456789")


def _value(cell: ET.Element, strings: list[str]) -> Cell:
    held = cell.find(f"{_S}v")
    assert held is not None
    assert held.text is not None
    kind = cell.attrib.get("t", "n")
    assert kind in {"s", "n"}, "neither a formula nor an error"
    return strings[int(held.text)] if kind == "s" else float(held.text)

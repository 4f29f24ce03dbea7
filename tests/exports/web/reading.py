"""Reading pages as a browser and an XML parser do."""

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

_ROOT = '<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">{}</page>'
_DOCTYPE = "<!DOCTYPE html>"
_VOID = {"meta", "br", "img"}


class Seen(HTMLParser):
    """What a browser makes of a page: its elements in order, its attributes, its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def storage(body: str) -> ET.Element:
    """Read a body of Confluence's storage format; raises where it is not well-formed."""
    return ET.fromstring(_ROOT.format(body))  # noqa: S314 - our own


def page(text: str) -> ET.Element:
    """Read a page as XML; raises where it is not well-formed."""
    assert text.startswith(_DOCTYPE)
    return ET.fromstring(text.removeprefix(_DOCTYPE))  # noqa: S314 - our own


def words(node: ET.Element) -> str:
    """Return the text of a page; a break is a line end."""
    inner = "".join(words(child) + (child.tail or "") for child in node)
    return ("\n" if node.tag == "br" else node.text or "") + inner

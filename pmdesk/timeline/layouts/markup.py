"""Inline Markdown and HTML of published texts, taken off so that plain words remain."""

import html
import re

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)")
_LINK = re.compile(
    r"(?<!\\)\[((?:[^\[\]`\n]|`[^`\n]{0,300}`){1,500})\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,1000})?\)"
)
_FOOTNOTE = re.compile(r"\[(\[[^\[\]\n]{1,40}\])\]\([^()\n]{0,300}\)")
_PAGE = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_ADDRESS_AND_LABEL = re.compile(r"\[https?://[^\s\]]{1,1000}\s+([^\[\]\n]{1,300})\]")
_QUOTES = re.compile(r"'{2,5}")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\[\]\n]{0,100}\]")
_RST_LINK = re.compile(r"`([^`<\n]{1,300}?)\s*<https?://[^`>\n]{1,500}>`__?")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]{1,1000})>")
_CODE = re.compile(r"(`{1,3})(.+?)\1", re.DOTALL)
_STRONG = re.compile(r"\*\*\*?|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]{0,600}?[^\s*_])\1(?![\w*])")
_STRIKE = re.compile(r"~~")
_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|s|code|kbd|span|time|sup|sub|a|p|font|div|small|mark|details|summary|img|li|ul|ol|tr|td|th|tbody|thead|table|dl|dt|dd|h[1-6]|hr|center)(?:\s[^<>\n]{0,500})?/?>|<!--.{0,2000}?-->",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>@&$])")
_ANY = re.compile(r"[*_`\[\]<&\\~']")


def plain(text: str) -> str:
    """Return a text without inline marks: code, bold, links to their labels, images dropped."""
    if not _ANY.search(text):
        return text
    if "[" in text:
        text = _links(text)
    if "`" not in text:
        return _without(text)
    found = []
    at = 0
    text = _RST_LINK.sub(r"\1", text) if "<http" in text else text
    for code in _CODE.finditer(text):
        found += [_without(text[at : code.start()]), code[2]]
        at = code.end()
    return "".join([*found, _without(text[at:])])


def plain_words(text: str) -> str:
    """Return what an event says: plain, without signs at its ends that belong to its line."""
    text = plain(text).strip().removesuffix(" -").rstrip("\\").strip()
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip()
    for sign in "*_":
        if text.endswith(sign) and text.count(sign) % 2:
            text = text.removesuffix(sign).rstrip()
    return text


def _links(text: str) -> str:
    """Put labels in the place of links, but within code."""
    if "[[" in text:
        text = _PAGE.sub(r"\1", _FOOTNOTE.sub(r"\1", text))
    if "[http" in text:
        text = _ADDRESS_AND_LABEL.sub(r"\1", text)
    codes = [code.span() for code in _CODE.finditer(text)] if "`" in text else []

    def label(link: re.Match[str]) -> str:
        inside = any(begin < link.start() < end for begin, end in codes)
        return link[0] if inside else link[1]

    text = _LINK.sub(label, _IMAGE.sub("", text) if "![" in text else text)
    return _REFERENCE.sub(r"\1", text) if "][" in text else text


def _without(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", _ADDRESS.sub(r"\1", text)))
    if "**" in text or "__" in text:
        text = _STRONG.sub("", text)
    if text.count("*") > 1 or text.count("_") > 1:
        text = _EMPHASIS.sub(r"\2", text)
    if "''" in text:
        text = _QUOTES.sub("", text)
    if "~~" in text:
        text = _STRIKE.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text

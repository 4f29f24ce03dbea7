"""A packet from its file, ready to be shown: read under limits, for a background lane."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from exports.blocks import Block
from exports.options import Options
from exports.outline import outline
from exports.summary import Summary
from pmdesk import incoming
from pmdesk.approval.packet import Packet, unpack
from pmdesk.errors import PmdeskError
from ui.prose.encoding import thumbnail

_LARGEST = QSize(720, 540)


@dataclass(frozen=True)
class OpenedPacket:
    """A packet with its file, the blocks to show of it, and its pictures by digest."""

    path: Path
    packet: Packet
    blocks: tuple[Block, ...]
    images: Mapping[str, QImage] = field(default_factory=dict)


def open_packet(path: Path) -> OpenedPacket:
    """Read a packet; raises `ImportFailed` with one sentence."""
    packet = unpack(path.name, incoming.read_archive(path))
    summary = Summary(packet.record, packet.form, packet.changes)
    blocks = (*summary.blocks(), *outline(packet.record, Options(meeting=False)))
    return OpenedPacket(path, packet, blocks, _pictures(packet))


def _pictures(packet: Packet) -> dict[str, QImage]:
    """Decode the pictures; one that is broken is told by its caption alone."""
    found = {}
    for digest, data in packet.images.items():
        try:
            found[digest] = thumbnail(data, _LARGEST)
        except PmdeskError:
            continue
    return found

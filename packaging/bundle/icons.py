"""The app's icon in the forms that the three systems want, drawn from the one picture."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO: Final = (16, 24, 32, 48, 64, 256)
_ICNS: Final = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
"""Apple's names of sizes, each of which may be a PNG."""


def draw_all(picture: Path, folder: Path) -> None:
    """Leave ``SIZE.png``, ``icon.ico`` and ``icon.icns`` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: _drawn(picture, size) for size in _SIZES}
    for size, png in drawn.items():
        (folder / f"{size}.png").write_bytes(png)
    (folder / "icon.ico").write_bytes(ico({size: drawn[size] for size in _ICO}))
    (folder / "icon.icns").write_bytes(icns({name: drawn[size] for name, size in _ICNS.items()}))


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return Windows' icon file of PNGs by their size in pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, offset = b"", len(head) + 16 * len(pictures)
    for size, png in pictures.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return macOS' icon file of PNGs by Apple's names of their sizes."""
    chunks = b"".join(name + struct.pack(">I", 8 + len(png)) + png for name, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def _drawn(picture: Path, size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(picture)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # Qt's list of forms leaves this one out
        raise OSError(f"{picture} can't be drawn.")
    del app
    return bytes(buffer.data().data())

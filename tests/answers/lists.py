"""A shop's own list, and what is told of it."""

from __future__ import annotations

from pathlib import Path

from copilot.answers.importing import Imported, import_shop
from copilot.answers.list_notes import told

HEAD = "الكود,الاسم,السعر,المقاسات,الألوان,الكمية,الوزن"


def found(tmp_path: Path, *rows: str, head: str = HEAD) -> Imported:
    path = tmp_path / "list.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return import_shop(path)


def lines(read: Imported, language: str = "en") -> list[str]:
    return [told(note, language) for note in read.notes]

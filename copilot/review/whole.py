"""Files that are there whole or not at all, whatever ends the writing: a full disk, a cancel, Ctrl+C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to that takes the place of `path` only when all is written.

    Raises:
        OSError: It can't be written.
    """
    half = path.with_name(f"{path.name}.part")
    try:
        yield half
        half.replace(path)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


@contextmanager
def folder_for(folder: Path) -> Iterator[None]:
    """Make a folder if need be; one that was made and stayed empty goes again.

    Raises:
        OSError: It can't be made.
    """
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        if new:
            with suppress(OSError):  # it holds something
                folder.rmdir()

"""What goes into a bundle, and what stays out. Used by PyInstaller's build file, `live-copilot.spec`."""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
Entries = list[tuple[str, str, str]]
"""As PyInstaller has them: the name in the bundle, where it lies now, its kind."""

NOT_IMPORTED: Final = [
    # The first way to TikTok: parts of it are under the AGPL, one states no licence. The second way stays.
    *("TikTokLive", "TikTokLiveProto", "EulerApiSdk"),
    # For another model than the bundled one, which a bundle does not load.
    *("torch", "sentence_transformers", "transformers", "sklearn", "scipy"),
    # GNU's readline and gdbm: they would put the whole bundle under the GPL.
    *("readline", "dbm", "_dbm", "_gdbm"),
    # What libraries would use if it were there.
    *("IPython", "PIL", "attr", "attrs", "black", "google", "jinja2", "lxml", "matplotlib", "pandas", "yaml"),
    # What only developers need.
    *("doctest", "hypothesis", "pdb", "pip", "pydoc_data", "pytest", "setuptools", "unittest", "wheel"),
    *("betterproto.plugin", "ensurepip", "idlelib", "lib2to3", "numpy.f2py", "numpy.testing", "venv"),
    *("_curses", "_tkinter", "curses", "nis", "tkinter"),
]
"""Modules that are left out though something names them."""

_UNUSED: Final = re.compile(
    r"""Qt6?(3D|Designer|Egl|Help|Multimedia|Pdf|Qml|Quick|Sql|Test|VirtualKeyboard|WebEngine|.*Compositor)
      | PySide6/.*(translations/(?!qtbase_ar\.qm)|qml/)
      | plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|virtualkeyboard)
      | plugins/.*compositor
      | platforms/(lib)?q(eglfs|linuxfb|minimalegl|vkkhrdisplay|vnc|direct2d)
      | platformthemes/libqgtk3
      | platforminputcontexts/libqtvirtualkeyboard
      | imageformats/(lib)?q(gif|icns|pdf|tga|tiff|wbmp|webp)
      | opengl32sw\.dll|d3dcompiler
    """,
    re.VERBOSE,
)
"""Parts of Qt that no window of ours uses; its own buttons and file dialogs speak Arabic."""

_THE_DESKTOPS: Final = re.compile(
    r"""^lib(
        X11|X11-xcb|xcb|GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm|wayland-[a-z]+
      | fontconfig|freetype|glib-2\.0|gthread-2\.0|dbus-1|stdc\+\+|gcc_s|z|expat
    )\.so""",
    re.VERBOSE,
)
"""Libraries of which a desktop's own must be used: they speak to its drivers, its fonts, its settings."""

_NOT_SHIPPED: Final = re.compile(
    r"^screenshots/|^THIRD_PARTY_NOTICES|\.ts$|__pycache__|^model/(\w+\.py|\w+\.json)$"
)
"""Assets for developers: pictures of the README, sources of translations, the model's face for others."""


_LINKED: Final = {"BINARY", "EXTENSION"}
_NEEDED: Final = re.compile(r"NEEDED\s+(\S+)")


def version() -> str:
    """Return the product's version, from the one place where it stands."""
    source = (ROOT / "copilot" / "__init__.py").read_text(encoding="utf-8")
    stated = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if stated is None:
        raise SystemExit("copilot/__init__.py states no __version__.")
    return stated[1]


def assets() -> list[tuple[str, str]]:
    """Return the files that ship with the app: where each lies, and the folder that it goes to."""
    places = {"copilot/_assets": ROOT / "assets", "copilot/console/web": ROOT / "copilot" / "console" / "web"}
    return [
        (str(file), str(PurePath(target, file.parent.relative_to(folder))))
        for target, folder in places.items()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not _NOT_SHIPPED.search(file.relative_to(folder).as_posix())
    ]


def entries(folder: Path, target: str) -> Entries:
    """Return a folder's files as PyInstaller's entries under another folder of the bundle."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [(str(PurePath(target, file.relative_to(folder))), str(file), "DATA") for file in files]


def sources(analysis: Any) -> list[Path]:  # noqa: ANN401 - PyInstaller's own
    """Return where everything lies that an analysis took."""
    taken = (*analysis.binaries, *analysis.datas, *analysis.pure, *analysis.scripts)
    return sorted({Path(source) for _, source, _ in taken if Path(source).is_file()})


def needed(entries: Entries) -> Entries:
    """Return the entries without what nobody uses, and without libraries that only that used."""
    kept = [entry for entry in entries if not is_unused(entry[0])]
    if sys.platform != "linux":
        return kept
    kept = [entry for entry in kept if not _THE_DESKTOPS.search(PurePath(entry[0]).name)]
    beside = {PurePath(name).name: source for name, source, _ in kept if _is_of_the_system(name, source)}
    ours = [source for name, source, kind in kept if kind in _LINKED and PurePath(name).name not in beside]
    wanted = _wanted(ours, beside)
    return [entry for entry in kept if PurePath(entry[0]).name not in beside.keys() - wanted]


def is_unused(name: str) -> bool:
    """Return whether this is a part of Qt that no window of ours uses."""
    return bool(_UNUSED.search(PurePath(name).as_posix()))


def _is_of_the_system(name: str, source: str) -> bool:
    if name.startswith("libpython"):  # which the program itself opens
        return False
    return len(PurePath(name).parts) == 1 and source.startswith(("/lib/", "/usr/lib/"))


def _wanted(files: list[str], beside: dict[str, str]) -> set[str]:
    """Return which of the system's libraries these link to, and those in turn, but for the desktop's own."""
    names: set[str] = set()
    while files:
        told = subprocess.run(
            ["objdump", "-p", files.pop()], capture_output=True, text=True, check=True
        ).stdout
        found = set(_NEEDED.findall(told)) & beside.keys() - names
        names |= found
        files += [beside[name] for name in found]
    return names


def property_list() -> dict[str, Any]:
    """Return what macOS is told about the app: its name, its version, the files that it opens."""
    template = (ROOT / "packaging" / "macos" / "Info.plist").read_bytes()
    told: dict[str, Any] = plistlib.loads(template)
    return {**told, "CFBundleShortVersionString": version(), "CFBundleVersion": version()}


def signing_identity() -> str | None:
    """Return whose signature macOS' programs get; None for none."""
    return os.environ.get("CODESIGN_IDENTITY") or None

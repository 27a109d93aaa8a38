"""Makes the app's folder with PyInstaller: everything that the installers of the three systems are made of.

    build.py FOLDER     leaves FOLDER/dist/live-copilot, and on macOS FOLDER/dist/Live Copilot.app

Run it with a Python that has what `packaging/locks/bundle.txt` says. The licences of all that is taken are
checked on the way; see licences.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from contents import ROOT, assets, version
from icons import draw_all

_QT_IN_ARABIC: Final = "qtbase_ar.qm"
_VERSION_INFO: Final = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "Live Copilot"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductName", "Live Copilot"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def main(work: Path) -> None:
    """Make the folder."""
    work.mkdir(parents=True, exist_ok=True)
    draw_all(ROOT / "copilot" / "console" / "web" / "app-icon.svg", work / "icons")
    numbers = (*map(int, version().split(".")), 0)
    (work / "version.txt").write_text(
        _VERSION_INFO.format(numbers=numbers, version=version()), encoding="utf-8"
    )
    places = [f"--distpath={work / 'dist'}", f"--workpath={work / 'work'}"]
    spec = str(ROOT / "packaging" / "bundle" / "live-copilot.spec")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, spec]
    subprocess.run(command, env=os.environ | {"BUNDLE_WORK": str(work)}, check=True)
    _check(work / "dist" / "live-copilot" / "_internal")


def _check(made: Path) -> None:
    """Stop where one of our own files is not in what was made: the app would do without it, and worse."""
    lost = [source for source, target in assets() if not (made / target / Path(source).name).is_file()]
    if lost:
        raise SystemExit(f"These are not in the bundle: {', '.join(lost)}")
    if not [*made.rglob(_QT_IN_ARABIC)]:
        raise SystemExit(f"Qt's {_QT_IN_ARABIC} is not in the bundle: its file dialogs would be English.")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

"""The licences of exactly what a bundle contains: found, checked against `licences.toml`, and put into it.

Tools such as pip-licenses list what is installed in an environment. A bundle has less of that, and more:
Python itself, Qt, libraries of the system, a font. So each file that PyInstaller took is traced to where it
came from (`provenance.py`). What can't be traced, states no licence or has one that is not allowed stops the
build.

    licences.py                 checks what `live-copilot` needs in this environment, less what no bundle has
    licences.py FOLDER FILE...  adds the Debian packages of files to a bundle's list, which is in that folder
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from provenance import needed_here, of_debian
from rules import HERE, Component, LicenceError, Rules

_HEAD: Final = """# What this bundle contains

Live Copilot itself is under the Apache License 2.0 (LICENSE.txt). It stands on the work of others, each part
under its own licence. Qt, Qt for Python and python-xlib are under the LGPL: their files lie in this bundle as
files of their own, and you may put other versions in their place. What is under the MPL is unchanged.

| Part | Version | Licence | Text | Source |
| --- | --- | --- | --- | --- |"""


def check(parts: Iterable[Component], rules: Rules) -> None:
    """Pass, or say everything that is wrong.

    Raises:
        LicenceError: With a line for each part that may not be in a bundle.
    """
    faults = [fault for part in parts if (fault := rules.fault(part))]
    if faults:
        raise LicenceError("\n".join(faults))


def write(parts: Iterable[Component], folder: Path, *, own: Path = HERE.parents[1] / "LICENSE") -> None:
    """Put the list and every text into a folder: ``NOTICES.md``, ``components.json``, ``texts/``."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "texts").mkdir(parents=True)
    shutil.copyfile(own, folder / "LICENSE.txt")
    _tell(parts, [], folder)


def add(parts: Iterable[Component], folder: Path) -> None:
    """Put more parts into a folder that has a list, in their places among the others."""
    told = json.loads((folder / "components.json").read_text(encoding="utf-8"))
    new = {part.name: part for part in parts}
    _tell(new.values(), [one for one in told if one["name"] not in new], folder)


def _tell(parts: Iterable[Component], told: list[dict[str, Any]], folder: Path) -> None:
    """Write the list of these parts and of those that were told before, and copy the texts of these."""
    rows = told + [
        {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "source": part.source,
            "texts": [_put(text, folder / "texts", part) for text in part.texts],
        }
        for part in parts
    ]
    rows.sort(key=lambda row: row["name"].lower())
    lines = [_HEAD]
    for row in rows:
        links = ", ".join(f"[{name}](texts/{name})" for name in row["texts"])
        lines.append(f"| {row['name']} | {row['version']} | {row['licence']} | {links} | {row['source']} |")
    (folder / "NOTICES.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "components.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")


def _put(text: Path, folder: Path, part: Component) -> str:
    """Copy a text and return its name there, which tells whose it is."""
    shared = text.parent == HERE / "texts"
    path = re.sub(r"^.*(\.dist-info/(licenses/)?|site-packages/)", "", text.as_posix())
    path = text.name if path.startswith("/") else path
    owner = re.sub(r"[^\w.+-]+", "-", part.name).strip("-")[:40]
    name = text.name if shared else f"{owner}-{path.replace('/', '-')}"
    name = name if name.endswith((".txt", ".md", ".rst")) else f"{name}.txt"
    shutil.copyfile(text, folder / name)
    return name


if __name__ == "__main__":
    rules = Rules.load()
    folder, *files = map(Path, sys.argv[1:] or [""])
    try:
        parts = of_debian(files, rules) if files else needed_here(rules)
        check(parts, rules)
    except LicenceError as error:
        raise SystemExit(str(error)) from error
    if files:
        add(parts, folder)
    print(f"{len(parts)} packages, all under licences that a bundle may contain.")

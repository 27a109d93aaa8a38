"""Where the files of a bundle came from: a Python package, a Debian package, Python itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from functools import cached_property
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any, Final

from rules import HERE, Component, LicenceError, Rules, plain

_ROOT: Final = HERE.parents[1]
_A_TEXT: Final = re.compile(r"(^|/)(licen[sc]es?|copying|notice|copyright)[^/]*$|/licenses/", re.IGNORECASE)
_NO_TEXT: Final = re.compile(r"\.(py[cid]?|so|dll|dylib)$|\.dSYM/", re.IGNORECASE)


def components(files: Iterable[Path], rules: Rules) -> list[Component]:
    """Return what these files belong to, sorted by name, with what is always in a bundle.

    Raises:
        LicenceError: A file belongs to nothing that is known.
    """
    packages = Packages(rules)
    found: dict[str, Component] = {}
    unknown = []
    for file in files:
        path = file.resolve()
        if path.is_relative_to(_ROOT) and not path.is_relative_to(Path(sys.prefix).resolve()):
            continue  # our own
        package = packages.owner(path) or packages.owner(file)
        part = packages.component(package) if package else _of_python(path, rules) or _of_debian(path, rules)
        if part is None:
            unknown.append(str(path))
        else:
            found.setdefault(part.name, part)
    if unknown:
        raise LicenceError("Nobody knows where this came from: " + ", ".join(unknown))
    for name in ("pyinstaller", "pyinstaller-hooks-contrib"):  # their own beginnings are linked in
        part = packages.component(metadata.distribution(name))
        found[part.name] = part
    python = _python()
    found[python.name] = python
    within = list(rules.inside("live-copilot"))
    for part in found.values():
        within += rules.inside(plain(part.name), part.texts)
    found.update((part.name, part) for part in within)
    return sorted(found.values(), key=lambda part: part.name.lower())


def of_debian(files: Iterable[Path], rules: Rules) -> list[Component]:
    """Return the Debian packages of these files.

    Raises:
        LicenceError: A file is none of Debian's.
    """
    found = {file: _of_debian(file.resolve(), rules) for file in files}
    unknown = [str(file) for file, part in found.items() if part is None]
    if unknown:
        raise LicenceError("No Debian package brought these: " + ", ".join(unknown))
    return list(dict.fromkeys(part for part in found.values() if part is not None))


def needed_here(rules: Rules, start: str = "live-copilot") -> list[Component]:
    """Return the packages that the app needs in this environment, but those that no bundle contains."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - comes with the tools for bundles and tests

    packages, seen, todo = Packages(rules), set(rules.told["never"]), [start]
    found = []
    while todo:
        name = plain(todo.pop())
        if name in seen:
            continue
        seen.add(name)
        package = metadata.distribution(name)
        if name != start:
            found.append(packages.component(package))
        wanted = map(Requirement, package.requires or ())
        todo += [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found


class Packages:
    """Which of this environment's Python packages a file belongs to."""

    def __init__(self, rules: Rules) -> None:
        """Take what is known of packages that do not say it themselves."""
        self._rules = rules

    def owner(self, path: Path) -> metadata.Distribution | None:
        """Return the package that a file came with."""
        return self._owners.get(os.path.normcase(path))

    @cached_property
    def _owners(self) -> dict[str, metadata.Distribution]:
        """Every package by each of its files: many thousands, so that only their folders are looked up."""
        return {
            os.path.normcase(os.path.normpath(f"{folder}/{file}")): package
            for package in metadata.distributions()
            for folder in [Path(str(package.locate_file(""))).resolve()]
            for file in package.files or ()
        }

    def component(self, package: metadata.Distribution) -> Component:
        """Return what a package says of itself."""
        name = package.metadata["Name"]
        texts = [Path(str(package.locate_file(file))) for file in package.files or () if is_a_text(str(file))]
        ours = [HERE / "texts" / text for text in self._rules.told["texts"].get(plain(name), ())]
        return Component(
            name=name,
            version=package.version,
            licence=stated(package.metadata, self._rules),
            source=_address(package.metadata),
            texts=tuple(sorted(texts)) + tuple(ours),
        )


def is_a_text(file: str) -> bool:
    """Return whether this file of a package is the text of a licence, or a notice."""
    name = PurePath(file).as_posix()
    return bool(_A_TEXT.search(name)) and not _NO_TEXT.search(name)


def stated(told: Any, rules: Rules) -> str:  # noqa: ANN401 - a message of importlib.metadata
    """Return the SPDX expression of a package's metadata; empty where its words are not understood."""
    known = rules.told["packages"].get(plain(told["Name"]))
    if known:
        return str(known)
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    spoken = [word for word in (told.get("License") or "", *classes) if word and "\n" not in word]
    for word in spoken:
        meant = rules.told["spoken"].get(word, word)
        if meant in rules.allowed:
            return str(meant)
    return spoken[0] if spoken else ""


def _address(told: Any) -> str:  # noqa: ANN401 - likewise
    places = dict(line.split(", ", 1) for line in told.get_all("Project-URL") or ())
    lowered = {name.lower(): address for name, address in places.items()}
    for name in ("source", "source code", "repository", "github", "homepage", "home"):
        if name in lowered:
            return str(lowered[name])
    return told.get("Home-page") or next(iter(places.values()), "")


def _python() -> Component:
    here = (sysconfig.get_path("stdlib"), sys.base_prefix)
    texts = [path for folder in here if (path := Path(folder) / "LICENSE.txt").is_file()]
    number = sys.version.split()[0]
    source = "https://www.python.org/downloads/source/"
    return Component(name="Python", version=number, licence="PSF-2.0", source=source, texts=tuple(texts[:1]))


def _of_python(path: Path, rules: Rules) -> Component | None:
    """Return Python for a file of its library, or what lies beside it where it is not Debian's.

    On Windows its modules in C lie in a folder beside its library, on macOS it is a framework with a list of
    properties.
    """
    if path.is_relative_to(Path(sysconfig.get_path("stdlib")).resolve()):
        return _python()
    if not path.is_relative_to(Path(sys.base_prefix).resolve()) or sys.base_prefix == "/usr":
        return None
    if path.suffix == ".pyd" or path.match("Python.framework/Versions/*/Resources/Info.plist"):
        return _python()
    for start, (name, licence) in rules.told["beside_python"].items():
        if path.name.lower().startswith(start.lower()):
            python = _python()  # whose own text holds the notices of what it brings
            return python if name == "Python" else Component(name=name, licence=licence, texts=python.texts)
    return None


def _of_debian(path: Path, rules: Rules) -> Component | None:
    """Return the Debian package of a library of the system."""
    if shutil.which("dpkg-query") is None:
        return None
    for candidate in (str(path), str(path).removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", candidate], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            name = asked.stdout.split(":", 1)[0]
            break
    else:
        return None
    form = "${Version}\n${source:Package}"
    told = subprocess.run(
        ["dpkg-query", "-W", f"-f={form}\n", name],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    text = Path("/usr/share/doc", name, "copyright")
    return Component(
        name=f"{name} (Debian)",
        version=told[0],
        licence=rules.told["debian"].get(name, ""),
        source=f"https://tracker.debian.org/pkg/{told[1]}",
        texts=(text,) if text.is_file() else (),
    )

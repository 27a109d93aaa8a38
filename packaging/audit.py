"""Asks a public list of known holes about every locked package: `make audit`.

pip-audit asks PyPI's advisories. Where they can't be reached, this says so and ends with 2: a package that
nobody could look up is not a package without holes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CLEAN, HOLES, UNKNOWN = 0, 1, 2
_LOCKS = ("runtime.txt", "dev.txt")
_PATIENCE = 900


def verdict(packages: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """Return the exit code and what to say.

    Args:
        packages: As pip-audit tells them: name, and version with ``vulns``, or ``skip_reason``.
    """
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {_mended(hole)}"
        for package in packages
        for hole in package.get("vulns", ())
    ]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    asked = len(packages) - len(unknown)
    told = [f"{asked} of {len(packages)} packages were looked up, {len(holes)} known holes.", *holes]
    if unknown:
        told.append(f"Could not be looked up, so nothing is said of them: {', '.join(unknown)}")
    if holes:
        return HOLES, told
    return (UNKNOWN if unknown or not packages else CLEAN), told


def _mended(hole: dict[str, Any]) -> str:
    return ", ".join(hole["fix_versions"]) or "no version yet"


def main() -> int:
    """Ask about the locks."""
    tool, locks = sys.argv[1:3]
    files = [word for lock in _LOCKS for word in ("--requirement", str(Path(locks) / lock))]
    words = [
        tool,
        *files,
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "--format",
        "json",
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        sys.stdout.write(f"The advisories can't be reached, so nothing was audited: {last}\n")
        return UNKNOWN
    code, told = verdict(packages)
    sys.stdout.write("\n".join(told) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())

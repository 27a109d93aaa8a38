"""Install what only this benchmark needs; what can't be installed is left out, and its rows say why."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LOCK = ROOT / "packaging" / "locks" / "bench.txt"
WORK = ROOT / "build" / "bench-language"
_FILE = "not-installed.json"


def main() -> None:
    """Install the pins, all at once or else one by one."""
    ours = {_name(line) for line in _lines(LOCK.with_name("dev.txt"))}
    pins = [line for line in _lines(LOCK) if _name(line) not in ours]  # what we work with stays as it is
    faults: dict[str, str] = {}
    if _install(*pins):
        for pin in pins:
            if fault := _install(pin):
                faults[_name(pin)] = fault
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / _FILE).write_text(json.dumps(faults, indent=1) + "\n", encoding="utf-8")
    for name, fault in faults.items():
        sys.stderr.write(f"{name} could not be installed: {fault}\n")


def reasons(work: Path) -> dict[str, str]:
    """Return why packages are missing, by the name of the package."""
    file = work / _FILE
    if not file.is_file():
        return {}
    return {str(name): str(fault) for name, fault in json.loads(file.read_text(encoding="utf-8")).items()}


def _lines(lock: Path) -> list[str]:
    return [line for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]


def _name(pin: str) -> str:
    return pin.partition("==")[0].strip()


def _install(*what: str) -> str:
    """Return why pip failed, or nothing. The pins are complete, so pip looks for no further packages."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*command, *what], capture_output=True, text=True, check=False)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return (errors or ["pip failed"])[0].removeprefix("ERROR: ") if done.returncode else ""


if __name__ == "__main__":
    main()

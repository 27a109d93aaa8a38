"""The machine that figures were measured on, in plain words."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def words() -> str:
    """Return cores, processor and clock, what else runs, system and Python: what a reader compares with hers."""
    told = _of_processor()
    clock = f", {float(told['cpu MHz']) / 1000:.1f} GHz" if "cpu MHz" in told else ""
    name = " ".join(told.get("model name", platform.processor() or platform.machine()).split())
    python = ".".join(platform.python_version_tuple()[:2])
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    busy = f", shared with other work (load {load:.0f})" if load > 1 else ""
    return (
        f"{os.cpu_count()} cores of a machine with {name}{clock}{busy}, {platform.system()}, Python {python}"
    )


def environment() -> dict[str, str]:
    """Return the environment as the command sets it for itself (`copilot.__main__`)."""
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}


def _of_processor() -> dict[str, str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}

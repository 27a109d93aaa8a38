"""How fast a run was, as a JSON file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from copilot.console import protocol
from copilot.errors import RunError


def write_stats(path: Path, *, comments: int, seconds: float, latencies: Sequence[float]) -> None:
    """Write comments, seconds, rate, latency percentiles in milliseconds and peak memory in megabytes.

    Args:
        path: Where to.
        comments: Comments in the session file.
        seconds: Wall time of the run.
        latencies: Seconds from a comment's arrival to the first board that counts it.

    Raises:
        RunError: The file can't be written.
    """
    marks = (
        np.percentile(np.asarray(latencies) * 1000, [50, 95, 99]).tolist() if len(latencies) else [0.0] * 3
    )
    stats: protocol.Json = {
        "comments": comments,
        "seconds": round(seconds, 3),
        "comments_per_second": round(comments / seconds, 1) if seconds > 0 else 0.0,
        "latency_ms": {name: round(mark, 1) for name, mark in zip(("p50", "p95", "p99"), marks, strict=True)},
        "peak_rss_mb": peak_rss_mb(),
    }
    try:
        path.write_text(protocol.line(stats) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"The figures can't be written to {path}: {error.strerror}.") from error


def peak_rss_mb() -> float | None:
    """Return the most memory that this process ever held, in megabytes; None where it can't be told."""
    told = None
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Unix only

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told = round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
    return told

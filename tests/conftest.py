"""Builders that most tests share. Nothing here stands in for a part of the product."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As the command sets it for itself: several threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# How long an example takes says how busy the machine is; figures are measured in tests/benchmarks.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_xdist_auto_num_workers() -> int:
    """Run one more worker than there are cores: many tests wait for a clock or another process."""
    return (os.cpu_count() or 1) + 1

"""Builders that most tests share. Nothing here stands in for a part of the product."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# How long an example takes says how busy the machine is; figures are measured in tests/benchmarks.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

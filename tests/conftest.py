"""Builders that most tests share. Nothing here stands in for a part of the product."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

"""What people are told about the help of a machine."""

from __future__ import annotations

from typing import Final

HELPED: Final = {"ar": "(الرد ده بمساعدة برنامج)", "en": "(Written with the help of an app)"}
"""Stands under every ready reply, by its language."""

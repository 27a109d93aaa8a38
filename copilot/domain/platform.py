"""The platforms that a live is followed on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PLATFORMS: Final[Mapping[str, str]] = MappingProxyType(
    {"tiktok": "TikTok", "facebook": "Facebook", "instagram": "Instagram"}
)
"""Each platform's own spelling by its word in `RawComment`, in the order in which people see them."""

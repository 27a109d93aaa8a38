"""Puts assets/ inside the wheel. A checkout installed for work reads them where they lie."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic is its own business
    """Adds the assets to a standard wheel, and leaves an editable one without them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds."""
        if version == "standard":
            build_data["force_include"]["assets"] = "copilot/_assets"

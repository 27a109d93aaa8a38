"""What the user chose in the windows, from one start to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from copilot.domain.platform import PLATFORMS
from copilot.ui.motion import STILL, SYSTEM
from copilot.ui.translation import LANGUAGES

if TYPE_CHECKING:
    from copilot.ui.memory import Settings

_LONGEST = 200
_THEMES = ("light", "dark")
_MOTION = "motion"


class Choices(QObject):
    """Keeps choices in `Settings`, and tells when one of them changes how things look.

    Signals:
        language_changed: Carries ``ar`` or ``en``.
        theme_changed: Carries ``light`` or ``dark``.
        shop_changed: Another shop file, or the same one with other facts.
        motion_changed: Things may move, or may not.
        global_keys_changed: Keys are asked for in other programs too, or not.
        update_notice_changed: A newer version is to be told, or not.
    """

    language_changed = Signal(str)
    theme_changed = Signal(str)
    shop_changed = Signal()
    motion_changed = Signal()
    global_keys_changed = Signal()
    update_notice_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        """Read and write `settings`."""
        super().__init__()
        self._settings = settings

    @property
    def first_run(self) -> bool:
        """Nobody has chosen a language yet."""
        return self._word("language") not in LANGUAGES

    @property
    def language(self) -> str:
        """``ar`` or ``en``."""
        kept = self._word("language")
        return kept if kept in LANGUAGES else LANGUAGES[0]

    def set_language(self, language: str) -> None:
        """Speak another language."""
        self._settings.setValue("language", language)
        self.language_changed.emit(language)

    @property
    def theme(self) -> str:
        """``light`` or ``dark``: of the windows."""
        kept = self._word("theme")
        return kept if kept in _THEMES else _THEMES[0]

    def set_theme(self, theme: str) -> None:
        """Wear other colours."""
        self._settings.setValue("theme", theme)
        self.theme_changed.emit(theme)

    @property
    def motion(self) -> str:
        """``system`` or ``still``; counts from the next window on."""
        return motion_of(self._settings)

    def set_motion(self, motion: str) -> None:
        """Let things move as the system has it, or not at all."""
        self._settings.setValue(_MOTION, motion)
        self.motion_changed.emit()

    @property
    def global_keys(self) -> bool:
        """Keys are asked for in other programs too, while a live is read."""
        return self._word("global_keys") != "no"

    def set_global_keys(self, wanted: bool) -> None:  # noqa: FBT001 (one plain switch)
        """Ask for keys in other programs too, or not."""
        self._settings.setValue("global_keys", "yes" if wanted else "no")
        self.global_keys_changed.emit()

    @property
    def update_notice(self) -> bool:
        """A newer version is to be told. Off unless somebody asked for it."""
        return self._word("update_notice") == "yes"

    def set_update_notice(self, wanted: bool) -> None:  # noqa: FBT001 (one plain switch)
        """Tell of newer versions, or ask nobody."""
        self._settings.setValue("update_notice", "yes" if wanted else "no")
        self.update_notice_changed.emit()

    @property
    def update_asked(self) -> float:
        """When a newer version was last asked for, Unix seconds; 0 for never."""
        kept = self._word("update_asked")
        return float(kept) if kept.isdecimal() else 0.0

    def set_update_asked(self, at: float) -> None:
        """Remember when it was asked, Unix seconds."""
        self._settings.setValue("update_asked", str(int(at)))

    @property
    def shop(self) -> Path | None:
        """The shop file, or None."""
        kept = self._word("shop")
        return Path(kept) if kept else None

    def set_shop(self, path: Path | None) -> None:
        """Take another shop file."""
        self._settings.setValue("shop", str(path) if path else "")
        self.shop_changed.emit()

    def follows(self, platform: str) -> bool:
        """Return whether a live on this platform is to be read."""
        return self._word(f"follow/{platform}") == "yes"

    def target(self, platform: str) -> str:
        """Return the name or id that is followed there; empty for the connected account."""
        return self._word(f"target/{platform}")

    def set_platform(self, platform: str, *, follow: bool, target: str) -> None:
        """Follow this on a platform, or nothing there."""
        self._settings.setValue(f"follow/{platform}", "yes" if follow else "no")
        self._settings.setValue(f"target/{platform}", target.strip()[:_LONGEST])

    def targets(self) -> tuple[tuple[str, str], ...]:
        """Return what is followed: platform and name or id."""
        return tuple((name, self.target(name)) for name in PLATFORMS if self.follows(name))

    def _word(self, key: str) -> str:
        kept = self._settings.value(key, "")
        return kept[: 10 * _LONGEST] if isinstance(kept, str) else ""


def motion_of(settings: Settings) -> str:
    """Return what was chosen about motion: ``system`` or ``still``."""
    return STILL if settings.value(_MOTION, SYSTEM) == STILL else SYSTEM

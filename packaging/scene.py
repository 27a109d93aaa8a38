"""What stands behind the windows in a picture: a desk that does nothing, and keys that nobody presses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from copilot.accounts import PERMISSIONS, Checked
from copilot.assets import asset
from copilot.reviewing import Reviewing
from copilot.ui.bridge import Bridge
from copilot.ui.desk import Opened, PastSession, Run, Wanted

ADDRESS: Final = "http://192.168.1.7:8740/m#token=a-picture-and-no-token-of-anybody"
END: Final = 1_800_000_000.0
HOSTILE: Final = (
    '<img src="x" onerror="alert(1)"><b>كام؟</b>',
    "\u202eback to front\u202c \u2067\x00\x07 السعر\u200f كام؟",
    "بكام الفستان يا جماعة؟ " * 440,
    "ا" + "\u0651\u0650\u0301" * 170 + "لسعر Z" + "\u0335\u0321" * 250,
    "👩‍👩‍👧‍👦🏳️‍🌈🇪🇬👗" * 40,
)
"""What viewers type who want to break a screen: markup, marks that turn a line round, ten thousand
characters, five hundred marks on two letters, nothing but emoji."""


class Keys:
    """Keys of other programs, all of them free."""

    def take(self, pressed: object) -> tuple[()]:
        """Take all of them."""
        del pressed
        return ()

    def release(self) -> None:
        """Do nothing."""


class Kept(dict[str, object]):
    """Settings that end with the program."""

    def value(self, key: str, default: object = None, /) -> object:
        """Return what was kept under `key`."""
        return self.get(key, default)

    def setValue(self, key: str, value: object, /) -> None:  # noqa: N802 (Qt's name)
        """Keep `value` under `key`."""
        self[key] = value


class Scene:
    """A desk and a run that do nothing but stand for a picture."""

    def start(self, wanted: Wanted, bridge: Bridge, opened: Callable[[Opened], None]) -> Run:
        """Pretend that a run has begun."""
        del wanted, bridge
        links = dict.fromkeys(("moderator_url", "phone_url", "obs_url"), ADDRESS)
        opened(Opened(session=Path("now.livesession"), links=links))
        return self

    def submit(self, command: object) -> None:
        """Do nothing."""

    def learn(self, shop: object) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def join(self) -> None:
        """Do nothing."""

    def sessions(self) -> tuple[PastSession, ...]:
        """Return three lives, the newest interrupted."""
        names = ("عروض الجمعة", "كوليكشن الصيف", "Ramadan live")
        return tuple(
            PastSession(
                path=Path(name), name=name, at=1_794_000_000.0 - 400_000 * n, size=1, unfinished=n == 0
            )
            for n, name in enumerate(names)
        )

    def close_session(self, path: Path) -> None:
        """Do nothing."""

    def connected(self, platform: str) -> str | None:
        """Say that one account is connected."""
        return "خيط ووردة" if platform == "facebook" else None

    def token_ends(self, platform: str) -> float | None:
        """Say that the connected account's token ends some day."""
        return END if platform == "facebook" else None

    def check_token(self, platform: str, token: str) -> Checked:
        """Say that one permission is missing."""
        del token
        names = PERMISSIONS[platform]
        return Checked(permissions=tuple((name, name != names[-1]) for name in names))

    def logs(self) -> Path:
        """Return some folder."""
        return Path("logs")

    def reviewer(self) -> Reviewing:
        """Return the real one."""
        return Reviewing()

    def demo_shop(self) -> Path:
        """Return the bundled shop file."""
        return asset("demo", "shop.toml")

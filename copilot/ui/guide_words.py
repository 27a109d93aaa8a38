"""What the guided set-up says for each platform: where to click, and which permissions are needed by name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from copilot.accounts import PERMISSIONS
from copilot.ui.plain import isolate

_EXPLORER = "https://developers.facebook.com/tools/explorer"
_EULER = "https://www.eulerstream.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The way to an account.

    Attributes:
        promise: What it is good for, and what can't happen.
        steps: What to do, in order.
        address: The page where it begins.
        permissions: What the key must be allowed; empty where there is nothing to allow.
    """

    promise: str
    steps: tuple[str, ...]
    address: str
    permissions: tuple[str, ...] = ()


def guide_to(platform: str) -> Guide:
    """Return the way to an account of `platform`, in the language of now."""
    if platform == "tiktok":
        return _tiktok()
    names = PERMISSIONS[platform]
    promise = QCoreApplication.translate(
        "Guide",
        "A key lets Live Copilot read the comments of your page's lives. It can't post, and it stays in this "
        "computer's keyring.",
    )
    if platform == "instagram":
        promise = QCoreApplication.translate(
            "Guide",
            "A key lets Live Copilot read the comments of your Instagram lives. The account must be a "
            "professional one that is linked to a Facebook page (Instagram: Settings, Business tools).",
        )
    return Guide(promise=promise, steps=_graph_steps(names), address=_EXPLORER, permissions=names)


def _graph_steps(names: tuple[str, ...]) -> tuple[str, ...]:
    allow = QCoreApplication.translate(
        "Guide", "On the right, under “User or Page”, choose “Get User Access Token” and allow: {permissions}"
    )
    return (
        QCoreApplication.translate(
            "Guide",
            "Open the page below and log in with the account that manages your page. The first time it asks "
            "you to make an app: any name will do, of the kind “Business”.",
        ),
        allow.replace("{permissions}", " · ".join(isolate(name) for name in names)),
        QCoreApplication.translate(
            "Guide",
            "Click “Generate Access Token”, choose your page, and copy the key. It lasts an hour or two.",
        ),
        QCoreApplication.translate(
            "Guide",
            "For one that lasts: the blue (i) beside it, “Open in Access Token Tool”, “Extend Access Token”; "
            "copy that one.",
        ),
    )


def _tiktok() -> Guide:
    return Guide(
        promise=QCoreApplication.translate(
            "Guide",
            "TikTok needs no account: type the name that is live on the first page, and start. A free key of "
            "the signing service Euler Stream only lets you connect more often.",
        ),
        steps=(
            QCoreApplication.translate("Guide", "Open the page below, sign up, and open “API keys”."),
            QCoreApplication.translate("Guide", "Make a key, copy it, and paste it here."),
        ),
        address=_EULER,
    )

"""How platforms are called and how they are doing, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.platform import PLATFORMS
from copilot.ui.plain import isolate, plain

if TYPE_CHECKING:
    from copilot.ui.theme import Palette

_LONGEST_NAME = 30


def platform_name(platform: str) -> str:
    """Return a platform's own spelling, or any other word bounded."""
    if platform == "recording":
        return QCoreApplication.translate("Overlay", "Recording")
    return PLATFORMS.get(platform) or plain(platform, _LONGEST_NAME)


def is_over(status: PlatformStatus) -> bool:
    """Return whether a platform has given all that it had, as it should: nothing is wrong."""
    return status.reason in {Reason.OVER, Reason.ENDED}


def state_word(status: PlatformStatus) -> str:
    """Return how a platform is doing, in a word or two."""
    if is_over(status):
        return QCoreApplication.translate("Overlay", "over")
    words = {
        PlatformState.LIVE: QCoreApplication.translate("Overlay", "live"),
        PlatformState.CONNECTING: QCoreApplication.translate("Overlay", "connecting"),
        PlatformState.WAITING: QCoreApplication.translate("Overlay", "waiting for the live"),
        PlatformState.OFFLINE: QCoreApplication.translate("Overlay", "offline"),
        PlatformState.FAILED: QCoreApplication.translate("Overlay", "failed"),
    }
    return words[status.state]


def state_colour(status: PlatformStatus, palette: Palette) -> str:
    """Return the colour of how a platform is doing; never its only sign."""
    if is_over(status):
        return palette.dim
    known = {PlatformState.LIVE: palette.good, PlatformState.FAILED: palette.bad}
    return known.get(status.state, palette.accent)


def reason_words(status: PlatformStatus) -> str:
    """Return why a platform is in its state and what to do; an empty string where the state says it all.

    Never the connector's `detail`: that is English, for the terminal.
    """
    words = reason_sentences().get(status.reason, "")
    subject = plain(status.subject, _LONGEST_NAME) or platform_name(status.platform)
    return words.replace("{subject}", isolate(subject))


def reason_sentences() -> dict[Reason, str]:
    """Return what each reason means and what to do; `{subject}` stands for what it is about."""
    return {
        Reason.OVER: QCoreApplication.translate("Overlay", "The recording is over."),
        Reason.RECONNECTING: QCoreApplication.translate("Overlay", "The connection broke; connecting again."),
        Reason.STALLED: QCoreApplication.translate("Overlay", "Nothing came for a while; connecting again."),
        Reason.PAUSED: QCoreApplication.translate(
            "Overlay", "The live is paused on {subject}; it goes on by itself."
        ),
        Reason.NOT_LIVE: QCoreApplication.translate("Overlay", "Not live yet; looked for every minute."),
        Reason.ENDED: QCoreApplication.translate("Overlay", "The live is over."),
        Reason.LIMITED: QCoreApplication.translate("Overlay", "{subject} asks to wait a little."),
        Reason.NO_NETWORK: QCoreApplication.translate(
            "Overlay", "No internet. Check the Wi-Fi or the cable."
        ),
        Reason.UNREACHABLE: QCoreApplication.translate(
            "Overlay", "{subject} does not answer. Check this computer's internet."
        ),
        Reason.TOKEN: QCoreApplication.translate(
            "Overlay", "The permission of the account has ended. Connect the account again."
        ),
        Reason.PERMISSION: QCoreApplication.translate(
            "Overlay", "The permission {subject} is missing. Connect the account again and allow it."
        ),
        Reason.UNLISTED: QCoreApplication.translate(
            "Overlay",
            "No comments are listed yet. If viewers have written, the permission {subject} is missing: "
            "connect the account again and allow it.",
        ),
        Reason.NOT_FOUND: QCoreApplication.translate("Overlay", "{subject} was not found. Check the name."),
        Reason.BLOCKED: QCoreApplication.translate(
            "Overlay", "{subject} blocks this connection for now. Try another network."
        ),
        Reason.SIGNING: QCoreApplication.translate(
            "Overlay", "A service that TikTok needs does not answer; trying another way."
        ),
        Reason.NOT_INSTALLED: QCoreApplication.translate(
            "Overlay", "The libraries that read TikTok are not installed here: pip install tiktoklive"
        ),
        Reason.FAULT: QCoreApplication.translate("Overlay", "An unexpected fault; the log says more."),
    }

"""The ranked cards at one moment: the one value that every view receives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from copilot.domain.command import LoggedCommand
from copilot.domain.comment import Kind
from copilot.domain.order import Order


class CardState(StrEnum):
    """Where a card stands in its life."""

    OPEN = "open"
    PINNED = "pinned"
    ANSWERED = "answered"
    HIDDEN = "hidden"


class PlatformState(StrEnum):
    """How a connector is doing, in words that a status line can show."""

    LIVE = "live"
    CONNECTING = "connecting"
    WAITING = "waiting"
    OFFLINE = "offline"
    FAILED = "failed"


class Reason(StrEnum):
    """Why a platform is in its state: views tell it in the user's language, `detail` in English."""

    NONE = ""
    RECORDING = "recording"
    OVER = "over"
    RECONNECTING = "reconnecting"
    STALLED = "stalled"
    PAUSED = "paused"
    NOT_LIVE = "not_live"
    ENDED = "ended"
    LIMITED = "limited"
    NO_NETWORK = "no_network"
    UNREACHABLE = "unreachable"
    TOKEN = "token"  # noqa: S105 - a reason, no secret
    PERMISSION = "permission"
    UNLISTED = "unlisted"
    NOT_FOUND = "not_found"
    BLOCKED = "blocked"
    SIGNING = "signing"
    NOT_INSTALLED = "not_installed"
    FAULT = "fault"


class AlertKind(StrEnum):
    """What can't wait for its turn among the cards."""

    STREAM_PROBLEM = "stream_problem"
    COMPLAINTS = "complaints"
    MESSAGE = "message"
    FLOOD = "flood"
    SHOP = "shop"
    UNSAVED = "unsaved"


class Missing(StrEnum):
    """What an answer lacks, in words that other programs can rely on."""

    SHOP_FILE = "shop_file"
    PRODUCTS = "products"
    ON_AIR = "on_air"
    PRODUCT = "product"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An answer made of the shop's facts, with where it comes from.

    Attributes:
        text: Can be read out as it stands.
        source: Where in the shop file it stands, who wrote it, or when it was answered before.
        at: How fresh it is: when the source was last changed, Unix seconds; None where that is not known.
        stale: It may be out of date: somebody should look before it is read out.
    """

    text: str
    source: str
    at: float | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Which fact the shop file lacks for an answer, as a sentence for people of the shop.

    Attributes:
        arabic: For Arabic readers.
        english: For English readers.
        what: For programs.
    """

    arabic: str
    english: str
    what: Missing = Missing.FACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What someone answered.

    Attributes:
        text: The words; empty when it was answered by voice on air.
        by: The role that answered: ``presenter`` or a moderator's label.
        at: Unix seconds.
    """

    text: str
    by: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A Question as people see it.

    Attributes:
        question: The Question's id; never changes its meaning within a session.
        title: The question in the clearest words a viewer used. A viewer's text: plain, never markup.
        topic: The known topic's id, or None.
        kind: ``question``, ``complaint`` or ``stream_problem``.
        state: Open, pinned, answered or hidden.
        askers: Distinct people who ever asked.
        waiting: Distinct people who asked since the last answer.
        comments: Comments behind the card.
        platforms: Comments by platform, most first.
        first_at: First asked, Unix seconds.
        last_at: Last asked, Unix seconds.
        product: Code of the product it is about, or None.
        elsewhere: The product's name, or else its code, while another is on air and the title
            does not name it; else empty.
        suggestion: What the shop's facts answer, or None.
        missing: Which fact the shop file lacks for an answer; None when there is a suggestion, when no fact
            could answer, and when it is not sure what is asked.
        answer: The last answer given, or None.
        rising: More people ask now than before.
        asked_again: Somebody asked after the answer.
        wordings: How viewers put it, the clearest first, at most three. Plain, never markup.
        words: What people of the shop wrote to answer it, newest first, at most four: what somebody
            else has replaced meanwhile is still there.
    """

    question: int
    title: str
    topic: str | None
    kind: Kind
    state: CardState
    askers: int
    waiting: int
    comments: int
    platforms: tuple[tuple[str, int], ...]
    first_at: float
    last_at: float
    product: str | None = None
    elsewhere: str = ""
    suggestion: Suggestion | None = None
    missing: Lack | None = None
    answer: Answer | None = None
    rising: bool = False
    asked_again: bool = False
    wordings: tuple[str, ...] = ()
    words: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something that can't wait.

    Attributes:
        kind: What it is about.
        text: What people say, in a viewer's or moderator's words. Plain, never markup.
        people: Distinct people in the last minute; 0 for a message. Of what is unsaved: comments.
        question: The Question behind it, or None.
        message: The message's number, or None.
        by: Who sent the message; empty where viewers say it.
    """

    kind: AlertKind
    text: str
    people: int = 0
    question: int | None = None
    message: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformStatus:
    """How one platform is doing.

    Attributes:
        platform: As in `RawComment`.
        state: The state.
        detail: One plain English sentence that says what the user can do; empty when there is nothing to say.
        reason: Why, for views that speak another language.
        subject: What the reason is about, where it has a name: a permission, an account.
        until: Unix seconds when the platform may be asked again, or None.
    """

    platform: str
    state: PlatformState
    detail: str = ""
    reason: Reason = Reason.NONE
    subject: str = ""
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The product on air: its code, and its name where the shop file knows it."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything a view needs at one moment.

    Attributes:
        at: Unix seconds of the stream.
        comments: Comments durable in the session file at that moment.
        unsaved: Comments that the cards count too and that are in memory alone: the file can't be written.
        cards: Best first. All kinds; a view chooses what it has room for.
        alerts: What can't wait, most urgent first.
        statuses: One per platform, in the order they were added.
        showing: The product on air, or None.
        newest_at: When the newest comment was typed, Unix seconds, or None before the first.
        missed: Comments that are thought to be missing, on all platforms together.
        hidden: The cards that were taken off the board, newest first, at most 60.
        done: The last commands that changed something, oldest first, at most 20: who did what.
        orders: The newest orders, newest first, at most 200.
    """

    at: float
    comments: int
    unsaved: int = 0
    cards: tuple[Card, ...] = ()
    alerts: tuple[Alert, ...] = ()
    statuses: tuple[PlatformStatus, ...] = ()
    showing: Showing | None = None
    newest_at: float | None = None
    missed: int = 0
    hidden: tuple[Card, ...] = ()
    done: tuple[LoggedCommand, ...] = ()
    orders: tuple[Order, ...] = ()

    def with_unsaved(self, unsaved: int) -> Board:
        """Return the board as it is told while so many comments are in memory alone."""
        if not unsaved:
            return self
        alert = Alert(kind=AlertKind.UNSAVED, text="", people=unsaved)
        return replace(self, comments=self.comments - unsaved, unsaved=unsaved, alerts=(alert, *self.alerts))

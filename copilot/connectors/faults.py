"""What a fault means to the user: a reason that views can translate, and one English sentence."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from typing import Final

from copilot.domain.board import Reason
from copilot.errors import (
    ConnectorError,
    CopilotError,
    DisconnectedError,
    LimitedError,
    NotLiveError,
    RefusedError,
)

_UNREACHABLE: Final = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}


class StalledError(DisconnectedError):
    """The connection stands, and nothing comes."""


def reason_of(fault: Exception) -> Reason:
    """Return why, as views know it."""
    if isinstance(fault, RefusedError):
        return Reason(fault.reason) if fault.reason in list(Reason) else Reason.FAULT
    kinds: dict[type[Exception], Reason] = {
        LimitedError: Reason.LIMITED,
        NotLiveError: Reason.NOT_LIVE,
        StalledError: Reason.STALLED,
    }
    for kind, reason in kinds.items():
        if isinstance(fault, kind):
            return reason
    if any(_is_no_network(cause) for cause in _causes(fault)):
        return Reason.NO_NETWORK
    if isinstance(fault, DisconnectedError) and fault.reason:
        return Reason(fault.reason)
    return Reason.RECONNECTING if isinstance(fault, ConnectorError) else Reason.FAULT


def sentence_of(fault: Exception) -> str:
    """Return what is told the user."""
    if not isinstance(fault, CopilotError):
        return "An unexpected fault; the log says more."
    return str(fault)


def subject_of(fault: Exception) -> str:
    """Return the permission or account that it is about, or nothing."""
    return fault.subject if isinstance(fault, RefusedError) else ""


def _causes(fault: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = fault
    for _ in range(20):  # a chain that bites its tail ends as well
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _is_no_network(cause: BaseException) -> bool:
    return isinstance(cause, socket.gaierror) or (isinstance(cause, OSError) and cause.errno in _UNREACHABLE)

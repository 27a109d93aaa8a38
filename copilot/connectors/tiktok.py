"""TikTok's comments by tiktoklive: the first way, which needs a signing service.

    page or API → room → alive? → signing service → WebSocket → frames → batches

The library signs, connects, beats and acknowledges; frames are read here (`tiktok_frames`), before it sees
them. That, and two HTTP clients of our own, is how the faults of its version 7.0.1 are kept out:

==============================================  ====================================================
fault                                           instead
==============================================  ====================================================
signing: no timeout, no verified TLS            our client, with both
signing: 429 without its header, HTML, empty    our client's hook judges the answer first
signing: ``retry_after`` is not seconds         `limited` reads the headers
``check_alive`` swallows a cancellation         the request beneath it is called
an abnormal close: no event, pings go on        the socket ends normally, and remembers the fault
a ping into a connection that ends is printed   the socket swallows it: who receives is told
frames still waiting at a close are dropped     they are read from the socket afterwards
a page written a little otherwise is not read   `tiktok_room` reads it, and the API's answer
a frame that can't be read ends the connection  only receipts are left to the library
a listener that raises ends the connection      there is none
unused events are parsed                        none is
handshake 403, 415: a raw InvalidStatusCode     `_refusal` says it in a sentence
==============================================  ====================================================

A signed address lives 30 s, so an attempt is one connection and every new one signs anew.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from copilot.connectors.base import Item
from copilot.connectors.tiktok_feed import (
    Broadcast,
    Keep,
    Untyped,
    account,
    blocked,
    broken,
    limited,
    not_live,
    spare_loopback,
    unknown,
    unreachable,
)
from copilot.connectors.tiktok_frames import read_response
from copilot.connectors.tiktok_library import Session, load
from copilot.connectors.tiktok_room import Told, in_answer, in_page
from copilot.connectors.tiktok_wire import WireError
from copilot.connectors.turns import Turns
from copilot.domain.board import Reason
from copilot.errors import ConnectorError, DisconnectedError, RefusedError
from copilot.settings import Hosts

if TYPE_CHECKING:
    import httpx

_T = TypeVar("_T")

_TIKTOK: Final = "TikTok"
_SIGNING: Final = "TikTok's signing service"

_PATIENCE: Final = 15.0
"""The signing service alone may take several seconds."""

_OK: Final = 200
_KEYLESS: Final = {401, 402, 403}
_NOT_FOUND: Final = 404
_TOO_MANY: Final = 429
log = logging.getLogger(__name__)


class TikTok(Broadcast):
    """One connection to an account's live.

    Args:
        name: The account: ``name``, ``@name`` or the address of its page.
        hosts: Where TikTok and the signing service are.
        sign_key: For the signing service; None for its free tier.
        keep: Receives every page (``page``), signing answer (``sign``) and frame (``frame``) as it came.
        patience: Seconds for each answer: of TikTok, of the signing service, and to the WebSocket's greeting.
        turns: Counts the requests to all platforms together; None where there are no others.
    """

    def __init__(
        self,
        name: str,
        *,
        hosts: Hosts,
        sign_key: str | None = None,
        keep: Keep | None = None,
        patience: float = _PATIENCE,
        turns: Turns | None = None,
    ) -> None:
        super().__init__(keep)
        self._name = account(name)
        self._hosts = hosts
        self._sign_key = sign_key
        self._patience = patience
        self._turns = turns
        self._not_found = 0
        self._page = b""

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments as they come, history first, until the live ends.

        Raises:
            NotLiveError: The account is not live.
            LimitedError: TikTok or the signing service asks to wait.
            RefusedError: There is no such account, or the signing service refuses the key.
            DisconnectedError: Anything else that keeps comments from coming.
        """
        spare_loopback(self._hosts.tiktok, self._hosts.tiktok_sign)
        self._library = await asyncio.to_thread(load)
        feed = self._feed
        session = Session(
            self._library,
            quote(self._name),
            hosts=self._hosts,
            sign_key=self._sign_key,
            feed=feed,
            asking={"request": [self._wait], "response": [self._judge_page]},
            signing={"request": [self._wait], "response": [self._judge_sign]},
            patience=self._patience,
        )
        try:
            room = await self._room(session.client.web)
            await self._check_alive(session.client.web, room)
            await self._connect(session, room)
            while frame := await feed.get():
                yield feed.items(frame)
                if frame.ended:
                    return
            raise self._refusal(feed.fault) from feed.fault
        finally:
            await session.close()

    async def _room(self, web: Untyped) -> int:
        """Return the id of the account's room, from its page or else from the API."""
        try:
            return int(await _answered(web.fetch_room_id_from_html(quote(self._name))))
        except self._library.client.errors.UserOfflineError as error:
            raise not_live(self._name) from error
        except ConnectorError:
            raise
        except Exception as error:  # noqa: BLE001 - a check page, or one that has changed: the API may know
            log.debug("TikTok's page tells no room: %s", type(error).__name__)
        return self._in(in_page(self._page) or await self._by_api(web))

    async def _by_api(self, web: Untyped) -> Told:
        try:
            await _answered(web.fetch_room_id_from_api.fetch_user_room_data(web, quote(self._name)))
        except ConnectorError:
            raise
        except Exception as error:  # noqa: BLE001 - it reads less than we do
            log.debug("The library can't read TikTok's answer: %s", type(error).__name__)
        if told := in_answer(self._page):
            return told
        if self._not_found > 1:  # neither a page nor an answer
            raise unknown(self._name)
        raise blocked("it shows something else in place of the live")

    def _in(self, told: Told) -> int:
        if not told.is_known:
            raise unknown(self._name)
        if not told.room or told.is_over:
            raise not_live(self._name)
        return told.room

    async def _check_alive(self, web: Untyped, room: int) -> None:
        """Raise `NotLiveError` where TikTok says that the room is over; other answers say nothing."""
        try:
            alive = await _answered(web.fetch_is_live.fetch_is_live_room_ids(room))
        except ConnectorError:
            raise
        except Exception as error:  # noqa: BLE001 - what comes next will tell
            log.debug("TikTok does not tell whether the room is alive: %s", error)
            return
        if alive and not alive[0]:
            raise not_live(self._name)

    async def _connect(self, session: Session, room: int) -> None:
        try:
            await _answered(session.start(room), _SIGNING)
        except self._library.client.errors.SignAPIError as error:
            if error.reason.name == "CONNECT_ERROR":
                raise unreachable(_SIGNING, error) from error
            raise _out_of_order("its answer is incomplete") from error
        except ConnectorError:
            raise
        except Exception as error:
            raise _out_of_order("its answer can't be read") from error

    async def _wait(self, _: httpx.Request | None = None) -> None:
        if self._turns:
            await self._turns.turn()

    async def _judge_page(self, response: httpx.Response) -> None:
        self._page = self._feed.kept("page", await response.aread())
        self._not_found += response.status_code == _NOT_FOUND
        if response.status_code == _TOO_MANY:
            raise limited(_TIKTOK, response.headers, time.time())

    async def _judge_sign(self, response: httpx.Response) -> None:
        """Say what is wrong with the signing service's answer, before the library trips over it."""
        data, status = self._feed.kept("sign", await response.aread()), response.status_code
        if status == _TOO_MANY:
            raise limited(_SIGNING, response.headers, time.time())
        is_page = data.lstrip()[:1] == b"<"
        if status in _KEYLESS and not is_page:
            raise self._keyless()
        if status != _OK:
            raise _out_of_order(f"HTTP {status}")
        if not data or is_page:
            raise _out_of_order("a web page in place of an answer" if data else "an empty answer")
        try:
            self._feed.history = read_response(data, arrived=time.time())
        except WireError as error:
            raise _out_of_order("its answer can't be read") from error
        await self._wait()  # the WebSocket's greeting follows at once

    def _keyless(self) -> RefusedError:
        if self._sign_key:
            sentence = f"{_SIGNING} refuses your key. Store another one with: live-copilot connect tiktok"
        else:
            sentence = (
                f"{_SIGNING} wants a key. Get a free one at eulerstream.com and store it with: "
                "live-copilot connect tiktok"
            )
        return RefusedError(sentence, reason=Reason.SIGNING)

    def _refusal(self, fault: BaseException | None) -> DisconnectedError:
        """Return what the end of a connection means, in a sentence."""
        errors = self._library.client.errors
        refusal = fault.__cause__ if isinstance(fault, errors.WebcastBlockedError) else fault
        headers = getattr(refusal, "headers", None)
        if headers is not None:
            return blocked(str(headers.get("Handshake-Msg") or f"HTTP {getattr(refusal, 'status_code', '')}"))
        if fault is None or isinstance(fault, ConnectionClosed):
            return broken()
        if isinstance(fault, errors.TikTokLiveError):
            return _out_of_order("its address is incomplete")
        if isinstance(fault, OSError | InvalidHandshake):
            return unreachable(_TIKTOK, fault)
        log.error("TikTok's connection ended by something unexpected", exc_info=fault)
        return DisconnectedError("TikTok sent something that can't be read. The connection is made again.")


async def _answered(answer: Awaitable[_T], host: str = _TIKTOK) -> _T:
    """Return what was asked for; tell a host that does not answer apart from one that answers nonsense."""
    import httpx  # noqa: PLC0415 - it comes with the library

    try:
        return await answer
    except httpx.TransportError as error:
        raise unreachable(host, error) from error


def _out_of_order(why: str) -> DisconnectedError:
    return DisconnectedError(
        f"{_SIGNING} is out of order ({why}). Nothing needs to be done: it is asked again, or done without."
    )

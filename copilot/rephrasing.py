"""An optional language model puts suggestions into warmer words: off until somebody sets it up.

Any server that speaks the OpenAI-compatible interface will do, on this computer or elsewhere. It is given one
suggestion at a time, made of the shop's facts: never a comment, a name, a number of a viewer or words that
people of the shop wrote. What it says is shown only if `is_faithful`; until then, and whenever it is slow,
wrong or away, the plain suggestion stands. Nothing ever waits for it.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

import httpx
import msgspec

from copilot.accounts import SERVICE, Keyring
from copilot.answers.faithful import is_faithful
from copilot.domain.board import Suggestion
from copilot.language.privacy import redact

_KEPT: Final = 1024
_WAITING: Final = 16
"""Suggestions that wait to be put into other words; what does not fit is asked for when it is next shown."""

_LARGEST: Final = 32_768
_PATIENCE: Final = 4.0
_MOST_PATIENCE: Final = 30.0
_SECRET: Final = "language-model"  # noqa: S105 - where it stands in the keyring
_FAULTS: Final = 3
_REST: Final = 60.0
"""Seconds in which a server that failed three times in a row is left alone."""

_ASK: Final = (
    "You polish one sentence that a seller reads out on her live stream. Answer with the sentence alone, in "
    "the same language and dialect. You may add a courtesy and leave out what is not needed. Keep every "
    "number, name, colour, size, place and limit, in the same order. Add no fact."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A language model behind the OpenAI-compatible interface.

    Attributes:
        url: The base address, such as ``http://127.0.0.1:11434/v1``.
        name: The model's name there.
        key: The secret, or empty. Never shown.
        seconds: How long one sentence may take.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = _PATIENCE

    @classmethod
    def load(cls, *, keyring: Keyring | None, environment: Mapping[str, str] = os.environ) -> Self | None:
        """Return the model that is set up, or None: ``COPILOT_LLM_URL``, ``COPILOT_LLM_MODEL``.

        Its secret is ``COPILOT_LLM_KEY``, or stands in the keyring as ``language-model``;
        ``COPILOT_LLM_SECONDS`` says how long a sentence may take.
        """
        url, name = environment.get("COPILOT_LLM_URL", ""), environment.get("COPILOT_LLM_MODEL", "")
        if not url or not name:
            return None
        key = environment.get("COPILOT_LLM_KEY", "") or _secret(keyring)
        seconds = environment.get("COPILOT_LLM_SECONDS", "")
        patience = float(seconds) if seconds.isdecimal() and int(seconds) else _PATIENCE
        return cls(url=url, name=name, key=key, seconds=min(patience, _MOST_PATIENCE))


class Rephraser:
    """Asks a model beside the live and remembers what it said.

    Args:
        model: The model.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._said: OrderedDict[str, str] = OrderedDict()
        self._asked: set[str] = set()
        self._owed: list[str] = []
        self._queue: asyncio.Queue[str] = asyncio.Queue(_WAITING)

    def __call__(self, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion in the model's words, if it has faithful ones; ask for them if not yet done."""
        text = suggestion.text
        if text in self._said:
            return replace(suggestion, text=self._said[text])
        if text not in self._asked and not self._queue.full() and redact(text) == text:
            self._asked.add(text)
            self._queue.put_nowait(text)
        return suggestion

    @asynccontextmanager
    async def working(self, changed: Callable[[], None]) -> AsyncIterator[None]:
        """Ask as long as the context lasts; `changed` is called when cards may read differently."""
        headers = {"Accept-Encoding": "identity"}  # so that a small answer can't grow large
        if self._model.key:
            headers["Authorization"] = f"Bearer {self._model.key}"
        async with httpx.AsyncClient(headers=headers, timeout=self._model.seconds) as client:
            task = asyncio.create_task(self._work(client, changed))
            try:
                yield
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _work(self, client: httpx.AsyncClient, changed: Callable[[], None]) -> None:
        while True:
            text = await self._queue.get()
            try:
                async with asyncio.timeout(self._model.seconds):
                    sentence = await self._sentence(client, text)
                self._ask_again()
            except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as error:
                await self._rest(text, error)
                continue
            if sentence != text and redact(sentence) == sentence and is_faithful(text, sentence):
                self._said[text] = sentence
                if len(self._said) > _KEPT:
                    self._said.popitem(last=False)
                changed()

    async def _rest(self, text: str, error: Exception) -> None:
        """Leave a server alone that fails again and again; what it owes is asked for again later."""
        self._owed.append(text)
        log.info("The language model did not answer: %s", type(error).__name__)
        if len(self._owed) >= _FAULTS:
            await asyncio.sleep(_REST)
            self._ask_again()

    def _ask_again(self) -> None:
        """Let be asked for again what was not answered, now that somebody may answer."""
        self._asked.difference_update(self._owed)
        self._owed.clear()

    async def _sentence(self, client: httpx.AsyncClient, text: str) -> str:
        """Return what the model makes of a sentence.

        Raises:
            httpx.HTTPError: The server is away or refuses.
            ValueError: It says something else than the interface promises, or far too much.
        """
        asked = {
            "model": self._model.name,
            "messages": [{"role": "system", "content": _ASK}, {"role": "user", "content": text}],
            "temperature": 0.4,
            "max_tokens": 200,
        }
        url = f"{self._model.url.rstrip('/')}/chat/completions"
        data = bytearray()
        async with client.stream("POST", url, json=asked) as response:
            response.raise_for_status()
            async for chunk in response.aiter_raw():
                data += chunk
                if len(data) > _LARGEST:
                    raise ValueError("far too much")
        told: Any = msgspec.json.decode(bytes(data))
        try:
            sentence = told["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise ValueError("no answer in it") from error
        if not isinstance(sentence, str):
            raise ValueError("no words in it")  # noqa: TRY004 - the server's fault, like the others
        return " ".join(sentence.split()).strip("\"'“”«»")


def _secret(keyring: Keyring | None) -> str:
    try:
        return (keyring.get_password(SERVICE, _SECRET) if keyring else "") or ""
    except Exception as error:  # noqa: BLE001 - each backend has errors of its own
        log.warning("The keyring can't be read: %s", type(error).__name__)
        return ""

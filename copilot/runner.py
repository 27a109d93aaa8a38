"""Runs an engine: in this thread until a signal comes, or in a thread of its own beside a window."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from copilot.domain.command import Command
from copilot.errors import CopilotError, Fault

if TYPE_CHECKING:  # a window that only starts engines opens before the language model's libraries are loaded
    from copilot.engine import Engine

log = logging.getLogger(__name__)

_COLLECTED: Final = (20_000, 50, 50)
"""New objects from one look for garbage to the next, and so on: a live makes little, and keeps most."""

Beside: TypeAlias = "Callable[[Engine], AbstractAsyncContextManager[object]]"
"""What runs beside an engine, in its event loop, as long as it runs: the moderators' server."""


def alone(_engine: Engine) -> AbstractAsyncContextManager[object]:
    """Nothing runs beside the engine."""
    return nullcontext()


def run_here(make: Callable[[], Engine], *, beside: Beside = alone) -> Engine:
    """Run an engine in this thread until its live ends, or SIGINT or SIGTERM asks it to end."""

    async def main() -> Engine:
        engine, loop = make(), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(number, engine.stop)
            except NotImplementedError:  # Windows: its loops take no signal handlers
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(engine.stop))
        with _seldom_collected():
            async with beside(engine):
                await engine.run()
        return engine

    return asyncio.run(main())


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage seldom, and not in what is there already: the model stays as long as the run."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class EngineThread:
    """An engine with a thread and an event loop of its own. Its methods may be called from any thread.

    Args:
        make: Makes the engine; called in its thread, inside its event loop.
        ended: Called in its thread when the run is over, with what ended it before its time, or None.
        beside: What runs beside it.

    Attributes:
        engine: The engine, once it runs.
        fault: What ended the run before its time, or None.
    """

    def __init__(
        self, make: Callable[[], Engine], *, ended: Callable[[Fault | None], None], beside: Beside = alone
    ) -> None:
        self.engine: Engine | None = None
        self.fault: BaseException | None = None
        self._make = make
        self._ended = ended
        self._beside = beside
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Start the run."""
        self._thread.start()

    def submit(self, command: Command) -> None:
        """Hand a command to the engine; does nothing before the run and after it."""
        if self.engine is not None:
            self._call(self.engine.submit, command)

    def stop(self) -> None:
        """Ask the run to end, even before it has begun; what has arrived is written first."""
        self._stopping = True
        if self.engine is not None:
            self._call(self.engine.stop)

    def join(self) -> None:
        """Wait until the run is over."""
        if self._thread.ident is not None:
            self._thread.join()

    def _call(self, function: Callable[..., object], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop closed a moment ago: the run is over
            if self._loop is not None:
                self._loop.call_soon_threadsafe(function, *arguments)

    def _run(self) -> None:
        told = None
        try:
            asyncio.run(self._main())
        except CopilotError as error:
            self.fault, told = error, error.told()
        except Exception as error:
            log.exception("The engine broke")
            self.fault = error
            told = Fault(
                sentence="Something unexpected ended the live. What was shown is saved.", name="run.broken"
            )
        self._ended(told)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.engine = self._make()
        if self._stopping:  # asked while it was made: there was nobody yet to tell
            self.engine.stop()
        async with self._beside(self.engine):
            await self.engine.run()

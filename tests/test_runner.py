from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors.base import Item
from copilot.engine import Engine
from copilot.errors import Fault
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.runner import EngineThread
from copilot.storage.session_file import SessionFile


class Silent:
    """A live in which nothing is said, and that does not end."""

    platform = "tiktok"

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        await asyncio.Event().wait()
        yield []


def test_who_stops_a_run_while_its_engine_is_made_is_heard(tmp_path: Path) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    ends: list[Fault | None] = []
    reader = Reader.load(asset("model"), asset("topics"))
    with SessionFile.create(tmp_path / "x.livesession") as file:

        def make() -> Engine:
            begun.set()
            may_go_on.wait()
            pipeline = Pipeline(reader=reader, author_key=b"tests", shop=Shop())
            return Engine(pipeline=pipeline, store=file, connectors=[Silent()], publish=lambda _board: None)

        thread = EngineThread(make, ended=ends.append)
        thread.start()
        begun.wait()
        thread.stop()
        may_go_on.set()
        thread._thread.join(20)
        ended = list(ends)
        thread.stop()  # so that it ends here too where nobody was heard
        thread.join()
    assert ended == [None]

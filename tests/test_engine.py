from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

import pytest

from copilot import repeats
from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors.base import Connector, Item
from copilot.console import protocol
from copilot.console.terminal import _heading
from copilot.domain.board import AlertKind, Board, CardState, PlatformState, PlatformStatus
from copilot.domain.command import MarkAnswered, Pin
from copilot.domain.comment import RawComment
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.engine import EVERY, Engine
from copilot.errors import RunError, StorageError
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.storage.patient import PatientFile
from copilot.storage.session_file import SessionFile
from tests.builders import START, Entries, raw


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


class Script:
    """A connector that gives what it is told, or fails."""

    def __init__(
        self, *batches: Sequence[Item], platform: str = "tiktok", fault: Exception | None = None
    ) -> None:
        self.platform, self._batches, self._fault = platform, batches, fault

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        for batch in self._batches:
            yield batch
            await asyncio.sleep(0)
        if self._fault:
            raise self._fault


class Endless:
    """A live that goes on until it is stopped."""

    platform = "tiktok"

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        for number in range(100_000):
            yield [raw("بكام", author=f"a{number}", at=number, identity=str(number))]
            await asyncio.sleep(0.001)


class Session:
    """An engine on a real session file, and every board it sent."""

    def __init__(self, reader: Reader, path: Path, *connectors: Connector, shop: Shop | None = None) -> None:
        self.boards: list[Board] = []
        self.seen: Callable[[Board], None] = self.boards.append
        self.file = SessionFile.create(path)
        self.pipeline = Pipeline(reader=reader, author_key=b"tests", shop=shop or Shop())
        self._connectors = connectors

    def engine(self) -> Engine:
        def publish(board: Board) -> None:
            self.seen(board)

        return Engine(
            pipeline=self.pipeline,
            store=self.file,
            connectors=self._connectors,
            publish=publish,
            clock=lambda: START,
        )


async def test_comments_become_a_board(reader: Reader, tmp_path: Path) -> None:
    asked = [raw("بكام ده", author="a"), raw("bkam", author="b"), raw("منورة يا قمر", author="c")]
    session = Session(reader, tmp_path / "x", Script(asked))
    await session.engine().run()
    last = session.boards[-1]
    assert last.comments == 3
    assert [(card.topic, card.waiting) for card in last.cards] == [("ask_price", 2)]


async def test_what_a_board_counts_is_in_the_file_before_it_is_sent(reader: Reader, tmp_path: Path) -> None:
    batches = [[raw("بكام", author=f"{n}-{m}", at=n) for m in range(40)] for n in range(30)]
    session = Session(reader, tmp_path / "x", Script(*batches))
    durable: list[tuple[int, int]] = []

    def seen(board: Board) -> None:
        with SessionFile.read(tmp_path / "x") as file:
            durable.append((board.comments, len(list(file.entries()))))

    session.seen = seen
    await session.engine().run()
    assert durable[-1] == (1200, 1200)
    assert all(counted <= written for counted, written in durable)


async def test_boards_are_coalesced(reader: Reader, tmp_path: Path) -> None:
    session = Session(reader, tmp_path / "x", Script(*[[raw("بكام", at=n)] for n in range(500)]))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await session.engine().run()
    assert len(session.boards) <= (loop.time() - began) / EVERY + 2


async def test_repeats_of_a_comment_count_once(reader: Reader, tmp_path: Path) -> None:
    twice = [
        raw("بكام", identity="7"),
        raw("بكام", identity="7"),
        raw("بكام", identity="7", platform="facebook"),
    ]
    session = Session(reader, tmp_path / "x", Script(twice))
    await session.engine().run()
    assert session.boards[-1].comments == 2
    assert session.pipeline.repeats == 1


async def test_a_repeat_that_is_no_more_remembered_ends_no_live(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "REMEMBERED", 2)
    path = tmp_path / "x.livesession"
    said = [raw("منورة", author=f"a{n}", at=n, identity=str(n)) for n in range(5)]
    again = raw("بكام الفستان", author="a0", at=0, identity="0")
    asked = raw("بكام الفستان", author="b", at=9, identity="9")
    session = Session(reader, path, Script(said, [again], [asked]))
    with session.file:
        await session.engine().run()
    (card,) = session.boards[-1].cards
    assert (session.boards[-1].comments, card.comments) == (6, 1)
    with SessionFile.read(path) as file:
        assert Pipeline.folded(file.entries()).comments == 6


@pytest.mark.parametrize(
    ("fault", "said"),
    [(RunError("The token is over."), "The token is over."), (ValueError("bug"), "unexpected fault")],
)
async def test_a_connector_that_fails_is_told_and_takes_no_other_with_it(
    reader: Reader, tmp_path: Path, fault: Exception, said: str
) -> None:
    session = Session(
        reader,
        tmp_path / "x",
        Script(platform="facebook", fault=fault),
        Script(
            [PlatformStatus(platform="tiktok", state=PlatformState.LIVE)],
            *[[raw("بكام", at=n)] for n in range(9)],
        ),
    )
    await session.engine().run()
    last = session.boards[-1]
    assert last.comments == 9
    states = {status.platform: (status.state, status.detail) for status in last.statuses}
    assert states["tiktok"] == (PlatformState.LIVE, "")
    assert states["facebook"][0] == PlatformState.FAILED
    assert said in states["facebook"][1]


async def test_commands_change_the_board_and_are_kept(reader: Reader, tmp_path: Path) -> None:
    session = Session(reader, tmp_path / "x", Endless())
    engine = session.engine()
    states: list[CardState] = []

    def seen(board: Board) -> None:
        session.boards.append(board)
        if not board.cards:
            return
        states.append(board.cards[0].state)
        number = board.cards[0].question
        if len(states) == 1:
            engine.submit(Pin(question=number))
        elif states[-1] == CardState.PINNED:
            engine.submit(MarkAnswered(question=number, text="650 جنيه"))
        if board.cards[0].answer:
            engine.stop()

    session.seen = seen
    async with asyncio.timeout(20):
        await engine.run()
    assert CardState.PINNED in states
    answer = session.boards[-1].cards[0].answer
    assert answer is not None
    assert answer.text == "650 جنيه"
    kept = [type(entry.command) for entry in session.file.entries() if not hasattr(entry, "comment")]
    assert kept[0] is Pin
    assert MarkAnswered in kept


async def test_stopping_writes_what_has_arrived_and_leaves_no_task(reader: Reader, tmp_path: Path) -> None:
    session = Session(reader, tmp_path / "x", Endless())
    engine = session.engine()

    def seen(board: Board) -> None:
        session.boards.append(board)
        if board.comments > 10:
            engine.stop()

    session.seen = seen
    async with asyncio.timeout(20):
        await engine.run()
    assert session.boards[-1].comments == len(list(session.file.entries())) > 10
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_stopping_in_a_flood_writes_all_that_has_arrived(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copilot.engine._WAITING", 8)
    flood = [raw("منورة", author=f"a{n}", at=n, identity=str(n)) for n in range(200)]
    session = Session(reader, tmp_path / "x", Script(flood))
    engine = session.engine()

    def seen(board: Board) -> None:
        session.boards.append(board)
        engine.stop()

    session.seen = seen
    async with asyncio.timeout(20):
        await engine.run()
    assert session.boards[-1].comments == session.file.count() == 200
    assert session.boards[0].comments < 200


async def test_what_is_in_memory_alone_is_told_before_all_and_never_counted_as_saved(
    reader: Reader, tmp_path: Path
) -> None:
    batches = [[raw("بكام", author=f"{n}-{m}", at=n) for m in range(4)] for n in range(3)]
    session = Session(reader, tmp_path / "x", Script(*batches))
    store = PatientFile(session.file)
    make = Entries()
    session.file.append([make.chatter()])
    (pages,) = session.file._connection.execute("PRAGMA page_count").fetchone()
    session.file._connection.execute(f"PRAGMA max_page_count = {pages}")
    store.append([make.ask(500, author="x" * 9_000, text="ب" * 9_000)])
    session.file = store  # type: ignore[assignment]
    await session.engine().run()
    last = session.boards[-1]
    assert (last.comments, last.unsaved) == (-1, 13)
    first = last.alerts[0]
    assert (first.kind, first.people) == (AlertKind.UNSAVED, 13)
    assert [card.waiting for card in last.cards] == [12]
    assert protocol.board(last)["unsaved"] == 13
    assert "13 comments in memory alone" in str(_heading(last))
    session.file.file._connection.execute("PRAGMA max_page_count = 1000000")
    assert store.close(rescue=tmp_path) is None


async def test_a_file_that_cannot_be_written_ends_the_run_with_a_sentence(
    reader: Reader, tmp_path: Path
) -> None:
    session = Session(reader, tmp_path / "x", Endless())

    class Full:
        def append(self, entries: Sequence[Entry]) -> list[Entry]:
            raise StorageError("The session file can't be written: disk full.")

    session.file.close()
    session.file = Full()  # type: ignore[assignment]
    with pytest.raises(StorageError, match="disk full"):
        async with asyncio.timeout(20):
            await session.engine().run()
    assert all(board.comments == 0 for board in session.boards)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_latency_is_known_for_every_comment(reader: Reader, tmp_path: Path) -> None:
    session = Session(reader, tmp_path / "x", Script(*[[raw("بكام", at=n)] for n in range(50)]))
    engine = session.engine()
    await engine.run()
    assert len(engine.latencies) == 50
    assert all(0 <= seconds < 10 for seconds in engine.latencies)


class Noted:
    """A store that notes what was appended together."""

    def __init__(self, file: SessionFile) -> None:
        self._file = file
        self.appended: list[list[str]] = []

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        self.appended.append(
            [each.comment.id if isinstance(each, ReadComment) else type(each).__name__ for each in entries]
        )
        return self._file.append(entries)

    def forget_met(self) -> None:
        self._file.forget_met()

    def entries(self) -> Iterator[Entry]:
        return self._file.entries()


class Opened:
    """A live that says what it is handed."""

    platform = "tiktok"

    def __init__(self) -> None:
        self.says: asyncio.Queue[RawComment] = asyncio.Queue()

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        while True:
            yield [await self.says.get()]


async def test_comments_wait_for_the_next_board_and_a_command_for_nothing(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copilot.engine.EVERY", 1000.0)
    monkeypatch.setattr("copilot.engine._IDLE", 1000.0)
    live, boards = Opened(), asyncio.Queue[Board]()
    with SessionFile.create(tmp_path / "x") as file:
        store = Noted(file)
        engine = Engine(
            pipeline=Pipeline(reader=reader, author_key=b"tests", shop=Shop()),
            store=store,
            connectors=[live],
            publish=boards.put_nowait,
            clock=lambda: START,
        )
        running = asyncio.create_task(engine.run())
        await live.says.put(raw("بكام", author="a", identity="0"))
        assert (await boards.get()).comments == 1
        for number in range(1, 6):
            await live.says.put(raw("بكام", author=f"a{number}", identity=str(number)))
        await asyncio.sleep(0.05)
        assert store.appended == [["0"]]
        durable = asyncio.Event()
        engine.submit(Pin(question=1), done=durable.set)
        await durable.wait()
        assert store.appended == [["0"], ["1", "2", "3", "4", "5", "LoggedCommand"]]
        engine.stop()
        await running
    assert boards.get_nowait().comments == 6


async def test_a_flood_waits_for_no_board(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copilot.engine.EVERY", 1000.0)
    monkeypatch.setattr("copilot.engine._IDLE", 1000.0)
    monkeypatch.setattr("copilot.engine._BATCH", 4)
    monkeypatch.setattr("copilot.engine._WAITING", 6)
    said = [[raw("بكام", author=f"a{n}", identity=str(n))] for n in range(41)]
    session = Session(reader, tmp_path / "x", Script(*said))
    await session.engine().run()
    assert session.boards[-1].comments == 41
    session.file.close()


async def test_comments_are_kept_though_a_board_cannot_be_made(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("copilot.engine._IDLE", 0.01)
    session = Session(reader, tmp_path / "x", Script(*([raw("بكام", identity=str(n))] for n in range(9))))
    broken = iter([True])
    session.seen = lambda board: 1 / 0 if next(broken, False) else session.boards.append(board)
    await session.engine().run()
    assert "No board could be made" in caplog.text
    assert session.boards[-1].comments == session.file.count() == 9
    session.file.close()

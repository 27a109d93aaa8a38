"""What a platform takes back is on no board, in no count and in no file."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors.base import Item
from copilot.domain.board import Board, CardState
from copilot.domain.command import LoggedCommand, MarkAnswered, Merge, Pin, Rename, Split, Undo
from copilot.domain.deletion import Deletion, RawDeletion
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.engine import Engine
from copilot.errors import StorageError
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.recorded import items_of
from copilot.review.fold import fold
from copilot.storage.session_file import SessionFile
from tests.builders import START, raw

PRICE, SIZE, ODD = "بكام ده", "في مقاس لارج؟", "ينفع للبحر المالح؟"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


def gone(identity: str = "", *, author: str = "", platform: str = "tiktok") -> RawDeletion:
    return RawDeletion(platform=platform, id=identity, author_id=author, at=START + 100)


def command(asked: object, at: float = 0.0) -> LoggedCommand:
    return LoggedCommand(at=START + at, command=asked)  # type: ignore[arg-type]


class Session:
    """A session file with the pipeline that fills it, without the engine around."""

    def __init__(self, reader: Reader, path: Path) -> None:
        self.reader, self.path = reader, path
        self.file = SessionFile.create(path)
        self.pipeline = Pipeline(reader=reader, author_key=b"tests", shop=Shop())

    def take(self, *items: Item) -> None:
        for item in items:  # one by one: a command may name a Question that a comment before it opens
            written = self.file.append(self.pipeline.take([item]))  # type: ignore[list-item]
            self.pipeline.record(written)
        self.pipeline.adopt(self.pipeline.folded(self.file.entries()))

    def board(self) -> Board:
        return self.pipeline.board()

    def read_back(self) -> Board:
        """The board of the closed file, as every command of the product reads it."""
        with SessionFile.read(self.path) as file:
            other = Pipeline(reader=self.reader, author_key=b"tests", shop=Shop())
            other.restore(file.entries())
            return other.board()


@pytest.fixture
def session(reader: Reader, tmp_path: Path) -> Session:
    return Session(reader, tmp_path / "live.livesession")


def ask(text: str, author: str, number: int) -> Item:
    return raw(text, author=author, at=number, identity=f"id-{number}")


def test_a_comment_that_is_taken_back_leaves_its_card_with_the_others(session: Session) -> None:
    session.take(ask(PRICE, "a", 1), ask("bkam", "b", 2), ask("السعر كام؟", "b", 3), gone("id-2"))
    (card,) = session.board().cards
    assert (card.askers, card.comments, session.board().comments) == (2, 2, 2)
    session.take(gone("id-3"))
    (card,) = session.board().cards
    assert (card.askers, card.waiting, card.title) == (1, 1, "بكام ده؟")
    assert session.read_back() == session.board()


def test_a_card_that_nobody_asks_any_more_goes_and_comes_back_as_the_same(session: Session) -> None:
    session.take(ask(PRICE, "a", 1), ask(SIZE, "b", 2))
    number = next(card.question for card in session.board().cards if card.topic == "ask_price")
    session.take(gone("id-1"))
    assert [card.question for card in session.board().cards] != [number]
    assert len(session.board().cards) == 1
    session.take(ask("bkam da", "c", 3))
    assert {card.question for card in session.board().cards} >= {number}
    assert session.read_back() == session.board()


def test_nothing_of_it_is_left_in_the_file(session: Session) -> None:
    session.take(ask("موش طبيعي خالص السعر بكام", "a", 1), ask(PRICE, "b", 2), gone("id-1"))
    session.file.close()
    content = b"".join(each.read_bytes() for each in session.path.parent.iterdir())
    assert "طبيعي".encode() not in content
    assert PRICE.encode() in content


def test_it_is_not_taken_in_again(session: Session, reader: Reader) -> None:
    session.take(ask(PRICE, "a", 1), gone("id-1"), ask(PRICE, "a", 1))
    assert session.board().comments == 0
    later = Pipeline(reader=reader, author_key=b"tests", shop=Shop())
    later.restore(session.file.entries())
    assert later.take([ask(PRICE, "a", 1)]) == []  # type: ignore[list-item]


def test_all_that_somebody_wrote_can_be_taken_back_at_once(session: Session) -> None:
    session.take(
        ask(PRICE, "loud", 1),
        ask(SIZE, "loud", 2),
        ask(PRICE, "other", 3),
        gone(author="loud"),
        gone(author="x"),
    )
    (card,) = session.board().cards
    assert (card.topic, card.askers, session.board().comments) == ("ask_price", 1, 1)
    session.take(raw(PRICE, author="loud", platform="facebook", identity="f"), gone(author="loud"), gone())
    assert session.board().comments == 2


@pytest.mark.parametrize(
    "touch", [Pin(question=1), Rename(question=1, title="البحر"), Merge(source=1, target=2)]
)
def test_a_question_that_somebody_took_up_never_dissolves(session: Session, touch: object) -> None:
    session.take(ask(ODD, "a", 1), ask(PRICE, "b", 2), command(touch), gone("id-1"))
    board = session.board()
    assert session.pipeline.ledger.tally(1).comments == 1
    assert sum(card.comments for card in board.cards) == 2
    assert session.read_back() == board


def test_of_a_question_that_somebody_took_up_all_but_the_last_comment_goes(session: Session) -> None:
    session.take(
        ask(PRICE, "a", 1), ask("bkam", "b", 2), command(Pin(question=1)), gone("id-1"), gone("id-2")
    )
    (card,) = session.board().cards
    assert (card.state, card.askers, card.comments) == (CardState.PINNED, 1, 1)
    assert card.title == "bkam?"


def test_what_people_did_can_still_be_undone_afterwards(session: Session) -> None:
    session.take(
        ask(PRICE, "a", 1), ask("bkam", "b", 2), command(MarkAnswered(question=1), at=5), gone("id-2")
    )
    session.take(command(Undo(), at=6))
    (card,) = session.board().cards
    assert (card.state, card.waiting) == (CardState.OPEN, 1)


def test_the_review_and_a_replay_know_nothing_of_it(session: Session) -> None:
    session.take(ask(PRICE, "a", 1), ask(SIZE, "b", 2), gone("id-2"))
    folded = fold(session.file.entries())
    assert [read.comment.id for read in folded.comments] == ["id-1"]
    session.file.close()
    assert [item.id for item in items_of([session.path])] == ["id-1"]  # type: ignore[union-attr]


def test_the_deletion_of_a_comment_that_never_came_is_nothing(session: Session) -> None:
    assert session.file.append([Deletion(platform="tiktok", id="?", deleted_at=START)]) == []


STEPS = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from([PRICE, SIZE, ODD, "منورة"]), st.sampled_from("abc")),
    st.tuples(st.just("gone"), st.integers(1, 12), st.just("")),
    st.tuples(st.just("all"), st.just(""), st.sampled_from("abc")),
    st.tuples(st.sampled_from(["pin", "answer", "split"]), st.integers(1, 4), st.just("")),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_the_file_gives_the_board_that_was_shown(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object, str]]
) -> None:
    session = Session(reader, tmp_path_factory.mktemp("any") / "live.livesession")
    for number, (kind, what, author) in enumerate(steps, start=1):
        session.take(
            {
                "ask": lambda: ask(str(what), author, number),  # noqa: B023 - called at once
                "gone": lambda: gone(f"id-{what}"),  # noqa: B023
                "all": lambda: gone(author=author),  # noqa: B023
                "pin": lambda: command(Pin(question=int(str(what))), number),  # noqa: B023
                "split": lambda: command(Split(question=int(str(what)), texts=(PRICE,)), number),  # noqa: B023
                "answer": lambda: command(MarkAnswered(question=int(str(what))), number),  # noqa: B023
            }[kind]()
        )
    live, back = session.board(), session.read_back()
    assert sorted(live.cards, key=lambda card: card.question) == sorted(
        back.cards, key=lambda card: card.question
    )
    assert (live.comments, live.newest_at) == (back.comments, back.newest_at)
    session.file.close()


class Script:
    """A live that says what it is told, the next after a wait, and after the next board where boards are given."""

    platform = "tiktok"

    def __init__(
        self,
        *batches: Sequence[Item],
        wait: float,
        boards: Sequence[object] | None = None,
        until: Callable[[], bool] = lambda: True,
    ) -> None:
        self._batches, self._wait, self._boards, self._until = batches, wait, boards, until

    async def batches(self):
        for batch in self._batches:
            told = len(self._boards or ())
            yield batch
            await asyncio.sleep(self._wait)
            with suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    while self._boards is not None and len(self._boards) == told:  # noqa: ASYNC110 - a plain list
                        await asyncio.sleep(0.002)
        while not self._until():  # noqa: ASYNC110 - what is waited for is of many kinds
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("wait", [0.0, 0.8])
async def test_the_engine_folds_the_board_anew(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait: float
) -> None:
    monkeypatch.setattr("copilot.folding.SOON", 0.0)
    said = [ask(PRICE, "a", 1), ask("bkam", "b", 2)]
    boards: list[Board] = []
    with SessionFile.create(tmp_path / "x") as file:
        pipeline = Pipeline(reader=reader, author_key=b"tests", shop=Shop())
        script = Script(said, [gone("id-2")], [ask(SIZE, "c", 3)], wait=wait)
        engine = Engine(
            pipeline=pipeline, store=file, connectors=[script], publish=boards.append, clock=lambda: START
        )
        await engine.run()
        assert [entry.comment.id for entry in file.entries() if isinstance(entry, ReadComment)] == [
            "id-1",
            "id-3",
        ]
    assert boards[-1].comments == 2
    assert sorted(card.askers for card in boards[-1].cards) == [1, 1]
    if wait:  # nothing else came: the board is folded all the same
        assert any(board.comments == 1 and len(board.cards) == 1 for board in boards)


class SlowToRead:
    """A session file on a slow disk.

    Attributes:
        reading: Whether it is being read just now.
    """

    def __init__(self, file: SessionFile) -> None:
        self._file, self.reading = file, False

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        return self._file.append(entries)

    def forget_met(self) -> None:
        self._file.forget_met()

    def entries(self) -> Iterator[Entry]:
        self.reading = True
        for entry in self._file.entries():
            time.sleep(0.005)
            yield entry
        self.reading = False


async def test_comments_go_on_while_a_live_is_folded(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copilot.engine.EVERY", 0.01)
    monkeypatch.setattr("copilot.folding.PART", 4)
    monkeypatch.setattr("copilot.folding.SOON", 0.0)
    before = [ask(PRICE, f"a{n}", n) for n in range(60)]
    after = [[ask(SIZE, f"b{n}", 100 + n)] for n in range(30)]
    boards: list[tuple[bool, Board]] = []
    with SessionFile.create(tmp_path / "x") as file:
        store = SlowToRead(file)
        engine = Engine(
            pipeline=Pipeline(reader=reader, author_key=b"tests", shop=Shop()),
            store=store,
            connectors=[
                Script(
                    before,
                    [gone("id-3")],
                    *after[:15],
                    [gone("id-105")],
                    *after[15:],
                    wait=0.0,
                    boards=boards,
                )
            ],
            publish=lambda board: boards.append((store.reading, board)),
            clock=lambda: START,
        )
        await engine.run()
        left = [entry.comment.id for entry in file.entries() if isinstance(entry, ReadComment)]
    told = boards[-1][1]
    assert told.comments == len(left) == 88
    assert sorted(card.askers for card in told.cards) == [29, 59]
    assert len({board.comments for reading, board in boards if reading}) > 2


class Unreadable:
    """A session file that can't be read, for some attempts at it."""

    def __init__(self, file: SessionFile, attempts: int, fault: Exception) -> None:
        self._file, self.left, self._fault = file, attempts, fault

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        return self._file.append(entries)

    def forget_met(self) -> None:
        self._file.forget_met()

    def entries(self) -> Iterator[Entry]:
        if self.left:
            self.left -= 1
            raise self._fault
        return self._file.entries()


@pytest.mark.parametrize("fault", [StorageError("The disk is away"), KeyError("a bug")], ids=repr)
async def test_a_live_is_folded_as_soon_as_its_file_can_be_read_again(
    reader: Reader,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
) -> None:
    monkeypatch.setattr("copilot.folding.SOON", 0.0)
    monkeypatch.setattr("copilot.folding.AGAIN", 0.01)
    boards: list[Board] = []

    def folded() -> bool:
        return any(board.comments == 1 for board in boards)

    with SessionFile.create(tmp_path / "x") as file:
        store = Unreadable(file, attempts=2, fault=fault)
        engine = Engine(
            pipeline=Pipeline(reader=reader, author_key=b"tests", shop=Shop()),
            store=store,
            connectors=[
                Script([ask(PRICE, "a", 1), ask("bkam", "b", 2)], [gone("id-2")], wait=0.3, until=folded)
            ],
            publish=boards.append,
            clock=lambda: START,
        )
        async with asyncio.timeout(60):
            await engine.run()
    assert store.left == 0
    assert caplog.text.count("still counted") == 2
    assert boards[-1].comments == 1

"""Whose name others typed before she wrote herself is on no card and in no byte from then on."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot.answers.shop import Product, Shop
from copilot.assets import asset
from copilot.connectors.base import Item
from copilot.domain.board import Board, CardState
from copilot.domain.command import (
    COPILOT,
    LoggedCommand,
    MarkAnswered,
    MarkOrder,
    Merge,
    Pin,
    Regroup,
    Rename,
    Split,
    Undo,
)
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion
from copilot.domain.gap import Gap
from copilot.domain.order import OrderState
from copilot.domain.question import ReadComment
from copilot.domain.rewording import Rewording
from copilot.domain.wording import mark
from copilot.engine import Engine
from copilot.errors import SessionFileError, StorageError
from copilot.folding import Folding
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.storage.patient import PatientFile
from copilot.storage.session_file import SessionFile
from copilot.teaching import keep_taught
from tests.builders import START, raw
from tests.test_deletions import Script

PRICE = "السعر كام"
ARABIC, LATIN = "زِيكو الغَيطانى عايز يعرف السعر كام؟", "Zeeko Fathallaaa بكام ده"
OWNERS = {"زيكو الغيطاني": "غَيطان", "zeeko.fathalla": "Fathalla"}
"""Names, and what of them can be read where others typed them."""
NUMBERS = itertools.count(1000)
"""Of comments by which somebody comes."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


def said(text: str, author: str, number: int, *, name: str = "") -> RawComment:
    return RawComment(
        platform="tiktok", id=f"id-{number}", author_id=author, author_name=name, text=text, at=START + number
    )


def command(asked: object, at: float = 0.0) -> LoggedCommand:
    return LoggedCommand(at=START + at, command=asked)  # type: ignore[arg-type]


class Session:
    """A session file with what fills it and folds it anew, without the engine around."""

    def __init__(self, reader: Reader, path: Path, *, shop: Shop | None = None) -> None:
        self.reader, self.path, self.shop = reader, path, shop or Shop()
        self.file = SessionFile.open(path) if path.exists() else SessionFile.create(path)
        self.pipeline = self._pipeline()
        self.pipeline.restore(self.file.entries(), met=self.file.met())
        self.folding = Folding(self.pipeline, self.file, asyncio.Lock())

    def _pipeline(self) -> Pipeline:
        return Pipeline(reader=self.reader, author_key=b"tests", shop=self.shop)

    def take(self, *items: Item) -> None:
        for item in items:  # one by one: a command may name a Question that a comment before it opens
            written = self.file.append(self.pipeline.take([item]))  # type: ignore[list-item]
            self.pipeline.record(written)
            self.folding.note(written)

    def arrive(self, *names: str) -> None:
        """Let people of these names write for the first time."""
        for name in names:
            self.take(said("تمام", name, next(NUMBERS), name=name))

    def come(self, *names: str) -> None:
        """Let people of these names write for the first time, and have done what that calls for."""
        self.arrive(*names)
        with ThreadPoolExecutor(1) as disk:
            assert asyncio.run(self.folding.finish(disk))

    def board(self) -> Board:
        return self.pipeline.board()

    def read_back(self) -> Board:
        """The board of the file, as every command of the product reads it."""
        with SessionFile.read(self.path) as file:
            other = self._pipeline()
            other.restore(file.entries())
            return other.board()

    def texts(self) -> list[str]:
        return [entry.comment.text for entry in self.file.entries() if isinstance(entry, ReadComment)]

    def content(self) -> str:
        """Every byte that is left, also of a killed live."""
        left = b"".join(each.read_bytes() for each in sorted(self.path.parent.iterdir()))
        return left.decode("utf-8", errors="ignore")


@pytest.fixture
def session(reader: Reader, tmp_path: Path) -> Iterator[Session]:
    session = Session(reader, tmp_path / "live.livesession")
    yield session
    session.file.close()


def test_it_goes_from_the_file_and_from_the_cards_which_stay_the_same(session: Session) -> None:
    session.take(said(ARABIC, "a", 1), said(LATIN, "b", 2))
    (before,) = session.board().cards
    assert OWNERS["زيكو الغيطاني"] in before.title
    session.come("زيكو الغيطاني", "zeeko.fathalla")
    (card,) = session.board().cards
    assert (card.question, card.askers, card.comments) == (before.question, 2, 2)
    assert card.title == "عايز يعرف السعر كام؟"
    assert session.texts()[:2] == ["[name] عايز يعرف السعر كام؟", "[name] بكام ده"]
    assert session.read_back() == session.board()
    content = session.content()
    assert "عايز يعرف السعر كام" in content
    assert [each for each in OWNERS.values() if each in content] == []


def test_where_nobody_typed_it_nothing_is_looked_at(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.file, "texts", lambda: pytest.fail("all texts were looked at"))
    session.take(said("الغيطاني وحده بكام", "a", 1), said("الغيطاني بكام", "b", 2))
    ledger = session.pipeline.ledger
    session.come("زيكو الغيطاني", "how much", "السعر كام")
    assert session.pipeline.ledger is ledger
    assert session.texts()[:2] == ["الغيطاني وحده بكام", "الغيطاني بكام"]


def test_a_name_of_one_word_goes_from_the_file_and_from_the_cards_too(session: Session) -> None:
    session.take(said("يا زَملوكيتا السعر كام؟", "a", 1), said("Zamlokita92 بكام ده", "b", 2))
    assert "زَملوكيتا" in session.board().cards[0].title
    session.come("زملوكيتا 🌙", "zamlokita92")
    session.take(said("يازملوكيتااا الشحن كام", "c", 3))
    assert session.board().cards[0].title == "يا [name] السعر كام؟"
    assert [session.texts()[n] for n in (0, 1, -1)] == [
        "يا [name] السعر كام؟",
        "[name] بكام ده",
        "[name] الشحن كام",
    ]
    assert session.read_back() == session.board()
    assert [each for each in ("زَملوكيت", "زملوكيت", "amlokita92") if each in session.content()] == []


def test_a_given_name_goes_from_the_file_and_the_cards_in_either_script(session: Session) -> None:
    session.take(
        said("يا شَيماء السعر كام؟", "a", 1),
        said("Reham 2alet السعر كام", "b", 2),
        said("ya mona el se3r kam", "c", 3),
        said("اسأل reham_lolo7 السعر كام", "d", 4),
    )
    session.come("Shaimaa Fathalla", "ريهام", "منى 🌙", "reham_lolo7")
    session.take(said("شيماااء السعر كام", "e", 5))
    assert [session.texts()[n] for n in (0, 1, 2, 3, -1)] == [
        "يا [name] السعر كام؟",
        "[name] 2alet السعر كام",
        "ya [name] el se3r kam",
        "اسأل [name] السعر كام",
        "[name] السعر كام",
    ]
    assert session.read_back() == session.board()
    content = session.content().casefold()
    assert [each for each in ("شَيماء", "شيما", "reham", "mona", "lolo7") if each in content] == []


def test_the_presenters_name_stays_and_a_friends_goes_as_the_live_grows(session: Session) -> None:
    for number in range(3):
        session.take(said("يا رانيا السعر كام", f"a{number}", number))
    session.come("رانيا محمود")
    assert session.texts()[0] == "يا رانيا السعر كام"
    session.take(*(said(f"مقاس {number % 9 + 38} كام", f"b{number}", 10 + number) for number in range(520)))
    session.come()
    assert set(session.texts()[:3]) == {"يا [name] السعر كام"}
    assert session.read_back() == session.board()
    assert "رانيا" not in session.content()


def test_who_calls_herself_like_what_is_asked_takes_it_from_nobody(reader: Reader, tmp_path: Path) -> None:
    shop = Shop(products=(Product(code="A1", name="زارفيلا كيمروز", price=650.0),))
    session = Session(reader, tmp_path / "live.livesession", shop=shop)
    asked = ["بكام", "زارفيلا بكام", "فيرساتشي بكام", "فيه فيرساتشي", "عندكم فيرساتشي اصلي"]
    session.take(*(said(text, f"a{n}", n) for n, text in enumerate(asked)))
    session.come("بكام", "زارفيلا", "فيرساتشي", "A1")
    session.take(*(said(text, f"b{n}", 10 + n) for n, text in enumerate(asked)))
    texts = session.texts()
    assert (texts[: len(asked)], texts[-len(asked) :]) == (asked, asked)
    session.file.close()


def test_a_thing_that_somebody_is_called_like_is_lost_by_two_people_at_most_also_after_a_restart(
    session: Session, reader: Reader
) -> None:
    session.come("فيرساتشي")
    session.take(*(said("فيرساتشي بكام", f"a{n}", n) for n in range(4)))
    assert session.texts()[1:] == ["[name] بكام"] * 2 + ["فيرساتشي بكام"] * 2
    session.take(said("فيرساتشي بكام", "a9", 9))
    session.file.close()
    later = Session(reader, session.path)
    later.come("فيرساتشي")
    later.take(said("فيرساتشي بكام", "b", 90))
    assert later.texts()[-1] == "فيرساتشي بكام"
    later.file.close()


def test_what_people_did_stays(session: Session) -> None:
    session.take(
        said(PRICE, "a", 1),
        said(ARABIC, "b", 2),
        said("الشحن كام", "c", 3),
        said("عايزه لارج اسود بتاع زيكو الغيطاني", "d", 4),
        command(Split(question=1, texts=(ARABIC,))),
        command(Rename(question=2, title="الشحن يا زيكو الغيطاني")),
        command(MarkAnswered(question=2, text="بخمسين")),
        command(Pin(question=1_000_001)),
        command(MarkOrder(order="tiktok/id-4", state=OrderState.CONFIRMED)),
    )
    before = {card.question: card for card in session.board().cards}
    session.come("زيكو الغيطاني")
    after = {card.question: card for card in session.board().cards}
    assert after.keys() == before.keys() >= {1, 2, 1_000_001}
    assert after[1_000_001].state is CardState.PINNED
    assert (after[1_000_001].comments, after[1].comments) == (1, 1)
    assert (after[2].title, after[2].state) == ("الشحن يا [name]", CardState.ANSWERED)
    (order,) = session.board().orders
    assert (order.state, order.texts) == (OrderState.CONFIRMED, ("عايزه لارج اسود بتاع [name]",))
    session.take(said(ARABIC, "e", 9))
    assert session.pipeline.ledger.tally(1_000_001).comments == 2, "those to come follow the split"
    assert session.read_back() == session.board()
    assert OWNERS["زيكو الغيطاني"] not in session.content()


def test_what_a_second_look_moved_stays_there(session: Session) -> None:
    session.take(
        said(PRICE, "a", 1), said("زيكو الغيطاني شايف الشحن غالي", "b", 2), said("الشحن كام", "c", 3)
    )
    (read,) = [
        asks for entry in session.file.entries() if isinstance(entry, ReadComment) for asks in entry.asks
    ][1:2]
    into = 1 if read.question != 1 else 2
    moves = ((read.question, mark("زيكو الغيطاني شايف الشحن غالي"), into),)
    session.take(command(Regroup(by=COPILOT, moves=moves)))
    before = {card.question: card.comments for card in session.board().cards}
    session.come("زيكو الغيطاني")
    assert {card.question: card.comments for card in session.board().cards} == before
    assert session.read_back() == session.board()
    kept = [each for each in session.file.entries() if isinstance(each, LoggedCommand)]
    assert [each.command.moves for each in kept] == [((read.question, mark("[name] شايف الشحن غالي"), into),)]  # type: ignore[attr-defined]


def test_a_session_that_goes_on_knows_what_was_typed_before(session: Session, reader: Reader) -> None:
    session.take(said(ARABIC, "a", 1))
    session.file.close()
    later = Session(reader, session.path)
    later.come("زيكو الغيطاني")
    later.file.close()
    assert OWNERS["زيكو الغيطاني"] not in later.content()


def test_what_was_taught_is_worked_out_anew(session: Session) -> None:
    session.take(said(ARABIC, "a", 1), said("الشحن كام", "b", 2), command(Merge(source=1, target=2)))
    keep_taught(session.file, session.pipeline.ledger)
    assert session.file.taught
    assert OWNERS["زيكو الغيطاني"] in session.file.taught.lessons[0].text
    session.come("زيكو الغيطاني")
    assert session.file.taught is None


def test_a_comment_that_was_taken_back_meanwhile_does_not_come_back(session: Session) -> None:
    session.take(said(ARABIC, "a", 1))
    rewording = Rewording(lambda text: text.replace("زِيكو", "[name]"))
    for each in session.file.texts():
        rewording.look(*each)
    session.take(RawDeletion(platform="tiktok", id="id-1", at=START + 5))
    session.file.reword(rewording)
    assert [text for _, _, text in session.file.texts()] == [""]


def test_a_file_that_cannot_be_written_is_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.take(said(ARABIC, "a", 1))
    with monkeypatch.context() as away:

        def refused(_rewording: Rewording) -> None:
            raise StorageError("The disk is away")

        away.setattr(session.file, "reword", refused)
        with pytest.raises(AssertionError):
            session.come("زيكو الغيطاني")
        assert OWNERS["زيكو الغيطاني"] in session.texts()[0]
    session.come()
    assert OWNERS["زيكو الغيطاني"] not in session.texts()[0]


def test_a_command_that_cannot_be_understood_changes_nothing_and_the_file_can_be_written(
    session: Session,
) -> None:
    session.take(said(ARABIC, "mona", 1), command(Rename(question=1, title="السعر؟")))
    with sqlite3.connect(session.path) as other:
        other.execute("UPDATE command SET body = '{}'")
    rewording = Rewording(lambda text: f"{text}!")
    for each in session.file.texts():
        rewording.look(*each)
    with pytest.raises(SessionFileError):
        session.file.reword(rewording)
    session.take(said("تمام", "sara", 2))
    assert [text for _, _, text in session.file.texts()] == [ARABIC, "تمام"]


def test_what_says_nothing_of_comments_words_stays_as_it_is(session: Session) -> None:
    session.take(said(ARABIC, "mona", 1), said(LATIN, "sara", 2), command(Pin(question=1)))
    session.take(command(Rename(question=1, title="السعر؟")))
    before = [each for each in session.file.entries() if not isinstance(each, ReadComment)]
    gap = Gap(platform="tiktok", since=START, until=START + 1, estimated=2)
    rewording = Rewording(lambda text: text.replace("زِيكو", "[name]"))
    for each in session.file.texts():
        rewording.look(*each)
    session.file.reword(rewording)
    assert [rewording.entry(each) for each in (gap, *before)] == [gap, *before]
    assert [each for each in session.file.entries() if not isinstance(each, ReadComment)] == before
    assert session.texts()[0].startswith("[name]")


def test_a_damaged_file_says_so_before_a_word_is_changed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.take(said(ARABIC, "mona", 1))
    with monkeypatch.context() as patch, closing(sqlite3.connect(":memory:")) as damaged:
        patch.setattr(session.file, "_connection", damaged)  # where no table of comments is left
        with pytest.raises(SessionFileError):
            list(session.file.texts())
    assert session.texts() == [ARABIC]


def test_what_waits_for_the_file_is_changed_where_it_waits(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PatientFile(session.file, clock=lambda: 0.0)
    monkeypatch.setattr(
        session.file, "append", lambda _: (_ for _ in ()).throw(StorageError("The disk is away"))
    )
    entries = session.pipeline.take([said(ARABIC, "a", 1), command(Split(question=1, texts=(ARABIC,)))])
    assert store.append(entries) == entries
    rewording = Rewording(lambda text: text.replace("زِيكو الغَيطانى", "[name]"))
    for each in store.texts():
        rewording.look(*each)
    store.reword(rewording)
    monkeypatch.undo()
    assert (
        store.close(rescue=tmp_path / "rescued") is None or OWNERS["زيكو الغيطاني"] not in session.content()
    )
    with SessionFile.read(session.path) as file:
        comment, split = file.entries()
    assert comment.comment.text == "[name] عايز يعرف السعر كام؟"  # type: ignore[union-attr]
    assert split.command.texts == ("[name] عايز يعرف السعر كام؟",)  # type: ignore[union-attr]


STEPS = st.one_of(
    st.tuples(
        st.just("say"), st.sampled_from([PRICE, ARABIC, LATIN, "زيكو الغيطاني منور"]), st.sampled_from("abc")
    ),
    st.tuples(st.sampled_from(["come", "arrive"]), st.sampled_from(list(OWNERS)), st.just("")),
    st.tuples(st.just("kill"), st.just(""), st.just("")),
    st.tuples(st.just("gone"), st.integers(1, 10), st.just("")),
    st.tuples(st.sampled_from(["pin", "split", "undo"]), st.integers(1, 3), st.just("")),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=12))
def test_the_file_gives_the_board_that_was_shown_and_nobodys_name(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[str, object, str]]
) -> None:
    session = Session(reader, tmp_path_factory.mktemp("any") / "live.livesession")
    come: set[str] = set()
    for number, (kind, what, author) in enumerate(steps, start=1):
        if kind in {"come", "arrive"}:
            come.add(str(what))
            (session.come if kind == "come" else session.arrive)(str(what))
            continue
        if kind == "kill":
            session.file.close()
            session = Session(reader, session.path)
            continue
        session.take(
            {
                "say": lambda: said(str(what), author, number),  # noqa: B023 - called at once
                "gone": lambda: RawDeletion(platform="tiktok", id=f"id-{what}", at=START + number),  # noqa: B023
                "pin": lambda: command(Pin(question=int(str(what))), number),  # noqa: B023
                "split": lambda: command(Split(question=1, texts=tuple(session.texts()[:2])), number),  # noqa: B023
                "undo": lambda: command(Undo(), number),  # noqa: B023
            }[kind]()
        )
    session.come()
    content = session.content()
    assert [name for name in come if OWNERS[name] in content] == []
    live, back = session.board(), session.read_back()
    assert sorted(live.cards, key=lambda card: card.question) == sorted(
        back.cards, key=lambda card: card.question
    )
    assert (live.comments, live.newest_at) == (back.comments, back.newest_at)
    session.file.close()


async def test_the_engine_shows_it_no_more_and_no_comment_waits(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copilot.folding.SOON", 0.0)
    boards: list[Board] = []

    def shown() -> list[bool]:
        return [OWNERS["زيكو الغيطاني"] in str(board.cards) for board in boards if board.cards]

    script = Script(
        [said(ARABIC, "a", 1)],
        [said("بكام", "z", 2, name="زيكو الغيطاني"), raw("الشحن كام", author="c", at=3, identity="id-3")],
        wait=0.3,
        until=lambda: shown()[-1:] == [False],
    )
    with SessionFile.create(tmp_path / "x") as file:
        engine = Engine(
            pipeline=Pipeline(reader=reader, author_key=b"tests", shop=Shop()),
            store=file,
            connectors=[script],
            publish=boards.append,
            clock=lambda: START,
        )
        async with asyncio.timeout(60):
            await engine.run()
    assert shown()[0]
    assert not shown()[-1]
    assert boards[-1].comments == 3

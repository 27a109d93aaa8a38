"""Lives to review: the bundled one, alone and with a presenter who answers; and random ones."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.command import (
    Command,
    Hide,
    LoggedCommand,
    MarkAnswered,
    Merge,
    Rename,
    Show,
    Split,
    Undo,
)
from copilot.domain.comment import Comment, Kind
from copilot.domain.gap import Gap
from copilot.domain.log import Entry
from copilot.domain.question import SPLIT_OFF, Ask, Question, ReadComment
from copilot.language.reading import Reader
from copilot.language.topics import Catalogue
from copilot.pipeline import Pipeline
from tests.builders import START

SHOP = load_shop(asset("demo", "shop.toml"))
TOPICS = Catalogue.load(asset("topics")).topics
ENDED = 1_795_296_000.0 + 3 * 3600


@cache
def demo(*, presented: bool = False) -> tuple[Entry, ...]:
    """The bundled live; `presented`, with a presenter who answers the first card every 25 seconds."""
    pipeline = Pipeline(reader=Reader.load(asset("model"), asset("topics")), author_key=b"review", shop=SHOP)
    entries: list[Entry] = []

    def take(item: object) -> None:
        made = pipeline.take([item])
        pipeline.record(made)
        entries.extend(made)

    answer_at = 0.0
    for item in read_recording(asset("demo", "live.jsonl"), ended_at=ENDED).items:
        take(item)
        if presented and item.at >= answer_at:
            answer_at = item.at + 25
            first = next((card for card in pipeline.board().cards if card.waiting >= 2), None)
            if first and first.kind is not Kind.COMPLAINT:
                said = first.suggestion.text if first.suggestion and first.question % 3 == 0 else ""
                take(LoggedCommand(at=item.at, command=MarkAnswered(question=first.question, text=said)))
    return tuple(entries)


_TEXTS = st.sampled_from(
    [
        "بكام",
        "bkam da",
        "how much",
        "فيه لارج؟",
        "XL",
        "عايزه ٢اكس لارج [phone]",
        "❤️",
        "=1+1",
        "<b>x</b>",
        "@mona بكام",
    ]
)


@st.composite
def random_lives(draw: st.DrawFn) -> list[Entry]:
    """Entries as the pipeline could have made them, with merges, undos, gaps and people without a name."""
    entries: list[Entry] = []
    opened: list[Question] = []
    at = START
    for number in range(draw(st.integers(0, 60))):
        at += draw(st.floats(0.001, 400))
        what = draw(st.integers(0, 9))
        if what >= 3 or not opened:
            entries.append(_comment(draw, number, at, opened))
        elif what == 2:
            entries.append(Gap(platform="tiktok", since=at - 1, until=at, estimated=draw(st.integers(0, 50))))
        else:
            entries.append(LoggedCommand(at=at, command=draw(_commands(len(opened)))))
    return entries


def _comment(draw: st.DrawFn, number: int, at: float, opened: list[Question]) -> ReadComment:
    comment = Comment(
        platform=draw(st.sampled_from(["tiktok", "facebook"])),
        id=str(number),
        author=draw(st.sampled_from(["", "a", "b", "c", "d"])),
        text=draw(_TEXTS),
        at=at - draw(st.floats(0, 30)),
    )
    kind = draw(st.sampled_from(list(Kind)))
    if kind in {Kind.ORDER, Kind.CHATTER}:
        return ReadComment(comment=comment, kind=kind, asks=())
    new: tuple[Question, ...] = ()
    wanted = {draw(st.integers(1, len(opened) + 1)) for _ in range(draw(st.integers(1, 2)))}
    wanted = {min(each, len(opened) + 1) for each in wanted}
    if len(opened) + 1 in wanted:
        topic = draw(st.sampled_from([None, "ask_price", "trust", "sizes_available", "complaint_quality"]))
        product = draw(st.sampled_from([None, "A12"]))
        new = (Question(id=len(opened) + 1, topic=topic, kind=kind, product=product),)
        opened.extend(new)
    confidence = draw(st.sampled_from([0.5, 0.9]))
    asks = tuple(
        Ask(question=each, topic=opened[each - 1].topic, confidence=confidence) for each in sorted(wanted)
    )
    return ReadComment(comment=comment, kind=kind, asks=asks, opened=new)


def _commands(questions: int) -> st.SearchStrategy[Command]:
    which = st.integers(1, questions) | st.just(SPLIT_OFF + 1)
    return st.one_of(
        st.builds(MarkAnswered, question=which, text=st.sampled_from(["", "650 جنيه"])),
        st.builds(MarkAnswered, question=which),
        st.builds(Merge, source=which, target=which),
        st.builds(
            Split,
            question=which,
            texts=st.lists(_TEXTS, min_size=1, max_size=3).map(tuple),
            into=st.sampled_from([0, 0, 1, questions, SPLIT_OFF + 1]),
        ),
        st.builds(Hide, question=which),
        st.builds(Rename, question=which, title=st.just("=السعر؟")),
        st.builds(Show, product=st.sampled_from(["A12", "=C21", None])),
        st.builds(Undo),
    )

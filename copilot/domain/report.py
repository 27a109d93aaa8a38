"""What a live was, told afterwards: one frozen value that the summary, the page and every export read.

All times are Unix seconds, all waits seconds. People are distinct persons of one session; who they are is
not in here, nor anything to find out by. Viewers' texts are redacted and plain, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from copilot.domain.board import Answer
from copilot.domain.comment import Kind
from copilot.domain.figures import Counts, Coverage, Part, Timeline, Totals, Trust, Worded
from copilot.domain.order import Line, OrderState

FOR_CONTENT: Final = 20
"""People who ask one thing before it should become content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One Question as it ended.

    Attributes:
        question: Its id.
        title: In the clearest words a viewer used, or the name somebody gave it.
        topic: The known topic's id, or None.
        kind: ``question``, ``complaint`` or ``stream_problem``.
        product: Code of the product it is about, or None.
        product_name: Its name where the shop file knows it; may be empty.
        hidden: Somebody took it off the board.
        askers: Distinct people.
        comments: Comments, repeats of the same person included.
        waiting: People who were not answered, or asked again after the answer.
        coverage: Of its waits.
        platforms: Comments by platform.
        first_at: First asked.
        last_at: Last asked.
        answers: What was answered, oldest first; an empty text was spoken on air.
        wordings: How viewers put it, the clearest first, at most three.
        proposed: Words that people of the shop put ready for the presenter and that stand, or None.
    """

    question: int
    title: str
    topic: str | None
    kind: Kind
    product: str | None
    product_name: str
    hidden: bool
    askers: int
    comments: int
    waiting: int
    coverage: Coverage
    platforms: Counts
    first_at: float
    last_at: float
    answers: tuple[Answer, ...]
    wordings: tuple[str, ...]
    proposed: Answer | None = None

    @property
    def written(self) -> tuple[Answer, ...]:
        """What people of the shop wrote as its answer, given or put ready, oldest first; each text once."""
        given = (*self.answers, *((self.proposed,) if self.proposed else ()))
        texts: dict[str, Answer] = {}
        for answer in sorted(given, key=lambda each: each.at):
            if answer.text.strip():
                texts.pop(answer.text, None)
                texts[answer.text] = answer
        return tuple(texts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A topic over the whole live, whatever was on air; an open Question is a theme of its own.

    Attributes:
        topic: The topic's id, or None.
        arabic: Its name for Arabic readers; a viewer's words for an open Question.
        english: Its name for English readers; likewise.
        questions: The ids of its Questions, most askers first.
        askers: Distinct people.
        comments: Comments.
        waiting: Distinct people who were not answered.
        wordings: How viewers put it, what most typed first, at most three.
        products: Codes of the products it was asked of, with people, most first.
        answers: What was written as an answer, given or put ready, newest first, each text once; at most
            three.
        facts: What the shop file answers, for the products that most asked of first; at most four.
        missing: Products for which the shop file does not answer, with those who surely asked; a product's
            code is empty where the answer would stand for the whole shop.
        missing_words: For those products how most of these people put it; none where their words are gone.
    """

    topic: str | None
    arabic: str
    english: str
    questions: tuple[int, ...]
    askers: int
    comments: int
    waiting: int
    wordings: tuple[str, ...]
    products: Counts
    answers: tuple[Answer, ...]
    facts: tuple[str, ...]
    missing: Counts
    missing_words: Worded = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """What enough people asked to become content, with drafts for those who will read it: in Arabic.

    Attributes:
        theme: What was asked.
        ready: Nothing is left to fill in: the drafts hold an answer.
        pinned: A reply to pin under the next live.
        story: A question and its answer for a story.
        script: A line to say in the next live.
    """

    theme: Theme
    ready: bool
    pinned: str
    story: str
    script: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many people asked for or ordered one size.

    Attributes:
        size: As it is written on a label.
        people: Distinct people.
        waiting: Those of them who asked and were not answered.
        left: Pieces of it; None when the shop file does not count it.
        askers: Those of the people who asked for it.
        buyers: Those of them who ordered it; some asked first.
    """

    size: str
    people: int
    waiting: int
    left: int | None
    askers: int
    buyers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What was wanted of one product, and what of it stayed without an answer.

    Attributes:
        product: Its code.
        name: Its name where the shop file knows it.
        askers: Distinct people who asked about it.
        waiting: Those of them who were not answered.
        buyers: Distinct people who wrote an order while it was on air.
        sizes: Sizes that were asked for or ordered, most people first.
        open: What was not answered: title and people, most first, at most five.
    """

    product: str
    name: str
    askers: int
    waiting: int
    buyers: int
    sizes: tuple[Size, ...]
    open: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Many people with one complaint in a short time.

    Attributes:
        since: When its first complaint came.
        noticed_at: When so many had come that the copilot warned.
        until: When its last complaint came.
        people: Distinct people in it.
    """

    since: float
    noticed_at: float
    until: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A complaint or stream problem with the waves it came in."""

    asked: Asked
    waves: tuple[Wave, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One comment that orders something, with what became of the order that it belongs to.

    Attributes:
        number: Counts from 1 in order of arrival.
        at: When it was typed.
        platform: As in `RawComment`.
        comment: The platform's id of the comment, to find who wrote it there.
        person: The same number for the same person in this report; not known outside it.
        product: Code of the product on air then, or None.
        product_name: Its name where the shop file knows it.
        text: Redacted.
        sizes: Sizes it names.
        colours: Colours it names.
        phone: It held a phone number.
        address: It held an address.
        kept: What it held is kept under seal; without a keyring, and after `purge --contacts`, nothing is.
        order: Number of its order, as people of the shop saw it: one person's comments may be one order.
        state: How far that order has come.
        by: Who brought it there; empty for a new one.
        line: What that order is: as somebody of the shop corrected it, or else as it was read.
        line_name: Name of the product in `line` where the shop file knows it.
        corrected: Somebody corrected it.
        one_kind: Its product is known and comes in one size and colour: there is nothing more to name.
    """

    number: int
    at: float
    platform: str
    comment: str
    person: int
    product: str | None
    product_name: str
    text: str
    sizes: tuple[str, ...]
    colours: tuple[str, ...]
    phone: bool
    address: bool
    kept: bool = False
    order: int = 0
    state: OrderState = OrderState.NEW
    by: str = ""
    line: Line = field(default_factory=Line)
    line_name: str = ""
    corrected: bool = False
    one_kind: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is something to do for it: nobody confirmed, shipped or cancelled it."""
        return self.state is OrderState.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the review tells.

    Attributes:
        started_at: When the first comment was typed; 0 in an empty session.
        ended_at: When the last thing happened.
        shop: A shop file was at hand.
        totals: The live in figures.
        coverage: Of all waits for questions.
        questions: Every Question of kind ``question``, most askers first.
        by_platform: Coverage by platform.
        by_product: Coverage by product; the key is empty for what belongs to none.
        by_language: Coverage by how it was typed: ``arabic``, ``arabizi``, ``english``, ``other``.
        by_time: Coverage by when it was asked.
        timeline: Comments and questions along the time, with what was on air.
        content: What should become content, most askers first.
        objections: What keeps people from buying, most askers first, at most five.
        missing: What was asked and the shop file does not answer, most askers first.
        demand: By product, most askers first.
        troubles: Complaints and stream problems, most people first.
        orders: Orders to follow up, in order of arrival.
        contacts_deleted: What was left with them was taken out of the session afterwards.
        trust: How far the figures can be relied on.
    """

    started_at: float
    ended_at: float
    shop: bool
    totals: Totals
    coverage: Coverage
    questions: tuple[Asked, ...]
    by_platform: tuple[Part, ...]
    by_product: tuple[Part, ...]
    by_language: tuple[Part, ...]
    by_time: tuple[Part, ...]
    timeline: Timeline
    content: tuple[Idea, ...]
    objections: tuple[Theme, ...]
    missing: tuple[Theme, ...]
    demand: tuple[Demand, ...]
    troubles: tuple[Trouble, ...]
    orders: tuple[Order, ...]
    contacts_deleted: bool
    trust: Trust

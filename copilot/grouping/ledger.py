"""Who asks what: the fold of a session's entries into tallies, one per Question.

Pure and deterministic: the same entries in the same order give the same ledger, whether they arrive
live, from a replay or from a session file. Time is the stream's own and never runs backwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, TypeAlias

from copilot.domain.board import Answer
from copilot.domain.command import (
    Command,
    Hide,
    LoggedCommand,
    MarkAnswered,
    Merge,
    Message,
    Pin,
    Propose,
    Regroup,
    Rename,
    Retract,
    Show,
    Split,
    Undo,
    Unhide,
    Unpin,
)
from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import Ask, Question, ReadComment
from copilot.domain.wording import mark, same_words
from copilot.grouping.messages import Messages
from copilot.grouping.on_air import OnAir
from copilot.grouping.orders import Orders
from copilot.grouping.phrasing import Phrasing
from copilot.grouping.said import NO_ROWS, Book, Heard, Said
from copilot.grouping.splits import Splits
from copilot.grouping.tally import Tally

_UNDO_DEPTH: Final = 50
_DONE: Final = 20

_Back: TypeAlias = Callable[[], None]
"""Takes a command back."""

_OnOne: TypeAlias = Pin | Unpin | Hide | Unhide | Rename | Propose | MarkAnswered
"""What is done to one card."""


class Ledger:
    """The tallies of all Questions, changed only by `record`.

    Attributes:
        at: The stream's time: the newest moment recorded, Unix seconds.
        comments: Comments recorded.
        newest_at: When the newest comment was typed, or None before the first.
        done: The last commands that changed something, oldest first: who did what.
        missed: Comments that are thought to be missing, by platform.
        orders: What viewers ordered.
        on_air: What is on air, and what was.
        messages: What people wrote to the presenter.
        commands: Commands recorded.
        book: What was said.
    """

    def __init__(self) -> None:
        self.orders = Orders()
        self.at = 0.0
        self.comments = 0
        self.newest_at: float | None = None
        self.done: deque[LoggedCommand] = deque(maxlen=_DONE)
        self.missed: Counter[str] = Counter()
        self.changes = 0
        self.commands = 0
        self.book = Book()
        self._tallies: dict[int, Tally] = {}
        self._into: dict[int, int] = {}
        self._splits = Splits()
        self._undo: dict[str, list[_Back]] = defaultdict(list)
        self.on_air = OnAir()
        self.messages = Messages()

    @property
    def showing(self) -> str | None:
        """Code of the product on air, or None."""
        return self.on_air.now

    def record(self, entry: Entry) -> None:
        """Count a comment or what is missing, or carry out a command.

        A deletion counts nothing: what it took back is taken out by folding the session's entries anew.
        """
        self.changes += 1
        if isinstance(entry, ReadComment):
            self._hear(entry)
        elif isinstance(entry, LoggedCommand):
            self.commands += 1
            self.at = max(self.at, entry.at)
            if isinstance(entry.command, Regroup):
                changed = self._splits.regroup(entry.command.moves, stays=self._stays)
                if changed:
                    self._settle({words for _, words, _ in entry.command.moves})
            elif self._carry_out(entry.command):
                self.done.append(entry)
        elif isinstance(entry, Deletion):
            self._typed(entry.at, entry.opened)
        else:
            self.at = max(self.at, entry.at)
            self.missed[entry.platform] += entry.estimated

    def __contains__(self, question: int) -> bool:
        return question in self._tallies

    def tally(self, question: int) -> Tally:
        """Return what is known about one Question by itself, merged or not; KeyError if there is none."""
        return self._tallies[question]

    def place(self, question: int, text: str) -> int:
        """Return the Question that a comment counts for which was read as `question`, merged or not."""
        return self._splits.place(question, text)

    def split_by_people(self, question: int) -> bool:
        """Say whether people moved some of the comments that were read as this Question."""
        return self._splits.parted(question)

    def resolve(self, question: int) -> int:
        """Return the Question that `question` is part of now: itself, or what it was merged into."""
        while question in self._into:
            question = self._into[question]
        return question

    def _stays(self, question: int) -> bool:
        """Say whether a Question is as people want it."""
        tally = self._tallies.get(question)
        return tally is None or tally.touched or bool(tally.merged) or question in self._into

    def heads(self) -> Iterator[Tally]:
        """Give the tallies that are cards of their own: all but the merged ones, and those nobody asks.

        Nobody asks a Question any more whose askers were all forgotten.
        """
        return (
            tally
            for number, tally in self._tallies.items()
            if number not in self._into
            and (tally.comments or any(part.comments for part in self.parts(tally)))
        )

    def parts(self, head: Tally) -> list[Tally]:
        """Return a tally with all that were merged into it, directly or through others."""
        found = [head]
        if not head.merged:  # as nearly all
            return found
        for tally in found:
            found += [self._tallies[number] for number in tally.merged]
        return found

    def _hear(self, entry: ReadComment) -> None:
        self._typed(entry.comment.at, entry.opened)
        self.comments += 1
        if entry.asks:
            person = self.book.person(entry.comment.author)
            for ask in entry.asks:
                self._count(entry, ask, person)
        self.orders.hear(entry, self.on_air)

    def _typed(self, at: float, opened: Iterable[Question]) -> None:
        """Note that a comment was typed, and the Questions that began with it."""
        self.at = max(at, self.at)
        if at and (self.newest_at is None or at > self.newest_at):  # a deletion tells it only when read back
            self.newest_at = at
        for question in opened:
            if question.id not in self._tallies:
                self._tallies[question.id] = self._tally_of(question, self.at, self.at)

    def _tally_of(self, question: Question, first_at: float, last_at: float) -> Tally:
        said = Heard(self.book)
        phrasing = Phrasing(question=question, said=said)
        return Tally(question=question, first_at=first_at, last_at=last_at, said=said, phrasing=phrasing)

    def _count(self, entry: ReadComment, ask: Ask, person: int) -> None:
        comment = entry.comment
        place = self._splits.place(ask.question, comment.text)
        product = self._tallies[ask.question].question.product
        said = Said(
            self.comments,
            ask.question,
            person,
            self.at,
            comment.platform,
            comment.text,
            ask.typical,
            ask.topic,
            ask.sure,
            product is not None and product != (entry.on_air or self.showing),
        )
        self._tallies[place].count(said, self.book.add(said, place))

    def _settle(self, marks: Collection[str]) -> None:
        """Move every comment of some words to the tally that it counts for."""
        gone, come = self.book.moved(marks, self._splits.place)
        for number in gone.keys() | come.keys():
            self._tallies[number].exchange(gone.get(number, NO_ROWS), come.get(number, NO_ROWS))

    def _carry_out(self, command: Command) -> bool:
        """Carry a command out; return whether it changed something."""
        undone = self._undo[command.by]
        if isinstance(command, Undo):
            back = undone.pop() if undone else _nothing
            back()
            return back is not _nothing
        done = self._split(command) if isinstance(command, Split) else self._do(command)
        if done is not None:
            self._undo[command.by] = [*undone, done][-_UNDO_DEPTH:]
        return done not in {None, _nothing}

    def _do(self, command: Command) -> _Back | None:
        """Carry a command out and return what takes it back; None when it changes nothing.

        One on a Question that is there no more, since who began it was forgotten, does nothing, and taking it
        back does nothing either: another is not taken back in its place.
        """
        match command:
            case Show(product=product):
                return self.on_air.show(product, at=self.at)
            case Merge(source=source, target=target):
                return self._merge(source, target)
            case Message(text=text, by=by):
                return self.messages.send(text, by, at=self.at)
            case Retract(message=number):
                return self.messages.retract(number)
            case Pin() | Unpin() | Hide() | Unhide() | Rename() | MarkAnswered() | Propose():
                tally = self._tallies.get(self.resolve(command.question))
                return _all(self._touch(tally, command)) if tally else _nothing
        return self.orders.carry_out(command)

    def _touch(self, tally: Tally, command: _OnOne) -> list[_Back]:
        match command:
            case Pin() | Unpin():
                return [tally.pins.put(value=isinstance(command, Pin))]
            case Hide():
                return [tally.hides.put(value=True), tally.pins.put(value=False)]
            case Unhide():
                return [tally.hides.put(value=False)]
            case Rename(title=title):
                return [tally.titles.put(title)]
        answer = Answer(text=command.text, by=command.by, at=self.at)
        if isinstance(command, Propose):
            return [tally.proposals.put(answer)]
        settled = [part.settle(self.at, self.comments) for part in self.parts(tally)]
        return [*settled, tally.answers.put(answer), tally.pins.put(value=False)]

    def _merge(self, source: int, target: int) -> _Back | None:
        source, target = self.resolve(source), self.resolve(target)
        if source not in self._tallies or target not in self._tallies:
            return _nothing
        if source == target:
            return None
        self._into[source] = target
        self._tallies[target].merged.append(source)

        def back() -> None:
            del self._into[source]
            self._tallies[target].merged.remove(source)

        return back

    def _split(self, command: Split) -> _Back | None:
        into = command.into
        target = self.resolve(into) if into else self._splits.next_id()
        head = self._tallies.get(self.resolve(command.question))
        if head is None or (into and target not in self._tallies):
            return _nothing
        if target == head.question.id:
            return None
        here = {part.question.id for part in self.parts(head)}
        words = {same_words(text) for text in command.texts}
        back = self._splits.put(here, words, target)
        if not into:
            born = Question(id=target, topic=None, kind=head.question.kind, product=head.question.product)
            self._tallies[target] = self._tally_of(born, head.first_at, head.last_at)
            self._tallies[target].inherit(head)
        marks = set(map(mark, words))
        self._settle(marks)

        def undo() -> None:
            back()
            self._settle(marks)

        return undo


def _nothing() -> None:
    """Take back what changed nothing."""


def _all(backs: list[_Back]) -> _Back:
    def back() -> None:
        for each in backs:
            each()

    return back

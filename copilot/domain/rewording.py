"""What of a session is put in other words after it was kept: somebody's name stood in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from copilot.domain.command import Command, LoggedCommand, Regroup, Rename, Split
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.domain.wording import mark, same_words, worded


class Rewording:
    """Comments in other words, and what commands say of those words.

    Args:
        reworded: Returns a text in other words; most as they are.

    Attributes:
        texts: The new text of each comment that gets one, by its platform and id.
    """

    def __init__(self, reworded: Callable[[str], str]) -> None:
        self.texts: dict[tuple[str, str], str] = {}
        self._reworded = reworded
        self._words: dict[str, str] = {}
        self._marks: dict[str, str] = {}

    def look(self, platform: str, identity: str, text: str) -> None:
        """Look at a comment as it is kept."""
        new = self._reworded(text)
        if new != text:
            self.texts[platform, identity] = new
            self._words[same_words(text)] = worded(new)
            self._marks[mark(text)] = mark(new)

    def entry(self, entry: Entry) -> Entry:
        """Return an entry as it is with the new words."""
        if isinstance(entry, LoggedCommand):
            return replace(entry, command=self.command(entry.command))
        if not isinstance(entry, ReadComment):
            return entry
        comment = entry.comment
        text = self.texts.get((comment.platform, comment.id), comment.text)
        return replace(entry, comment=replace(comment, text=text))

    def command(self, command: Command) -> Command:
        """Return a command that says of the new words what it said of the old."""
        match command:
            case Split(texts=texts):
                return replace(command, texts=tuple(map(self._worded, texts)))
            case Regroup(moves=moves):
                kept = tuple((read, self._marks.get(words, words), into) for read, words, into in moves)
                return replace(command, moves=kept)
            case Rename(title=title):
                return replace(command, title=self._reworded(title))
        return command

    def _worded(self, words: str) -> str:
        """Return a wording in the new words; one that nobody's comment holds any more has its own."""
        return self._words.get(same_words(words)) or self._reworded(words)

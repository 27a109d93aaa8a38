"""The faults that are not bugs. Each carries one plain sentence that says what to do.

    CopilotError
    ├── UsageError          wrong use or bad input: exit code 2
    │   ├── InputError      a file of comments can't be read
    │   ├── ShopFileError   the shop file can't be understood
    │   └── SessionFileError  the session file can't be opened
    └── RunError            a failure in running: exit code 1
        ├── StorageError    the session file can't be written any more
        └── ConnectorError  a platform does not give its comments
            ├── NotLiveError       there is no live yet: ask again later
            ├── LimitedError       the platform asks to wait
            ├── RefusedError       only the user can mend it: token, permission, name
            └── DisconnectedError  the connection broke or went silent: connect again

Everything else is a bug, and is allowed to look like one in the log.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault as a value that crosses threads and can be told in any language.

    Attributes:
        sentence: What happened and what to do, in English.
        name: Which fault it is, for views that tell it in another language; empty where it has no name.
        kind: The class of the error; says at least what it is about.
        facts: What fills the places of a translated sentence, by name.
    """

    sentence: str
    name: str = ""
    kind: str = ""
    facts: dict[str, str] = field(default_factory=dict)


class CopilotError(Exception):
    """A known fault, told in a sentence that the user can act on.

    Args:
        sentence: What happened and what to do, in English.
        name: Which fault it is, as in `Fault`.
        **facts: Likewise; a file stands by its name alone.
    """

    exit_code = 1

    def __init__(self, sentence: str = "", *, name: str = "", **facts: object) -> None:
        super().__init__(sentence)
        self.name = name
        self.facts = {key: str(fact) for key, fact in facts.items()}

    def told(self) -> Fault:
        """Return the fault as a value."""
        return Fault(sentence=str(self), name=self.name, kind=type(self).__name__, facts=dict(self.facts))


class UsageError(CopilotError):
    """The command, or a file it was given, is not right."""

    exit_code = 2


class InputError(UsageError):
    """A file of comments can't be read."""


class ShopFileError(UsageError):
    """The shop file can't be understood; says where and what was expected."""


class SessionFileError(UsageError):
    """The session file can't be opened."""


class RunError(CopilotError):
    """Something failed while running."""


class StorageError(RunError):
    """The session file can't be written any more (disk full, removed, read-only)."""


class ConnectorError(RunError):
    """A platform does not give its comments. The sentence tells the user what to do, if anything."""


class NotLiveError(ConnectorError):
    """There is no live yet, or it can't be seen; worth asking again, at most once a minute."""


class LimitedError(ConnectorError):
    """The platform asks to wait.

    Attributes:
        retry_at: Unix seconds when it may be asked again.
    """

    def __init__(self, sentence: str, *, retry_at: float) -> None:
        super().__init__(sentence, name="reason.limited")
        self.retry_at = retry_at


class RefusedError(ConnectorError):
    """Only the user can mend it.

    Attributes:
        reason: A value of `copilot.domain.board.Reason`, as a word.
        subject: The permission or account it is about; may be empty.
    """

    def __init__(self, sentence: str, *, reason: str, subject: str = "") -> None:
        super().__init__(sentence, name=f"reason.{reason}", subject=subject)
        self.reason = reason
        self.subject = subject


class DisconnectedError(ConnectorError):
    """The connection broke or went silent; connecting again may help.

    Attributes:
        reason: A value of `copilot.domain.board.Reason`, as a word; empty where it just broke.
    """

    def __init__(self, sentence: str, *, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason

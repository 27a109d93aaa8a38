"""The faults that are not bugs. Each carries one plain sentence that says what to do.

    CopilotError
    ├── UsageError          wrong use or bad input: exit code 2
    │   ├── InputError      a file of comments can't be read
    │   ├── ShopFileError   the shop file can't be understood
    │   └── SessionFileError  the session file can't be opened
    └── RunError            a failure in running: exit code 1
        └── StorageError    the session file can't be written any more

Everything else is a bug, and is allowed to look like one in the log.
"""

from __future__ import annotations


class CopilotError(Exception):
    """A known fault, told in a sentence that the user can act on."""

    exit_code = 1


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

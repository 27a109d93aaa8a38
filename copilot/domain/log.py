"""What a session is made of, in order of arrival: comments as they were read, commands, gaps, deletions."""

from __future__ import annotations

from typing import TypeAlias

from copilot.domain.command import LoggedCommand
from copilot.domain.deletion import Deletion
from copilot.domain.gap import Gap
from copilot.domain.question import ReadComment

Entry: TypeAlias = ReadComment | LoggedCommand | Gap | Deletion

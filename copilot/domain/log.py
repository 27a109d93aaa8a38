"""What a session is made of, in order of arrival: comments as they were read, and commands."""

from __future__ import annotations

from typing import TypeAlias

from copilot.domain.command import LoggedCommand
from copilot.domain.question import ReadComment

Entry: TypeAlias = ReadComment | LoggedCommand

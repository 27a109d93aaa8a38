"""Why a platform is in its state is told in the user's language, whatever a connector says of it."""

import ast
import re

import pytest

from copilot.assets import asset
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.ui.platforms import reason_sentences, reason_words
from copilot.ui.quiet_note import QuietNote
from copilot.ui.strips import StatusLine
from tests.ui.boards import board
from tests.ui.test_overlay import part

pytestmark = pytest.mark.qt_log_ignore("does not support setting window masks")

COPILOT = asset("..").resolve() / "copilot"


@pytest.mark.parametrize(
    "reason", [reason for reason in Reason if reason not in (Reason.NONE, Reason.RECORDING)]
)
def test_every_reason_is_told_in_the_users_language(language, reason):
    status = PlatformStatus(
        platform="facebook", state=PlatformState.FAILED, reason=reason, detail="English.", subject="pages_x"
    )
    words = reason_words(status)
    assert words
    assert "English" not in words
    assert "{" not in words
    assert re.search("[\u0621-\u064a]", words)


@pytest.mark.parametrize("state", PlatformState)
@pytest.mark.parametrize("reason", [Reason.NONE, Reason.RECORDING])
def test_what_has_no_words_of_its_own_is_told_by_its_state_and_never_in_english(overlay, state, reason):
    status = PlatformStatus(platform="facebook", state=state, reason=reason, detail="Connecting again.")
    overlay.show_board(board(comments=0, statuses=(status,)))
    said = part(overlay, StatusLine).accessibleName() + part(overlay, QuietNote).accessibleName()
    assert "Connecting" not in said


def made(kind):
    """Give every making of a `kind` in the package: where, and what it is given by name."""
    for file in sorted(COPILOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == kind:
                where = f"{file.relative_to(COPILOT)}:{node.lineno}"
                yield where, {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}


def test_whoever_tells_the_state_of_a_platform_names_the_reason():
    found = list(made("PlatformStatus"))
    assert len(found) >= 5
    assert [where for where, given in found if "reason" not in given] == []


def test_whoever_refuses_names_a_reason_that_has_words():
    found = list(made("RefusedError"))
    assert len(found) >= 5
    known = {f"Reason.{reason.name}" for reason in reason_sentences()}
    assert [where for where, given in found if given.get("reason") not in known] == []


def test_a_supervisor_tells_no_trouble_without_a_reason():
    calm = {"PlatformState.LIVE", "PlatformState.CONNECTING"}
    for file, kind in (("supervise.py", "self._status"), ("graph_attempt.py", "self._tell")):
        tree = ast.parse((COPILOT / "connectors" / file).read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        told = [call.args for call in calls if ast.unparse(call.func) == kind]
        assert told
        bare = {ast.unparse(args[0]) for args in told if not any("eason" in ast.unparse(a) for a in args[1:])}
        assert bare <= calm, file

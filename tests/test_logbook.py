from __future__ import annotations

import asyncio
import json
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copilot.logbook import NAME, keep_log
from copilot.settings import Settings
from copilot.storage.patient import PatientFile
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE

SECRETS = ("Mona Hassan", "01000000012", "token-7731", "بكام الفستان", "7731")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    root, ours = logging.getLogger(), logging.getLogger("copilot")
    before, levels = root.handlers[:], (root.level, ours.level)
    keep_log(tmp_path / "new" / "logs")
    yield tmp_path / "new" / "logs"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def written(folder: Path) -> str:
    return (folder / NAME).read_text("utf-8")


def test_where_a_file_lies_does_not_say_whose_computer_it_is(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / SECRETS[0]
    home.write_text("a folder can't be made here")
    monkeypatch.setenv("USERPROFILE" if os.name == "nt" else "HOME", str(home))
    PatientFile.at(home / "sessions" / "live.livesession").file.close()
    said = written(folder)
    assert "The session begins in memory" in said
    assert "live.livesession" in said
    assert not [secret for secret in SECRETS if secret in said]


def test_it_says_what_broke_and_where_but_not_what_with(folder: Path) -> None:
    def fails() -> None:
        text = SECRETS[3]
        try:
            {}[text]
        except KeyError as error:
            raise ValueError(SECRETS[0]) from error

    try:
        fails()
    except ValueError:
        logging.getLogger("copilot.engine").exception("The engine broke")
        logging.getLogger("asyncio").exception("Task exception was never retrieved: %s", SECRETS[0])
    said = written(folder)
    assert "ERROR copilot.engine: The engine broke" in said
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "tests/test_logbook.py:" in said
    assert "ERROR asyncio: (in line" in said
    assert not [secret for secret in SECRETS if secret in said]
    assert str(Path(__file__).parent) not in said


def test_it_takes_no_details_and_a_line_of_ours_is_one_line(folder: Path) -> None:
    logging.getLogger("copilot.x").debug("too much")
    logging.getLogger("copilot.x").info("two\nlines")
    said = written(folder)
    assert "too much" not in said
    assert "two lines" in said
    assert said.count("\n") == 2


def test_it_is_the_owner_s_alone_and_bounded(folder: Path) -> None:
    for _ in range(6):
        logging.getLogger("copilot.x").info("x" * 900_000)
    files = sorted(each.name for each in folder.iterdir())
    assert files == [NAME, f"{NAME}.1", f"{NAME}.2", f"{NAME}.3"]
    assert sum(each.stat().st_size for each in folder.iterdir()) < 5_000_000
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_disturbs_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    root = logging.getLogger()
    keep_log(tmp_path / "file" / "logs")
    handler = root.handlers.pop()
    handler.handle(logging.makeLogRecord({"name": "copilot", "levelno": logging.ERROR, "msg": "x"}))
    logging.getLogger("copilot").setLevel(logging.NOTSET)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"COPILOT_LOG_DIR": "/a/b", "COPILOT_HOME": "/c"}, "/a/b"), ({"COPILOT_HOME": "/c"}, "/c/logs")],
)
def test_its_folder_can_be_chosen(environment: dict[str, str], expected: str) -> None:
    assert Settings.load(environment).logs == Path(expected)


def test_else_it_is_the_platform_s_own() -> None:
    logs = Settings.load({}).logs
    assert logs.is_absolute()
    assert "live-copilot" in str(logs)


async def test_a_live_with_faults_leaves_nobody_in_it(tmp_path: Path) -> None:
    """The real command on platforms that fail, refuse and send what can't be read."""
    async with GraphSimulator(token=SECRETS[2]) as graph:
        for number in range(20):
            graph.say(f"{SECRETS[3]} {number}, {SECRETS[1]}", author=SECRETS[0])
        environment = os.environ | {
            "COPILOT_GRAPH_URL": graph.url,
            "COPILOT_GRAPH_TOKEN": SECRETS[2],
            "COPILOT_HOME": str(tmp_path),
            "COPILOT_LOG_DIR": str(tmp_path / "logs"),
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "copilot", "run", "--headless", "--json"),
            *("--facebook", PAGE, "--instagram", ACCOUNT),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        async for line in process.stdout:
            if json.loads(line).get("comments", 0) >= 40:
                break
        for faults in (Faults(answer="broken"), Faults(limited=4, regain=0.001), Faults(token=463)):
            graph.faults = faults
            asked = len(graph.requests)
            async with asyncio.timeout(60):
                while len(graph.requests) < asked + 2 and process.returncode is None:  # noqa: ASYNC110 - of a process
                    await asyncio.sleep(0.05)
        await asyncio.wait_for(process.communicate(), 30)
    said = written(tmp_path / "logs")
    assert "facebook: live" in said
    assert "instagram: failed, token" in said
    assert not [secret for secret in (*SECRETS, "viewer", "Viewer") if secret in said]

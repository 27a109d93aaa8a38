"""The command as a user or another program meets it: a process of its own, its words and exit codes."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from copilot import __version__, cli
from copilot.settings import named

COMMAND = [sys.executable, "-m", "copilot"]
COMMANDS = [
    "demo",
    "run",
    "replay",
    "board",
    "comments",
    "review",
    "export",
    "purge",
    "privacy",
    "recover",
    "doctor",
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "live.jsonl"
    texts = [
        "بكام ده",
        "bkam",
        "how much",
        "الشحن بكام للمنصورة",
        "منورة يا قمر",
        "عايزة البيج لارج 01000000012",
    ]
    lines = [
        {
            "id": str(n),
            "platform": "tiktok",
            "author_id": f"u{n}",
            "author_name": f"viewer {n}",
            "text": text,
            "t": n,
        }
        for n, text in enumerate(texts)
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def live_copilot(*words: str | Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, text=True, timeout=60, check=False, **options
    )


def offline() -> dict[str, str]:
    """Return an environment in which the platforms can't be reached: nobody listens on the discard port."""
    nowhere = "http://127.0.0.1:9"
    return {**os.environ, "COPILOT_TIKTOK_URL": nowhere, "COPILOT_GRAPH_URL": nowhere}


def events(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_version(home: Path) -> None:
    said = live_copilot("--version")
    assert (said.returncode, said.stdout) == (0, f"live-copilot {__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_parses(home: Path, command: str) -> None:
    said = live_copilot(command, "--help")
    assert said.returncode == 0
    assert f"Example: live-copilot {command}" in " ".join(said.stdout.split())


def test_the_help_says_how_recorded_comments_and_ids_of_viewers_look(home: Path) -> None:
    said = " ".join(live_copilot("replay", "--help").stdout.split())
    for column in ("text", "id", "platform", "author_id", "author_name", "t (seconds", "at (20"):
        assert column in said
    for ask in ("about", "forget"):
        said = live_copilot("privacy", ask, "--help").stdout
        assert all(platform in said for platform in ("TikTok", "Facebook", "Instagram"))


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Give every command and every command of a command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for made in action.choices.values():
                yield made
                yield from parsers(made)


def test_every_help_has_an_example_of_its_own_that_can_be_typed() -> None:
    top = cli._parser()
    found = {made.prog: made.epilog or "" for made in parsers(top)}
    assert {"live-copilot privacy log", "live-copilot shop check"} <= set(found)
    for command, epilog in found.items():
        assert epilog.startswith(f"Example: {command}"), command
        top.parse_args(shlex.split(epilog.removeprefix("Example: live-copilot ")))


def test_a_replay_prints_only_events_and_keeps_every_comment(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    said = live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless", "--json")
    assert (said.returncode, said.stderr) == (0, "")
    told = events(said.stdout)
    assert told[0]["event"] == "ready"
    assert told[0]["session"] == str(session)
    assert told[-1] == {"event": "end", "comments": 6}
    assert {event["event"] for event in told} == {"ready", "status", "board", "end"}
    last = [event for event in told if event["event"] == "board"][-1]
    assert last["comments"] == 6
    assert last["cards"][0]["topic"] == "ask_price"
    assert last["cards"][0]["waiting"] == 3


def test_other_programs_read_utf8_from_us_whatever_the_system_writes(home: Path, recording: Path) -> None:
    windows = os.environ | {"PYTHONIOENCODING": "cp1252"}
    session = home / "x.livesession"
    words = ("replay", recording, "--speed", "max", "--session", session, "--headless", "--json")
    replayed = live_copilot(*words, encoding="utf-8", env=windows)
    assert (replayed.returncode, replayed.stderr) == (0, "")
    assert "ده" in "".join(card["title"] for card in events(replayed.stdout)[-2]["cards"])
    table = live_copilot("board", session, encoding="utf-8", env=windows)
    assert (table.returncode, table.stderr) == (0, "")
    assert "ده" in table.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a pipe's room is chosen on Linux alone")
def test_a_program_that_reads_late_holds_up_no_live_and_reads_its_end(home: Path) -> None:
    recording, session, room = home / "long.jsonl", home / "x.livesession", 4096
    lines = [
        {"id": str(n), "author_id": f"u{n}", "text": f"بكام الفستان رقم {n}؟", "t": n} for n in range(60)
    ]
    recording.write_text("".join(json.dumps(line) + "\n" for line in lines))
    words = ["replay", str(recording), "--speed", "30", "--session", str(session), "--headless", "--json"]
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True, pipesize=room) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        kept = []
        for _ in range(120):
            time.sleep(0.5)
            kept = events(live_copilot("comments", session, "--json").stdout)
            if len(kept) == len(lines):
                break
        assert len(kept) == len(lines)
        assert process.poll() is None
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    told = events(ready + rest)
    assert told[-1] == {"event": "end", "comments": len(lines)}
    assert len(rest) > room
    assert told[-2]["comments"] == len(lines)


def test_a_program_that_leaves_ends_no_live_and_fills_no_log(home: Path) -> None:
    recording, session = home / "long.jsonl", home / "x.livesession"
    lines = [
        {"id": str(n), "author_id": f"u{n}", "text": f"بكام الفستان رقم {n}؟", "t": n} for n in range(60)
    ]
    recording.write_text("".join(json.dumps(line) + "\n" for line in lines))
    words = ["replay", str(recording), "--speed", "30", "--session", str(session), "--headless", "--json"]
    with subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event"] == "ready"
        process.stdout.close()
        assert process.wait(timeout=60) == 0
    assert len(events(live_copilot("comments", session, "--json").stdout)) == len(lines)
    logs = [path.read_text(encoding="utf-8") for path in (home / "home").rglob("*.log")]
    assert logs
    assert not any("Traceback" in log for log in logs)


def test_comments_and_board_are_printed_as_promised(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless", "--json")
    comments = events(live_copilot("comments", session, "--json").stdout)
    assert [comment["id"] for comment in comments] == [str(n) for n in range(6)]
    assert set(comments[0]) == {"id", "platform", "at", "kind", "topic", "question", "text"}
    assert comments[5]["kind"] == "order"
    assert comments[5]["question"] is None
    assert comments[5]["text"] == "عايزة البيج لارج [phone]"
    (cards,) = events(live_copilot("board", session, "--json", "--top", "1").stdout)
    (card,) = cards
    assert card["question"] == comments[0]["question"]
    promised = {
        "question", "title", "topic", "kind", "state", "askers", "waiting", "comments", "platforms", "first_at",
        "last_at", "product", "suggestion", "answer",
    }  # fmt: skip
    assert promised <= set(card)
    assert card["platforms"] == {"tiktok": 3}
    assert "how much" in live_copilot("comments", session).stdout
    assert "بكام" in live_copilot("board", session).stdout


def test_neither_number_nor_name_is_in_the_file(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless")
    data = session.read_bytes()
    assert b"01000000012" not in data
    assert b"viewer" not in data


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders from the others")
def test_what_is_written_is_for_who_made_it(home: Path, recording: Path) -> None:
    before = set(home.rglob("*"))
    session = home / "new" / "x.livesession"
    live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless")
    live_copilot("export", session, "--format", "csv", "--to", home / "sheets")
    live_copilot("purge", session, "--contacts")
    made = {path: path.stat().st_mode & 0o077 for path in set(home.rglob("*")) - before}
    assert {session, home / "new", home / "sheets"} <= made.keys()
    assert not any(made.values()), made


def test_a_replayed_session_gives_the_same_board_again(home: Path) -> None:
    first, second = home / "a.livesession", home / "b.livesession"
    live_copilot("demo", "--speed", "max", "--session", first, "--headless", "--json")
    live_copilot("replay", first, "--speed", "max", "--session", second, "--headless", "--json")
    boards = [live_copilot("board", each, "--json").stdout for each in (first, second)]
    shown, again = (json.loads(board) for board in boards)
    for card in (*shown, *again):  # a recording holds the facts, not when the shop last changed them
        for freshness in ("at", "stale"):
            (card["suggestion"] or {}).pop(freshness, None)
    assert len(shown) > 20
    assert shown == again


def test_the_board_of_a_session_reads_as_it_was_shown(home: Path) -> None:
    session = home / "x.livesession"
    told = events(live_copilot("demo", "--speed", "max", "--session", session, "--headless", "--json").stdout)
    shown = [event for event in told if event["event"] == "board"][-1]["cards"]
    (kept,) = events(live_copilot("board", session, "--json").stdout)
    assert kept == shown
    assert any(card["suggestion"] for card in kept)


def test_without_a_shop_file_the_board_says_that_none_was_chosen(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless")
    assert "No shop file" in " ".join(live_copilot("board", session, "--top", "1").stdout.split())
    (cards,) = events(live_copilot("board", session, "--json").stdout)
    assert {card["missing_what"] for card in cards} == {"shop_file"}
    assert cards[0]["missing_en"] == "No shop file: choose one before the next live"
    assert cards[0]["missing"] == "مفيش ملف محل: اختاري واحد قبل اللايف الجاي"


def test_a_session_can_be_gone_on_with_and_counts_nothing_twice(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    lines = recording.read_text(encoding="utf-8").splitlines(keepends=True)
    half = home / "half.jsonl"
    half.write_text("".join(lines[:3]), encoding="utf-8")
    live_copilot("replay", half, "--speed", "max", "--session", session, "--headless", "--json")
    said = live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless", "--json")
    assert events(said.stdout)[-1] == {"event": "end", "comments": 6}
    (cards,) = events(live_copilot("board", session, "--json").stdout)
    assert cards[0]["comments"] == 3


def test_the_demo_ends_with_a_board_worth_reading(home: Path) -> None:
    said = live_copilot("demo", "--headless", "--json", "--speed", "max")
    told = events(said.stdout)
    assert (said.returncode, told[-1]["event"]) == (0, "end")
    cards = [event for event in told if event["event"] == "board"][-1]["cards"]
    assert len(cards) >= 5
    assert sum(card["suggestion"] is not None for card in cards[:5]) >= 3
    labels = dict(
        line.split("\t")
        for line in (Path(__file__).parent / "data/demo_labels.tsv").read_text("utf-8").splitlines()
    )
    comments = events(live_copilot("comments", told[0]["session"], "--json").stdout)
    name, began = named(Path(told[0]["session"])) or ("", 0.0)
    first = min(datetime.fromisoformat(comment["at"]).timestamp() for comment in comments)
    assert (name, first - began) == ("demo", pytest.approx(30, abs=30)), "it is called by its own time"
    asked: dict[int, list[str]] = {}
    for comment in comments:
        if comment["question"] is not None:
            asked.setdefault(comment["question"], []).append(labels[comment["id"]])
    meant = [max(set(of), key=of.count) for of in (asked[card["question"]] for card in cards[:10])]
    assert not {"-", "order"} & set(meant)
    assert len(set(meant)) == len(meant)


def test_without_a_display_the_demo_says_so_and_leaves_a_picture(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    said = live_copilot("demo", "--speed", "max")
    assert said.returncode == 0
    assert "There is no display here" in said.stderr
    assert "waiting" in said.stdout
    (picture,) = (home / "home" / "sessions").glob("*.png")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert len(list((home / "home" / "sessions").glob("*.livesession"))) == 1


def test_stats_say_how_fast_it_went(home: Path, recording: Path) -> None:
    live_copilot("replay", recording, "--speed", "max", "--headless", "--stats", home / "stats.json")
    stats = json.loads((home / "stats.json").read_text())
    assert stats["comments"] == 6
    assert set(stats) == {"comments", "seconds", "comments_per_second", "latency_ms", "peak_rss_mb"}
    assert set(stats["latency_ms"]) == {"p50", "p95", "p99"}


def test_bad_lines_are_reported_by_number_and_the_rest_goes_on(home: Path, recording: Path) -> None:
    lines = recording.read_bytes().splitlines(keepends=True)
    recording.write_bytes(b"".join([*lines[:2], b"{oops\n", b"\xff\xff\n", *lines[2:]]))
    said = live_copilot("replay", recording, "--speed", "max", "--headless", "--json")
    assert said.returncode == 0
    assert "2 of 8 lines could not be read. Left out: 3, 4" in said.stderr
    assert events(said.stdout)[-1]["comments"] == 6


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["replay", "{home}/utf16.jsonl"], 2),
        (["replay", "{home}/empty.jsonl"], 2),
        (["replay", "{home}"], 2),
        (["replay", "{home}/none.jsonl"], 2),
        (["replay", "{home}/live.jsonl", "--shop", "{home}/broken.toml"], 2),
        (["replay", "{home}/live.jsonl", "--shop", "{home}/none.toml"], 2),
        (["replay", "{home}/live.jsonl", "--fast"], 2),
        (["replay", "{home}/live.jsonl", "--speed", "0"], 2),
        (["replay", "{home}/live.jsonl", "--json"], 2),
        (["replay"], 2),
        (["dance"], 2),
        (["--dance"], 2),
        (["board", "{home}/none.livesession"], 2),
        (["board", "{home}/live.jsonl"], 2),
        (["comments", "{home}"], 2),
        (["board", "{home}/live.jsonl", "--top", "0"], 2),
        (
            ["replay", "{home}/live.jsonl", "--speed", "max", "--headless", "--session", "{home}/live.jsonl"],
            2,
        ),
        (
            [
                "replay",
                "{home}/live.jsonl",
                "--speed",
                "max",
                "--headless",
                "--session",
                "/proc/x.livesession",
            ],
            2,
        ),
        (["replay", "{home}/live.jsonl", "--speed", "max", "--headless", "--stats", "{home}/no/s.json"], 1),
        (["run"], 2),
    ],
)
def test_what_goes_wrong_is_one_sentence(home: Path, recording: Path, words: list[str], code: int) -> None:
    (home / "utf16.jsonl").write_bytes("سعر".encode("utf-16"))
    (home / "empty.jsonl").touch()
    (home / "broken.toml").write_text("[shop")
    said = live_copilot(*[word.format(home=home) for word in words])
    assert said.returncode == code
    sentence = said.stderr.strip()
    assert sentence
    assert "\n" not in sentence
    assert "Traceback" not in said.stderr
    assert not {"utf16.livesession", "empty.livesession"} & {path.name for path in home.iterdir()}


def test_a_full_disk_is_one_sentence_and_the_file_opens(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    limit = "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000)); sys.argv = ['live-copilot', *sys.argv[1:]]; "
    limit += "runpy.run_module('copilot', run_name='__main__')"
    words = ["demo", "--speed", "max", "--session", str(session), "--headless", "--json"]
    said = subprocess.run(
        [sys.executable, "-c", limit, *words], capture_output=True, text=True, timeout=60, check=False
    )
    assert said.returncode == 1
    assert len(said.stderr.strip().splitlines()) == 1
    assert "can't be written" in said.stderr
    assert live_copilot("board", session, "--json").returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_cleanly(home: Path, number: int) -> None:
    session = home / "x.livesession"
    words = [*COMMAND, "demo", "--speed", "20", "--session", str(session), "--headless", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        told = boards_from(process, enough=3)
        process.send_signal(number)
        assert process.stdout is not None
        told += events(process.stdout.read())
        assert process.wait(timeout=60) == 0
    assert told[-1]["event"] == "end"
    assert [path.name for path in home.glob("x.livesession*")] == ["x.livesession"]
    assert len(events(live_copilot("comments", session, "--json").stdout)) == told[-1]["comments"]


def test_after_a_kill_everything_a_board_counted_is_in_the_file(home: Path) -> None:
    for attempt in range(4):
        session = home / f"{attempt}.livesession"
        words = [*COMMAND, "demo", "--speed", "60", "--session", str(session), "--headless", "--json"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            told = boards_from(process, enough=3 + 5 * attempt)
            os.kill(process.pid, signal.SIGKILL)
        kept = events(live_copilot("comments", session, "--json").stdout)
        assert len(kept) >= told[-1]["comments"] > 0
        assert live_copilot("board", session, "--json").returncode == 0


def boards_from(process: subprocess.Popen[str], *, enough: int) -> list[dict]:
    """Read events until so many boards with comments have come."""
    assert process.stdout is not None
    told: list[dict] = []
    deadline = time.monotonic() + 60
    while sum(event["event"] == "board" and event["comments"] > 0 for event in told) < enough:
        assert time.monotonic() < deadline
        told.append(json.loads(process.stdout.readline()))
    return told


def test_who_stops_reading_does_not_break_the_session(home: Path) -> None:
    session = home / "x.livesession"
    words = [*COMMAND, "demo", "--speed", "max", "--session", str(session), "--headless", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait(timeout=60)
    assert live_copilot("comments", session, "--json").returncode == 0


def test_a_shop_file_that_holds_nothing_is_not_called_good(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").touch()
    said = live_copilot("shop", "check", tmp_path / "shop.toml")
    assert "nothing is in it yet" in said.stdout
    assert "is good" not in said.stdout
    said = live_copilot("shop", "check", tmp_path / "shop.toml", "--language", "ar")
    assert "مفيهوش حاجة" in said.stdout


def test_lingering_without_a_window_is_told_to_be_of_no_use(tmp_path: Path) -> None:
    said = live_copilot("demo", "--headless", "--linger", "5", "--session", tmp_path / "x.livesession")
    assert said.returncode == 2
    assert "--linger keeps the window open" in said.stderr
    assert not (tmp_path / "x.livesession").exists()


def test_doctor_checks_what_a_live_needs(home: Path) -> None:
    said = live_copilot("doctor", "--json", env=offline())
    checks = {check["name"]: check for check in json.loads(said.stdout)}
    assert said.returncode == 0, said.stdout
    assert all(check["good"] for check in checks.values())
    assert "topics" in checks["language"]["found"]
    assert "live-copilot.log" in checks["log"]["found"]
    assert not checks["log"]["noted"]
    assert checks["contacts"]["noted"] == ("not kept" in checks["contacts"]["found"])
    assert checks["TikTok"]["noted"]
    assert "ok" in live_copilot("doctor", env=offline()).stdout


def test_doctor_says_what_to_do_about_a_folder_that_cannot_be_written(home: Path) -> None:
    (home / "file").touch()
    said = live_copilot("doctor", env={**offline(), "COPILOT_HOME": str(home / "file")})
    assert said.returncode == 1
    assert "Set COPILOT_HOME to another folder" in said.stdout
    assert "Set COPILOT_LOG_DIR" in said.stdout


def test_without_a_command_the_control_window_opens_where_there_is_a_display(home: Path) -> None:
    seen = {"DISPLAY", "WAYLAND_DISPLAY"}
    bare = {name: value for name, value in os.environ.items() if name not in seen}
    said = live_copilot(env=bare)
    assert (said.returncode, said.stdout) == (1, "")
    assert "needs a display" in said.stderr

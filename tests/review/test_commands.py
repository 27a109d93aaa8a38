"""``review``, ``export`` and ``purge`` as a user or another program meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from copilot.intake import author_hash
from copilot.storage.journal import Access, Journal
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault
from tests.review.lives import demo

SHOP = Path(__file__).parents[2] / "assets/demo/shop.toml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


@pytest.fixture
def session(home: Path) -> Path:
    path = home / "x.livesession"
    with SessionFile.create(path) as file:
        file.append(demo(presented=True))
    return path


def live_copilot(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copilot", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_review_is_read_in_the_terminal(session: Path) -> None:
    said = live_copilot("review", session, "--shop", SHOP)
    assert (said.returncode, said.stderr) == (0, "")
    for words in ("To do tomorrow", "The warning came after", "Pin a reply", "1,566 comments"):
        assert words in said.stdout
    assert "اعملي بكره" in live_copilot("review", session, "--language", "ar").stdout


def test_a_page_never_takes_the_place_of_a_live(session: Path, home: Path) -> None:
    other = home / "other.livesession"
    before = session.read_bytes()
    other.write_bytes(before)
    for told_of, page in ((session, session), (session, other), (home, session)):
        said = live_copilot("review", told_of, "--html", page)
        assert (said.returncode, said.stdout) == (2, "")
        assert f"{page} is a session file: it was left as it is." in said.stderr
    assert session.read_bytes() == other.read_bytes() == before


def test_json_and_page_come_from_one_call_and_standard_output_is_only_json(session: Path, home: Path) -> None:
    said = live_copilot("review", session, "--json", "--html", home / "r.html", "--shop", SHOP)
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout)
    comments = live_copilot("comments", session, "--json").stdout.splitlines()
    assert told["totals"]["comments"] == len(comments) == 1566
    assert f"{told['totals']['people']:,}" in (home / "r.html").read_text("utf-8")
    (cards,) = [json.loads(line) for line in live_copilot("board", session, "--json").stdout.splitlines()]
    reviewed = {each["question"]: each for each in told["questions"]}
    for card in cards:
        if card["kind"] == "question":
            each = reviewed[card["question"]]
            for field in ("askers", "waiting", "comments", "platforms", "product"):
                assert card[field] == each[field]


def test_a_page_is_written_into_a_folder_that_is_made_for_it(session: Path, home: Path) -> None:
    said = live_copilot("review", session, "--html", home / "new" / "deep" / "r.html", "--shop", SHOP)
    assert said.returncode == 0, said.stderr
    assert (home / "new" / "deep" / "r.html").read_text("utf-8").startswith("<!")
    (home / "taken").write_text("a file")
    said = live_copilot("review", session, "--html", home / "taken" / "r.html")
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)


def test_an_export_names_its_files(session: Path, home: Path) -> None:
    for form, name in (("csv", "orders.csv"), ("xlsx", "review.xlsx"), ("json", "review.json")):
        said = live_copilot("export", session, "--to", home / "out", "--format", form)
        assert (said.returncode, said.stderr) == (0, "")
        assert str(home / "out" / name) in said.stdout.splitlines()


def test_a_purged_session_leaves_nothing(session: Path, home: Path) -> None:
    said = live_copilot("purge", session)
    assert (said.returncode, said.stdout.strip()) == (0, f"Deleted: {session}")
    assert not list(home.glob("x.*"))


def test_forget_me_by_platform_account(home: Path) -> None:
    recording = home / "live.jsonl"
    lines = [("tiktok", "42", "كلامي انا بكام"), ("tiktok", "7", "bkam"), ("facebook", "42", "how much")]
    recording.write_text(
        "".join(
            json.dumps({"id": f"c{n}", "platform": on, "author_id": who, "text": text, "t": n}) + "\n"
            for n, (on, who, text) in enumerate(lines)
        ),
        encoding="utf-8",
    )
    session = home / "y.livesession"
    live_copilot("replay", recording, "--speed", "max", "--session", session, "--headless", "--json")
    vault = Vault.of(home / "home", keyring=None)
    with SessionFile.read(session) as file:
        keys = vault.keys(file)
    assert keys is not None
    mine = author_hash("tiktok", "42", keys.author)
    assert mine.encode() in session.read_bytes()
    said = live_copilot("purge", session, "--author", "tiktok:42")
    assert said.returncode == 0, said.stderr
    data = b"".join(path.read_bytes() for path in home.glob("y.*"))
    assert mine.encode() not in data
    assert "كلامي".encode() not in data
    (card,) = json.loads(live_copilot("board", session, "--json").stdout)
    assert (card["askers"], card["comments"]) == (2, 2)
    again = live_copilot("purge", session, "--author", "tiktok:42")
    assert again.returncode == 1
    assert "wrote nothing" in again.stderr


def test_old_sessions_go_by_hand_and_at_every_start(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "home" / "sessions"

    def aged(name: str, days: float) -> Path:
        path = folder / f"{name}.livesession"
        SessionFile.create(path).close()
        moment = path.stat().st_mtime - days * 86_400
        os.utime(path, (moment, moment))
        return path

    old, young = aged("old", 40), aged("young", 10)
    said = live_copilot("purge", "--older-than", "30")
    assert (said.returncode, old.exists(), young.exists()) == (0, False, True)
    assert ": 1 session older than 30 days." in said.stdout
    old, named = aged("old", 91), aged("named", 100)
    recording = home / "one.jsonl"
    recording.write_text('{"text": "bkam", "t": 0}\n')
    words = ["replay", recording, "--speed", "max", "--headless", "--json", "--session"]
    monkeypatch.setenv("COPILOT_KEEP_DAYS", "0")
    live_copilot(*words, home / "z.livesession")
    assert old.exists()
    monkeypatch.delenv("COPILOT_KEEP_DAYS")
    said = live_copilot(*words, named)
    assert (said.returncode, said.stderr) == (0, "")
    assert (old.exists(), named.exists(), young.exists()) == (False, True, True)
    noted = [
        (each.session, each.by) for each in Journal(home / "home").records() if each.what is Access.DELETED
    ]
    assert noted == [("old.livesession", "presenter"), ("old.livesession", "copilot")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["review", "{home}/none.livesession"], 2),
        (["review", "{home}/x.livesession", "--shop", "{home}/none.toml"], 2),
        (["review", "{home}/x.livesession", "--html", "{home}/x.livesession/r.html"], 1),
        (["export", "{home}/x.livesession"], 2),
        (["export", "{home}/x.livesession", "--to", "{home}/x.livesession"], 2),
        (["export", "{home}/x.livesession", "--to", "{home}/out", "--format", "pdf"], 2),
        (["purge"], 2),
        (["purge", "{home}"], 2),
        (["purge", "{home}/none.livesession"], 2),
        (["purge", "{home}/x.livesession", "--older-than", "3"], 2),
        (["purge", "--older-than", "-1"], 2),
        (["purge", "--author", "tiktok:1"], 2),
        (["purge", "{home}/x.livesession", "--author", "tiktok"], 2),
        (["purge", "{home}/x.livesession", "--author", "tiktok:nobody"], 1),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_deletes_nothing(
    session: Path, home: Path, words: list[str], code: int
) -> None:
    said = live_copilot(*[word.format(home=home) for word in words])
    assert said.returncode == code
    assert len(said.stderr.strip().splitlines()) == 1
    assert session.exists()

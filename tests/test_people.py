"""Nobody who wrote a comment stands readable in anything that the app leaves behind; their rights are kept."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from copilot import afterwards, identities, rights
from copilot.answers.confirmation import confirmation
from copilot.answers.shop import Shop
from copilot.cli_values import FORMS
from copilot.console.places import Address
from copilot.domain.comment import RawComment
from copilot.domain.notice import HELPED
from copilot.domain.order import Line
from copilot.domain.question import ReadComment
from copilot.domain.role import Role
from copilot.errors import RunError, SessionFileError, UsageError
from copilot.handover import write_contacts
from copilot.review.report import review
from copilot.session import opened
from copilot.storage.installation import VARIABLE
from copilot.storage.journal import Access, Journal
from copilot.storage.migrations import STEPS
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault
from tests.review.lives import SHOP, TOPICS, demo

SECRET = "a long secret that only this test knows"
NAMES = ("منى السيد الشافعي", "Heba Mahmoud", "نوران الزيني", "nada_s.92", "ام بيسان 🌙")
TYPED = (
    "عايزه لارج اسود 010 0000 0012 طنطا شارع الصفا عمارة 57 باسم منى السيد",
    "3ayza wa7da XL 0100-000-4127 3omara 57 share3 el bahr tanta b esm heba ma7moud",
    "رقمي ٠١٠٠ ٠٠٠ ٧٧٨٨ ابعتيلي",
    "زيرو عشرة ٠٠٠٠ ٥٥٦٧ كلميني",
    "@nada_s.92 بكام ده",
    "انا نوران الزيني عايزه الكحلي",
    "I want one navy M, my name is Heba Mahmoud, flat 913, 12 Palm street, +20 100 000 3345",
    "السعر كام مقاس 42 ولا 44",
    "الصوت مقطوع",
    "بكام لو سمحتي",
    "=HYPERLINK(1) 01000009988",
    "منى السيد الشافعي قالتلي عليكم",
    "زِيكو الغَيطانى منوّره اللايف",
    "ZEEEKO Fathallaaa nawarty el donya",
    "تمام",
    "شكرا",
    "يا زَملوكيتا شفتي السعر",
    "ya Zamlokita92 shofy",
    "حلو",
    "ok",
    "فيرساتشي بكام",
    "فيه فيرساتشي",
    "عندك فيرساتشي",
    "يازملوكيتاااا و ZAMLOKITA92 بكام",
)
LATE = {14: "زيكو الغيطاني", 15: "zeeko.fathalla", 18: "زملوكيتا", 19: "zamlokita92"}
"""Who writes for the first time after others named them, by their comments; no list has these names."""
HOSTILE = {5: "بكام", 6: "السعر", 11: "فيرساتشي"}
"""Who calls themselves by what others ask for."""
DIGITS = ("0012", "4127", "7788", "5567", "3345", "9988")
WORDS = (
    "الصفا",
    "الشافعي",
    "منى",
    "Heba",
    "heba",
    "ma7moud",
    "نوران",
    "الزيني",
    "nada_s",
    "بيسان",
    "Palm",
    "غَيطان",
    "الغيطاني",
    "Fathalla",
    "fathalla",
    "زَملوكيت",
    "زملوكيت",
    "amlokita92",
    "AMLOKITA92",
)
HOUSE = "913"
"""Three digits, which any hash may hold: they count where they stand alone."""
IDS = tuple(f"68577313094682{number:05d}" for number in range(len(TYPED)))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(VARIABLE, SECRET)
    return tmp_path


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "came in" / "live.jsonl"
    path.parent.mkdir()
    lines = [
        {
            "id": f"c{n}", "platform": ("tiktok", "facebook", "instagram")[n % 3], "author_id": IDS[n],
            "author_name": NAMES[n % len(NAMES)], "text": text, "t": n * 3,
        }
        for n, text in enumerate(TYPED)
    ]  # fmt: skip
    for n, name in {**HOSTILE, **LATE}.items():
        lines[n]["author_name"] = name
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def live_copilot(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copilot", *map(str, words)],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def comments_of(session: Path) -> list[ReadComment]:
    with SessionFile.read(session) as file:
        return [entry for entry in file.entries() if isinstance(entry, ReadComment)]


def left_behind(folder: Path, *beside: str) -> Iterator[tuple[str, str]]:
    """Give every text that a folder holds, zipped ones too, by its name."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or "came in" in path.parts:
            continue
        data = path.read_bytes()
        yield str(path), data.decode("utf-8", errors="ignore")
        yield f"{path} as UTF-16", data.decode("utf-16-le", errors="ignore")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as sheets:
                for name in sheets.namelist():
                    yield f"{path}/{name}", sheets.read(name).decode("utf-8", errors="ignore")
    yield from (("output", text) for text in beside)


def given_away(texts: Iterator[tuple[str, str]]) -> list[str]:
    """Return where a number, an address, a name or an account can be read."""
    found = []
    for name, text in texts:
        plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
        found += [f"{name}: {word}" for word in (*WORDS, *IDS) if word in text]
        if re.search(rf"\b{HOUSE}\b", text):
            found.append(f"{name}: {HOUSE}")
        numbers = {four: r"\W{0,2}".join(f"000{four}") for four in DIGITS}
        found += [f"{name}: 0100…{four}" for four, number in numbers.items() if re.search(number, plain)]
    return found


def test_nobody_can_be_read_in_any_byte_that_is_left_behind(home: Path, recording: Path) -> None:
    came = recording.read_text(encoding="utf-8")
    assert len(given_away(iter([("came", came)]))) == len((*DIGITS, *WORDS, *IDS, HOUSE)), (
        "the search itself sees"
    )
    session = home / "x.livesession"
    played = live_copilot(
        "--debug", "replay", recording, "--speed", "max", "--session", session, "--headless", "--json"
    )
    assert played.returncode == 0, played.stderr
    said = [played.stdout, played.stderr]
    for words in (
        *((each, session, *how) for each in ("board", "comments") for how in ((), ("--json",))),
        *(("review", session, "--language", language) for language in ("ar", "en")),
        ("review", session, "--json", "--html", home / "review.html"),
        ("review", home, "--json", "--html", home / "comparison.html"),
        *(("export", session, "--to", home / form, "--format", form) for form in (*FORMS, "toml")),
        ("privacy", "exposes", session),
    ):
        done = live_copilot("--debug", *words)
        assert done.returncode == 0, done.stderr
        said += [done.stdout, done.stderr]
    assert given_away(left_behind(home, *said)) == []
    assert "42" in played.stdout
    kept = [each.comment.text for each in comments_of(session)]
    assert kept[5] == "انا [name] عايزه الكحلي"
    assert [kept[n] for n in (7, 9)] == [TYPED[n] for n in (7, 9)]
    assert kept[-8:] == [
        "يا [name] شفتي السعر",
        "ya [name] shofy",
        "حلو",
        "ok",
        "[name] بكام",
        "فيه [name]",
        "عندك فيرساتشي",
        "[name] و [name] بكام",
    ]
    assert {"review.html", "comparison.html", "review.xlsx", "review.json", "orders.csv", "answers.toml"} <= {
        path.name for path in home.rglob("*.*")
    }
    assert any("copilot" in text for name, text in left_behind(home / "home") if "logs" in name)


def test_a_killed_live_leaves_nobody_readable_in_its_wal(home: Path, recording: Path) -> None:
    session = home / "x.livesession"
    with subprocess.Popen(
        [sys.executable, "-m", "copilot", "run", "--replay", str(recording), "--session", str(session),
         "--headless", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as live:  # fmt: skip
        assert live.stdout is not None
        for line in live.stdout:
            event = json.loads(line)
            if event["event"] == "board" and event["comments"] >= 2:
                break
        os.kill(live.pid, signal.SIGKILL)
        rest = live.communicate()
    assert session.with_name("x.livesession-wal").stat().st_size > 0
    assert given_away(left_behind(home, *rest)) == []
    SessionFile.open(session).close()
    assert len(comments_of(session)) >= 2
    assert comments_of(session)[0].sealed


@pytest.fixture
def session(home: Path, recording: Path) -> Path:
    """A finished session in the user's folder."""
    path = home / "home" / "sessions" / "x.livesession"
    played = live_copilot("replay", recording, "--speed", "max", "--session", path, "--headless", "--json")
    assert played.returncode == 0, played.stderr
    return path


def test_contacts_leave_the_vault_only_when_asked_and_that_is_noted(
    home: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    afterwards.export(session, folder=home / "plain", form="csv", shop=None)
    assert not (home / "plain" / "contacts.csv").exists()
    afterwards.export(session, folder=home / "out", form="csv", shop=None, with_contacts=True)
    told = capsys.readouterr()
    assert "Delete it once all is sent" in told.err
    text = (home / "out" / "contacts.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    mine = next(row for row in rows if row["comment_id"] == "c0")
    assert (mine["phone"], mine["address"]) == ("010 0000 0012", "شارع الصفا عمارة 57")
    assert (mine["governorate"], mine["name"]) == ("الغربية", "منى السيد")
    assert all(not row["phone"].startswith(("=", "+")) for row in rows)
    orders = list(csv.DictReader(io.StringIO((home / "out/orders.csv").read_bytes().decode("utf-8-sig"))))
    assert {"c0", "c1"} <= {row["comment_id"] for row in rows} & {row["comment_id"] for row in orders}
    noted = [(each.what, each.session) for each in Journal(home / "home").records()]
    assert noted.count((Access.CONTACTS_EXPORTED, session.name)) == 1
    rights.accesses(as_json=False)
    rights.accesses(as_json=True)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines[0].split()) == "WHEN WHAT WAS DONE HOW MANY BY WHOM OF WHICH LIVE"
    exported = next(line for line in lines if " exported " in line and "contacts" not in line)
    assert re.search(r"exported +\d+ files +presenter +\S", exported)
    columns = [lines[0].index(head) for head in ("WHAT", "BY", "OF")]
    assert all(exported[place - 1] == " " != exported[place] for place in columns)
    assert any("contacts exported" in line for line in lines)
    assert json.loads(lines[-1])["by"] == "presenter"


def test_whatever_is_written_out_of_a_session_is_noted(home: Path, session: Path) -> None:
    for words in (
        ("export", session, "--to", home / "out", "--format", "json"),
        ("export", session, "--to", home / "out", "--format", "toml"),
        ("review", session, "--html", home / "one.html"),
        ("review", session.parent, "--html", home / "all.html"),
        ("review", session, "--json"),
    ):
        assert live_copilot(*words).returncode == 0
    noted = [(each.what, each.session, each.count) for each in Journal(home / "home").records()]
    assert noted == [(Access.EXPORTED, name, 1) for name in (*[session.name] * 3, session.parent.name)]


def test_a_look_at_an_order_is_noted_with_the_role_that_looked(home: Path) -> None:
    with opened([], clock=time.time, path=home / "y.livesession", serve=Address()) as live:
        raw = RawComment(
            platform="tiktok", id="1", author_id="1", author_name="", text="عايزه لارج 01000000012", at=1e9
        )
        live.pipeline.record(live.pipeline.take([raw]))
        contacts = live.served._console._steering._contacts
        assert contacts.reveal("tiktok/1", role=Role.MODERATOR) == "01000000012"
        assert contacts.reveal("tiktok/none", role=Role.MODERATOR) is None
    (noted,) = Journal(home / "home").records()
    assert (noted.what, noted.by, noted.count) == (Access.SEEN, "moderator", 1)
    assert noted.session == "y.livesession"


def test_contacts_alone_can_be_deleted(home: Path, session: Path) -> None:
    before = comments_of(session)
    sealed = before[0].sealed
    assert sealed
    afterwards.purge(session, older_than=None, author=None, contacts=True)
    after = comments_of(session)
    assert [each.comment for each in after] == [each.comment for each in before]
    assert {each.sealed for each in after} == {b""}
    assert sealed not in session.read_bytes()
    with pytest.raises(RunError, match=r"No contacts were kept .* deleted from it"):
        write_contacts(session, home, vault=Vault.of(home / "home", keyring=None), journal=Journal(home))
    with pytest.raises(UsageError, match="in which session"):
        afterwards.purge(None, older_than=None, author=None, contacts=True)


def test_a_person_is_told_everything_and_then_forgotten(
    home: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = f"tiktok:{IDS[0]}"
    rights.about(account, [], as_json=True)
    told = json.loads(capsys.readouterr().out)
    ((comment,),) = [each["comments"] for each in told["sessions"]]
    assert comment["text"] == "عايزه لارج اسود [phone] طنطا [address] باسم [name]"
    assert comment["contact"] is True
    rights.about(account, [session], as_json=False)
    assert "kept under seal" in capsys.readouterr().out
    rights.forget_everywhere(account, [])
    assert f"Removed: 1 comment of {account}." in capsys.readouterr().out
    rights.about(account, [], as_json=False)
    assert f"0 comments of {account} in 0 sessions" in capsys.readouterr().out
    done = [each.what for each in Journal(home / "home").records()]
    assert done == [Access.TOLD, Access.TOLD, Access.FORGOTTEN]
    assert IDS[0] not in Journal(home / "home").path.read_text()
    with pytest.raises(UsageError, match="PLATFORM:ID"):
        rights.about("somebody", [], as_json=False)


def test_how_an_id_is_found_is_said_where_one_is_missing_or_finds_nothing(
    home: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in ("somebody", "tiktok:", "instagram:@"):
        with pytest.raises(
            UsageError, match=r"TikTok .*uniqueId.* Facebook .*fields=from.* Instagram .*user name"
        ):
            rights.about(wrong, [], as_json=False)
    rights.about("TikTok:somebody", [], as_json=False)
    assert "a long number, not the @name" in capsys.readouterr().out
    rights.forget_everywhere("facebook:somebody", [])
    assert "fields=from" in capsys.readouterr().out
    with pytest.raises(RunError, match="On Instagram the id is the user name"):
        afterwards.purge(session, older_than=None, author="instagram:somebody")
    assert identities.parted("Instagram:@mona.m") == ("instagram", "mona.m")
    rights.about("another:somebody", [], as_json=False)
    assert capsys.readouterr().out.count("\n") == 1


def test_an_access_log_without_a_line_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rights.accesses(as_json=True)
    assert capsys.readouterr().out == ""
    rights.accesses(as_json=False)
    assert capsys.readouterr().out.startswith("Nothing is noted")


@pytest.mark.parametrize(("count", "ending"), [(1, ""), (2, "s")])
@pytest.mark.parametrize("what", Access)
def test_each_line_of_the_access_log_says_how_many_of_what(
    home: Path, capsys: pytest.CaptureFixture[str], what: Access, count: int, ending: str
) -> None:
    Journal(home / "home").note(what, session="tonight.livesession", by="moderator", count=count)
    rights.accesses(as_json=False)
    line = capsys.readouterr().out.splitlines()[-1]
    assert re.search(
        rf"{what} +{count} (?:contact|file|comment|live){ending} +moderator +tonight\.livesession$", line
    )


def test_sessions_that_cannot_be_asked_are_said(
    home: Path, session: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (session.parent / "broken.livesession").write_bytes(b"not a session")
    monkeypatch.setenv(VARIABLE, "another secret of thirty-two letters")
    with pytest.raises(RunError, match="2 sessions can't be asked here"):
        rights.about("tiktok:1", [], as_json=False)
    assert "not a session file" in capsys.readouterr().err
    with pytest.raises(RunError, match=r"^1 session can't be asked here"):
        rights.about("tiktok:1", [session], as_json=False)


def test_what_the_other_sessions_hold_is_told_and_taken_out_where_one_cannot_be_asked(
    home: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = f"tiktok:{IDS[0]}"
    (session.parent / "broken.livesession").write_bytes(b"not a session")
    with pytest.raises(RunError, match=r"^1 session can't be asked here"):
        rights.about(account, [], as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert [each["session"] for each in told["sessions"]] == [session.name]
    assert told["looked_in"] == [str(session)]
    with pytest.raises(RunError, match=r"^1 session can't be asked here"):
        rights.about(account, [], as_json=False)
    assert f"1 comment of {account} in 1 session" in capsys.readouterr().out
    with SessionFile.create(session.parent / "a running one.livesession") as running:
        Vault.of(home / "home", keyring=None).keys_to_write(running)
        with pytest.raises(RunError, match=r"^2 sessions can't be asked here: in use"):
            rights.forget_everywhere(account, [])
    said = capsys.readouterr()
    assert "in use by a running live" in said.err
    assert f"Removed: 1 comment of {account}. Exports, pages" in said.out
    assert f"delete. Looked in 1 session of {session.parent}. A live kept" in said.out


def test_where_was_looked_for_somebody_is_said_and_a_folder_is_looked_through(
    home: Path, session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = f"tiktok:{IDS[0]}"
    rights.about(account, [], as_json=False)
    told = capsys.readouterr().out
    assert f"Looked in 1 session of {session.parent}. A live kept elsewhere (--session)" in told
    assert "live-copilot privacy about PLATFORM:ID FILE" in told
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    session.rename(elsewhere / session.name)
    rights.about(account, [], as_json=False)
    assert "0 comments" in capsys.readouterr().out
    rights.about(account, [elsewhere], as_json=False)
    told = capsys.readouterr().out
    assert "1 comment of " in told
    assert "Looked in 1 session that you named, in no other." in told
    rights.forget_everywhere(account, [elsewhere])
    assert f"Removed: 1 comment of {account}." in capsys.readouterr().out


def test_a_session_that_is_not_there_is_no_damaged_one(
    home: Path, session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SessionFileError, match=r"no session file at .*mistyped"):
        rights.forget_everywhere(f"tiktok:{IDS[0]}", [home / "mistyped.livesession"])
    assert capsys.readouterr().err == ""


def test_what_a_lost_file_exposes_is_told_without_a_key(
    home: Path, session: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE)
    rights.exposes(session, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["comments"] == len(TYPED)
    assert told["contacts_sealed"] >= 2
    assert (told["texts_to_redact_again"], told["author_key_in_plain_sight"]) == (0, False)
    old = Path(__file__).parent / "data" / "sessions" / "schema-1.livesession"
    rights.exposes(old, as_json=False)
    told = capsys.readouterr().out
    assert "the key lies beside them" in told
    assert "No contact of an order is in it" in told
    assert "bad-day.md" in told
    rights.exposes(session, as_json=False)
    told = capsys.readouterr().out
    assert "nobody can tell who is who" in told
    assert re.search(r"\d+ contacts of orders, under seal", told)
    assert "vault.key" in told
    monkeypatch.setenv(VARIABLE, "a secret of at least thirty-two letters")
    rights.exposes(session, as_json=False)
    told = capsys.readouterr().out
    assert VARIABLE in told
    assert "vault.key" not in told


@pytest.mark.parametrize(("language", "says"), [("ar", "بمساعدة برنامج"), ("en", "with the help of an app")])
def test_the_notice_is_there_for_the_stream_the_page_and_replies(
    language: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rights.notice(language=language)
    told = capsys.readouterr().out
    assert says in told
    assert "90" in told
    assert told.count("\n\n") == 2


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        ("1", "ملف اللايف بيتمسح بعد يوم بالكتير.", "is deleted after 1 day at the latest."),
        ("7", "ملف اللايف بيتمسح بعد 7 أيام بالكتير.", "is deleted after 7 days at the latest."),
        ("30", "ملف اللايف بيتمسح بعد 30 يوم بالكتير.", "is deleted after 30 days at the latest."),
        ("0", "ملف اللايف بيفضل عندنا لحد ما نمسحه بنفسنا.", "is kept until we delete it ourselves."),
    ],
)
def test_the_notice_says_how_long_this_computer_keeps_a_live(
    days: str, arabic: str, english: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPILOT_KEEP_DAYS", days)
    for language, says in (("ar", arabic), ("en", english)):
        rights.notice(language=language)
        told = capsys.readouterr().out
        assert says in told
        assert "90" not in told
        assert "{" not in told


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_ready_reply_says_that_an_app_helped(language: str) -> None:
    line = HELPED[language]
    assert confirmation(Line(), Shop(), language=language).endswith(line)
    report = review(demo(presented=True), topics=TOPICS, shop=SHOP)
    replies = [idea.pinned for idea in report.content]
    assert len(replies) >= 5
    assert all(HELPED["ar"] in reply or HELPED["en"] in reply for reply in replies)


def test_the_log_forgets_what_is_older_than_a_year_and_never_holds_anybody_up(tmp_path: Path) -> None:
    now = 1_000_000_000.0
    journal = Journal(tmp_path, clock=lambda: now)
    journal.note(Access.SEEN, session="old", by="a", count=1)
    with journal.path.open("ab") as file:
        file.write(b"half a li\n")
    now += 366 * 86_400
    journal.note(Access.SEEN, session="new", by="a", count=1)
    assert [each.session for each in journal.records()] == ["new"]
    (tmp_path / "file").write_text("")
    Journal(tmp_path / "file").note(Access.SEEN, session="x", by="a", count=1)


def test_the_readme_names_for_every_rule_a_test_that_is_there_and_every_table() -> None:
    root = Path(__file__).parents[1]
    readme = (root / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", readme)
    assert len(named) >= 7
    for path, test in named:
        assert f"def {test}(" in (root / path).read_text(encoding="utf-8"), test
    tables = re.findall(r"CREATE TABLE (\w+)", "".join(STEPS))
    assert all(f"`{table}`" in readme for table in tables)

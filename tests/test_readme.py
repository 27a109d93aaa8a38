"""Every command that the pages show is run here, as it stands, or listed with the reason why not."""

from __future__ import annotations

import asyncio
import io
import json
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from copilot import cli
from copilot.answers.shop import dumped, load_shop
from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.domain.contact import Contact
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault
from tests.builders import Entries
from tests.keyrings import MemoryKeyring
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_payloads import PAGE
from tests.simulators.tiktok import TikTokSimulator

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "assets" / "help").glob("*.md")), asset("demo", "README.md"))  # fmt: skip
NOT_RUN = {
    "pip uninstall tiktoklive tiktokliveproto eulerapisdk piratetok-live-py": (
        "would take the libraries from the tests that follow; that the packages are so called is checked"
    ),
    "make bundle": "takes minutes and installs packages; that make knows what to do is checked",
    "make test": "runs this test; that make knows what to do is checked",
}
"""Commands that are not carried out, and why."""

FOR_DEVELOPERS = {"duckdb.md", "programs.md", "threats.md"}
"""Pages in English alone."""

_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_COMMAND = re.compile(r"^(?:\w+=\S+ )*(?:\.venv/bin/)?(live-copilot|make|pip|python|sudo|git)\b")
_LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")


class Shown(NamedTuple):
    """A command and the pages that show it."""

    command: str
    pages: tuple[str, ...]


def commands(text: str) -> Iterator[str]:
    """Give the commands of a page: each line of its shell blocks, and each that stands in a sentence."""
    for kind, block in _BLOCK.findall(text):
        if kind == "sh":
            yield from (
                " ".join(shlex.split(line, comments=True)) for line in block.splitlines() if line.strip()
            )
    for span in _SPAN.findall(_BLOCK.sub("", text).replace("\n", " ")):
        if _COMMAND.match(span) and span.strip() not in {"live-copilot", "make"}:
            yield " ".join(span.split())


def shown() -> list[Shown]:
    found: dict[str, list[str]] = {}
    for page in PAGES:
        for command in commands(page.read_text(encoding="utf-8")):
            found.setdefault(command, []).append(str(page.relative_to(ROOT)))
    return [Shown(command, tuple(dict.fromkeys(pages))) for command, pages in found.items()]


SHOWN = shown()
OURS = [each for each in SHOWN if "live-copilot" in each.command]
MAKE = [each for each in SHOWN if each.command.startswith("make ")]


@pytest.fixture(scope="module")
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, keyring: MemoryKeyring) -> Path:
    """A small live that is over, with an order that left a phone number."""
    folder = tmp_path_factory.mktemp("session")
    path, make = folder / "tonight.livesession", Entries()
    with SessionFile.create(path) as file:
        keys = Vault.of(folder, keyring=keyring, environment={}).keys_to_write(file)
        order = make.ask(9, author="b", kind=Kind.ORDER, text="عايزة لارج [phone]")
        left = keys.seal(Contact(phones=("01000000012",)), order.comment.platform, order.comment.id)
        file.append([make.ask(1 + n % 3, author=f"a{n}", at=20 * n) for n in range(12)])
        file.append([replace(order, sealed=left)])
        file.keep_shop(dumped(load_shop(asset("demo", "shop.toml"))))
    return path


@pytest.fixture(scope="module")
def platforms() -> Iterator[dict[str, str]]:
    """The platforms on loopback, in a thread of their own; gives the environment that leads to them."""
    ready, over = threading.Event(), threading.Event()
    environment: dict[str, str] = {}

    async def serve() -> None:
        async with GraphSimulator() as graph, TikTokSimulator() as tiktok:
            environment.update(
                COPILOT_GRAPH_URL=graph.url,
                COPILOT_GRAPH_TOKEN="loopback",
                COPILOT_TIKTOK_URL=tiktok.url,
                COPILOT_TIKTOK_SIGN_URL=tiktok.sign_url,
            )
            ready.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(30)
    yield environment
    over.set()
    thread.join(30)


@pytest.fixture
def seller(
    tmp_path: Path,
    session: Path,
    keyring: MemoryKeyring,
    platforms: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody in a folder with a shop file, a list, a recording and a live that is over."""
    monkeypatch.chdir(tmp_path)
    for name in ("tonight.livesession", "lives/one.livesession", "lives/two.livesession"):
        Path(name).parent.mkdir(exist_ok=True)
        shutil.copy(session, name)
    shutil.copy(asset("demo", "shop.toml"), "shop.toml")
    Path("products.csv").write_text("code,name,price\nA12,dress,850\n", encoding="utf-8")
    lines = [
        {"id": str(n), "platform": "tiktok", "author_id": f"u{n}", "text": "بكام", "t": n} for n in range(6)
    ]
    Path("comments.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "120")
    for name, value in platforms.items():
        monkeypatch.setenv(name, value)
    for module in ("copilot.app", "copilot.session", "copilot.doctor"):
        monkeypatch.setattr(f"{module}.system_keyring", lambda: keyring)


class Once(io.StringIO):
    """Standard output that ends a live, as Control+C does, once all its platforms are read."""

    def __init__(self, platforms: set[str]) -> None:
        super().__init__()
        self.unread = set(platforms)

    def write(self, text: str) -> int:
        for line in text.splitlines():
            told = json.loads(line)
            if told["event"] == "status" and told["state"] == "live":
                self.unread.discard(told["platform"])
                if not self.unread:
                    signal.raise_signal(signal.SIGINT)
        return super().write(text)


@contextmanager
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let windows open, and close each as soon as it is there."""
    for module in ("copilot.desktop", "copilot.afterwards"):
        monkeypatch.setattr(f"{module}.has_display", lambda: True)
    timer = QTimer()
    timer.timeout.connect(
        lambda: [window.close() for window in QApplication.topLevelWidgets() if window.isVisible()]
    )
    timer.timeout.connect(QApplication.quit)
    timer.start(50)
    yield
    timer.stop()


def carried_out(words: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Carry out our command with small things in the place of those that it names."""
    names = {"FILE": "tonight.livesession", "SESSION": "tonight.livesession", "ID": PAGE, "@name": "@shop", "products.xlsx": "products.csv"}  # fmt: skip
    words = [names.get(word, word).replace("tiktok:ID", "tiktok:6857731309468275472") for word in words]
    match words[:1]:
        case ["run"]:
            followed = {word[2:] for word in words if word in {"--tiktok", "--facebook", "--instagram"}}
            monkeypatch.setattr(sys, "stdout", Once(followed))
            return cli.run([*words, "--headless", "--json"])
        case ["demo"] | ["replay"]:
            return cli.run([*words, "--speed", "max", "--headless", "--json"])
        case ["connect"]:
            monkeypatch.delenv("COPILOT_GRAPH_TOKEN", raising=False)
            monkeypatch.setattr(sys, "stdin", io.StringIO("loopback\n"))
            return cli.run(words)
    if not words or "--window" in words:
        with display(monkeypatch):
            return cli.run(words)
    return cli.run(words)


@pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")
@pytest.mark.parametrize("each", OURS, ids=lambda each: each.command)
def test_a_command_that_a_page_shows_does_what_it_says(
    each: Shown, seller: None, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    words = shlex.split(each.command)
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        monkeypatch.setenv(name, value)
    assert words[0].removeprefix(".venv/bin/") == "live-copilot"
    assert carried_out(words[1:], monkeypatch) == 0, each.pages


@pytest.mark.parametrize("each", MAKE, ids=lambda each: each.command)
def test_make_knows_what_a_page_tells_to_make(each: Shown) -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make here")
    done = subprocess.run(
        ["make", "--dry-run", *shlex.split(each.command)[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stderr, each.pages)


def test_nothing_that_a_page_shows_is_left_out() -> None:
    covered = {each.command for each in (*OURS, *MAKE)} | NOT_RUN.keys()
    assert [each for each in SHOWN if each.command not in covered] == []
    assert len(OURS) > 40
    assert NOT_RUN.keys() <= {each.command for each in SHOWN}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"^    (?:live-copilot|make)\b", text, re.MULTILINE), (
            f"{page}: put it in a block"
        )


def test_the_libraries_that_can_be_removed_are_so_called() -> None:
    lock = (ROOT / "packaging" / "locks" / "runtime.txt").read_text(encoding="utf-8")
    (command,) = (each for each in NOT_RUN if each.startswith("pip uninstall"))
    assert all(re.search(rf"^{name}==", lock, re.MULTILINE) for name in command.split()[2:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere_and_words_of_the_system_are_known(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in _LINK.findall(text):
        if "://" not in link:
            assert (page.parent / link).exists(), link
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "copilot").rglob("*.py")))
    for name in {*re.findall(r"\bCOPILOT_\w+", text), *re.findall(r"`(--[\w-]+)", text)}:
        assert name in source, name
    for path in re.findall(r"`((?:copilot|tests|packaging|assets)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize(
    "page", [each for each in PAGES if each.name.endswith(".ar.md")], ids=lambda page: page.name
)
def test_a_page_shows_the_same_commands_in_both_languages(page: Path) -> None:
    english = page.with_name(page.name.replace(".ar.md", ".md"))
    there, here = (set(commands(each.read_text(encoding="utf-8"))) for each in (english, page))
    assert here == there


def test_every_page_for_people_of_the_shop_is_there_in_both_languages() -> None:
    pages = {page.name for page in (ROOT / "assets" / "help").glob("*.md")} - FOR_DEVELOPERS
    assert {name for name in pages if name.replace(".ar.md", ".md") not in pages} == set()
    assert {
        name for name in pages if f"{name.removesuffix('.ar.md').removesuffix('.md')}.ar.md" not in pages
    } == set()


@pytest.mark.parametrize("name", ["presenter", "review"])
def test_pages_call_things_as_the_windows_do(name: str) -> None:
    told = (
        (ROOT / "assets" / "translations" / "copilot_ar.ts")
        .read_text(encoding="utf-8")
        .replace("&apos;", "'")
    )
    for page, tag in ((f"{name}.md", "source"), (f"{name}.ar.md", "translation")):
        text = (ROOT / "assets" / "help" / page).read_text(encoding="utf-8")
        said = re.findall(r"\*\*([^*]+)\*\*", text.replace("\n", " "))
        assert said
        assert [words for words in said if f"<{tag}>{words}</{tag}>" not in told] == []


def test_the_house_has_the_rooms_that_the_page_draws() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "copilot").iterdir() if (path / "__init__.py").exists()}
    assert set(re.findall(r"^\| `copilot/(\w+)`", page, re.MULTILINE)) == rooms
    drawn = re.search(r"^__main__ → .*?^```", page, re.MULTILINE | re.DOTALL)
    assert drawn is not None
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.findall(
        r'^  "(copilot\.[^"]+)",$', project.partition("layers = [")[2].partition("]")[0], re.MULTILINE
    )
    floor = {
        name.removeprefix("copilot."): level for level, row in enumerate(layers) for name in row.split(" | ")
    }
    floors = [
        {floor[name] for name in re.findall(r"\w+", step)} for step in drawn[0].replace("```", "").split("→")
    ]
    assert all(max(upper) < min(lower) for upper, lower in pairwise(floors))

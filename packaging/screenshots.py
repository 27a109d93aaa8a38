"""Makes pictures of every window in every state from the bundled live, through the real pipeline.

Usage: python packaging/screenshots.py [FOLDER]

Everything goes into FOLDER (build/screenshots): each window and state in Arabic and English, light and dark,
at 100 % and 200 %, each scale by a process of its own, as on a screen of that scale. The best go into
assets/screenshots, for the README.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["COPILOT_HOME"] = tempfile.mkdtemp(prefix="live-copilot-pictures-")

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from scene import END, HOSTILE, Kept, Keys, Scene

from copilot.answers.shop import dumped, load_shop
from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.board import (
    Alert,
    AlertKind,
    Board,
    Card,
    CardState,
    Lack,
    PlatformState,
    PlatformStatus,
    Reason,
    Showing,
)
from copilot.domain.command import LoggedCommand, MarkAnswered, Pin
from copilot.domain.platform import PLATFORMS
from copilot.errors import StorageError
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.reviewing import Reviewing
from copilot.storage.session_file import SessionFile
from copilot.ui.capture import Capture
from copilot.ui.desk import Wanted
from copilot.ui.desktop import application, window_font
from copilot.ui.overlay import Overlay
from copilot.ui.review_window import ReviewWindow
from copilot.ui.screenshot import save_screenshot
from copilot.ui.studio import Studio
from copilot.ui.theme import PALETTES

ROOT: Final = Path(__file__).parent.parent
SCALES: Final = (1, 2)
_SCALE: Final = int(os.environ.get("QT_SCALE_FACTOR", "0"))
"""Of this process; 0 for the one that starts the others."""

BEST: Final = {
    "overlay-usual-ar-dark-200": "overlay-ar",
    "overlay-usual-en-light-200": "overlay-en-light",
    "overlay-alert-ar-dark-200": "overlay-alert-ar",
    "overlay-hostile-en-dark-200": "overlay-hostile",
    "control-live-ar-light-200": "control-ar",
    "control-shop-en-light-200": "control-shop-en",
    "review-overview-ar-light-200": "review-window-ar",
    "control-code-ar-dark-200": "control-code-ar-dark",
}
_CALM: Final = 6  # looks in a row at which nothing was under way: one thing brings another
_LEFT: Final = Qt.MouseButton.LeftButton
SOUND_FAILS: Final = 1255.0
STATUSES: Final = tuple(PlatformStatus(platform=name, state=PlatformState.LIVE) for name in PLATFORMS)
TROUBLES: Final = (
    PlatformStatus(platform="tiktok", state=PlatformState.LIVE),
    PlatformStatus(platform="facebook", state=PlatformState.CONNECTING, reason=Reason.RECONNECTING),
    PlatformStatus(platform="instagram", state=PlatformState.FAILED, reason=Reason.TOKEN),
)
LONG: Final = (
    "يا جماعة حد يقولي الفستان الكتان ده متوفر منه مقاسات كبيرة يعني 3XL وهل الخامة بتاعته بتكرمش بعد "
    "الغسيل ولا لأ؟ and how much is the delivery to Mansoura please 😅👗 "
)


def board_at(second: float, *, pinned: int | None = None) -> Board:
    """Return the bundled live's board at a second of it, with the card on place `pinned` pinned."""
    pipeline = Pipeline(
        reader=Reader.load(asset("model"), asset("topics")),
        author_key=b"pictures",
        shop=load_shop(asset("demo", "shop.toml")),
    )
    recording = read_recording(asset("demo", "live.jsonl"), ended_at=END)
    start = recording.items[0].at
    for item in recording.items:
        if item.at - start <= second:
            pipeline.record(pipeline.take([item]))
    if pinned is not None:
        card = pipeline.board().cards[pinned]
        pipeline.record(
            [LoggedCommand(at=start + second, command=Pin(question=card.question, by="moderator"))]
        )
    return pipeline.board(statuses=STATUSES)


def hard(card: Card, number: int) -> Card:
    """Return a card with everything that is hard to fit."""
    return replace(
        card,
        question=number,
        title=LONG * number,
        waiting=(12480, 7)[number - 1],
        rising=True,
        asked_again=number == 1,
        state=(CardState.PINNED, CardState.OPEN)[number - 1],
        suggestion=card.suggestion if number == 1 else None,
        missing=Lack(
            arabic="ملف المحل مش مذكور فيه «الخامة» لـ فستان كتان بيج",
            english="The shop file does not answer “Fabric” for فستان كتان بيج",
        ),
    )


def hostile(board: Board) -> Board:
    """Return a board on which every word comes from somebody who wants to break it."""
    cards = tuple(
        replace(
            card,
            title=words,
            wordings=(words,),
            state=CardState.OPEN,
            missing=Lack(arabic=words, english=words),
            suggestion=None,
        )
        for card, words in zip(board.cards, HOSTILE, strict=False)
    )
    message = Alert(kind=AlertKind.MESSAGE, text=HOSTILE[0] + HOSTILE[1], by=HOSTILE[-1])
    return replace(board, cards=cards, alerts=(message,), showing=Showing(code=HOSTILE[2], name=HOSTILE[-1]))


def overlays(usual: Board, alarmed: Board) -> Iterator[tuple[str, Board, dict[str, object]]]:
    """Give the overlay's states: a name, a board, and what is done to the window."""
    hardest = tuple(hard(usual.cards[0], number) for number in (1, 2))
    yield "usual", usual, {}
    yield "alert", alarmed, {}
    yield "trouble", replace(usual, statuses=TROUBLES, missed=37), {"capture": Capture.VISIBLE}
    yield "hard", replace(usual, cards=hardest + usual.cards[:2]), {"capture": Capture.HIDDEN, "help": True}
    yield "hostile", hostile(usual), {}
    yield "empty", Board(at=1.0, comments=0, statuses=STATUSES), {}
    yield "small-96", replace(usual, cards=hardest), {"title_pt": 96.0, "size": (340, 260)}
    yield "large-60", usual, {"title_pt": 60.0, "size": (1500, 900)}
    yield "faint", usual, {"opacity": 0.5}
    yield "closer", replace(usual, cards=hardest), {"closer": True}


def take_overlay(path: Path, board: Board, asked: dict[str, object], *, theme: str) -> None:
    """Take a picture of the overlay in one state."""
    capture = asked.get("capture")
    looks = {"exclude": lambda _window: capture} if capture else {}
    overlay = Overlay(
        send=print, palette=PALETTES[theme], title_pt=asked.get("title_pt"), still=True, **looks
    )
    overlay.resize(*asked.get("size", (600, 780)))
    overlay.show()
    overlay.show_board(board)
    if "opacity" in asked:
        overlay.set_opacity(asked["opacity"])
    if "help" in asked:
        QTest.keyClick(overlay, "?")
    if "size" in asked:
        overlay.resize(*asked["size"])
    if "closer" in asked:
        overlay._look_closer(QPoint(overlay.width() // 2, 110))  # noqa: SLF001 - as if the mouse rested there
    settle()
    save_screenshot(overlay, named(path), scale=_SCALE)
    overlay.close()
    overlay.deleteLater()


def settle(busy: Callable[[], bool] = lambda: False) -> None:
    """Wait until nothing is under way: work of other threads, and what windows put off to a moment later."""
    calm = 0
    while calm < _CALM:
        QTest.qWait(10)
        under_way = busy() or any(_puts_off(window) for window in QApplication.topLevelWidgets())
        calm = 0 if under_way else calm + 1


def _puts_off(window: QWidget) -> bool:
    timers = window.findChildren(QTimer)
    return any(timer.isActive() and timer.isSingleShot() and not timer.interval() for timer in timers)


def named(path: Path) -> Path:
    """Return the path of a picture with its scale."""
    return path.with_name(f"{path.name}-{_SCALE}00.png")


def take(window: QWidget, path: Path) -> None:
    """Take a picture of a window."""
    window.grab().save(str(named(path)), "PNG")


def take_windows(folder: Path, board: Board, *, language: str, theme: str) -> None:
    """Take pictures of the control window's pages and of the first run."""
    tail = f"{language}-{theme}"
    studio = Studio(Scene(), Kept(theme=theme), folder, still=True, keys_opening=Keys)
    studio.open()
    welcome = studio.welcome
    if welcome is not None:
        welcome.resize(640, 560)
        settle()
        take(welcome, folder / f"welcome-language-{tail}")
        QTest.mouseClick(welcome.languages[language], _LEFT)
        settle()
        take(welcome, folder / f"welcome-try-{tail}")
    studio.choices.set_shop(asset("demo", "shop.toml"))
    for platform, target in (("tiktok", "@dokan"), ("facebook", "")):
        studio.choices.set_platform(platform, follow=True, target=target)
    studio.control.rebuild_soon()
    studio.show_control()
    studio.control.resize(980, 900)
    settle(lambda: studio.background.busy)
    take(studio.control, folder / f"control-live-{tail}")
    studio.stage.start(Wanted(phones=True, targets=(("tiktok", "@dokan"),)))
    settle()
    studio.stage._show(replace(board, statuses=TROUBLES))  # noqa: SLF001 - a board that no engine sent
    for number, name in enumerate(("running", "on-air", "shop", "privacy", "settings")):
        studio.control.open_page(number)
        settle()
        take(studio.control, folder / f"control-{name}-{tail}")
    studio.control.open_page(0)
    studio.control.live.pages.code_button.click()
    settle()
    take(studio.control, folder / f"control-code-{tail}")
    full = StorageError("The session file can't be written: disk full.", name="session.unwritable")
    studio.stage._finish(full.told())  # noqa: SLF001 - nor an end
    settle()
    studio.control.live.notice.details_button.click()
    settle()
    take(studio.control, folder / f"control-fault-{tail}")
    take_guide(studio, folder, tail)
    studio.leave()
    settle(lambda: studio.background.busy)


def take_guide(studio: Studio, folder: Path, tail: str) -> None:
    """Take pictures of the guided set-up: at its beginning, and where a permission is missing."""
    for platform in ("facebook", "tiktok"):
        line = studio.control.live.platforms[platform]
        line.connect_button.click()
        settle(lambda: studio.background.busy)
        take(line.guide, folder / f"guide-{platform}-{tail}")
        if platform == "facebook":
            line.guide.key.setText("x" * 40)
            line.guide.test_button.click()
            line.guide.resize(620, 860)
            settle(lambda: studio.network.busy)
            take(line.guide, folder / f"guide-missing-{tail}")
        line.guide.close()
        settle()


def reviewed(folder: Path) -> Path:
    """Return a session file of the bundled live with a presenter who answers the first card now and then."""
    path = folder / "Friday.livesession"
    if path.exists():
        return path
    shop = load_shop(asset("demo", "shop.toml"))
    pipeline = Pipeline(
        reader=Reader.load(asset("model"), asset("topics")), author_key=b"pictures", shop=shop
    )
    answer_at = 0.0
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(shop))
        for item in read_recording(asset("demo", "live.jsonl"), ended_at=END).items:
            made = pipeline.take([item])
            first = next((card for card in pipeline.board().cards if card.waiting > 1), None)
            if first and item.at >= answer_at:
                answer_at = item.at + 25
                made += pipeline.take(
                    [LoggedCommand(at=item.at, command=MarkAnswered(question=first.question))]
                )
            pipeline.record(file.append(made))
    return path


def take_review(folder: Path, *, language: str, theme: str) -> None:
    """Take pictures of the review window's pages."""
    path = reviewed(folder)
    window = ReviewWindow(path, Reviewing(), palette=PALETTES[theme], language=language)
    window.resize(1180, 820)
    window.show()
    settle(lambda: window.busy)
    for name in ("overview", "questions", "comments", "content", "demand", "troubles", "orders", "coverage"):
        window.open_page(name)
        settle(lambda: window.busy)
        take(window, folder / f"review-{name}-{language}-{theme}")
    window.close()
    window.deleteLater()


def take_all(folder: Path) -> None:
    """Take every picture at the scale of this process."""
    usual, alarmed = board_at(2400.0, pinned=4), board_at(SOUND_FAILS)
    for language in ("ar", "en"):
        application(language).setFont(window_font())
        for theme in PALETTES:
            for name, board, asked in overlays(usual, alarmed):
                take_overlay(folder / f"overlay-{name}-{language}-{theme}", board, asked, theme=theme)
            take_windows(folder, usual, language=language, theme=theme)
            take_review(folder, language=language, theme=theme)


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    if _SCALE:
        take_all(folder)
        return
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, __file__, str(folder)]
        subprocess.run(command, check=True, env=environment)
    best = ROOT / "assets" / "screenshots"
    for source, name in BEST.items():
        (best / f"{name}.png").write_bytes((folder / f"{source}.png").read_bytes())
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}, the best of them in {best}")


if __name__ == "__main__":
    main()

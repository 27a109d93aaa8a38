"""See the package."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from Xlib import X
from Xlib.display import Display
from Xlib.protocol.rq import Event

from tests.benchmarks import windows
from tests.benchmarks.machine import environment
from tests.benchmarks.throughput import stream

BUDGETS = {"cpu": 3.0, "memory": 150.0, "paint": 4.0, "block": 16.0, "start": 1.5, "frame": 100.0}
"""Percent of a core, MB, ms, ms, s, ms."""

_SETTLED_S = 60.0
_STARTS = 5
_SEEN_WIDE = 200  # pixels
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def usage(pid: int) -> tuple[float, float, float]:
    """Return a process's CPU seconds, those of its main thread, and its resident memory in MB."""

    def seconds(stat: Path) -> float:
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    place = Path(f"/proc/{pid}")
    pages = int((place / "statm").read_text(encoding="utf-8").split()[1])
    return seconds(place / "stat"), seconds(place / "task" / str(pid) / "stat"), pages * _PAGE / 1e6


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of a screen: an X server that nobody sees, or Qt's own where there is none."""
    if not shutil.which("Xvfb"):
        yield {**environment(), "QT_QPA_PLATFORM": "offscreen"}
        return
    ours, theirs = os.pipe()
    words = [
        "Xvfb",
        "-displayfd",
        str(theirs),
        "-screen",
        "0",
        "1920x1080x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(words, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    on_screen = {**environment(), "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    on_screen.pop("WAYLAND_DISPLAY", None)
    try:
        yield on_screen
    finally:
        server.terminate()
        server.wait()


def first_window(on_screen: dict[str, str], home: Path) -> float:
    """Return the seconds from the start of the command to its first window on the screen."""
    home.mkdir(parents=True, exist_ok=True)
    surroundings = {**on_screen, "COPILOT_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    with closing(Display(on_screen["DISPLAY"])) as screen:
        screen.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        screen.sync()
        began = time.perf_counter()
        app = subprocess.Popen([sys.executable, "-m", "copilot"], env=surroundings)
        while not _is_window(screen.next_event()):
            pass
        took = time.perf_counter() - began
    app.terminate()
    app.wait(timeout=30)
    return took


def _is_window(event: Event) -> bool:
    """Return whether a window came that a person sees: helpers of the toolkit are a few pixels wide."""
    return event.type == X.MapNotify and event.window.get_geometry().width >= _SEEN_WIDE


def measure(minutes: float, rate: float, on_screen: dict[str, str], home: Path) -> dict:
    """Play so many minutes; return what was seen of both processes."""
    recording, report = home / "stream.jsonl", home / "report.json"
    recording.write_text("\n".join(stream(round(minutes * 60 * rate), rate)), encoding="utf-8")
    with ExitStack() as running:
        apps = {}
        for role in ("core", "seen"):
            words = [f"tests.benchmarks.windows.{role}", recording, home / role, report]
            app = subprocess.Popen(
                [sys.executable, "-m", *map(str, words)], env=on_screen, stdout=subprocess.PIPE, text=True
            )
            running.callback(app.kill)
            assert app.stdout is not None
            assert app.stdout.readline() == "playing\n"
            apps[role] = app
        samples = list(_samples(apps["seen"], apps["core"]))
        for app in apps.values():
            assert app.wait(timeout=60) == 0
    return {"samples": samples, **json.loads(report.read_text(encoding="utf-8"))}


def _samples(with_windows: subprocess.Popen, core: subprocess.Popen) -> Iterator[dict[str, float]]:
    """Give what both used in each stretch in which the watchdog rested."""
    assert with_windows.stdout is not None
    began = time.monotonic()
    before = (began, usage(with_windows.pid), usage(core.pid))
    resting = True
    for line in with_windows.stdout:
        if core.poll() is not None:
            break
        now = (time.monotonic(), usage(with_windows.pid), usage(core.pid))
        if resting:
            percent = 100 / (now[0] - before[0])
            yield {
                "at": now[0] - began,
                "windows_cpu": percent * (now[1][0] - before[1][0]),
                "qt_cpu": percent * (now[1][1] - before[1][1]),
                "core_cpu": percent * (now[2][0] - before[2][0]),
                "windows_mb": now[1][2],
                "core_mb": now[2][2],
            }
        resting, before = line == "resting\n", now


def table(got: dict, starts: list[float]) -> Table:
    """Return the figures beside what they may be."""
    made = Table(title="what the windows cost")
    for column in ("", "measured", "budget"):
        made.add_column(column, justify="right" if column else "left")
    if starts:
        told = f"{statistics.median(starts):.2f} s, at most {max(starts):.2f} s"
        made.add_row(f"first window on the screen, of {len(starts)} starts", told, f"{BUDGETS['start']} s")
    if got:
        for row in (*_costs(got["samples"]), *_times(got)):
            made.add_row(*row)
    return made


def _costs(samples: list[dict[str, float]]) -> Iterator[tuple[str, str, str]]:
    later = [sample for sample in samples if sample["at"] > _SETTLED_S] or samples
    mean = {key: statistics.fmean(sample[key] for sample in later) for key in later[0]}
    beyond = max(sample["windows_mb"] - sample["core_mb"] for sample in later)
    first, last = later[0], later[-1]
    yield (
        "processor beyond the core",
        f"{mean['windows_cpu'] - mean['core_cpu']:.2f} %",
        f"{BUDGETS['cpu']} %",
    )
    yield "  Qt's thread", f"{mean['qt_cpu']:.2f} %", ""
    yield "  the core", f"{mean['core_cpu']:.2f} %", ""
    yield "memory beyond the core, at most", f"{beyond:.0f} MB", f"{BUDGETS['memory']:.0f} MB"
    for name, key in (("with windows", "windows_mb"), ("core", "core_mb")):
        yield f"  {name}: after a minute, at the end", f"{first[key]:.0f}, {last[key]:.0f} MB", ""


def _times(got: dict) -> Iterator[tuple[str, str, str]]:
    for key, name, budget in (
        ("paint_ms", "painting the cards", "paint"),
        ("frame_ms", "from frame to frame in a movement", "frame"),
        ("late_ms", f"how late Qt's thread answers ({got['over']} over)", "block"),
    ):
        found = got[key]
        words = f"{found['p50']:.1f} / {found['p99']:.1f} / {found['max']:.1f} ms"
        yield f"{name}: middle / 99 % / most of {found['count']:,}", words, f"{BUDGETS[budget]:.0f} ms"
    yield "warnings of Qt", str(len(got["warnings"])), "0"


def main() -> None:
    """Measure and tell."""
    asked = argparse.ArgumentParser(
        description=windows.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--minutes", type=float, default=20.0)
    asked.add_argument("--rate", type=float, default=20.0, help="comments a second")
    asked.add_argument("--start-only", action="store_true", help="only how soon the first window is there")
    asked.add_argument("--keep", type=Path, help="write all samples here, as JSON")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name, display() as on_screen:
        home = Path(name)
        times = _STARTS if "DISPLAY" in on_screen else 0
        starts = [first_window(on_screen, home / f"start-{n}") for n in range(times)]
        got = {} if options.start_only else measure(options.minutes, options.rate, on_screen, home)
    if options.keep and got:
        options.keep.write_text(json.dumps(got, indent=1), encoding="utf-8")
    console = Console(width=120)
    console.print(table(got, starts))
    for words in got.get("warnings", [])[:20]:
        console.print("Qt:", words, markup=False)


if __name__ == "__main__":
    main()

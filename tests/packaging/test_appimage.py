"""The AppImage: our own runtime, compiled and put before a tiny app as `make bundle` does it, then started."""

import json
import os
import shutil
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
HEADERS = ("/usr/include/squashfuse/squashfuse.h", "/usr/include/zstd.h", "/usr/include/zlib.h")
MISSING = [name for name in ("cc", "mksquashfs", "dpkg-query") if shutil.which(name) is None]
MISSING += [name for name in HEADERS if not Path(name).is_file()]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed (as root, make dev does it): {MISSING}")

PROGRAM = """#!/bin/sh
[ "$1" != wait ] || { echo ready; read -r _; exit; }
printf '%s\\n' "$@"
env >&2
exit 7
"""
BIG = os.urandom(3_000_001)  # of several blocks, none of which gets smaller


def make(folder: Path, seconds: int, files: tuple[str, ...] = ("notes.txt",)) -> Path:
    """Make an AppImage of a tiny app with `appimage.sh`, as of a time."""
    root = folder / "root"
    lists = root / "usr/lib/live-copilot/_internal/copilot/_assets/licences"
    icons = root / "usr/share/icons/hicolor/256x256/apps"
    for place in (lists / "texts", icons, root / "usr/bin", root / "usr/share/empty"):
        place.mkdir(parents=True)
    (lists / "components.json").write_text(
        '[{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "texts": [], "source": ""}]'
    )
    program = root / "usr/lib/live-copilot/live-copilot"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    (root / "usr/bin/live-copilot").symlink_to("../lib/live-copilot/live-copilot")
    (icons / "live-copilot.png").write_bytes(BIG)
    for name in files:
        (root / name).write_text(name)
        (root / name).chmod(0o640)
    (root / "usr/share/empty").chmod(0o500)
    made = subprocess.run(
        ["sh", LINUX / "appimage.sh", root, "1.0", folder, sys.executable],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(seconds)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    (image,) = folder.glob("*.AppImage")
    return image


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    return make(tmp_path_factory.mktemp("an app"), 1_700_000_000)


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    return make(tmp_path_factory.mktemp("newer"), 1_700_000_001)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "the cache"))
    return tmp_path / "the cache"


def started(image: Path, *words: str, **how) -> subprocess.CompletedProcess:
    return subprocess.run([image, *words], capture_output=True, text=True, check=False, **how)


def builds(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "live-copilot" / "appimage").iterdir())


def environment(run: subprocess.CompletedProcess) -> dict[str, str]:
    return dict(line.split("=", 1) for line in run.stderr.splitlines() if "=" in line)


def offset(image: Path) -> int:
    return int(started(image, "--appimage-offset").stdout)


@pytest.mark.parametrize("option", [(), ("--appimage-extract-and-run",)])
def test_the_app_is_started_with_its_words_and_its_exit_status_comes_back(image, cache, option):
    run = started(image, *option, "one two", "--three", "")
    assert run.stdout == "one two\n--three\n\n"
    assert run.returncode == 7


def test_the_app_is_told_where_it_came_from(image, cache, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(image)
    run = started(link, cwd=tmp_path)
    told = environment(run)
    (build,) = builds(cache)
    assert told["APPIMAGE"] == str(image)
    assert told["ARGV0"] == str(link)
    assert told["OWD"] == str(tmp_path)
    assert told["APPDIR"] == f"{cache}/live-copilot/appimage/{build}"
    assert build.startswith("20231114221320-"), "the time it was made, then a fingerprint"


def test_without_a_cache_of_its_own_it_lies_in_the_users(image, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert environment(started(image))["APPDIR"].startswith(f"{tmp_path}/.cache/live-copilot/appimage/")
    monkeypatch.delenv("HOME")
    run = started(image)
    assert run.returncode == 1
    assert "neither HOME nor XDG_CACHE_HOME names a folder" in run.stderr


def test_only_the_first_start_unpacks(image, cache):
    place = Path(environment(started(image))["APPDIR"])
    (place / "notes.txt").write_text("changed since")
    before = place.stat().st_ino
    assert started(image).returncode == 7
    assert place.stat().st_ino == before
    assert (place / "notes.txt").read_text() == "changed since"
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_build_that_has_lost_its_program_is_unpacked_anew(image, cache):
    place = Path(environment(started(image))["APPDIR"])
    shutil.rmtree(place / "usr/lib")
    assert started(image).returncode == 7


def test_starts_at_the_same_time_unpack_once_and_all_run(image, cache):
    runs = [
        subprocess.Popen([image, "here"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    assert [run.communicate()[0] for run in runs] == ["here\n"] * 6
    assert [run.returncode for run in runs] == [7] * 6
    assert len(builds(cache)) == 1


def test_what_a_killed_start_left_is_swept_up_and_strangers_are_left_alone(image, cache):
    place = cache / "live-copilot" / "appimage"
    (place / "20200101000000-0123456789ab.part" / "usr").mkdir(parents=True)
    (place / "somebody's").mkdir()
    place.chmod(0o700)
    assert started(image).returncode == 7
    assert [name for name in builds(cache) if not name.startswith("2023")] == ["somebody's"]


def test_a_newer_build_removes_an_older_one_that_nobody_uses(image, newer, cache):
    with subprocess.Popen([image, "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as older:
        assert older.stdout.readline() == "ready\n"
        started(newer)
        assert len(builds(cache)) == 2, "the older one runs"
        older.communicate("end\n")
    started(newer)
    (left,) = builds(cache)
    started(image)
    assert len(builds(cache)) == 2, "an older one does not remove a newer one"
    assert left == max(builds(cache))


def test_extracting_gives_every_file_link_folder_and_mode(image, cache, tmp_path):
    run = started(image, "--appimage-extract", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (0, "squashfs-root\n")
    out = tmp_path / "squashfs-root"
    assert (out / "usr/share/icons/hicolor/256x256/apps/live-copilot.png").read_bytes() == BIG
    assert (out / "AppRun").readlink() == Path("usr/bin/live-copilot")
    assert (out / ".DirIcon").readlink() == Path("live-copilot.png")
    modes = {
        name: stat.S_IMODE((out / name).stat().st_mode) for name in ("notes.txt", "AppRun", "usr/share/empty")
    }
    assert modes == {"notes.txt": 0o640, "AppRun": 0o755, "usr/share/empty": 0o500}
    assert not cache.exists()
    again = started(image, "--appimage-extract", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (1, "Live Copilot: squashfs-root is already here.\n")
    assert out.is_dir()


def test_the_image_lies_right_behind_the_program_where_others_look_for_it(image):
    data, begin = image.read_bytes(), offset(image)
    assert data[:4] + data[8:11] == b"\x7fELFAI\x02"
    assert data[begin : begin + 4] == b"hsqs"
    sections = int.from_bytes(data[40:48], sys.byteorder), data[58] * data[60]
    assert sum(sections) == begin, "ELF's own end"
    listed = subprocess.run(
        ["unsquashfs", "-l", "-o", str(begin), image], capture_output=True, text=True, check=True
    )
    assert "squashfs-root/AppRun" in listed.stdout


def test_what_it_says_of_itself(image):
    told = started(image, "--appimage-help").stdout
    assert all(option in told for option in ("-extract ", "-extract-and-run", "-offset", "-version", "-help"))
    assert "build 20231114221320-" in started(image, "--appimage-version").stdout
    unknown = started(image, "--appimage-mount")
    assert unknown.returncode == 1
    assert "does not know --appimage-mount" in unknown.stderr


@pytest.mark.parametrize("kept", [10, 90_000, 3_000_000])
def test_a_file_that_is_not_whole_is_refused_in_a_sentence(image, cache, tmp_path, kept):
    cut = tmp_path / "cut"
    cut.write_bytes(image.read_bytes()[: offset(image) + kept])
    cut.chmod(0o755)
    run = started(cut)
    assert run.returncode == 1
    assert "Get it again." in run.stderr
    assert run.stderr.count("\n") == 1
    assert builds(cache) == []


@pytest.mark.parametrize("place", [0, 5_000, 1_500_000, -700, -1])
def test_a_damaged_file_is_refused_wherever_it_is_and_leaves_nothing(image, cache, tmp_path, place):
    data = bytearray(image.read_bytes())
    data[place if place < 0 else offset(image) + place] ^= 4
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    bad.chmod(0o755)
    run = started(bad)
    assert (run.returncode, run.stderr) == (1, "Live Copilot: this file is damaged. Get it again.\n")
    assert builds(cache) == []


def behind_a_runtime(image: bytes, to: Path) -> Path:
    build = f"20231114221320-{zlib.crc32(image):08x}"
    subprocess.run(["sh", LINUX / "runtime.sh", to, build], check=True)
    to.write_bytes(to.read_bytes() + image)
    return to


@pytest.mark.parametrize(
    ("name", "evil"),
    [("QZ", ".."), ("Q", "."), ("INSIDE", "a/file"), ("INSIDE", "../out"), ("INSIDE", "..\0nul")],
)
def test_a_name_in_the_image_that_leads_out_of_its_folder_is_refused(tmp_path, cache, name, evil):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / name).write_text("it")
    made = tmp_path / "image"
    packing = ["mksquashfs", tmp_path / "tree", made, "-comp", "zstd", "-noI", "-quiet", "-no-progress"]
    subprocess.run(packing, check=True, capture_output=True)
    image = made.read_bytes()
    # How a directory's table has it: a file's type, how long its name is, the name.
    entry = bytes([2, 0, len(name) - 1, 0]) + name.encode()
    assert image.count(entry) == 1
    spoilt = image.replace(entry, entry[:4] + evil.encode())
    good, bad = behind_a_runtime(image, tmp_path / "good"), behind_a_runtime(spoilt, tmp_path / "bad")
    assert started(good, "--appimage-extract", cwd=tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "squashfs-root")
    before = sorted(tmp_path.rglob("*"))
    run = started(bad, "--appimage-extract", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (1, "Live Copilot: this file is damaged. Get it again.\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_image_packed_in_another_way_is_refused_in_a_sentence(tmp_path, cache):
    (tmp_path / "tree").mkdir()
    made = tmp_path / "image"
    subprocess.run(
        ["mksquashfs", tmp_path / "tree", made, "-comp", "gzip", "-quiet"], check=True, capture_output=True
    )
    run = started(behind_a_runtime(made.read_bytes(), tmp_path / "app"))
    assert run.returncode == 1
    assert "Zstandard is what it reads" in run.stderr


def test_a_cache_that_can_not_be_written_is_told(image, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    run = started(image)
    assert run.returncode == 1
    assert run.stderr == (
        f"Live Copilot: it can't unpack itself into {tmp_path}/file/cache/live-copilot/appimage: Not a directory."
        " Name another folder in XDG_CACHE_HOME.\n"
    )


def test_a_cache_that_others_may_enter_or_that_leads_elsewhere_is_not_trusted(image, cache, tmp_path):
    place = cache / "live-copilot" / "appimage"
    place.mkdir(parents=True)
    place.chmod(0o777)
    assert "does not trust" in started(image).stderr
    assert list(place.iterdir()) == []
    place.rmdir()
    place.symlink_to(tmp_path)
    run = started(image)
    assert run.returncode == 1
    assert "can't unpack itself into" in run.stderr


def test_a_full_disk_is_told_and_leaves_nothing_behind(image, cache):
    cache.mkdir()
    small = (
        f'mount -t tmpfs -o size=1m small "{cache}" || exit 99; "{image}"; echo $?; find "{cache}" -type f'
    )
    run = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", small],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        pytest.skip("this system lets nobody mount a small disk")
    assert run.stderr == "Live Copilot: the disk is full; its parts could not be unpacked. Make room.\n"
    assert run.stdout == "1\n"


def test_it_stands_on_the_systems_c_library_alone(image):
    told = subprocess.run(["objdump", "-p", image], capture_output=True, text=True, check=True).stdout
    needed = {line.split()[1] for line in told.splitlines() if "NEEDED" in line}
    assert {name for name in needed if not name.startswith("ld-linux")} == {"libc.so.6"}
    program = image.read_bytes()[: offset(image)]
    assert b"FUSE" not in program.replace(b"--appimage", b"")
    assert b"lzo" not in program.lower()


def test_what_is_linked_into_the_runtime_is_in_the_images_list_of_licences(image, cache):
    place = (
        Path(environment(started(image))["APPDIR"])
        / "usr/lib/live-copilot/_internal/copilot/_assets/licences"
    )
    parts = {one["name"]: one for one in json.loads((place / "components.json").read_text(encoding="utf-8"))}
    assert parts.keys() == {"Qt", "libsquashfuse-dev (Debian)", "libzstd-dev (Debian)", "zlib1g-dev (Debian)"}
    notices = (place / "NOTICES.md").read_text(encoding="utf-8")
    for part in parts.values():
        assert f"| {part['name']} | {part['version']} | {part['licence']} |" in notices
        assert all((place / "texts" / text).read_text(encoding="utf-8") for text in part["texts"])
    assert "BSD-2-Clause" in (place / "texts" / parts["libsquashfuse-dev (Debian)"]["texts"][0]).read_text(
        encoding="utf-8"
    )

"""Bundles of systems that this is not: what their scripts, lists and build file say, held together."""

import plistlib
import re
import sys
import sysconfig
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest
from ruamel.yaml import YAML

from copilot.settings import SUFFIX

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
sys.path.insert(0, str(PACKAGING / "bundle"))

import licences  # noqa: E402 - scripts beside no package
import provenance  # noqa: E402
from rules import Rules  # noqa: E402

RULES = Rules.load()
KIND = "application/x-livesession"


def made_for(system: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """Carry out PyInstaller's build file for a system, with its classes taking down what they are told."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("BUNDLE_WORK", str(work))
    monkeypatch.setattr("provenance.components", lambda *_: [])
    programs, app = {}, {}
    rooms = {
        "SPECPATH": str(PACKAGING / "bundle"),
        "Analysis": lambda *_, **_told: SimpleNamespace(binaries=[], pure=[], scripts=[], datas=[]),
        "PYZ": lambda *_: None,
        "EXE": lambda *_, **told: programs.update({told["name"]: told}),
        "COLLECT": lambda *_, **told: None,
        "BUNDLE": lambda *_, **told: app.update(told),
    }
    spec = PACKAGING / "bundle" / "live-copilot.spec"
    exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), rooms)
    return {"programs": programs, "app": app}


def test_the_app_for_macos_is_one_with_windows(tmp_path, monkeypatch):
    made = made_for("darwin", tmp_path, monkeypatch)
    (program,) = made["programs"].values()
    assert program["console"] is False, "PyInstaller says LSBackgroundOnly of an app with a terminal"
    assert not made["app"]["info_plist"].get("LSBackgroundOnly")
    assert Path(made["app"]["icon"]).name == "icon.icns"
    assert Path(program["entitlements_file"]).is_file()


def test_windows_has_a_program_for_the_terminal_and_one_without(tmp_path, monkeypatch):
    made = made_for("win32", tmp_path, monkeypatch)
    assert {name: told["console"] for name, told in made["programs"].items()} == {
        "live-copilot": True,
        "Live Copilot": False,
    }
    assert made["app"] == {}
    script = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    assert set(re.findall(r"\$INSTDIR\\([\w -]+)\.exe", script)) == {*made["programs"], "uninstall"}


def test_linux_has_one_program_that_writes_to_the_terminal(tmp_path, monkeypatch):
    made = made_for("linux", tmp_path, monkeypatch)
    assert {name: told["console"] for name, told in made["programs"].items()} == {"live-copilot": True}
    assert made["app"] == {}


def test_every_system_knows_the_same_kind_of_file():
    linux, desktop = (
        (PACKAGING / "linux" / f"live-copilot.{end}").read_text("utf-8") for end in ("xml", "desktop")
    )
    windows = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    macos = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert f'type="{KIND}"' in linux
    assert f'pattern="*{SUFFIX}"' in linux
    assert f"MimeType={KIND};" in desktop
    assert re.search(r"^Exec=live-copilot %f$", desktop, re.MULTILINE)
    assert f'"Software\\Classes\\{SUFFIX}" "Content Type" "{KIND}"' in windows
    assert """'"$INSTDIR\\Live Copilot.exe" "%1"'""" in windows
    (declared,) = macos["UTExportedTypeDeclarations"]
    assert declared["UTTypeTagSpecification"] == {
        "public.filename-extension": [SUFFIX.removeprefix(".")],
        "public.mime-type": [KIND],
    }
    (opened,) = macos["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("DLLs/_ssl.pyd", "Python"),
        ("python313.dll", "Python"),
        ("VCRUNTIME140.dll", "Microsoft Visual C++ runtime"),
        ("DLLs/libcrypto-3.dll", "OpenSSL"),
        ("Python.framework/Versions/3.13/Python", "Python"),
        ("Python.framework/Versions/3.13/Resources/Info.plist", "Python"),
        ("Python.framework/Versions/3.13/lib/libssl.3.dylib", "OpenSSL"),
        ("Python.framework/Versions/3.13/lib/python3.13/lib-dynload/_ssl.so", "Python"),
    ],
)
def test_what_lies_beside_python_elsewhere_is_traced(tmp_path, monkeypatch, file, part):
    library = tmp_path / "Python.framework" / "Versions" / "3.13" / "lib" / "python3.13"
    for path in (tmp_path / file, library / "LICENSE.txt"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(library))
    found = provenance._of_python((tmp_path / file).resolve(), RULES)
    assert found is not None
    assert found.name == part
    licences.check([found], RULES)


def test_a_stranger_beside_python_stops_the_build(tmp_path, monkeypatch):
    stray = tmp_path / "stray.dll"
    stray.touch()
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    with pytest.raises(provenance.LicenceError, match=r"Nobody knows where this came from: .*stray\.dll"):
        provenance.components([stray], RULES)


@pytest.mark.parametrize(
    ("name", "told", "understood"),
    [
        ("quickmachotkey", {}, "MIT"),
        ("pyobjc-core", {"License-Expression": "MIT"}, "MIT"),
        ("pywin32-ctypes", {"License": "BSD-3-Clause"}, "BSD-3-Clause"),
    ],
)
def test_packages_that_only_another_system_has_may_be_in_its_bundle(name, told, understood):
    message = Message()
    for key, value in {"Name": name, **told}.items():
        message[key] = value
    assert provenance.stated(message, RULES) == understood
    assert understood in RULES.allowed
    lock = (PACKAGING / "locks" / "bundle.txt").read_text(encoding="utf-8")
    assert re.search(rf"^{name}==.* ; sys_platform == '(win32|darwin)'", lock, re.MULTILINE)


@pytest.mark.parametrize(
    ("file", "is_one"),
    [
        ("some.dist-info/licenses/LICENSE.txt", True),
        ("some.dist-info/COPYING", True),
        ("some/NOTICE.md", True),
        ("some.dist-info/licenses/vendor/MIT", True),
        ("some/copying.py", False),
        ("some/copying.cpython-313-darwin.so", False),
        ("some/copying.so.dSYM/Contents/Resources/Relocations/copying.so.yml", False),
        ("some/metadata.json", False),
    ],
)
def test_texts_of_licences_are_told_from_programs_called_like_them(file, is_one):
    assert provenance.is_a_text(file) is is_one


def test_the_build_file_of_ci_calls_what_is_there_and_tells_all_its_secrets():
    text = (ROOT / ".github" / "workflows" / "bundle.yml").read_text(encoding="utf-8")
    workflow = YAML(typ="safe").load(text)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    done = "\n".join(step.get("run", "") for step in steps)
    scripts = set(re.findall(r"packaging/[\w./-]+", done))
    assert scripts == {"packaging/windows/bundle.ps1", "packaging/macos/bundle.sh"}
    assert all((ROOT / script).is_file() for script in scripts)
    assert "make bundle" in done
    explained = (PACKAGING / "README.md").read_text(encoding="utf-8")
    secrets = set(re.findall(r"secrets\.(\w+)", text))
    assert len(secrets) == 7
    assert [name for name in sorted(secrets) if f"`{name}`" not in explained] == []
    assert not any("secrets." in str(step.get("if", "")) for step in steps), "an if knows no secrets"


def test_the_scripts_of_every_system_hold_the_same_size():
    scripts = ("linux/bundle.sh", "macos/bundle.sh", "windows/bundle.ps1")
    said = {
        re.search(r"Largest_?MB ?= ?(\d+)", (PACKAGING / name).read_text("utf-8"), re.IGNORECASE)[1]
        for name in scripts
    }
    assert said == {"180"}

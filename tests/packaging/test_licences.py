"""What a bundle may contain: what the app needs is allowed, and what is not allowed is refused."""

import re
import sys
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "bundle"))

import contents  # noqa: E402 - scripts beside no package
import licences  # noqa: E402
import provenance  # noqa: E402
from rules import Component, LicenceError, Rules, is_allowed, plain  # noqa: E402

RULES = Rules.load()
TEXT = (ROOT / "LICENSE",)


def part(name="some-library", licence="MIT", texts=TEXT):
    return Component(name=name, licence=licence, texts=texts)


def test_all_that_the_app_needs_is_under_allowed_licences():
    parts = provenance.needed_here(RULES)
    assert {"numpy", "PySide6_Essentials", "websockets"} <= {one.name for one in parts}
    licences.check(parts, RULES)


def test_every_library_that_is_installed_is_in_the_notices():
    notices = (ROOT / "assets" / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    named = {plain(word) for word in re.findall(r"[A-Za-z][\w.-]*\w", notices)}
    lock = (ROOT / "packaging" / "locks" / "runtime.txt").read_text(encoding="utf-8")
    needed = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    assert len(needed) > 50
    assert [name for name in needed if plain(name) not in named] == []


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("AGPL-3.0-only", False),
        ("MIT AND AGPL-3.0-only", False),
        ("AGPL-3.0-only OR MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("(GPL-3.0-only OR MIT) AND BSD-3-Clause", True),
        ("MIT AND (GPL-3.0-only OR AGPL-3.0-only)", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later", False),
        ("MIT WITH Some-exception", False),
        ("Dual License", False),
        ("(MIT", False),
        ("MIT MIT", False),
        ("AND", False),
        ("", False),
    ],
)
def test_an_expression_is_allowed_if_it_can_be_met(expression, allowed):
    assert is_allowed(expression, RULES.allowed) is allowed


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (part("TikTokLiveProto", "MIT"), "TikTokLiveProto must not be in a bundle: AGPL-3.0-only"),
        (part("EulerApiSdk", ""), "EulerApiSdk must not be in a bundle: states no licence"),
        (part(licence=""), "states no licence that is understood"),
        (part(licence="SSPL-1.0"), "is under SSPL-1.0, which is not allowed"),
        (part(texts=()), "brings no text of its licence"),
    ],
)
def test_what_may_not_be_in_a_bundle_is_refused_by_name(refused, why):
    with pytest.raises(LicenceError, match=why) as fault:
        licences.check([part(), refused], RULES)
    assert str(fault.value).count("\n") == 0


@pytest.mark.parametrize("library", ["TikTokLive", "TikTokLiveProto", "EulerApiSdk", "torch", "readline"])
def test_what_must_not_be_in_a_bundle_is_not_taken(library):
    assert library in contents.NOT_IMPORTED


@pytest.mark.parametrize(
    ("told", "understood"),
    [
        ({"License-Expression": "MIT"}, "MIT"),
        ({"License": "MIT License"}, "MIT"),
        ({"License": "Dual", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "Ask us"}, "Ask us"),
        ({}, ""),
    ],
)
def test_a_package_is_taken_at_its_word(told, understood):
    message = Message()
    message["Name"] = "some-library"
    for name, value in told.items():
        message[name] = value
    assert provenance.stated(message, RULES) == understood


def test_a_file_that_nobody_knows_stops_the_build(tmp_path):
    stray = tmp_path / "libstray.so"
    stray.touch()
    with pytest.raises(LicenceError, match=r"Nobody knows where this came from: .*libstray\.so"):
        provenance.components([stray], RULES)


def test_every_text_is_put_beside_the_list(tmp_path):
    texts = (ROOT / "LICENSE", ROOT / "packaging" / "bundle" / "texts" / "ICU.txt")
    licences.write([part("some library", texts=texts)], tmp_path / "licences")
    notices = (tmp_path / "licences" / "NOTICES.md").read_text(encoding="utf-8")
    assert "| some library |  | MIT | [some-library-LICENSE.txt](texts/some-library-LICENSE.txt)" in notices
    assert sorted(path.name for path in (tmp_path / "licences" / "texts").iterdir()) == [
        "ICU.txt",
        "some-library-LICENSE.txt",
    ]


def test_parts_that_come_later_stand_among_the_others_once(tmp_path):
    folder = tmp_path / "licences"
    licences.write([part("an app"), part("zlib")], folder)
    for _ in range(2):
        licences.add([part("squashfuse", "BSD-2-Clause")], folder)
    notices = (folder / "NOTICES.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\S+.*?) \|", notices, re.MULTILINE) == [
        "Part",
        "---",
        "an app",
        "squashfuse",
        "zlib",
    ]
    assert (folder / "texts" / "squashfuse-LICENSE.txt").is_file()
    assert (folder / "LICENSE.txt").is_file()


def test_a_library_that_is_none_of_debians_is_not_linked_in(tmp_path):
    (tmp_path / "libstray.a").touch()
    with pytest.raises(LicenceError, match=r"No Debian package brought these: .*libstray\.a"):
        provenance.of_debian([tmp_path / "libstray.a"], RULES)


def test_the_version_stands_in_one_place():
    from copilot import __version__  # noqa: PLC0415

    assert contents.version() == __version__
    assert contents.property_list()["CFBundleShortVersionString"] == __version__


def test_parts_of_qt_that_no_window_uses_stay_out():
    entries = [
        ("PySide6/Qt/lib/libQt6Gui.so.6", "x", "BINARY"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "x", "BINARY"),
        ("PySide6/Qt/translations/qtbase_ar.qm", "x", "DATA"),
        ("PySide6/Qt/translations/qtbase_de.qm", "x", "DATA"),
        ("PySide6/translations/qtbase_ar.qm", "x", "DATA"),
        ("PySide6/Qt/qml/QtQml/qmldir", "x", "DATA"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "x", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "x", "BINARY"),
    ]
    kept = [name for name, _, _ in entries if not contents.is_unused(name)]
    assert kept == [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6/translations/qtbase_ar.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
    ]


def test_assets_for_developers_stay_out():
    names = {Path(target, Path(source).name).as_posix() for source, target in contents.assets()}
    assert "copilot/_assets/model/rows.npy" in names
    assert "copilot/_assets/translations/copilot_ar.qm" in names
    assert "copilot/console/web/moderator.html" in names
    assert not [name for name in names if contents.is_unused(name)]
    assert not {name for name in names if "screenshots" in name or name.endswith((".ts", ".py"))}

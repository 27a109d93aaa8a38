"""The page that says who could attack what names tests that are there, and the locks hold what it promises."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "assets" / "help" / "threats.md"

_SPEC = importlib.util.spec_from_file_location("audit", ROOT / "packaging" / "audit.py")
audit = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(audit)


def test_every_threat_names_a_test_that_is_there() -> None:
    words = PAGE.read_text(encoding="utf-8")
    rows = [line for line in words.splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 15
    assert all(re.search(r"`tests/[\w/]+\.py::test_\w+`", row) for row in rows)
    for path, test in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", words):
        assert re.search(rf"def {test}\(", (ROOT / path).read_text(encoding="utf-8")), f"{path}::{test}"


def test_the_readme_leads_there() -> None:
    assert "](assets/help/threats.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["runtime.txt", "dev.txt", "bundle.txt"])
def test_every_locked_package_is_pinned_with_its_hash(lock: str) -> None:
    words = (ROOT / "packaging" / "locks" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in words.splitlines() if line.strip() and not line.startswith("#")]
    assert len(packages) > 20
    for line in packages:
        assert re.match(r"[\w.\-\[\]]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line[:60]


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], audit.CLEAN, "1 of 1 packages were looked up, 0 known holes."),
        (
            [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}],
            audit.HOLES,
            "a 1: X-1, mended in 2",
        ),
        (
            [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": []}]}, {"name": "b", "skip_reason": "-"}],
            audit.HOLES,
            "a 1: X-1, mended in no version yet",
        ),
        (
            [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "-"}],
            audit.UNKNOWN,
            "Could not be looked up, so nothing is said of them: b",
        ),
        ([], audit.UNKNOWN, "0 of 0 packages were looked up, 0 known holes."),
    ],
    ids=["clean", "a hole", "a hole nobody mended", "one unknown", "nothing"],
)  # fmt: skip
def test_an_audit_calls_clean_only_what_was_looked_up(packages: list, code: int, said: str) -> None:
    found, told = audit.verdict(packages)
    assert (found, said in told) == (code, True)

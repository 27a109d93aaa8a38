from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the lives are forked")
def test_what_a_board_counted_survives_kills_at_random_moments() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.kills", "--kills", "5", "--seed", str(os.getpid())],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost []; broken []" in done.stdout

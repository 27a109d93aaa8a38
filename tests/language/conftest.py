from __future__ import annotations

import pytest

from copilot.assets import asset
from copilot.language.reading import Reader
from copilot.language.topics import Catalogue


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(asset("topics"))

from __future__ import annotations

import pytest

from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.language.hometown import only_tells_home
from copilot.language.normalise import normalise
from copilot.language.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


@pytest.mark.parametrize(
    "text",
    [
        "المنيا عروس الصعيد",
        "المنيا عروس الصعيد؟",
        "اسكندريه عروس البحر المتوسط؟",
        "من كفر الشيخ",
        "انا من المنصوره ❤️",
        "alex a7la nas",
    ],
)
def test_who_says_where_she_is_from_or_praises_it_asks_nothing(reader, text):
    (read,) = reader.read([text])
    assert (read.kind, read.topics) == (Kind.CHATTER, ())


@pytest.mark.parametrize(
    "text", ["من كفر الشيخ؟", "في شحن للغردقه", "el arish?", "الفيوم", "احسن شحن لطنطا بكام"]
)
def test_who_asks_about_a_place_still_asks(reader, text):
    (read,) = reader.read([text])
    assert read.kind is Kind.QUESTION


@pytest.mark.parametrize("text", ["", "؟", "عروس", "الصعيد الجواني", "طنطا"])
def test_without_a_place_and_a_praise_nothing_is_praised(text):
    assert not only_tells_home(normalise(text))

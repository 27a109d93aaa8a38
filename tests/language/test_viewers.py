from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.comment import NAME
from copilot.language import viewers
from copilot.language.privacy import part
from copilot.language.viewers import Viewers


def met(*names: str) -> Viewers:
    known = Viewers()
    for name in names:
        known.meet(name)
    return known


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("مدام فيفي السيد", "مدام فيفى السيد قالتلي عليكم", f"{NAME} قالتلي عليكم"),
        ("🌙 Zizi Elsayed 🌙", "bkam ya ZIZI elsayed?", f"bkam ya {NAME}?"),
        ("Tota Mona Hassan", "Tota Mona Hassan, shofy", f"{NAME}, shofy"),
    ],
)
def test_a_viewers_name_goes_from_what_others_type_however_it_is_spelt(
    name: str, typed: str, kept: str
) -> None:
    assert part(typed).text != kept
    assert part(typed, viewers=met(name)).text == kept


def test_the_longer_of_two_names_goes_whole() -> None:
    both = met("Tota Elsayed", "Tota Elsayed Gogo")
    assert part("Tota Elsayed Gogo w Tota Elsayed", viewers=both).text == f"{NAME} w {NAME}"


@pytest.mark.parametrize("name", ["how much", "بكام ده", "كريم الوش", "منى", "", "🌙 🌙"])
def test_who_calls_herself_like_a_question_takes_it_from_nobody(name: str) -> None:
    assert part(f"{name} لو سمحتي", viewers=met(name)).text == f"{name} لو سمحتي"


def test_the_oldest_name_goes_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 2)
    known = met("Tota Elsayed", "Tota Farouk", "Koky Elsayed", "Koky Elsayed")
    said = [
        part(f"{name} shofy", viewers=known).text for name in ("Tota Elsayed", "Tota Farouk", "Koky Elsayed")
    ]
    assert said == ["Tota Elsayed shofy", f"{NAME} shofy", f"{NAME} shofy"]
    known.meet("x")
    known.meet("y")
    assert part("Tota Farouk w Koky Elsayed", viewers=known).text == "Tota Farouk w Koky Elsayed"


def test_one_who_names_nobody_goes_for_the_next_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 1)
    known = met("x", "y", "Tota Elsayed")
    assert part("Tota Elsayed shofy", viewers=known).text == f"{NAME} shofy"


@given(st.text(), st.text())
def test_any_name_and_any_text_are_taken(name: str, text: str) -> None:
    known = met(name, f"{name} Elsayed")
    spans = known.spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_a_name_that_two_spell_alike_stays_until_both_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 3)
    known = met("Tota Elsayed", "TOTA elsayed", "Tota Farouk", "x")
    assert part("Tota Elsayed w Tota Farouk", viewers=known).text == f"{NAME} w {NAME}"
    known.meet("y")
    assert part("Tota Elsayed w Tota Farouk", viewers=known).text == f"Tota Elsayed w {NAME}"
    known.meet("z")
    assert known.spans("Tota Elsayed w Tota Farouk") == []


def test_a_word_costs_a_few_looks_however_many_share_a_first_name() -> None:
    class Counted(Counter):  # type: ignore[type-arg]
        looks = 0

        def __contains__(self, name: object) -> bool:
            Counted.looks += 1
            return super().__contains__(name)

        def __iter__(self) -> Iterator[object]:
            raise AssertionError("it goes through all names")

    known = met(*(f"Mona Elsayed Number{n}" for n in range(2_000)))
    (first,) = known._by_first
    known._by_first[first] = Counted(known._by_first[first])
    assert known.spans("mona " * 400) == []
    assert Counted.looks <= 400 * 4

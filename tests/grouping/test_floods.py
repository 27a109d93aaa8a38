from __future__ import annotations

from copilot.grouping import floods
from copilot.grouping.floods import COPIES, PAUSE, TYPED, WINDOW, Floods

ADVERT = "تابعوا صفحتنا الجديدة عروض وهدايا كل يوم"


def test_a_long_text_pasted_by_many_is_a_flood_from_the_fifth_on() -> None:
    judge = Floods()
    found = [judge.is_flood(f"a{n}", ADVERT + "!" * n, n) for n in range(8)]
    assert found == [False] * (COPIES - 1) + [True] * (8 - COPIES + 1)
    assert (judge.copied, judge.copiers) == (ADVERT, 8)


def test_many_who_type_the_same_short_question_are_no_flood() -> None:
    judge = Floods()
    assert not any(judge.is_flood(f"a{n}", "السعر كام لو سمحتي", n / 10) for n in range(100))


def test_a_long_text_asked_now_and_then_is_no_flood() -> None:
    judge = Floods()
    assert not any(judge.is_flood(f"a{n}", ADVERT, n * WINDOW) for n in range(20))


def test_one_person_who_repeats_a_long_question_is_no_copying() -> None:
    judge = Floods()
    assert not any(judge.is_flood("a", ADVERT, n * PAUSE) for n in range(20))
    assert judge.copied == ""


def test_an_account_that_types_without_pause_is_shouting_until_it_rests() -> None:
    judge = Floods()
    found = [judge.is_flood("a", f"كلام {n}", n) for n in range(12)]
    assert found == [False] * TYPED + [True] * (12 - TYPED)
    assert not judge.is_flood("a", "بكام", 12 + PAUSE + 1)
    assert not judge.is_flood("b", "بكام", 12)


def test_unknown_authors_are_not_taken_for_one() -> None:
    judge = Floods()
    assert not any(judge.is_flood("", f"كلام {n}", n / 10) for n in range(100))


def test_memory_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(floods, "_REMEMBERED", 10)
    judge = Floods()
    for n in range(100):
        judge.is_flood(f"a{n}", f"{ADVERT} {n}", n)
    assert len(judge._texts) == len(judge._people) == 10

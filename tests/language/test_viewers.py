"""The names of those who wrote go from what others type, and take nothing else with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.comment import NAME
from copilot.language import viewers
from copilot.language.calling import JOINED, PERSONS
from copilot.language.privacy import part, redact
from copilot.language.telling import pairs, spelt
from copilot.language.viewers import Viewers
from tests.language.test_privacy import lines, shipped


def met(*names: str) -> Viewers:
    known = Viewers()
    for name in names:
        known.meet(name)
    return known


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("مدام فيفي السيد", "مدام فيفى السيد قالتلي عليكم", f"{NAME} قالتلي عليكم"),
        ("Tota Mona Hassan", "shofy ya mona hasan", f"shofy ya {NAME}"),
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


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("zeeko.fathalla", "zeeko.fathalla saw it", f"{NAME} saw it"),
        ("zeeko.fathalla", "ya ZEEEKO  Fathallaaa bkam", f"ya {NAME} bkam"),
        ("zeeko_fathalla", "@ zeeko_fathalla, bkam?", f"@ {NAME}, bkam?"),
        ("Zeeko El Gohary 🌙", "zeeko el gohary and I", f"{NAME} and I"),
        ("Zéeko D'Arvanti", "zeeko d’arvanti, price?", f"{NAME}, price?"),
        ("زيكو الغيطاني", "زِيكُو الغَيْطانى قالتلي", f"{NAME} قالتلي"),
        ("زِيكُو الغَيْطاني", "يا زيــكووو الغيطاااني بكام", f"يا {NAME} بكام"),
        ("زيكو الغيطاني", "زي\u200cكو\u200f الغيطاني؟", f"{NAME}؟"),
        ("ام بيسان 🌙", "ام بيسان شوفي", f"{NAME} شوفي"),
        ("محمد علي", "محمد علي قالي", f"{NAME} قالي"),
        ("Zeeko Fathalla | للملابس", "zeeko fathalla bkam", f"{NAME} bkam"),
        ("زيكو", "يا زِيكُووو بكام", f"يا {NAME} بكام"),
        ("زيكو 🌙", "يازيكو..بكام", f"{NAME}..بكام"),
        ("Elzamalkawya", "shofy ya ELZAMALKAWYA!", f"shofy ya {NAME}!"),
        ("zeeko92", "Zeeko92 saw it, zeeko92?", f"{NAME} saw it, {NAME}?"),
        ("mona_style22", "ya mona_style22 bkam", f"ya {NAME} bkam"),
        ("zeko.92", "thanks zeko.92.", f"thanks {NAME}."),
        ("منى_92", "منى_92 قالت", f"{NAME} قالت"),
        ("user83726451", "user83726451 bkam", f"{NAME} bkam"),
        ("Zeeko", "zeeko.fathalla saw it", f"{NAME}.fathalla saw it"),
    ],
)
def test_a_name_that_no_list_has_goes_too_in_any_script_and_spelling(
    name: str, typed: str, kept: str
) -> None:
    assert part(typed).text == typed
    assert part(typed, viewers=met(name)).text == kept


@pytest.mark.parametrize(
    "name",
    [
        "بكام", "how much", "الشحن", "بكام ده", "how.much", "bkam_da", "سعر الشحن كام", "منى بكام", "صباح الخير",
        "كريم الوش", "رمضان كريم", "منى", "ده", "size42", "iphone15", "samsung_54", "a52", "2xl", "250ج", "ياباني", "XL 42", "المنصورة طنطا", "", "🌙 🌙", "7abibty bkam",
    ],
)  # fmt: skip
def test_who_calls_herself_like_what_people_type_takes_it_from_nobody(name: str) -> None:
    typed = f"{name} لو سمحتي"
    assert part(typed, viewers=met(name)).text == part(typed).text == typed


@pytest.mark.parametrize(
    "name", ["Zarvella Kimroso", "Zarvella مريم", "فستان مريم", "مريم نوران", "Zarvella"]
)
def test_nor_who_calls_herself_like_what_the_shop_sells(name: str) -> None:
    shop = frozenset(spelt("Zarvella Kimroso: فستان مريم ونوران نوران"))
    known = Viewers(lambda: shop)
    for each in (name, "مريم الزيني"):
        known.meet(each)
    assert part(f"{name} بكام", viewers=known).text == part(f"{name} بكام").text
    assert part("مريم الزيني بكام", viewers=known).text == f"{NAME} بكام"


@pytest.mark.parametrize("name", ["فيرساتشي", "Versace", "ايرفراير", "zxkarma12", "airpods3", "Infinix40"])
def test_nor_a_thing_for_long_that_no_phrase_and_no_fact_names(name: str) -> None:
    """From the third who types it on nobody loses it any more, also not of whoever takes that name later."""
    known = met(name)
    kept = []
    for person in ("a", "a", "b", "b", "c", "a", "b", "d"):
        known.count(f"{name} بكام", person)
        kept.append(part(f"{name} بكام", viewers=known).text)
    assert kept == [f"{NAME} بكام"] * 4 + [f"{name} بكام"] * 4
    known.meet(f"{name} 🌙")
    assert not known.late
    assert part(f"{name} بكام", viewers=known).text == f"{name} بكام"


@pytest.mark.parametrize(
    "name", ["mona_style22", "زوزا_ميزو", "zx_karma", "user83726451", "زيكو الغيطاني", "ام بيسان"]
)
def test_an_account_and_a_full_name_go_however_many_typed_them(name: str) -> None:
    known = Viewers()
    for person in "abcdef":
        known.count(f"{name} بكام", person)
        known.hear(f"{name} بكام")
    known.meet(name)
    assert known.late
    assert part(f"{name} بكام", viewers=known).text == f"{NAME} بكام"


def test_who_puts_an_underscore_into_a_thing_takes_it_from_nobody() -> None:
    known = met("airpods_3", "zarvella_days")
    for person in "abc":
        known.count("airpods3 بكام #zarvella_days", person)
    assert known.spans("airpods3 بكام #zarvella_days") == []


def test_what_several_typed_before_is_no_name_when_somebody_takes_it() -> None:
    known = Viewers()
    for person in "abc":
        known.count("فيرساتشي بكام", person)
        known.hear("فيرساتشي بكام")
    known.meet("فيرساتشي")
    assert not known.late
    assert known.spans("فيرساتشي بكام") == []


def test_a_shop_that_sells_it_keeps_every_part_of_it() -> None:
    known = Viewers(lambda: frozenset(spelt("ياسمورا zarvella 92")))
    for name in ("ياسمورا", "zarvella92", "zarvella_92", "Zarvella"):
        known.meet(name)
        assert known.spans(f"{name} بكام") == []


def test_the_word_that_was_typed_first_goes_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "_COUNTED", 2)
    known = Viewers()
    for typed in ("zeeko", "fathalla", "gohary"):
        known.count(typed, "a")
    assert list(known._typers) == ["fathala", "gohary"]


def test_no_name_takes_a_word_from_more_than_one_or_two_of_many_thousand_comments() -> None:
    """Whoever calls herself whatever: any two words of a comment that could be a name count."""
    folder = Path(__file__).parents[1]
    sets = [
        *(folder / "benchmarks" / "held_out").glob("*.tsv"),
        *(folder / "data" / "privacy").glob("harm*.txt"),
    ]
    lines = {
        line.rpartition("\t")[2] for path in sets for line in path.read_text(encoding="utf-8").splitlines()
    }
    taken = Counter(pair for line in lines for pair in set(pairs(spelt(line))))
    assert len(lines) > 11_000
    assert max(taken.values()) <= 3, taken.most_common(5)


def test_a_crowd_of_people_takes_no_harmless_word() -> None:
    first = (
        "Zeeko Koky Tota Bosy Shosho Mimo زيكو كوكي توتا بوسي شوشو ميمو "
        "منى ندى سارة احمد محمود Mona Nada Sara Ahmed"
    )
    last = (
        "Fathalla Gohary Elbadry Ghonim الغيطاني الجوهري البدري غنيم الشافعي السيد حسن Elsayed Hassan Farouk"
    )
    crowd = met(*(f"{one} {other}" for one in first.split() for other in last.split()))
    harmless = [
        text for name in ("harmless.txt", "harmless_second.txt", "harmless_third.txt") for text in lines(name)
    ]
    comments = [*harmless, *(text for kind, text in shipped() if kind not in {"order", "demo"})]
    touched = [text for text in comments if crowd.spans(text) and redact(text) == text]
    given = [[text[a:b] for a, b in crowd.given(text)] for text in comments if redact(text) == text]
    assert len(comments) > 90_000
    assert len(touched) <= len(comments) / 10_000, touched
    assert sum(map(bool, given)) <= len(comments) / 1_000
    taken = {word for names in given for name in names for word in spelt(name)}
    assert all(word in PERSONS or (word[0] in JOINED and word[1:] in PERSONS) for word in taken), (
        taken - PERSONS
    )


def test_a_name_that_was_typed_before_it_was_met_is_told() -> None:
    known = Viewers()
    for typed in ("زِيكو الغَيطانى منورة", "nour w elsayed bkam", "ZEEKO Fathallaaa bkam", "wensha zeeko92"):
        known.count(typed, "a")
        known.hear(typed)
    for name, late in [
        ("koky fathalla", False),
        ("wensha", True),
        ("Zeeko_92", True),
        ("Koky", False),
        ("Nour Elsayed", False),
        ("zeeko.fathalla", True),
        ("بكام ده", False),
    ]:
        known.late = False
        known.meet(name)
        assert known.late is late
    known.late = False
    known.meet("Zeeko Fathalla 🌙")
    assert not known.late, "it is looked for already"
    known.meet("زيكو الغيطاني")
    assert known.late


NAMES = st.lists(st.text(alphabet="zkoZéاليكوغ\u064e\u200d'_. ", max_size=12), max_size=3).map(" ".join)


@given(NAMES, NAMES)
def test_whatever_is_found_later_was_noted_when_it_was_typed(name: str, text: str) -> None:
    known = Viewers()
    known.count(text, "a")
    known.hear(text)
    known.meet(name)
    assert known.late or not (known.spans(text) or known.given(text))


def test_the_oldest_name_goes_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 2)
    known = met("Tota Elsayed", "Mimo Farouk", "Koky Elsayed", "Koky Elsayed")
    said = [
        part(f"{name} shofy", viewers=known).text for name in ("Tota Elsayed", "Mimo Farouk", "Koky Elsayed")
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
    assert all(0 <= start < end <= len(text) for start, end in known.given(text))
    spans = known.spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_a_name_that_two_spell_alike_stays_until_both_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 3)
    known = met("Tota Elsayed", "TOTA elsayed", "Mimo Farouk", "x")
    assert part("Tota Elsayed w Mimo Farouk", viewers=known).text == f"{NAME} w {NAME}"
    known.meet("y")
    assert part("Tota Elsayed w Mimo Farouk", viewers=known).text == f"Tota Elsayed w {NAME}"
    known.meet("z")
    assert known.spans("Tota Elsayed w Mimo Farouk") == []


def test_a_word_costs_one_look_however_many_share_a_name() -> None:
    class Counted(Counter):  # type: ignore[type-arg]
        looks = 0

        def __contains__(self, name: object) -> bool:
            Counted.looks += 1
            return super().__contains__(name)

        def __iter__(self) -> Iterator[object]:
            raise AssertionError("it goes through all names")

    known = met(*(f"Nour Zeeko{n} Fathalla{n}" for n in range(2_000)))
    known._named = Counted(known._named)
    assert known.spans("nour " * 400) == []
    assert Counted.looks <= 400

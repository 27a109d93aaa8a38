"""A given name goes where it stands for somebody, and nowhere else."""

from __future__ import annotations

import pytest

from copilot.domain.comment import NAME
from copilot.language import viewers
from copilot.language.privacy import part
from copilot.language.telling import spelt
from copilot.language.viewers import Viewers
from tests.language.test_viewers import met


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("نورهان", "نورهان قالت حلو", f"{NAME} قالت حلو"),
        ("Shaimaa 🌙", "me and shaimaa want large", f"me and {NAME} want large"),
        ("سارة أحمد", "انا وهي و ساره عايزين", f"انا وهي و {NAME} عايزين"),
        ("مدام هبة", "هبه تعالي", f"{NAME} تعالي"),
        ("منى", "يا منى بكام", f"يا {NAME} بكام"),
        ("منى", "يامنى بكام", f"{NAME} بكام"),
        ("منى", "مدام منى حجزت", f"مدام {NAME} حجزت"),
        ("منى", "منى قالت حلو", f"{NAME} قالت حلو"),
        ("Nour", "Nour thanks", f"{NAME} thanks"),
        ("Nour Hassan", "thanks nour", f"thanks {NAME}"),
        ("زيكو الغيطاني", "يا زيكو شوف", f"يا {NAME} شوف"),
        ("زيكو الغيطاني", "زيكو قال حلو", f"{NAME} قال حلو"),
        ("بوسي 🌙", "يا بوسي بكام", f"يا {NAME} بكام"),
        ("5aled", "ta3ala ya 5aled", f"ta3ala ya {NAME}"),
        ("Mona", "يا منى بكام", f"يا {NAME} بكام"),
        ("منى", "ya mona bkam", f"ya {NAME} bkam"),
        ("Nourhan", "نورهان شوفي", f"{NAME} شوفي"),
        ("Zeeko Fathalla", "يا زيكو شوف", f"يا {NAME} شوف"),
        ("mona_style22", "mona shofy", f"{NAME} shofy"),
        ("شيماء", "انا وشيماء عايزين لارج", f"انا {NAME} عايزين لارج"),
        ("Nourhan", "ابعتوه لنورهان", f"ابعتوه {NAME}"),
        ("منى", "انا ومنى عايزين لارج", f"انا {NAME} عايزين لارج"),
        ("منى", "انا و منى عايزين لارج", f"انا و {NAME} عايزين لارج"),
        ("Nour", "me and nour want large", f"me and {NAME} want large"),
        ("منى", "زي منى بالظبط", f"زي {NAME} بالظبط"),
        ("سلمى", "الصورة وصلت سلمى ولا لسه", f"الصورة وصلت {NAME} ولا لسه"),
        ("زيكو الغيطاني", "مخدة زيكو بكام", f"مخدة {NAME} بكام"),
        ("كراملة", "ابعتوه لكراملة", f"ابعتوه {NAME}"),
    ],
)
def test_a_given_name_goes_where_it_stands_for_somebody(name: str, typed: str, kept: str) -> None:
    assert part(typed).text == typed
    assert part(typed, viewers=met(name)).text == kept
    assert part(typed, viewers=met("viewer", "Toka Fathalla", "ام منى", "🌙", "7")).text == typed
    known = Viewers()
    known.count(typed, "a")
    known.meet(name)
    assert known.late


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("منى", "محتاجين مني ايه"),
        ("نور", "نور عليها اكتر"),
        ("Nour", "el nour 2ata3"),
        ("لينا", "مفيش حاجة لينا"),
        ("محمد", "اللهم صل على محمد"),
        ("زينب", "شحن السيدة زينب بكام"),
        ("كريم", "يا كريم"),
        ("قمر", "يا قمر بكام"),
        ("gam3a", "ya gam3a bkam"),
        ("حبيبتي", "يا حبيبتي بكام"),
        ("ياسمين", "ياسمين بكام"),
        ("Ahmed", "كوبون ahmed10 مش شغال"),
        ("Queen", "queen size bkam"),
        ("زيكو الغيطاني", "مخدة الغيطان بكام"),
        ("رحمة", "السلام عليكم ورحمة الله"),
        ("دينا", "لدينا سؤال عن الشحن"),
        ("ريم", "فريم النضارة بكام"),
        ("منى", "وخدي مني انا ومحدش غيري"),
    ],
)
def test_where_it_may_stand_for_something_else_it_stays(name: str, typed: str) -> None:
    assert part(typed, viewers=met(name)).text == part(typed).text == typed


def test_what_the_shop_calls_so_is_no_given_name() -> None:
    known = Viewers(lambda: frozenset(spelt("بوتيك مروة")))
    known.meet("مروة")
    known.meet("سارة")
    assert part("يا مروة بكام", viewers=known).text == "يا مروة بكام"
    assert part("يا سارة بكام", viewers=known).text == f"يا {NAME} بكام"


def filled(known: Viewers, comments: int) -> None:
    for number in range(comments):
        known.count("السعر كام", f"viewer{number}")


@pytest.mark.parametrize("name", ["مروة", "منى", "زيزو الحلو"])
def test_a_given_name_that_one_in_a_hundred_comments_has_is_the_presenters(name: str) -> None:
    typed = f"يا {name.split(maxsplit=1)[0]} بكام"
    known = met(name)
    for person in "abc":
        known.count(typed, person)
    assert part(typed, viewers=known).text == typed, "three people in a small live are a crowd"
    filled(known, 4_100)
    assert known.late, "in a large one they are some friends: what was kept of it goes"
    assert part(typed, viewers=known).text == f"يا {NAME} بكام"
    for number in range(40):
        known.count(typed, f"c{number}")
    assert part(typed, viewers=known).text == typed
    known.late = False
    filled(known, 100)
    assert not known.late


def test_the_presenters_name_is_not_forgotten_for_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "_COUNTED", 2)
    known = met("مروة")
    for person, word in zip("abcde", ("zeeko", "fathalla", "gohary", "ghonim", "elbadry"), strict=True):
        known.count("يا مروة بكام", person)
        known.count(word, person)
    assert part("يا مروة بكام", viewers=known).text == "يا مروة بكام"
    known.count("wensha", "a")
    known.count("karma", "a")
    assert not known._times, "unless nobody types it any more"


def test_one_person_is_no_crowd_however_often_she_calls() -> None:
    known = met("مروة")
    for _ in range(50):
        known.count("يا مروة بكام", "a")
    assert part("يا مروة بكام", viewers=known).text == f"يا {NAME} بكام"


def test_a_given_name_is_forgotten_with_the_last_who_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "MOST", 2)
    known = met("سارة", "Sara Elsayed", "Toka")
    assert part("يا سارة", viewers=known).text == f"يا {NAME}"
    known.meet("Zeeko")
    assert part("يا سارة", viewers=known).text == "يا سارة"


def test_a_name_beside_a_given_one_goes_with_it() -> None:
    assert part("الاسم heba ma7moud", viewers=met("Heba")).text == f"الاسم {NAME}"
    kept = part("يا heba ma7moud", viewers=met("Heba", "Naema")).text
    assert part(kept, viewers=met("Heba", "Naema")).text == kept == f"يا {NAME}"

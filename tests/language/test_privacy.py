from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.comment import ADDRESS, NAME, PHONE, RawComment
from copilot.language import phones
from copilot.language.privacy import part, redact
from tests.benchmarks.lengths import PIECES

SETS = Path(__file__).parents[1] / "data" / "privacy"
WORD = re.compile(r"\w+")


def lines(name: str) -> list[str]:
    """Return a set's comments; what must go stands in braces."""
    return [
        line for line in (SETS / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]


def typed(line: str) -> str:
    return line.replace("{", "").replace("}", "")


def given_away(line: str) -> list[str]:
    """Return the words in braces that can still be read after redaction."""
    inside, outside = " ".join(re.findall(r"\{(.*?)\}", line)), re.sub(r"\{.*?\}", " ", line)
    left = WORD.findall(re.sub(r"\[(?:phone|address|name)\]", " ", redact(typed(line))))
    return [word for word in WORD.findall(inside) if word in left and word not in WORD.findall(outside)]


def eaten(line: str) -> list[str]:
    """Return the words outside braces that redaction took as well."""
    left = WORD.findall(redact(typed(line)))
    numbers = re.compile(r"\d{9,}")
    return [
        w for w in WORD.findall(re.sub(r"\{.*?\}", " ", line)) if w not in left and not numbers.fullmatch(w)
    ]


def shipped() -> Iterator[tuple[str, str]]:
    """Give every comment that ships with the app or its benchmarks, with what it is; hardly any is personal."""
    folders = (asset("topics", "phrases"), Path(__file__).parents[1] / "benchmarks" / "held_out")
    for path in (path for folder in folders for path in sorted(folder.glob("*.tsv"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, _, rest = line.partition("\t")
            yield kind, rest.rpartition("\t")[2]
    for item in read_recording(asset("demo", "live.jsonl"), ended_at=0).items:
        if isinstance(item, RawComment):
            yield "demo", item.text


@pytest.mark.parametrize(
    ("name", "found", "kept"),
    [
        ("phones.txt", 0.98, 0.99),
        ("phones_second.txt", 0.98, 0.99),
        ("phones_third.txt", 0.98, 0.99),
        ("phones_fourth.txt", 0.98, 0.99),
        ("addresses.txt", 0.9, 0.97),
        ("addresses_second.txt", 0.9, 0.97),
        ("addresses_third.txt", 0.9, 0.97),
        ("addresses_fourth.txt", 0.9, 0.97),
        ("names.txt", 0.9, 0.95),
    ],
)
def test_what_gives_somebody_away_is_found_and_little_else_taken(
    name: str, found: float, kept: float
) -> None:
    every = lines(name)
    missed = [line for line in every if given_away(line)]
    too_much = [line for line in every if eaten(line)]
    assert len(missed) <= (1 - found) * len(every), missed
    assert len(too_much) <= (1 - kept) * len(every), too_much


@pytest.mark.parametrize(
    "name", ["harmless.txt", "harmless_second.txt", "harmless_third.txt", "harmless_fourth.txt"]
)
def test_harmless_comments_keep_every_word(name: str) -> None:
    every = lines(name)
    changed = [line for line in every if redact(line) != line]
    assert len(changed) <= 0.01 * len(every), changed


def test_hardly_any_comment_of_many_loses_a_word() -> None:
    comments = [(kind, text) for kind, text in shipped() if kind not in {"order", "-", "demo"}]
    changed = [
        text for _, text in comments if redact(text) != text and "باسم" not in text and "@" not in text
    ]
    assert len(comments) > 30_000
    assert len(changed) <= 0.001 * len(comments), changed


SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
GROUPS = ((3, 4, 4), (4, 3, 4), (3, 8), (4, 7), (5, 6), (1, 10), (2, 3, 2, 4), (3, 2, 2, 2, 2), (1,) * 11)
APART = (" ", "-", ".", "/", " - ", "_", "\u200b", "\u200f", "😊", "*", "  ")
COUNTRIES = ("", "+2", "+2 ", "002", "2", "(+2) ")


def test_every_prefix_grouping_separator_and_script_is_found() -> None:
    pick = random.Random(4)
    numbers = []
    for script, groups, apart, country in product(SCRIPTS, GROUPS, APART, COUNTRIES):
        digits = iter(f"01{pick.choice('0125')}0000{pick.randrange(10_000):04d}")
        number = country + apart.join("".join(next(digits) for _ in range(size)) for size in groups)
        numbers.append(number.translate(str.maketrans("0123456789", script)))
    missed = [number for number in numbers if redact(f"رقمي {number} ابعتيلي") != f"رقمي {PHONE} ابعتيلي"]
    assert len(numbers) > 2_000
    assert len(missed) <= 0.02 * len(numbers), missed[:20]


def test_what_was_taken_out_is_handed_back_apart() -> None:
    parted = part("الاسم منى السيد 010 0000 0012 طنطا شارع البحر عمارة 5")
    assert parted.text == f"الاسم {NAME} {PHONE} طنطا {ADDRESS}"
    assert (parted.phones, parted.addresses) == (("010 0000 0012",), ("شارع البحر عمارة 5",))
    assert parted.names == ("منى السيد",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("شارع البحر عمارة 5 mona@example.com الدور 3", ADDRESS),
        ("الاسم: خرشوفة", f"الاسم: {NAME}"),
    ],
)
def test_what_stands_inside_something_else_goes_with_it(typed: str, kept: str) -> None:
    assert redact(typed) == kept


def test_a_viewers_own_name_goes_from_her_comment() -> None:
    assert part("انا نوران الزيني عايزه لارج", author="نوران الزيني").text == f"انا {NAME} عايزه لارج"
    assert part("بكام", author="بكام").text == "بكام"


@pytest.mark.parametrize(
    "harmless",
    ["يا ندى بكام", "رمضان كريم", "لا اله الا الله", "كريم ليلي بكام", "عيد سعيد عليكم", "سلمى على مامتك"],
)
def test_one_name_and_words_that_are_names_too_stay(harmless: str) -> None:
    assert redact(harmless) == harmless


@pytest.mark.parametrize(
    "number",
    [
        "01000000012", "010 0000 0012", "0100-000-0012", "0 1 0 0 0 0 0 0 0 1 2", "(010)00000012", "010.0000.0012",
        "+201000000012", "+20 100 000 0012", "00201000000012", "0020 10 0000 0012", "+2 01000000012", "201000000012",
        "٠١٠٠٠٠٠٠٠١٢", "٠١٠ ٠٠٠٠ ٠٠١٢", "۰۱۰۰۰۰۰۰۰۱۲", "+٢٠١٠٠٠٠٠٠٠١٢", "01١0000٠012", "010\u200b0000\u200f0012",
        "01100000012", "01200000012", "01500000012", "0223456789", "02 23456789", "03-1234567", "1000000012", "010ـ0000ـ0012",
    ],
)  # fmt: skip
def test_numbers_in_any_digits_and_spacing_are_taken_out(number: str) -> None:
    assert redact(f"رقمي {number} ابعتيلي") == f"رقمي {PHONE} ابعتيلي"
    assert redact(number) == PHONE


@pytest.mark.parametrize(
    "harmless",
    [
        "38 40 42 44 46", "مقاس 42 ولا 44", "بـ 650 جنيه", "كود 1234567", "2026/11/21", "من 100 لـ 120 كيلو وطولي 165",
        "1200 1500 1800", "المحل في شارع ايه", "الدور الكام", "عايزة 2 قطعة", "السعر 12,500", "5 في 5", "50% خصم",
    ],
)  # fmt: skip
def test_sizes_prices_codes_and_dates_stay(harmless: str) -> None:
    assert redact(harmless) == harmless


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15 شارع النصر عمارة 4 الدور 3 شقة 7 المنصورة", f"{ADDRESS} المنصورة"),
        ("العنوان ش 9 المعادي شقة 3", f"العنوان {ADDRESS}"),
        ("شارع السلام عمارة ٥ ابعتوهولي", f"{ADDRESS} ابعتوهولي"),
        ("12 el tahrir street flat 5", ADDRESS),
        ("ساكنة ١٢ شارع التحرير الدقي", f"ساكنة {ADDRESS} الدقي"),
        ("my address is 5 Nasr St, Cairo", f"my address is {ADDRESS}, Cairo"),
        ("ابعتي على mona@example.com", f"ابعتي على {ADDRESS}"),
        ("حولي على mona92@instapay", f"حولي على {ADDRESS}"),
        ("mona @ gmail . com", ADDRESS),
        ("ده بيتي https://maps.app.goo.gl/abcDEF123", f"ده بيتي {ADDRESS}"),
        ("كلموني instagram.com/mona_style22 ضروري", f"كلموني {ADDRESS} ضروري"),
        ("15 عباس العقاد شقة 12 مدينة نصر", f"{ADDRESS} مدينة نصر"),
        ("14 مكرم عبيد الدور 3 شقة 8", ADDRESS),
        ("14 st. abbas el akkad floor 5 flat 12", ADDRESS),
        ("كفر النعيم امام الجمعية الزراعية ميت غمر", f"{ADDRESS} ميت غمر"),
        ("قرية الجزيرة بيت العمدة سوهاج", f"{ADDRESS} سوهاج"),
        ("beit el 7ag fathy ganb el game3", ADDRESS),
        ("imara 7 shaqa 6 sharia bostan", ADDRESS),
        ("قصاد مدرسة النصر عمارة 9 سموحة", f"{ADDRESS} سموحة"),
    ],
)
def test_addresses_are_taken_out(typed: str, kept: str) -> None:
    assert redact(typed) == kept


@given(st.text())
def test_any_text_is_taken_and_redacting_twice_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@pytest.mark.parametrize("form", ["الاسم: ــــــ العنوان: ـــــ", "الاسم/ء", "طنطا مدام ـ", "name: ـ"])
def test_a_form_that_nobody_filled_in_stays_as_it_is(form: str) -> None:
    assert redact(form) == form


_TOLD = (
    "الاسم",
    ":",
    "=",
    "اسمي",
    "ـ",
    "ء",
    "\u064e",
    "ام",
    "مدام",
    "منى",
    "السيد",
    "01000000012",
    "شارع",
    "5",
    "طنطا",
    "@",
    "'",
)


@given(st.lists(st.sampled_from(_TOLD), max_size=8), st.sampled_from(["", " "]))
def test_whatever_stands_where_a_name_is_told_is_taken(said: list[str], apart: str) -> None:
    once = redact(apart.join(said))
    assert redact(once) == once


@given(st.text(alphabet="0123456789٠١٢+- شارعدور\u200b", max_size=80))
def test_no_mobile_number_is_left_in_text_made_of_digits(text: str) -> None:
    once = redact(text)
    assert redact(once) == once
    assert not any(run.isdecimal() and len(run) >= 9 for run in once.replace("-", " ").split())


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_any_length_is_read_to_its_end(piece: str) -> None:
    said = redact(f"{piece * 20_000} الاسم منى السيد 01012345678")
    assert said.endswith(f"الاسم {NAME} {PHONE}")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("شارع التسعين الدور العاشر القاهره", f"{ADDRESS} القاهره"),
        ("عايزة 2 باديهات شقة 5 عمارة 3", f"عايزة 2 باديهات {ADDRESS}"),
        ("2 بيج لارج عمارة 5 الدور 3", f"2 بيج لارج {ADDRESS}"),
        ("ساكنة في عمارة 4 شارع السوق باب اللوق", f"ساكنة في {ADDRESS} باب اللوق"),
        ("قرية السلام بجوار المدرسة مركز طنطا", f"{ADDRESS} مركز طنطا"),
        ("عمارة 29 ب شقة 4 المعادي", f"{ADDRESS} المعادي"),
    ],
)
def test_a_town_stays_and_what_only_sounds_like_one_goes(typed: str, kept: str) -> None:
    assert redact(typed) == kept


@pytest.mark.parametrize(
    "number",
    [
        "010 اربع اصفار 0012", "0100000 والباقي 0012", "oh one oh oh oh oh oh oh oh one two", "010 0000 كملي 0012",
        "010 0000 وبعدين 0012", "٠١٠ صفرين صفرين ٠٠ ١٢", "010 dot 0000 dot 0012", "010 نقطه 0000 نقطه 0012",
        "zero ten triple zero zero double zero one two", "010 0000 تلاته وتمانين 26", "0|1|0|0|0|0|0|0|0|1|2", "0|0 0000 00|2", "010 ---- 0000 ---- 0012",
        "966 50 000 0012", "010 0000 001", "0100000",
    ],
)  # fmt: skip
def test_numbers_told_in_parts_are_taken_out(number: str) -> None:
    assert redact(f"رقمي {number} تمام") == f"رقمي {PHONE} تمام"


@pytest.mark.parametrize(
    "harmless",
    [
        "10:00 11:00 12:00",
        "1.00 2.00 3.00 4.00 5.00",
        "كفر ايفون 13 فوق المحفظة",
        "كفر الايفون قدام وورا ب 150",
        "100 street style",
        "1 st time here",
        "اسود/ابيض مقاس 1.5",
        "02 250 300 400",
        "050 250 300",
        "شيد 010 و 012 و 015 و 020",
        "شيد 010 واحد 012 اتنين 015 تلاته",
        "موديل 2010 2011 2012",
        "2011-2012-2013",
        "شيد 010 و 012 و 015",
        "موديل 0102030 بكام 1250 كاش",
        "كود 0105 مقاس 42 44 سعر 650",
        "اربع اصفار",
    ],
)
def test_shades_and_codes_are_no_numbers_in_parts(harmless: str) -> None:
    assert redact(harmless) == harmless


def test_characters_beyond_those_remembered_are_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phones, "_REMEMBERED", 0)
    monkeypatch.setattr(phones, "_ALPHABET", phones._Alphabet())
    assert redact("٠١٠٠٠٠٠٠٠١٢") == PHONE
    assert not phones._ALPHABET

"""A shop's own list of delivery fees: places and all others, days in words, what is free."""

from __future__ import annotations

from pathlib import Path

import pytest

from copilot.answers import fees
from copilot.answers.asked import asked
from copilot.answers.columns import UnclearError
from copilot.answers.importing import Imported, bring_list, import_shop
from copilot.answers.list_notes import told
from copilot.answers.places import places
from copilot.answers.shop import Delivered, Delivery, Shop, load_shop
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from copilot.cli import run
from tests.answers.asking import Said, topic


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "fees.csv"
    path.write_text("\n".join(["المحافظة|الشحن|المدة", *rows]), encoding="utf-8")
    return path


def found(tmp_path: Path, *rows: str) -> Imported:
    return import_shop(written(tmp_path, *rows))


@pytest.mark.parametrize(
    "said",
    [
        "باقي المحافظات",
        "باقى الأماكن",
        "باقي المدن",
        "كل المحافظات",
        "جميع محافظات مصر",
        "المحافظات",
        "أي محافظة تانية",
        "غير كده",
        "Other cities",
        "rest",
        "the rest of Egypt",
        "All governorates",
    ],
)
def test_a_row_about_all_others_is_the_general_fee(tmp_path: Path, said: str) -> None:
    read = found(tmp_path, "القاهرة|60|1-2", f"{said} | 90 | من ٣ ل ٥")
    cairo = {"القاهرة": Delivered(fee=60, days="1-2")}
    assert read.shop.delivery == Delivery(fee=90, days="3-5", governorates=cairo)
    assert read.notes == ()


def test_a_row_about_a_place_and_all_others_is_about_both(tmp_path: Path) -> None:
    delivery = found(tmp_path, "القاهرة وباقي المحافظات|60|").shop.delivery
    assert delivery == Delivery(fee=60, governorates={"القاهرة": Delivered(fee=60)})


def test_north_and_south_of_sinai_are_two_places(tmp_path: Path) -> None:
    delivery = found(tmp_path, "شمال وجنوب سيناء|150|", "القاهرة والجيزة|60|").shop.delivery
    assert set(delivery.governorates) == {"شمال سيناء", "جنوب سيناء", "القاهرة", "الجيزة"}


def test_no_place_is_taken_for_all_others() -> None:
    spellings = {said for place in places().values() for said in (place.name, *place.spellings)}
    assert not {said for said in spellings if fees.is_general(said) or fees.leaves_out(said)}
    assert not fees.is_general("باقي محافظات الصعيد")
    assert not fees.is_general("المدن الجديدة")


def test_the_general_fee_goes_into_a_shop_file_beside_its_notes(tmp_path: Path) -> None:
    to = tmp_path / "shop.toml"
    to.write_text(
        '[delivery]\nfree_over = 900\n[delivery.governorates]\n"قنا" = { fee = 99 }  # بعيدة\n', "utf-8"
    )
    bring_list(written(tmp_path, "باقي المحافظات|90|3"), to)
    cairo = {"قنا": Delivered(fee=99)}
    assert load_shop(to).delivery == Delivery(fee=90, days="3", free_over=900, governorates=cairo)
    assert "# بعيدة" in to.read_text("utf-8")


def test_a_general_fee_alone_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, to = written(tmp_path, "كل المحافظات|مجانا|يومين"), tmp_path / "shop.toml"
    assert run(["shop", "import", str(path), "--to", str(to), "--language", "ar"]) == 0
    assert "سعر شحن عام" in capsys.readouterr().err
    assert load_shop(to).delivery == Delivery(fee=0, days="2")
    assert run(["shop", "check", str(to)]) == 0
    assert "a general delivery fee" in capsys.readouterr().out


def test_a_place_that_cannot_be_read_is_not_told_the_fee_or_days_of_all_others(tmp_path: Path) -> None:
    read = found(tmp_path, "أسوان|غالي|5", "باقي المحافظات|90|3-5")
    assert read.shop.delivery == Delivery()
    assert [told(note, "en") for note in read.notes] == [
        "row 2, column الشحن: “غالي” is not a delivery fee, and none is kept here. Write a number, like 60, or “free”.",
        "row 3, column الشحن: left out since row 2 can't be read and would be told this fee. Mend row 2.",
    ]
    undated = found(tmp_path, "القاهرة|65|بسرعة", "باقي المحافظات|90|3-5")
    assert undated.shop.delivery == Delivery(fee=90, governorates={"القاهرة": Delivered(fee=65)})
    assert undated.left_out == 0
    assert [told(note, "ar") for note in undated.notes] == [
        "صف 2، عمود «المدة»: «بسرعة» مش مدة مفهومة، فاتاخد السعر من غيرها. اكتبي عدد أيام، زي 3 أو 3-5.",
        "صف 3، عمود «المدة»: «3-5» متاخدتش، عشان مدة صف 2 مش مقروءة وكانت هتتقال عليه دي. صلّحي صف 2.",
    ]


@pytest.mark.parametrize("fee", ["حسب الوزن", "#N/A"])
@pytest.mark.parametrize("general", ["", "fee = 50\n"])
def test_a_place_whose_fee_cannot_be_read_is_told_no_other(tmp_path: Path, fee: str, general: str) -> None:
    path, to = written(tmp_path, "الصعيد|80|3-5", f"اسوان|{fee}|5"), tmp_path / "shop.toml"
    to.write_text(f"[delivery]\n{general}", encoding="utf-8")
    bring_list(path, to)
    shop = load_shop(to)
    assert shop.delivery.told == 1
    assert _answered(shop, "الشحن اسوان كام؟") == (None, "ملف المحل مش مذكور فيه «الموضوع» لـ اسوان")
    text, _ = _answered(shop, "الشحن قنا كام؟")
    assert text is not None
    assert "80 جنيه" in text


def test_a_fee_that_the_shop_file_has_stays_where_the_list_has_none_that_can_be_read(tmp_path: Path) -> None:
    path, to = written(tmp_path, "الصعيد|80|", "أسوان|حسب الوزن|"), tmp_path / "shop.toml"
    to.write_text('[delivery.governorates]\n"أسوان" = {fee = 120}\n', encoding="utf-8")
    bring_list(path, to)
    assert load_shop(to).delivery.governorates["أسوان"] == Delivered(fee=120)


def _answered(shop: Shop, typed: str) -> tuple[str | None, str | None]:
    wanted = asked([Said("a", None, typed)], Vocabulary(shop).find)
    suggestion, missing = suggest(topic("delivery_cost"), shop, None, wanted)
    return suggestion and suggestion.text, missing and missing.arabic


def test_two_fees_for_all_others_are_told(tmp_path: Path) -> None:
    read = found(tmp_path, "كل المحافظات|80|", "باقي المحافظات|90|")
    assert read.shop.delivery == Delivery(fee=80)
    assert [told(note, "en") for note in read.notes] == [
        "row 3, column الشحن: باقي المحافظات has another fee or time above. Keep only the right one."
    ]


def test_two_fees_for_one_place_are_told_and_the_first_is_kept(tmp_path: Path) -> None:
    read = found(
        tmp_path, "القاهرة|50|2", "القاهرة|50|2", "القاهرة، قنا|70|2", "القاهرة|50|3", "باقي المدن|90|"
    )
    assert read.shop.delivery == Delivery(fee=90, governorates={"القاهرة": Delivered(fee=50, days="2")})
    assert [told(note, "ar") for note in read.notes] == [
        "صف 4، عمود «الشحن»: القاهرة، قنا ليها سعر أو مدة تانية فوق. سيبي الصح بس.",
        "صف 5، عمود «الشحن»: القاهرة ليها سعر أو مدة تانية فوق. سيبي الصح بس.",
    ]


@pytest.mark.parametrize(
    "said",
    ["كل المحافظات ماعدا القاهرة والجيزة", "باقي المدن ما عدا قنا", "غير القاهرة", "all cities except Cairo"],
)
def test_a_fee_is_not_told_for_the_places_that_its_row_leaves_out(tmp_path: Path, said: str) -> None:
    read = found(tmp_path, f"{said}|90|", "أسوان|120|", "باقي المحافظات|80|")
    assert read.shop.delivery == Delivery(governorates={"أسوان": Delivered(fee=120)})
    assert told(read.notes[0], "en") == (
        f"row 2, column المحافظة: “{said}” leaves places out. "
        "Write “other places” here, and each of those in a row of its own."
    )


def test_a_place_of_which_nothing_is_said_is_not_counted(tmp_path: Path) -> None:
    read = found(tmp_path, "الوجه القبلي||", "أسوان|120|", "باقي المحافظات||3-5", "باقي المحافظات||")
    assert read.shop.delivery == Delivery(days="3-5", governorates={"أسوان": Delivered(fee=120)})
    assert read.notes == ()


def test_days_for_all_places_alone_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, to = written(tmp_path, "باقي المحافظات||3-5"), tmp_path / "shop.toml"
    assert run(["shop", "import", str(path), "--to", str(to), "--language", "ar"]) == 0
    assert capsys.readouterr().err.endswith(": مدة توصيل عامة.\n")
    assert run(["shop", "check", str(to)]) == 0
    assert "is good: general days of delivery, 0 policies" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("يوم", "1"),
        ("يوم واحد", "1"),
        ("يومين", "2"),
        ("يوم أو يومين", "1-2"),
        ("من يومين لتلات ايام", "2-3"),
        ("اسبوع", "7"),
        ("3 أيام إلى أسبوع", "3-7"),
        ("a week", "7"),
        ("2 weeks", "14"),
        ("٢٤ ساعة", "1"),
        ("24-48 ساعة", "1-2"),
        ("36 hours", "2"),
        ("نفس اليوم", "1"),
        ("next day", "1"),
        ("خلال 3 أيام عمل", "3"),
        ("من ٣ لـ٥ أيام", "3-5"),
        ("2-3days", "2-3"),
        ("5-3", "3-5"),
        ("2.0", "2"),
        ("0", "1"),
        ("0-1", "1"),
    ],
)
def test_days_as_shops_write_them(cell: str, days: str) -> None:
    assert fees.days(cell) == days


@pytest.mark.parametrize(
    "cell", ["", "أيام", "بسرعة", "5+", "أكثر من 5 أيام", "1.5 يوم", "850", "2026-05-03"]
)
def test_what_is_no_number_of_days_is_refused(cell: str) -> None:
    with pytest.raises(UnclearError, match="days"):
        fees.days(cell)


@pytest.mark.parametrize("cell", ["مجانا", "مجاني", "مجانًا", "ببلاش", "Free", "0"])
def test_what_is_free_costs_nothing(cell: str) -> None:
    assert fees.fee(cell) == 0


def test_what_is_no_fee_is_refused() -> None:
    with pytest.raises(UnclearError, match="fee"):
        fees.fee("حسب المكان")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("الشحن للسويس كام؟", "الشحن للسويس 90 جنيه (من 3 لـ 5 أيام)"),
        ("الشحن للجيزة كام؟", "الشحن للجيزة مجاني (خلال يوم)"),
        ("الشحن كام؟", "الشحن مجاني للجيزة، و90 جنيه لباقي المحافظات"),
    ],
)
def test_viewers_are_answered_from_the_list(tmp_path: Path, typed: str, answer: str) -> None:
    shop = found(tmp_path, "الجيزة|مجانا|٢٤ ساعة", "باقي المحافظات | 90 | من ٣ ل ٥").shop
    wanted = asked([Said("a", None, typed)], Vocabulary(shop).find)
    suggestion, _ = suggest(topic("delivery_cost"), shop, None, wanted)
    assert suggestion is not None
    assert suggestion.text == answer

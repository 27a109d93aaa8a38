import shutil
import stat
import sys

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from copilot.answers.edit import FactKind, facts, replaced, write_changes
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.errors import ShopFileError

TOML = """# ملف المحل
[shop]
name = "خيط"   # الاسم

[delivery]
fee = 85            # أي محافظة
days = "3-5"

# السياسات
[policies]
exchange = "خلال 14 يوم"

[[products]]
code = "A12"
name = "فستان"
price = 850   # سعر اللايف
stock = [ { colour = "بيج", size = "XL", pieces = 3 } ]  # المخزن
[products.facts]
fabric = "كتان"

[[products]]
code = "B7"
name = "عباية"
"""

YAML = """# ملف المحل
shop:
  name: 'خيط'   # الاسم
delivery: {fee: 85, days: "3-5"}

policies:
  exchange: "خلال 14 يوم"   # زي ما بتقولي
products:
  - code: A12
    name: فستان
    price: 850   # سعر اللايف
    stock:
      - {colour: بيج, size: XL, pieces: 3}
"""


@pytest.fixture(params=["toml", "yaml"])
def shop_file(request, tmp_path):
    path = tmp_path / f"shop.{request.param}"
    path.write_text(TOML if request.param == "toml" else YAML, encoding="utf-8")
    return path


def changed_lines(before, after):
    return [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]


@pytest.mark.parametrize(
    ("place", "value", "word"),
    [
        (("products", 0, "price"), 900.0, "900"),
        (("products", 0, "stock", 0, "pieces"), 0, "0"),
        (("delivery", "fee"), 62.5, "62.5"),
        (("policies", "exchange"), 'خلال شهر، والشحن "علينا"', "خلال شهر"),
    ],
)
def test_one_change_changes_one_line_and_leaves_the_rest_as_it_is(shop_file, place, value, word):
    before = shop_file.read_text("utf-8")
    write_changes(shop_file, {place: value})
    lines = changed_lines(before, shop_file.read_text("utf-8"))
    assert len(lines) == 1
    old, new = lines[0]
    assert word in new
    assert ("#" in old) == ("#" in new)
    if "#" in old:
        assert old.partition("#")[2] == new.partition("#")[2]


def test_a_price_before_the_discount_stands_after_the_price_where_there_is_one(shop_file):
    shop = write_changes(shop_file, {("products", 0, "price_before"): 990.0})
    first, second, *_ = facts(shop)
    assert (first.kind, second.kind, second.value) == (FactKind.PRICE, FactKind.PRICE_BEFORE, 990)
    assert second.is_number
    assert write_changes(shop_file, {second.place: None}).products[0].price_before is None


def test_what_is_written_is_what_is_read_back(shop_file):
    shop = write_changes(shop_file, {("products", 0, "price"): 900.0, ("policies", "exchange"): "لأ"})
    assert load_shop(shop_file) == shop
    assert shop.products[0].price == 900
    assert shop.policies == {"exchange": "لأ"}


def test_nothing_changed_is_byte_for_byte_the_same(shop_file):
    before = shop_file.read_bytes()
    write_changes(shop_file, {})
    assert shop_file.read_bytes() == before


def test_the_bundled_file_survives_a_change_of_everything(tmp_path):
    path = tmp_path / "shop.toml"
    shutil.copy(asset("demo", "shop.toml"), path)
    before, shop = path.read_text("utf-8"), load_shop(path)
    changes = {
        fact.place: fact.value + 1 for fact in facts(shop) if fact.is_number and fact.value is not None
    }
    after = write_changes(path, changes)
    assert all(fact.value == changes.get(fact.place, fact.value) for fact in facts(after))
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert [
        line.partition("#")[2] for line in path.read_text("utf-8").splitlines() if "#" in line
    ] == comments


def test_a_fact_that_was_not_there_is_added_where_it_belongs(tmp_path):
    path = tmp_path / "shop.toml"
    path.write_text(TOML, encoding="utf-8")
    shop = write_changes(
        path,
        {
            ("products", 0, "offer"): "قطعتين بـ 1600",
            ("products", 1, "price"): 500.0,
            ("delivery", "free_over"): 2000.0,
        },
    )
    assert shop.products[0].offer == "قطعتين بـ 1600"
    assert shop.products[0].facts == {"fabric": "كتان"}
    assert shop.products[1].price == 500
    assert shop.delivery.free_over == 2000


def test_a_section_that_was_not_there_is_made(tmp_path):
    path = tmp_path / "shop.yaml"
    path.write_text("shop:\n  name: خيط\n", encoding="utf-8")
    shop = write_changes(path, {("delivery", "fee"): 85.0})
    assert (shop.delivery.fee, shop.shop.name) == (85, "خيط")


def test_a_place_that_takes_nothing_is_said(tmp_path):
    with pytest.raises(ShopFileError, match="can't be written"):
        replaced(tmp_path / "none" / "shop.toml", b'[shop]\nname = "x"\n')


def test_none_takes_a_fact_out(shop_file):
    assert write_changes(shop_file, {("products", 0, "price"): None}).products[0].price is None
    assert "price" not in shop_file.read_text("utf-8")


@pytest.mark.parametrize("value", [-5.0, 1e12])
def test_what_a_shop_file_cannot_say_is_refused_and_nothing_is_written(shop_file, value):
    before = shop_file.read_bytes()
    with pytest.raises(ShopFileError, match="A12") as error:
        write_changes(shop_file, {("products", 0, "price"): value})
    assert str(shop_file) in str(error.value)
    assert shop_file.read_bytes() == before
    assert [file.name for file in shop_file.parent.iterdir()] == [shop_file.name]


def test_a_file_that_lost_the_product_meanwhile_says_so(shop_file):
    with pytest.raises(ShopFileError, match="has changed"):
        write_changes(shop_file, {("products", 9, "price"): 1.0})


def test_a_file_that_somebody_saves_half_meanwhile_says_so(shop_file, monkeypatch):
    def read_and_overwritten(path):
        shop = load_shop(path)
        path.write_text("shop: [", encoding="utf-8")
        return shop

    monkeypatch.setattr("copilot.answers.edit.load_shop", read_and_overwritten)
    with pytest.raises(ShopFileError, match="has changed"):
        write_changes(shop_file, {("products", 0, "price"): 1.0})
    assert shop_file.read_text("utf-8") == "shop: ["


def test_a_byte_order_mark_and_permissions_stay(shop_file):
    shop_file.write_bytes(b"\xef\xbb\xbf" + shop_file.read_bytes())
    shop_file.chmod(0o640)
    write_changes(shop_file, {("products", 0, "price"): 1.0})
    assert shop_file.read_bytes().startswith(b"\xef\xbb\xbf")
    if sys.platform != "win32":
        assert stat.S_IMODE(shop_file.stat().st_mode) == 0o640


@hypothesis_settings(max_examples=60, deadline=None)
@given(words=st.text(min_size=1).filter(lambda text: text.strip() == text and "\x00" not in text))
def test_any_words_are_read_back_as_they_were_written_or_refused_whole(tmp_path_factory, words):
    for name, text in (("s.toml", TOML), ("s.yaml", YAML)):
        path = tmp_path_factory.mktemp("edit") / name
        path.write_text(text, encoding="utf-8")
        try:
            shop = write_changes(path, {("policies", "exchange"): words})
        except (ShopFileError, UnicodeEncodeError):
            assert path.read_text("utf-8") == text
        else:
            assert shop.policies["exchange"] == words


def test_facts_name_what_they_are_about(tmp_path):
    path = tmp_path / "shop.toml"
    path.write_text(TOML, encoding="utf-8")
    found = {(fact.kind, fact.about, fact.detail): fact.value for fact in facts(load_shop(path))}
    assert found[FactKind.PRICE, "A12 · فستان", ""] == 850
    assert found[FactKind.PIECES, "A12 · فستان", "بيج XL"] == 3
    assert found[FactKind.POLICY, "exchange", ""] == "خلال 14 يوم"
    assert found[FactKind.PRICE, "B7 · عباية", ""] is None


def test_a_product_whose_name_is_its_code_is_named_once(tmp_path):
    path = tmp_path / "shop.toml"
    path.write_text('[[products]]\ncode = "وشاح"\nname = "وشاح"\nprice = 90\n', encoding="utf-8")
    assert {fact.about for fact in facts(load_shop(path)) if fact.kind is FactKind.PRICE} == {"وشاح"}

from __future__ import annotations

from pathlib import Path

import pytest

from copilot.answers.shop import Shop, dumped, load_shop, restored
from copilot.assets import asset
from copilot.errors import ShopFileError


def loaded(tmp_path: Path, text: str, name: str = "shop.toml") -> Shop:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_shop(path)


GOOD = """
[shop]
name = "خيط ووردة"
[delivery]
fee = 60
[[products]]
code = "A12"
name = "فستان"
price = 650
"""


def test_the_shipped_example_is_right() -> None:
    shop = load_shop(asset("demo", "shop.toml"))
    assert len(shop.products) == 8
    assert all(product.price for product in shop.products)


def test_a_product_is_found_by_its_code_in_any_case(tmp_path: Path) -> None:
    shop = loaded(tmp_path, GOOD)
    product = shop.product("a12")
    assert product is not None
    assert product.price == 650
    assert shop.product(None) is None
    assert shop.product("B1") is None


def test_yaml_says_the_same_as_toml(tmp_path: Path) -> None:
    text = "shop:\n  name: خيط ووردة\ndelivery:\n  fee: 60\nproducts:\n- code: A12\n  name: فستان\n  price: 650\n"
    assert loaded(tmp_path, text, "shop.yaml") == loaded(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[shop]\nnam = "x"', "“nam” is not known here. Did you mean “name”?"),
        ('[shop]\nzzz = "x"', "Known are: name, currency"),
        ("x = ", "is not valid TOML"),
        (GOOD.replace("650", '"650"'), "under products → A12 → price: this must be a number without quotes"),
        (GOOD.replace("650", "-1"), "the price of A12 can't be -1"),
        (GOOD.replace("650", "nan"), "the price of A12 can't be nan"),
        (GOOD.replace('code = "A12"\n', ""), "under products → 1: missing “code”"),
        (GOOD.replace('"A12"', '" "'), "has no code"),
        ('[voice]\ntone = "loud"', "under voice → tone: “loud” is not known here"),
        (
            '[delivery.governorates]\n"القاهرة" = { fee = "65" }',
            "under delivery → governorates → fee: this must be",
        ),
        (GOOD + '[[products]]\ncode = "a12"\nname = "x"', "two products have the code a12"),
        (GOOD + "stock = [{ pieces = -1 }]", "the stock of A12 is below zero"),
        ('[delivery]\ndays = "soon"', 'days are written like "2" or "2-4"'),
        ('products = "x"', "this must be a list"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ShopFileError) as caught:
        loaded(tmp_path, text)
    assert said in str(caught.value)
    assert "shop.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("shop.yaml", "shop: [", "is not valid YAML"),
        ("shop.yaml", "- a\n- b", "empty or a plain list"),
        ("shop.yaml", "", "empty or a plain list"),
        ("shop.yaml", "a: &a [*a, *a]\nb: *a", "is not known here"),
    ],
)
def test_yaml_mistakes_are_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ShopFileError, match=said):
        loaded(tmp_path, text, name)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(ShopFileError, match="There is no shop file"):
        load_shop(tmp_path / "none.toml")
    with pytest.raises(ShopFileError, match="is a folder"):
        load_shop(tmp_path)
    (tmp_path / "x").touch()
    with pytest.raises(ShopFileError, match="can't be read"):
        load_shop(tmp_path / "x" / "shop.toml")
    (tmp_path / "x.toml").write_bytes("[shop]".encode("utf-16"))
    with pytest.raises(ShopFileError, match="not UTF-8"):
        load_shop(tmp_path / "x.toml")


def test_facts_kept_with_a_session_come_back_and_those_of_no_version_are_none() -> None:
    shop = load_shop(asset("demo", "shop.toml"))
    assert restored(dumped(shop)) == shop
    assert restored(b'{"products": 7}') == restored(b"nothing") == Shop()


def test_a_shop_that_holds_nothing_to_answer_with_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text('[shop]\nname = "دكان"\n', encoding="utf-8")
    assert load_shop(path).is_empty
    path.write_text('[policies]\nreturns = "خلال 14 يوم"\n', encoding="utf-8")
    assert not load_shop(path).is_empty

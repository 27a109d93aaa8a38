"""What a list says goes into a shop file, new or not, and leaves all else in it as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copilot.answers.shop import Delivered, load_shop
from copilot.answers.writing import as_toml, bring_into
from copilot.assets import asset
from tests.answers.lists import found


def test_what_is_imported_is_read_back_as_it_was(tmp_path: Path) -> None:
    shop = found(tmp_path, "A12,فستان كتان,850,M,بيج,3,50-60", "B7,بلوزة,480.5,38 / 40,أبيض,,").shop
    path = tmp_path / "shop.toml"
    assert bring_into(path, shop) == load_shop(path)
    assert load_shop(path).products == shop.products
    assert "currency" not in as_toml(shop)


def test_a_list_brought_into_a_shop_file_leaves_its_notes_and_other_facts(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    shutil.copy(asset("demo", "shop.toml"), path)
    before = load_shop(path)
    after = bring_into(path, found(tmp_path, "A12,900", "Z1,5", head="code,price").shop)
    dress, old = after.product("A12"), before.product("A12")
    assert dress is not None
    assert old is not None
    assert (dress.price, dress.stock, dress.facts, dress.size_advice) == (
        900, old.stock, old.facts, old.size_advice,
    )  # fmt: skip
    assert len(after.products) == len(before.products) + 1
    assert after.policies == before.policies
    notes = [
        line for line in asset("demo", "shop.toml").read_text("utf-8").splitlines() if line.startswith("#")
    ]
    assert [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")] == notes


@pytest.mark.parametrize("before", ["[delivery]\nfee = 85  # الباقي\n", '[shop]\nname = "خيط"\n'])
def test_a_list_of_fees_alone_brings_fees_alone(tmp_path: Path, before: str) -> None:
    path = tmp_path / "shop.toml"
    path.write_text(before, encoding="utf-8")
    old = load_shop(path)
    shop = bring_into(path, found(tmp_path, "القاهرة,65", head="المحافظة,سعر الشحن").shop)
    assert shop.delivery.governorates == {"القاهرة": Delivered(fee=65)}
    assert (shop.delivery.fee, shop.shop, shop.products) == (old.delivery.fee, old.shop, ())
    assert path.read_text("utf-8").startswith(before)


@pytest.mark.parametrize(
    "text",
    [
        'products = [{code = "A1", name = "شال", price = 5}]\n',
        'products = [{code = "A1", name = "شال"}, {code = "Z1", name = "طرحة"}]\n[delivery]\nfee = 5\n',
        "products = []\n",
        'delivery = {fee = 50, days = "3"}\n',
        '[delivery]\ngovernorates = {"قنا" = {fee = 9}}\n',
        "delivery.fee = 50\n",
        "",
    ],
)
def test_a_list_goes_into_a_shop_file_however_its_tables_are_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "shop.toml"
    path.write_text(text, encoding="utf-8")
    head = "الكود,الاسم,السعر,الخامة,المقاس,الكمية"
    shop = found(tmp_path, "A1,شال,120,قطن,M,3", "B1,جيبة,50,,,", head=head).shop
    fees = found(tmp_path, "القاهرة,60", "باقي المحافظات,90", head="المحافظة,الشحن").shop
    bring_into(path, shop)
    brought = bring_into(path, fees)
    assert [brought.product(each.code) for each in shop.products] == list(shop.products)
    assert (brought.delivery.fee, brought.delivery.governorates["القاهرة"]) == (90, Delivered(fee=60))


def test_lines_of_a_shop_file_end_as_they_did(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_bytes("\ufeff# ملف\r\n[delivery]\r\nfee = 50  # الباقي\r\n".encode())
    bring_into(path, found(tmp_path, "باقي المحافظات,90", head="المحافظة,الشحن").shop)
    assert path.read_bytes() == "\ufeff# ملف\r\n[delivery]\r\nfee = 90  # الباقي\r\n".encode()

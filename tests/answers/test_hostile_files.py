"""Shop files from anywhere, in all forms: either facts or one sentence, soon."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from copilot.answers.importing import import_shop
from copilot.answers.shop import Shop, load_shop
from copilot.assets import asset
from copilot.errors import ShopFileError

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DEMO = asset("demo", "shop.toml").read_bytes()
WORDS = st.sampled_from(
    [
        "الكود",
        "code",
        "name",
        "price",
        "السعر",
        "size",
        "qty",
        "governorate",
        "fee",
        "650",
        "بيج",
        "38-44",
        "=1+1",
        "",
    ]
)
CELLS = WORDS | st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.none()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=8) | WORDS, each, max_size=3),
)


def facts_or_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    is_list = path.suffix in {".csv", ".xlsx"}
    with suppress(ShopFileError):
        assert isinstance(import_shop(path).shop if is_list else load_shop(path), Shop)


@MANY
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    st.sampled_from(["toml", "yaml", "csv", "xlsx"]),
)
def test_any_bytes(tmp_path: Path, data: bytes, form: str) -> None:
    facts_or_a_sentence(tmp_path / f"shop.{form}", data)


@MANY
@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0))
def test_a_good_file_with_slips_in_it(tmp_path: Path, changes, end: int) -> None:
    data = bytearray(DEMO)
    for place, byte in changes:
        data[place % len(data)] = byte
    facts_or_a_sentence(tmp_path / "shop.toml", bytes(data))
    facts_or_a_sentence(tmp_path / "shop.toml", DEMO[: end % len(DEMO)])


@MANY
@given(
    st.dictionaries(st.sampled_from(["shop", "voice", "delivery", "payment", "policies", "products"]), VALUES)
)
def test_the_right_sections_with_anything_in_them(tmp_path: Path, told: dict) -> None:
    import json  # noqa: PLC0415 - YAML reads JSON

    facts_or_a_sentence(tmp_path / "shop.yaml", json.dumps(told, ensure_ascii=True).encode())


@MANY
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_a_list_with_anything_in_its_cells(tmp_path: Path, rows: list) -> None:
    book = Workbook()
    for row in rows:
        with suppress(ValueError, IllegalCharacterError):  # what Excel itself can't hold
            book.active.append([str(cell)[:20] if isinstance(cell, int) else cell for cell in row])
    kept = io.BytesIO()
    book.save(kept)
    facts_or_a_sentence(tmp_path / "shop.xlsx", kept.getvalue())
    lines = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    facts_or_a_sentence(tmp_path / "shop.csv", lines.encode(errors="replace"))


@MANY
@given(st.integers(0), st.integers(0, 255), st.integers(0))
def test_a_workbook_with_slips_in_it(tmp_path: Path, place: int, byte: int, end: int) -> None:
    book = Workbook()
    book.active.append(["code", "name", "price"])
    book.active.append(["A1", "فستان", 650])
    kept = io.BytesIO()
    book.save(kept)
    data = bytearray(kept.getvalue())
    data[place % len(data)] = byte
    facts_or_a_sentence(tmp_path / "shop.xlsx", bytes(data))
    facts_or_a_sentence(tmp_path / "shop.xlsx", kept.getvalue()[: end % len(data)])


@pytest.mark.parametrize(
    "words",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)),
        "shop: !!python/object/apply:os.system [exit]",
        "[" * 600,
        "{a: " * 600,
    ],
    ids=["billion laughs", "a call", "brackets", "maps"],
)  # fmt: skip
def test_yaml_that_wants_to_be_more_than_facts(tmp_path: Path, words: str) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ShopFileError):
        load_shop(path)


def test_toml_of_nothing_but_brackets(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text("a = " + "[" * 5000, encoding="utf-8")
    with pytest.raises(ShopFileError):
        load_shop(path)


def test_a_workbook_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shop.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"\0" * 300_000_000)
    with pytest.raises(ShopFileError, match="too large"):
        import_shop(path)


@pytest.mark.parametrize(
    "text",
    ["{half}: 1", "shop:\n  name: {half}", "policies:\n  {half}: x", "products: [{code: {half}, name: x}]"],
)
def test_half_a_character_in_a_shop_file_is_told(tmp_path, text):
    path = tmp_path / "shop.yaml"
    path.write_text(text.replace("{half}", '"\\ud800"'), encoding="utf-8")
    with pytest.raises(ShopFileError, match="is not UTF-8 text"):
        load_shop(path)

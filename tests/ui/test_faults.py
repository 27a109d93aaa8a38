"""What goes wrong below the windows is told in the window's language."""

import ast
import re

import pytest

from copilot import errors
from copilot.accounts import _WHY_NOT_KEPT
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.domain.board import Reason
from copilot.errors import CopilotError, Fault, RefusedError, ShopFileError
from copilot.ui.faults import fault_words, names

COPILOT = asset("..").resolve() / "copilot"
REACH_A_WINDOW = (
    "accounts.py",
    "answers/edit.py",
    "answers/importing.py",
    "answers/shop.py",
    "answers/tables.py",
    "answers/writing.py",
    "console/places.py",
    "sources.py",
    "storage/session_file.py",
)
"""Where errors are made that end a run, a reading or a writing that somebody asked for in a window."""

KINDS = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, CopilotError)
}
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES_OF_THINGS = {
    "live",
    "copilot",
    "recover",
    "pip",
    "install",
    "tiktoklive",
    "UTF",
    "TikTok",
    "Live",
    "Copilot",
    "shop",
    "import",
    "toml",
    "CSV",
    "csv",
    "xlsx",
    "Excel",
}


def made_in(path):
    """Give every making of an error in a file: its line and the name it is given, or None."""
    for node in ast.walk(ast.parse((COPILOT / path).read_text("utf-8"))):
        made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and bool(node.args)
        if made and node.func.id in KINDS | {"NoKeyringError"}:
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            yield node.lineno, given.get("name")


@pytest.mark.parametrize("path", REACH_A_WINDOW)
def test_every_error_that_can_reach_a_window_has_a_name_and_words(path):
    found = list(made_in(path))
    assert found
    for line, name in found:
        assert name is not None, f"{path}:{line}"
        if isinstance(name, ast.Constant):
            assert name.value in names(), f"{path}:{line} {name.value}"


def test_names_that_are_passed_on_have_words_too():
    assert set(_WHY_NOT_KEPT) <= names()


def test_no_fault_speaks_english_in_an_arabic_window(language):
    for name in sorted(names()):
        told = fault_words(Fault(sentence="It broke.", name=name, facts={}))
        words = set(LATIN.findall(re.sub(r"\{\w+\}", "", told)))
        assert words <= NAMES_OF_THINGS, (name, told)
        assert re.search("[\u0621-\u064a]", told), name


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_fault_without_a_name_is_told_by_its_kind(language, kind):
    told = fault_words(Fault(sentence="Something in English.", kind=kind))
    assert "English" not in told
    assert re.search("[\u0621-\u064a]", told)


@pytest.mark.parametrize(
    "reason", [reason for reason in Reason if reason not in {Reason.NONE, Reason.RECORDING}]
)
def test_what_a_platform_refuses_is_told_by_its_reason_and_its_subject(language, reason):
    told = fault_words(RefusedError("Not allowed.", reason=reason, subject="pages_read_user_content").told())
    assert "Not allowed" not in told
    if reason is Reason.PERMISSION:
        assert "pages_read_user_content" in told


SHOPS = [
    ("[shop", "السطر \u20681\u2069"),
    ('[shop]\nname = "x"\n[[products]]\ncode = "A1"\nprice = "many"\n', "price"),
    ('[[products]]\ncode = ""\nname = "فستان"\n', "فستان"),
    ('[[products]]\ncode = "A1"\nname = "x"\n[[products]]\ncode = "a1"\nname = "y"\n', "a1"),
    ('[[products]]\ncode = "A1"\nname = "x"\nprice = -3\n', "A1"),
]


@pytest.mark.parametrize(("text", "told"), SHOPS)
def test_a_shop_file_that_cannot_be_used_says_where_in_the_windows_language(language, tmp_path, text, told):
    path = tmp_path / "shop.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ShopFileError) as raised:
        load_shop(path)
    words = fault_words(raised.value.told())
    assert told in words
    assert str(tmp_path) not in words
    assert "{" not in words


def test_facts_are_plain_text_of_bounded_length_in_their_own_direction(language):
    hostile = "\u202e<b>" + "س" * 10_000
    told = fault_words(Fault(sentence="", name="shop.missing", facts={"file": hostile}))
    assert "\u202e" not in told
    assert len(told) < 250
    assert "\u2068<b>" in told

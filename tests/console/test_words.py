"""The pages' words, in both languages: complete, in the seller's own Arabic, with one name for the product."""

import re

import pytest

from copilot.assets import asset
from copilot.domain.platform import PLATFORMS

ROOT = asset("..").resolve()
SOURCE = (ROOT / "copilot" / "console" / "web" / "words.js").read_text("utf-8")
FORMAL = re.compile(
    r"(?<!\w)و?(هذا|هذه|الآن|منذ|الذي|التي|لقد|تجب|يجب|ليس|لا توجد|لا يوجد|الهواء|غير معروف|لم)(?!\w)"
)


def words(language):
    """Return what each key says: a sentence, or its plural forms after one another."""
    start = SOURCE.index(f"\n  {language}: {{\n")
    block = SOURCE[start : SOURCE.index("\n  },", start)]
    return dict(re.findall(r'(?:^ {4}|, )(\w+): ("[^"]*"|\{[^}]*(?:\{n\}[^}]*)*\})', block, re.MULTILINE))


def places(text):
    return set(re.findall(r"\{(\w+)\}", text))


LANGUAGES = re.findall(r"^  (\w\w): \{$", SOURCE, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language):
    assert {"ar", "en"} <= set(LANGUAGES)
    says, english = words(language), words("en")
    assert len(english) > 150
    assert set(says) == set(english)
    assert {key for key in english if places(says[key]) - {"n"} != places(english[key]) - {"n"}} == set()


def test_the_pages_speak_as_the_windows_do():
    assert {key: text for key, text in words("ar").items() if FORMAL.search(text)} == {}


def test_one_thing_is_told_as_one():
    plurals = re.findall(r'\b(\w+): ("[^"]*\{n\} [a-z]+s\b[^"]*")', SOURCE)
    assert ("other", '"{n} comments"') in plurals
    assert {key for key, _ in plurals} == {"other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_called_by_the_products_one_name(language):
    assert words(language)["title"] == '"Live Copilot"'


def test_the_product_has_one_name_wherever_people_meet_it():
    kinds = {".ts", ".md", ".js", ".html", ".desktop", ".xml", ".nsi", ".py"}
    folders = (ROOT / each for each in ("assets", "copilot", "packaging"))
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in kinds]
    assert len(files) > 100
    assert [file.name for file in files if re.search("كوبايلوت|مساعد اللايف", file.read_text("utf-8"))] == []


def test_platforms_are_spelt_as_everywhere_else():
    (spelt,) = re.findall(r"^const PLATFORMS = \{(.*)\};$", SOURCE, re.MULTILINE)
    assert dict(re.findall(r'(\w+): "([^"]+)"', spelt)) == PLATFORMS

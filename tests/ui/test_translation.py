import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from copilot.assets import asset
from copilot.ui import strips
from copilot.ui.translation import LANGUAGES, use_language

SOURCES = asset("..").resolve() / "copilot" / "ui"
CALL = re.compile(r'translate\(\s*"(\w+)",\s*"([^"]+)"')


def messages(language):
    tree = ET.parse(asset("translations", f"copilot_{language}.ts"))
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name"), message.findtext("source")), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_interface_is_translated(language):
    asked = {
        found.groups() for file in SOURCES.glob("*.py") for found in CALL.finditer(file.read_text("utf-8"))
    }
    assert len(asked) > 30
    known = dict(messages(language))
    assert asked - set(known) == set()
    for key in asked:
        translation = known[key].find("translation")
        assert translation.get("type") is None, key
        assert all("".join(form.itertext()).strip() for form in (translation, *translation)), key


def test_arabic_keeps_the_places_to_fill():
    for (_, source), message in messages("ar"):
        places = set(re.findall(r"\{\w+\}", source))
        assert places == set(re.findall(r"\{\w+\}", "".join(message.find("translation").itertext())))


def test_the_language_can_change_and_the_direction_goes_with_it(qapp, language):
    assert use_language(qapp, "ar") == Qt.LayoutDirection.RightToLeft
    assert QCoreApplication.translate("Card", "Pinned") == "مثبّت"
    assert use_language(qapp, "en") == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("Card", "Pinned") == "Pinned"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "قرينا تعليق واحد"),
        (2, "قرينا تعليقين"),
        (7, "قرينا 7 تعليقات"),
        (11, "قرينا 11 تعليق"),
        (103, "قرينا 103 تعليقات"),
    ],
)
def test_arabic_counts(language, count, words):
    assert QCoreApplication.translate("Overlay", "%n comments read", None, count) == words


def test_english_counts(language):
    language("en")
    counted = [QCoreApplication.translate("Overlay", "%n people", None, n) for n in (1, 2)]
    assert counted == ["1 person", "2 people"]


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "لسه مفيش تعليقات"),
        (3, "آخر تعليق: دلوقتي"),
        (19, "آخر تعليق من 10 ثواني"),
        (59, "آخر تعليق من 50 ثانية"),
        (130, "آخر تعليق من دقيقتين"),
    ],
)
def test_ages_are_told_in_calm_steps(language, age, words):
    assert strips.age_words(age) == words

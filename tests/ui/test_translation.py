import importlib.util
import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel

from copilot import cli_values
from copilot.assets import asset
from copilot.ui import strips
from copilot.ui.other_pages import LANGUAGE_NAMES, notices
from copilot.ui.plain import reads_right_to_left
from copilot.ui.translation import LANGUAGES, use_language, words_for_qt

SOURCES = asset("..").resolve() / "copilot" / "ui"


def messages(language):
    tree = ET.parse(asset("translations", f"copilot_{language}.ts"))
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name"), message.findtext("source")), message


@pytest.fixture(scope="module")
def asked():
    return extractor().asked(SOURCES)


def extractor():
    spec = importlib.util.spec_from_file_location("translations", SOURCES / "../../packaging/translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_windows_and_commands_speak_the_same_languages():
    named, counted = set(LANGUAGE_NAMES), set(extractor().LANGUAGES)
    assert set(LANGUAGES) == named == counted == set(cli_values.LANGUAGES)
    assert all(len(notices(language)) == 3 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_interface_is_translated_and_none_is_left_over(language, asked):
    assert len(asked) > 60
    known = dict(messages(language))
    assert set(asked) - set(known) == set()
    assert set(known) - set(asked) == set()
    for key in asked:
        translation = known[key].find("translation")
        assert translation.get("type") is None, key
        assert all("".join(form.itertext()).strip() for form in (translation, *translation)), key


def test_no_arabic_text_is_still_english(asked):
    same = {"Live Copilot", "PDF"}
    left = [source for (_, source), message in messages("ar") if message.findtext("translation") == source]
    assert set(left) <= same


def test_a_plural_counted_by_an_attribute_is_found(tmp_path):
    (tmp_path / "a.py").write_text('QCoreApplication.translate("A", "%Ln b", None, card.waiting)', "utf-8")
    assert extractor().asked(tmp_path) == {("A", "%Ln b"): True}


def test_a_new_language_begins_with_every_text_to_translate(tmp_path):
    made, texts = tmp_path / "copilot_ar.ts", {("A", "b"): False, ("A", "%Ln c"): True}
    assert extractor().write(made, "ar", texts) == ["b", "%Ln c"]
    written = {message.findtext("source") for message in ET.parse(made).iter("message")}
    assert written == {"b", "%Ln c"}


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_shipped_was_made_from_what_was_translated(language, name):
    language(name)
    for (context, source), message in messages(name):
        if message.get("numerus") is None:
            translated = message.findtext("translation")
            assert QCoreApplication.translate(context, source) == translated


def test_arabic_keeps_the_places_to_fill():
    for (_, source), message in messages("ar"):
        places = set(re.findall(r"\{\w+\}", source))
        assert places == set(re.findall(r"\{\w+\}", "".join(message.find("translation").itertext())))


def test_no_arabic_sentence_begins_with_a_latin_word_that_would_turn_it_round():
    for key, message in messages("ar"):
        translation = message.find("translation")
        for form in translation.findall("numerusform") or [translation]:
            words = re.sub(r"%L?n|\{\w+\}", "", "".join(form.itertext()))
            if re.search("[\u0600-\u06ff]", words):
                assert reads_right_to_left(words, otherwise=True), key


def test_the_language_can_change_and_the_direction_goes_with_it(qapp, language):
    assert use_language(qapp, "ar") == Qt.LayoutDirection.RightToLeft
    assert QCoreApplication.translate("Card", "Pinned") == "مثبّت"
    assert use_language(qapp, "en") == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("Card", "Pinned") == "Pinned"


@pytest.mark.parametrize(
    ("name", "open_words", "cancel"), [("ar", "ا&فتح", "ألغِ"), ("en", "&Open", "Cancel")]
)
def test_qts_own_dialogs_and_buttons_speak_the_language(qtbot, language, name, open_words, cancel):
    language("en" if name == "ar" else "ar")
    language(name)
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = [button.text() for button in dialog.findChild(QDialogButtonBox).buttons()]
    assert words == [open_words, cancel]


def test_no_word_of_qts_file_dialog_is_left_in_english(qtbot, language, tmp_path):
    dialog = QFileDialog(directory=str(tmp_path), options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    said += [button.text() for button in dialog.findChild(QDialogButtonBox).buttons()]
    assert len([words for words in said if words]) >= 4
    assert not [words for words in (*said, *words_for_qt()) if re.search("[A-Za-z]", words)]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "قرينا تعليق واحد"),
        (2, "قرينا تعليقين"),
        (7, "قرينا 7 تعليقات"),
        (11, "قرينا 11 تعليق"),
        (103, "قرينا 103 تعليقات"),
        (1566, "قرينا 1,566 تعليق"),
    ],
)
def test_arabic_counts(language, count, words):
    assert QCoreApplication.translate("Overlay", "%Ln comments read", None, count) == words


def test_every_count_is_written_as_counts_are_written_elsewhere():
    plain = [text for text, plural in extractor().asked(SOURCES).items() if plural and "%n" in text[1]]
    assert plain == []


def test_english_counts(language):
    language("en")
    counted = [QCoreApplication.translate("Overlay", "%Ln people", None, n) for n in (1, 2, 12_480)]
    assert counted == ["1 person", "2 people", "12,480 people"]


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

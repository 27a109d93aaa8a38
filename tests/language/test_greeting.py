"""What only calls somebody is no question, also with a question mark."""

import pytest

from copilot.domain.comment import Kind
from copilot.language.greeting import only_greets, without_call
from copilot.language.normalise import normalise


@pytest.mark.parametrize(
    "text",
    [
        "ندى حبيبتي؟",
        "ندى؟؟",
        "يا سارة 😍؟",
        "حبيبتي؟",
        "عاملة ايه يا ندى؟",
        "ezayek ya nada?",
        "how are you?",
        "ya amar?",
    ],
)
def test_a_call_is_chatter(reader, text):
    (read,) = reader.read([text])
    assert (read.kind, read.topics) == (Kind.CHATTER, ())


@pytest.mark.parametrize(
    "text",
    [
        "ندى بكام؟",
        "يا سارة مقاسي موجود؟",
        "ليلي؟",
        "عاملة ايه في الشحن؟",
        "دي ايه يا ندى؟",
        "يا مروة فيه لارج؟",
        "موجود يا نور؟",
        "يا حبيبتي ده قطن؟",
        "يا [name] فيه لارج؟",
        "how are you washing it?",
    ],
)
def test_a_call_with_a_question_is_the_question(reader, text):
    (read,) = reader.read([text])
    assert read.kind is Kind.QUESTION


@pytest.mark.parametrize("text", ["", "؟", "123", "❤️❤️", "؟؟ 5", "عمري 30؟", "يا ندى 40؟"])
def test_what_has_no_word_or_a_number_calls_nobody(text):
    assert not only_greets(normalise(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("يا سارة مقاسي موجود؟", "مقاسي موجود؟"),
        ("دي ايه يا ندى؟", "دي ايه ؟"),
        ("ya Sara bkam da", "bkam da"),
        ("يا كريم كريم ده بكام", "كريم ده بكام"),
        ("يا ندى؟", "يا ندى؟"),
        ("يا جماعة بكام", "يا جماعة بكام"),
        ("ندى بكام", "ندى بكام"),
        ("", ""),
    ],
)
def test_what_is_said_beside_a_call_is_read_without_it(text, said):
    assert without_call(text) == said

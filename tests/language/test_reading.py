"""What a comment is and asks."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.domain.comment import Kind
from copilot.language.topics import ByHeart


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("بكام ده؟", "ask_price"),
        ("bkam", "ask_price"),
        ("how much is it", "ask_price"),
        ("المقاسات ايه", "sizes_available"),
        ("الشحن بكام", "delivery_cost"),
        ("elsha7n bkam", "delivery_cost"),
        ("فيه الوان تانيه", "colors_available"),
        ("وزني 80 اخد مقاس ايه", "size_advice"),
        ("المحل فين", "store_location"),
        ("ينفع ادفع فودافون كاش", "payment_methods"),
    ],
)
def test_common_questions_find_their_card(reader, text, card):
    (reading,) = reader.read([text])
    assert reading.kind is Kind.QUESTION
    assert reader.catalogue.card(reading.topics[0].topic) == card


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تسلم ايدك يا قمر", Kind.CHATTER),
        ("❤️❤️❤️", Kind.CHATTER),
        ("", Kind.CHATTER),
        ("\u200f\x00", Kind.CHATTER),
        ("3ayza wa7ed xl", Kind.ORDER),
        ("احجزيلي واحد لارج [phone] [address]", Kind.ORDER),
        ("الصوت مقطع", Kind.STREAM_PROBLEM),
        ("وصلني مقاس غلط", Kind.COMPLAINT),
    ],
)
def test_kinds(reader, text, kind):
    (reading,) = reader.read([text])
    assert reading.kind is kind


@pytest.mark.parametrize("text", ["[name]", "@[name] ❤️", "[name] 😂"])
def test_who_only_calls_a_friend_asks_nothing(reader, text):
    (reading,) = reader.read([text])
    assert (reading.kind, reading.topics) == (Kind.CHATTER, ())


def test_what_asks_nothing_has_no_topic(reader):
    for reading in reader.read(["تسلم ايدك", "عايزة البيج لارج", ""]):
        assert reading.topics == ()


def test_a_comment_may_ask_two_things(reader):
    (reading,) = reader.read(["السعر والمقاسات؟"])
    assert {match.topic for match in reading.topics} == {"ask_price", "sizes_available"}


def test_order_of_reading_and_company_change_nothing(reader):
    texts = ["بكام ده", "الشحن بكام", "hello"]
    for one, other in zip(reader.read(texts), reversed(reader.read(texts[::-1])), strict=True):
        assert (one.kind, one.topics, one.text) == (other.kind, other.topics, other.text)


def test_a_text_that_was_read_lately_costs_nothing(reader):
    (first,) = reader.read(["سؤال يتكرر كتير"])
    (again,) = reader.read(["سؤال يتكرر كتير"])
    assert first is again


def test_no_texts_no_readings(reader):
    assert reader.read([]) == []


def test_a_vector_can_not_be_changed_by_who_reads_it(reader):
    (reading,) = reader.read(["بكام"])
    with pytest.raises(ValueError, match="read-only"):
        reading.vector[0] = 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_has_a_reading(reader, text):
    (reading,) = reader.read([text])
    assert 0 <= reading.confidence <= 1
    assert np.isfinite(reading.vector).all()
    assert all(
        match.topic in reader.catalogue.topics and 0 <= match.confidence <= 1 for match in reading.topics
    )


@pytest.mark.parametrize(
    "text", ["بكام " * 2000, "x" * 10_000, "؟" * 10_000, "\ud800" * 10_000, "\u202e\x00" * 5000]
)
def test_ten_thousand_characters_are_read_in_a_moment(reader, text):
    begun = time.thread_time()
    reader.read([text])
    assert time.thread_time() - begun < 1


def test_a_text_that_was_forgotten_is_read_the_same_again(reader, monkeypatch):
    monkeypatch.setattr("copilot.language.reading.REMEMBERED", 2)
    texts = ["بكام", "الشحن بكام", "hello", "مقاس كام", "فين المحل"]
    first = [reader.read([text])[0] for text in texts]
    again = [reader.read([text])[0] for text in texts]
    assert [each.topics for each in first] == [each.topics for each in again]
    assert first[0] is not again[0]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("السعر", "ask_price"),
        ("السعررر؟", "ask_price"),
        ("price", "ask_price"),
        ("el se3r", "ask_price"),
        ("المقاسات", "sizes_available"),
        ("العنوان", "store_location"),
        ("وصلني مقاس غلط", "complaint_wrong_item"),
        ("المقاس يا قمر", "sizes_available"),
        ("ya mona price", "ask_price"),
    ],
)
def test_the_shortest_comments_are_known_by_heart(reader, text, topic):
    (reading,) = reader.read([text])
    assert [match.topic for match in reading.topics] == [topic]
    assert reading.confidence > 0.9


def test_what_is_known_by_heart_asks_only_alone(reader):
    (reading,) = reader.read(["السعر حلو اوي ما شاء الله"])
    assert reading.kind is Kind.CHATTER


def test_a_catalogue_without_short_comments_knows_none_by_heart(tmp_path):
    assert ByHeart.load(tmp_path).topic("السعر") is None

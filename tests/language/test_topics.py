"""The catalogue and its phrases hold together, and the matcher finds what it was shown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.language.normalise import normalise
from copilot.language.phrases import Phrase, read_phrases
from copilot.language.topics import CARDS_OF_PROFILE, CHATTER, OPEN, ORDER, Catalogue, Matcher, Profiles


@pytest.fixture(scope="module")
def phrases():
    found = defaultdict(list)
    for path in sorted(asset("topics", "phrases").glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            label, tab, text = line.partition("\t")
            assert tab, f"{path.name}:{number} has no tab"
            assert text.strip() == text != "", f"{path.name}:{number} has no phrase"
            found[label].append((path.stem, text))
    return found


def plain(text):
    return re.sub(r"[^\w\s]", "", normalise(text)).strip() or text


def test_every_phrase_is_under_a_known_label(phrases, catalogue):
    unknown = {label for label in phrases if label not in catalogue.topics and not label.startswith(OPEN)}
    assert unknown == {CHATTER, ORDER}


def test_training_would_write_the_models_page_as_it_stands():
    card = Path(__file__).parents[2] / "packaging" / "model" / "card"
    assert (card / "README.md").read_bytes() == asset("model", "README.md").read_bytes()


def test_every_topic_has_phrases_of_several_hands(phrases, catalogue):
    poor = {topic for topic in catalogue.topics if len({voice for voice, _ in phrases[topic]}) < 3}
    assert poor == set()
    assert min(len(phrases[topic]) for topic in catalogue.topics) >= 20


def test_the_model_was_made_anew_for_the_topics_of_now(catalogue):
    with np.load(asset("model", "heads.npz")) as heads:
        learned = {label for label in heads["labels"].tolist() if not label.startswith(OPEN)}
    assert learned == set(catalogue.topics) | {CHATTER, ORDER}


def test_no_hand_writes_a_phrase_twice(phrases):
    counts = Counter((voice, plain(text)) for few in phrases.values() for voice, text in few)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_phrase_is_under_two_labels(phrases):
    labels = defaultdict(set)
    for label, few in phrases.items():
        for _, text in few:
            labels[plain(text)].add(label)
    assert [text for text, several in labels.items() if len(several) > 1] == []


def test_a_card_is_a_topic_that_has_its_own_card(catalogue):
    for topic in catalogue.topics.values():
        card = catalogue.topics[topic.card]
        assert card.card == card.id
        assert card.kind is topic.kind
        assert catalogue.card(topic.id) == topic.card


def test_what_the_catalogue_does_not_know_is_its_own_card(catalogue):
    assert catalogue.card("never heard of") == "never heard of"


def test_a_catalogue_reads_from_its_file_or_its_folder():
    assert Catalogue.load(asset("topics")) == Catalogue.load(asset("topics", "catalogue.tsv"))


def test_another_table_is_no_catalogue(tmp_path):
    (tmp_path / "catalogue.tsv").write_text("a\tb\n")
    with pytest.raises(ValueError, match="columns"):
        Catalogue.load(tmp_path)


def test_complaints_and_stream_problems_are_told_by_their_topic(catalogue):
    assert catalogue.topics["stream_sound"].kind is Kind.STREAM_PROBLEM
    assert catalogue.topics["complaint_quality"].kind is Kind.COMPLAINT


def test_votes_fall_to_the_nearest_prototype_and_sum_to_one():
    prototypes = np.eye(3, 4, dtype=np.float32)
    matcher = Matcher(prototypes=prototypes, owners=np.array([0, 0, 1]), labels=("a", "b"), temperature=0.1)
    votes = matcher.vote(np.eye(4, dtype=np.float32)[[1, 2, 3]])
    assert votes.shares.sum(axis=1) == pytest.approx([1, 1, 1])
    assert votes.shares.argmax(axis=1)[:2].tolist() == [0, 1]
    assert votes.nearest.tolist() == [[1, 0], [0, 1], [0, 0]]


def test_phrases_are_told_by_voice_and_what_is_no_phrase_is_left_out(tmp_path):
    (tmp_path / "a.tsv").write_text("ask_price\tبكام\nno tab\nask_price\t \n", "utf-8")
    (tmp_path / "b.tsv").write_text("-\tمنورة\n", "utf-8")
    price, chat = (
        Phrase(voice="a", label="ask_price", text="بكام"),
        Phrase(voice="b", label="-", text="منورة"),
    )
    assert read_phrases(tmp_path) == [price, chat]
    assert read_phrases(tmp_path, without=["a"]) == [chat]


def test_a_profile_holds_the_cards_with_most_votes_and_topics_of_one_card_vote_together(catalogue):
    labels = [*catalogue.topics, CHATTER]
    shares = np.full((1, len(labels)), 1e-6, dtype=np.float32)
    shares[0, [labels.index("return_refund"), labels.index("exchange_policy")]] = 0.2, 0.3
    shares[0, labels.index("ask_price")] = 0.4
    (profile,) = Profiles(labels, catalogue).of(shares)
    cards = sorted({catalogue.card(label) for label in labels})
    told = {cards[card]: weight**2 for card, weight in profile.tolist()}
    assert len(told) == CARDS_OF_PROFILE
    assert told["exchange_policy"] == pytest.approx(0.5, rel=0.01)
    assert told["ask_price"] == pytest.approx(0.4, rel=0.01)


def test_fewer_cards_than_a_profile_may_hold_are_all_there(catalogue):
    (profile,) = Profiles(["ask_price", CHATTER], catalogue).of(np.array([[0.36, 0.64]], dtype=np.float32))
    assert dict(profile.tolist()) == pytest.approx({0: 0.8, 1: 0.6}, rel=0.01)

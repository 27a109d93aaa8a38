"""Any sentence-transformers model may take the bundled one's place."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.errors import RunError
from copilot.language.other_model import NamedEncoder, _fingerprint, read_with
from copilot.language.topics import Catalogue

TOPICS = (*list(Catalogue.load(asset("topics")).topics)[:12], "-", "order")


@pytest.fixture(scope="module")
def topics(tmp_path_factory):
    """A small part of the catalogue's phrases."""
    folder = tmp_path_factory.mktemp("topics")
    (folder / "catalogue.tsv").write_bytes(asset("topics", "catalogue.tsv").read_bytes())
    (folder / "phrases").mkdir()
    for path in sorted(asset("topics", "phrases").glob("hand_[de].tsv")):
        kept = [line for line in path.read_text("utf-8").splitlines() if line.split("\t")[0] in TOPICS]
        (folder / "phrases" / path.name).write_text("\n".join(kept), "utf-8")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory, topics):
    """A model that knows of each word how often each topic says it, saved as sentence-transformers saves them."""
    pytest.importorskip("sklearn")
    sentence_transformers = pytest.importorskip("sentence_transformers")
    tokenizers = pytest.importorskip("tokenizers")
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding  # noqa: PLC0415 - likewise

    lines = [line for path in topics.glob("phrases/*.tsv") for line in path.read_text("utf-8").splitlines()]
    told = [line.split("\t") for line in lines]
    words = tokenizers.Tokenizer(tokenizers.models.WordLevel(unk_token="?"))
    words.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    trainer = tokenizers.trainers.WordLevelTrainer(special_tokens=["?"], show_progress=False)
    words.train_from_iterator([text for _, text in told], trainer)
    counts = np.zeros((words.get_vocab_size() + 1, len(TOPICS)), dtype=np.float32)
    for topic, text in told:
        counts[words.encode(text).ids, TOPICS.index(topic)] += 1
    counts /= counts.sum(axis=1, keepdims=True).clip(1)
    static = StaticEmbedding(words, embedding_weights=counts - counts.mean(axis=1, keepdims=True))
    folder = tmp_path_factory.mktemp("model") / "words"
    sentence_transformers.SentenceTransformer(modules=[static]).save(str(folder))
    return folder


def test_it_reads_with_what_the_phrases_teach_it(model, topics, tmp_path):
    reader = read_with(str(model), topics=topics, kept=tmp_path)
    lines = (topics / "phrases" / "hand_d.tsv").read_text("utf-8").splitlines()
    gold = [line.split("\t") for line in lines if line.split("\t")[0] in TOPICS[:5]]
    found = reader.read([text for _, text in gold])
    right = [
        bool(one.candidates) and one.candidates[0].topic == topic
        for one, (topic, _) in zip(found, gold, strict=True)
    ]
    assert sum(right) > 0.7 * len(right)
    assert reader.read(["السعر كام"])[0].kind is Kind.QUESTION
    assert found[0].vector.shape == (len(TOPICS),)


def test_what_it_learned_is_kept_until_the_phrases_change(model, topics, tmp_path, monkeypatch):
    read_with(str(model), topics=topics, kept=tmp_path)
    (kept,) = tmp_path.iterdir()
    monkeypatch.setattr("copilot.language.other_model.learn", lambda *_: pytest.fail("learned twice"))
    again = read_with(str(model), topics=topics, kept=tmp_path)
    assert again.read(["السعر كام"])[0].candidates[0].topic == "ask_price"
    assert list(tmp_path.iterdir()) == [kept]


def test_what_is_no_model_is_said_in_one_sentence(tmp_path):
    pytest.importorskip("sentence_transformers")
    (tmp_path / "model").mkdir()
    with pytest.raises(RunError, match=r"can't be loaded as a sentence-transformers model"):
        NamedEncoder(str(tmp_path / "model"))


def test_without_the_packages_it_is_said_which_are_needed(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(RunError, match="pip install sentence-transformers"):
        NamedEncoder("any")


def test_without_the_package_that_learns_it_is_said_too(model, topics, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    monkeypatch.delitem(sys.modules, "copilot.language.heads", raising=False)
    monkeypatch.delattr("copilot.language.heads", raising=False)
    with pytest.raises(RunError, match="scikit-learn"):
        read_with(str(model), topics=topics, kept=tmp_path)


def test_features_that_stand_in_questions_lean_to_asking():
    heads = pytest.importorskip("copilot.language.heads")
    asking, boasting, both = 0, 1, 2
    bags = [[asking, both], [asking], [boasting, both], [boasting]] * 5
    leanings = heads.fit_leanings(bags, ["ask_price", "ask_price", "-", "order"] * 5, 3)["leanings"]
    assert leanings[asking] > leanings[both] > leanings[boasting]


def test_a_model_of_a_hub_is_known_by_its_name(topics):
    assert (
        _fingerprint("hub/one", topics) == _fingerprint("hub/one", topics) != _fingerprint("hub/two", topics)
    )


def test_a_folder_that_takes_nothing_is_said(model, topics, tmp_path):
    (tmp_path / "kept").write_text("in the way")
    with pytest.raises(RunError, match="can't be kept"):
        read_with(str(model), topics=topics, kept=tmp_path / "kept")

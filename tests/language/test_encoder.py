"""The bundled model, read with NumPy and with sentence-transformers."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.assets import asset
from copilot.language.encoder import StaticEncoder, load_index
from copilot.language.features import RowIndex, feature_key
from copilot.language.normalise import normalise, words

COMMENTS = [
    "بكام ده؟",
    "bkam elsha7n le tanta",
    "what sizes do you have",
    "",
    "❤️❤️",
    "وزني 80 اخد مقاس ايه",
    "size42 plz",
]


@pytest.fixture(scope="module")
def encoder():
    return StaticEncoder.load(asset("model"))


def test_a_vector_has_length_one_or_zero(encoder):
    lengths = np.linalg.norm(encoder.encode([*COMMENTS, "؟؟؟"]), axis=1)
    assert lengths == pytest.approx([1, 1, 1, 0, lengths[4], 1, 1, 0], abs=1e-5)


def test_no_comments_make_no_rows(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_a_comment_has_one_vector_in_any_company(encoder):
    alone = np.concatenate([encoder.encode([text]) for text in COMMENTS])
    assert np.allclose(encoder.encode(COMMENTS), alone, atol=1e-6)


def test_one_question_in_two_scripts_is_near(encoder):
    price, same, other = encoder.encode(["السعر كام", "el se3r kam", "الصوت مش واضح"])
    assert price @ same > 0.6 > price @ other


@settings(max_examples=40)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_has_a_vector(encoder, text):
    assert np.isfinite(encoder.encode([text])).all()


def test_a_long_comment_costs_no_more_than_its_first_words(encoder):
    begun = time.thread_time()
    encoder.encode(["بكام " * 2000, "x" * 10_000, "ا ب ت ث " * 1250])
    assert time.thread_time() - begun < 0.5


def test_the_model_loads_in_a_moment_and_is_small():
    begun = time.thread_time()
    StaticEncoder.load(asset("model"))
    assert time.thread_time() - begun < 1
    assert sum(file.stat().st_size for file in asset("model").iterdir() if file.is_file()) < 40 * 2**20


@pytest.mark.timeout(400)  # loading torch alone takes a minute and a half where the machine is busy
def test_sentence_transformers_reads_the_same_vectors(tmp_path):
    pytest.importorskip("sentence_transformers")
    script = tmp_path / "read.py"
    script.write_text(
        "import sys, numpy as np\n"
        "from sentence_transformers import SentenceTransformer\n"
        "model = SentenceTransformer(sys.argv[1], trust_remote_code=True, device='cpu')\n"
        "np.save(sys.argv[2], model.encode(sys.argv[3:]))\n"
    )
    out = tmp_path / "vectors.npy"
    subprocess.run(
        [sys.executable, str(script), str(asset("model")), str(out), *COMMENTS],
        check=True,
        capture_output=True,
        timeout=380,
        env={"PYTHONPATH": str(asset().parent), "HF_HOME": str(tmp_path), "HF_HUB_OFFLINE": "1", "PATH": ""},
    )
    assert np.allclose(np.load(out), StaticEncoder.load(asset("model")).encode(COMMENTS), atol=1e-5)


def test_words_beyond_those_remembered_have_the_same_vectors(encoder, monkeypatch):
    before = encoder.encode(COMMENTS)
    monkeypatch.setattr("copilot.language.encoder.REMEMBERED_WORDS", 1)
    fresh = StaticEncoder.load(asset("model"))
    for comment, vector in zip(COMMENTS, before, strict=True):
        assert np.array_equal(fresh.encode([comment])[0], vector)
        assert len(fresh._known) == len(set(words(normalise(comment))))


def test_a_model_without_leanings_leans_nowhere():
    folder = asset("model")
    index, rows, scales = load_index(folder), np.load(folder / "rows.npy"), np.load(folder / "scales.npy")
    assert len(index) == len(rows) == len(scales)
    bare = StaticEncoder(index=index, rows=rows, scales=scales)
    assert bare.leaning(COMMENTS).tolist() == [0] * len(COMMENTS)


def test_a_text_has_the_rows_of_its_words_and_of_their_pairs_and_no_others():
    names = ["wبكام", "wفستان", "pبكام فستان", "pفستان بكام", "wشحن"]
    keys = sorted(map(feature_key, names))
    index = RowIndex(keys, {})
    expected = {keys.index(feature_key(name)) for name in ("wبكام", "wفستان", "pفستان بكام")}
    assert set(index.of_text("فستان بكام؟")) == expected
    assert index.of_text("بكام") == [keys.index(feature_key("wبكام"))]
    assert index.of_text("") == []

"""Any sentence-transformers model in place of the bundled one.

The phrases of the catalogue teach its vectors what ours know: the centres of the topics, what is chatter, and
how sure a claim is. That takes a minute or two the first time, and is kept. Needs the packages
``sentence-transformers`` and ``scikit-learn``, which the app itself does without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from copilot.errors import RunError
from copilot.language.phrases import describe, read_phrases
from copilot.language.reading import Reader
from copilot.language.topics import CHATTER, ORDER, ByHeart, Catalogue

if TYPE_CHECKING:
    from numpy.typing import NDArray

BATCH = 64
VERSION = b"1"
"""Changes when what is learned changes its form."""

_MISSING = (
    "Another model than the bundled one needs the packages sentence-transformers and scikit-learn: "
    "pip install sentence-transformers scikit-learn. Or unset COPILOT_MODEL."
)


class NamedEncoder:
    """A sentence-transformers model on the processor.

    Args:
        name: A folder or a hub name.

    Raises:
        RunError: The package is missing, or it can't load such a model.
    """

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - only where one is named
        except ImportError as error:
            raise RunError(_MISSING) from error
        try:
            self._model = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            first = str(error).strip().partition("\n")[0]
            raise RunError(f"{name} can't be loaded as a sentence-transformers model: {first}") from error
        self.dimensions = len(self.encode(["؟"])[0])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of `texts`, (texts, dimensions), each of length one."""
        return np.asarray(
            self._model.encode(
                list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            ),
            dtype=np.float32,
        )

    def leaning(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return zeros: such a model has no features to lean."""
        return np.zeros(len(texts), dtype=np.float32)


def read_with(name: str, *, topics: Path, kept: Path) -> Reader:
    """Return a reader over a model that the user names.

    Args:
        name: A folder or a hub name.
        topics: The folder of the catalogue and its phrases.
        kept: The folder where what was learned is kept.

    Raises:
        RunError: It can't be loaded, or what was learned can't be kept.
        OSError: The catalogue can't be read.
    """
    encoder = NamedEncoder(name)
    catalogue = Catalogue.load(topics)
    path = kept / f"{_fingerprint(name, topics)}.npz"
    if not path.exists():
        heads = learn(encoder, catalogue, topics / "phrases")
        try:
            kept.mkdir(parents=True, exist_ok=True)
            written = path.with_suffix(".part.npz")
            np.savez(written, **heads)
            written.replace(path)
        except OSError as error:
            raise RunError(f"What {name} learned can't be kept in {kept}: {error.strerror}.") from error
    with np.load(path) as heads:
        return Reader.made(catalogue, encoder, dict(heads), ByHeart.load(topics))


def learn(encoder: NamedEncoder, catalogue: Catalogue, folder: Path) -> dict[str, Any]:
    """Return the heads of a model: what the phrases of `folder` teach about its vectors.

    The calibration comes from a voice that the prototypes have not seen.
    """
    try:
        from copilot.language import heads  # noqa: PLC0415 - needs scikit-learn
    except ImportError as error:
        raise RunError(_MISSING) from error
    phrases = read_phrases(folder) + describe(catalogue)
    labels = [phrase.label for phrase in phrases]
    texts = [phrase.text for phrase in phrases]
    vectors = encoder.encode(texts)
    judge = max(phrase.voice for phrase in phrases)
    seen = np.array([phrase.voice != judge for phrase in phrases])
    asked = np.array([phrase.voice == judge and phrase.label not in {CHATTER, ORDER} for phrase in phrases])
    known = [label for label, here in zip(labels, seen, strict=True) if here]
    gold = [label for label, here in zip(labels, asked, strict=True) if here]
    before = heads.matcher_of(heads.make_matcher(vectors[seen], known))
    card = {topic: catalogue.card(topic) for topic in catalogue.topics}
    made = heads.make_matcher(vectors, labels)
    claims = heads.fit_claims(vectors[asked], gold, card, before)
    return made | claims | heads.fit_kinds(texts, labels, vectors, heads.matcher_of(made))


def _fingerprint(name: str, topics: Path) -> str:
    """Return a name for what a model learned from the catalogue as it is now."""
    digest = hashlib.blake2b(VERSION, digest_size=12)
    folder = Path(name)
    if folder.is_dir():  # another model of the same name is another model
        name = f"{folder.resolve()} {max(each.stat().st_mtime_ns for each in folder.rglob('*'))}"
    digest.update(name.encode())
    for path in sorted(topics.rglob("*.tsv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

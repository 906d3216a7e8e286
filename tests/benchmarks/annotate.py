"""How fast texts are annotated, beside a plain regular expression and, where it is installed, spaCy's PhraseMatcher.

usage: python tests/benchmarks/annotate.py [--rounds 3] [--folder FOLDER]

FOLDER holds the folders `corpora` and `vocabularies`. Without it, the texts and the vocabulary are the glossary's own.
"""

import argparse
import gzip
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from measuring import IMMUNO, run_once

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.vocabularies.builtin import load_builtin
from immuno_cli.vocabularies.library import open_file
from immuno_cli.vocabularies.protocol import Vocabulary

MEGABYTE: Final = 1e6
ENOUGH: Final = 10_000_000


def seconds(run: Callable[[], object], rounds: int) -> float:
    """Return the median of the processor time that a call takes."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def texts(folder: Path | None) -> list[str]:
    """Return the 60 articles of CRAFT; without a folder, the glossary's own sentences, thirty times."""
    corpus = folder / "corpora" / "craft-cl-train.jsonl.gz" if folder else None
    if corpus is None:
        return [" ".join(s.text for c in load_builtin().iter_concepts() for s in c.statements)] * 30
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def vocabularies(folder: Path | None) -> Iterator[tuple[str, Vocabulary]]:
    """Yield the glossary, and the large vocabularies of the folder."""
    yield "the glossary", load_builtin()
    if folder:
        for name, file in (("CL 2023", "cl-basic-2023-01.obo"), ("MONDO", "mondo-2026-05-05.obo.gz")):
            yield name, open_file(folder / "vocabularies" / file, name=name)


def regular_expression(vocabulary: Vocabulary) -> Callable[[str], object]:
    """Return a search for all labels as one alternation, longest first."""
    labels = sorted({re.escape(label.text) for label in vocabulary.iter_labels()}, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(labels)})s?\b", re.IGNORECASE)
    return pattern.findall


def phrase_matcher(vocabulary: Vocabulary) -> Callable[[str], object] | None:
    """Return spaCy's search, None where it is not installed."""
    try:
        spacy, matching = import_module("spacy"), import_module("spacy.matcher")
    except ImportError:
        return None
    language = spacy.blank("en")
    matcher = matching.PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("labels", [language.make_doc(label.text) for label in vocabulary.iter_labels()])
    return lambda text: matcher(language.make_doc(text))


def compare(name: str, vocabulary: Vocabulary, articles: Sequence[str], rounds: int) -> None:
    """Print how long the matcher takes to build, and the megabytes a second of each way."""
    labels = sum(1 for _ in vocabulary.iter_labels())
    size = sum(len(text.encode()) for text in articles) / MEGABYTE
    built = seconds(lambda: build_matcher([vocabulary]), rounds)
    matcher = build_matcher([vocabulary])
    taken = seconds(lambda: [annotate(text, matcher) for text in articles], rounds)
    print(f"{name:14}{labels:8,} labels   ready in {built:5.2f} s   {size / taken:7.1f} MB/s")
    few = articles[0][: max(2000, len(articles[0]) * 2000 // labels)]  # the slow ways get so much as they can take
    for other, way in (("regular expression", regular_expression(vocabulary)), ("spaCy", phrase_matcher(vocabulary))):
        if way is None:
            print(f"  {other} is not installed")
        else:
            print(f"  {other:28}{len(few.encode()) / MEGABYTE / seconds(partial(way, few), 1):28.3f} MB/s")


def whole_command(vocabulary: Sequence[str], articles: Sequence[str], rounds: int) -> None:
    """Print what one command takes for ten megabytes, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        text = "\n\n".join(articles)
        path.write_text((text * (ENOUGH // len(text) + 1))[:ENOUGH], encoding="utf-8")
        costs = [run_once([*IMMUNO, "annotate", str(path), "--json", *vocabulary]) for _ in range(rounds)]
        print(
            f"immuno annotate {' '.join(vocabulary)}: {path.stat().st_size / MEGABYTE:.1f} MB in "
            f"{statistics.median(cost.cpu for cost in costs):.2f} s of CPU, {costs[0].memory:.0f} MiB"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    rounds, folder = arguments.rounds, arguments.folder
    articles = texts(folder)
    print(f"{len(articles)} texts, {sum(map(len, articles)):,} characters, Python {sys.version.split()[0]}")
    whole_command([], articles, rounds)  # first: a child's peak memory counts what this process has when it starts it
    for name, vocabulary in vocabularies(folder):
        compare(name, vocabulary, articles, rounds)


if __name__ == "__main__":
    main()

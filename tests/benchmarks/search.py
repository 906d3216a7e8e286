"""How well search finds, and how fast, beside rapidfuzz's WRatio and plain edit distance, each with one setting.

    python tests/benchmarks/search.py [--folder FOLDER] [--misses SOURCE]

FOLDER holds the folders `search`, with the cases, and `vocabularies`. Without it, the cases are made of the shipped
glossary, seeded: one to three random slips, words in another order, one word left out, words written by ear. The cases
beside this file, written by hand for the shipped glossary, are always read: `misspellings.tsv` and `questions.tsv`, in
halves. Prints, of each kind of case, how many there are and the percentage found first and among the first five (of
queries that must find nothing: the percentage that does), then milliseconds a query.
"""

import argparse
import csv
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase
from time import process_time
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from immuno_cli.language.normalize import plain
from immuno_cli.model import Concept, Scheme
from immuno_cli.search import search
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary

FILES: Final = {"cl": "cl-2026-03-26.obo.gz", "mondo": "mondo-2026-05-05.obo.gz"}
SLIPS_BY_EAR: Final = (("ph", "f"), ("y", "i"), ("c", "k"), ("ae", "e"), ("ll", "l"), ("th", "t"), ("ea", "ee"))
BOUNDS: Final = {"WRatio": 80.0, "edit distance": 60.0}

Ask = Callable[[str], Sequence[str]]


class Case(NamedTuple):
    """A query of a vocabulary, and the ids of which one must come first; none where nothing may be found."""

    vocabulary: str
    source: str
    query: str
    expect: tuple[str, ...]


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder."""
    with (folder / "search" / "dev.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Case(row["vocabulary"], row["source"], row["query"], tuple(row["expect"])) for row in rows]


def written_cases(known: Container[str]) -> Iterator[Case]:
    """Yield the cases written by hand whose concepts the glossary has, each kind in two halves."""
    for file, column in (("misspellings.tsv", "concept"), ("questions.tsv", "concepts")):
        with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
                expect = tuple(row[column].split())
                source = f"{file.removesuffix('.tsv')}{'' if expect else ', nothing here'}, half {number % 2 + 1}"
                if not expect or any(concept in known for concept in expect):
                    yield Case(default_name(), source, row["query"], expect)


def made_cases(vocabulary: Vocabulary) -> Iterator[Case]:
    """Yield misspellings of the vocabulary's labels, the same at every run."""
    chance = random.Random(1964)  # noqa: S311 - nothing is kept secret here
    labels = [label for label in vocabulary.iter_labels() if len(label.text) > 3]
    for label in labels:
        concept = (vocabulary.concept_at(label.concept).id,)
        for count in (1, 2, 3):
            yield Case(vocabulary.name, f"{count} random edits", slipped(label.text, count, chance), concept)
        words = label.text.split()
        if len(words) > 1:
            yield Case(vocabulary.name, "shuffle1", slipped(" ".join(reversed(words)), 1, chance), concept)
            left = chance.randrange(len(words))
            kept = " ".join(word for place, word in enumerate(words) if place != left)
            yield Case(vocabulary.name, "drop1", slipped(kept, 1, chance), concept)
        heard = label.text.lower()
        for written, spoken in SLIPS_BY_EAR:
            heard = heard.replace(written, spoken)
        if heard != label.text.lower():
            yield Case(vocabulary.name, "by ear", heard, concept)


def slipped(text: str, count: int, chance: random.Random) -> str:
    """Return the text after so many slips: a letter put in, left out, replaced, or swapped with the next."""
    for _ in range(count):
        place, letter = chance.randrange(len(text)), chance.choice(ascii_lowercase)
        before, here, after = text[:place], text[place : place + 1], text[place + 1 :]
        text = chance.choice(
            (
                before + letter + here + after,
                before + after,
                before + letter + after,
                before + after[:1] + here + after[1:],
            )
        )
        text = text or letter
    return text


def open_vocabulary(name: str, folder: Path) -> Vocabulary:
    """Return a vocabulary that the cases of a folder name."""
    if name == "immunotherapy":
        return load_builtin()
    if name == "nci-terms":
        terms = (folder / "search" / "nci-terms.txt").read_text(encoding="utf-8").split("\n")
        concepts = [Concept(id=term, pref_label=term) for term in terms if term]
    else:
        concepts = list(obo_concepts(folder / "vocabularies" / FILES[name]))
    return MemoryVocabulary(name, Scheme(id=name, title=name, language="en"), concepts)


def obo_concepts(path: Path) -> Iterator[Concept]:
    """Yield ids, names and synonyms of the live terms of an OBO file, all that the cases need."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    for stanza in text.split("\n\n[Term]\n")[1:]:
        term = stanza.split("\n\n[")[0]
        name = re.search(r"^name: (.*)$", term, re.MULTILINE)
        if name and "\nis_obsolete: true" not in term:
            synonyms = re.findall(r'^synonym: "((?:[^"\\]|\\.)*)"', term, re.MULTILINE)
            yield Concept(id=term[4 : term.index("\n")], pref_label=name[1], alt_labels=tuple(synonyms))


def contenders(vocabulary: Vocabulary) -> dict[str, Ask]:
    """Return the ways to search that are compared: each gives the ids of at most five concepts, best first."""
    labels = [(plain(label.text), vocabulary.concept_at(label.concept).id) for label in vocabulary.iter_labels()]
    texts, ids = [text for text, _ in labels], [identifier for _, identifier in labels]

    def ours(query: str) -> list[str]:
        return [result.id for result in search(vocabulary, query, limit=5)]

    def scan(query: str, scorer: Callable[..., Any], scale: float, bound: float) -> list[str]:
        found = process.extract(plain(query), texts, scorer=scorer, score_cutoff=bound / scale, limit=25)
        return list(dict.fromkeys(ids[place] for _, _, place in found))[:5]

    return {
        "immuno": ours,
        "WRatio": lambda query: scan(query, fuzz.WRatio, 1, BOUNDS["WRatio"]),
        "edit distance": lambda query: scan(query, OSA.normalized_similarity, 100, BOUNDS["edit distance"]),
    }


def run(cases: Iterable[Case], vocabularies: dict[str, Vocabulary], misses: str | None) -> None:
    """Ask every case of every contender, and print the table."""
    rows: dict[tuple[str, str], dict[str, list[tuple[bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    ways = {name: contenders(vocabulary) for name, vocabulary in vocabularies.items()}
    for asked in ways.values():
        for ask in asked.values():
            ask("warm up")
    for case in cases:
        for way, ask in ways[case.vocabulary].items():
            begin = process_time()
            ids = ask(case.query)
            seconds[case.vocabulary, way].append(process_time() - begin)
            first = bool(ids) and ids[0] in case.expect if case.expect else not ids
            five = any(identifier in case.expect for identifier in ids) if case.expect else not ids
            rows[case.vocabulary, case.source][way].append((first, five))
            if way == "immuno" and case.source == misses and not first:
                print(f"  {case.query!r} -> {list(ids)[:3]}, expected {case.expect[:2]}")
    show(rows, seconds)


def show(
    rows: dict[tuple[str, str], dict[str, list[tuple[bool, bool]]]], seconds: dict[tuple[str, str], list[float]]
) -> None:
    """Print the table: percent found first / among the first five, of each contender."""
    ways = ("immuno", *BOUNDS)
    print(f"{'':34} {'n':>5}  " + "  ".join(f"{way:>13}" for way in ways))
    for (vocabulary, source), found in sorted(rows.items()):
        cells = []
        for way in ways:
            count = len(found[way])
            first, five = (100 * sum(pair[place] for pair in found[way]) / count for place in (0, 1))
            cells.append(f"{first:6.1f} {five:6.1f}")
        print(f"{vocabulary + ' / ' + source:34} {count:5}  " + "  ".join(cells))
    for vocabulary in sorted({name for name, _ in seconds}):
        times = [1000 * sum(seconds[vocabulary, way]) / len(seconds[vocabulary, way]) for way in ways]
        print(f"{vocabulary + ', ms a query':34} {'':5}  " + "  ".join(f"{time:13.2f}" for time in times))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="the folder of the cases and of their vocabularies")
    parser.add_argument("--misses", metavar="SOURCE", help="print the cases of this source that are not found first")
    options = parser.parse_args()
    if options.folder:
        cases = read_cases(options.folder)
        names = sorted({case.vocabulary for case in cases})
        vocabularies = {name: open_vocabulary(name, options.folder) for name in names}
    else:
        glossary = load_builtin()
        vocabularies, cases = {glossary.name: glossary}, list(made_cases(glossary))
    shipped = load_builtin(default_name())
    vocabularies[default_name()] = shipped
    cases += written_cases({concept.id for concept in shipped.iter_concepts()})
    run(cases, vocabularies, options.misses)


if __name__ == "__main__":
    main()

"""Check the shipped glossary against the two documents and the drafts that it was made of.

usage: python -m tests.benchmarks.documents FOLDER

FOLDER holds the folders `documents`, `terminology` and `coverage`. No sentence of the documents is in this repository,
so these checks cannot run among the tests. Prints every fault, and ends with 1 where there is one.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept
from immuno_cli.vocabularies.builtin import BUILTIN, read_shipped
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.test_shipped_data import all_passages, claims_of, nature_of

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
EXPECTED: Final = json.loads((HERE / "annotated_documents.json").read_text(encoding="utf-8"))
"""What each paragraph of the documents names, by ids and counts; checked by hand."""
COPIED: Final = 8
"""So many words in a row that stand in a document too are copied."""
WRITTEN: Final = ("README.md", "CHANGELOG.md", "data", "immuno_cli", "tests")
"""What may hold nothing that is copied."""
SUFFIXES: Final = {".json", ".md", ".py", ".txt"}
DRAFTED: Final = 96
"""How many entries of the draft matter (tiers "core" and "secondary")."""
JUDGED_ANEW: Final = {
    ("anti-rejection-medication", "CHEBI:35705"): "broad",
    ("anti-rejection-medication", "MESH:D007166"): "broad",
    ("anti-rejection-medication", "NCIT:C574"): "broad",
    ("clinical-trial", "MESH:D002986"): "close",
    ("clinical-trial", "MESH:D016430"): "related",
    ("genetic-response-prediction", "MESH:D005823"): "related",
    ("interleukin-2", "HGNC:6001"): "related",
    ("liver-fibrosis", "MESH:D008103"): "close",
    ("lupus", "DOID:8857"): "exact",
    ("lupus", "DOID:9074"): "narrow",
    ("lupus", "MESH:D008180"): "narrow",
    ("lupus", "MONDO:0004670"): "exact",
    ("lupus", "MONDO:0007915"): "narrow",
    ("lupus", "NCIT:C27153"): "exact",
    ("machine-learning-model", "MESH:D000069550"): "related",
    ("monoclonal-antibody-therapy", "NCIT:C15490"): "narrow",
    ("remission", "MESH:D012074"): "related",
    ("small-molecule", "MESH:D054852"): "related",
}
"""Matches whose kind differs from the verified mappings: a field, a gene, an act or a type of publication is no concept
that is wider; immunosuppressants are wider; one label of MeSH is not among the mappings."""
SPOKEN_OF_ELSEWHERE: Final = {("immunotherapy", "001:p32.s1")}
"""A comment on one treatment, which that treatment's entry cites."""


class Material(NamedTuple):
    """What the checks read."""

    folder: Path
    glossary: MemoryVocabulary
    concepts: dict[str, Concept]

    def json(self, name: str) -> Any:  # noqa: ANN401 - each file has a shape of its own
        """Return the content of a JSON file of the folder."""
        return json.loads((self.folder / name).read_bytes())

    def documents(self) -> dict[str, str]:
        """Return the text of each document by its number."""
        files = sorted((self.folder / "documents").glob("*_*.txt"))
        return {path.name.partition("_")[0]: path.read_bytes().decode("utf-8") for path in files}


def check_passages(material: Material) -> Iterator[str]:
    """Yield passages that the tests take for existing and that do not exist, or the other way round."""
    existing = {passage["ref"] for passage in material.json("documents/passages.json")}
    yield from sorted(all_passages() ^ existing)


def check_mentions(material: Material) -> Iterator[str]:
    """Yield paragraphs of the documents in which `annotate` finds other concepts than are expected."""
    texts = material.documents()
    matcher = build_matcher([material.glossary])
    for document in EXPECTED["documents"]:
        text = texts[document["id"]]
        found: dict[str, Counter[str]] = {}
        for one in annotate(text, matcher):
            number = sum(bool(line.strip()) for line in text[: one.start].split("\n")[:-1]) + 1
            found.setdefault(f"p{number}", Counter())[one.id] += 1
        for name in sorted(found.keys() | document["paragraphs"].keys()):
            counts, expected = found.get(name, Counter()), Counter(document["paragraphs"].get(name, {}))
            missing, unexpected = dict(expected - counts), dict(counts - expected)
            if missing or unexpected:
                yield f"{document['id']}:{name}: not found {missing}, unexpected {unexpected}"


def check_core_concepts(material: Material) -> Iterator[str]:
    """Yield core concepts of the draft that the documents name and for which no mention is expected."""
    drafts = material.json("terminology/concepts.json")["concepts"]
    core = {concept["slug"] for concept in drafts if concept["tier"] == "core"}
    named = {
        name for document in EXPECTED["documents"] for counts in document["paragraphs"].values() for name in counts
    }
    described = set(EXPECTED["core concepts described, or named inside a longer term alone"])
    yield from sorted((core - named) ^ described)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words of a text as make a copy."""
    each = words(text)
    for start in range(len(each) - COPIED + 1):
        yield tuple(each[start : start + COPIED])


def check_copying(material: Material) -> Iterator[str]:
    """Yield runs of words that a file of the project shares with a document."""
    known = {run for text in material.documents().values() for run in runs(text)}
    for path in sorted(path for name in WRITTEN for path in files_of(ROOT / name)):
        copied = known & set(runs(path.read_text(encoding="utf-8", errors="replace")))
        yield from (f"{path.relative_to(ROOT)}: {' '.join(run)}" for run in sorted(copied))


def files_of(path: Path) -> list[Path]:
    """Return a file, or the files of a folder, that hold text."""
    paths = path.rglob("*") if path.is_dir() else [path]
    return [file for file in paths if file.suffix in SUFFIXES]


def check_draft(material: Material) -> Iterator[str]:
    """Yield concepts of the draft without an entry, and sentences that their entries do not cite."""
    drafts = material.json("terminology/concepts.json")["concepts"]
    wanted = [draft for draft in drafts if draft["tier"] in {"core", "secondary"}]
    if len(wanted) != DRAFTED:
        yield f"the draft has {len(wanted)} concepts that matter, and not {DRAFTED}"
    names = {draft["slug"] for draft in wanted} | {parent for draft in wanted for parent in draft["broader"]}
    yield from (f"{name} has no entry" for name in sorted(names - material.concepts.keys()))
    for draft in drafts:
        concept = material.concepts.get(draft["slug"])
        if concept is None:
            continue
        cited = {passage for claim in claims_of(concept) for passage in claim.claim.passages}
        for ref in draft["passages"]:
            if nature_of(ref) and ref not in cited and (concept.id, ref) not in SPOKEN_OF_ELSEWHERE:
                yield f"{concept.id} does not cite {ref}"


def check_matches(material: Material) -> Iterator[str]:
    """Yield matches that are not among the verified mappings."""
    mappings = material.json("terminology/mappings.json")["mappings"]
    for concept in material.concepts.values():
        verified = {(item["match"], item["id"], item["label"]) for item in mappings.get(concept.id, [])}
        for kind in ("exact", "close", "broad", "narrow", "related"):
            for match in getattr(concept, f"{kind}_matches"):
                is_verified = (kind, match.id, match.pref_label) in verified
                if not is_verified and JUDGED_ANEW.get((concept.id, match.id)) != kind:
                    yield f"{concept.id}: {match}"


def check_moved_labels(material: Material) -> Iterator[str]:
    """Yield labels that an entry still has though they belong to a further term."""
    lines = (material.folder / "coverage" / "moves.jsonl").read_text(encoding="utf-8").splitlines()
    for move in map(json.loads, lines):
        concept = material.concepts[move["from115"]]
        if normalize(move["label"]) in {normalize(text) for text, _ in concept.labels}:
            yield f"{concept.id}: {move['label']}"


CHECKS: Final = (
    check_passages,
    check_mentions,
    check_core_concepts,
    check_copying,
    check_draft,
    check_matches,
    check_moved_labels,
)


def main() -> int:
    """Run the checks, print the faults of each, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    reading = read_shipped(BUILTIN)
    glossary = MemoryVocabulary(BUILTIN, reading.scheme, reading.concepts)
    material = Material(folder, glossary, {concept.id: concept for concept in reading.concepts})
    total = 0
    for check in CHECKS:
        faults = list(check(material))
        total += len(faults)
        print(f"{check.__name__}: {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())

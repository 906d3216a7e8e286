"""The two documents, checked by hand: what each paragraph names, by ids and counts; their sentences are not here."""

import json
from collections import Counter
from pathlib import Path

import pytest

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.vocabularies.memory import MemoryVocabulary

EXPECTED = json.loads((Path(__file__).parent / "expected" / "annotated_documents.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", EXPECTED["documents"], ids=lambda document: document["id"])
def test_every_mention_is_found_and_nothing_else(
    document: dict[str, object], shared: Path, glossary: MemoryVocabulary
) -> None:
    file = next((shared / "documents").glob(f"{document['id']}_*.txt"))
    text = file.read_bytes().decode("utf-8")
    found = annotate(text, build_matcher([glossary]))
    paragraphs: dict[str, Counter[str]] = {}
    for one in found:
        number = sum(bool(line.strip()) for line in text[: one.start].split("\n")[:-1]) + 1
        paragraphs.setdefault(f"p{number}", Counter())[one.id] += 1
    assert {name: dict(sorted(counts.items())) for name, counts in paragraphs.items()} == document["paragraphs"]


def test_every_core_concept_that_is_named_at_all_is_expected(shared: Path) -> None:
    inventory = json.loads((shared / "terminology" / "concepts.json").read_text(encoding="utf-8"))["concepts"]
    core = {concept["slug"] for concept in inventory if concept["tier"] == "core"}
    named = {
        name for document in EXPECTED["documents"] for counts in document["paragraphs"].values() for name in counts
    }
    assert core - named == set(EXPECTED["core concepts described, or named inside a longer term alone"])

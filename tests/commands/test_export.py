"""`export`: every format, to standard output or to a file, the whole or a part."""

import json
import re
from pathlib import Path

import pytest

from immuno_cli.cli.commands.export import ExportFormat
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.conftest import Immuno

WITHOUT_LANGUAGES = {ExportFormat.OBO, ExportFormat.OBOGRAPHS}
LEFT_OUT = (
    "This format has one language. What is said in others (de, es, fr) is left out.\n"
    "--language de writes another one.\n"
)
NO_PLACE = re.compile(
    r"A table has no place for 1 description of the vocabulary, \d+ documents,"
    r" \d+ names of categories and relation types, \d+ notes of categories; they were left out\.\n"
    r"--to bundle keeps everything\.\n"
)


def told(said: str) -> str:
    """Return what is told besides what a table has no place for."""
    return NO_PLACE.sub("", said)


@pytest.mark.parametrize("to", list(ExportFormat))
def test_every_format_is_written_and_names_licence_version_and_attribution(immuno: Immuno, to: ExportFormat) -> None:
    said = immuno(f"export --to {to}")
    assert said.code == 0
    assert told(said.err) == (LEFT_OUT if to in WITHOUT_LANGUAGES else "")
    assert bool(NO_PLACE.search(said.err)) == (to is ExportFormat.CSV)
    for fact in ("The immuno authors", "MIT", "0.1.0"):
        assert fact in said.out


@pytest.mark.parametrize("to", list(ExportFormat))
def test_a_file_holds_what_standard_output_shows(immuno: Immuno, to: ExportFormat, tmp_path: Path) -> None:
    path = tmp_path / "glossary"
    said = immuno(f"export --to {to} --output", str(path))
    assert said.code == 0
    assert said.out == ""
    left_out = LEFT_OUT if to in WITHOUT_LANGUAGES else ""
    assert told(said.err) == f"115 concepts written to {path}.\n{left_out}"
    assert path.read_text(encoding="utf-8") == immuno(f"export --to {to} --output -").out


def test_an_existing_file_is_written_over_with_force_alone(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "glossary.md"
    path.write_text("mine", encoding="utf-8")
    said = immuno("export --to markdown --output", str(path))
    assert said.code == 4
    assert "exists" in said.err
    assert "--force" in said.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert immuno("export --to markdown --force --output", str(path)).code == 0
    assert path.read_text(encoding="utf-8").startswith("# Immunotherapy")


def test_a_file_that_cannot_be_written(immuno: Immuno, tmp_path: Path) -> None:
    said = immuno("export --to turtle --output", str(tmp_path / "missing" / "file.ttl"))
    assert said.code == 4
    assert "no such folder" in said.err


def test_json_answers_what_was_written(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "cells.ttl"
    said = immuno("export --to turtle --kind cell --json --output", str(path))
    answer = json.loads(said.out)
    assert answer == {
        "file": str(path),
        "format": "turtle",
        "vocabulary": "immunotherapy",
        "concepts": path.read_text(encoding="utf-8").count(" a skos:Concept "),
    }
    assert immuno("export --to turtle --json").code == 2


def test_a_bundle_comes_back_as_it_was(immuno: Immuno, glossary: MemoryVocabulary) -> None:
    again = read_bundle(immuno("export --to bundle").out.encode(), where="again")
    assert again.scheme == glossary.scheme
    assert list(again.concepts) == list(glossary.iter_concepts())


@pytest.mark.parametrize(
    "to", sorted({*ExportFormat} - {ExportFormat.HTML, ExportFormat.MARKDOWN, ExportFormat.MERMAID})
)
def test_what_is_exported_is_a_vocabulary_that_every_command_reads(
    immuno: Immuno, to: ExportFormat, tmp_path: Path
) -> None:
    path = tmp_path / "exported"
    immuno(f"export --to {to} --output", str(path))
    again = immuno("list --json --limit 0 --vocabulary", str(path))
    assert json.loads(again.out)["concepts"] == json.loads(immuno("list --json --limit 0").out)["concepts"]


def exported(immuno: Immuno, options: str) -> set[str]:
    return {concept["id"] for concept in json.loads(immuno(f"export --to bundle {options}").out)["concepts"]}


def test_parts(immuno: Immuno) -> None:
    below = exported(immuno, "--under passive-immunotherapy")
    assert {"passive-immunotherapy", "monoclonal-antibody-therapy"} <= below
    assert "fever" not in below
    near = exported(immuno, "--around monoclonal-antibody-therapy")
    assert {"monoclonal-antibody-therapy", "passive-immunotherapy", "fever"} <= near
    active = exported(immuno, "--category active")
    assert "cancer-vaccine" in active
    assert exported(immuno, "--category active --kind therapy") <= active
    assert "cell" not in exported(immuno, "--kind disease")


def test_a_term_may_be_misspelled_and_the_guess_is_told(immuno: Immuno) -> None:
    said = immuno("export --to mermaid --around lymphocite")
    assert said.code == 0
    assert "lymphocyte" in said.err
    assert '["lymphocyte"]' in said.out


def test_an_unknown_term_category_or_format_writes_nothing(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "file"
    for options, code in (("--under xqzzvw", 1), ("--category activ", 2), ("--kind cel", 2)):
        assert immuno(f"export --to csv {options} --output", str(path)).code == code
    assert immuno("export --to xml").code == 2
    assert list(tmp_path.iterdir()) == []


def test_nothing_in_all_at_once(immuno: Immuno) -> None:
    said = immuno("export --to csv --under fever --category active")
    assert said.code == 1
    assert said.out == ""
    assert "Nothing" in said.err


def test_several_vocabularies_are_refused(immuno: Immuno) -> None:
    assert immuno("export --to csv -V immunotherapy -V other").code == 2


def test_a_diagram_too_large_for_mermaid_says_so(immuno: Immuno, tmp_path: Path) -> None:
    concepts = [{"id": f"c{n}", "prefLabel": f"c{n}", "broader": ["c0"] if n else []} for n in range(502)]
    path = tmp_path / "large.json"
    path.write_text(json.dumps({"id": "l", "title": "l", "language": "en", "concepts": concepts}), encoding="utf-8")
    said = immuno("export --to mermaid --vocabulary", str(path))
    assert said.code == 0
    assert "501 arrows" in said.err
    assert "501 arrows" not in immuno("export --to mermaid --under c7 --vocabulary", str(path)).err


@pytest.mark.parametrize("to", [ExportFormat.TURTLE, ExportFormat.JSONLD])
def test_labels_that_skos_does_not_allow_are_counted(immuno: Immuno, tmp_path: Path, to: ExportFormat) -> None:
    path = tmp_path / "metals.obo"
    synonyms = "".join(f'synonym: "{label}" EXACT []\n' for label in ("lead", "Pb"))
    path.write_text(f"format-version: 1.2\n\n[Term]\nid: M:1\nname: lead\n{synonyms}", encoding="utf-8")
    said = immuno("export", "--to", to, "--vocabulary", str(path))
    assert "1 label that is repeated in its concept was left out: SKOS allows each once." in said.err
    assert "Pb" in said.out

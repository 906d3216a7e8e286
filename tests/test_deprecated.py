"""The names of deprecated concepts: they lead to the concepts where nothing that is in use has the name."""

import json
from pathlib import Path

import pytest

from tests.conftest import Immuno

OBO = """format-version: 1.2
ontology: cells

[Term]
id: C:1
name: mast cell
synonym: "granule cell" EXACT []

[Term]
id: C:2
name: obsolete mastocyte
synonym: "tissue basophil" EXACT []
synonym: "granule cell" EXACT []
is_obsolete: true
replaced_by: C:1

[Term]
id: C:3
name: mastocites
is_obsolete: true
"""


@pytest.fixture(params=["file", "kept"])
def cells(request: pytest.FixtureRequest, tmp_path: Path, immuno: Immuno) -> str:
    """Return how a vocabulary with deprecated concepts is named: as a file, or as one that is kept."""
    path = tmp_path / "cells.obo"
    path.write_text(OBO)
    if request.param == "file":
        return str(path)
    assert immuno("vocabulary add --name cells", str(path)).code == 0
    return "cells"


def explained(immuno: Immuno, cells: str, *words: str) -> str:
    said = immuno("explain --json --vocabulary", cells, *words)
    return json.loads(said.out)["concept"]["id"] if said.code == 0 else ""


@pytest.mark.parametrize("name", ["obsolete mastocyte", "mastocyte", "Tissue Basophil", "tissue basophils"])
def test_the_name_of_a_deprecated_concept_says_that_it_is_deprecated_and_what_replaces_it(
    immuno: Immuno, cells: str, name: str
) -> None:
    for form in ("", "--brief", "--full"):
        said = immuno(f"explain {form} --vocabulary", cells, name)
        assert (said.code, said.err) == (0, "")
        assert "No longer in use. Replaced by: mast cell (C:1)." in said.out
    assert explained(immuno, cells, name) == "C:2"


def test_a_concept_in_use_comes_before_a_deprecated_one_of_the_same_name(immuno: Immuno, cells: str) -> None:
    assert explained(immuno, cells, "granule cell") == "C:1"
    assert explained(immuno, cells, "mast cell") == "C:1"


RESPELLED = """
[Term]
id: C:4
name: obsolete mastcell
is_obsolete: true

[Term]
id: C:5
name: obsolete granulecells
is_obsolete: true

[Term]
id: C:6
name: obsolete metotrexato
is_obsolete: true
"""


@pytest.mark.parametrize(
    ("name", "identifier"), [("mastcell", "C:1"), ("granulecells", "C:1"), ("metotrexato", "methotrexate")]
)
def test_a_concept_in_use_that_is_spelled_otherwise_comes_before_a_deprecated_one(
    immuno: Immuno, tmp_path: Path, name: str, identifier: str
) -> None:
    path = tmp_path / "cells.obo"
    path.write_text(OBO + RESPELLED)
    said = immuno("explain --json --vocabulary", str(path), "--vocabulary", "further-terms", name)
    assert json.loads(said.out)["concept"]["id"] == identifier
    assert "No longer in use." in immuno("explain --exact --vocabulary", str(path), name).out


def test_a_file_need_not_say_that_a_drug_is_one(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "drugs.obo"
    drugs = "[Term]\nid: D:1\nname: azathioprine\n\n[Term]\nid: D:2\nname: obsolete azatioprina\nis_obsolete: true\n"
    path.write_text(f"format-version: 1.2\n\n{drugs}")
    said = immuno("explain --json --vocabulary", str(path), "azatioprina")
    assert json.loads(said.out)["concept"]["id"] == "D:1"
    assert "“azatioprina” is understood as “azathioprine”." in said.err


def test_a_search_does_not_find_the_name_of_a_deprecated_concept(immuno: Immuno, cells: str) -> None:
    assert "C:2" not in immuno("search --vocabulary", cells, "tissue basophil").out


def test_the_name_is_no_id_of_the_concept(immuno: Immuno, cells: str) -> None:
    assert explained(immuno, cells, "C:2") == "C:2"
    assert immuno("related --vocabulary", cells, "no such name").code != 0


DRUGS = {
    "id": "ward",
    "title": "Drugs of the ward",
    "language": "en",
    "extends": "further-terms",
    "concepts": [
        {
            "id": "ward-zorbamab",
            "prefLabel": "zorbamab",
            "definition": "A drug of ours.",
            "kind": "drug",
            "relations": [{"relation": "has-side-effect", "target": "fever"}],
        },
        {
            "id": "ward-vexomab",
            "prefLabel": "vexomab",
            "altLabel": ["Vexo"],
            "deprecated": True,
            "isReplacedBy": ["ward-zorbamab"],
        },
    ],
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("side effects of vexomab", "Side effects      fever"),
        ("what are the side effects of Vexo", "Side effects      fever"),
        ("does vexomab cause fever", "“fever” is named here among the side effects of “zorbamab”."),
        ("can I drink alcohol on vexomab", "Nothing is said here about “zorbamab” together with “drink alcohol”."),
    ],
)
def test_a_question_about_a_deprecated_concept_is_answered_for_what_replaces_it(
    tmp_path: Path, immuno: Immuno, question: str, said: str
) -> None:
    path = tmp_path / "ward.json"
    path.write_text(json.dumps(DRUGS))
    answer = immuno(f"explain --brief {question} --vocabulary", str(path))
    assert answer.code == 0
    assert said in answer.out
    assert "is no longer in use. “zorbamab” replaces it." in answer.err

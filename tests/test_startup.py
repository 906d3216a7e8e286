"""What a start does not pay for: modules that an exact hit, piped, has not imported."""

import subprocess
import sys

import pytest

PROBE = """
import sys
from immuno_cli.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(" ".join(sorted(sys.modules)))
"""


def imported(*words: str) -> set[str]:
    command = [sys.executable, "-c", PROBE, *words]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


pytestmark = pytest.mark.usefixtures("unmeasured")
HEAVY = {"rich", "rapidfuzz", "jellyfish", "pydantic", "sqlite3", "jsonschema", "platformdirs", "daachorse"}
READERS = {"immuno_cli.formats.bundle.reader", "immuno_cli.vocabularies.memory"}
ONLY_FOR_OTHERS = {
    "immuno_cli.questions.compare",
    "immuno_cli.search.spelling.evidence",
    "immuno_cli.search.spelling.weights",
    "immuno_cli.vocabularies.label_index",
}
"""What only guesses, searches and comparisons need."""


@pytest.mark.parametrize("term", ["monoclonal-antibody", "NK cells", "tumour vaccine"])
def test_an_exact_explanation_imports_nothing_heavy(term: str) -> None:
    assert not imported("explain", *term.split()) & (HEAVY | {"typer.rich_utils"})


def test_an_exact_explanation_from_all_bundles_reads_the_compiled_store_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IMMUNO_VOCABULARY")
    imported("explain", "fever")  # which compiles the store where nobody has
    found = imported("explain", "monoclonal-antibody")
    assert "sqlite3" in found
    assert not found & ((HEAVY - {"sqlite3"}) | READERS | {"typer.rich_utils"})


@pytest.mark.parametrize("bundle", ["immunotherapy", "further-terms"])
def test_an_exact_explanation_imports_nothing_of_guesses_and_comparisons(bundle: str) -> None:
    assert not imported("explain", "monoclonal-antibody", "-V", bundle) & ONLY_FOR_OTHERS


def test_a_plain_search_does_not_import_rich() -> None:
    assert not imported("search", "limfosite") & (HEAVY - {"rapidfuzz", "jellyfish"})


def test_a_list_imports_no_search() -> None:
    assert not imported("list", "--category", "active") & HEAVY

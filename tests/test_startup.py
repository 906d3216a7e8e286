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
HEAVY = {"rich", "rapidfuzz", "jellyfish", "pydantic", "sqlite3", "jsonschema", "platformdirs", "ahocorasick_rs"}


@pytest.mark.parametrize("term", ["monoclonal-antibody", "NK cells", "tumour vaccine"])
def test_an_exact_explanation_imports_nothing_heavy(term: str) -> None:
    assert not imported("explain", *term.split()) & (HEAVY | {"typer.rich_utils"})


def test_a_plain_search_does_not_import_rich() -> None:
    assert not imported("search", "limfosite") & (HEAVY - {"rapidfuzz", "jellyfish"})


def test_a_list_imports_no_search() -> None:
    assert not imported("list", "--category", "active") & HEAVY

"""What people see, kept as files under golden/. `IMMUNO_GOLDEN=write pytest tests/test_golden.py` writes them again."""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import Immuno

GOLDEN = Path(__file__).parent / "golden"
SEEN = {
    "start": "",
    "help": "--help",
    "explain": "explain tumor-infiltrating-lymphocyte-therapy",
    "explain-side-effect": "explain fever",
    "explain-typo": "explain limfosite --brief",
    "explain-candidates": "explain killer cell",
    "search": "search limfosite",
    "search-category": "search imunotherapy --category active",
    "list": "list --category active",
    "categories": "categories",
    "related": "related cancer vaccine",
    "tree": "tree immunotherapy",
    "path": "path interferon fever",
    "sources": "sources",
}
SEEN_BY_DEFAULT = {
    "screen-drug": "explain keytruda",
    "screen-therapy": "explain car t",
    "screen-side-effect": "explain cytokine release syndrome",
    "screen-disease": "explain psoriasis",
    "screen-of-the-documents": "explain monoclonal antibody",
    "screen-headlines": "explain immunotherapy",
    "full": "explain car t --full",
    "annotate": f"annotate {GOLDEN.parent}/fixtures/texts/note.txt",
}
"""What is seen of both bundles."""


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("name", SEEN_BY_DEFAULT)
def test_what_people_see_of_both_bundles(immuno: Immuno, name: str, columns: int) -> None:
    said = immuno(SEEN_BY_DEFAULT[name], COLUMNS=str(columns), IMMUNO_VOCABULARY="")
    file = GOLDEN / f"{name}-{columns}.txt"
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        file.write_text(said.out, encoding="utf-8")
    assert said.err == ""
    assert said.out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("name", SEEN)
def test_what_people_see(immuno: Immuno, name: str, columns: int) -> None:
    terminal = {"TERM": "dumb", "FORCE_COLOR": "1"} if name != "help" else {}  # a dumb one is always 80 wide to rich
    said = immuno(SEEN[name], COLUMNS=str(columns), **terminal)
    seen = "".join(f"{line.rstrip()}\n" for line in (said.out + said.err).splitlines())
    file = GOLDEN / f"{name}-{columns}.txt"
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["explain", "search", "tree"])
def test_what_people_see_in_color(immuno: Immuno, name: str) -> None:
    seen = re.sub("id=[0-9]+;", "id=0;", immuno(SEEN[name], FORCE_COLOR="1").out.replace("\x1b", "␛"))
    file = GOLDEN / f"{name}-color.txt"
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        file.write_text(seen, encoding="utf-8")
    assert seen == file.read_text(encoding="utf-8")


def test_what_people_see_of_a_page_with_terms(immuno: Immuno) -> None:
    page = immuno("annotate --to html", str(GOLDEN.parent / "fixtures" / "texts" / "page.html"), IMMUNO_VOCABULARY="")
    seen = page.out[page.out.index("<main>") : page.out.index("<script>")].replace(str(GOLDEN.parent), "tests")
    file = GOLDEN / "annotated-page.html"
    if os.environ.get("IMMUNO_GOLDEN") == "write":
        file.write_text(seen, encoding="utf-8")
    assert page.err == ""
    assert seen == file.read_text(encoding="utf-8")

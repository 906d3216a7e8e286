"""Ten tasks of someone with a leaflet: the answer stands in the first twelve lines, at 80 columns and at 40."""

import pytest

from tests.conftest import Immuno

FIRST_LINES = 12
TASKS = {
    "Is Keytruda a chemotherapy?": ("explain Keytruda", ["pembrolizumab", "monoclonal antibody", "PD-1"]),
    "What is CAR T?": ("explain CAR T", ["CAR T-cell therapy", "T cells", "laboratory"]),
    "What does stage IV mean?": ("explain stage IV", ["stage 4", "distant"]),
    "My report says PD-L1 high.": ("explain PD-L1", ["protein", "PD-1"]),
    "They warned me of CRS.": ("explain CRS", ["cytokine release syndrome", "immune"]),
    "What is a checkpoint inhibitor?": ("explain check point inhibitor", ["immune checkpoint inhibitor", "brake"]),
    "I misheard the name: ippilimumab.": ("explain ippilimumab", ["ipilimumab", "CTLA-4"]),
    "What is BCG doing in my bladder?": ("explain bcg", ["bacteria", "bladder"]),
    "PFS in the trial's leaflet.": ("explain PFS", ["progression-free survival", "worse"]),
    "Is a biosimilar the same drug?": ("explain biosimilar", ["biosimilar", "biologic"]),
}


@pytest.fixture(autouse=True)
def _both_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IMMUNO_VOCABULARY")


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("task", TASKS)
def test_the_answer_stands_at_the_top(immuno: Immuno, task: str, columns: int) -> None:
    command, expected = TASKS[task]
    said = immuno(command, COLUMNS=str(columns))
    assert said.code == 0
    top = " ".join(" ".join(said.out.splitlines()[:FIRST_LINES]).split())
    assert not [words for words in expected if words.casefold() not in top.casefold()], top

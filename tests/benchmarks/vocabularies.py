"""What a large vocabulary costs beside the built-in one: to keep, to explain from, to search with a typo.

usage: python tests/benchmarks/vocabularies.py [--rounds 11] FOLDER

CPU of whole processes; explaining and searching as a ratio to the same in the built-in glossary, medians. FOLDER holds
the public vocabularies.
"""

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from measuring import IMMUNO, ratios, run_once


class Case(NamedTuple):
    """A file, words to ask of it, and the most that it may cost: seconds to add, a ratio and MiB to search."""

    file: str
    identifier: str
    label: str
    typo: str
    seconds: float
    ratio: float
    memory: float


CASES: Final = {
    "cl": Case("cl-2026-03-26.obo.gz", "CL:0000084", "macrophage", "macrophgae", 2, 1.15, 45),
    "mondo": Case("mondo-2026-05-05.obo.gz", "MONDO:0005105", "melanoma", "melanmoa", 10, 1.8, 60),
    "chebi": Case("chebi-2026-05-01.obo.gz", "CHEBI:15377", "caffeine", "acetaminophne", 30, 3.0, 110),
}
EXPLAIN: Final = 1.2


def measure(folder: Path, rounds: int, environment: Mapping[str, str]) -> None:
    """Print the tables."""
    print(f"{'immuno vocabulary add':26}{'CPU s':>8}{'target':>8}{'MiB':>7}")
    for name, case in CASES.items():
        add = ["vocabulary", "add", str(folder / case.file), "--name", name]
        cost = run_once([*IMMUNO, *add], environment)
        print(f"{name:26}{cost.cpu:8.1f}{case.seconds:8.0f}{cost.memory:7.0f}")
    print(f"\n{'':26}{'ratio':>8}{'target':>8}{'CPU ms':>8}{'MiB':>7}{'target':>8}")
    explain = [*IMMUNO, "explain", "monoclonal-antibody", "--plain"]
    commands = {
        f"explain, {what}, {name}": [*IMMUNO, "explain", words, "--plain", "-V", name]
        for name, case in CASES.items()
        for what, words in (("id", case.identifier), ("label", case.label))
    }
    for name, found in ratios(commands, explain, rounds=rounds, environment=environment).items():
        print(f"{name:26}{found.ratio:8.2f}{EXPLAIN:8.2f}{found.cpu * 1000:8.1f}{found.memory:7.0f}")
    search = [*IMMUNO, "search", "limfosite", "--plain"]
    commands = {name: [*IMMUNO, "search", case.typo, "--plain", "-V", name] for name, case in CASES.items()}
    for name, found in ratios(commands, search, rounds=rounds, environment=environment).items():
        case = CASES[name]
        row = f"{found.ratio:8.2f}{case.ratio:8.2f}{found.cpu * 1000:8.1f}{found.memory:7.0f}{case.memory:8.0f}"
        print(f"{f'search, typo, {name}':26}{row}")


def main() -> None:
    """Keep the vocabularies in a folder of their own, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        measure(arguments.folder, arguments.rounds, {"XDG_DATA_HOME": kept})


if __name__ == "__main__":
    main()

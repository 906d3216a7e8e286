"""What a large vocabulary costs: to keep, to explain from, to search with a typo, to annotate one sentence with.

usage: python tests/benchmarks/vocabularies.py [--rounds 11] FOLDER

CPU of whole processes, medians; explaining and searching as a ratio to the same in the built-in glossary. FOLDER holds
the public vocabularies.
"""

import argparse
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from measuring import IMMUNO, ratios, run_once


class Case(NamedTuple):
    """A file, words to ask of it, and the most that it may cost.

    That is: seconds to add, a ratio and MiB to search, seconds and MiB to annotate a sentence.
    """

    file: str
    identifier: str
    label: str
    typo: str
    seconds: float
    ratio: float
    memory: float
    sentence: float
    sentence_memory: float


CASES: Final = {
    "cl": Case("cl-2026-03-26.obo.gz", "CL:0000084", "macrophage", "macrophgae", 2, 1.15, 45, 0.35, 300),
    "mondo": Case("mondo-2026-05-05.obo.gz", "MONDO:0005105", "melanoma", "melanmoa", 10, 1.8, 60, 0.35, 300),
    "chebi": Case("chebi-2026-05-01.obo.gz", "CHEBI:15377", "caffeine", "acetaminophne", 30, 3.0, 110, 0.6, 300),
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


def measure_sentence(rounds: int, environment: Mapping[str, str]) -> None:
    """Print what one sentence costs, its vocabulary kept before."""
    print(f"\n{'':26}{'CPU s':>8}{'target':>8}{'MiB':>7}{'target':>8}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentence.txt"
        path.write_text("A patient with melanoma took caffeine, and macrophages came.\n", encoding="utf-8")
        for name, case in CASES.items():
            command = [*IMMUNO, "annotate", str(path), "--json", "-V", name]
            costs = [run_once(command, environment) for _ in range(rounds + 1)][1:]
            cpu, memory = (statistics.median(figures) for figures in zip(*costs, strict=True))
            row = f"{cpu:8.2f}{case.sentence:8.2f}{memory:7.0f}{case.sentence_memory:8.0f}"
            print(f"{f'annotate a sentence, {name}':26}{row}")


def main() -> None:
    """Keep the vocabularies in a folder of their own, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        environment = {"XDG_DATA_HOME": kept}
        measure(arguments.folder, arguments.rounds, environment)
        measure_sentence(arguments.rounds, environment)


if __name__ == "__main__":
    main()

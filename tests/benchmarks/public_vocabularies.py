"""Check that the readers lose nothing of whole public vocabularies.

usage: python -m tests.benchmarks.public_vocabularies FOLDER

FOLDER holds the vocabularies; those that are not there are named and left out. The tests check excerpts in the same
way. Ends with 1 where a check fails.
"""

import argparse
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tests.formats.lossless import (
    braces,
    check_graphs,
    check_obo,
    check_odd_skos,
    check_pair,
    check_thesaurus_of_languages,
    check_thesaurus_with_notes,
    unpacked,
)

OBO: Final = (
    "DO_cancer_slim.obo",
    "cl-basic-2023-01.obo",
    "cl-2026-03-26.obo.gz",
    "mondo-2026-05-05.obo.gz",
)
GRAPHS: Final = ("DO_cancer_slim.json", "cl-basic-2023-01.json.gz", "ncit-disease-2018-06-08.obographs.json.gz")
PAIRS: Final = (("DO_cancer_slim.obo", "DO_cancer_slim.json"), ("cl-basic-2023-01.obo", "cl-basic-2023-01.json.gz"))
ASTRONOMY: Final = "UAT-5.1.0.rdf.gz"
ECONOMICS: Final = "stw-9.06.ttl.gz"
ODD: Final = "skosmos"
CHEBI: Final = "chebi-2026-05-01.obo.gz"

Check = tuple[tuple[Path, ...], str, Callable[[], object]]
"""The files that a check reads, what it checks, and the check, which raises AssertionError."""


def checks(folder: Path) -> Iterator[Check]:
    """Yield the checks of all vocabularies."""
    for path in (folder / name for name in OBO):
        yield (path,), "read without loss", partial(check_obo, path)
    yield (folder / CHEBI,), "read without loss", partial(check_chebi, folder / CHEBI)
    for path in (folder / name for name in GRAPHS):
        yield (path,), "read without loss", partial(check_graphs, path)
    for one, other in PAIRS:
        yield (
            (folder / one, folder / other),
            "the same in both formats",
            partial(check_pair, folder / one, folder / other),
        )
    yield (folder / ASTRONOMY,), "read without loss", partial(check_astronomy, folder / ASTRONOMY)
    for language in ("en", "de"):
        economics = folder / ECONOMICS
        yield (economics,), f"read without loss ({language})", partial(check_economics, economics, language)
    for path in sorted((folder / ODD).glob("*.ttl")):
        yield (path,), "read whole", partial(check_odd_skos, path)


def check_astronomy(path: Path) -> None:
    """Check the Unified Astronomy Thesaurus."""
    concepts = check_thesaurus_with_notes(path).concepts
    assert len(concepts) == 2372
    assert sum(not concept.deprecated for concept in concepts) == 2275


def check_economics(path: Path, language: str) -> None:
    """Check the STW Thesaurus for Economics, read in one of its two languages."""
    reading = check_thesaurus_of_languages(path, language)
    assert sum(not concept.deprecated for concept in reading.concepts) == 6243
    assert reading.scheme.version == "9.06"


def check_chebi(path: Path) -> None:
    """Check ChEBI, in which many names hold a brace."""
    assert braces(unpacked(path).decode()) == 3538
    check_obo(path)


def main() -> int:
    """Run the checks, print how each ended, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    failed = 0
    for paths, what, check in checks(folder):
        names = ", ".join(str(path.relative_to(folder)) for path in paths)
        if not all(path.is_file() for path in paths):
            print(f"not there: {names}")
            continue
        try:
            check()
        except AssertionError:
            failed += 1
            print(f"FAILED: {names}: {what}")
            traceback.print_exc()
        else:
            print(f"{names}: {what}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

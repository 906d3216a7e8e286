"""What vocabularies of 1,000 to a million concepts cost: to keep, on disk, to explain from, to list, to search.

usage: python tests/benchmarks/scale.py [--most 1000000] [--folder FOLDER]

The vocabularies are made here: names of two to four made-up words, two labels and a definition for each concept, one
parent. Each figure is of a whole process: seconds of CPU, and peak memory in MiB. FOLDER is where they are made; a
million concepts take some GB there.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from measuring import IMMUNO, compile_package, run_once

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
_CONSONANTS: Final = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "dr", "st", "tr"]
_VOWELS: Final = ["a", "e", "i", "o", "u", "ia"]
_ENDINGS: Final = ["in", "ol", "ase", "itis", "oma", "ine", "um", "ate"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest vocabulary (default: a million)")
    parser.add_argument("--folder", type=Path, help="where the vocabularies are made (default: a temporary folder)")
    options = parser.parse_args()
    compile_package()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        measure(Path(name), [size for size in SIZES if size <= options.most])


def measure(folder: Path, sizes: list[int]) -> None:
    """Print what a vocabulary of each size costs."""
    header = (
        "concepts",
        "add s",
        "µs each",
        "MiB",
        "kB each",
        "disk MB",
        "explain s",
        "list s",
        "MiB",
        "typo s",
        "MiB",
    )
    print("".join(f"{cell:>10}" for cell in header))
    environment = {"XDG_DATA_HOME": str(folder)}
    empty = run_once([*IMMUNO, "vocabulary", "list"], environment).memory
    for size in sizes:
        file = folder / f"made-{size}.obo"
        term = make_apart(file, size)
        add = run_once([*IMMUNO, "vocabulary", "add", str(file), "--name", "made"], environment)
        kept = folder / "immuno" / "vocabularies" / "made.sqlite"
        explain = run_once([*IMMUNO, "explain", "-V", "made", f"M:{size // 2}"], environment)
        listed = run_once([*IMMUNO, "list", "-V", "made", "--limit", "20"], environment)
        typo = run_once([*IMMUNO, "search", "-V", "made", term], environment, allowed=(0, 1))  # 1: nothing is near
        row = (
            f"{size:,}",
            f"{add.cpu:.1f}",
            f"{add.cpu / size * 1e6:.0f}",
            f"{add.memory:.0f}",
            f"{(add.memory - empty) * 1024 / size:.2f}",
            f"{kept.stat().st_size / 1e6:.0f}" if kept.exists() else "-",
            f"{explain.cpu:.2f}",
            f"{listed.cpu:.2f}",
            f"{listed.memory:.0f}",
            f"{typo.cpu:.2f}",
            f"{typo.memory:.0f}",
        )
        print("".join(f"{cell:>10}" for cell in row), flush=True)
        run_once([*IMMUNO, "vocabulary", "remove", "made"], environment)
        file.unlink()


def make_apart(file: Path, size: int) -> str:
    """Make a vocabulary of so many concepts, and return a name to look for, with a typo.

    A process of its own does so: Linux counts the memory of this one among that of each process that it starts.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(make, file, size).result()


def make(file: Path, size: int) -> str:
    """Write an OBO file of so many concepts, and return a name of it with a typo."""
    with file.open("w", encoding="ascii") as out:
        out.writelines(made(size))
    return misspelled(size)


def made(size: int) -> Iterator[str]:
    """Yield the stanzas of an OBO file of so many concepts, always the same."""
    yield "format-version: 1.2\nontology: made\n"
    for number, name in enumerate(names(size)):
        yield f'\n[Term]\nid: M:{number}\nname: {name}\ndef: "A made-up thing, one of many, called {name}." []\n'
        yield f'synonym: "{name} proper" EXACT []\n'
        if number:
            yield f"is_a: M:{number // 10}\n"


def names(size: int) -> list[str]:
    """Return so many names of two to four words, always the same, none twice."""
    chance = random.Random(1)  # noqa: S311 - chance need not be secret
    stems = ["".join(parts) for parts in product(_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS)]
    words = [stem + ending for stem in stems for ending in _ENDINGS]
    found: dict[str, None] = {}
    while len(found) < size:
        found[" ".join(chance.choices(words, k=chance.choice((2, 3, 4))))] = None
    return list(found)


def misspelled(size: int) -> str:
    """Return a name of the vocabulary of this size with two letters turned round."""
    name = names(size)[size // 2]
    return name[:3] + name[4] + name[3] + name[5:]


if __name__ == "__main__":
    main()

"""Whether reading grows with the size of a file where many concepts share one long resource, and not with its square.

usage: python tests/benchmarks/shared_resources.py [--most 8000]

Each row is a shape of file: the seconds of CPU that it takes for half of the concepts and for all, and how many times
longer all take. It ends with 1 where that is more than three times.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from immuno_cli.formats import read_file

PREFIXES: Final = """@prefix : <http://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""
CONCEPT: Final = ':c{0} a skos:Concept ; skos:prefLabel "c{0}" ; '
COLLECTION: Final = ':k{0} a skos:Collection ; skos:prefLabel "k{0}" ; skos:member :c ; '
SHAPES: Final = {
    "a note with many texts": (CONCEPT + "skos:definition :x .", "rdf:value"),
    "a note with many titles": (CONCEPT + "skos:definition :x .", "dct:title"),
    "a note with many other values": (CONCEPT + "skos:definition :x .", ":odd"),
    "a label with many forms": (CONCEPT + "xl:altLabel :x .", "xl:literalForm"),
    "a match with many names": (CONCEPT + "skos:exactMatch :x .", "rdfs:label"),
    "a maker with many names": (COLLECTION + "dct:creator :x .", "foaf:name"),
    "a description with many texts": (COLLECTION + "skos:definition :x .", "rdfs:label"),
}
"""What each concept or collection says, and the property of which the shared resource has many values."""
MOST_GROWTH: Final = 3


def make(shape: str, size: int) -> str:
    """Return a file of a shape, in Turtle."""
    each, prop = SHAPES[shape]
    texts = ", ".join(f'"text {number}"' for number in range(size))
    subjects = "\n".join(each.format(number) for number in range(size))
    return f'{PREFIXES}:c a skos:Concept ; skos:prefLabel "c" .\n{subjects}\n:x {prop} {texts} .\n'


def seconds(path: Path, text: str) -> float:
    """Return how many seconds of CPU it takes to read a text."""
    path.write_text(text, encoding="utf-8")
    begin = time.process_time()
    read_file(path)
    return time.process_time() - begin


def main() -> int:
    """Print a row for each shape, and return 1 where one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=8000)
    most = parser.parse_args().most
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shared.ttl"
        seconds(path, make("a match with many names", 10))  # imports what reads RDF
        for shape in SHAPES:
            half, whole = seconds(path, make(shape, most // 2)), seconds(path, make(shape, most))
            worst = max(worst, whole / half)
            print(f"{shape:32}{half:8.2f}{whole:8.2f}{whole / half:7.1f}", flush=True)
    return 1 if worst > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())

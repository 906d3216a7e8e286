"""Check that public vocabularies are read without loss, and come back from every format that is written.

usage: python -m tests.benchmarks.public_vocabularies [--most N] FOLDER

FOLDER holds the files of `VOCABULARIES` under the names given there; those that are not there are named and left out.
Each is counted by lines, nodes or triples, without the readers. It is written in every format and read again, if it has
no more than N concepts. Ends with 1 where a check fails. The tests check excerpts in the same way.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from immuno_cli.cli.commands.export import ExportFormat, _dump
from immuno_cli.errors import ImmunoError
from immuno_cli.formats import read_file, read_source
from immuno_cli.formats.reading import Reading
from immuno_cli.formats.source import SourceFile
from immuno_cli.model import Concept
from tests.formats.independent_counts import Counts, count_file, counts_of, labels_of
from tests.formats.lossless import check_pair


class Vocabulary(NamedTuple):
    """A file: its name, its size in kilobytes as it is, its licence, and where it is from: `repository: path`."""

    file: str
    size: int
    license: str
    source: str


_DO: Final = "DiseaseOntology/HumanDiseaseOntology: src/ontology/subsets/"
_CL: Final = "obophenotype/cell-ontology: "
_SCHEMAS: Final = "chanzuckerberg/cellxgene-ontology-guide: "
_SO: Final = "The-Sequence-Ontology/SO-Ontologies: Ontology_Files/"
_CGI: Final = "CGI-IUGS/cgi-vocabs: vocabularies/"
_OBO_EDIT: Final = "geneontology/obo-edit: java/obo/trunk/test_resources/"
_SKOSMOS: Final = "NatLibFi/Skosmos: tests/test-vocab-data/"

VOCABULARIES: Final = (
    Vocabulary("DO_cancer_slim.obo", 409, "CC0", f"{_DO}DO_cancer_slim.obo"),
    Vocabulary("DO_cancer_slim.json", 1102, "CC0", f"{_DO}DO_cancer_slim.json"),
    Vocabulary("cl-basic-2023-01.obo", 1219, "CC BY 4.0", f"{_CL}cl-basic.obo (release 2023-01)"),
    Vocabulary("cl-basic-2023-01.json.gz", 262, "CC BY 4.0", f"{_CL}cl-basic.json (release 2023-01)"),
    Vocabulary("cl-2026-03-26.obo.gz", 203, "CC BY 4.0", f"{_SCHEMAS}the Cell Ontology, as OBO"),
    Vocabulary("mondo-2026-05-05.obo.gz", 2227, "CC BY 4.0", f"{_SCHEMAS}MONDO, as OBO"),
    Vocabulary("chebi-2026-05-01.obo.gz", 5274, "CC BY 4.0", f"{_SCHEMAS}ChEBI, as OBO"),
    Vocabulary("ncit-disease-2018-06-08.obographs.json.gz", 2467, "CC BY 4.0", "NCI-Thesaurus/thesaurus-obo-edition"),
    Vocabulary("UAT-5.1.0.rdf.gz", 259, "CC BY-SA 3.0", "astrothesaurus/UAT: UAT.rdf"),
    Vocabulary("stw-9.06.ttl.gz", 548, "ODbL 1.0", "STW Thesaurus for Economics, version 9.06"),
    Vocabulary("skosmos/yso.ttl", 356, "CC BY 4.0", f"{_SKOSMOS}yso.ttl"),
    Vocabulary("envo.obo", 2913, "CC0", "EnvironmentOntology/envo: envo.obo"),
    Vocabulary("psi-ms.obo", 1173, "CC BY 4.0", "HUPO-PSI/psi-ms-CV: psi-ms.obo"),
    Vocabulary("pato.obo", 725, "CC BY 3.0", "pato-ontology/pato: pato.obo"),
    Vocabulary("pato-simple.json", 2279, "CC BY 3.0", "pato-ontology/pato: pato-simple.json"),
    Vocabulary("so.obo", 1056, "CC BY 4.0", f"{_SO}so.obo"),
    Vocabulary("so.json", 3125, "CC BY 4.0", f"{_SO}so.json"),
    Vocabulary("uo.obo", 125, "CC BY 3.0", "bio-ontology-research-group/unit-ontology: uo.obo"),
    Vocabulary("eco.obo", 1357, "CC0", "evidenceontology/evidenceontology: eco.obo"),
    Vocabulary("po.obo", 1338, "CC BY 4.0", "Planteome/plant-ontology: po.obo"),
    Vocabulary("cellular_component.obo", 891, "CC BY 4.0 (GO)", f"{_OBO_EDIT}cellular_component.obo"),
    Vocabulary("fly_anatomy_XP.obo", 1272, "CC BY 4.0 (FlyBase)", f"{_OBO_EDIT}fly_anatomy_XP.obo"),
    Vocabulary("sweetrealm.obo", 452, "CC0 (SWEET)", "EnvironmentOntology/envo: src/envo/sources/sweetrealm.obo"),
    Vocabulary(
        "hochschulfaechersystematik.ttl",
        124,
        "closed; for reading alone",
        "dini-ag-kim/hochschulfaechersystematik: hochschulfaechersystematik.ttl",
    ),
    Vocabulary("simplelithology.ttl", 357, "CC BY 4.0", f"{_CGI}geosciml/simplelithology.ttl"),
    Vocabulary("CommodityCode.ttl", 427, "CC BY 4.0", f"{_CGI}earthresourceml/CommodityCode.ttl"),
    Vocabulary("silknow.ttl", 2333, "Apache 2.0", "silknow/thesaurus: thesaurus.ttl"),
    Vocabulary("homer.ttl", 68, "not stated; for reading alone", "HoMERNetwork/vocabulary: thesaurus.ttl"),
)
"""Public vocabularies. None of them is part of this project."""

PAIRS: Final = (("DO_cancer_slim.obo", "DO_cancer_slim.json"), ("cl-basic-2023-01.obo", "cl-basic-2023-01.json.gz"))
"""Releases that are there in both formats and read as the same."""

WRITTEN: Final = tuple(
    form for form in ExportFormat if form not in {ExportFormat.MARKDOWN, ExportFormat.HTML, ExportFormat.MERMAID}
)
MOST: Final = 30_000
"""The most concepts of a vocabulary that is written in every format, unless asked otherwise."""


def differences(found: Counts, counted: Counts) -> Iterator[str]:
    """Yield what a reader returned fewer or other of than the file holds.

    Labels and parents may be more, as formats have more places for them than are counted.
    """
    for name, one, other in zip(Counts._fields, found, counted, strict=True):
        may_be_more = name in {"labels", "parents"} and (one or 0) >= (other or 0)
        if other is None or one == other or may_be_more:
            continue
        yield f"{name}: {one:,} instead of {other:,}"


def come_back(reading: Reading, form: ExportFormat) -> Iterator[str]:
    """Yield what is different once a vocabulary is written in a format and read again."""
    text = "".join(_dump(form)(reading.scheme, reading.concepts))
    source = SourceFile(Path(f"{reading.scheme.id}.{form.value}"), text.encode(), form.value, "")
    again = {concept.id: concept for concept in read_source(source, language=reading.scheme.language).concepts}
    lost = [concept.id for concept in reading.concepts if concept.id not in again]
    if lost:
        yield f"{form.value}: {len(lost):,} concepts lost ({lost[0]})"
    for field in ("labels", "definitions", "links", "deprecated"):
        other = [c.id for c in reading.concepts if c.id in again and _part(c, field) != _part(again[c.id], field)]
        if other:
            yield f"{form.value}: {field} of {len(other):,} concepts are other ({other[0]})"


def _part(concept: Concept, field: str) -> object:
    """Return a part of a concept as every format can hold it: without spaces around texts and links to itself."""
    if field == "labels":
        return {" ".join(label.split()) for label in labels_of(concept)}
    if field == "definitions":
        return {" ".join(statement.text.split()) for statement in concept.definitions}
    if field == "links":
        links = {*concept.broader, *concept.related} - {concept.id}
        return links, {(each.relation, each.target) for each in concept.relations}
    return concept.deprecated


def check_vocabulary(path: Path, most: int) -> tuple[Counts, list[str]]:
    """Return how much a file holds, and what is lost on reading it or on the way through the formats."""
    reading = read_file(path)
    found = counts_of(reading.concepts)
    problems = list(differences(found, count_file(path)))
    if found.concepts <= most:
        for form in WRITTEN:
            problems += come_back(reading, form)
    return found, problems


def check_pairs(folder: Path) -> Iterator[str]:
    """Yield the releases that do not read the same in both formats."""
    for one, other in PAIRS:
        if (folder / one).is_file() and (folder / other).is_file():
            try:
                check_pair(folder / one, folder / other)
            except AssertionError as error:
                yield f"{one} and {other} differ: {error}"


def print_table(vocabularies: Sequence[Vocabulary], folder: Path, most: int) -> int:
    """Print a line for each vocabulary, and what is lost. Return how many are read or written with loss."""
    failed = 0
    print(f"{'file':44}{'kB':>6}  {'licence':30}{'concepts':>9}{'labels':>8}{'defined':>8}{'parents':>8}{'s':>7}")
    for file, size, license_, source in vocabularies:
        if not (folder / file).is_file():
            print(f"{file:44}not there; {source}")
            continue
        start = time.perf_counter()
        try:
            found, problems = check_vocabulary(folder / file, most)
        except ImmunoError as error:
            found, problems = Counts(0, 0, 0, 0, 0, 0), [str(error)]
        seconds = time.perf_counter() - start
        counts = f"{found.concepts:>9,}{found.labels:>8,}{found.definitions:>8,}{found.parents:>8,}"
        print(f"{file:44}{size:>6,}  {license_:30}{counts}{seconds:>7.1f}", flush=True)
        failed += bool(problems)
        for problem in problems:
            print(f"    {problem}")
    return failed


def main() -> int:
    """Run the checks, print how each ended, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=MOST)
    arguments = parser.parse_args()
    failed = print_table(VOCABULARIES, arguments.folder, arguments.most)
    unlike = list(check_pairs(arguments.folder))
    print(*unlike, sep="\n")
    return 1 if failed or unlike else 0


if __name__ == "__main__":
    sys.exit(main())

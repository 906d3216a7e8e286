"""What other programs make of each export: how much they count in it, and what they find fault with.

usage: python -m tests.benchmarks.clients [--python PYTHON] [-V NAME_OR_FILE]

PYTHON is the interpreter that the clients are installed for, as they had better not be installed for this program:
python3 -m venv clients && clients/bin/pip install oaklib pronto fastobo obonet skosify rdflib markdown-it-py
Clients that are not installed are named, with the command that adds them. Ends with 1 where a client finds a problem.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from immuno_cli.formats.iris import base_of, concept_iri, scheme_iri
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Concept
from tests import chromium

CHECKS: Final = Path(__file__).parent / "client_checks.py"
MINUTES: Final = 10


class Client(NamedTuple):
    """A client, the module and the package that it is, and the exports that it reads."""

    name: str
    module: str
    package: str
    exports: Sequence[str]


EXPORTS: Final = {
    "obo": "obo",
    "obographs": "json",
    "turtle": "ttl",
    "rdfxml": "rdf",
    "jsonld": "jsonld",
    "ntriples": "nt",
    "csv": "csv",
    "markdown": "md",
    "html": "html",
}
"""The exports, and the endings of their files."""

SKOS: Final = ("turtle", "rdfxml", "jsonld", "ntriples")
CLIENTS: Final = (
    Client("oak", "oaklib", "oaklib", ("obo", "obographs")),
    Client("pronto", "pronto", "pronto", ("obo", "obographs")),
    Client("fastobo", "fastobo", "fastobo", ("obo",)),
    Client("obonet", "obonet", "obonet", ("obo",)),
    Client("skosify", "skosify", "skosify", ("turtle", "rdfxml")),
    Client("rdflib", "rdflib", "rdflib", SKOS),
    Client("csv", "csv", "", ("csv",)),
    Client("markdown-it", "markdown_it", "markdown-it-py", ("markdown",)),
)


class Outcome(NamedTuple):
    """What one client made of one export."""

    client: str
    export: str
    counts: str
    problems: Sequence[str]


def write_exports(vocabulary: Sequence[str], folder: Path) -> None:
    """Write the vocabulary in all formats, and as a bundle."""
    for name, ending in {**EXPORTS, "bundle": "bundle"}.items():
        command = [sys.executable, "-m", "immuno_cli", "export", "--to", name, "-o", str(folder / f"glossary.{ending}")]
        subprocess.run([*command, *vocabulary], check=True, capture_output=True)


def expected_of(reading: Reading) -> dict[str, Any]:
    """Return what a client should find: see `client_checks.Expected`. The sample has the most ancestors."""
    concepts = {concept.id: concept for concept in reading.concepts}
    live = [concept for concept in reading.concepts if not concept.deprecated]
    above = {concept.id: ancestors_of(concepts, concept.id) for concept in live}
    sample = max((each for each in live if each.definitions), key=lambda concept: len(above[concept.id]))
    base = base_of(scheme_iri(reading.scheme.id, reading.scheme.iri))
    return {
        "concepts": len(concepts),
        "live": len(live),
        "definitions": sum(bool(concept.definitions) for concept in concepts.values()),
        "sample": sample.id,
        "definition": sample.definitions[0].text,
        "ancestors": sorted(above[sample.id]),
        "ids": {concept_iri(identifier, base): identifier for identifier in concepts},
    }


def ancestors_of(concepts: dict[str, Concept], start: str) -> set[str]:
    """Return the ids of all broader concepts, over any number of steps."""
    found: set[str] = set()
    waiting = {start}
    while waiting:
        waiting = {
            parent for identifier in waiting if identifier in concepts for parent in concepts[identifier].broader
        }
        waiting -= found
        found |= waiting
    return found - {start}


def is_installed(python: str, client: Client) -> bool:
    """Return whether a client is installed for an interpreter."""
    script = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({client.module!r}) is None)"
    return subprocess.run([python, "-c", script], check=False).returncode == 0


def run_clients(python: str, folder: Path) -> Iterator[Outcome]:
    """Yield what each installed client makes of each export. Those that are not installed are printed."""
    for client in CLIENTS:
        if not is_installed(python, client):
            print(f"not installed: {client.name}; {python} -m pip install {client.package}")
            continue
        for export in client.exports:
            yield run_client(python, client.name, export, folder)
    if chromium.PROGRAM:
        yield open_page(folder)
    else:
        print("not installed: chromium; apt-get install chromium")


def run_client(python: str, client: str, export: str, folder: Path) -> Outcome:
    """Return what a client makes of an export. A client that fails has one problem: the last line that it prints."""
    command = [python, str(CHECKS), client, str(folder / f"glossary.{EXPORTS[export]}"), str(folder / "expected.json")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=MINUTES * 60)
    if done.returncode:
        return Outcome(client, export, "", done.stderr.strip().splitlines()[-1:] or ["it ended without a word"])
    found = json.loads(done.stdout.splitlines()[-1])
    counts = ", ".join(f"{count:,} {name}" for name, count in found["counts"].items())
    return Outcome(client, export, counts, found["problems"])


def open_page(folder: Path) -> Outcome:
    """Return what Chromium makes of the page: its entries, and what its console complains of."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        chromium.open_browser(Path(profile)) as page,
    ):
        page.open((folder / "glossary.html").as_uri())
        entries = page.ask("document.querySelectorAll('article').length")
        dead = page.ask(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.getAttribute('href').slice(1))"
            ".filter((name) => name && !document.getElementById(decodeURIComponent(name)))"
        )
        problems = [f"console: {complaint}" for complaint in page.complaints]
        problems += [f"fetched: {address}" for address in page.requests[1:]]
    problems += [f"a link leads nowhere: #{name}" for name in dead]
    if entries != expected["live"]:
        problems.append(f"entries: {entries} instead of {expected['live']}")
    return Outcome("chromium", "html", f"{entries:,} entries", problems)


def read_bundle_of(folder: Path) -> Reading:
    """Return the vocabulary that was exported, from its bundle."""
    from immuno_cli.formats import read_file

    return read_file(folder / "glossary.bundle")


def main() -> int:
    """Print a table of clients and exports, then the problems, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("-V", "--vocabulary", action="append", default=[])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exports([part for each in arguments.vocabulary for part in ("-V", each)], folder)
        expected = expected_of(read_bundle_of(folder))
        (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
        print(f"{expected['concepts']:,} concepts, {expected['definitions']:,} with a definition")
        outcomes = []
        for outcome in run_clients(arguments.python, folder):
            outcomes.append(outcome)
            print(f"{outcome.client:12} {outcome.export:10} {len(outcome.problems):4} problems  {outcome.counts}")
    for outcome in outcomes:
        for problem in outcome.problems[:10]:
            print(f"{outcome.client}, {outcome.export}: {problem}")
    return 1 if any(outcome.problems for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast a collection is annotated by one process and by several, in how much memory; and whether lines are torn.

usage: python tests/benchmarks/many_texts.py [--megabytes 50] [--folder FOLDER] [--vocabulary NAME_OR_FILE]...

Records are like the abstracts of PubMed, 1.4 kB each. With FOLDER, which holds the folder `corpora`, they are those of
the NCBI disease corpus; without it, sentences of the glossary. One long text is made of the same sentences.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from measuring import IMMUNO, ORDINARY, compile_package

from immuno_cli.vocabularies.builtin import load_builtin

MEGABYTE: Final = 1e6
ARCHIVE: Final = 50e9
"""Bytes of an archive of 36 million abstracts, with their titles and ids."""
RECORD: Final = 1400
LONG: Final = 200e6


class Run(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    memory: float
    """The most of all its processes, each for itself, in MB."""


def abstracts(folder: Path | None) -> list[str]:
    """Return texts of about 1.4 kB."""
    if folder:
        with gzip.open(folder / "corpora" / "ncbi-disease-train.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    sentences = " ".join(s.text for c in load_builtin().iter_concepts() for s in c.statements)
    return [sentences[i : i + RECORD] for i in range(0, len(sentences), RECORD)]


def records(texts: Sequence[str], size: float) -> Iterator[str]:
    """Yield lines of JSON of so many bytes in all."""
    total = 0
    for number, text in enumerate(cycle(texts)):
        line = json.dumps({"pmid": number, "year": 2000, "abstract": text}) + "\n"
        yield line
        total += len(line)
        if total >= size:
            return


def run(words: Sequence[str]) -> Run:
    """Run `immuno annotate`, throw its answers away, and return what that took. Ends the script where it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen([*IMMUNO, "annotate", *words], stdout=subprocess.DEVNULL, env=ORDINARY)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"immuno annotate {' '.join(words)} fails")
    return Run(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEGABYTE)


def tell(what: str, size: float, jobs: int, count: int, cost: Run) -> None:
    """Print a line of the table."""
    rate = size / cost.seconds
    many = f"{count / cost.seconds:9,.0f} records/s" if count else " " * 19
    days = f"   50 GB: {ARCHIVE / rate / 3600:6.1f} h" if count else ""
    print(
        f"{what:24}{jobs:2} jobs {rate / MEGABYTE:7.1f} MB/s {many}   {cost.seconds:6.1f} s, {cost.cpu:6.1f} s of CPU, "
        f"{cost.memory:4.0f} MB{days}"
    )


def count_torn(path: Path, vocabulary: Sequence[str], output: Path) -> int:
    """Let two processes append to one file, and return how many lines are no JSON then."""
    with output.open("ab") as one, output.open("ab") as other:
        command = [*IMMUNO, "annotate", str(path), "--text-field", "abstract", *vocabulary]
        started = [subprocess.Popen(command, stdout=file, env=ORDINARY) for file in (one, other)]
        for process in started:
            process.wait()
    torn = 0
    with output.open("rb") as lines:
        for line in lines:
            try:
                json.loads(line)
            except ValueError:
                torn += 1
    return torn


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--vocabulary", action="append", help="a kept name or a file; repeat it for several runs")
    arguments = parser.parse_args()
    compile_package()
    texts = abstracts(arguments.folder)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path, long, few = folder / "records.jsonl", folder / "long.txt", folder / "few.jsonl"
        lines = list(records(texts, arguments.megabytes * MEGABYTE))
        path.write_text("".join(lines), encoding="utf-8")
        few.write_text("".join(lines[:2000]), encoding="utf-8")
        paragraphs = "\n\n".join(texts)
        with long.open("w", encoding="utf-8") as file:
            for _ in range(int(LONG / len(paragraphs)) + 1):
                file.write(paragraphs + "\n\n")
        for name in arguments.vocabulary or [None]:
            vocabulary = ["--vocabulary", name] if name else []
            print(f"{Path(name).name if name else 'what ships'}:")
            for jobs in (1, 2):
                line = [str(path), "--text-field", "abstract", "--id-field", "pmid", "--jobs", str(jobs), *vocabulary]
                tell("  records", path.stat().st_size, jobs, len(lines), run(line))
            for jobs in (1, 2):
                line = [str(long), "--json", "--jobs", str(jobs), *vocabulary]
                tell("  one text of 200 MB", long.stat().st_size, jobs, 0, run(line))
            torn = count_torn(few, vocabulary, folder / "torn")
            (folder / "torn").unlink()
            print(f"  two processes that append to one file: {torn} of 4,000 lines torn")


if __name__ == "__main__":
    main()

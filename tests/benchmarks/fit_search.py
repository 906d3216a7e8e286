"""Fit the weights of the search by coordinate descent.

    python tests/benchmarks/fit_search.py [--rounds 1] [--only deletion insertion]

Changes one weight at a time by a tenth, up and down, and keeps what scores better on `misspellings.tsv`, on slips made
by rule in the labels of the shipped glossary, and on English words, of which none may be found. Prints each weight that
is better changed; put it into `immuno_cli/search/spelling/weights.py` by hand. One round takes some minutes.

Each setting is scored by an interpreter of its own, since the tables of costs are made when the search is imported.
"""

import argparse
import csv
import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Final

CASES: Final = Path(__file__).with_name("misspellings.tsv")
WEIGHTS_FILE: Final = Path(__file__).parents[2] / "immuno_cli" / "search" / "spelling" / "weights.py"
STEPS: Final = (0.9, 1.1)
SLIPS: Final = 400
WORDS: Final = 400
FALSE_ANSWER: Final = 5
"""An answer to a query that names nothing weighs as much as so many misses."""


def load_cases() -> list[tuple[str, str]]:
    """Return the queries of the case file, each with the id of the right concept, or with "" for none."""
    with CASES.open(encoding="utf-8", newline="") as lines:
        return [(row["query"], row["concept"]) for row in csv.DictReader(lines, delimiter="\t")]


def use_weights(changes: dict[str, float]) -> None:
    """Put a module of changed weights in place of the shipped one, before the search is imported."""
    name = "immuno_cli.search.spelling.weights"
    spec = importlib.util.spec_from_file_location(name, WEIGHTS_FILE)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    vars(module)["WEIGHTS"] = vars(module)["WEIGHTS"]._replace(**changes)


def score() -> float:
    """Return the share of right answers, false answers subtracted."""
    from search import slipped  # the benchmark beside this script

    from immuno_cli.language.normalize import normalize
    from immuno_cli.search import search
    from immuno_cli.shipped import data_directory
    from immuno_cli.vocabularies.builtin import default_name, load_builtin

    chance = random.Random(1990)  # noqa: S311 - nothing is kept secret here
    glossary = load_builtin(default_name())
    ids = {concept.id for concept in glossary.iter_concepts()}
    cases = [(query, concept) for query, concept in load_cases() if not concept or concept in ids]
    labels = [label for label in glossary.iter_labels() if len(label.text) > 5 and label.role != "hidden"]
    misspelled = [
        (slipped(label.text, chance.choice((1, 2)), chance), label)
        for label in chance.sample(labels, min(SLIPS, len(labels)))
    ]
    cases += [(query, glossary.concept_at(label.concept).id) for query, label in misspelled]
    english = (data_directory() / "english-words.txt").read_text(encoding="utf-8").split()
    cases += [(word, "") for word in chance.sample(english, WORDS) if not glossary.index.is_word(normalize(word))]
    points = 0.0
    for query, concept in cases:
        found = search(glossary, query, limit=1)
        if concept:
            points += bool(found) and found[0].id == concept
        else:
            points -= FALSE_ANSWER * bool(found)
    return points / len(cases)


def score_apart(changes: dict[str, float]) -> float:
    """Return the score of a setting, in an interpreter of its own."""
    command = [sys.executable, __file__, "--score", json.dumps(changes)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def fit(names: list[str], current: dict[str, float], rounds: int) -> dict[str, float]:
    """Return the weights that are better changed."""
    changes: dict[str, float] = {}
    best = score_apart(changes)
    print(f"start: {best:.4f}")
    for _ in range(rounds):
        for name in names:
            for step in STEPS:
                tried = {**changes, name: round(changes.get(name, current[name]) * step, 2)}
                points = score_apart(tried)
                if points > best:
                    best, changes = points, tried
                    print(f"{name} = {tried[name]:g}: {best:.4f}", flush=True)
    return changes


def main() -> None:
    """Fit, or score one setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1, help="how often to go through all weights")
    parser.add_argument("--only", nargs="*", metavar="WEIGHT", help="the weights to fit; by default all")
    parser.add_argument("--score", metavar="JSON", help="print the score with these weights changed, and end")
    options = parser.parse_args()
    if options.score is not None:
        use_weights(json.loads(options.score))
        print(score())
        return
    from immuno_cli.search.spelling.weights import WEIGHTS

    current = WEIGHTS._asdict()
    print(fit(options.only or list(current), current, options.rounds))


if __name__ == "__main__":
    main()

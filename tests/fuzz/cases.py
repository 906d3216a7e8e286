"""What one fuzzed input is: the words of a command, its files, its standard input and its environment.

A case is made of its kind and a number alone, so that any failure can be made again.
"""

import random
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import damage
import mutations
import words


class Case(NamedTuple):
    """One input of the program."""

    arguments: tuple[str, ...]
    stdin: bytes = b""
    files: Mapping[str, bytes] = {}
    """The files of the folder that the command is started in, by name."""
    environment: Mapping[str, str] = {}
    kept: bytes = b""
    """The damaged file of a kept vocabulary of the name `kept`. Empty where there is none."""
    matcher: bytes = b""
    """The damaged file of its matcher. Empty where there is none."""


def make(kind: str, number: int) -> Case:
    """Return the case of this kind and number. It is always the same."""
    return KINDS[kind](random.Random(f"{kind} {number}"))


def _query(chance: random.Random) -> Case:
    command = chance.choice(("explain", "search", "search", "related", "tree", "path", "compare", "list --category"))
    terms = [words.query(chance) for _ in range(2 if command in ("path", "compare") else 1)]
    return Case((*command.split(), *_form(chance), "--", *terms))


def _vocabulary(chance: random.Random) -> Case:
    name, data = mutations.vocabulary(chance)
    term = words.query(chance)
    exported = chance.choice(("turtle", "rdfxml", "jsonld", "ntriples", "obo", "obographs", "csv", "html", "bundle"))
    asked: tuple[tuple[str, ...], ...] = (
        ("validate", name, *words.reading_options(chance)),
        ("vocabulary", "add", name, "--name", "any", *words.reading_options(chance), *words.adding_options(chance)),
        ("export", "--to", "csv", "--spreadsheet-safe", "-V", name),
        ("list", "-V", name),
        ("tree", "-V", name),
        ("explain", "-V", name, "--", term),
        ("search", "-V", name, "--", term),
        ("export", "--to", exported, "-V", name),
        ("vocabulary", "add", name, "--name", "any", "--replace"),
        ("annotate", "-V", name),
    )
    return Case((*chance.choice(asked),), words.text(chance).encode(errors="replace"), {name: data})


def _text(chance: random.Random) -> Case:
    name, data = mutations.text(chance)
    options = chance.choice(((), ("--json",), ("--only-terms",), ("--to", "html"), ("--encoding", "windows-1252")))
    if chance.random() < 0.2:
        return Case(("annotate", *options), stdin=data)
    return Case(("annotate", name, *options), files={name: data})


def _arguments(chance: random.Random) -> Case:
    return Case(words.command_line(chance), stdin=words.text(chance).encode(errors="replace"))


def _environment(chance: random.Random) -> Case:
    return Case(words.command_line(chance), environment=words.environment(chance))


def _store(chance: random.Random) -> Case:
    term = chance.choice(("tool", "knife", "K:2", "too", "knive", "blade"))
    asked: tuple[tuple[str, ...], ...] = (
        ("explain", "-V", "kept", "--json", "--", term),
        ("search", "-V", "kept", "--json", "--", term),
        ("list", "-V", "kept", "--json"),
        ("tree", "-V", "kept", "--json"),
        ("related", "-V", "kept", "--json", "--", term),
        ("export", "--to", "bundle", "-V", "kept"),
        ("vocabulary", "show", "kept"),
        ("vocabulary", "list"),
        ("validate", "kept"),
        ("annotate", "-V", "kept", "--json"),
    )
    stored = damage.stored()
    harmed = stored if chance.random() < 0.1 else damage.damaged(stored, chance)
    return Case(chance.choice(asked), b"A tool and a knife.", kept=harmed)


def _matcher(chance: random.Random) -> Case:
    """Return a sound vocabulary with a damaged matcher: its answers must stay the same."""
    text = chance.choice((b"A tool and a knife.", b"blades, utensils\n", words.text(chance).encode(errors="replace")))
    form = chance.choice(("--json", "--only-terms", "--plain"))
    harmed = damage.damaged(damage.stored_matcher(), chance)
    return Case(("annotate", "-V", "kept", form), text, kept=damage.stored(), matcher=harmed)


def _collection(chance: random.Random) -> Case:
    """Return records of JSON Lines, with options for their fields."""
    name, data = mutations.collection(chance)
    options = [
        ("--text-field", chance.choice(("text", "a.b", "id", "nowhere", words.odd(chance)))),
        ("--id-field", chance.choice(("id", "a.c", words.odd(chance)))),
        ("--keep", chance.choice(("id", "text", "a", words.odd(chance)))),
        ("--summary",),
        ("--to", "jsonl"),
        ("--json",),
        ("--min-length", chance.choice(("0", "3", "99999999999999999999", "-1"))),
        ("--output", "out.jsonl"),
        ("--resume",),
        ("--encoding", chance.choice(("utf-16", "latin-1", words.odd(chance)))),
    ]
    chosen = [word for option in chance.sample(options, chance.randrange(5)) for word in option]
    return Case(tuple(map(words.passable, ("annotate", name, *chosen))), files={name: data})


def _form(chance: random.Random) -> tuple[str, ...]:
    return chance.choice(((), ("--json",), ("--plain",)))


KINDS: Final[Mapping[str, Callable[[random.Random], Case]]] = {
    "query": _query,
    "vocabulary": _vocabulary,
    "text": _text,
    "arguments": _arguments,
    "environment": _environment,
    "store": _store,
    "matcher": _matcher,
    "collection": _collection,
}

"""Short inputs: queries, sentences, command lines and environments, from usual to hostile."""

import random
from typing import Final

from immuno_cli.cli.app import COMMANDS

OPTIONS: Final = (
    "--json",
    "--plain",
    "--brief",
    "--full",
    "--exact",
    "--limit",
    "--depth",
    "--category",
    "--kind",
    "--vocabulary",
    "--to",
    "--output",
    "--force",
    "--under",
    "--around",
    "--only-terms",
    "--all",
    "--exclude",
    "--min-length",
    "--encoding",
    "--help",
    "--version",
    "--language",
    "--name",
    "--strict",
    "-V",
    "-n",
    "-o",
    "--no-pager",
    "--",
)
_TERMS: Final = (
    "monoclonal antibody",
    "T cell",
    "limfosite",
    "CAR-T",
    "IL-2",
    "Keytruda",
    "stage IV",
    "what is a vaccine?",
    "side effects of",
    "PD-L1",
    "CD8+",
    "fever and nausea",
    "my mother has lung cancer",
    "TNF-α",
    "β-cell",
    "HER2-negative",
    "anti-PD-1",
    "γδ T cell",
    "B zelle",
    "癌",
    "سرطان",
)
_ODD: Final[tuple[str, ...]] = (
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\xa0\xad\u0300\u061c\u200b\u200d\u202e\u2028\u2029\u2066\ufeff\ufffd\ud800",
    "\U0001f9ec",
    "\U000e0001",
    "İ",
    "ß",
    "ﬁ",
    "ſ",
    "K",
    "①",
    "¹",
    "Ⅳ",
    "[red]",
    "[/]",
    "\\",
    "'",
    '"',
    "$(id)",
    "`id`",
    "%s",
    "{0}",
    "<b>",
    "&amp;",
    "*",
    "(",
    "((((",
    "?",
    "..\\..",
    "~",
    "-",
    "--",
    "\r\n",
    "\t",
    "   ",
    "0",
    "-1",
    "1e400",
    "nan",
    "99999999999999999999",
    "٣",
)

_JOINS: Final = (
    *(
        " ",
        " ",
        "/",
        ",",
        ", ",
        "-",
        "–",
        "—",
        "(",
        ")",
        "[",
        "]",
        "=",
        ";",
        ":",
        ". ",
        ".",
        "+",
        "|",
        "\t",
        "\n",
        "\n\n",
    ),
    *(
        "-\n",
        "\u00ad",
        "\u00a0",
        "¹",
        "the",
        "of",
        "and",
        "or",
        "is",
        "i.e.",
        " stands for ",
        " as well as ",
        "DC",
        "T",
    ),
    *(
        "B",
        "IV",
        "mAb",
        "CD4",
        "x",
        "1",
        "2)",
        "# ",
        "> ",
        "- ",
        "*",
        "_",
        "`",
        "<",
        ">",
        "</a>",
        "<b>",
        "&",
        "$",
        "\\",
    ),
)
"""Signs and words that stand between terms, and short names."""

_NUMBERED: Final = ("--limit", "-n", "--depth", "--min-length", "-j")
"""Options that take a number."""
_NUMBERS: Final = ("0", "1", "-1", "7", "1e3", "0x10", "٣", "9223372036854775808", "9" * 31, "9" * 5000, "")

_VARIABLES: Final = (
    "COLUMNS",
    "LINES",
    "TERMINAL_WIDTH",
    "TERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "PAGER",
    "IMMUNO_PAGER",
    "IMMUNO_VOCABULARY",
    "_IMMUNO_COMPLETE",
    "COMP_WORDS",
    "COMP_CWORD",
    "_TYPER_COMPLETE_ARGS",
    "_TYPER_COMPLETE_FISH_ACTION",
    "LANG",
    "LC_ALL",
    "XDG_DATA_HOME",
    "HOME",
)


def odd(chance: random.Random) -> str:
    """Return something that programs trip over."""
    piece = chance.choice(_ODD)
    return piece * chance.choice((1, 1, 1, 2, 3, 50, 2000)) if chance.random() < 0.3 else piece


def query(chance: random.Random) -> str:
    """Return a query: a term, a misspelling, any characters, or something odd."""
    way = chance.random()
    if way < 0.1:
        return "".join(chr(chance.choice((chance.randrange(1, 128), chance.randrange(1, 0x3000)))) for _ in range(9))
    term = chance.choice(_TERMS)
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        place = chance.randrange(len(term) + 1)
        piece = odd(chance) if chance.random() < 0.4 else chance.choice("abcdefghijklmnopqrstuvwxyz -+/,.0123456789")
        term = term[:place] + piece + term[place + chance.randrange(2) :]
    return term.replace("\0", "") if chance.random() < 0.9 else term


def text(chance: random.Random) -> str:
    """Return sentences with terms in them."""
    pieces = [
        chance.choice((*_TERMS, "the", "of", "and", "(", ")", ".\n", "\n\n", "-\n", odd(chance))) for _ in range(20)
    ]
    return " ".join(pieces)


def unit(chance: random.Random) -> str:
    """Return a few words and signs. Many of them, one behind the other, show what takes too long."""
    return "".join(chance.choice(_TERMS if chance.random() < 0.3 else _JOINS) for _ in range(chance.randint(1, 7)))


def command_line(chance: random.Random) -> tuple[str, ...]:
    """Return the words of a command, most of them known ones, without a NUL: no system can pass one."""
    line = [chance.choice(COMMANDS)] if chance.random() < 0.9 else []
    if line == ["vocabulary"]:
        line.append(chance.choice(("list", "show", "remove", "add", odd(chance))))
    for _ in range(chance.randrange(5)):
        way = chance.random()
        if way < 0.2:
            line += chance.choice(_NUMBERED), chance.choice(_NUMBERS)
        elif way < 0.5:
            line.append(chance.choice(OPTIONS))
        elif way < 0.8:
            line.append(chance.choice((*_TERMS, "0", "1", "cell", "active", "html", "nowhere.obo", "immunotherapy")))
        else:
            line.append(odd(chance))
    return tuple(map(passable, line))


def reading_options(chance: random.Random) -> tuple[str, ...]:
    """Return options that say how a table is read, without a NUL."""
    column = chance.choice(("Term", "Meaning", "id", "prefLabel", "1", "2", "99", "", odd(chance)))
    meaning = chance.choice(("prefLabel", "definition", "altLabel", "broader", "id", "colour", "", odd(chance)))
    options = [
        ("--column", chance.choice((f"{column}={meaning}", f"{column}", f"={meaning}", f"{column}=={meaning}"))),
        ("--column", "Term=prefLabel"),
        ("--encoding", chance.choice(("utf-8", "windows-1252", "utf-16", "shift_jis", "hex", "idna", odd(chance)))),
        ("--sheet", chance.choice(("Sheet1", "Words", "1", "", odd(chance)))),
    ]
    chosen = chance.sample(options, chance.choice((0, 0, 1, 1, 2, 3)))
    return tuple(passable(word) for option in chosen for word in option)


def adding_options(chance: random.Random) -> tuple[str, ...]:
    """Return options of `vocabulary add` alone, without a NUL."""
    options = [
        ("--strict",),
        ("--replace",),
        ("--language", chance.choice(("en", "de", "de-AT", "", "x" * 300, odd(chance)))),
        ("--max-size", chance.choice(("1", "20", "1k", "1GiB", "-1", "1e9", "9" * 300, odd(chance)))),
    ]
    chosen = chance.sample(options, chance.randrange(3))
    return tuple(passable(word) for option in chosen for word in option)


def passable(word: str) -> str:
    """Return the word as a system can pass it: without a NUL, and a byte that is no UTF-8 for a lone surrogate."""
    return word.replace("\0", "").replace("\ud800", "\udcff")


def environment(chance: random.Random) -> dict[str, str]:
    """Return variables that the program reads, with any values."""
    values = (
        "",
        "0",
        "1",
        "-5",
        "7",
        "80",
        "dumb",
        "xterm",
        "complete_zsh",
        "complete_bash",
        "source_fish",
        "C",
        "/nowhere",
    )
    chosen = chance.sample(_VARIABLES, chance.randrange(1, 5))
    return {name: passable(chance.choice((*values, odd(chance)))) for name in chosen}

"""What short abbreviations mean where certain words stand beside them: "PR" beside "ER" is a receptor.

`data/other-senses.tsv` has the rows. It is a decision list over collocations (D. Yarowsky, 1994): the rows of a word
are read in order, first for words directly beside the abbreviation, then for words near it in its sentence. The first
row that fits decides.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from immuno_cli.shipped import data_directory

ITSELF: Final = "="
"""The sense of a row that says that the concept itself is meant."""
_NONE: Final = "-"
_EVERY: Final = "*"
_CLASS: Final = "class"
_COMMENT: Final = "#"
_OR: Final = " | "
_NAME: Final = re.compile("<([a-z]+)>")
_GAP: Final = r"[ ]?(?:(?:[,/&:+]|::|and|or|vs|versus)[ ]?)?"
"""What may stand between the abbreviation and a word directly beside it."""
_SENTENCE_END: Final = re.compile(r"[.!?] ")
_BLANKS: Final = re.compile(r"[-‐‑–\s]+")


class Row(NamedTuple):
    """A sense of a word, and the words that show it."""

    word: str
    """In lower case, or "*" for every word that has rows."""
    sense: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    near: tuple[str, ...]
    example: str
    """Has the word in this sense."""
    counterexample: str
    """Has the word in another one."""


class _Rule(NamedTuple):
    sense: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    near: re.Pattern[str] | None


@cache
def read_rows() -> tuple[Row, ...]:
    """Return the rows of the list, in order."""
    text = (data_directory() / "other-senses.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith(_COMMENT)]
    classes = {name: words for kind, name, words in (line[:3] for line in lines) if kind == _CLASS}

    def words(cell: str) -> tuple[str, ...]:
        named = (_NAME.sub(lambda name: f"<{classes[name[1]]}>", one) for one in cell.split(_OR))
        return () if cell == _NONE else tuple(named)

    rows = (line for line in lines if line[0] != _CLASS)
    return tuple(
        Row(word, sense, words(before), words(after), words(near), example, counterexample)
        for word, sense, before, after, near, example, counterexample in rows
    )


def sense_of(word: str, before: str, after: str, *, directly: bool = False) -> str:
    """Return the sense of a word in lower case between two texts, ITSELF for its own, "" where nothing shows one.

    `directly`: only words directly before and after it count, and none near it in its sentence.

    >>> sense_of("mg", "take 50 ", " twice"), sense_of("mg", "we saw 50 ", " patients"), sense_of("mg", "her ", " is")
    ('milligrams', '=', '')
    """
    if word not in _words():
        return ""
    rules = _rules(word)
    before, after = _BLANKS.sub(" ", before), _BLANKS.sub(" ", after)
    sense = next((rule.sense for rule in rules if _fits_directly(rule, before, after)), "")
    if sense or directly:
        return sense
    before, after = _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]
    return next((rule.sense for rule in rules if _fits_near(rule, before, after)), "")


@cache
def _words() -> frozenset[str]:
    """Return the words that have rows of their own."""
    return frozenset(row.word for row in read_rows()) - {_EVERY}


@cache
def _rules(word: str) -> Sequence[_Rule]:
    """Return the rules of a word that has rows of its own: the words of texts would fill the cache without bound."""
    rows = [row for row in read_rows() if row.word in (word, _EVERY)]
    return [
        _Rule(
            row.sense,
            _compiled(row.before, rf"(?<![^\W_]){{}}{_GAP}\Z"),
            _compiled(row.after, rf"{_GAP}{{}}(?![^\W_])"),
            _compiled(row.near, r"(?<![^\W_]){}(?![^\W_])"),
        )
        for row in rows
    ]


def _fits_directly(rule: _Rule, before: str, after: str) -> bool:
    if rule.before is not None and rule.before.search(before):
        return True
    return rule.after is not None and rule.after.match(after) is not None


def _fits_near(rule: _Rule, before: str, after: str) -> bool:
    return rule.near is not None and (rule.near.search(before) or rule.near.search(after)) is not None


def _compiled(words: Sequence[str], shape: str) -> re.Pattern[str] | None:
    return re.compile(shape.format(f"(?:{'|'.join(map(_shape, words))})")) if words else None


def _shape(phrase: str) -> str:
    """Return the shape of words, in which those of a class stand between angle brackets."""
    parts = re.split("[<>]", phrase)
    plain, classes = parts[::2], parts[1::2]
    shapes = [_of_words(plain[0])]
    for alternatives, rest in zip(classes, plain[1:], strict=True):
        shapes += [f"(?:{'|'.join(map(_of_words, alternatives.split(_OR)))})", _of_words(rest)]
    return "".join(shapes)


def _of_words(words: str) -> str:
    """Return the shape of plain words. A hyphen is a blank, and words without a capital count in any case."""
    shape = re.escape(_BLANKS.sub(" ", words)).replace(r"\*", r"\w*").replace(r"\#", "[0-9][0-9.,]*")
    return f"(?i:{shape})" if words.islower() else shape

"""Rules that replace the ending of a word, and the endings of adjectives.

The rules are tuples, not regular expressions: compiling twenty expressions costs 5 ms of every start.
"""

from collections.abc import Iterable
from typing import Final

Rule = tuple[str, str, int, tuple[str, ...]]
"""An ending, what replaces it, the fewest letters before it, and endings to which the rule does not apply."""

Rules = dict[str, list[Rule]]
"""Rules by the last letter of their ending."""

PARTICIPLE_ENDINGS: Final = ("ed", "ing")
ADJECTIVE_ENDINGS: Final = (
    *("able", "al", "ant", "ar", "ary", "ent", "form", "ian", "ible", "ic", "ive", "less", "like", "oid", "ory", "ous"),
)
"""Endings of adjectives that few nouns have."""


def by_last_letter(rules: Iterable[Rule]) -> Rules:
    """Return the rules by the last letter of their ending, each list in the order given."""
    table: Rules = {}
    for rule in rules:
        table.setdefault(rule[0][-1], []).append(rule)
    return table


def replace_ending(rules: Rules, word: str) -> str:
    """Return the word changed by the first rule that applies, unchanged where none does.

    >>> replace_ending(by_last_letter([("ies", "y", 2, ())]), "antibodies")
    'antibody'
    """
    for ending, replacement, fewest, exceptions in rules.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= fewest and not word.endswith(exceptions):
            return word[: -len(ending)] + replacement
    return word

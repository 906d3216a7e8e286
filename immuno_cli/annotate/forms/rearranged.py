"""Forms of a label with the same words in another order, or without what only catalogues write.

Each rule takes a folded label and its text, and yields folded forms.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels
from immuno_cli.language.numerals import is_roman, numeral

Rule = Callable[[str, str], Iterator[str]]
"""A rule that makes forms of a folded label and its text."""

_QUALIFIER: Final = re.compile(r"(?<=\w) \([^()]*\)\Z")
_DEFICIENCY: Final = " deficiency"
_OF_PEOPLE: Final = frozenset(("disease", "syndrome", "cell", "cells", "chorea", "tumor", "tumour", "sarcoma"))
"""What is named after people."""
_NUMBER: Final = re.compile(r"\b(i{1,3}|iv|vi{0,3}|ix|xi{0,3}|[0-9]{1,2})([a-e]?)\Z")
_LAST_OF_NUMBER: Final = frozenset("0123456789ivxabcde")
_NUMBER_AFTER_TYPE: Final = re.compile(r"\btype (i{1,3}|iv|vi{0,3}|ix|xi{0,3}|[0-9]{1,2})([a-e]?)\b")
_ROMAN_WORDS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii"
_ROMAN: Final = {numeral(word): word for word in _ROMAN_WORDS.split()}


def without_qualifier(_key: str, text: str) -> Iterator[str]:
    """Yield "embryonic cell" for "embryonic cell (metazoa)"."""
    if text.endswith(")"):
        bare = _QUALIFIER.sub("", text).lower().replace("-", " ")
        if " " in bare and bare.replace(" ", "").isalnum():
            yield bare


def turned_at_comma(key: str, text: str) -> Iterator[str]:
    """Yield "hereditary prostate cancer" for "prostate cancer, hereditary"."""
    if text.count(", ") == 1 and key.count("  ") == 1:
        name, _, modifier = key.partition("  ")
        yield f"{modifier} {name}"


def without_comma(key: str, text: str) -> Iterator[str]:
    """Yield "diabetes mellitus type 2" for "diabetes mellitus, type 2"."""
    if text.count(", ") == 1 and key.count("  ") == 1:
        yield key.replace("  ", " ")


def turned_at_of(key: str, _text: str) -> Iterator[str]:
    """Yield "lung epithelial cell" for "epithelial cell of lung"."""
    what, _, whole = key.partition(" of ")
    whole = whole.removeprefix("the ")
    if what and whole and " of " not in whole and "  " not in key:
        yield f"{whole} {what}"


def of_the(key: str, _text: str) -> Iterator[str]:
    """Yield "cancer of the lung" for "cancer of lung", and the other way round."""
    if " of the " in key:
        yield key.replace(" of the ", " of ")
    elif " of " in key:
        yield key.replace(" of ", " of the ", 1)


def of_a_deficiency(key: str, _text: str) -> Iterator[str]:
    """Yield "deficiency of protein C" and "protein C deficient" for "protein C deficiency"."""
    if key.endswith(_DEFICIENCY):
        lacking = key.removesuffix(_DEFICIENCY)
        yield f"deficiency of {lacking}"
        yield f"{lacking} deficient"


def with_other_numeral(key: str, _text: str) -> Iterator[str]:
    """Yield "mucopolysaccharidosis iva" for "mucopolysaccharidosis 4a", and the other way round."""
    found = _NUMBER.search(key) if key[-1:] in _LAST_OF_NUMBER and " " in key else None
    if "type " in key:
        found = _NUMBER_AFTER_TYPE.search(key)
    if found is None:
        return
    number, letter = found.groups()
    other = numeral(number) if is_roman(number) else _ROMAN.get(number)
    if other:
        yield key[: found.start(1)] + other + letter + key[found.end(2) :]


def of_a_person(key: str, text: str) -> Iterator[str]:
    """Yield "huntington s disease" and "huntingtons disease" for "Huntington disease", and the other way round.

    The apostrophe of "Graves' disease" leaves two blanks. Writers also put it so behind other names.
    """
    if " s " in key and ("'s " in text or "’s " in text):
        yield key.replace(" s ", " ", 1)
        yield key.replace(" s ", "s ", 1)
        yield key.replace(" s ", "s  ", 1)
    elif "s' " in text or "s’ " in text:
        yield key.replace("s  ", "s ", 1)
    elif text[:1].isupper() and text[1:2].islower():
        name, _, rest = key.partition(" ")
        if rest in _OF_PEOPLE:
            genitive = name if name.endswith("s") else f"{name}s"
            yield f"{name} s {rest}"
            yield f"{name}s {rest}"
            yield f"{genitive}  {rest}"


def without_type(key: str, _text: str) -> Iterator[str]:
    """Yield "mucopolysaccharidosis 4a" for "mucopolysaccharidosis type 4a"."""
    if " type " in key:
        yield key.replace(" type ", " ", 1)


def without_lineage(key: str, _text: str) -> Iterator[str]:
    """Yield "erythroid cell" for "erythroid lineage cell" (20 of 20 right, in 4 texts)."""
    yield key.replace(" lineage ", " ", 1)


RULES: Final[tuple[tuple[str, Rule], ...]] = (
    (")", without_qualifier),
    (", ", turned_at_comma),
    (", ", without_comma),
    (" of ", turned_at_of),
    (" of ", of_the),
    (_DEFICIENCY, of_a_deficiency),
    (" type ", without_type),
    (" lineage ", without_lineage),
    ("", with_other_numeral),
    ("", of_a_person),
)
"""What the text of a label must have, and the rule. To look for it first is fast."""


def rearranged(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have by these rules."""
    for number, key in enumerate(labels.keys):
        text = labels.found[number].text
        for needed, rule in RULES:
            if needed in text:
                for form in rule(key, text):
                    yield DerivedForm(form, number)

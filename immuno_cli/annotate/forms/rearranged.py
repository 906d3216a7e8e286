"""Forms of a label with the same words in another order, or without what only catalogues write.

Each rule takes a folded label and its text, and yields folded forms.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.annotate.reading.folding import fold_words
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.long_forms import long_form
from immuno_cli.language.numerals import is_roman, numeral

Rule = Callable[[str, str], Iterable[str]]
"""A rule that makes forms of a folded label and its text."""

_QUALIFIER: Final = re.compile(r"(?<=\w) \([^()]*\)\Z")
_IS_DISEASE: Final = (" (disease)", " (disorder)")
"""Qualifiers that say of a single word that it is the name."""
_ABBREVIATION: Final = re.compile(r"(?:,? \(|, )(\w+)\)?\Z")
"""What stands at the end of a label after a name."""
_DEFICIENCY: Final = " deficiency"
_PERSON: Final = re.compile(r"([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)(?: [a-z]+){1,2}")
"""A label that may begin with the name of a person."""
_NUMBER: Final = re.compile(r"\b(i{1,3}|iv|vi{0,3}|ix|xi{0,3}|[0-9]{1,2})([a-e]?)\Z")
_LAST_OF_NUMBER: Final = frozenset("0123456789ivxabcde")
_LONGEST_NUMBER: Final = len("viiie")
_NUMBER_AFTER_TYPE: Final = re.compile(r"\btype (i{1,3}|iv|vi{0,3}|ix|xi{0,3}|[0-9]{1,2})([a-e]?)\b")
_ROMAN_WORDS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii"
_ROMAN: Final = {numeral(word): word for word in _ROMAN_WORDS.split()}


def without_qualifier(_key: str, text: str) -> Iterator[str]:
    """Yield "embryonic cell" for "embryonic cell (metazoa)", and "blindness" for "blindness (disorder)"."""
    if text.endswith(")"):
        bare = _QUALIFIER.sub("", text).lower().replace("-", " ")
        is_name = " " in bare or text.endswith(_IS_DISEASE)
        if is_name and bare.replace(" ", "").isalnum():
            yield bare


def without_abbreviation(_key: str, text: str) -> Iterator[str]:
    """Yield "adult respiratory distress syndrome" for "adult respiratory distress syndrome, ARDS"."""
    bare = split_abbreviation(text)
    if bare:
        yield fold_words(bare)


def split_abbreviation(text: str) -> str:
    """Return the name before its own abbreviation at the end of a label, "" where there is none.

    >>> split_abbreviation("multiple myeloma (MM)"), split_abbreviation("multiple myeloma, NOS")
    ('multiple myeloma', '')
    """
    found = _ABBREVIATION.search(text) if text.endswith(")") or text[-1:].isupper() else None
    if found is None or not is_abbreviation(found[1]):
        return ""
    name = text[: found.start()]
    long = long_form(found[1], name)
    return name if long == name or (long and text.endswith(")")) else ""


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


def with_other_numeral(key: str, _text: str) -> Iterable[str]:
    """Return "mucopolysaccharidosis iva" for "mucopolysaccharidosis 4a", and the other way round."""
    found = None
    if "type " in key:
        found = _NUMBER_AFTER_TYPE.search(key)
    elif key[-1:] in _LAST_OF_NUMBER and " " in key:
        found = _NUMBER.search(key, max(0, len(key) - _LONGEST_NUMBER))
    if found is None:
        return ()
    number, letter = found.groups()
    other = numeral(number) if is_roman(number) else _ROMAN.get(number)
    return (key[: found.start(1)] + other + letter + key[found.end(2) :],) if other else ()


def of_a_person(key: str, text: str) -> Iterable[str]:
    """Return "huntington s disease" and "huntingtons disease" for "Huntington disease", and the other way round.

    The apostrophe of "Graves' disease" leaves two blanks. Writers also put it so after other names.
    """
    may_name_one = text[:1].isupper() or "'" in text or "’" in text
    return _forms_of_a_person(key, text) if may_name_one else ()


def _forms_of_a_person(key: str, text: str) -> Iterator[str]:
    if " s " in key and ("'s " in text or "’s " in text):
        yield key.replace(" s ", " ", 1)
        yield key.replace(" s ", "s ", 1)
        yield key.replace(" s ", "s  ", 1)
    elif "s' " in text or "s’ " in text:
        yield key.replace("s  ", "s ", 1)
    elif text[:1].isupper() and text[1:2].islower() and (found := _PERSON.fullmatch(text)):
        yield from _with_genitive(key.split(" "), 1 + found[1].count(" ") + found[1].count("-"))


def _with_genitive(words: Sequence[str], count: int) -> Iterator[str]:
    """Yield a name with an apostrophe after its first words, and with an s alone, which some writers put there."""
    name, rest = " ".join(words[:count]), " ".join(words[count:])
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
    (" ", without_abbreviation),
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
        text = labels.labels[number].text
        for needed, rule in RULES:
            if needed in text:
                for form in rule(key, text):
                    yield DerivedForm(form, number)

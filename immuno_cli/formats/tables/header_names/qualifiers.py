"""What stands after the names of columns in tables that are made for RDF: `skos:altLabel@en(separator=",")`.

The converters xls2rdf and excel2rdf read such names: after a name and its language stand facts in brackets, such as
what separates the values of a cell, and the type of the values, such as `^^xsd:date`.
"""

import re
from typing import Final, NamedTuple

_FACTS: Final = re.compile(r"(?<!\s)\s*+\((?P<facts>(?:\s*+\w++\s*+=\s*+\"[^\"()]*+\"(?:\s*+[,;])?)++)\s*+\)")
_SEPARATOR: Final = re.compile(r"\b(?:separator|separtor)\s*=\s*\"(?P<sign>[^\"\w\s])\"")
"""The sign that separates values. Templates that many tables are made from have the misspelled word."""
_TYPE: Final = re.compile(r"(?<=[\w)])\^\^[^\s^]+\s*$")

_SECOND_SCRIPT: Final = re.compile(
    r"(?<=[A-Za-z)])[\s/]+[\u3040-\u9fff\uac00-\ud7af\u0600-\u06ff\u0400-\u04ff][^A-Za-z]*$"
)
"""What stands after a name in Latin letters, in the same cell: `Definition 定义`."""


class Qualified(NamedTuple):
    """A name without what stands after it, and the sign that separates the values of a cell, "" if none is told."""

    name: str
    separator: str


def without_qualifiers(name: str) -> Qualified:
    r"""Return the name of a column without its facts and its type.

    >>> without_qualifiers('skos:altLabel@en(separator=",")')
    Qualified(name='skos:altLabel@en', separator=',')
    >>> without_qualifiers("owl:deprecated^^xsd:boolean").name, without_qualifiers("Name (short)").name
    ('owl:deprecated', 'Name (short)')
    """
    if '="' not in name and "^^" not in name and '= "' not in name:
        return Qualified(name, "")
    facts = _FACTS.search(name)
    separator = _SEPARATOR.search(facts["facts"]) if facts else None
    bare = _TYPE.sub("", _FACTS.sub("", name)).strip()
    return Qualified(bare, separator["sign"] if separator else "")


def without_second_script(name: str) -> str:
    """Return a name in Latin letters without what stands after it in another script, "" for one in Latin letters.

    >>> without_second_script("Definition 定义"), without_second_script("Definition")
    ('Definition', '')
    """
    return "" if name.isascii() else _SECOND_SCRIPT.sub("", name)

"""Abbreviations that a text itself defines, beside parentheses, in lists and in sentences."""

from collections.abc import Container, Iterator

from immuno_cli.annotate.definitions.in_parentheses import find_in_parentheses
from immuno_cli.annotate.definitions.listed import find_inserted, find_listed
from immuno_cli.annotate.definitions.schwartz_hearst import Definition
from immuno_cli.annotate.reading.rare_strings import RareStrings


def find_definitions(text: str, known: Container[str], rare: RareStrings | None = None) -> Iterator[Definition]:
    """Yield the definitions in a text: those beside parentheses in the order of the text, then others.

    Where a short form that is defined stands in parentheses or after "or" again, it is yielded again, in parentheses
    with the long form there or without one. Of other definitions, the first of a short form is yielded.

    `known` has the folded words of all labels. A definition without any of them is left out: it cannot be of a label.

    >>> [(one.short, one.long) for one in find_definitions("Thymic epithelial cells (TECs) grow.", {"cell"})]
    [('TEC', 'Thymic epithelial cells')]
    """
    done = set[str]()
    yield from find_in_parentheses(text, known, done)
    for one in find_listed(text, known, rare or RareStrings(text)):
        if one.short not in done:
            done.add(one.short)
            yield one
    for one, is_said in find_inserted(text, known):
        if is_said or one.short not in done:
            done.add(one.short)
            yield one

"""The words of a question without what says nothing, and the ways to take them for two names."""

from collections.abc import Iterator


def words_of(text: str) -> str:
    """Return the words of a text with single spaces, and without the marks that a question begins and ends with.

    >>> words_of(" ¿Qué es la  fiebre? "), words_of("what’s CRS?!")
    ('Qué es la fiebre', "what's CRS")
    """
    return " ".join(text.replace("’", "'").split()).lstrip("¿¡ ").rstrip("?!. ")


def iter_splits(text: str, most: int) -> Iterator[tuple[str, str]]:
    """Yield two parts of a text for each place between its words; none where it has more words than `most`.

    >>> list(iter_splits("keytruda liver fever", 3)), list(iter_splits("keytruda liver fever", 2))
    ([('keytruda', 'liver fever'), ('keytruda liver', 'fever')], [])
    """
    words = text.split()
    for place in range(1, len(words)) if len(words) <= most else ():
        yield " ".join(words[:place]), " ".join(words[place:])

"""The words of a question without what says nothing: marks at its ends, spaces, curled apostrophes."""


def words_of(text: str) -> str:
    """Return the words of a text with single spaces, and without the marks that a question begins and ends with.

    >>> words_of(" ¿Qué es la  fiebre? "), words_of("what’s CRS?!")
    ('Qué es la fiebre', "what's CRS")
    """
    return " ".join(text.replace("’", "'").split()).lstrip("¿¡ ").rstrip("?!. ")

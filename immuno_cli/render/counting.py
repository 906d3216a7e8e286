"""Numbers with their nouns."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "entry", "entries"), counted(1200, "reference")
    ('1 entry', '1,200 references')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"

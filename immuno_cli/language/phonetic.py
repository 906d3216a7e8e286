"""What a word sounds like."""


def phonetic_key(text: str) -> str:
    """Return the Metaphone codes of the words of a key, separated by single spaces.

    Words that sound alike have the same code (L. Philips, "Hanging on the Metaphone", 1990).

    >>> phonetic_key("lymphocyte"), phonetic_key("limfosite")
    ('LMFST', 'LMFST')
    """
    from jellyfish import metaphone  # 2 ms that an exact answer does not pay

    return " ".join(metaphone(text).split())

"""What makes two labels the same: case, accents, hyphens, plural, British and American spelling, Greek letters, numerals; and how they sound."""


def normalise(text: str) -> str:
    """Return the key under which all spellings of one label fall together; "" where nothing is left. Idempotent."""
    raise NotImplementedError

"""Paths into the JSON of a bundle."""

JsonPath = tuple[str | int, ...]
"""The keys and positions that lead from the top of a bundle to a value: `("concepts", 12, "broader", 0)`."""


def place_text(path: JsonPath) -> str:
    """Return a path as people write it.

    >>> place_text(("concepts", 12, "relations", 0, "target")), place_text(())
    ('concepts[12].relations[0].target', 'the bundle')
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "the bundle"

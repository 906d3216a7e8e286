"""What a question says of the result of a test: "what does a positive ANA mean", "does a negative test rule it out"."""

import re
from typing import Final

from immuno_cli.language.values import HIGH, LOW

_MEANS: Final = re.compile(
    r"\b(?:mean(?:s|ing)?|prove[sn]?|rules? out|always|sign of|(?:do|did) (?:i|we|you) have"
    r"|does (?:he|she|someone) have|have i got|am i|is it)\b",
    re.IGNORECASE,
)
_OF_HIGH: Final = HIGH | {"positive"}
_OF_LOW: Final = LOW | {"negative"}


def asked_values(text: str) -> tuple[str, ...]:
    """Return for which values a question asks what they mean, as marks on statements; () where it asks for none.

    >>> asked_values("what does positive ANA mean"), asked_values("does ANA mean lupus"), asked_values("lupus")
    (('high-value',), ('high-value', 'low-value'), ())
    """
    words = set(re.findall(r"[a-z]+", text.casefold()))
    high = () if words.isdisjoint(_OF_HIGH) else ("high-value",)
    low = () if words.isdisjoint(_OF_LOW) else ("low-value",)
    return (high + low) or (("high-value", "low-value") if _MEANS.search(text) else ())

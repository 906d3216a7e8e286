"""Names of molecules with a Greek letter directly after an abbreviation: "IFNγ" and "IFNgamma" for "IFN-γ"."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.letters import GREEK, OF_FAMILIES

_SIGNS: Final = {GREEK[sign]: sign for sign in OF_FAMILIES}
_ENDS: Final = (*_SIGNS, *OF_FAMILIES)
_MEMBER: Final = re.compile(rf"(?P<family>[A-Z][A-Z0-9]{{1,5}})[-‐‑ ]?(?P<letter>{'|'.join(_ENDS)})")


def greek(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms of abbreviations that end with a Greek letter or its name."""
    for number, key in enumerate(labels.keys):
        member = _MEMBER.fullmatch(labels.labels[number].text) if key.endswith(_ENDS) else None
        if member:
            family, letter = member["family"].lower(), member["letter"]
            yield DerivedForm(f"{family}{GREEK.get(letter, letter)}", number)
            yield DerivedForm(f"{family}{_SIGNS.get(letter, letter)}", number)

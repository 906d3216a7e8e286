r"""Names that a formula of LaTeX holds in whole or in part: "CD4$^{+}$", "$CD8^+$", "$IFN-\gamma$", "TGF-$\beta$".

Their letters and signs are read where they stand. What only typesets them becomes PADDING.
"""

import re
from typing import Final

from immuno_cli.annotate.texts.masks import PADDING
from immuno_cli.language.letters import GREEK

_GREEK: Final = rf"\\(?:{'|'.join(GREEK.values())})(?![A-Za-z])"
_FONT: Final = r"\\(?:mathrm|mathit|mathbf|mathsf|textrm|textit|textbf|text|rm|it|bf)(?![A-Za-z])"
_RAISED: Final = rf"\^(?:[+-]|\{{(?:{_FONT}[ {{]?)?(?:[+-]|\([+-]\)|[a-z]{{2,6}})\}}{{1,2}})"
_RAISED_ALONE: Final = re.compile(rf"\$(?<=\w\$){_RAISED}\$")
_GREEK_ALONE: Final = re.compile(rf"\${_GREEK}\$")
_NAME: Final = re.compile(
    rf"\$(?=[^$\n]{{0,30}}?[A-Z]+[A-Z0-9-])(?:{_FONT}[ ]?|{_RAISED}|{_GREEK}|[A-Za-z0-9{{}}]|-){{2,40}}+\$(?!\w)"
)
_TYPESETTING: Final = re.compile(rf"{_FONT}[ ]?|\\|[$^{{}}()]")
_PADDING_BEFORE: Final = re.compile(rf"(?<![{PADDING}]){PADDING}+\Z")
_LONGEST_PADDING: Final = 40
_DOLLAR: Final = "$"
_BEFORE_FORMULA: Final = "([\"'“‘/~–—-"


def mask_names_in_formulas(text: str) -> str:
    r"""Return the text with what typesets a name as PADDING.

    >>> mask_names_in_formulas(r"CD4$^{+}$ T cells and $IFN-\gamma$").replace(PADDING, "_")
    'CD4___+__ T cells and _IFN-_gamma_'
    """
    if _DOLLAR not in text:
        return text
    for shape in (_RAISED_ALONE, _GREEK_ALONE, _NAME):
        text = shape.sub(_without_typesetting, text)
    return text


def _without_typesetting(found: re.Match[str]) -> str:
    return _TYPESETTING.sub(lambda part: PADDING * len(part[0]), found[0])


def with_whole_formula(whole: str, readable: str, start: int, end: int) -> tuple[int, int]:
    r"""Return the offsets of a name, with the signs around a formula that it begins or ends in.

    >>> with_whole_formula(r"TGF-$\beta$ in", "TGF-\x7f\x7fbeta\x7f in", 0, 10)
    (0, 11)
    """
    before = _PADDING_BEFORE.search(readable, max(0, start - _LONGEST_PADDING), start)
    opening = before.start() if before and _opens(whole, before.start(), start) else -1
    behind = readable[end : end + _LONGEST_PADDING]
    closing = whole.find(_DOLLAR, end, end + len(behind) - len(behind.lstrip(PADDING)))
    inside = whole.count(_DOLLAR, start, end)
    if inside % 2 == 0 and opening >= 0 <= closing:
        return opening, closing + 1
    if inside % 2 and closing >= 0:
        return start, closing + 1
    return (opening, end) if inside % 2 and opening >= 0 else (start, end)


def _opens(whole: str, begin: int, end: int) -> bool:
    """Return whether a formula begins here: the sign before a name stands behind no other one."""
    if whole[begin] != _DOLLAR or whole.find(_DOLLAR, begin + 1, end) >= 0:
        return False
    return begin == 0 or whole[begin - 1].isspace() or whole[begin - 1] in _BEFORE_FORMULA

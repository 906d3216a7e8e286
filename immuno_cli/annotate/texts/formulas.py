r"""Formulas of TeX in a text. A name that is set as one, such as "$IFN-\gamma$", is read; other formulas are code."""

import re
from typing import Final

from immuno_cli.annotate.texts.masks import PADDING, Span, match_as_code
from immuno_cli.language.letters import GREEK

_SIGN_OF_FORMULA: Final = (
    r"=|\\(?:sum|frac|int|prod|lim|log|exp|leq?|geq?|approx|sim|times|cdot|mathbb|mathcal|partial|nabla|hat|bar|sqrt"
    r"|propto)\b"
)
_WORDS_OF_FORMULA: Final = (
    r"[<>]|\\%|\\(?:to|pm|left|[Rr]ightarrow)\b|\\(?:text|math|operator)[a-z]*\{[^{}$\n]{0,60}[a-z]{4}"
    r"|_\{[^{}$\n]{0,60}[A-Za-z]{4}"
)
"""Signs of a formula that does not begin with an index: "CD8$^{\\text{high}}$" is a name."""
NO_PRICE: Final = r"(?![0-9][0-9.,]*\s+\(?[A-Za-z]{2})"
"""What follows the sign is no price: "$5 million"."""
_FORMULA: Final = re.compile(
    rf"\$\$(?:[^$]|\\\$){{1,3000}}?\$\$|\$(?<![\\\w$]\$)(?=[^\s$]){NO_PRICE}"
    rf"(?=[^$\n]{{0,300}}(?:{_SIGN_OF_FORMULA})|(?![\^_])[^$\n]{{0,300}}(?:{_WORDS_OF_FORMULA}))"
    r"(?:[^$\n\\]|\\.|\n(?!\s*\n)){1,300}?(?<![\s\\])(?<!\s[A-Z]{2})\$(?![\w$])"
)
"""A formula of LaTeX, but not what stands between two prices ("90 US$")."""
_IN_PARENTHESES: Final = r"(?:[^\\\n]|\\[^()\n])"
_IN_BRACKETS: Final = r"(?:[^\\\n]|\n(?![ \t\r]*\n)|\\[^\[\]\n])"
_SIGN_OF_TEX: Final = r"\{|\\[A-Za-z%,]"
_SIGN_ALSO_OF_PROSE: Final = r"[=<>^]|(?<=[\w})])_"
"""With such a sign alone, it is no formula if there is a word, too: "\\[n = 3 patients\\]"."""


def _formula(signs: str, inside: str, longest: int) -> str:
    r"""Return the shape of a formula between two signs that a backslash stands before: "()" for "\\(" and "\\)"."""
    begin, end = (rf"\\\{sign}" for sign in signs)
    has_sign = f"(?={inside}{{0,1000}}?(?:{_SIGN_OF_TEX}))"
    is_short = f"(?!{inside}{{0,1000}}?[a-z]{{4}})(?={inside}{{0,1000}}?(?:{_SIGN_ALSO_OF_PROSE}))"
    return rf"{begin}(?<!\\{begin})(?:{has_sign}|{is_short}){inside}{{1,{longest}}}?{end}"


TEX: Final = re.compile(
    rf"(?!\\\(\\[A-Za-z]{{1,20}}\\\)){_formula('()', _IN_PARENTHESES, 1000)}|{_formula('[]', _IN_BRACKETS, 10_000)}"
)
"""A formula between backslashes and parentheses or brackets. These may also be signs that Markdown is to show."""
_GREEK: Final = {name: letter for letter, name in GREEK.items()}
_SIGN: Final = r"\\(?:" + "|".join(_GREEK) + r")(?![A-Za-z])"
_FONT: Final = r"\\(?:text|math|operatorname|rm|bf|it)[a-z]{0,10}"
_LEVEL: Final = (
    r"\^\{?(?:\\(?:text|math)[a-z]{0,4}\{|\\rm[ ])?(?:[+-]{1,2}|high|low|hi|lo|dim|bright|int|neg|pos)\}{0,2}"
)
_NAME: Final = (
    rf"(?={PADDING}*+[A-Za-z^_{{]|{PADDING}*+{_SIGN}|{PADDING}*+{_FONT}|[0-9]{{1,3}}\$)"
    rf"(?:[A-Za-z0-9{PADDING}]++|[-/.](?![-\s])|{_SIGN}|{_FONT}\{{(?![^{{}}]*[a-z]{{4}})[A-Za-z0-9+-]{{1,20}}\}}|{_LEVEL}"
    rf"|_\{{?(?:[0-9]{{1,2}}|{_SIGN})\}}?|[{{}}]){{1,20}}?"
)
"""A name that is set as a formula: letters, figures, hyphens, Greek letters, and a plus or a level above the line."""
_NAMED: Final = {
    "$": re.compile(rf"\$(?<![\\$]\$){_NAME}\$(?![0-9$])"),
    r"\(": re.compile(rf"\\\((?<!\\\\\(){_NAME}\\\)"),
}
_PARTS: Final = re.compile(rf"{_SIGN}|{_FONT}(?=\{{)|\\rm[ ]|\\[()]|[$^_{{}}]")
_DELIMITER: Final = re.compile(r"\$|\\[()]")
_LONGEST: Final = 60
"""Maximum number of characters of typesetting before or after a name."""
_OPENING: Final = re.compile(r"(?<![\w}$])(?:\$|\\\()")


def mask_formulas(text: str) -> str:
    r"""Return the text with each formula as CODE. A sign alone is none: "CD4$^+$".

    >>> mask_formulas(r"$t = c$ of $\gamma$")
    '\x00\x00\x00\x00\x00\x00\x00 of $\\gamma$'
    """
    return _FORMULA.sub(match_as_code, text) if "$" in text else text


def mask_tex(text: str) -> str:
    r"""Return the text with each formula in a page or in Markdown as CODE: "$a = b$", "\\(a^2\\)", "\\[a\\]".

    >>> mask_tex(r"by \(a_b\)")
    'by \x00\x00\x00\x00\x00\x00\x00'
    """
    return TEX.sub(match_as_code, mask_formulas(text)) if "\\" in text or "$" in text else text


def mask_named_formulas(text: str) -> str:
    r"""Return the text with what makes formulas of names as PADDING, and Greek letters for their commands.

    >>> mask_named_formulas(r"$IFN-\gamma$").replace(PADDING, "_"), mask_named_formulas("$n = 2$")
    ('_IFN-γ______', '$n = 2$')
    """
    for begin, shape in _NAMED.items():
        if begin in text:
            text = shape.sub(lambda found: _PARTS.sub(_plain_part, found[0]), text)
    return text


def _plain_part(found: re.Match[str]) -> str:
    part = found[0]
    return _GREEK.get(part[1:], PADDING).ljust(len(part), PADDING)


def around_formulas(whole: str, readable: str, span: Span) -> Span:
    r"""Return the place of a mention with the signs that begin and end the formulas in it.

    >>> text = r"a $IFN-\gamma$"
    >>> around_formulas(text, mask_named_formulas(text), (3, 8))
    (2, 14)
    """
    start, end = span
    near, following = readable[max(0, start - _LONGEST) : start], readable[end : end + _LONGEST]
    before = len(near) - len(near.rstrip(PADDING))
    after = whole[end : end + len(following) - len(following.lstrip(PADDING))]
    opening = list(_OPENING.finditer(whole, start - before, start))
    closing = _DELIMITER.search(after)
    is_torn = len(_DELIMITER.findall(whole[start:end])) % 2 == 1
    if opening and (closing or is_torn):
        start = opening[-1].start()
    if closing and (opening or is_torn):
        end += closing.end()
    return start, end

r"""The text of a LaTeX document, with commands, code and labels masked by as many characters.

Only what most articles use is known: no macro is expanded, and what is not known is read by its letters.
"""

import re
from typing import Final

from immuno_cli.annotate.texts.marked_lines import mask_line_marks
from immuno_cli.annotate.texts.masks import PADDING, as_code, mask_citations, mask_enclosed
from immuno_cli.language.letters import GREEK

_GREEK: Final = "|".join(GREEK.values())
_OPTIONS: Final = r"\*?(?:\[[^\[\]]{0,300}\])*"
_BLOCKS: Final = "verbatim|Verbatim|lstlisting|minted|alltt|comment|tikzpicture|equation|align|displaymath"
_CODE_BLOCK: Final = re.compile(rf"\\begin\{{((?:{_BLOCKS})\*?)\}}")
_CODE: Final = re.compile(
    rf"\\(?:verb|lstinline)\*?(?:{_OPTIONS})([^\sA-Za-z*\[{{])[^\n]*?\1"
    rf"|\\(?:texttt|lstinline|code|path|nolinkurl|url|href|begin|end|includegraphics|input|include|bibliography|usepackage"
    rf"|bibliographystyle|documentclass|bibitem|hypersetup|newcommand|graphicspath){_OPTIONS}\s*\{{[^{{}}]{{0,500}}\}}"
)
_READ_OVER: Final = re.compile(
    rf"\\(?:[A-Za-z]*cite[A-Za-z]*|label|[A-Za-z]*ref|footnotemark|index|vspace|hspace){_OPTIONS}\s*\{{[^{{}}]{{0,500}}\}}"
    rf"|(?<=\w)(?:\$\^\{{?[0-9,]{{1,9}}\}}?\$|\\textsuperscript\{{[0-9,]{{1,9}}\}})"
    r"|\\-"
)
_NOTE: Final = re.compile(rf"\\(?:footnote|endnote|thanks|marginpar){_OPTIONS}\s*\{{")
_DASH: Final = re.compile(r"(?<=\w)--(?=\w)")
_SPACE: Final = re.compile(r"\\[,;:! ]|~(?=\s)|\\\\(?=\s)|\\q?quad\b")
_LETTER: Final = re.compile(rf"\$?\\(?=(?:{_GREEK})\b)|\\[\"'`^~=.](?=\{{?[A-Za-z])")
_GREEK_END: Final = re.compile(r"(?<=[a-z])\$(?=\W|\Z)")
_COMMAND: Final = re.compile(
    rf"\\[A-Za-z]+{_OPTIONS}[ ]?(?=\{{)|\\(?:em|it|bf|sl|tt|rm|sc)(?:shape|series|family)?\b[ ]?"
)
_NEXT_ARGUMENT: Final = re.compile(r"\}\{")
_BRACE: Final = re.compile(r"(?<!\\)[{}]")
_ACRONYM: Final = re.compile(
    r"\\(?:newacronym|newabbreviation)(?:\[[^\[\]]{0,300}\])?\{[^{}]{1,60}\}\{([^{}]{1,60})\}\{([^{}]{1,200})\}"
)


def mask_latex(text: str) -> str:
    r"""Return the text of a LaTeX document, each character where it stands in the file.

    >>> mask_latex(r"\emph{T~cell}").replace(PADDING, "_")
    '______T~cell_'
    """
    text = mask_line_marks(text)
    if "\\" not in text:
        return mask_citations(text)
    text = mask_enclosed(text, _CODE_BLOCK, _end_of_block)
    text = _CODE.sub(_masked_code, text)
    text = _NOTE.sub(_masked_code, _padded(_READ_OVER, text))
    text = _DASH.sub(f"-{PADDING}", text)
    text = _SPACE.sub(lambda found: " " * len(found[0]), text)
    text = _padded(_GREEK_END, _padded(_LETTER, text))
    text = _NEXT_ARGUMENT.sub(_masked_code, text)
    return mask_citations(_padded(_BRACE, _padded(_COMMAND, text)))


def latex_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    r"""Return the abbreviations that a LaTeX document declares: `\newacronym{mm}{MM}{multiple myeloma}`."""
    return tuple(_ACRONYM.findall(text)) if "\\new" in text else ()


def _end_of_block(name: str) -> re.Pattern[str]:
    return re.compile(rf"\\end\{{{re.escape(name)}\}}")


def _masked_code(found: re.Match[str]) -> str:
    return as_code(found[0])


def _padded(shape: re.Pattern[str], text: str) -> str:
    return shape.sub(lambda found: PADDING * len(found[0]), text)

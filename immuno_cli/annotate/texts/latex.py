r"""The text of a LaTeX document, with commands, code and labels masked by as many characters.

Only what most articles use is known: no macro is expanded, and what is not known is read by its letters.
"""

import re
from typing import Final

from immuno_cli.annotate.texts.abbreviation_lists import listed_in_latex
from immuno_cli.annotate.texts.formulas import mask_formulas, mask_named_formulas
from immuno_cli.annotate.texts.marked_lines import mask_line_marks
from immuno_cli.annotate.texts.masks import (
    PADDING,
    mask_addresses,
    mask_citations,
    mask_enclosed,
    mask_identifiers,
    mask_names,
    mask_plus_signs,
    masked,
    match_as_code,
    padded,
)
from immuno_cli.language.letters import GREEK

_GREEK: Final = "|".join(GREEK.values())
_OPTIONS: Final = r"\*?(?:\[[^\[\]]{0,300}\])*"
_BLOCKS: Final = (
    "verbatim|Verbatim|lstlisting|minted|alltt|comment|filecontents|Sinput|Soutput|Scode|algorithmic|tikzpicture|tikzcd"
    "|equation|align|alignat|eqnarray|gather|multline|math|displaymath"
)
_DISPLAY: Final = re.compile(r"\\\[(?<!\\\\\[)(?:[^\\]|\\[^\[\]]){1,3000}?\\\]")
_CODE_BLOCK: Final = re.compile(rf"\\begin\{{((?:{_BLOCKS})\*?)\}}")
_CODE: Final = re.compile(
    r"\\begin\{(?:tabular|tabularx|array|longtable|minipage|multicols|wrapfigure|wraptable|thebibliography)\*?\}"
    r"(?:\[[^\[\]]{0,100}\]|\{[^{}]{0,300}\})*"
    rf"|\\(?:verb|lstinline)\*?(?:{_OPTIONS})([^\sA-Za-z*\[{{])[^\n]*?\1"
    rf"|\\mintinline{_OPTIONS}\{{\w{{1,40}}\}}(?:\{{[^{{}}]{{0,500}}\}}|([^\sA-Za-z*\[{{])[^\n]*?\2)"
    rf"|\\(?:texttt|lstinline|code|path|nolinkurl|url|href|begin|end|includegraphics|input|include|bibliography|usepackage"
    rf"|bibliographystyle|documentclass|bibitem|hypersetup|newcommand|graphicspath|renewcommand|providecommand"
    rf"|hypertarget|hyperlink|textcolor|color|colorbox|definecolor|addbibresource|RequirePackage|lstinputlisting|inputminted"
    rf"|includepdf|setlength|newtheorem|pagestyle|email|tikzset|setcounter){_OPTIONS}\s*\{{[^{{}}]{{0,500}}\}}"
    r"|\\iffalse\b(?:[^\\]|\\(?!fi\b)){0,5000}?\\fi\b"
)
_NUMBERS: Final = r"(?:[\[(]?[0-9][0-9,–-]{0,8}[\])]?|[a-z](?:,[a-z]){0,4}|[*†‡§]{1,3}|\\d?dag)"
"""The numbers and signs of footnotes."""
_READ_OVER: Final = re.compile(
    rf"\\(?:[A-Za-z]*cite[A-Za-z]*|label|[A-Za-z]*ref|footnotemark|index|vspace|hspace){_OPTIONS}\s*\{{[^{{}}]{{0,500}}\}}"
    rf"|(?<=\w)(?:\$\^\{{?{_NUMBERS}\}}?\$|\\textsuperscript\{{{_NUMBERS}\}})"
    r"|\\[-@]"
)
_NOTE: Final = re.compile(
    rf"\\(?:footnote(?:text)?|endnote(?:text)?|thanks|margin(?:par|note)|sidenote|todo){_OPTIONS}\s*\{{"
)
_HEADING: Final = re.compile(
    r"(\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|title|caption)\*?(?:\[[^\[\]]{0,300}\])?)"
    r"\{(?:[^{}]|\{[^{}]{0,300}\}){0,500}(\})"
)
_NEXT_LINE: Final = r"(?:\r?\n[ \t]*+(?=[^\s]))?"
"""The end of a line and the blanks of the next one, unless that one is blank: a comment hides both."""
_COMMENT_LINE: Final = re.compile(rf"^[ \t]*+%[^\r\n]*+{_NEXT_LINE}", re.MULTILINE)
_COMMENT: Final = re.compile(rf"%(?:(?<!\\%)|(?<=\\\\%)(?<!\\\\\\%))[^\r\n]*+{_NEXT_LINE}")
_ESCAPED: Final = re.compile(r"\\(?=[&%_#$])(?<!\\\\)")
_DASH: Final = re.compile(r"--(?<=\w--)(?=\w)|\\(?:textendash|hyp|nobreakdash(?=\{))\b(?:\{\}|[ ])?")
_LONG_DASH: Final = re.compile(r"\\textemdash\b(?:\{\}|[ ])?")
_SPACE: Final = re.compile(r"\\[,;:! ]|~(?<!\\~)|\\\\(?=[\s\x7f])|\\q?quad\b")
_LETTER: Final = re.compile(rf"\\(?:text)?(?=(?:{_GREEK})\b)|\\[\"'`^~=.](?=\{{?[A-Za-z])|\\/|\\nobreakdash\b")
_COMMAND: Final = re.compile(
    rf"\\[A-Za-z]+{_OPTIONS}[ ]?(?=\{{)|\\(?:em|it|bf|sl|tt|rm|sc)(?:shape|series|family)?\b[ ]?"
    r"|\\(?:xspace|allowbreak|linebreak|newline)\b"
)
_OTHER_COMMAND: Final = re.compile(r"\\[A-Za-z]{2,}\*?(?:\[[0-9]{1,3}\])?")
_NEXT_ARGUMENT: Final = re.compile(r"\}\{")
_BRACE: Final = re.compile(r"[{}](?<!\\.)")
_ACRONYMS: Final = (
    re.compile(
        r"\\new(?:acronym|abbreviation)(?:\[[^\[\]]{0,300}\])?\{[^{}]{1,60}\}\{([^{}]{1,60})\}\{([^{}]{1,200})\}"
    ),
    re.compile(r"\\(?:acro|acrodef|newacro|nomenclature)\{([A-Z][^{}]{1,60})\}\{([^{}]{1,200})\}"),
    re.compile(r"\\(?:acro|acrodef|newacro)\{[^{}]{1,60}\}\s?\[([^\[\]{}]{1,60})\]\s?\{([^{}]{1,200})\}"),
    re.compile(
        r"\\DeclareAcronym\{[^{}]{1,60}\}\s?\{(?s:.{0,200}?)\bshort\s?=\s?\{?([^{},]{1,60}?)\}?\s?,"
        r"(?s:.{0,200}?)\blong\s?=\s?\{?([^{},]{1,200}?)\}?\s?[,}]"
    ),
)
"""Commands of several packages that declare an abbreviation."""


def mask_latex(text: str) -> str:
    r"""Return the text of a LaTeX document, each character where it stands in the file.

    >>> mask_latex(r"\emph{T~cell}").replace(PADDING, "_")
    '______T cell_'
    """
    has_comments = "%" in text
    text = mask_line_marks(padded(_COMMENT_LINE, text) if has_comments else text)
    text = mask_enclosed(text, _CODE_BLOCK, _end_of_block)
    text = _CODE.sub(match_as_code, text)
    text = padded(_COMMENT, text) if has_comments else text  # after code, in which the sign is no comment
    text = mask_formulas(mask_named_formulas(_DISPLAY.sub(match_as_code, text)))
    text = masked(text, (found.span(part) for found in _HEADING.finditer(text) for part in (1, 2)))
    text = _NOTE.sub(match_as_code, padded(_READ_OVER, text))
    text = _SPACE.sub(lambda found: " " * len(found[0]), text)
    text = _with_sign("-", _DASH, _with_sign("—", _LONG_DASH, text))
    text = padded(_LETTER, text)
    text = _NEXT_ARGUMENT.sub(match_as_code, text)
    text = _OTHER_COMMAND.sub(match_as_code, padded(_COMMAND, text))
    text = padded(_ESCAPED, padded(_BRACE, text))
    return mask_citations(mask_plus_signs(mask_identifiers(mask_names(mask_addresses(text)))))


def latex_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    r"""Return the abbreviations that a LaTeX document declares or lists: `\newacronym{mm}{MM}{multiple myeloma}`."""
    declared = [one for shape in _ACRONYMS for one in shape.findall(text)]
    return tuple(dict.fromkeys([*declared, *listed_in_latex(text)]))


def _end_of_block(name: str) -> re.Pattern[str]:
    return re.compile(rf"\\end\{{{re.escape(name)}\}}")


def _with_sign(sign: str, shape: re.Pattern[str], text: str) -> str:
    return shape.sub(lambda found: sign + PADDING * (len(found[0]) - 1), text)

"""The text of a Markdown document, with code, links and emphasis masked by as many characters.

Plain text is read by the same rules as far as they are safe there: fences, code between backticks, links, emphasis.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.annotate.texts.badges import mask_badges
from immuno_cli.annotate.texts.formulas import mask_named_formulas, mask_tex
from immuno_cli.annotate.texts.html import mask_inline_html
from immuno_cli.annotate.texts.markdown_blocks import code_spans
from immuno_cli.annotate.texts.marked_lines import mask_line_marks
from immuno_cli.annotate.texts.masks import (
    PADDING,
    Span,
    mask_addresses,
    mask_citations,
    mask_commands,
    mask_identifiers,
    mask_names,
    mask_plus_signs,
    masked,
    padded,
)
from immuno_cli.annotate.texts.wikitext import mask_wikitext

_FENCE: Final = re.compile(
    r"^(?P<before>(?:[ \t>]|[-*+][ ]|[0-9]{1,9}[.)][ ])*+)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)", re.MULTILINE
)
_MOST_INDENT: Final = 3
"""Columns by which a closing fence may be indented more than the opening one."""
_BACKTICKS: Final = re.compile(r"`+|\n[ \t]*\n")
_CODE_IN_PLAIN_TEXT: Final = re.compile(r"(?<![\w`'])(`{1,2})(?![\s`'])[^`\n]{1,200}(?<!\s)\1(?![\w`])")
_TARGET: Final = re.compile(
    r"""\]\(\s*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
_REFERENCE: Final = re.compile(r"(?<=[^\s\[])\]\[[^\[\]\n]{0,200}\]")
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,60}\](?!:)")
_NOTE_DEFINITION: Final = re.compile(r"^[> ]{0,12}\[\^[^\[\]\s]{1,60}\]:", re.MULTILINE)
_WIKI_TARGET: Final = re.compile(r"\[\[[^\[\]|\n]{1,200}\|(?=[^\[\]|\n]{1,200}\]\])")
"""The name of the page that a link of a wiki leads to: "[[page|what is shown]]"."""
_BRACKET: Final = re.compile(rf"!?\[(?=[^\[\]]{{0,500}}{PADDING})")
_DEFINITION: Final = re.compile(
    r"^[ ]{0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:<[^<>\n]*>|\S+)"
    r"""(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""",
    re.MULTILINE,
)
_ABBREVIATION: Final = re.compile(r"^\*\[([^\[\]\n]{1,40})\]:[ \t]*([^\n]{1,200})", re.MULTILINE)
_EMPHASIS: Final = {
    sign: re.compile(
        rf"{re.escape(sign)}(?<![\w*\\].)([{sign}]{{0,2}})(?![\s{sign}])"
        rf"((?:[^{sign}\n]|\n(?![ \t]*\n)){{1,300}}?)(?<![\s\\])[{sign}]\1(?![\w*])"
    )
    for sign in "*_"
}
_INNER_EMPHASIS: Final = {
    sign: tuple(
        re.compile(
            rf"(?<=(?<![\w{sign}\\]){outer}){inner}(?![\s{sign}])([^{sign}\n]{{1,300}})(?<![\s\\]){inner}(?![{sign}])"
        )
        for inner, outer in ((re.escape(sign), re.escape(2 * sign)), (re.escape(2 * sign), re.escape(sign)))
    )
    for sign in "*_"
}
"""Emphasis at the beginning of other emphasis: "***T* cell**"."""
_FRONT_MATTER: Final = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?=[^\s])(?:[^\n]*\n){0,500}?(?P=fence)[ \t]*(?:\r?\n|\Z)"
)
_HEADING_END: Final = re.compile(r"^([ ]{0,3}#{1,6}[ \t][^\n]*)\n", re.MULTILINE)
_DIRECTIVE: Final = re.compile(
    r"\{(?:\{[^{}\n]{1,300}\}\}|%[^%{}\n]{1,300}%\}"
    r"""|(?=[#.\w])(?:[#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)|[ \t])++\})"""
)
"""What a generator of sites reads: `{{ name }}`, `{% include x %}`, and the id and the classes of `# A {#a .b}`."""
_HARD_BREAK: Final = re.compile(r"\\(?=\r?\n)")


def mask_markdown(text: str, hidden: Iterable[Span] = ()) -> str:
    r"""Return the text of a Markdown document, each character where it stands in the file.

    Code, front matter, the targets of links and their definitions become CODE. Emphasis becomes PADDING. Blanks stand
    for the marks of a quotation that goes on. A form feed ends a heading.

    Args:
        text: the document.
        hidden: where the parts stand that a browser does not show. They become CODE.

    >>> mask_markdown("a `b` **c** [d](e)")
    'a \x00\x00\x00 \x7f\x7fc\x7f\x7f \x7fd\x7f\x7f\x7f\x7f'
    """
    return mask_signs(mask_code(text), hidden)


def mask_signs(text: str, hidden: Iterable[Span] = ()) -> str:
    """Return the text of a Markdown document whose code is masked with all other signs masked, too."""
    text = mask_badges(mask_line_marks(text, comments=False))
    if "{" in text:
        text = masked(text, (found.span() for found in _DIRECTIVE.finditer(text)))
    text = mask_commands(mask_names(mask_tex(mask_named_formulas(mask_inline_html(text, hidden)))))
    if "]:" in text:
        text = masked(text, (found.span() for found in _DEFINITION.finditer(text)))
        text = masked(text, (found.span() for found in _NOTE_DEFINITION.finditer(text)))
    text = mask_addresses(_mask_links(text))
    text = _HARD_BREAK.sub(" ", mask_plus_signs(mask_identifiers(_mask_emphasis(text))))
    return mask_citations(_HEADING_END.sub("\\1\f", text))


def mask_code(text: str) -> str:
    """Return the text of a Markdown document with its front matter and its blocks and spans of code as CODE."""
    front_matter = front_matter_span(text)
    if front_matter:
        text = masked(text, [front_matter])
    text = masked(text, code_spans(text))
    return masked(text, _between_backticks(text)) if "`" in text else text


def front_matter_span(text: str) -> Span | None:
    r"""Return where the facts about a document stand at its beginning: YAML between `---`, TOML between `+++`.

    >>> front_matter_span("+++\ntitle = 'A'\n+++\nB"), front_matter_span("---\n\nA\n\n---")
    ((0, 20), None)
    """
    found = _FRONT_MATTER.match(text)
    return found.span() if found else None


def mask_plain(text: str) -> str:
    r"""Return a plain text with what is clearly code, a link or emphasis masked, as in Markdown.

    >>> mask_plain("`code` > a\n> b")
    '\x00\x00\x00\x00\x00\x00 > a\n> b'
    """
    marked = mask_wikitext(text)
    text = mask_line_marks(marked)
    text = masked(text, fenced_spans(text, marked))
    if "`" in text:
        text = masked(text, (found.span() for found in _CODE_IN_PLAIN_TEXT.finditer(text)))
    text = mask_commands(mask_names(mask_named_formulas(text)))
    text = _mask_emphasis(mask_addresses(_mask_targets(text)))
    return mask_citations(mask_plus_signs(mask_identifiers(text)))


def markdown_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Return the abbreviations that a Markdown document defines in lines of their own: `*[MM]: multiple myeloma`."""
    if "*[" not in text:
        return ()
    return tuple((short.strip(), long.strip()) for short, long in _ABBREVIATION.findall(text))


def fenced_spans(text: str, marked: str, *, open_ended: bool = False) -> Iterator[Span]:
    r"""Yield where the blocks of code between fences stand in plain text.

    Args:
        text: the text.
        marked: the same text with the marks of all its quoted lines.
        open_ended: whether a fence that nothing closes begins a block, which ends with the text.

    >>> text = "a\n```\nb\n```\nc"
    >>> list(fenced_spans(text, text))
    [(2, 11)]
    """
    if ("`" not in text or "```" not in text) and ("~" not in text or "~~~" not in text):
        return
    opened: re.Match[str] | None = None
    for line in _FENCE.finditer(text):
        if opened is None:
            opened = line if _can_open(line) else None
        elif _closes(opened, line) and _count_quotes(marked, opened) == _count_quotes(marked, line):
            yield opened.start("fence"), line.end()
            opened = None
    if opened is not None and open_ended:
        yield opened.start("fence"), len(text)


def _can_open(line: re.Match[str]) -> bool:
    """Return whether a fence can begin a block: no other backticks stand after its own on the line."""
    return line["fence"][0] == "~" or "`" not in line["info"]


def _closes(opened: re.Match[str], line: re.Match[str]) -> bool:
    """Return whether a fence is long enough to end a block that another one begins, and stands alone on its line."""
    if not line["fence"].startswith(opened["fence"]) or line["info"].strip():
        return False
    before, after = (one["before"].expandtabs(4) for one in (opened, line))
    return not after.strip(" >") and len(after) <= len(before) + _MOST_INDENT


def _count_quotes(marked: str, fence: re.Match[str]) -> int:
    """Return how many marks of a quotation stand before a fence."""
    return marked.count(">", fence.start("before"), fence.end("before"))


def _between_backticks(text: str) -> Iterator[Span]:
    """Yield the code spans: from a run of backticks to the next one of the same length in the same paragraph."""
    runs = list(_BACKTICKS.finditer(text))
    next_of_length: dict[int, int] = {}
    closing = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        if runs[number][0][0] == "\n":
            next_of_length.clear()
            continue
        length = len(runs[number][0])
        closing[number] = next_of_length.get(length, -1)
        next_of_length[length] = number
    number = 0
    while number < len(runs):
        start = runs[number].start()
        if closing[number] < 0 or text[start - 1 : start] == "\\":
            number += 1
            continue
        yield start, runs[closing[number]].end()
        number = closing[number] + 1


def _mask_links(text: str) -> str:
    """Return the text with the brackets and the targets of links masked."""
    if "[" not in text:
        return text
    text = _mask_targets(padded(_WIKI_TARGET, text) if "]]" in text else text)
    text = padded(_REFERENCE, padded(_NOTE, text))
    return padded(_BRACKET, text) if PADDING in text else text


def _mask_targets(text: str) -> str:
    return padded(_TARGET, text) if "](" in text else text


def _mask_emphasis(text: str) -> str:
    """Return the text with the signs of emphasis masked: "**strong *and more***"."""
    for sign, shape in _EMPHASIS.items():
        if sign in text:
            for inner in _INNER_EMPHASIS[sign] if 3 * sign in text else ():
                text = inner.sub(_without_inner_signs, text)
            text, found = shape.subn(_without_signs, text)
            if found:  # emphasis may stand inside strong emphasis
                text = shape.sub(_without_signs, text)
    return text


def _without_signs(found: re.Match[str]) -> str:
    signs = PADDING * (len(found[1]) + 1)
    return f"{signs}{found[2]}{signs}"


def _without_inner_signs(found: re.Match[str]) -> str:
    signs = PADDING * (found.start(1) - found.start())
    return f"{signs}{found[1]}{signs}"

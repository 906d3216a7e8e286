"""Refusing a file of a format that is not read: the error says what it is, and what to do with it."""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.unread.kinds import ANNOTATE, KNOWN, SAVE_AS, Unread, named, signed
from immuno_cli.formats.unread.texts import CERTAIN, LIKELY, TABLES
from immuno_cli.formats.unread.xml_roots import WEB_PAGE, unread_xml, xml_root

_OWN_PAGE: Final = re.compile(r"^- Entries: \d+\n\n## Contents\n\n- \[.*\]\(#\S+\)$", re.MULTILINE)
"""What every page that `export --to markdown` writes has at its beginning: the number of its entries, and a list."""
_OWN_HTML: Final = re.compile(r"\"Content-Security-Policy\" content=\"default-src 'none';[^\"]* base-uri 'none'")
"""What every web page that this package writes has in its head."""
_RST: Final = re.compile(
    r"^\.\.[ ][\w-]+::(?:\s|$)|(?<!\S):[\w+-]{1,40}:`[^`\n]+`"  # a directive, a role
    r"|\A\S[^\n]*\n(?P<line>[=~^*#\"'-])(?P=line){2,}[ \t]*\n"  # an underlined title,
    r"(?=(?:.*\n)*?[^\W\d_].*\n[ ]{2,}\S)",  # and a definition list
    re.MULTILINE,
)
"""What tells reStructuredText: a directive, a role, or an underlined title above terms with indented definitions."""
_TERM_LINE: Final = re.compile(r"(?P<term>[^\W_][^:=\n]{0,80}?)(?P<between>:[ \t]+|[ ]+(?:[-=]|–|—)[ ]+)(?P<text>\S.*)")
"""A line with a term and its definition."""
_LEAST_LINES: Final = 2
_MOST_OTHER_LINES: Final = 0.2
_PROSE: Final = re.compile(r"[^\W_]+(?:[\s,;:.!?()'’\"“”‘–—-]+[^\W_]+){2}")
_PROSE_SIZE: Final = 4000
_NOT_PROSE: Final = re.compile(r"[^\w\s,;:.!?()'’\"“”‘–—/%&+-]")
_STRANGE: Final = re.compile("\0+|[\x01-\x08\x0e-\x1f\ufffd]")
_MOST_STRANGE: Final = 0.1
"""The share of a text that may be control characters and bytes that stand for none. What has more is no text."""
_MOST_MARKS: Final = 0.02
"""The share of a text in words that may be other marks than those of sentences."""

_FRONT_OF_PAGE: Final = re.compile(
    r"---\n(?:(?!---[ \t]*$)[^\n]*\n)*+---[ \t]*\n\s*(?=<(?:!doctype\s+html|html)\b)", re.IGNORECASE | re.MULTILINE
)
"""What generators of sites have before a web page: its title and the like, in YAML."""


def refuse_other_files(head: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if the first bytes tell a format that is no text.

    >>> refuse_other_files(b"%PDF-1.7", "terms.pdf")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: terms.pdf: this is a PDF document, not a vocabulary
    """
    unread = signed(head)
    if unread:
        message = f"this is {unread.name}, not a vocabulary"
        raise InvalidVocabularyError(message, where=where, hint=unread.hint or KNOWN)


def refuse_other_texts(text: str, where: str) -> None:
    """Raise InvalidVocabularyError if a text begins as only one other format does.

    >>> refuse_other_texts("@book{a, title={b}}", "a.bib")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: a.bib: this is a bibliography in BibTeX, which is not read
    """
    _refuse_known(CERTAIN, text, where)


def refuse_named(text: str, where: str) -> None:
    """Raise InvalidVocabularyError if a file is of another format by its name, or XML of another kind.

    What its text begins with is of no format that tells itself, such as JSON. A table or a glossary in Markdown might
    be found in nearly any text.

    >>> refuse_named("serum: blood", "terms.yml")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: terms.yml: this is YAML, which is not read
    """
    unread = named(where)
    if unread:
        raise _not_read(unread, where)
    kind = unread_xml(text)
    if text.startswith("<?xml") or (kind and kind is not WEB_PAGE):
        raise no_vocabulary(text, where)


def refuse_other_tables(text: str, where: str) -> None:
    r"""Raise InvalidVocabularyError if a text begins as a table of another program does, of which no term is known.

    >>> refuse_other_tables("subject_id\tpredicate_id\tobject_id\n", "a.tsv")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: a.tsv: this is a mapping between vocabularies in SSSOM, which is not read
    """
    _refuse_known(TABLES, text, where)


def _refuse_known(kinds: Iterable[tuple[re.Pattern[str], Unread]], text: str, where: str) -> None:
    for pattern, unread in kinds:
        if pattern.match(text):
            raise _not_read(unread, where)


def refuse_own_page(text: str, where: str) -> None:
    r"""Raise InvalidVocabularyError if a text is a page that this package wrote.

    >>> refuse_own_page("# Blood\n\n- Entries: 1\n\n## Contents\n\n- [serum](#serum)\n", "blood.md")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: blood.md: this is a page that `immuno export` wrote, for people to read
    """
    if _OWN_PAGE.search(text) or _OWN_HTML.search(text[:_PROSE_SIZE]):
        hint = "Export the vocabulary in a form that is read back: immuno export --to bundle, or --to csv."
        raise InvalidVocabularyError(
            "this is a page that `immuno export` wrote, for people to read", where=where, hint=hint
        )


def no_vocabulary(text: str, where: str) -> InvalidVocabularyError:
    """Return the error that a text is of no known format. It says which other format it is.

    >>> no_vocabulary("digraph { a -> b }", "x.dot").message
    'this is a graph in DOT, which is not read'
    """
    other = other_text(text, where)
    if other:
        return other
    if _is_prose(text):
        hint = f"{ANNOTATE} {KNOWN}"
        return InvalidVocabularyError("this is plain text, not a vocabulary", where=where, hint=hint)
    return InvalidVocabularyError("this is not a vocabulary in a supported format", where=where, hint=KNOWN)


def other_text(text: str, where: str, *, but: Unread | None = None) -> InvalidVocabularyError | None:
    """Return the error that a text is likely of another format, None if it is of none. `but` is one that it is not."""
    if _RST.search(text):
        return _no_directive(where)
    between = _between_terms(text)
    if between:
        return _term_lines(between, where)
    unread = next((unread for is_such, unread in LIKELY if unread is not but and is_such(text)), None)
    unread = unread or unread_xml(text)
    if unread:
        return _not_read(unread, where)
    root = xml_root(text)
    if root:
        return InvalidVocabularyError(f"this is XML of another kind: <{root['root']}>", where=where, hint=SAVE_AS)
    return None


def _no_directive(where: str) -> InvalidVocabularyError:
    return InvalidVocabularyError(
        "this looks like reStructuredText, and it has no glossary: no line is `.. glossary::`",
        where=where,
        hint="Write that line above the terms, and indent the terms and their definitions below it.",
    )


def _between_terms(text: str) -> str:
    r"""Return what stands between term and definition where nearly all lines have both, "" where they do not.

    >>> _between_terms("port: A small box\nstent: A tube\n"), _between_terms("host: localhost\nport: 8080\n")
    (':', '')
    """
    lines = [line for line in text.splitlines() if line.strip()]
    matches = [match for line in lines if (match := _TERM_LINE.match(line)) and _has_words(match["text"])]
    if len(matches) < _LEAST_LINES or len(matches) < (1 - _MOST_OTHER_LINES) * len(lines):
        return ""
    signs = {match["between"].strip() for match in matches}
    return signs.pop() if len(signs) == 1 else ""


def _has_words(text: str) -> bool:
    """Return whether a text is two words or more, and no value that YAML writes with signs."""
    return len(text.split()) > 1 and text[0] not in "\"'[{&*!|>%@`"


def _term_lines(between: str, where: str) -> InvalidVocabularyError:
    sign = between if between == ":" else f" {between}"
    hint = (
        "Put each term in bold, and it is a glossary in Markdown:"
        f" sed '/{sign} /s/^/**/; s/{sign} /**: /' FILE > FILE.md"
    )
    what = "these are lines with a term and its definition and nothing that marks them, which are not read"
    return InvalidVocabularyError(what, where=where, hint=hint)


def _not_read(unread: Unread, where: str) -> InvalidVocabularyError:
    message = f"this is {unread.name}, which is not read"
    return InvalidVocabularyError(message, where=where, hint=unread.hint or KNOWN)


def _is_prose(text: str) -> bool:
    """Return whether a text is words and the marks of sentences, and little else."""
    start = text[:_PROSE_SIZE]
    return bool(_PROSE.search(start)) and len(_NOT_PROSE.findall(start)) <= _MOST_MARKS * len(start)


def no_text(text: str, where: str = "") -> InvalidVocabularyError:
    r"""Return the error that a text has NUL bytes in it: it is a text with a few of them, or no text at all.

    >>> no_text("Term,Definition\nserum,Blood\0", "x.csv").where
    'x.csv: line 2'
    """
    if len(_STRANGE.findall(text)) > _MOST_STRANGE * (len(text) - text.count("\0")):
        return InvalidVocabularyError("this is not a text file", where=where, hint=KNOWN)
    line = f"line {text.count(chr(10), 0, text.index(chr(0))) + 1}"
    return InvalidVocabularyError(
        "a NUL byte stands in this line, and a text has none",
        where=f"{where}: {line}" if where else line,
        hint=r"Save the file again as text, or take out what is damaged: tr -d '\000' < FILE > NEW",
    )


def page_below_front(text: str) -> str:
    r"""Return a web page without the lines that generators of sites have before it; other texts as they are.

    >>> page_below_front("---\ntitle: Words\n---\n<html></html>"), page_below_front("---\na: b\n---\n# Words")
    ('<html></html>', '---\na: b\n---\n# Words')
    """
    return _FRONT_OF_PAGE.sub("", text, count=1) if text.startswith("---") else text

"""Which format a file has, told by its first kilobytes.

Its name counts only where it is that of a text with markup: there, a glossary may stand far below the beginning.
"""

import re
from typing import Final

from immuno_cli.encodings.marks import wide_encoding
from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import NO_OPTIONS, TableOptions
from immuno_cli.formats.unread.kinds import YAML, may_be_table
from immuno_cli.formats.unread.refusing import (
    no_text,
    no_vocabulary,
    other_text,
    page_below_front,
    refuse_named,
    refuse_other_files,
    refuse_other_tables,
    refuse_other_texts,
    refuse_own_page,
)
from immuno_cli.formats.unread.wiki import is_wiki
from immuno_cli.formats.unread.xml_roots import xml_root
from immuno_cli.formats.xml_document import wide_head_as_utf_8
from immuno_cli.signatures import kind_of

TABLES: Final = frozenset({"csv", "workbook", "glossary", "markdown", "rst", "tbx", "html", "moodle"})
"""The formats that have columns, whose names the user can map."""

FORMATS: Final = TABLES | {"bundle", "obo", "obographs", "turtle", "rdfxml", "ntriples", "jsonld"}
"""The formats that are read. Four of them are syntaxes of SKOS."""

UNDECIDED_JSON: Final = "json"
"""What `detect` returns for JSON whose first kilobytes do not show which format it is."""

_WORKBOOKS: Final = frozenset({"excel", "opendocument spreadsheet", "ole"})
"""Kinds of files that hold tables. Those of OLE are Excel workbooks of before 2007, and locked ones."""
_OBO: Final = re.compile(
    r"(?:format-version|data-version|ontology|default-namespace|date|saved-by|auto-generated-by|subsetdef|import|remark"
    r"|synonymtypedef|idspace):|\[(?:Term|Typedef|Instance)\]"
)
_OBO_STANZA: Final = re.compile(r"^\[(?:Term|Typedef|Instance)\]", re.MULTILINE)
_IRI: Final = r"<[^<>\x00-\x20]*>"
_TURTLE: Final = re.compile(
    rf"@prefix|@base|prefix\s+\S*:|base\s+<|graph\s+[<_\[]|(?:{_IRI}\s*)?\{{\s*(?:<|_:|\[)|\[\s*\]\s*(?:{_IRI}|a)\s",
    re.IGNORECASE,
)
"""How Turtle or TriG begins, if not with a whole triple."""
_TRIPLE: Final = re.compile(rf"(?:{_IRI}|_:\S+)\s+(?:{_IRI}|a\s+(?:{_IRI}|[\w-]*:)|[\w-]+:[\w-]+)\s*\S")
_N_TRIPLES_LINE: Final = re.compile(rf"(?:{_IRI}|_:\S+)[ \t]+{_IRI}[ \t]+\S.*\.[ \t]*(?:#.*)?$", re.MULTILINE)
_RDF_ELEMENT: Final = re.compile(r"<(?:[\w.-]+:)?RDF\b|<!DOCTYPE\s+[\w.-]+:RDF")
_MARKDOWN: Final = re.compile(
    r"^(?:#{1,6}[ \t]|[ ]{0,3}[:~][ \t]|[ \t]*+(?:[-*+][ \t]++)?(?:\*\*|__)\S|[ \t]*+(?:\|[ \t]*+)?:?--"
    r"|(?:`{3,}|~{3,}|:{3,})\{glossary\}|[ ]{0,3}\+[=:]{2}|[ ]{0,3}\*\[[^\[\]\n]+\]:)",
    re.MULTILINE,
)
_MARKDOWN_TABLE: Final = re.compile(
    r"\|[^|\n]*+\n[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)++\|?[ \t]*+$", re.MULTILINE
)
"""The end of a header, and the line of hyphens below it."""
_GRID: Final = re.compile(r"^[ ]{0,3}\+(?:[=:]{2,}\+)+[ \t]*$", re.MULTILINE)
"""The line below the header of a grid in Markdown."""
_GLOSSARY_DIRECTIVE: Final = re.compile(r"^[ \t]*\.\.[ \t]+glossary::[ \t]*$", re.MULTILINE)
"""How a glossary in reStructuredText begins."""
_HTML: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|style|meta\s+(?:http-equiv|charset|name))\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PART: Final = re.compile(r"<(?:h[1-6]|div|p|section|main|article|dl|table|details)\b[^<>]*>", re.IGNORECASE)
"""How a part of a web page begins that stands alone."""
_HTML_TERMS: Final = re.compile(r"<(?:dt|td|th|summary)\b", re.IGNORECASE)
_JSON_KEYS: Final = {
    "obographs": re.compile(r'"graphs"\s*:\s*\['),
    "jsonld": re.compile(r'"@(?:context|graph|id|type)"\s*:'),
    "bundle": re.compile(r'"concepts"\s*:'),
}

_SAY_WHICH: Final = "Say which is which: immuno vocabulary add FILE --column NAME=prefLabel --column NAME=definition"
_DEFINED_TERM: Final = re.compile(r'"@type"\s*:\s*"(?:https?://schema\.org/|schema:)?DefinedTerm')
_LINK_OF_MARKDOWN: Final = re.compile(r"!?\[{1,2}!?\[?(?!(?:true|false|null)\b)[^\W\d_][^\[\]{}\",\n]*\]")
"""How Markdown begins with a link or a mark in brackets, such as `[TOC]`. No list in JSON has a bare word."""
_SKOS_IN_JSON: Final = re.compile(r'"https?://www\.w3\.org/2004/02/skos/core#')


def detect(head: bytes, where: str, options: TableOptions = NO_OPTIONS) -> str:
    """Return the format of a file by its first bytes: one of FORMATS, or UNDECIDED_JSON.

    Raises InvalidVocabularyError if it is none of them. `where` names the file in the message. `options` says what the
    columns of a table mean, and in which encoding it is.

    >>> detect(b"[Term]", "cl.obo"), detect(b'{"graphs": [', "cl.json")
    ('obo', 'obographs')
    """
    if is_workbook(head):
        return "workbook"
    head = wide_head_as_utf_8(head)
    refuse_other_files(head, where)
    wide = wide_encoding(head)
    text = head.decode(wide or "utf-8-sig", errors="replace").lstrip("\ufeff \t\n\r\v\f")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        raise InvalidVocabularyError("the file is empty", where=where)
    text = page_below_front(text)
    refuse_own_page(text, where)
    if not options.columns:
        refuse_other_texts(text, where)
    kind = _detect_text(text)
    if kind:
        return kind
    if not options.columns and not (may_be_table(where) and _is_table(head, options)):
        refuse_named(text, where)
    kind = _detect_table_or_part(head, text, where, options)
    if kind:
        return kind
    raise _unknown(head, text, where, options)


def _unknown(head: bytes, text: str, where: str, options: TableOptions) -> InvalidVocabularyError:
    """Return the error that a text is of no known format. It names the format that it is likely of."""
    if "\0" in text:
        return no_text(text, where)
    refuse_other_tables(text, where)
    if is_named_markdown(where):
        return _no_markdown(text, where)
    if not is_wiki(text):  # its lists may begin with semicolons
        _refuse_unknown_table(head, where, options)
    return no_vocabulary(text, where)


def detect_json(data: bytes, where: str, options: TableOptions = NO_OPTIONS) -> str:
    """Return the format of a whole JSON file, which must not be nested deeply.

    Raises InvalidVocabularyError if it is not a vocabulary, or not JSON.
    """
    kind = _detect_json_keys(data.decode("utf-8", errors="replace"))
    if kind:
        return kind
    from immuno_cli.formats.bundle.records import parse_json
    from immuno_cli.formats.glossaries.json_glossary import unlike_glossary

    parse_json(data, where)
    reason = unlike_glossary(data, options)
    if not reason:
        return "glossary"
    raise other_json(where, reason)


def other_json(where: str, reason: str = "it is neither a list nor a map of terms") -> InvalidVocabularyError:
    """Return the error that a JSON file is not of a known format. `reason` is why it is no glossary.

    >>> other_json("x.json", "it looks like GeoJSON").message.partition("nor a ")[2]
    'glossary: it looks like GeoJSON'
    """
    from immuno_cli.formats.glossaries.other_json import HINTS, NO_DEFINITION  # only a mistake needs them

    return InvalidVocabularyError(
        "this JSON is neither a bundle (“concepts”), nor OBO Graphs (“graphs”), nor JSON-LD (“@context”), nor a"
        f" glossary: {reason}",
        where=where,
        hint=HINTS.get(reason)
        or (_SAY_WHICH if reason.startswith(NO_DEFINITION) else "")
        or (
            'A glossary is a list [{"term": "…", "definition": "…"}, …] or a map {"TERM": "its definition", …}. If this'
            " is such a map, say so: immuno vocabulary add FILE --column term=prefLabel --column definition=definition"
        ),
    )


def is_named_markup(where: str) -> bool:
    """Return whether a file has the name of a text with markup, packed or not.

    >>> is_named_markup("words.md"), is_named_markup("words.rst.gz"), is_named_markup("words.txt")
    (True, True, False)
    """
    return where.lower().removesuffix(".gz").endswith((".rst", ".md", ".markdown"))


def is_named_markdown(where: str) -> bool:
    """Return whether a file has the name of a text in Markdown, packed or not.

    >>> is_named_markdown("words.md"), is_named_markdown("words.md.gz"), is_named_markdown("words.rst")
    (True, True, False)
    """
    return where.lower().removesuffix(".gz").endswith((".md", ".markdown"))


def is_named_rst(where: str) -> bool:
    """Return whether a file has the name of a text in reStructuredText, packed or not.

    >>> is_named_rst("words.rst"), is_named_rst("words.rst.gz"), is_named_rst("words.txt")
    (True, True, False)
    """
    return where.lower().removesuffix(".gz").endswith(".rst")


def _detect_table_or_part(head: bytes, text: str, where: str, options: TableOptions) -> str | None:
    """Return the format of a table, or "html" for a part of a web page. Markdown may begin with such a part, too."""
    kind = _detect_table(head, where, options)
    return kind or ("html" if _is_html_part(text) else None)


def _is_html_part(text: str) -> bool:
    return _HTML_PART.match(text) is not None and _HTML_TERMS.search(text) is not None


def _detect_table(head: bytes, where: str, options: TableOptions) -> str | None:
    """Return "csv", "markdown", "rst" or None. No other format needs what this imports."""
    from immuno_cli.formats.tables.decoding import decode_head

    text = decode_head(head, options.encoding)
    if "\0" in text:
        return None
    has_directive = _GLOSSARY_DIRECTIVE.search(text) is not None
    if has_directive and is_named_rst(where):
        return "rst"
    width = _width_of_table(text, where, options)
    if width > 1:
        return "csv"
    if has_directive:
        return "rst"
    if (_MARKDOWN.search(text) or is_named_markdown(where)) and _is_markdown_glossary(text, where, options):
        return "markdown"  # `# Terms` is its title, not the header of a single column
    return "csv" if width else None


def _width_of_table(text: str, where: str, options: TableOptions) -> int:
    """Return how many columns a text has as a table, 0 if it is none.

    In a text with the name of Markdown, a line with a comma looks like a header of which one column is known.
    """
    from immuno_cli.formats.tables.layout import find_layout

    is_drawn = _MARKDOWN_TABLE.search(text) or _GRID.search(text)
    layout = None if is_drawn else find_layout(text, options)
    if layout is None:
        return 0
    known = sum(bool(column.target) for column in layout.header.columns)
    return 0 if known == 1 and is_named_markdown(where) else len(layout.header.columns)


def _is_markdown_glossary(text: str, where: str, options: TableOptions) -> bool:
    from immuno_cli.formats.glossaries.markdown import is_markdown_glossary

    return is_markdown_glossary(text, options, _file_name(where))


def _no_markdown(text: str, where: str) -> InvalidVocabularyError:
    """Return the error that a text with the name of Markdown is no glossary, or of another format."""
    from immuno_cli.formats.glossaries.markdown import no_markdown_glossary
    from immuno_cli.formats.glossaries.markdown_lines import without_front

    error = other_text(without_front(text), where, but=YAML)
    if error is None:
        error = no_markdown_glossary(text, _file_name(where))
        error.where = where
    return error


def _file_name(where: str) -> str:
    return where.replace("\\", "/").rpartition("/")[2]


def _is_table(head: bytes, options: TableOptions) -> bool:
    """Return whether the text is a table with two columns at least that are known."""
    from immuno_cli.formats.tables.decoding import decode_head
    from immuno_cli.formats.tables.layout import find_layout

    layout = find_layout(decode_head(head, options.encoding), options)
    return layout is not None and len(layout.header.columns) > 1


def _refuse_unknown_table(head: bytes, where: str, options: TableOptions) -> None:
    """Raise InvalidVocabularyError, which names the columns, if the text is a table with an unknown header."""
    from immuno_cli.formats.tables.decoding import decode_head
    from immuno_cli.formats.tables.layout import unknown_table
    from immuno_cli.formats.tables.unread.unknown_headers import unknown_header

    rows = unknown_table(decode_head(head, options.encoding))
    if rows:
        raise unknown_header(rows[0].cells, options, where, [row.cells for row in rows[1:]])


def is_workbook(head: bytes) -> bool:
    """Return whether the bytes begin a workbook of Excel or OpenDocument."""
    return kind_of(head) in _WORKBOOKS


def _detect_text(text: str) -> str | None:
    """Return the format of a text, or None. The tests go from the most certain to the least."""
    if _OBO.match(_after_comments(text, "!")):
        return "obo"
    rdf = _detect_triples(_after_comments(text, "#"))
    if rdf:
        return rdf
    if text.startswith(("{", "[")) and not _LINK_OF_MARKDOWN.match(text):
        return _detect_json_keys(text) or UNDECIDED_JSON
    if text.startswith("<"):
        return _detect_markup(text)
    return "obo" if _OBO_STANZA.search(text) else None


def _detect_markup(text: str) -> str | None:
    """Return "html", "rdfxml", "tbx", "moodle" or None."""
    if _HTML.match(text):
        return "html"
    kind = _xml_kind(text)
    if kind is None:  # the root element comes later
        kind = "rdfxml" if _RDF_ELEMENT.search(text) else ""
    return kind or None


def _xml_kind(text: str) -> str | None:
    """Return "rdfxml", "tbx" or "moodle" if the root element of XML says so, "" if it says another, None without one.

    >>> _xml_kind('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'), _xml_kind("<a>"), _xml_kind("a")
    ('rdfxml', '', None)
    """
    root = xml_root(text)
    if root is None:
        return None
    if root["name"] == "RDF" or _is_rdf_node(root["attributes"]):
        return "rdfxml"
    if root["name"] == "GLOSSARY":
        return "moodle"
    return "tbx" if root["name"] in ("tbx", "martif", "mtf") else ""


def _is_rdf_node(attributes: str) -> bool:
    """Return whether a root element is a resource of RDF/XML that stands without rdf:RDF around it."""
    return "22-rdf-syntax-ns#" in attributes and re.search(r":(?:about|ID|nodeID)\s*=", attributes) is not None


def _detect_json_keys(text: str) -> str | None:
    """Return the format whose keys JSON has, or None.

    Terms of schema.org are a glossary and need no context. Beside concepts of SKOS they are no glossary.
    """
    if _DEFINED_TERM.search(text) and not _SKOS_IN_JSON.search(text):
        return None
    return next((kind for kind, pattern in _JSON_KEYS.items() if pattern.search(text)), None)


def _detect_triples(text: str) -> str | None:
    """Return "turtle", "ntriples" or None. N-Triples is a subset of Turtle with one whole triple on each line."""
    if _TURTLE.match(text):
        return "turtle"
    if not _TRIPLE.match(text) or _is_html_part(text):  # `<table> <tr><td>` might be three addresses
        return None
    return "ntriples" if _N_TRIPLES_LINE.match(text) else "turtle"


def _after_comments(text: str, mark: str) -> str:
    """Return the text without the blank lines and comment lines at its start."""
    while text.startswith(mark):
        text = text.partition("\n")[2].lstrip()
    return text

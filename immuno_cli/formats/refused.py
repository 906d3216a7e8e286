"""Files of formats that are not read: what each is, and how its vocabulary can be had all the same."""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.other_texts import CERTAIN_TEXTS, OTHER_TABLES, ROBOT, SAVE_AS
from immuno_cli.formats.wiki import is_wiki

KNOWN: Final = (
    "Known are bundles, OBO, OBO Graphs JSON, SKOS and OWL (Turtle, TriG, RDF/XML, N-Triples, N-Quads, JSON-LD), tables"
    " with a header (CSV, Excel, OpenDocument), and glossaries in JSON, Markdown, reStructuredText, HTML, TBX and"
    " XML of Moodle."
)
ZIP: Final = b"PK\x03\x04"
"""How a zip archive begins."""

_UNPACK: Final = "Unpack it, and name the vocabulary in it."
_PAGE: Final = "a web page without a list or a table of terms"
_SAVE_PAGE: Final = "Save the data that it shows, or convert it: pandoc -f html -t markdown FILE -o FILE.md"
_MESH: Final = "Take MeSH in RDF: mesh.nt.gz"
_OTHER_FILES: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"BZh", "packed with bzip2", "Unpack it: bunzip2 FILE"),
    (b"\xfd7zXZ\x00", "packed with xz", "Unpack it: unxz FILE"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "Unpack it: unzstd FILE"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"%PDF", "a PDF document", "`immuno annotate` finds known terms in it."),
    (b"SQLite format 3\x00", "an SQLite database", "Export a table of it: sqlite3 -csv -header FILE 'SELECT …'"),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"II*\x00", "an image", ""),
    (b"MM\x00*", "an image", ""),
    (b"RIFF", "an image, a sound or a film", ""),
    (b"{\\rtf", "a text in RTF", SAVE_AS),
    (b"\0\0\1\0", "an image", ""),
    (b"OggS", "a sound or a film", ""),
    (b"\x7fELF", "a program", ""),
    (b"\x1f\x8b", "packed with gzip twice", "Unpack it once: gzip -dc < FILE > NEW"),
    (b"\x1f\x9d", "packed with compress", "Unpack it: gzip -dc < FILE > NEW"),
    (b"PAR1", "a Parquet file", SAVE_AS),
    (b"ARROW1", "a Feather file", SAVE_AS),
    (b"Obj\x01", "an Avro file", SAVE_AS),
    (b"\x89HDF", "an HDF5 file", SAVE_AS),
    (b"$HDT", "RDF in HDT", "Convert it to N-Triples: hdt2rdf FILE FILE.nt"),
)
"""How files begin that are no text, what they are, and what to do."""
_OTHER_PATTERNS: Final = (
    (re.compile(rb"ID3[\x02-\x04]"), "a sound", ""),
    (re.compile(rb".{4}ftyp", re.DOTALL), "an image or a film", ""),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), "an image", ""),
    (re.compile(rb".{257}ustar", re.DOTALL), "a tar archive", _UNPACK),
)
"""What stands a little below the beginning of other files that are no text."""
_ZIPPED: Final = (
    (b"word/", "a Word document", SAVE_AS),
    (b"ppt/", "a PowerPoint presentation", SAVE_AS),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument text or drawing", SAVE_AS),
    (b"mimetypeapplication/epub", "an e-book", SAVE_AS),
    (b"", "a zip archive", _UNPACK),
)
"""What the names in a zip archive tell."""
_BEFORE_ROOT: Final = r"(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+)*+"
_XML_ROOT: Final = re.compile(
    rf"{_BEFORE_ROOT}<(?P<root>(?:[\w.-]{{1,60}}:)?(?P<name>[\w.-]{{1,60}}))(?P<attributes>[\s/>][^>]*)", re.DOTALL
)
_TO_OTHER_RDF: Final = "Convert it: rdfpipe -i {} -o turtle FILE > FILE.ttl"
_XML_KINDS: Final[dict[str, tuple[str, str]]] = {
    "alignment": ("an alignment of ontologies", SAVE_AS),
    "claml": ("a classification in ClaML", SAVE_AS),
    "descriptorrecordset": ("MeSH in XML", _MESH),
    "feed": ("a news feed", SAVE_AS),
    "glossary": ("a glossary in DocBook or DITA", SAVE_AS),
    "glossgroup": ("a glossary in DITA", SAVE_AS),
    "glossentry": ("a glossary in DITA", SAVE_AS),
    "grammar": ("a schema in RELAX NG", "Name the vocabulary itself, not its schema."),
    "graphml": ("a graph in GraphML", SAVE_AS),
    "html": (_PAGE, _SAVE_PAGE),
    "jdbor": ("a file of Orphadata", "Take the Orphanet ontology (ORDO) in OWL."),
    "lexicalresource": ("a lexicon in LMF", SAVE_AS),
    "workbook": ("a workbook of Excel 2003 in XML", "Open it in Excel or LibreOffice and save it as .xlsx or CSV."),
    "document": ("a flat OpenDocument file", "Open it in LibreOffice and save it as .ods or CSV."),
    "mediawiki": ("the export of a wiki", "Save the text of its glossary as a file of its own."),
    "mods": ("a bibliographic record in MODS", SAVE_AS),
    "oai-pmh": ("an answer of OAI-PMH", "Save the <rdf:RDF> in it as a file of its own."),
    "obo": ("OBO in XML", "Take its OBO or OWL form."),
    "ontology": ("OWL/XML", ROBOT),
    "plist": ("a property list", SAVE_AS),
    "rss": (
        "a news feed, or an export of WordPress",
        "Export the glossary itself as CSV: its plugin can, or WP All Export.",
    ),
    "sbml": ("a model in SBML", "Name the ontology that it refers to."),
    "schema": ("an XML schema", "Name the vocabulary itself, not its schema."),
    "svg": ("an image in SVG", ""),
    "tei": ("a text in TEI", "`immuno annotate` finds known terms in it."),
    "tmx": ("a translation memory in TMX", SAVE_AS),
    "topicmap": ("a topic map", SAVE_AS),
    "trix": ("RDF in TriX", _TO_OTHER_RDF.format("trix")),
    "vdex": ("a vocabulary in VDEX", SAVE_AS),
    "xliff": ("a translation in XLIFF", SAVE_AS),
    "zthes": ("a thesaurus in Zthes", SAVE_AS),
}
"""What XML is, by the name of its root element in small letters, and what to do."""
_IN_NAMESPACE: Final = {"ontology": "owl#", "workbook": ":office:spreadsheet", "document": ":opendocument:"}
"""What the namespaces of a root element hold whose name may mean something else, too."""
_YAML: Final = (
    r"%YAML|(?:---\s*\n)?(?:- )?[\w\"' -]{1,60}:(?:[ ]\S[^\n]*)?\n"  # a key with or without a value, then
    r"(?:\s*- |[ ]+\S|[\w\"' -]{1,60}:(?:\s|$))"  # a list, something indented, or the next key
)
_OTHER_TEXTS: Final = (
    (
        re.compile(r"<(?:!doctype )?html.*\s(?:typeof|vocab)=", re.IGNORECASE | re.DOTALL).match,
        "a web page with RDFa",
        _SAVE_PAGE,
    ),
    (
        re.compile(r"<(?:!doctype html|html|head|body|h[1-6]|div|p|dl|table)\b", re.IGNORECASE).match,
        _PAGE,
        _SAVE_PAGE,
    ),
    (
        re.compile(_YAML).match,
        "YAML",
        "Convert it to JSON: yq -o=json FILE > FILE.json (or with the other yq: yq . FILE > FILE.json)",
    ),
    (re.compile(r"= \S[^\n]*\n").match, "AsciiDoc", SAVE_AS),
    (re.compile(r"(?:strict\s+)?(?:di)?graph\b[^{\n]*\{").match, "a graph in DOT", SAVE_AS),
    (is_wiki, "a text with the markup of a wiki", "Convert it: pandoc -f mediawiki -t markdown FILE -o FILE.md"),
)
"""How texts of other formats begin, what they are, and what to do."""
_RDF_JSON: Final = re.compile(r'\{\s*"(?:[a-z]+:|_:)[^"]*"\s*:\s*\{\s*"[a-z]+:[^"]*"\s*:\s*\[\s*\{', re.IGNORECASE)
_HEX_TUPLES: Final = re.compile(
    r'\["[^"\n]*",\s?"[^"\n]*",\s?"(?:[^"\\\n]|\\.)*",\s?"[^"\n]*",\s?"[^"\n]*",\s?"[^"\n]*"\]\s'
)
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


def refuse_other_files(head: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if the first bytes tell a format that is no text.

    >>> refuse_other_files(b"%PDF-1.7", "terms.pdf")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: terms.pdf: this file is a PDF document, not a vocabulary
    """
    known = _OTHER_FILES
    if head.startswith(ZIP):
        known = tuple((ZIP, what, hint) for name, what, hint in _ZIPPED if name in head)
    for start, what, hint in known:
        if head.startswith(start):
            raise _other_file(what, where, hint)
    for pattern, what, hint in _OTHER_PATTERNS:
        if pattern.match(head):
            raise _other_file(what, where, hint)


def _other_file(what: str, where: str, hint: str) -> InvalidVocabularyError:
    return InvalidVocabularyError(f"this file is {what}, not a vocabulary", where=where, hint=hint or KNOWN)


def xml_kind(text: str) -> str | None:
    """Return "rdfxml", "tbx" or "moodle" if the root element of XML says so, "" if it says another, None without one.

    >>> xml_kind('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'), xml_kind("<svg>"), xml_kind("a")
    ('rdfxml', '', None)
    """
    root = _XML_ROOT.match(text)
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


def refuse_other_texts(text: str, where: str) -> None:
    """Raise InvalidVocabularyError if a text begins as only one other format does.

    >>> refuse_other_texts("@book{a, title={b}}", "a.bib")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: a.bib: this is a bibliography in BibTeX, which is not read
    """
    _refuse_known(CERTAIN_TEXTS, text, where)
    if _RDF_JSON.match(text):
        raise _not_read("RDF/JSON", where, "Convert it: riot --output=turtle FILE > FILE.ttl")
    if _HEX_TUPLES.match(text):
        raise _not_read("RDF in HexTuples", where, _TO_OTHER_RDF.format("hext"))


def refuse_other_tables(text: str, where: str) -> None:
    r"""Raise InvalidVocabularyError if a text begins as a table of another program does, of which no term is known.

    >>> refuse_other_tables("subject_id\tpredicate_id\tobject_id\n", "a.tsv")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: a.tsv: this is a mapping between vocabularies in SSSOM, which is not read
    """
    _refuse_known(OTHER_TABLES, text, where)


def _refuse_known(kinds: Iterable[tuple[re.Pattern[str], str, str]], text: str, where: str) -> None:
    for pattern, what, hint in kinds:
        if pattern.match(text):
            raise _not_read(what, where, hint)


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
    if _RST.search(text):
        return _no_directive(where)
    between = _between_terms(text)
    if between:
        return _term_lines(between, where)
    for is_such, what, hint in _OTHER_TEXTS:
        if is_such(text):
            return _not_read(what, where, hint)
    root = _XML_ROOT.match(text)
    if root:
        return _other_xml(root, where)
    if _is_prose(text):
        hint = f"`immuno annotate` finds known terms in it. {KNOWN}"
        return InvalidVocabularyError("this is plain text, not a vocabulary", where=where, hint=hint)
    return InvalidVocabularyError("this is no vocabulary of a format that is known here", where=where, hint=KNOWN)


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


def _not_read(what: str, where: str, hint: str) -> InvalidVocabularyError:
    return InvalidVocabularyError(f"this is {what}, which is not read", where=where, hint=hint or KNOWN)


def _other_xml(root: re.Match[str], where: str) -> InvalidVocabularyError:
    name = root["name"].casefold()
    if name in _XML_KINDS and _IN_NAMESPACE.get(name, "") in root["attributes"]:
        what, hint = _XML_KINDS[name]
        return _not_read(what, where, hint)
    return InvalidVocabularyError(f"this is XML of another kind: <{root['root']}>", where=where, hint=SAVE_AS)


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
        return InvalidVocabularyError("this is no text file", where=where, hint=KNOWN)
    line = f"line {text.count(chr(10), 0, text.index(chr(0))) + 1}"
    return InvalidVocabularyError(
        "a NUL byte stands in this line, and a text has none",
        where=f"{where}: {line}" if where else line,
        hint=r"Save the file again as text, or take out what is damaged: tr -d '\000' < FILE > NEW",
    )

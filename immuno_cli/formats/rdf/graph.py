"""All statements of an RDF file, in memory and in the order of the file."""

import codecs
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError, hint_to_add
from immuno_cli.formats.html_text import MARKUP, has_tags, without_tags
from immuno_cli.formats.iris import RDF, TYPE
from immuno_cli.formats.rdf.json_ld_keys import iter_unknown_keys
from immuno_cli.formats.rdf.spelling import class_as_text, respelled
from immuno_cli.formats.reading import Changes, Progress
from immuno_cli.formats.xml_text import with_characters

if TYPE_CHECKING:
    from types import ModuleType

    from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QuadParser

SYNTAXES: Final = {"turtle": "TRIG", "rdfxml": "RDF_XML", "ntriples": "N_QUADS", "jsonld": "JSON_LD"}
"""The syntaxes as the library calls them. Turtle is TriG, and N-Triples are N-Quads, without named graphs."""
NAMES: Final = {"turtle": "Turtle", "rdfxml": "RDF/XML", "ntriples": "N-Triples", "jsonld": "JSON-LD"}
_ENDS_EARLY: Final = re.compile("unexpected end|end of (?:file|input)|unclosed|not closed", re.IGNORECASE)
"""How the parser says that a file ends before a statement does."""
_UNKNOWN_ENTITY: Final = "unrecognized entity"
"""What the parser says of a name of a character that XML does not declare."""
_BOM: Final = codecs.BOM_UTF8
_SECURE_RDF: Final = RDF.replace("http:", "https:").encode()
_REIFIES: Final = RDF + "reifies"
_STATEMENTS_PER_PROGRESS: Final = 20_000

MAX_ADDRESS_GROWTH: Final = 20
"""How many times the size of a file its addresses may take once prefixes, bases and contexts are written out."""
_LONG_ADDRESSES: Final = (
    f"the addresses of this file take more than {MAX_ADDRESS_GROWTH} times as much as the file once they are "
    "written out: this is no vocabulary"
)
_FREE_GROWTH: Final = 16 << 20
"""So many characters of addresses are accepted in any file."""

NOTES: Final = {
    "respelled": (
        "address[es] of [a known word is|known words are] spelled in another way (“https” or the like) and read as "
        "meant"
    ),
    "type-as-text": "type[s] written as text [was|were] read as [a type|types]",
    "named-graph": "named graph[s] [was|were] read as [a part|parts] of one vocabulary",
    "quoted-triple": "statement[s] about another statement (RDF-star) [was|were] left out",
    "markup": "text[s] in HTML or XML [was|were] read without [its|their] tags",
    "html-entity": (
        "name[s] of a character that HTML knows and this XML does not declare [was|were] read as [it is|they are] meant"
    ),
    "unknown-term": "key[s] that no context of the file has [was|were] left out with [its value|their values]",
    "lenient": "file[s] with addresses or language tags that are not valid [was|were] read anyway",
}
"""What reading any RDF may change or leave out."""


_MANY: Final = 50
"""Statements about one subject from which on they are not all looked at before the first one is returned."""


class Text(NamedTuple):
    """A literal. `language` is its language tag in lower case, "" if it has none."""

    text: str
    language: str


class Node(NamedTuple):
    """A resource. `iri` is its IRI, or `_:` and a label if it has no IRI."""

    iri: str


Value = Text | Node


class Graph(NamedTuple):
    """What a file states.

    Attributes:
        statements: The properties of each subject and their values, in order.
        changes: What was read otherwise than the file has it, by the codes of `NOTES`.
        predicates: All properties of the file. Most that a reader asks for are not among them.
    """

    statements: dict[str, list[tuple[str, Value]]]
    changes: Changes
    predicates: frozenset[str]

    def values(self, subject: str, *properties: str) -> Iterator[Value]:
        """Return an iterator over the values of a subject's properties, those of the first property first."""
        if self.predicates.isdisjoint(properties):
            return iter(())
        pairs = self.statements.get(subject, ())
        if len(pairs) > _MANY:
            return (value for wanted in properties for name, value in pairs if name == wanted)
        return iter([value for wanted in properties for name, value in pairs if name == wanted])

    def texts(self, subject: str, *properties: str) -> Iterator[Text]:
        """Return an iterator over the literals among the values of a subject's properties."""
        if self.predicates.isdisjoint(properties):
            return iter(())
        return (value for value in self.values(subject, *properties) if isinstance(value, Text))

    def nodes(self, subject: str, *properties: str) -> Iterator[str]:
        """Return an iterator over the IRIs among the values of a subject's properties."""
        if self.predicates.isdisjoint(properties):
            return iter(())
        return (value.iri for value in self.values(subject, *properties) if isinstance(value, Node))

    def iter_pairs(self, *properties: str) -> Iterator[tuple[str, str]]:
        """Yield each subject with an IRI that one of the properties gives it, in the order of the file."""
        if self.predicates.isdisjoint(properties):
            return
        for subject, pairs in self.statements.items():
            for predicate, value in pairs:
                if predicate in properties and isinstance(value, Node):
                    yield subject, value.iri


def import_pyoxigraph() -> "ModuleType":
    """Return the library that reads and writes RDF. Raises MissingExtraError if it is not installed."""
    try:
        import pyoxigraph
    except ImportError as error:
        raise MissingExtraError(
            "RDF (SKOS and OWL) is read and written by a library that is not installed here",
            hint=hint_to_add("pyoxigraph"),
        ) from error
    return pyoxigraph


def load_graph(data: bytes, *, syntax: str, name: str, progress: Progress) -> Graph:
    """Return what the bytes of an RDF file state. `syntax` is one of SYNTAXES; `name` names the file in errors.

    IRIs and language tags that are not valid are accepted if nothing else is wrong, and the first is noted. Raises
    InvalidVocabularyError if the bytes are not of the syntax (with the line), or if a long prefix is used so often
    that the addresses take far more room than the file. Raises MissingExtraError if pyoxigraph is not installed.
    """
    try:
        return _load_repaired(data, syntax, name, progress)
    except _LongAddressesError:
        raise InvalidVocabularyError(_LONG_ADDRESSES, where=name) from None


def _load_repaired(data: bytes, syntax: str, name: str, progress: Progress) -> Graph:
    """Return what the bytes state. What is wrong with them is repaired or accepted if nothing else is wrong."""
    try:
        return _load(data, syntax, name, progress, lenient=False)
    except InvalidVocabularyError as error:
        repaired, entities = with_characters(data) if _UNKNOWN_ENTITY in error.message else (data, [])
        if entities:
            graph = load_graph(repaired, syntax=syntax, name=name, progress=progress)
            for entity in entities:
                graph.changes.add("html-entity", 0, entity)
            return graph
        try:
            graph = _load(data, syntax, name, progress, lenient=True)
        except InvalidVocabularyError:
            pass  # the error of the strict reading says more
        else:
            line = error.where.rpartition(": line ")[2]
            graph.changes.add("lenient", int(line) if line.isdecimal() else 0, error.message)
            return graph
        raise


def _load(data: bytes, syntax: str, name: str, progress: Progress, *, lenient: bool) -> Graph:
    library = import_pyoxigraph()
    terms = _Terms(library, room=_FREE_GROWTH + MAX_ADDRESS_GROWTH * len(data))
    source = BytesIO(_prepared(data, syntax, terms.changes).removeprefix(_BOM))
    form = getattr(library.RdfFormat, SYNTAXES[syntax])
    base = f"file:///{quote(name)}"
    statements: dict[str, list[tuple[str, Value]]] = {}
    quoted: dict[str, str] = {}
    graphs: set[NamedNode | BlankNode | DefaultGraph] = set()
    try:
        parser: QuadParser = library.parse(source, form, base_iri=base, rename_blank_nodes=False, lenient=lenient)
        for count, (subject, predicate, term, graph_name) in enumerate(parser):
            if count % _STATEMENTS_PER_PROGRESS == 0:
                progress("reading", source.tell(), len(data))
            graphs.add(graph_name)
            about, value = terms.read(subject), terms.read(term)
            if not isinstance(about, Node):
                terms.changes.add("quoted-triple", 0, str(subject))
            elif value:
                statements.setdefault(about.iri, []).append(terms.statement(about, predicate.value, value))
            elif predicate.value == _REIFIES:
                quoted[about.iri] = str(term)
            else:
                terms.changes.add("quoted-triple", 0, str(term))
    except (SyntaxError, ValueError, OSError) as error:
        is_cut = syntax == "jsonld" and not data.rstrip().endswith((b"}", b"]"))
        raise _invalid(error, syntax, name, is_cut=is_cut) from None
    progress("reading", len(data), len(data))
    _note_quoted(statements, quoted, terms.changes)
    _note_named_graphs(graphs, syntax, terms.changes)
    return Graph(statements, terms.changes, frozenset(terms.predicates.values()))


def _prepared(data: bytes, syntax: str, changes: Changes) -> bytes:
    """Return the bytes as the parser takes them. What it would pass over without a word is noted."""
    if syntax == "jsonld":
        for holder, key in iter_unknown_keys(data):
            changes.add("unknown-term", 0, f"{holder}: {key}")
    if syntax == "rdfxml" and _SECURE_RDF in data:
        changes.add("respelled", 0, _SECURE_RDF.decode())
        return data.replace(_SECURE_RDF, _SECURE_RDF.replace(b"https", b"http"))
    return data


def _note_quoted(statements: dict[str, list[tuple[str, Value]]], quoted: dict[str, str], changes: Changes) -> None:
    """Note the statements about other statements, and take them out. `quoted` has these by the names they go by."""
    for name, triple in quoted.items():
        said = statements.pop(name, None) or [("", Text("", ""))]
        for predicate, _ in said:
            changes.add("quoted-triple", 0, f"{triple}: {predicate}" if predicate else triple)


def _note_named_graphs(graphs: "set[NamedNode | BlankNode | DefaultGraph]", syntax: str, changes: Changes) -> None:
    """Note the graphs that have a name. JSON-LD often gives its only graph one, which then changes nothing."""
    named = [str(graph).strip("<>") for graph in graphs if str(graph) != "DEFAULT"]
    if syntax != "jsonld" or len(graphs) > 1:
        for name in sorted(named):
            changes.add("named-graph", 0, name)


class _LongAddressesError(Exception):
    """The addresses of a file take far more room than the file."""


class _Terms:
    """Converts terms of the library into values. The same IRI gives the same Node, which saves memory.

    `changes` counts the addresses that are spelled in another way, and types that are written as text. `predicates` has
    each property as it is spelled in the file, and as it is read. Raises _LongAddressesError as soon as the
    different IRIs have more than `room` characters together.
    """

    def __init__(self, library: "ModuleType", room: int) -> None:
        self.changes = Changes()
        self._room = room
        self._named = library.NamedNode
        self._blank = library.BlankNode
        self._literal = library.Literal
        self._nodes: dict[str, Node] = {}
        self.predicates: dict[str, str] = {}
        self._languages: dict[str | None, str] = {None: ""}

    def read(self, term: Any) -> Value | None:  # noqa: ANN401 - a term of a library that is imported late
        """Return the value that a term is, None for a quoted triple."""
        kind = type(term)
        if kind is self._literal:
            text = term.value
            if ("<" in text or "&" in text) and term.datatype.value in MARKUP:
                written, text = text, without_tags(text)
                if has_tags(written):
                    self.changes.add("markup", 0, text)
            return Text(text, self._language(term.language))
        if kind is self._named:
            iri = term.value
            return self._nodes.get(iri) or self._add(iri, self._respelled(iri))
        if kind is self._blank:
            iri = f"_:{term.value}"
            return self._nodes.get(iri) or self._nodes.setdefault(iri, Node(iri))
        return None

    def statement(self, subject: Node, predicate: str, value: Value) -> tuple[str, Value]:
        """Return a property and its value, with a class in place of a text that names it."""
        known = self.predicates.get(predicate)
        if known is None:
            known = self.predicates[predicate] = self._respelled(predicate)
        if known == TYPE and isinstance(value, Text):
            named = class_as_text(value.text)
            if named:
                self.changes.add("type-as-text", 0, subject.iri)
                return known, self._nodes.get(named) or self._add(named, named)
        return known, value

    def _add(self, written: str, iri: str) -> Node:
        node = self._nodes.setdefault(iri, Node(iri))
        self._nodes[written] = node
        return node

    def _respelled(self, iri: str) -> str:
        """Return an IRI that the file has not had before, as it is meant."""
        self._room -= len(iri)
        if self._room < 0:
            raise _LongAddressesError
        meant = respelled(iri)
        if meant != iri:
            self.changes.add("respelled", 0, iri)
        return meant

    def _language(self, tag: str | None) -> str:
        known = self._languages.get(tag)
        if known is None:
            known = self._languages[tag] = (tag or "").casefold()
        return known


def _invalid(error: Exception, syntax: str, name: str, *, is_cut: bool) -> InvalidVocabularyError:
    line = getattr(error, "lineno", None)
    reason = str(error.args[0]) if error.args else str(error)
    reason = re.sub(r"^Parser error( at line \d+ (between columns \d+ and|column) \d+)?:? ?", "", reason)
    if "LoadDocumentCallback" in reason:
        reason = "its context is on the web, and nothing is fetched"
    return InvalidVocabularyError(
        f"this is not {NAMES[syntax]} ({' '.join(reason.split())[:200]})",
        where=f"{name}: line {line}" if line else name,
        hint=_hint_for(reason, is_cut=is_cut),
    )


def _hint_for(reason: str, *, is_cut: bool) -> str:
    """Return what helps against an error of the parser, "" if nothing is known that does."""
    if "utf-8" in reason.casefold():
        return "Save it as UTF-8."
    if "nothing is fetched" in reason:
        return "Expand it first, which fetches the context: jsonld expand FILE > FILE.jsonld"
    return "The file may be cut short: get it again whole." if is_cut or _ENDS_EARLY.search(reason) else ""

"""All statements of an RDF file, in memory and in the order of the file."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError, hint_to_add
from immuno_cli.formats.reading import Progress

if TYPE_CHECKING:
    from types import ModuleType

    from pyoxigraph import QuadParser

SYNTAXES: Final = {"turtle": "TURTLE", "rdfxml": "RDF_XML", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD"}
NAMES: Final = {"turtle": "Turtle", "rdfxml": "RDF/XML", "ntriples": "N-Triples", "jsonld": "JSON-LD"}
_STATEMENTS_PER_PROGRESS: Final = 20_000


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
        mended: Whether the file was read leniently, because some IRIs or language tags are not valid.
    """

    statements: dict[str, list[tuple[str, Value]]]
    mended: bool = False

    def values(self, subject: str, *properties: str) -> Iterator[Value]:
        """Yield the values of a subject's properties, those of the first property first."""
        pairs = self.statements.get(subject, ())
        for wanted in properties:
            yield from (value for name, value in pairs if name == wanted)

    def texts(self, subject: str, *properties: str) -> Iterator[Text]:
        """Yield the literals among the values of a subject's properties."""
        return (value for value in self.values(subject, *properties) if isinstance(value, Text))

    def nodes(self, subject: str, *properties: str) -> Iterator[str]:
        """Yield the IRIs among the values of a subject's properties."""
        return (value.iri for value in self.values(subject, *properties) if isinstance(value, Node))


def import_pyoxigraph() -> "ModuleType":
    """Return the library that reads and writes RDF. Raises MissingExtraError if it is not installed."""
    try:
        import pyoxigraph
    except ImportError as error:
        raise MissingExtraError(
            "SKOS is read and written by a library that is not installed here",
            hint=hint_to_add("pyoxigraph"),
        ) from error
    return pyoxigraph


def load_graph(data: bytes, *, syntax: str, name: str, progress: Progress) -> Graph:
    """Return what the bytes of an RDF file state. `syntax` is one of SYNTAXES; `name` names the file in errors.

    IRIs and language tags that are not valid are accepted if nothing else is wrong; the graph is then `mended`. Raises
    InvalidVocabularyError, with the line, if the bytes are not of the syntax, and MissingExtraError if pyoxigraph is
    not installed.
    """
    try:
        return _load(data, syntax, name, progress, lenient=False)
    except InvalidVocabularyError:
        try:
            return _load(data, syntax, name, progress, lenient=True)._replace(mended=True)
        except InvalidVocabularyError:
            pass  # the error of the strict reading says more
        raise


def _load(data: bytes, syntax: str, name: str, progress: Progress, *, lenient: bool) -> Graph:
    library = import_pyoxigraph()
    source = BytesIO(data)
    form = getattr(library.RdfFormat, SYNTAXES[syntax])
    base = f"file:///{quote(name)}"
    statements: dict[str, list[tuple[str, Value]]] = {}
    read_value = _value_reader(library)
    try:
        parser: QuadParser = library.parse(source, form, base_iri=base, rename_blank_nodes=False, lenient=lenient)
        for count, (subject, predicate, term, _) in enumerate(parser):
            if count % _STATEMENTS_PER_PROGRESS == 0:
                progress("reading", source.tell(), len(data))
            about, value = read_value(subject), read_value(term)
            if isinstance(about, Node) and value:
                statements.setdefault(about.iri, []).append((intern(predicate.value), value))
    except (SyntaxError, ValueError, OSError) as error:
        raise _invalid(error, syntax, name) from None
    progress("reading", len(data), len(data))
    return Graph(statements)


def _value_reader(library: "ModuleType") -> Callable[[object], Value | None]:
    """Return a function that converts a term of the library into a value, and a quoted triple into None.

    The function returns the same Node for the same IRI, which saves memory.
    """
    named, blank, literal = library.NamedNode, library.BlankNode, library.Literal
    nodes: dict[str, Node] = {}

    def read_value(term: Any) -> Value | None:  # noqa: ANN401 - a term of a library that is imported late
        kind = type(term)
        if kind is literal:
            return Text(term.value, (term.language or "").casefold())
        if kind is named:
            iri = term.value
        elif kind is blank:
            iri = f"_:{term.value}"
        else:
            return None
        return nodes.get(iri) or nodes.setdefault(iri, Node(iri))

    return read_value


def _invalid(error: Exception, syntax: str, name: str) -> InvalidVocabularyError:
    line = getattr(error, "lineno", None)
    reason = str(error.args[0]) if error.args else str(error)
    reason = re.sub(r"^Parser error( at line \d+ (between columns \d+ and|column) \d+)?:? ?", "", reason)
    if "LoadDocumentCallback" in reason:
        reason = "its context is on the web, and nothing is fetched"
    return InvalidVocabularyError(
        f"this is not {NAMES[syntax]} ({' '.join(reason.split())[:200]})",
        where=f"{name}: line {line}" if line else name,
    )

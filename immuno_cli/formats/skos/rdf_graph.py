"""RDF, read whole: who says what of whom, in the order of the file."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError
from immuno_cli.formats.reading import Progress

if TYPE_CHECKING:
    from types import ModuleType

    from pyoxigraph import QuadParser

SYNTAXES: Final = {"turtle": "TURTLE", "rdfxml": "RDF_XML", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD"}
NAMES: Final = {"turtle": "Turtle", "rdfxml": "RDF/XML", "ntriples": "N-Triples", "jsonld": "JSON-LD"}
_STEP: Final = 20_000


class Text(NamedTuple):
    """A literal and its language tag in lower case, "" where it has none."""

    text: str
    language: str


class Node(NamedTuple):
    """A resource, by its IRI, or `_:` and a label where it has none."""

    iri: str


Value = Text | Node


class Graph(NamedTuple):
    """What a file states: of each subject, its properties and values in order. `mended`: it was read leniently."""

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
    """Return the library that reads and writes RDF. Raises MissingExtraError where it is not installed."""
    try:
        import pyoxigraph
    except ImportError as error:
        raise MissingExtraError(
            "SKOS is read and written by a library that is not installed here",
            hint="Add it with: pip install 'immuno-cli[formats]'",
        ) from error
    return pyoxigraph


def load_graph(data: bytes, *, syntax: str, name: str, progress: Progress) -> Graph:
    """Return what RDF bytes state; `syntax` is one of SYNTAXES, `name` names the file in errors.

    IRIs and language tags that are not quite valid are let pass where nothing else is wrong (`mended`). Raises
    InvalidVocabularyError with the line where the bytes are not of the syntax, MissingExtraError without pyoxigraph.
    """
    try:
        return _load(data, syntax, name, progress, lenient=False)
    except InvalidVocabularyError:
        try:
            return _load(data, syntax, name, progress, lenient=True)._replace(mended=True)
        except InvalidVocabularyError:
            pass  # the strict reading's words are the better ones
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
            if count % _STEP == 0:
                progress("reading", source.tell(), len(data))
            about, value = read_value(subject), read_value(term)
            if isinstance(about, Node) and value:
                statements.setdefault(about.iri, []).append((intern(predicate.value), value))
    except (SyntaxError, ValueError, OSError) as error:
        raise _invalid(error, syntax, name) from None
    progress("reading", len(data), len(data))
    return Graph(statements)


def _value_reader(library: "ModuleType") -> Callable[[object], Value | None]:
    """Return what turns a term into a value, None for a quoted triple; what names one thing is held once in memory."""
    named, blank, literal = library.NamedNode, library.BlankNode, library.Literal
    nodes: dict[str, Node] = {}

    def read_value(term: Any) -> Value | None:  # noqa: ANN401 - a term of a library that is imported late
        kind = type(term)
        if kind is literal:
            return Text(term.value, (term.language or "").casefold())
        iri = term.value if kind is named else f"_:{term.value}" if kind is blank else None
        if iri is None:
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

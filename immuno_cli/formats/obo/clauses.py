"""The parts of OBO clauses, made with the library fastobo, which knows what has to be escaped."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final, TypeAlias

from immuno_cli.errors import MissingExtraError, hint_to_add
from immuno_cli.formats.marks import mark_pairs
from immuno_cli.model import Statement

# fastobo ships no types of its own
Clause: TypeAlias = Any
Frame: TypeAlias = Any
Identifier: TypeAlias = Any
Value: TypeAlias = Any

# fastobo 0.14 leaves these unescaped inside ids: each passes through it as a private-use character, escaped afterwards
_UNESCAPED: Final = {ord(character): 0xE000 + number for number, character in enumerate("{}!,]")}
_ESCAPED: Final[dict[int, str]] = {private: f"\\{chr(character)}" for character, private in _UNESCAPED.items()}
_ESCAPED[0] = "\ufffd"  # no reader takes a file with a NUL in it for text


def load_fastobo() -> ModuleType:
    """Return the fastobo module. Raises MissingExtraError if it is not installed."""
    try:
        import fastobo
    except ImportError as error:
        raise MissingExtraError(
            "writing OBO takes the library fastobo, which is not installed",
            hint=hint_to_add("fastobo"),
        ) from error
    module: ModuleType = fastobo
    return module


class Clauses:
    """The parts of clauses, as objects of fastobo. The module is passed in, as it is only imported when needed."""

    def __init__(self, fastobo: ModuleType) -> None:
        self.fastobo = fastobo

    def text(self, frame: Frame) -> str:
        """Return the text of a frame as it stands in the file."""
        return str(frame).translate(_ESCAPED)

    def identifier(self, text: str) -> Identifier:
        """Return an id: prefixed, an address, or a plain word."""
        masked = text.translate(_UNESCAPED)
        prefix, colon, local = masked.partition(":")
        if colon and prefix and local and not local.startswith("//"):
            return self.fastobo.id.PrefixedIdent(prefix, local)
        url = self.url(masked) if colon else None
        return self.fastobo.id.UnprefixedIdent(masked) if url is None else url

    def url(self, text: str) -> Identifier | None:
        """Return an address, or None if the text is not an IRI."""
        try:
            return self.fastobo.id.Url(text)
        except ValueError:
            return None

    def literal(self, name: str, text: str) -> Value:
        """Return the value of a property that is a text."""
        datatype = self.fastobo.id.PrefixedIdent("xsd", "string")
        return self.fastobo.pv.LiteralPropertyValue(self.identifier(name), text, datatype)

    def resource(self, name: str, target: str) -> Value:
        """Return the value of a property that is an id."""
        return self.fastobo.pv.ResourcePropertyValue(self.identifier(name), self.identifier(target))

    def value(self, value: Value) -> Clause:
        """Return the clause of a term with a property value."""
        return self.fastobo.term.PropertyValueClause(value)

    def note(self, name: str, note: Statement) -> Clause:
        """Return a property value that holds a statement, with what the statement rests on."""
        clause = self.value(self.literal(name, note.text))
        return self.qualified(
            clause, basis=note.basis, passages=note.passages, xrefs=note.xrefs, marks=mark_pairs(note)
        )

    def qualified(
        self,
        clause: Clause,
        *,
        basis: str | None = None,
        passages: tuple[str, ...] = (),
        xrefs: tuple[str, ...] = (),
        note: str | None = None,
        name: str | None = None,
        date: str | None = None,
        marks: Sequence[tuple[str, str]] = (),
    ) -> Clause:
        """Return the clause with qualifiers in braces after it: `{basis="document", passage="000:p1.s2"}`."""
        pairs: list[tuple[str, str | None]] = [("basis", basis)]
        pairs += [("passage", passage) for passage in passages]
        pairs += [("xref", xref) for xref in xrefs]
        pairs += [("note", note), ("name", name), ("date", date), *marks]
        qualifiers = [
            self.fastobo.qual.Qualifier(self.fastobo.id.UnprefixedIdent(key), value) for key, value in pairs if value
        ]
        if qualifiers:
            clause.qualifiers = self.fastobo.qual.QualifierList(qualifiers)
        return clause

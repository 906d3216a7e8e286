"""What the qualifiers of a line say: `{basis="reference", passage="000:p1.s2"}`."""

from immuno_cli.formats.marks import MARKS, with_marks
from immuno_cli.formats.obo.values import Qualifiers
from immuno_cli.model import BASES, Basis, Statement


def first_of(qualifiers: Qualifiers, name: str) -> str | None:
    """Return the first value of a qualifier, None where there is none."""
    return next(iter(qualifiers.get(name, ())), None)


def all_of(qualifiers: Qualifiers, name: str) -> tuple[str, ...]:
    """Return all values of a qualifier."""
    return tuple(qualifiers.get(name, ()))


def basis_of(qualifiers: Qualifiers) -> Basis | None:
    """Return what a statement rests on, None where the qualifiers do not say so."""
    stated = first_of(qualifiers, "basis")
    return next((basis for basis in BASES if basis == stated), None)


def statement_of(text: str, qualifiers: Qualifiers, xrefs: tuple[str, ...] = ()) -> Statement:
    """Return a text as a statement with its basis, its passages and its cross-references.

    >>> statement_of(" It cuts. ", {"basis": ["glossary"]}).basis
    'glossary'
    """
    if not qualifiers:
        return Statement(text.strip(), xrefs=xrefs)
    all_xrefs = xrefs + all_of(qualifiers, "xref")
    statement = Statement(text.strip(), basis_of(qualifiers), all_of(qualifiers, "passage"), all_xrefs)
    return with_marks(statement, marks_of(qualifiers))


def marks_of(qualifiers: Qualifiers) -> list[tuple[str, str]]:
    """Return the marks on a statement, each as its key and a value."""
    return [(key, value) for key in MARKS for value in all_of(qualifiers, key)]


def is_conditional(qualifiers: Qualifiers) -> bool:
    """Return whether a relationship does not hold for every instance of the term: "only", "at most", or a condition.

    >>> is_conditional({"all_only": ["true"]})
    True
    """
    is_only = first_of(qualifiers, "all_only") == "true" or first_of(qualifiers, "cardinality") == "0"
    is_at_most = "maxCardinality" in qualifiers and "minCardinality" not in qualifiers
    return is_only or is_at_most or "gci_relation" in qualifiers

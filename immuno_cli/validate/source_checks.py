"""Checks of what statements rest on, and of the documents they cite. The first line of each docstring is the message.

A check yields the places where something is wrong, and what it is there.
"""

from itertools import chain

from immuno_cli.model import ASPECTS, document_of
from immuno_cli.validate.checked import Checked, iter_claims, iter_grounded_statements, iter_translations
from immuno_cli.validate.problem import Places


def unlisted_document(checked: Checked) -> Places:
    """A passage is cited from a document that is not listed."""
    for path, claim in chain(checked.grounded_claims, iter_translations(checked)):
        for at, passage in enumerate(claim.passages):
            if document_of(passage) not in checked.documents_by_id:
                yield (*path, "passages", at), f"“{passage}”"


def unreachable_reference(checked: Checked) -> Places:
    """A claim that rests on a reference cites only documents without an address."""
    for path, claim in checked.grounded_claims:
        if claim.basis != "reference" or not claim.passages:
            continue
        documents = [checked.documents_by_id.get(document_of(passage)) for passage in claim.passages]
        if all(document is not None and not document.url for document in documents):  # others: unlisted_document
            yield (*path, "passages"), ", ".join(f"“{passage}”" for passage in claim.passages)


def insecure_address(checked: Checked) -> Places:
    """The address of a document is not https."""
    for at, document in enumerate(checked.documents):
        if document.url and not document.url.lower().startswith("https://"):
            yield ("documents", at, "url"), f"“{document.url}”"


def reversed_section(checked: Checked) -> Places:
    """A section of a document ends before it begins."""
    for at, document in enumerate(checked.documents):
        for nth, section in enumerate(document.sections):
            if section.first > section.last:
                yield ("documents", at, "sections", nth), f"from {section.first} to {section.last}"


def unknown_aspect(checked: Checked) -> Places:
    """A statement answers an aspect that does not exist."""
    for path, statement in iter_grounded_statements(checked):
        for at, aspect in enumerate(statement.answers):
            if aspect not in ASPECTS:
                yield (*path, "answers", at), f"“{aspect}”"


def no_basis(checked: Checked) -> Places:
    """A claim does not say what it rests on."""
    for path, claim in iter_claims(checked):
        if claim.basis is None:
            yield path, ""


def no_definition(checked: Checked) -> Places:
    """A concept has no definition."""
    for number, concept in enumerate(checked.concepts):
        if not concept.definitions and not concept.deprecated:
            yield ("concepts", number), ""

"""How the header of an OBO file cites the documents of a vocabulary: a text for people that is read back, too."""

import re
from typing import Final

from immuno_cli.formats.iris import IMMUNO
from immuno_cli.formats.obo.terms import Ontology
from immuno_cli.model import Document

_CITATION: Final = re.compile(
    r"(?P<id>[^\s:]\S*?): (?P<title>.+?)(?:, (?P<date>\d{4}(?:-\d\d){0,2}))?(?:, accessed (?P<accessed>[\d-]+))?"
    r"(?: \((?:(?P<url>\w+://[^\s()]\S*)|(?P<file>[^\s()]\S*\.\w+))\))?",
    re.DOTALL,
)


def cite(document: Document) -> str:
    """Return a document as the header names it: id, title, author, publisher and dates, then where it is.

    >>> cite(Document("d", "A page", url="https://example.org/", author="A. Writer", date="2020"))
    'd: A page, A. Writer, 2020 (https://example.org/)'
    """
    accessed = f"accessed {document.accessed}" if document.accessed else None
    facts = (document.title, document.author, document.publisher, document.date, accessed)
    cited = f"{document.id}: {', '.join(fact for fact in facts if fact)}"
    place = document.url or document.file
    return f"{cited} ({place})" if place else cited


def cited_documents(ontology: Ontology) -> tuple[Document, ...]:
    """Return the documents that the header of a file cites, if we wrote it. Authors and publishers are in the titles.

    >>> cited_documents(Ontology(values={"dc:source": ["d: A page"]}, prefixes={"immuno": IMMUNO}))[0].title
    'A page'
    """
    if ontology.prefixes.get("immuno") != IMMUNO:
        return ()
    parts = (_CITATION.fullmatch(text) for text in ontology.values.get("dc:source", ()))
    return tuple(_document(match) for match in parts if match)


def _document(cited: re.Match[str]) -> Document:
    return Document(
        cited["id"], cited["title"], cited["file"], cited["url"], date=cited["date"], accessed=cited["accessed"]
    )

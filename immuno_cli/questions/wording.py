"""What the field's terms are called in a reader's words, and where a cited passage stands; one wording everywhere.

A passage's reference is a document's id, its paragraph and sentence (`000:p1.s2`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from immuno_cli.model import Basis, Document

DISCLAIMER: Final = "Information for readers, not medical advice."
CONNECTED: Final = "The steps say how the words are connected, not what causes what."
BASIS_BEFORE: Final[Mapping[Basis | None, str]] = {
    "document": "The documents say",
    "headline": "A headline reports",
    "opinion": "A reader's comment",
    "inferred": "Inferred",
    "reference": "References say",
    "glossary": "The glossary's own words",
}
BASIS_AFTER: Final[Mapping[Basis | None, str]] = {
    "document": "from the documents",
    "headline": "from a headline",
    "opinion": "from a reader's comment",
    "inferred": "inferred",
    "reference": "from references",
    "glossary": "the glossary's own",
}
MATCH_WORDS: Final = {
    "exact_matches": "the same as",
    "close_matches": "close to",
    "broad_matches": "part of the wider",
    "narrow_matches": "wider than",
    "related_matches": "related to",
}

_PASSAGE: Final = re.compile(r"(?P<document>.+):p(?P<paragraph>\d+)(?:\.s(?P<sentence>\d+))?")


def passage_text(documents: Iterable[Document], passage: str) -> str:
    """Return where a passage stands: "What is Immunotherapy?, paragraph 22, sentence 1"; as it is if unknown."""
    match = _PASSAGE.fullmatch(passage)
    title = next((d.title for d in documents if match and d.id == match["document"]), None)
    if match is None or title is None:
        return passage
    sentence = f", sentence {match['sentence']}" if match["sentence"] else ""
    return f"{title}, paragraph {match['paragraph']}{sentence}"

"""Where a cited passage stands, in words: a reference is a document's id, its paragraph and sentence (`000:p1.s2`)."""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.model import Document

_PASSAGE: Final = re.compile(r"(?P<document>.+):p(?P<paragraph>\d+)(?:\.s(?P<sentence>\d+))?")


def passage_text(documents: Iterable[Document], passage: str) -> str:
    """Return where a passage stands: "What is Immunotherapy?, paragraph 22, sentence 1"; as it is if unknown."""
    match = _PASSAGE.fullmatch(passage)
    title = next((d.title for d in documents if match and d.id == match["document"]), None)
    if match is None or title is None:
        return passage
    sentence = f", sentence {match['sentence']}" if match["sentence"] else ""
    return f"{title}, paragraph {match['paragraph']}{sentence}"

"""What an explanation cites: each source with its mark, and where in it the cited passages stand.

A letter marks a document of the glossary, which is a file. A number marks a reference, which has an address.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Document, document_of

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class CitedPassage(NamedTuple):
    """A paragraph that is cited: its mark ("A2"), and where it stands ("the article, paragraph 5, sentence 1")."""

    mark: str
    text: str


class CitedSource(NamedTuple):
    """A cited document with its mark ("A", "1"); `document` is None where the vocabulary does not list it.

    `passages` are the cited paragraphs, none where the document is cited as a whole. `places` says in short where they
    stand: "the article, paragraphs 5 and 7".
    """

    mark: str
    id: str
    document: Document | None
    passages: tuple[CitedPassage, ...]
    places: str


class Citations(NamedTuple):
    """The documents, then the references, each in the order of first mention, and the marks of every cited passage.

    `marks` are those of the sources; `exact` those of the paragraphs, where several of one source are cited.
    """

    sources: tuple[CitedSource, ...]
    marks: Mapping[str, str]
    exact: Mapping[str, str]

    def of(self, passages: Iterable[str], *, exact: bool = False) -> list[str]:
        """Return the marks of passages, each once, letters before numbers; those of their paragraphs if `exact`."""
        known = self.exact if exact else self.marks
        found = {known[passage] for passage in passages if passage in known}
        return sorted(found, key=lambda mark: (mark[0].isdecimal(), len(mark), mark))


_Spot = tuple[int, int]
"""A paragraph and a sentence of a document, counted from 1. 0 where none is named."""


def cite(documents: Mapping[str, Document], passages: Iterable[str]) -> Citations:
    """Return the sources of the passages, which are given in the order in which a reader meets them.

    `documents` are the known ones by their ids.
    """
    by_document: dict[str, list[str]] = {}
    for passage in dict.fromkeys(passages):
        by_document.setdefault(document_of(passage), []).append(passage)
    sources: list[CitedSource] = []
    marks: dict[str, str] = {}
    exact: dict[str, str] = {}
    letters = numbers = 0
    for identifier, cited in by_document.items():
        document = documents.get(identifier)
        lettered = document is not None and (document.file is not None or document.url is None)
        letters += lettered
        numbers += not lettered
        mark = _letter(letters) if lettered else str(numbers)
        source, exact_marks = _cite_one(mark, identifier, document, cited)
        sources.append(source)
        marks.update(dict.fromkeys(cited, mark))
        exact.update(exact_marks)
    sources.sort(key=lambda source: source.mark.isdecimal())  # letters first
    return Citations(tuple(sources), marks, exact)


def _cite_one(
    mark: str, identifier: str, document: Document | None, passages: Sequence[str]
) -> tuple[CitedSource, dict[str, str]]:
    """Return one source, and the exact mark of each of its passages."""
    by_paragraph: dict[int, list[_Spot]] = {}
    for passage in passages:
        spot = _spot(passage, identifier)
        by_paragraph.setdefault(spot[0], []).append(spot)
    paragraphs = sorted(by_paragraph)
    alone = len(paragraphs) == 1
    mark_of = {p: mark if alone else f"{mark}{number}" for number, p in enumerate(paragraphs, start=1)}
    cited = tuple(CitedPassage(mark_of[p], _paragraph_text(document, by_paragraph[p])) for p in paragraphs if p)
    exact = {passage: mark_of[_spot(passage, identifier)[0]] for passage in passages}
    return CitedSource(mark, identifier, document, cited, _places(document, [p for p in paragraphs if p])), exact


def _letter(number: int) -> str:
    """Return the mark of the document of this number, from 1: A to Z, then AA, AB and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _spot(passage: str, document: str) -> _Spot:
    """Return where a passage stands in its document: of `000:p1.s2`, paragraph 1 and sentence 2."""
    paragraph, _, sentence = passage[len(document) :].removeprefix(":p").partition(".s")
    if not paragraph.isdecimal():
        return 0, 0
    return int(paragraph), int(sentence) if sentence.isdecimal() else 0


def _paragraph_text(document: Document | None, spots: Sequence[_Spot]) -> str:
    section, number = _section(document, spots[0][0])
    text = f"{section}, paragraph {number}" if section else f"paragraph {number}"
    sentences = sorted({sentence for _, sentence in spots if sentence})
    if not sentences:
        return text
    return f"{text}, {_counted('sentence', sentences)}"


def _places(document: Document | None, paragraphs: Sequence[int]) -> str:
    """Return where the paragraphs stand, in short: "the article, paragraphs 5 and 7"."""
    by_section: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        section, number = _section(document, paragraph)
        by_section.setdefault(section, []).append(number)
    parts = []
    for section, numbers in by_section.items():
        counted = _counted("paragraph", numbers)
        parts.append(f"{section}, {counted}" if section else counted)
    return "; ".join(parts)


def _section(document: Document | None, paragraph: int) -> tuple[str, int]:
    """Return the named part of a document that a paragraph is in, and its number there; "" where no part is named."""
    for section in document.sections if document else ():
        if section.first <= paragraph <= section.last:
            return section.title, paragraph - section.first + 1
    return "", paragraph


def _counted(noun: str, numbers: Sequence[int]) -> str:
    """Return the numbers after their noun: "paragraph 5", "paragraphs 5 to 7", "paragraphs 5, 7 and 9"."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return f"{noun} {first}"
    if last - first == len(numbers) - 1 > 1:
        return f"{noun}s {first} to {last}"
    return f"{noun}s {', '.join(map(str, numbers[:-1]))} and {last}"

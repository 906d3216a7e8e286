"""Concepts made ready for a page: in the order of the alphabet, each with an anchor and with all that is said of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Concept, Scheme
from immuno_cli.questions.citations import Citations, CitedSource
from immuno_cli.questions.explain import Explanation, explain
from immuno_cli.questions.wording import DISCLAIMER, LEGEND
from immuno_cli.render.sections import Section, cited, is_address, sections, source_text
from immuno_cli.vocabularies.memory import MemoryVocabulary


class PageEntry(NamedTuple):
    """A concept as a page shows it: its anchor, what is said of it, and the sources of that."""

    concept: Concept
    anchor: str
    answer: Explanation
    sections: tuple[Section, ...]
    citations: Citations


class Page(NamedTuple):
    """The entries of a page, and the anchor of each concept on it by the concept's id."""

    entries: tuple[PageEntry, ...]
    anchors: Mapping[str, str]


def build_page(scheme: Scheme, concepts: Sequence[Concept], bundles: Sequence[Scheme] = ()) -> Page:
    """Return the live concepts in the order of the alphabet, each with all that is said of it.

    `bundles` are the schemes of the bundles that the vocabulary is made of, where there are several.
    """
    vocabulary = MemoryVocabulary(scheme.id, scheme, concepts, bundles)
    live = sorted((c for c in concepts if not c.deprecated), key=lambda c: (c.pref_label.casefold(), c.id))
    anchors = make_anchors(live)
    return Page(tuple(_entry(vocabulary, concept, anchors[concept.id]) for concept in live), anchors)


def _entry(vocabulary: MemoryVocabulary, concept: Concept, anchor: str) -> PageEntry:
    answer = explain(vocabulary, concept, most=None)
    shown = tuple(sections(answer))
    return PageEntry(concept, anchor, answer, shown, cited(answer, shown))


def make_anchors(concepts: Iterable[Concept]) -> dict[str, str]:
    """Return an anchor for each concept id: the id itself where it can be one, otherwise as near to it as can be."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for concept in concepts:
        wanted = re.sub(r"[^\w.:-]+", "-", concept.id, flags=re.ASCII).strip("-") or "entry"
        anchor, number = wanted, 1
        while anchor in taken or anchor.startswith(("page-", "q=")):
            number += 1
            anchor = f"{wanted}-{number}" if not wanted.startswith("page-") else f"entry-{wanted}-{number}"
        taken.add(anchor)
        anchors[concept.id] = anchor
    return anchors


class SourceLine(NamedTuple):
    """A line of an entry's sources: its mark, its text, and the address of a page on the web, or ""."""

    mark: str
    text: str
    url: str = ""


def source_items(citations: Citations) -> list[SourceLine]:
    """Return the sources of an entry, a line each; where several paragraphs of one are cited, a line for each."""
    return [line for source in citations.sources for line in _source_lines(source)]


def _source_lines(source: CitedSource) -> list[SourceLine]:
    text = source_text(source)
    address = source.id if is_address(source.id) else ""
    url = (source.document.url or "") if source.document else address
    if not source.passages:
        return [SourceLine(source.mark, text, url)]
    return [SourceLine(passage.mark, f"{text}: {passage.text}", url) for passage in source.passages]


def document_lines(scheme: Scheme) -> list[str]:
    """Return the documents of a scheme, each as one line: title, author, publisher, date, and what is to be known."""
    return [
        ". ".join(part.rstrip(".") for part in (d.title, d.author, d.publisher, d.date, d.note) if part) + "."
        for d in scheme.documents
    ]


_FACTS: Final = {"Version": "version", "Licence": "license", "Attribution": "attribution"}


def closing_words(page: Page) -> str:
    """Return what a page says at its end: what the marks mean, where there are any, and that it is no advice."""
    marked = any(entry.citations.sources for entry in page.entries)
    return f"{LEGEND} {DISCLAIMER}" if marked else DISCLAIMER


def scheme_facts(scheme: Scheme) -> dict[str, str]:
    """Return what may be done with a vocabulary and whose it is, by its name for people; what is not said is absent."""
    facts = {name: getattr(scheme, attribute) for name, attribute in _FACTS.items()}
    return {name: fact for name, fact in facts.items() if fact}

"""What helps a reader where a term has no entry: the end of a drug's name, entries that have the word, near names.

A term that is a sentence and names concepts is answered in `sentence`.
"""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from immuno_cli.model import Document, document_of
from immuno_cli.questions.answer import LookUp, Miss
from immuno_cli.questions.name_stems import NameMeaning, explain_name
from immuno_cli.questions.several import is_ambiguous
from immuno_cli.search import Resolution
from immuno_cli.vocabularies.builtin import BUILTIN, FURTHER
from immuno_cli.vocabularies.protocol import Vocabulary

_LONGEST_LOOKED_UP: Final = 80
_DICTIONARIES: Final = (
    (
        "NCI Dictionary of Cancer Terms",
        "https://www.cancer.gov/publications/dictionaries/cancer-terms/search/{}/?searchMode=Contains",
    ),
    (
        "MedlinePlus",
        "https://vsearch.nlm.nih.gov/vivisimo/cgi-bin/query-meta?v%3Aproject=medlineplus&query={}",
    ),
)
"""Public dictionaries, with the addresses at which they are asked for a term."""


def explain_miss(vocabularies: Sequence[Vocabulary], term: str, found: Resolution) -> Miss:
    """Return what helps where a term has no entry in the vocabularies; `found` is what `resolve` answers.

    >>> from immuno_cli import open_vocabulary, resolve
    >>> glossary = open_vocabulary()
    >>> miss = explain_miss([glossary], "zanidatamab", resolve(glossary, "zanidatamab"))
    >>> miss.meaning.stem.stem, [dictionary.title for dictionary in miss.look_up]
    ('-mab', ['NCI Dictionary of Cancer Terms', 'MedlinePlus'])
    """
    suggestions = (*found.suggestions, *found.mentions)
    if is_ambiguous(found):
        return Miss(term, suggestions=suggestions, is_ambiguous=True)
    meaning, documents = _explain_ending(vocabularies, term)
    return Miss(
        term,
        meaning=meaning,
        documents=documents,
        mentioned_in=found.mentioned_in,
        suggestions=suggestions,
        look_up=_look_up(term) if any(map(_is_ours, vocabularies)) else (),
    )


def _explain_ending(vocabularies: Sequence[Vocabulary], term: str) -> tuple[NameMeaning | None, tuple[Document, ...]]:
    """Return what the end of a name says, by the first vocabulary that knows, and the sources."""
    for vocabulary in vocabularies:
        meaning = explain_name(vocabulary, term)
        if meaning is not None:
            names = dict.fromkeys(map(document_of, meaning.stem.passages))
            documents = (vocabulary.find_document(name) for name in names)
            return meaning, tuple(document for document in documents if document)
    return None, ()


def _is_ours(vocabulary: Vocabulary) -> bool:
    """Return whether a vocabulary has a bundle that ships, alone or among others."""
    return any(bundle.id in (BUILTIN, FURTHER) for bundle in vocabulary.bundles)


def _look_up(term: str) -> tuple[LookUp, ...]:
    """Return where a term can be looked up; () where what was typed is hardly a term."""
    words = " ".join(term.split())
    is_term = len(words) <= _LONGEST_LOOKED_UP and words.isprintable() and any(map(str.isalpha, words))
    if not is_term:
        return ()
    asked = quote(words, safe="", errors="replace")
    return tuple(LookUp(title, address.format(asked)) for title, address in _DICTIONARIES)

"""What answers the words that someone typed: the entry of a term, or what a question asks for.

Nearly always the words are a term. So what only questions need is imported where one is asked (30 ms of 75).
"""

from collections.abc import Sequence

from immuno_cli.questions.answer import Answer, Entry, meant
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.search import resolve
from immuno_cli.vocabularies.protocol import Vocabulary


def ask(vocabularies: Sequence[Vocabulary], words: str, *, exact: bool = False) -> Answer:
    """Return what answers the words that someone typed.

    A comparison ("A vs B") comes first, then a question for an aspect ("side effects of A"), then the one concept that
    the words mean, then the concepts that a sentence names. With `exact` only names as they are spelled count.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> ask([glossary], "limfosite").meant.concept.id
    'lymphocyte'
    >>> [concept.id for concept in ask([glossary], "keytruda vs opdivo").concepts]
    ['pembrolizumab', 'nivolumab']
    >>> [part.said.aspect.id for part in ask([glossary], "keytruda side effects").parts]
    ['side-effects']
    """
    entry = _find_entry(vocabularies, words, exact=exact)
    if entry:
        return entry
    from immuno_cli.questions.answering import answer  # a name needs none of it
    from immuno_cli.questions.reading.asked import read_asked

    return answer(vocabularies, read_asked(words), exact=exact)


def _find_entry(vocabularies: Sequence[Vocabulary], words: str, *, exact: bool) -> Entry | None:
    """Return the entry of which the words are a name; None where they are none, or the name of several."""
    if resolve(vocabularies, words, exact=True).match is None:
        return None
    found, also_in = resolve_in_order(vocabularies, words, exact=exact)
    return Entry(meant(vocabularies, words, found.match, also_in)) if found.match else None

"""What the topic of a question means."""

from collections.abc import Sequence

from immuno_cli.language.english import is_word
from immuno_cli.language.plurals import singular
from immuno_cli.questions.answer import Meant, meant
from immuno_cli.questions.reading.question import shorter_topic
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.search import Result
from immuno_cli.vocabularies.protocol import Vocabulary


def find_topic(vocabularies: Sequence[Vocabulary], topic: str) -> Meant | None:
    """Return what a topic means; where that is nothing, what it means without the word for a treatment at its end.

    The name of a concept that is no longer in use means the one that replaces it.
    """
    for words in filter(None, (topic, shorter_topic(topic))):
        found, also_in = resolve_in_order(vocabularies, words)
        if found.match and found.match.matched_by != "value":  # what is said of a substance is not said of its value
            return _in_use(meant(vocabularies, words, found.match, also_in))
    return None


def _in_use(topic: Meant) -> Meant:
    """Return what replaces a topic that is retired, if that is one concept in use; else the topic."""
    concept = topic.concept
    replacing = concept.is_replaced_by if concept.deprecated else ()
    other = topic.vocabulary.find_concept(replacing[0]) if len(replacing) == 1 else None
    if other is None or other.deprecated:
        return topic
    match = topic.match._replace(
        id=other.id,
        pref_label=other.pref_label,
        kind=other.kind,
        matched_label=topic.match.matched_label or concept.pref_label,
        matched_by="retired",
    )
    return topic._replace(concept=other, match=match)


def is_everyday_noun(words: str, match: Result) -> bool:
    """Return whether words are an English noun in small letters that only spells an abbreviation: "pet" of a PET scan.

    A word that is the plural of another noun is one as well, unless the abbreviation itself ends so: "aids".
    """
    if match.matched_by != "abbreviation" or words != words.lower():
        return False
    noun = words if words == (match.matched_label or "").casefold() else singular(words)
    return is_word(noun) and is_word(noun + "s")

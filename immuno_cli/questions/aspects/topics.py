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
    """Return what a topic means; where that is nothing, what it means without the word for a treatment at its end."""
    for words in filter(None, (topic, shorter_topic(topic))):
        found, also_in = resolve_in_order(vocabularies, words)
        if found.match and found.match.matched_by != "value":  # what is said of a substance is not said of its value
            return meant(vocabularies, words, found.match, also_in)
    return None


def is_everyday_noun(words: str, match: Result) -> bool:
    """Return whether words are an English noun in small letters that only spells an abbreviation: "pet" of a PET scan.

    A word that is the plural of another noun is one as well, unless the abbreviation itself ends so: "aids".
    """
    if match.matched_by != "abbreviation" or words != words.lower():
        return False
    noun = words if words == (match.matched_label or "").casefold() else singular(words)
    return is_word(noun) and is_word(noun + "s")

"""What the topic of a question means."""

from collections.abc import Sequence

from immuno_cli.questions.answer import Meant, meant
from immuno_cli.questions.reading.question import shorter_topic
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.vocabularies.protocol import Vocabulary


def find_topic(vocabularies: Sequence[Vocabulary], topic: str) -> Meant | None:
    """Return what a topic means; where that is nothing, what it means without the word for a treatment at its end."""
    for words in filter(None, (topic, shorter_topic(topic))):
        found, also_in = resolve_in_order(vocabularies, words)
        if found.match and found.match.matched_by != "value":  # what is said of a substance is not said of its value
            return meant(vocabularies, words, found.match, also_in)
    return None

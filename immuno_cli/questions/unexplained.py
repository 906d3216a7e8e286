"""Which technical words of a text no vocabulary explains, and what their ends say of them."""

from collections.abc import Sequence

from immuno_cli.annotate.records import Annotation
from immuno_cli.annotate.unexplained import Unexplained, find_unexplained
from immuno_cli.language.normalize import normalize
from immuno_cli.questions.name_stems import explain_name, name_says
from immuno_cli.vocabularies.protocol import Vocabulary


def unexplained_words(
    text: str, annotations: Sequence[Annotation], vocabularies: Sequence[Vocabulary]
) -> list[Unexplained]:
    """Return the technical words of a text that have no term in the vocabularies; none if these are not English.

    >>> from immuno_cli import open_vocabulary
    >>> unexplained_words("He got mavrilimumab.", [], [open_vocabulary()])
    [Unexplained(text='mavrilimumab', mentions=1, start=7, meaning='-mab, an antibody')]
    """
    if not all(vocabulary.head.language.partition("-")[0] == "en" for vocabulary in vocabularies):
        return []

    def is_known(word: str) -> bool:
        key = normalize(word)
        return any(vocabulary.find_labels(key) for vocabulary in vocabularies)

    def meaning(word: str) -> str:
        found = (explain_name(vocabulary, word) for vocabulary in vocabularies)
        return next((name_says(one) for one in found if one), "")

    return find_unexplained(text, annotations, is_known=is_known, meaning=meaning)

"""What the end of an unknown name says: names of drugs are built to a scheme of the World Health Organization."""

from typing import Final, NamedTuple

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.model import Concept, NameStem
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of

FEWEST_BEFORE: Final = 3
"""Letters that a name has at least before its stem. "Tug" and "cab" are words, not stems."""
WHOLE_WORD: Final = 6
"""Letters from which on a stem may be a word of its own, such as "vedotin"."""


class NameMeaning(NamedTuple):
    """What the end of a name says. `concept` is what things so named are a kind of, where the vocabulary has it.

    `vocabulary` is the bundle of that concept, as in `Result`.
    """

    name: str
    stem: NameStem
    concept: Concept | None
    vocabulary: str = ""


def explain_name(vocabulary: Vocabulary, term: str) -> NameMeaning | None:
    """Return what the end of a name says: of its last word that has a stem, by the longest stem that fits.

    Words of ordinary English have none, and None is returned: "treatment" is no piece of an antibody.

    >>> from immuno_cli import open_vocabulary
    >>> meaning = explain_name(open_vocabulary(), "zanidatamab")
    >>> meaning.stem.stem, meaning.concept.id
    ('-mab', 'antibody')
    """
    stems = sorted(vocabulary.head.name_stems, key=lambda stem: -len(stem.stem))
    for word in reversed(plain(term).split()):
        if is_word(word):
            continue
        for stem in stems:
            if _has_stem(word, stem.stem.removeprefix("-")):
                concept = vocabulary.find_concept(stem.concept)
                return NameMeaning(word, stem, concept, bundle_of(vocabulary, concept) if concept else "")
    return None


def name_says(meaning: NameMeaning) -> str:
    """Return what the end of a name says, in a few words.

    >>> from immuno_cli import open_vocabulary
    >>> name_says(explain_name(open_vocabulary(), "mavrilimumab"))
    '-mab, an antibody'
    """
    if meaning.concept is None:
        return f"{meaning.stem.stem}: {meaning.stem.meaning}"
    label = meaning.concept.pref_label
    article = "an" if label[:1].lower() in "aeiou" else "a"
    return f"{meaning.stem.stem}, {article} {label}"


def _has_stem(word: str, ending: str) -> bool:
    """Return whether a word is a name with this ending. A name is all letters.

    >>> _has_stem("zanidatamab", "mab"), _has_stem("mab", "mab"), _has_stem("vedotin", "vedotin")
    (True, False, True)
    >>> _has_stem("131mab", "mab")
    False
    """
    before = len(word) - len(ending)
    is_name = word.isalpha() and word.endswith(ending)
    return is_name and (before >= FEWEST_BEFORE or (before == 0 and len(ending) >= WHOLE_WORD))

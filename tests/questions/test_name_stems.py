"""What the end of an unknown name says of it."""

import pytest

from immuno_cli.model import Concept, NameStem, Scheme
from immuno_cli.questions.name_stems import explain_name
from immuno_cli.vocabularies.memory import MemoryVocabulary

STEMS = (
    NameStem("-mab", "antibody", "antibodies"),
    NameStem("-ment", "antibody", "pieces of an antibody"),
    NameStem("-nib", "kinase-inhibitor", "drugs that block a kinase"),
    NameStem("-tinib", "missing", "drugs that block a tyrosine kinase"),
    NameStem("-vedotin", "conjugate", "antibodies that carry a poison"),
)
VOCABULARY = MemoryVocabulary(
    "stems",
    Scheme("stems", "Stems", "en", name_stems=STEMS),
    [Concept("antibody", "antibody"), Concept("kinase-inhibitor", "kinase inhibitor"), Concept("conjugate", "ADC")],
)


@pytest.mark.parametrize(
    ("term", "stem", "concept"),
    [
        ("zanidatamab", "-mab", "antibody"),
        ("Zanidatamab", "-mab", "antibody"),
        ("what is zanidatamab?", "-mab", "antibody"),
        ("sotorasinib", "-nib", "kinase-inhibitor"),
        ("osimertinib", "-tinib", None),
        ("disitamab vedotin", "-vedotin", "conjugate"),
    ],
)
def test_the_longest_stem_of_the_last_name_counts(term: str, stem: str, concept: str | None) -> None:
    meaning = explain_name(VOCABULARY, term)
    assert meaning is not None
    assert meaning.stem.stem == stem
    assert (meaning.concept.id if meaning.concept else None) == concept


@pytest.mark.parametrize("term", ["", "treatment", "a treatment", "mab", "crab", "xmab", "nib", "antibody", "?!"])
def test_ordinary_words_and_bare_stems_say_nothing(term: str) -> None:
    assert explain_name(VOCABULARY, term) is None


@pytest.mark.parametrize("term", ["31mmab", "131mab", "cd3nib"])
def test_what_has_digits_is_no_name_of_a_drug(term: str) -> None:
    assert explain_name(VOCABULARY, term) is None

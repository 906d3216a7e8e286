"""A vocabulary shown in another of its languages: labels, definitions and notes change places with a translation.

What a concept lacks in that language is shown in the vocabulary's own. Labels of all languages are found as before;
those that are not shown rank after the others.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from immuno_cli.errors import UsageError
from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.languages import KEPT, rank
from immuno_cli.lookups import ConceptSummary, Label
from immuno_cli.model import Concept, Scheme, Translation
from immuno_cli.vocabularies.protocol import Vocabulary, in_list_order, summary_of
from immuno_cli.vocabularies.view import VocabularyView

if TYPE_CHECKING:
    from immuno_cli.vocabularies.label_index import LabelIndex

_LABEL_FIELDS: Final = ("pref_label", *LABEL_KEYS.values())


def localized(vocabulary: Vocabulary, language: str) -> Vocabulary | None:
    """Return a vocabulary shown in a language, or in a variant of it: of "de" and "en", "de-AT" gets "de".

    A vocabulary whose own language that is is returned itself. None where nothing is said in the language.
    """
    own = vocabulary.head.language
    tags = [own, *vocabulary.languages]
    ranks = {tag: rank(tag.casefold(), language.casefold()) for tag in reversed(tags)}
    nearest = min(tags, key=ranks.__getitem__)
    if ranks[nearest] >= KEPT or not language:
        return None
    return vocabulary if nearest == own else LocalizedVocabulary(vocabulary, nearest)


def show_in(vocabularies: Sequence[Vocabulary], language: str) -> list[Vocabulary]:
    """Return vocabularies, those that have a language shown in it. Raises UsageError where none has."""
    shown = [localized(vocabulary, language) for vocabulary in vocabularies]
    if not any(view is not None for view in shown):
        tags = dict.fromkeys(tag for each in vocabularies for tag in (each.head.language, *each.languages))
        raise UsageError(
            f"no vocabulary here has the language “{language}”", hint=f"Available languages: {', '.join(tags)}."
        )
    return [vocabulary if view is None else view for view, vocabulary in zip(shown, vocabularies, strict=True)]


def shown_in(concept: Concept, language: str, own: str) -> Concept:
    """Return a concept as it is shown in a language. What changes places becomes the translation into `own`.

    Labels change places where there is a preferred one in the language, statements where there are some of their kind.
    """
    found = next((each for each in concept.translations if each.language == language), None)
    if found is None:
        return concept
    fields = [field for field in STATEMENT_KEYS.values() if getattr(found, field)]
    if found.pref_label:
        fields += _LABEL_FIELDS
    moved = Translation(own)._replace(**_values(concept, fields))
    left = found._replace(**_values(_NOTHING, fields))
    translations = [moved, *(left if each is found else each for each in concept.translations)]
    stated = tuple(each for each in translations if each.labels or each.statements)
    return concept._replace(**_values(found, fields), translations=stated)


_NOTHING: Final = Translation("")


def _values(record: Concept | Translation, fields: Sequence[str]) -> dict[str, Any]:
    return {field: getattr(record, field) for field in fields}


class LocalizedVocabulary(VocabularyView):
    """A vocabulary shown in one of its other languages. Implements Vocabulary, and raises as the vocabulary does."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        """Show a vocabulary in a language, one of its `languages`. Closing this closes the vocabulary."""
        super().__init__(vocabulary)
        self._own = vocabulary.head.language
        self._language = language

    @property
    def shown_language(self) -> str | None:
        """The language that it is shown in."""
        return self._language

    @property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""
        return self._vocabulary.scheme._replace(language=self._language)

    @property
    def head(self) -> Scheme:
        """What the vocabulary says of itself, perhaps without its documents."""
        return self._vocabulary.head._replace(language=self._language)

    @property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said, as BCP 47 tags."""
        others = [tag for tag in self._vocabulary.languages if tag not in (self._language, self._own)]
        return [self._own, *others]

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels in all languages, ready to be searched."""
        return self._vocabulary.index.shown_in(self._language)

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation."""
        concept = self._vocabulary.find_concept(identifier)
        return None if concept is None else self._shown(concept)

    def find_deprecated(self, key: str) -> Sequence[Concept]:
        """Return the deprecated concepts that have a name whose normalized form is `key`, in the order of the file."""
        return list(map(self._shown, self._vocabulary.find_deprecated(key)))

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""
        return self._shown(self._vocabulary.concept_at(number))

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""
        return self._relabelled(self._vocabulary.label_at(number))

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in all languages whose normalized form is `key`, in the order of their ranks."""
        return sorted(map(self._relabelled, self._vocabulary.find_all_labels(key)), key=attrgetter("rank"))

    def find_all_labels(self, key: str) -> Sequence[Label]:
        """Return what `find_labels` does."""
        return self.find_labels(key)

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""
        for _, group in groupby(self._vocabulary.iter_labels(), key=attrgetter("concept")):
            labels = list(group)
            is_named = any(label.role == "pref" and label.language == self._language for label in labels)
            yield from (self._with_language(label, is_named=is_named) for label in labels)

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""
        return map(self._shown, self._vocabulary.iter_concepts())

    def iter_summaries(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts as a list shows them, in the order of the file."""
        return (summary_of(concept) for concept in self.iter_concepts() if not concept.deprecated)

    def iter_listed(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts in the order of a list: bundle after bundle, each by label."""
        return iter(in_list_order(self.iter_summaries()))

    def _shown(self, concept: Concept) -> Concept:
        return shown_in(concept, self._language, self._own)

    def _relabelled(self, label: Label) -> Label:
        translations = self._vocabulary.concept_at(label.concept).translations
        is_named = any(each.pref_label and each.language == self._language for each in translations)
        return self._with_language(label, is_named=is_named)

    def _with_language(self, label: Label, *, is_named: bool) -> Label:
        """Return a label with its language as it is seen here. `is_named`: its concept has a name in this language."""
        if not is_named:
            return label
        if label.language == self._language:
            return label._replace(language="")
        return label if label.language else label._replace(language=self._own)

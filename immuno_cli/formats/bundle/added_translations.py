"""Puts what a bundle adds in other languages beside the concepts that it is said of."""

from collections.abc import Sequence
from typing import Any, Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.model import Concept, Scheme, Translation

_LISTS: Final = (*LABEL_KEYS.values(), *STATEMENT_KEYS.values(), "passages")


def with_translations(scheme: Scheme, concepts: Sequence[Concept]) -> tuple[Scheme, list[Concept]]:
    """Return the scheme and the concepts with the scheme's `translations` moved to the concepts.

    What is said of a concept that is not among them stays in the scheme.

    >>> spanish = ("fever", (Translation("es", "fiebre"),))
    >>> scheme = Scheme("x", "X", "en", translations=(spanish,))
    >>> scheme, concepts = with_translations(scheme, [Concept("fever", "fever")])
    >>> concepts[0].translations[0].pref_label, scheme.translations
    ('fiebre', ())
    """
    if not scheme.translations:
        return scheme, list(concepts)
    added: dict[str, list[Translation]] = {}
    for concept, translations in scheme.translations:
        added.setdefault(concept, []).extend(translations)
    known = {concept.id for concept in concepts}
    left = tuple((concept, translations) for concept, translations in scheme.translations if concept not in known)
    return scheme._replace(translations=left), [
        _with_each(concept, added[concept.id]) if concept.id in added else concept for concept in concepts
    ]


def _with_each(concept: Concept, added: Sequence[Translation]) -> Concept:
    """Return a concept with what is added to it; what is said of it in the same language is joined."""
    translations = {each.language: each for each in concept.translations}
    for each in added:
        known = translations.get(each.language)
        translations[each.language] = _joined(known, each) if known else each
    return concept._replace(translations=tuple(translations.values()))


def _joined(first: Translation, second: Translation) -> Translation:
    """Return what two translations say together. The preferred label of the second becomes an alternative one."""
    if first.pref_label and second.pref_label and first.pref_label != second.pref_label:
        second = second._replace(alt_labels=(second.pref_label, *second.alt_labels))
    lists: dict[str, Any] = {
        field: tuple(dict.fromkeys((*getattr(first, field), *getattr(second, field)))) for field in _LISTS
    }
    return first._replace(**{"pref_label": first.pref_label or second.pref_label, **lists})

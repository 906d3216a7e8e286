"""What is checked: a bundle, or a vocabulary of another format, with what several checks need of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

from immuno_cli.ancestors import Parents, parents_of
from immuno_cli.formats.bundle.json_paths import JsonPath
from immuno_cli.model import (
    Classification,
    Concept,
    Distinction,
    Document,
    NameStem,
    Relation,
    Scheme,
    Statement,
    Translation,
)
from immuno_cli.validate.hierarchy import Found, find_redundant_parents, find_related_kinds
from immuno_cli.validate.problem import Places

Claim = Statement | Classification | Relation | Distinction | NameStem
"""What may say what it rests on, and cite passages."""

_CLAIMS: Final = {
    "definition": "definitions",
    "scopeNote": "scope_notes",
    "example": "examples",
    "editorialNote": "editorial_notes",
    "categories": "categories",
    "relations": "relations",
    "distinctFrom": "distinct_from",
}
_claims_of: Final = attrgetter(*_CLAIMS.values())


class Part(NamedTuple):
    """What one file of a bundle states. Most bundles are one file."""

    scheme: Scheme
    concepts: Sequence[Concept]


class Base(NamedTuple):
    """What the bundles below an extension state together, or why they are not known.

    `missing` is the name of a base that does not exist. `cycle` names the bundles that extend each other in a cycle.
    `shipped` returns the ids of the shipped concepts. A statement may hold for a treatment that only these have: it is
    in a bundle that extends the checked one, or was left out when the checked one was exported.
    """

    scheme: Scheme | None = None
    concepts: Sequence[Concept] = ()
    missing: str | None = None
    cycle: tuple[str, ...] = ()
    shipped: Callable[[], frozenset[str]] = frozenset

    @property
    def is_known(self) -> bool:
        """Whether all bundles below the extension were found."""
        return self.missing is None and not self.cycle


class Checked:
    """A vocabulary that is checked.

    The concepts, documents, facets, name stems and relation types of all parts stand in one list each, part after part.
    A finding's path has positions in these lists; `local_place` says in which part that is.

    Attributes:
        parts: The files of the bundle.
        base: What it extends. An empty Base where it extends nothing.
        concepts: The concepts of all parts.
        all_concepts: These, then the concepts of the base.
        numbers: The first position in `all_concepts` of each id.
    """

    def __init__(self, parts: Sequence[Part], base: Base) -> None:
        """Keep the parts, of which there is at least one, and the base."""
        self.parts = parts
        self.base = base
        self.concepts = [concept for part in parts for concept in part.concepts]
        self.all_concepts = [*self.concepts, *base.concepts]
        self.numbers: dict[str, int] = {}
        for number, concept in enumerate(self.all_concepts):
            if concept.id:
                self.numbers.setdefault(concept.id, number)

    @property
    def documents(self) -> Sequence[Document]:
        """The documents of all parts."""
        return [document for part in self.parts for document in part.scheme.documents]

    @property
    def name_stems(self) -> Sequence[NameStem]:
        """The name stems of all parts."""
        return [stem for part in self.parts for stem in part.scheme.name_stems]

    @property
    def all_schemes(self) -> Sequence[Scheme]:
        """The schemes of all parts, and that of the base where there is one."""
        own = [part.scheme for part in self.parts]
        return [*own, self.base.scheme] if self.base.scheme else own

    @cached_property
    def documents_by_id(self) -> Mapping[str, Document]:
        """All documents that may be cited, those of the base included."""
        return {document.id: document for scheme in self.all_schemes for document in scheme.documents}

    @cached_property
    def parents(self) -> Parents:
        """The hierarchy of `all_concepts`, with what their own bundle says is narrower in the base."""
        parents = [list(above) for above in parents_of(self.all_concepts, self.numbers)]
        for number, concept in enumerate(self.concepts):
            for target in concept.narrower:
                place = self.numbers.get(target, -1)
                if place >= len(self.concepts):
                    parents[place].append(number)
        return parents

    @cached_property
    def related_kinds(self) -> Found:
        """The related pairs of which one concept is also below the other."""
        return find_related_kinds(self.all_concepts, self.numbers, self.parents)

    @cached_property
    def redundant_parents(self) -> Found:
        """The links to broader concepts that other links imply."""
        return find_redundant_parents(self.all_concepts, self.parents, len(self.concepts))

    @cached_property
    def grounded_claims(self) -> Sequence[tuple[JsonPath, Claim]]:
        """The claims that say more than what they claim: what they rest on, what they answer, when they hold.

        In most formats no claim does, and several checks look at these alone.
        """
        return [(path, claim) for path, claim in iter_claims(self) if _says_more(claim)]

    def local_place(self, path: JsonPath) -> tuple[int, JsonPath]:
        """Return the number of the part that a path leads into, and the path inside its file."""
        key, *rest = path or ("",)
        if key == "parts":
            return int(rest[0]), tuple(rest[1:])
        if not rest or key not in _LISTS:
            return 0, path
        position = int(rest[0])
        for number, part in enumerate(self.parts):
            size = _size(part, str(key))
            if position < size:
                return number, (key, position, *rest[1:])
            position -= size
        return 0, path

    def is_own(self, path: JsonPath) -> bool:
        """Return whether a path leads into the checked bundle, and not into its base."""
        return path[:1] != ("concepts",) or len(path) == 1 or int(path[1]) < len(self.concepts)


_LISTS: Final = {
    "documents": "documents",
    "facets": "facets",
    "nameStems": "name_stems",
    "relationTypes": "relation_types",
    "concepts": "",
}


def _size(part: Part, key: str) -> int:
    return len(part.concepts) if key == "concepts" else len(getattr(part.scheme, _LISTS[key]))


def iter_claims(checked: Checked) -> Iterator[tuple[JsonPath, Claim]]:
    """Yield all claims of the checked bundle, and where each stands."""
    for number, concept in enumerate(checked.concepts):
        for key, claims in zip(_CLAIMS, _claims_of(concept), strict=True):
            if not claims:
                continue
            is_single = key == "definition" and len(claims) == 1  # it is written without a list
            for at, claim in enumerate(claims):
                yield ("concepts", number, key) if is_single else ("concepts", number, key, at), claim
    for number, stem in enumerate(checked.name_stems):
        yield ("nameStems", number), stem


def _says_more(claim: Claim) -> bool:
    if claim.passages or claim.basis:
        return True
    return isinstance(claim, Statement) and bool(claim.answers or claim.only_for)


def iter_grounded_statements(checked: Checked) -> Iterator[tuple[JsonPath, Statement]]:
    """Yield the definitions and notes among the grounded claims, and where each stands."""
    for path, claim in checked.grounded_claims:
        if isinstance(claim, Statement):
            yield path, claim


def iter_shown_labels(number: int, concept: Concept) -> Places:
    """Yield the preferred and the alternative labels of a concept, and where each stands."""
    yield ("concepts", number, "prefLabel"), concept.pref_label
    for at, text in enumerate(concept.alt_labels):
        yield ("concepts", number, "altLabel", at), text


def iter_translations(checked: Checked) -> Iterator[tuple[JsonPath, Translation]]:
    """Yield what the checked bundle says in other languages, and where each stands."""
    for number, concept in enumerate(checked.concepts):
        for translation in concept.translations:
            yield ("concepts", number, "translations", translation.language), translation
    for number, part in enumerate(checked.parts):
        for identifier, added in part.scheme.translations:
            for translation in added:
                yield ("parts", number, "translations", identifier, translation.language), translation


def iter_translated_labels(place: JsonPath, translation: Translation) -> Places:
    """Yield the preferred and the alternative labels of a concept in another language, and where each stands."""
    if translation.pref_label:
        yield (*place, "prefLabel"), translation.pref_label
    for at, text in enumerate(translation.alt_labels):
        yield (*place, "altLabel", at), text


def count_targets(concept: Concept) -> int:
    """Return how many targets a concept has, those that it is distinct from included. Most have one, and are done."""
    own = len(concept.broader) + len(concept.narrower) + len(concept.related) + len(concept.relations)
    return own + len(concept.is_replaced_by) + len(concept.distinct_from)


def iter_targets(number: int, concept: Concept) -> Places:
    """Yield the ids of the concepts that a concept leads to, and where each stands; not those it is distinct from."""
    ways = (
        ("broader", concept.broader),
        ("narrower", concept.narrower),
        ("related", concept.related),
        ("isReplacedBy", concept.is_replaced_by),
    )
    for key, targets in ways:
        for at, target in enumerate(targets):
            yield ("concepts", number, key, at), target
    for at, relation in enumerate(concept.relations):
        yield ("concepts", number, "relations", at, "target"), relation.target


def iter_distinctions(number: int, concept: Concept) -> Places:
    """Yield the ids of the concepts that a concept is distinct from, and where each stands."""
    for at, distinction in enumerate(concept.distinct_from):
        yield ("concepts", number, "distinctFrom", at, "target"), distinction.target

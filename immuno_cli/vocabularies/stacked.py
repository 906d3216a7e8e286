"""Joins bundles: a bundle with `extends` and the bundles below it become one vocabulary.

An extension adds concepts to its base, and to the concepts of its base names in other languages. Its concepts may name
concepts, facets, categories and relation types of the base. With `narrower` they may say which concepts of the base are
kinds of them; the base stands alone without it. Extensions can be stacked: a clinic's own words on `further-terms` on
`immunotherapy`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from immuno_cli.ancestors import MOST_STEPS, implied_parents, parents_of
from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.added_translations import with_translations
from immuno_cli.formats.reading import Note, Reading
from immuno_cli.model import Category, Concept, Document, Facet, RelationType, Scheme

MOST_LAYERS: Final = 32
"""The most layers of one stack. A longer chain of extensions is a mistake."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")

Record = TypeVar("Record", Document, Facet, Category, RelationType)


class Layer(NamedTuple):
    """A bundle that may extend others, and where it was found.

    Attributes:
        reading: What the bundle states.
        where: The file, the folder or the shipped bundle. Two layers are the same one where this is the same.
        bundles: The schemes that it was made of, where it was kept as a stack itself. Otherwise empty.
    """

    reading: Reading
    where: str
    bundles: tuple[Scheme, ...] = ()

    @property
    def short_name(self) -> str:
        """The last part of `where`, for messages."""
        return Path(self.where).name


FindBase = Callable[[str, Layer], Layer | None]
"""Finds the bundle that a layer extends under this name. Returns None where there is no such bundle."""


class Chain(NamedTuple):
    """A bundle and those below it, the base first, as far as they are found.

    `missing` is the name of a base that is not there. `cycle` names the bundles that extend each other in a cycle.
    """

    layers: tuple[Layer, ...]
    missing: str | None = None
    cycle: tuple[str, ...] = ()


class Stack(NamedTuple):
    """One vocabulary made of bundles: their schemes, the base first, and what they state together.

    `bundles` is empty where it is one bundle that extends no other.
    """

    bundles: tuple[Scheme, ...]
    reading: Reading


def find_chain(top: Layer, find_base: FindBase) -> Chain:
    """Return a bundle and all bundles below it. Raises what `find_base` raises."""
    layers = [top]
    while (name := layers[0].reading.scheme.extends) is not None:
        base = find_base(name, layers[0])
        if base is None:
            return Chain(tuple(layers), missing=name)
        known = [layer.where for layer in layers]
        if base.where in known or len(layers) == MOST_LAYERS:
            names = [layer.short_name for layer in (base, *layers)]
            return Chain(tuple(layers), cycle=tuple(reversed(names)))
        layers.insert(0, base)
    return Chain(tuple(layers))


def stack(top: Layer, find_base: FindBase) -> Stack:
    """Return a bundle together with all bundles below it. Raises as `join_chain` does, and what `find_base` raises."""
    return join_chain(find_chain(top, find_base))


def join_chain(chain: Chain) -> Stack:
    """Return the bundles of a chain as one vocabulary.

    Raises InvalidVocabularyError where a base is missing, where bundles extend each other in a cycle, and where two
    bundles have one id or define one concept.
    """
    top = chain.layers[-1]
    if chain.missing is not None:
        raise InvalidVocabularyError(
            f"it extends “{chain.missing}”, but that bundle was not found",
            where=chain.layers[0].where,
            hint="A base is a shipped bundle, an added one (`immuno vocabulary list`), or a file in the same folder.",
        )
    if chain.cycle:
        message = f"the bundles extend each other in a cycle: {' → '.join(chain.cycle)}"
        raise InvalidVocabularyError(message, where=top.where)
    if len(chain.layers) == 1:
        return Stack(top.bundles, top.reading)
    schemes = tuple(_iter_schemes(chain.layers))
    _refuse_shared_bundle_ids(schemes, top.where)
    return Stack(schemes, join_layers(chain.layers))


def join_layers(layers: Sequence[Layer]) -> Reading:
    """Return what layers state together, the base first. Each concept knows its bundle.

    Raises InvalidVocabularyError where two bundles define one concept.
    """
    concepts = [concept for layer in layers for concept in _iter_concepts(layer)]
    _refuse_shared_ids(concepts, layers[-1].where)
    concepts = _with_stated_narrower(concepts)
    notes: list[Note] = [note for layer in layers for note in layer.reading.notes]
    joined = join_schemes([layer.reading.scheme for layer in layers])
    return Reading(*with_translations(joined, concepts), tuple(notes))


def join_schemes(schemes: Sequence[Scheme]) -> Scheme:
    """Return the scheme of a stack: what the base says of itself, with the lists of all bundles joined.

    Descriptions and attributions are joined, too. A sentence that several bundles say stands there once.
    Of several records with one id the lowest bundle's is taken. A facet has the categories that any bundle gives it.
    """
    documents: list[Document] = []
    facets: list[Facet] = []
    relation_types: list[RelationType] = []
    for scheme in schemes:
        documents += scheme.documents
        facets += scheme.facets
        relation_types += scheme.relation_types
    return schemes[0]._replace(
        description=_joined_sentences(scheme.description for scheme in schemes),
        attribution=_joined_sentences(scheme.attribution for scheme in schemes),
        documents=_first_of_each_id(documents),
        facets=_joined_facets(facets),
        name_stems=tuple(stem for scheme in schemes for stem in scheme.name_stems),
        relation_types=_first_of_each_id(relation_types),
        translations=tuple(each for scheme in schemes for each in scheme.translations),
    )


def _with_stated_narrower(concepts: list[Concept]) -> list[Concept]:
    """Return the concepts with each in `broader` that names them as narrower, in place of what that implies."""
    above: dict[str, list[str]] = {}
    for concept in concepts:
        for identifier in concept.narrower:
            above.setdefault(identifier, []).append(concept.id)
    if not above:
        return concepts
    joined = [
        concept._replace(broader=tuple(dict.fromkeys((*concept.broader, *above.get(concept.id, ())))), narrower=())
        if concept.id in above
        else concept._replace(narrower=())
        for concept in concepts
    ]
    return _without_implied_parents(joined, above)


def _without_implied_parents(concepts: list[Concept], chosen: Collection[str]) -> list[Concept]:
    """Return the concepts, the chosen ones without the broader concepts that another of their broader ones implies.

    After MOST_STEPS up the hierarchy, the others keep all: more than needed, but none wrong.
    """
    parents = parents_of(concepts, {concept.id: number for number, concept in enumerate(concepts)})
    steps = 0
    for number, concept in enumerate(concepts):
        if concept.id not in chosen or steps >= MOST_STEPS:
            continue
        implied = implied_parents(parents[number], parents)
        steps += implied.steps
        redundant = {concepts[parent].id for parent, _ in implied.pairs}
        nearest = tuple(parent for parent in concept.broader if parent not in redundant)
        concepts[number] = concept._replace(broader=nearest)
    return concepts


def _iter_schemes(layers: Iterable[Layer]) -> Iterator[Scheme]:
    for layer in layers:
        yield from layer.bundles or (layer.reading.scheme,)


def _iter_concepts(layer: Layer) -> Iterator[Concept]:
    for concept in layer.reading.concepts:
        yield concept if concept.bundle else concept._replace(bundle=layer.reading.scheme.id)


def _refuse_shared_bundle_ids(schemes: Sequence[Scheme], where: str) -> None:
    ids = [scheme.id for scheme in schemes]
    for identifier in ids:
        if ids.count(identifier) > 1:
            message = f"two bundles of this stack have the id “{identifier}”"
            raise InvalidVocabularyError(message, where=where, hint="Give the extension an id of its own.")


def _refuse_shared_ids(concepts: Iterable[Concept], where: str) -> None:
    first: dict[str, str] = {}
    for concept in concepts:
        other = first.setdefault(concept.id, concept.bundle)
        if other != concept.bundle:
            message = f"the id “{concept.id}” is defined in both “{other}” and “{concept.bundle}”"
            raise InvalidVocabularyError(message, where=where, hint="Give the concept of the extension another id.")


def _joined_sentences(texts: Iterable[str | None]) -> str | None:
    """Return the texts as one, without the sentences that an earlier one has. A single word, as an initial, stays.

    >>> _joined_sentences(["The authors. Part one.", None, "The authors. Part two."])
    'The authors. Part one. Part two.'
    """
    said: set[str] = set()
    joined: list[str] = []
    for text in filter(None, texts):
        sentences = _SENTENCE_END.split(text)
        joined += [sentence for sentence in sentences if sentence not in said]
        said.update(sentence for sentence in sentences if " " in sentence)
    return " ".join(joined) or None


def _joined_facets(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    joined: dict[str, Facet] = {}
    for facet in facets:
        known = joined.setdefault(facet.id, facet)
        categories = _first_of_each_id((*known.categories, *facet.categories))
        joined[facet.id] = known._replace(categories=categories)
    return tuple(joined.values())


def _first_of_each_id(records: Iterable[Record]) -> tuple[Record, ...]:
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.id, record)
    return tuple(first.values())

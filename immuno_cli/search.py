"""Search that understands how people misspell."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, NamedTuple

from immuno_cli.index import ROLES, LabelIndex
from immuno_cli.labels import is_abbreviation, normalise, sound
from immuno_cli.model import Concept, Label
from immuno_cli.vocabulary import Vocabulary

MatchedBy = Literal["id", "label", "synonym", "hidden", "abbreviation", "spelling", "sound", "words", "definition"]

LONGEST_QUERY: Final = 1000
THRESHOLD: Final = 0.68
CERTAIN: Final = 75.0
_CANDIDATES: Final = 60


class Result(NamedTuple):
    """A concept that a query may mean. `score` runs from 0 to 100; `matched_label` is None for a hidden label."""

    id: str
    pref_label: str
    vocabulary: str
    kind: str | None
    categories: tuple[str, ...]
    matched_label: str | None
    matched_by: MatchedBy
    score: float
    definition: str | None = None


class Resolution(NamedTuple):
    """What a term means: one concept, or none and what it may mean instead, best first."""

    match: Result | None
    suggestions: list[Result]


def search(
    vocabulary: Vocabulary,
    query: str,
    *,
    limit: int | None = 10,
    accept: Callable[[Concept], bool] | None = None,
) -> list[Result]:
    """Return the concepts that the query may mean, best first; at most `limit`, all for None, of those accepted."""
    if not query.strip() or len(query) > LONGEST_QUERY:
        return []
    results: list[Result] = []
    seen: set[str] = set()
    for result, concept in _iter_matches(vocabulary, query):
        if limit is not None and len(results) >= limit:
            break
        if result.id in seen or (accept is not None and not accept(concept)):
            continue
        seen.add(result.id)
        results.append(result)
    return results


def search_all(
    vocabularies: Sequence[Vocabulary],
    query: str,
    *,
    limit: int | None = 10,
    accept: Callable[[Concept], bool] | None = None,
) -> list[Result]:
    """Return the results of several vocabularies as one list, best first; equal ones in the order of the vocabularies."""
    merged = [result for v in vocabularies for result in search(v, query, limit=limit, accept=accept)]
    merged.sort(key=lambda result: -result.score)
    return merged if limit is None else merged[:limit]


def resolve(vocabularies: Vocabulary | Sequence[Vocabulary], term: str, *, exact: bool = False) -> Resolution:
    """Return what a term means. A typo with one clear meaning gives a match; `exact` switches guessing off.

    A label that names two concepts matches neither: both are suggestions.
    """
    several = vocabularies if isinstance(vocabularies, Sequence) else (vocabularies,)
    found = [result for vocabulary in several for result in _find_exact(vocabulary, term)]
    if len(found) == 1:
        return Resolution(found[0], [])
    if found:
        return Resolution(None, found)
    if exact:
        return Resolution(None, [])
    guesses = search_all(several, term, limit=5)
    clear = guesses and guesses[0].score >= CERTAIN and (len(guesses) == 1 or guesses[0].score - guesses[1].score >= 5)
    return Resolution(guesses[0], []) if clear else Resolution(None, guesses)


def matched_spans(query: str, label: str) -> list[tuple[int, int]]:
    """Return which letters of the label the query accounts for: (begin, end) offsets, ascending and apart."""
    from rapidfuzz.distance import Indel

    blocks = Indel.opcodes(query.casefold(), label.casefold()).as_list() if len(query) <= LONGEST_QUERY else []
    spans = [(b.dest_start, b.dest_end) for b in blocks if b.tag == "equal"]
    return [span for span in spans if span[1] <= len(label)]


def suggest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return those choices that the word may be a slip for or the beginning of, best first."""
    from rapidfuzz.distance import OSA

    key = normalise(word)
    if not key or len(word) > LONGEST_QUERY:
        return []
    scored = []
    for choice in choices:
        other = normalise(choice)
        score = OSA.normalized_similarity(key, other)
        if other.startswith(key) and len(key) >= 3:
            score = max(score, 0.9)
        if score >= 0.6:
            scored.append((-score, len(other), choice))
    return [choice for _, _, choice in sorted(scored)[:limit]]


def _find_exact(vocabulary: Vocabulary, query: str) -> list[Result]:
    concept = vocabulary.find_concept(query.strip())
    if concept is not None:
        return [_result(vocabulary, concept, concept.pref_label, "id", 100.0)]
    key = normalise(query)
    labels = vocabulary.find_labels(key) if key else ()
    same = [label for label in labels if label.text == query.strip()]
    best: dict[int, Label] = {}
    for label in same or labels:
        best.setdefault(label.concept, label)
    return [
        _result(vocabulary, vocabulary.concept_at(label.concept), *_named_by(label), 100.0) for label in best.values()
    ]


def _named_by(label: Label) -> tuple[str | None, MatchedBy]:
    if label.role == "hidden":
        return None, "hidden"
    if is_abbreviation(label.text):
        return label.text, "abbreviation"
    return label.text, "label" if label.role == "pref" else "synonym"


def _result(
    vocabulary: Vocabulary, concept: Concept, matched_label: str | None, matched_by: MatchedBy, score: float
) -> Result:
    return Result(
        id=concept.id,
        pref_label=concept.pref_label,
        vocabulary=vocabulary.name,
        kind=concept.kind,
        categories=tuple(c.category for c in concept.categories),
        matched_label=matched_label,
        matched_by=matched_by,
        score=round(score, 1),
        definition=concept.definitions[0].text if concept.definitions else None,
    )


def _iter_matches(vocabulary: Vocabulary, query: str) -> Iterable[tuple[Result, Concept]]:
    for result in _find_exact(vocabulary, query):
        concept = vocabulary.find_concept(result.id)
        if concept is not None:
            yield result, concept
    key = normalise(query)
    if not key:
        return
    index = vocabulary.index
    for score, role, number, matched_by in _rank(index, key):
        label = vocabulary.label_at(number)
        concept = vocabulary.concept_at(label.concept)
        shown = None if role == ROLES.index("hidden") else label.text
        yield _result(vocabulary, concept, shown, matched_by, min(99.0, score * 100)), concept


def _rank(index: LabelIndex, key: str) -> list[tuple[float, int, int, MatchedBy]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: dict[int, float] = {}
    for length in range(max(1, int(len(key) * 0.6)), min(index.keys.longest, int(len(key) / 0.6)) + 1):
        first = index.keys.first_of_length(length)
        for _, score, place in process.extract(
            key,
            index.keys.of_length(length),
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=THRESHOLD,
            limit=_CANDIDATES,
        ):
            found[first + place] = score
    sounds = sound(key)
    ranked: list[tuple[float, int, int, MatchedBy]] = []
    for number, score in found.items():
        likeness = OSA.normalized_similarity(sounds, sound(index.keys[number]))
        by: MatchedBy = "sound" if likeness > score else "spelling"
        ranked.extend(
            (0.7 * score + 0.3 * likeness, index.roles[label], label, by) for label in index.keys.items(number)
        )
    return sorted(ranked, key=lambda match: (-match[0], match[1], match[2]))

"""The shipped glossary is itself under test: what its writers promise beyond `validate`, all faults at once."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

import pytest

from immuno_cli.language.normalize import normalize
from immuno_cli.model import Basis, Classification, Concept, Relation, Statement
from immuno_cli.shipped import data_directory
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.validating import check_path

FILE: Final = data_directory() / "immunotherapy.json"
PASSAGE: Final = re.compile(r"(?P<document>\d{3}):p(?P<paragraph>[1-9]\d*)\.s(?P<sentence>[1-9]\d*)")
NATURE: Final[dict[str, dict[range, Basis]]] = {
    "000": {range(1, 2): "document", range(3, 23): "headline"},
    "001": {range(18, 26): "document", range(29, 31): "opinion", range(32, 34): "opinion"},
}
"""What each paragraph is. Those that are missing are the site's own text: advertising, promises, the newsletter."""
REFERENCES: Final = {
    document["id"]: document for document in json.loads(FILE.read_bytes())["documents"] if "url" in document
}
"""The public pages that statements rest on where the documents are loose."""
SITE_TEXT: Final = {"001:p32.s2"}
"""A commenter on themselves: nothing about the subject."""
FACETS: Final = {
    "response-direction": {"activation", "suppression"},
    "effector-source": {"active", "passive"},
    "composition": {
        f"made-of-{kind}"
        for kind in ("antibody", "cells", "vaccine", "cytokine", "small-molecule", "virus-or-bacterium")
    },
}
PROMISING: Final = ("treats", "prevents", "reduces", "predicts", "protects", "boosts")
INCOMPLETE: Final = "not complete"
WIDER_ELSEWHERE: Final = {"biological therapy", "biologic therapy", "clinical trial", "IL2"}
"""Two are names that the overview gives, hidden since they are wider elsewhere. One also names a type of publication,
one a gene."""
SHORT_FORMS: Final = {"effector cell", "exome sequencing", "myeloma", "rejection", "trial"}
"""In texts on medicine they mean the concept itself."""
SAME_WITH_MORE_WORDS: Final = {
    "anti-cancer vaccine",
    "body's immune system",
    "drug trial",
    "immunomodulatory T cell response",
    *(
        "acute rejection",
        "allograft rejection",
        "antibody-mediated rejection",
        "cellular rejection",
        "chronic rejection",
    ),
}
"""The words before add nothing, are the document's, or name kinds that the entry explains."""
SENTENCES: Final = {
    "000": (7, *(21 * (1,))),
    "001": (
        2,
        1,
        4,
        1,
        5,
        1,
        1,
        1,
        1,
        2,
        1,
        4,
        3,
        1,
        2,
        3,
        2,
        3,
        3,
        3,
        3,
        5,
        5,
        3,
        3,
        3,
        1,
        1,
        2,
        2,
        1,
        3,
        2,
        1,
        1,
        1,
        1,
    ),
}
"""How many sentences each paragraph of the two documents has."""
SIDE_EFFECTS: Final = ("headache", "nausea", "rash", "fever", "diarrhea")


class Claim(NamedTuple):
    """A statement, category or relation, and the concept and key that it stands under."""

    concept: str
    key: str
    claim: Statement | Classification | Relation

    def __str__(self) -> str:
        return f"{self.concept}, {self.key}: {self.claim}"


def claims_of(concept: Concept) -> Iterator[Claim]:
    groups: dict[str, Sequence[Statement | Classification | Relation]] = {
        "definition": concept.definitions,
        "scopeNote": concept.scope_notes,
        "example": concept.examples,
        "editorialNote": concept.editorial_notes,
        "categories": concept.categories,
        "relations": concept.relations,
    }
    for key, claims in groups.items():
        for claim in claims:
            yield Claim(concept.id, key, claim)


def all_passages() -> set[str]:
    """Return every sentence of the documents, as passages name it."""
    return {
        f"{document}:p{paragraph}.s{sentence}"
        for document, counts in SENTENCES.items()
        for paragraph, count in enumerate(counts, start=1)
        for sentence in range(1, count + 1)
    }


def nature_of(passage: str) -> Basis | None:
    """Return what a passage is; None for site text and for what is no passage of the documents and no reference."""
    if passage in REFERENCES:
        return "reference"
    match = PASSAGE.fullmatch(passage)
    if not match or passage in SITE_TEXT:
        return None
    natures = NATURE.get(match["document"], {})
    return next((basis for where, basis in natures.items() if int(match["paragraph"]) in where), None)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[”)]?\s+", text) if part]


def report(faults: list[str]) -> None:
    assert not faults, "\n".join(["", *faults])


@pytest.fixture(scope="module")
def concepts(glossary: MemoryVocabulary) -> dict[str, Concept]:
    return {concept.id: concept for concept in glossary.iter_concepts()}


@pytest.fixture(scope="module")
def claims(concepts: dict[str, Concept]) -> list[Claim]:
    return [claim for concept in concepts.values() for claim in claims_of(concept)]


def test_validate_finds_nothing() -> None:
    problems = check_path(FILE, directory=FILE.parent, ours=True)
    report([f"{p.code} {p.where}: {p.message}" for p in problems])


def test_no_link_upward_is_said_again_by_way_of_another_vocabulary(concepts: dict[str, Concept]) -> None:
    below = {match.id: concept.id for concept in concepts.values() for match in concept.narrow_matches}
    again = [
        (concept.id, parent)
        for concept in concepts.values()
        for match in concept.broad_matches
        for parent in concept.broader
        if below.get(match.id) == parent
    ]
    assert again == []


def test_the_file_names_its_schema() -> None:
    assert (FILE.parent / json.loads(FILE.read_bytes())["$schema"]).is_file()


def test_every_claim_that_is_not_the_glossarys_cites_passages_of_the_documents_or_references(
    claims: list[Claim],
) -> None:
    report([f"{claim}" for claim in claims if (claim.claim.basis == "glossary") == bool(claim.claim.passages)])
    report(
        [
            f"{claim}: {passage} is site text or none of the documents"
            for claim in claims
            for passage in claim.claim.passages
            if nature_of(passage) is None
        ]
    )


def test_a_claims_basis_is_what_its_passages_are(claims: list[Claim]) -> None:
    """The documents may be cited together with references; the basis is then the documents'."""
    faults = []
    for claim in claims:
        natures = {nature_of(passage) for passage in claim.claim.passages}
        if "document" in natures:
            natures.discard("reference")
        if natures and claim.claim.basis != "inferred" and natures != {claim.claim.basis}:
            faults.append(f"{claim}: {natures}")
    report(faults)


def test_a_reference_is_not_said_to_tell_what_the_documents_say(concepts: dict[str, Concept]) -> None:
    told = re.compile(r"\b(article|overview|headlines?|documents?)\b", re.IGNORECASE)
    report(
        [
            f"{concept.id}: {statement.text}"
            for concept in concepts.values()
            for statement in concept.statements
            if statement.basis == "reference" and told.search(statement.text)
        ]
    )


def test_three_definitions_in_four_rest_on_references(concepts: dict[str, Concept]) -> None:
    resting = [c.id for c in concepts.values() for d in c.definitions if REFERENCES.keys() & set(d.passages)]
    assert len(resting) >= 0.75 * len(concepts)


def test_every_reference_says_where_and_when_it_was_read_and_is_cited(
    glossary: MemoryVocabulary, claims: list[Claim]
) -> None:
    cited = {passage for claim in claims for passage in claim.claim.passages}
    names = [translation for concept in glossary.iter_concepts() for translation in concept.translations]
    cited.update(passage for translation in names for passage in translation.passages)
    faults = [f"{name} is not cited" for name in REFERENCES if name not in cited]
    for name, document in REFERENCES.items():
        faults += [f"{name} lacks {key}" for key in ("title", "publisher", "accessed") if not document.get(key)]
        if not re.fullmatch(r"https://\S+", document["url"]) or "utm_" in document["url"]:
            faults.append(f"{name}: {document['url']}")
    report(faults)


def test_no_page_is_listed_twice() -> None:
    addresses = Counter(document["url"].rstrip("/") for document in REFERENCES.values())
    report([address for address, count in addresses.items() if count > 1])


def test_each_passage_of_the_documents_lies_in_a_named_section(glossary: MemoryVocabulary, claims: list[Claim]) -> None:
    named = {
        (document.id, paragraph)
        for document in glossary.scheme.documents
        for section in document.sections
        for paragraph in range(section.first, section.last + 1)
    }
    matches = [PASSAGE.fullmatch(passage) for claim in claims for passage in claim.claim.passages]
    cited = {(match["document"], int(match["paragraph"])) for match in matches if match}
    report([f"{document}:p{paragraph}" for document, paragraph in sorted(cited - named)])


def test_every_entry_says_that_it_was_read_twice(concepts: dict[str, Concept]) -> None:
    report([c.id for c in concepts.values() if not c.review or c.review.status != "read-twice"])


def test_opinions_and_headlines_never_define(claims: list[Claim]) -> None:
    definitions = [claim for claim in claims if claim.key == "definition"]
    report([f"{claim}" for claim in definitions if claim.claim.basis not in {"document", "reference", "glossary"}])


def test_corrections_are_the_glossarys_or_rest_on_references(claims: list[Claim]) -> None:
    allowed = {"glossary", "reference"}
    report([f"{c}" for c in claims if c.key in {"editorialNote", "example"} and c.claim.basis not in allowed])


def test_every_concept_has_one_definition_of_one_or_two_sentences(concepts: dict[str, Concept]) -> None:
    report(
        [
            f"{concept.id}: {[statement.text for statement in concept.definitions]}"
            for concept in concepts.values()
            if len(concept.definitions) != 1 or len(sentences(concept.definitions[0].text)) > 2
        ]
    )


def grade(text: str) -> float:
    """Return about the school grade at which a text is easily read (Kincaid et al. 1975), its syllables guessed."""
    words = re.findall(r"[A-Za-z]+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


def test_definitions_are_easily_read(concepts: dict[str, Concept]) -> None:
    grades = {concept.id: grade(concept.definitions[0].text) for concept in concepts.values()}
    assert median(grades.values()) <= 7
    report([f"{identifier}: {level:.1f}" for identifier, level in grades.items() if level > 11.5])


def test_statements_are_whole_sentences_said_once(concepts: dict[str, Concept]) -> None:
    faults = []
    for concept in concepts.values():
        texts = [statement.text for statement in concept.statements]
        faults += [f"{concept.id} twice: {text}" for text, count in Counter(texts).items() if count > 1]
        faults += [f"{concept.id}: {text}" for text in texts if text[-1] not in ".”" or text != text.strip()]
        faults += [f"{concept.id}: {text}" for text in texts if '"' in text or "  " in text or "http" in text]
    report(faults)


def test_no_concept_is_only_said_to_be_mentioned(concepts: dict[str, Concept]) -> None:
    merely = re.compile(r"\b(is|are|was|were) (only |merely )?(mentioned|listed|named)\b(?! after)", re.IGNORECASE)
    report(
        [
            f"{concept.id}: {note.text}"
            for concept in concepts.values()
            for note in (*concept.definitions, *concept.scope_notes)
            if merely.search(note.text)
        ]
    )


def test_american_spelling_is_shown_first_and_british_beside_it(concepts: dict[str, Concept]) -> None:
    british = re.compile(
        r"tumour|haem|oedema|leucocyt|diarrhoea|modelling|\w+isation\b|behaviour|colour", re.IGNORECASE
    )
    faults = [
        f"{concept.id}: {text}"
        for concept in concepts.values()
        for text in (concept.pref_label, *(statement.text for statement in concept.statements))
        if british.search(text)
    ]
    faults += [
        f"{concept.id} lacks its British spelling"
        for concept in concepts.values()
        if "tumor" in concept.pref_label and not any("tumour" in label for label in concept.alt_labels)
    ]
    report(faults)


def test_no_label_hidden_ones_too_leads_to_two_concepts(concepts: dict[str, Concept]) -> None:
    first: dict[str, str] = {}
    faults = [
        f"“{text}” leads to {first[normalize(text)]} and {concept.id}"
        for concept in concepts.values()
        for text, _ in concept.labels
        if first.setdefault(normalize(text), concept.id) != concept.id
    ]
    report(faults)


def test_a_hidden_label_is_not_shown_as_well(concepts: dict[str, Concept]) -> None:
    report(
        [
            f"{concept.id}: {text}"
            for concept in concepts.values()
            for text in concept.hidden_labels
            if normalize(text) in {normalize(shown) for shown in (concept.pref_label, *concept.alt_labels)}
        ]
    )


@pytest.mark.parametrize(
    "label",
    [
        "killer cell",
        "MM",
        "CAR T cell therapy",
        "neoadjuvant therapy",
        "blood vessel",
        "bone marrow cancer",
        "cell therapy",
        "coronavirus",
        "cytotoxic lymphocyte",
        "disease where the body attacks itself",
        "immune booster therapy",
        "immunosuppressant",
        "relapse",
        "stress test",
        "treatment response",
    ],
)
def test_labels_that_would_mislead_are_none(glossary: MemoryVocabulary, label: str) -> None:
    assert not glossary.find_labels(normalize(label))


def singular(text: str) -> str:
    """Return a label's comparison key with a plural s taken off each word."""
    return " ".join(re.sub(r"(?<=[^\Wsui])s$", "", word) for word in normalize(text).split())


def test_a_wider_or_narrower_concept_of_another_vocabulary_lends_no_label(concepts: dict[str, Concept]) -> None:
    report(
        [
            f"{concept.id}: {text}"
            for concept in concepts.values()
            for match in (*concept.broad_matches, *concept.narrow_matches, *concept.related_matches)
            for text, _ in concept.labels
            if singular(text) == singular(match.pref_label or "") and text not in WIDER_ELSEWHERE
        ]
    )


def test_no_label_is_the_preferred_one_without_its_first_words(concepts: dict[str, Concept]) -> None:
    """ "biomarker" is wider than "cancer biomarker"."""
    report(
        [
            f"{concept.id}: {text}"
            for concept in concepts.values()
            for text, _ in concept.labels
            if singular(concept.pref_label).endswith(f" {singular(text)}") and text not in SHORT_FORMS
        ]
    )


def test_no_hidden_label_is_another_one_with_words_before_it(concepts: dict[str, Concept]) -> None:
    """ "pure antigen" is narrower than "antigen"."""
    report(
        [
            f"{concept.id}: {text}"
            for concept in concepts.values()
            for text in concept.hidden_labels
            if any(singular(text).endswith(f" {singular(other)}") for other, _ in concept.labels)
            and text not in SAME_WITH_MORE_WORDS
        ]
    )


def test_a_definition_stands_without_the_documents(concepts: dict[str, Concept]) -> None:
    """It is all that `--brief` and `annotate` show, so it states what is known and not what a document says of it."""
    told = re.compile(r"\b(article|overview|headline|document)s?\b", re.IGNORECASE)
    report([f"{c.id}: {d.text}" for c in concepts.values() for d in c.definitions if told.search(d.text)])


def test_the_facets_are_never_mixed(glossary: MemoryVocabulary, concepts: dict[str, Concept]) -> None:
    assert {f.id: {c.id for c in f.categories} for f in glossary.scheme.facets} == FACETS
    for one, other in (("activation", "active"), ("suppression", "passive")):
        first, second = concepts[f"{one}-immunotherapy"], concepts[f"{other}-immunotherapy"]
        assert [c.category for c in first.categories] == [one]
        assert [c.category for c in second.categories] == [other]
        keys = [{normalize(text) for text, _ in concept.labels} for concept in (first, second)]
        assert keys[0].isdisjoint(keys[1])
        assert {first.id, second.id}.isdisjoint((*first.broader, *second.broader))
        assert any("Not the same as" in note.text for note in first.editorial_notes)
        assert any("Not the same as" in note.text for note in second.editorial_notes)


def test_only_therapies_are_sorted_by_the_facets(concepts: dict[str, Concept]) -> None:
    report([f"{c.id} is a {c.kind}" for c in concepts.values() if c.categories and c.kind != "therapy"])


def test_a_concept_has_one_answer_to_a_facets_question(
    glossary: MemoryVocabulary, concepts: dict[str, Concept]
) -> None:
    report(
        [
            f"{concept.id}: {facet.id}"
            for concept in concepts.values()
            for facet in glossary.scheme.facets
            if len({c.category for c in concept.categories} & {c.id for c in facet.categories}) > 1
        ]
    )


def test_a_treatment_with_immune_cells_from_the_tumor_is_corrected_where_it_is_told(
    concepts: dict[str, Concept],
) -> None:
    therapy = concepts["tumor-infiltrating-lymphocyte-therapy"]
    definition = therapy.definitions[0]
    assert definition.basis == "reference"
    assert "lymphocytes" in definition.text
    assert "tumor cells are not given back" in definition.text
    assert {"001:p25.s2", "001:p25.s3"} <= {ref for note in therapy.scope_notes for ref in note.passages}
    assert "lymphocytes" in therapy.editorial_notes[0].text
    assert "injected with living tumor" in therapy.editorial_notes[0].text
    assert [c.category for c in therapy.categories] == ["active", "made-of-cells"]
    assert "passive" in (therapy.categories[0].note or "")


def test_wherever_cells_of_a_tumor_are_given_back_the_correction_stands_beside_it(concepts: dict[str, Concept]) -> None:
    told = {"001:p25.s2", "001:p25.s3", "001:p32.s3"}
    report(
        [
            concept.id
            for concept in concepts.values()
            if any(told & set(s.passages) and "tumor" in s.text for s in concept.statements)
            and not any("immune cells" in note.text for note in concept.editorial_notes)
        ]
    )


def test_no_list_of_side_effects_reads_as_complete(concepts: dict[str, Concept]) -> None:
    listing = {
        concept.id
        for concept in concepts.values()
        if any(r.relation == "has-side-effect" and r.basis == "document" for r in concept.relations)
        or any("001:p22.s5" in statement.passages for statement in concept.statements)
    }
    assert {"monoclonal-antibody-therapy", "side-effect", *SIDE_EFFECTS} <= listing
    report(
        [
            identifier
            for identifier in sorted(listing)
            if not any(INCOMPLETE in note.text for note in concepts[identifier].editorial_notes)
        ]
    )


def test_an_allergic_reaction_is_a_likeness_and_no_side_effect(concepts: dict[str, Concept]) -> None:
    therapy = concepts["monoclonal-antibody-therapy"]
    effects = {relation.target for relation in therapy.relations if relation.relation == "has-side-effect"}
    assert effects == set(SIDE_EFFECTS)
    assert "allergic-reaction" in therapy.related


@pytest.mark.parametrize(
    "identifier", ["granulocyte-colony-stimulating-factor", "interferon", "imiquimod", "bacterial-membrane-fraction"]
)
def test_what_is_licensed_is_neither_sorted_nor_said_to_treat_cancer(
    concepts: dict[str, Concept], identifier: str
) -> None:
    concept = concepts[identifier]
    assert not concept.categories
    assert not [relation for relation in concept.relations if relation.relation in {"treats", "prevents"}]


def test_what_patients_are_told_of_a_side_effect_comes_first_and_names_its_source(concepts: dict[str, Concept]) -> None:
    for identifier in (*SIDE_EFFECTS, "side-effect", "monoclonal-antibody-therapy"):
        first = concepts[identifier].editorial_notes[0]
        assert re.search(r"\busually told to (report|have)\b", first.text), identifier
        assert first.basis == "reference", identifier
    for identifier in ("diarrhea", "rash", "side-effect", "monoclonal-antibody-therapy"):
        late = [note for note in concepts[identifier].editorial_notes if "months after the last" in note.text]
        assert late, identifier
        assert late[0].basis == "reference", identifier


def test_a_symptom_is_no_kind_of_side_effect(concepts: dict[str, Concept]) -> None:
    assert [name for name in SIDE_EFFECTS if "side-effect" in concepts[name].broader] == []


def test_no_definition_reassures_of_a_symptom(concepts: dict[str, Concept]) -> None:
    soothing = re.compile(r"\b(mild|harmless|minor|normal sign|at work|good sign)\b")
    report([f"{i}: {d.text}" for i in SIDE_EFFECTS for d in concepts[i].definitions if soothing.search(d.text)])


def test_what_was_seen_in_mice_is_always_said_to_be(concepts: dict[str, Concept]) -> None:
    report(
        [
            f"{concept.id}: {statement.text}"
            for concept in concepts.values()
            for statement in concept.statements
            if "000:p7.s1" in statement.passages and not re.search(r"\bmice\b", statement.text)
        ]
    )
    for concept in concepts.values():
        report(
            [f"{concept.id} {r}" for r in concept.relations if "000:p7.s1" in r.passages and r.relation in PROMISING],
        )


def test_an_undated_status_says_so(concepts: dict[str, Concept]) -> None:
    status = {"000:p1.s3", "000:p1.s4", "000:p1.s7"}
    report(
        [
            f"{concept.id}: {statement.text}"
            for concept in concepts.values()
            for statement in concept.scope_notes
            if status & set(statement.passages) and statement.basis == "document" and "undated" not in statement.text
        ]
    )
    merged = [s for c in concepts.values() for s in c.statements if len(status & set(s.passages)) > 1]
    report([statement.text for statement in merged])


def test_relations_are_written_once_in_one_direction(concepts: dict[str, Concept]) -> None:
    pairs = {(r.relation, c.id, r.target) for c in concepts.values() for r in c.relations}
    report([f"{relation}: {a}, {b}" for relation, a, b in pairs if a < b and (relation, b, a) in pairs])
    linked = {frozenset(pair[1:]) for pair in pairs}
    report([f"{c.id}, {t}" for c in concepts.values() for t in c.related if frozenset((c.id, t)) in linked])


def test_every_relation_type_is_used_and_reads_both_ways(
    glossary: MemoryVocabulary, concepts: dict[str, Concept]
) -> None:
    used = {relation.relation for concept in concepts.values() for relation in concept.relations}
    assert used == {relation_type.id for relation_type in glossary.scheme.relation_types}


def test_every_sentence_that_makes_a_claim_is_cited(claims: list[Claim]) -> None:
    cited = {passage for claim in claims for passage in claim.claim.passages}
    known = all_passages()
    report([f"{ref} is not a passage" for ref in sorted(cited - known - REFERENCES.keys())])
    report([ref for ref in sorted(known - cited) if nature_of(ref)])

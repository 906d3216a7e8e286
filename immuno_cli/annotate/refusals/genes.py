"""Abbreviations of cells and therapies that name a gene where they stand: "APC" in "the APC gene".

A cell or a therapy has no gene, allele, locus or mutation that bears its name.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import Candidate, Meaning

_REACH: Final = 60
"""Characters before and after an abbreviation that are looked at."""
_GAP: Final = re.compile(r"\s+")
_WITHOUT_GENE: Final = (
    *("cell", "lymphocyte", "neutrophil", "therapy", "transplant", "irradiation", "transfer", "injection"),
    *("scan", "response", "survival"),
)
"""How the preferred labels of concepts end that have no gene."""
_KIND_OF_MUTATION: Final = (
    r"(?:(?:coding|disease[- ]causing|frameshift|germ[- ]?line|missense|mutant|nonsense|point|somatic|truncating"
    r"|wild[- ]type)[- ]){0,2}"
)
_NOT_OF_CELL: Final = "(?![- ](?:expression|modules?|products? of|profil|programs?|sets?|signatures?|therap|transfer))"
_GENE_AFTER: Final = re.compile(
    rf"[-\s](?:(?:and|or)\s[A-Z][A-Z0-9]+\s)?{_KIND_OF_MUTATION}"
    rf"(?:tumou?r[- ]suppressor|(?:alleles?|codons?|exons?|genes?{_NOT_OF_CELL}|locus|loci|promoters?)\b)"
)
_GENE_BEFORE: Final = re.compile(
    r"\b(?:(?:allele|exon|intron|locus|promoter)s?(?: \w+)? of (?:the )?|(?:suppressor )?gene[,:]? \(?)\Z"
)
_MUTATION_AFTER: Final = re.compile(rf"[-\s]{_KIND_OF_MUTATION}(?:mutations?|protein{_NOT_OF_CELL})\b")
_MUTATION_BEFORE: Final = re.compile(r"\bmutations? (?:at|in|of|within) (?:the )?\Z")
_TELLING: Final = ("allele", "codon", "exon", "gene", "intron", "loc", "mutation", "promoter", "protein", "suppressor")
"""Each of the four patterns has one of these. A quick check."""


def without_genes(text: str, candidates: list[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates without the abbreviations of cells and therapies that name a gene.

    What the text calls a gene in one place is one in all, unless the text also has the name of the cell in full.
    """
    doubtful = [one for one in candidates if one[2][0].own_case and _has_no_gene(one[2][0], matcher)]
    dropped = _called_genes(text, candidates, doubtful, matcher) if doubtful else None
    return list(_without_meanings(candidates, dropped, matcher)) if dropped else candidates


def _called_genes(
    text: str, candidates: list[Candidate], doubtful: Sequence[Candidate], matcher: Matcher
) -> set[tuple[int, int]]:
    """Return the places of the doubtful candidates that name a gene."""
    told = [one for one in doubtful if _has_telling_word(text, one)]
    called_genes = list(_beside(text, told, _GENE_BEFORE, _GENE_AFTER))
    genes = {_words(text, one) for one in called_genes}
    if genes:
        genes -= _spelled_out(text, candidates, doubtful, matcher)
    places = {one[:2] for one in (*called_genes, *_beside(text, told, _MUTATION_BEFORE, _MUTATION_AFTER))}
    return places.union(one[:2] for one in doubtful if _words(text, one) in genes)


def _without_meanings(
    candidates: Iterable[Candidate], places: Container[tuple[int, int]], matcher: Matcher
) -> Iterator[Candidate]:
    """Yield the candidates, at these places with the meanings alone that a gene can have."""
    for one in candidates:
        if one[:2] not in places:
            yield one
        elif meanings := [meaning for meaning in one[2] if not _has_no_gene(meaning, matcher)]:
            yield one[0], one[1], meanings


def _has_no_gene(meaning: Meaning, matcher: Matcher) -> bool:
    return bool(meaning.own_case) and matcher.names(meaning.label).pref_label.lower().endswith(_WITHOUT_GENE)


def _has_telling_word(text: str, candidate: Candidate) -> bool:
    """Return whether a word near a candidate may tell of a gene. Few have one."""
    near = text[max(0, candidate[0] - _REACH) : candidate[1] + _REACH]
    return any(word in near for word in _TELLING)


def _beside(
    text: str, candidates: Iterable[Candidate], before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[Candidate]:
    """Yield the candidates with a match of `before` before them or of `after` after them."""
    for one in candidates:
        start, end, _ = one
        text_before, text_after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        if before.search(_GAP.sub(" ", text_before)) or after.match(_GAP.sub(" ", text_after)):
            yield one


def _words(text: str, candidate: Candidate) -> str:
    return text[candidate[0] : candidate[1]]


def _spelled_out(
    text: str, candidates: Iterable[Candidate], doubtful: Iterable[Candidate], matcher: Matcher
) -> set[str]:
    """Return the abbreviations whose concept the text names in full as well."""
    concept = matcher.labels.concept
    full = {concept(meaning.label) for one in candidates for meaning in one[2][:1] if not meaning.own_case}
    return {_words(text, one) for one in doubtful if any(concept(meaning.label) in full for meaning in one[2])}

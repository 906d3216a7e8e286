"""Answers as JSON: stable keys, SKOS names, ASCII only, so that no terminal or pipe can be misled by them."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from immuno_cli.lookups import ConceptSummary
from immuno_cli.model import Document, Facet, Scheme, Statement
from immuno_cli.questions.contributions import Contribution, Overview
from immuno_cli.questions.graph import Group, Node, Step
from immuno_cli.search import Result

if TYPE_CHECKING:
    from immuno_cli.questions.aspects.effects import Mentioned
    from immuno_cli.questions.explain import Mention
    from immuno_cli.questions.notes import Note
    from immuno_cli.validate import Problem  # its checks are nothing that other answers need

Json = dict[str, Any]


def document(answer: Mapping[str, Any]) -> str:
    """Return an answer as one indented document."""
    return json.dumps(answer, indent=2)


def line(answer: Mapping[str, Any]) -> str:
    """Return an answer as one line."""
    return json.dumps(answer)


def result_json(result: Result) -> Json:
    """Return one search result. `matchedLanguage` is there where the label is in another language."""
    language = {"matchedLanguage": result.matched_language} if result.matched_language else {}
    return {
        "id": result.id,
        "prefLabel": result.pref_label,
        "vocabulary": result.vocabulary,
        "kind": result.kind,
        "categories": list(result.categories),
        "matchedLabel": result.matched_label,
        "matchedBy": result.matched_by,
        "score": result.score,
        **language,
    }


def search_json(query: str, results: Sequence[Result]) -> Json:
    """Return what `search` answers."""
    return {"query": query, "results": [result_json(result) for result in results]}


def statement_json(statement: Statement) -> Json:
    """Return a statement with what it rests on."""
    return {"text": statement.text, "basis": statement.basis, "passages": list(statement.passages)}


def note_json(note: "Note") -> Json:
    """Return a note as a statement; `within` has the label of what it is said of, where it is another concept."""
    return {**statement_json(note.statement), **({"within": note.within} if note.within else {})}


def mention_json(mention: "Mentioned") -> Json:
    """Return a statement with the id of the concept of whose entry it is."""
    return {"id": mention.concept.id, **statement_json(mention.statement)}


def relation_json(relation: str, mention: "Mention") -> Json:
    """Return a relation to one concept with what it rests on."""
    return {
        "relation": relation,
        "target": mention.id,
        "basis": mention.basis,
        "passages": list(mention.passages),
    }


def explain_json(
    query: str,
    match: Result,
    concept: Mapping[str, object],
    sources: Sequence[Mapping[str, object]],
    asked: Mapping[str, object] = MappingProxyType({}),
) -> Json:
    """Return what `explain` answers where it is certain; `concept` has its neighbours filled in.

    `asked` has what is said of an aspect that was asked for, `question`, and of several, `questions`.
    """
    found = result_json(match)
    keys = ("id", "prefLabel", "matchedLabel", "matchedBy", "score", "matchedLanguage")
    return {
        "query": query,
        "vocabulary": match.vocabulary,
        "match": {key: found[key] for key in keys if key in found},
        **asked,
        "concept": dict(concept),
        "sources": [dict(source) for source in sources],
    }


def list_json(summaries: Sequence[tuple[str, ConceptSummary]], *, several: bool, left: int = 0) -> Json:
    """Return what `list` answers; `several` adds each concept's vocabulary, `left` how many are left out."""
    return {
        "concepts": [
            {
                "id": summary.id,
                "prefLabel": summary.pref_label,
                "kind": summary.kind,
                "categories": list(summary.categories),
                **({"vocabulary": name} if several else {}),
            }
            for name, summary in summaries
        ],
        **({"omitted": left} if left else {}),
    }


def categories_json(facets: Sequence[Facet], counts: Mapping[str, int]) -> Json:
    """Return what `categories` answers."""
    return {
        "facets": [
            {
                "id": facet.id,
                "prefLabel": facet.pref_label,
                "definition": facet.definition,
                "categories": [
                    {
                        "id": category.id,
                        "prefLabel": category.pref_label,
                        "definition": category.definition,
                        "count": counts.get(category.id, 0),
                    }
                    for category in facet.categories
                ],
            }
            for facet in facets
        ]
    }


def related_json(identifier: str, groups: Sequence[Group]) -> Json:
    """Return what `related` answers."""
    return {"id": identifier, "groups": [group_json(group) for group in groups]}


def group_json(group: Group) -> Json:
    """Return the concepts to which one relation leads; `omitted` counts those left out."""
    return {
        "relation": group.relation,
        "label": group.label,
        "concepts": [
            {
                "id": neighbour.concept.id,
                "prefLabel": neighbour.concept.pref_label,
                "kind": neighbour.concept.kind,
                "basis": neighbour.basis,
                "passages": list(neighbour.passages),
                **({"groups": [group_json(further) for further in neighbour.groups]} if neighbour.groups else {}),
            }
            for neighbour in group.neighbours
        ],
        **({"omitted": group.omitted} if group.omitted else {}),
    }


def tree_json(nodes: Sequence[Node], whole: Scheme | None) -> Json:
    """Return what `tree` answers: the concept at the top, or the scheme itself where the whole tree was asked for."""
    if whole is None:
        return node_json(nodes[0])
    return {"id": whole.id, "prefLabel": whole.title, "narrower": [node_json(node) for node in nodes]}


def node_json(node: Node) -> Json:
    """Return a concept with what is narrower; `omitted` stands only where something was left out."""
    return {
        "id": node.concept.id,
        "prefLabel": node.concept.pref_label,
        "narrower": [node_json(child) for child in node.narrower],
        **({"omitted": node.omitted} if node.omitted else {}),
    }


def path_json(steps: Sequence[Step]) -> Json:
    """Return what `path` answers."""
    return {"steps": [step_json(step) for step in steps]}


def step_json(step: Step) -> Json:
    """Return a step of a path with what it rests on."""
    return {
        "from": step.source.id,
        "relation": step.relation,
        "to": step.target.id,
        "basis": step.basis,
        "passages": list(step.passages),
    }


def problems_json(problems: "Sequence[Problem]") -> Json:
    """Return what `validate` answers."""
    return {"problems": [problem_json(problem) for problem in problems]}


def problem_json(problem: "Problem") -> Json:
    """Return one problem of a vocabulary."""
    return problem._asdict()


def sources_json(found: Sequence[Contribution], overview: Overview) -> Json:
    """Return what `sources` answers."""
    return {
        "documents": [
            {
                **_document_json(c.document),
                "citations": c.citations,
                "concepts": c.concepts,
                "bases": dict(c.bases),
                "vocabularies": dict(c.bundles),
            }
            for c in found
        ],
        "counts": {"documents": overview.documents, "references": overview.references, "concepts": overview.entries},
        "review": dict(overview.reviews),
    }


def _document_json(document: Document) -> Json:
    sections = [{"from": section.first, "to": section.last, "title": section.title} for section in document.sections]
    return {**document._asdict(), "sections": sections}

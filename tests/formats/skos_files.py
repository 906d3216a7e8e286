"""SKOS as a test writes it, and what is read of it."""

from typing import Final

from immuno_cli.formats.reading import Reading, no_progress
from immuno_cli.formats.skos import read_skos
from immuno_cli.model import Concept

PREFIXES: Final = """
@prefix : <http://example.org/voc/> .
@prefix other: <http://other.example.net/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix vs: <http://www.w3.org/2003/06/sw-vocab-status/ns#> .
"""


def read(turtle: str, syntax: str = "turtle") -> Reading:
    text = PREFIXES + turtle if syntax == "turtle" else turtle
    return read_skos(text.encode(), syntax=syntax, name="voc", language="en", progress=no_progress)


def by_id(turtle: str) -> dict[str, Concept]:
    return {concept.id: concept for concept in read(turtle).concepts}


def notes(turtle: str) -> dict[str, tuple[int, list[str]]]:
    return {note.code: (note.count, [place.text for place in note.places]) for note in read(turtle).notes}

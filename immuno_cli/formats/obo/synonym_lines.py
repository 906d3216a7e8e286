"""The lines of an OBO term that state a synonym, in the form of today and in those of OBO 1.0."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from immuno_cli.formats.obo.obo_file import OboFile
from immuno_cli.formats.obo.properties import SCOPES
from immuno_cli.formats.obo.terms import Noting, Term, add_synonym
from immuno_cli.formats.obo.values import AFTER_SYNONYM, read_id, read_tail, read_text, read_xrefs

_PLAIN_SYNONYM: Final = re.compile(r'"([^"\\]*)" (EXACT|BROAD|NARROW|RELATED) \[\]')
"""A synonym as most are: without an escape, a type, cross-references and qualifiers. It is read three times as fast."""


def synonym_reader(old_scope: str) -> Callable[[OboFile, Term, str], None]:
    """Return the reader of a synonym line. `old_scope` is the scope that an old tag states, or ""."""

    def read(file: OboFile, term: Term, value: str) -> None:
        plain = None if old_scope else _PLAIN_SYNONYM.fullmatch(value)
        if plain:
            add_synonym(term, plain[1], plain[2], None, file.note)
            return
        before, value = _cut_words_before(value)
        text, rest = read_text(value, AFTER_SYNONYM, file.note)
        words, rest = _cut_words(rest)
        xrefs, rest = read_xrefs(rest, file.note)
        after, rest = _cut_words(rest)
        scope, synonym_type = _scope_and_type([*before, *words, *after], file.note)
        if old_scope or before or after or not scope:
            file.note("old-synonym")
        for _ in xrefs:
            file.note("synonym-xref")
        file.note_qualifiers(read_tail(rest, file.note))
        scope = scope or old_scope or file.ontology.synonym_scopes.get(synonym_type or "", "RELATED")
        add_synonym(term, text, scope, synonym_type, file.note)

    return read


def _scope_and_type(words: Sequence[str], note: Noting) -> tuple[str, str | None]:
    """Return the scope of a synonym, "" if there is none, and its type. Further words are noted."""
    scopes = [word.upper() for word in words if word.upper() in SCOPES]
    types = [word for word in words if word.upper() not in SCOPES]
    if any(scope not in words for scope in scopes):
        note("small-scope")
    if len(scopes) > 1 or len(types) > 1:
        note("trailing-text")
    return scopes[0] if scopes else "", types[0] if types else None


def _cut_words_before(value: str) -> tuple[list[str], str]:
    """Return the words before the quoted text of a synonym if the first is a scope, and what follows them."""
    begin = value.find('"')
    words = value[:begin].split() if begin > 0 else []
    if words and words[0].upper() in SCOPES:
        return words, value[begin:]
    return [], value


def _cut_words(rest: str) -> tuple[list[str], str]:
    """Return the scope and the type of a synonym, and what follows these words."""
    words: list[str] = []
    rest = rest.lstrip(" \t")
    while rest and not rest.startswith(("[", "{", "!")):
        word, rest = read_id(rest)
        if "[" in word:  # no space before the brackets
            word, bracket, more = word.partition("[")
            rest = f"{bracket}{more}{rest}"
        words.append(word)
        rest = rest.lstrip(" \t")
    return words, rest

"""Get the matcher of vocabularies: read from its file where it has one, else built. Several are joined.

The matcher of a kept or compiled vocabulary lies beside it, in a file that ends in `.matcher`. One sentence over ChEBI
takes 0.16 s of processor time with it and 4.9 s without (measured). The file is written when a vocabulary is kept,
however large it is, and whenever it is needed and cannot be used. Building it takes a third of the time of keeping a
vocabulary, and about as much memory as reading it (`tests/benchmarks/scale.py`).

A matcher of a part of the concepts is built each time: which forms count depends on all of them.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

from immuno_cli.annotate.matcher.automaton import can_be_stored
from immuno_cli.annotate.matcher.joining import JoinedMatcher
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.matcher.matcher_file import (
    Content,
    StoredMatcher,
    UnusableError,
    dump_content,
    make_content,
    read_matcher,
)
from immuno_cli.annotate.matcher.tables import Accept, Tables, build_tables
from immuno_cli.vocabularies.protocol import Vocabulary
from immuno_cli.vocabularies.sqlite import SqliteVocabulary, matcher_path

Tell = Callable[[str], object]
"""Is called with a sentence about what is wrong with a stored matcher. It changes no answer."""


def build_matcher(
    vocabularies: Sequence[Vocabulary],
    *,
    accept: Accept | None = None,
    exclude: Collection[str] = (),
    tell: Tell | None = None,
) -> Matcher:
    """Return the matcher of all labels of the live concepts. That of a kept vocabulary is read from its file.

    Args:
        vocabularies: where the labels are. Where two concepts share a label, the concept whose preferred label it is
            counts, then the vocabulary named first.
        accept: if given, only the concepts for which it returns true are looked for.
        exclude: ids or labels of concepts that are left out.
        tell: is called with what is wrong with a stored matcher, and why one cannot be stored.
    """
    parts: list[Matcher] = []
    for vocabulary in vocabularies:
        if isinstance(vocabulary, SqliteVocabulary) and accept is None and not exclude:
            parts.append(_stored_matcher(vocabulary, tell or _tell_nobody))
        else:
            parts.append(_new_matcher(build_tables([vocabulary], accept=accept, exclude=exclude)))
    return parts[0] if len(parts) == 1 else JoinedMatcher(parts)


def store_matcher(vocabulary: Vocabulary, *, tell: Tell | None = None) -> None:
    """Build the matcher of a kept vocabulary and write it to its file. Nothing is done for one that is in memory."""
    if not isinstance(vocabulary, SqliteVocabulary):
        return
    with suppress(UnusableError):
        _store(_content(vocabulary), vocabulary, tell or _tell_nobody)


def _stored_matcher(vocabulary: SqliteVocabulary, tell: Tell) -> Matcher:
    """Return the matcher from the file beside a vocabulary. Where there is none to be used, it is built and stored."""
    path = matcher_path(vocabulary.path)
    try:
        stored = read_matcher(path, vocabulary)
    except (UnusableError, OSError) as error:
        tell(f"{path}: the stored matcher {_reason(error)}; it is built again")
        stored = None
    if stored is not None:
        return stored
    try:
        content = _content(vocabulary)
    except UnusableError:
        return _new_matcher(build_tables([vocabulary]))
    _store(content, vocabulary, tell)
    return StoredMatcher(content, vocabulary)


def _new_matcher(tables: Tables) -> Matcher:
    return Matcher(tables.labels, tables.table, tables.special)


def _content(vocabulary: SqliteVocabulary) -> Content:
    """Return what the file of a vocabulary's matcher holds. Raises UnusableError where it cannot be stored."""
    if not can_be_stored():
        raise UnusableError("cannot be stored")
    return make_content(build_tables([vocabulary]), vocabulary)


def _store(content: Content, vocabulary: SqliteVocabulary, tell: Tell) -> None:
    """Write a matcher to its file, whole or not at all."""
    from immuno_cli.files import new_file

    path = matcher_path(vocabulary.path)
    try:
        with new_file(path, replace=True) as temporary, temporary.open("wb") as file:
            file.writelines(dump_content(content))
    except OSError as error:
        if not vocabulary.about.added:  # what ships is small: nobody needs to know
            return
        tell(f"{path}: the matcher cannot be stored ({error.strerror or error}); it is built again each time")


def _reason(error: UnusableError | OSError) -> str:
    if isinstance(error, UnusableError):
        return str(error)
    return f"cannot be read ({error.strerror or error})"


def _tell_nobody(_: str) -> None:
    """Keep a sentence to oneself."""

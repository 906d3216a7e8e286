"""Other people's files, in and out. Nothing else in the package knows their formats."""

import re
from pathlib import Path
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Progress, Reading, no_progress
from immuno_cli.formats.source import MAX_SIZE, SourceFile, load_source

_SURROGATE: Final = re.compile(
    rb"\\\\|(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def read_file(
    path: Path, *, language: str = "en", max_size: int = MAX_SIZE, progress: Progress = no_progress
) -> Reading:
    """Return the vocabulary that a file states, in whatever known format, with notes of what was changed.

    `language` chooses among the labels of a SKOS file (a BCP 47 tag); `max_size` bounds what is read, in bytes once
    unpacked. Raises FileError, InvalidVocabularyError or MissingExtraError, each naming the file.
    """
    return read_source(load_source(path, max_size=max_size, progress=progress), language=language, progress=progress)


def read_source(
    source: SourceFile, *, language: str = "en", tidied: bool = True, progress: Progress = no_progress
) -> Reading:
    """Return the vocabulary of a file that is loaded already, as it stands if wanted. Raises as `read_file` does."""
    from immuno_cli.formats.tidying import tidy

    try:
        reading = _read(source, language, progress)
        return tidy(reading) if tidied else reading
    except InvalidVocabularyError as error:
        raise InvalidVocabularyError(error.message, where=_place(error.where, source.path), hint=error.hint) from None
    except MemoryError:
        raise InvalidVocabularyError("the vocabulary does not fit into memory", where=str(source.path)) from None


def default_name(path: Path) -> str:
    """Return a file's name without folder and endings."""
    return re.sub(r"(\.(obographs|skos))?(\.(json|jsonld|obo|ttl|rdf|owl|xml|nt|csv|tsv|txt))?(\.gz)?$", "", path.name)


def _bare_name(path: Path) -> str:
    """Return the name that stands in for a title; bytes of it that are not UTF-8 become question marks."""
    return (default_name(path) or path.name).encode(errors="replace").decode()


def _read(source: SourceFile, language: str, progress: Progress) -> Reading:
    name, data = _bare_name(source.path), source.data
    if source.format in {"bundle", "obographs", "jsonld"}:
        data = _mend_surrogates(data)
    if source.format == "bundle":
        from immuno_cli.formats.bundle.reader import read_bundle

        return read_bundle(data, where=str(source.path))
    if source.format == "obo":
        from immuno_cli.formats.obo.reader import read_obo

        return read_obo(data, name=name, progress=progress)
    if source.format == "obographs":
        from immuno_cli.formats.obo.graphs_reader import read_obographs

        return read_obographs(data, name=name, progress=progress)
    if source.format == "csv":
        from immuno_cli.formats.tables.reader import read_csv

        return read_csv(data, name=name, progress=progress)
    from immuno_cli.formats.skos import read_skos

    return read_skos(data, syntax=source.format, name=name, language=language, progress=progress)


def _place(where: str, path: Path) -> str:
    """Return the place of an error with the file before it; a reader knows the file by its bare name, or not at all."""
    for known in (str(path), _bare_name(path)):
        if where == known or where.startswith(f"{known}:"):
            return f"{path}{where[len(known) :]}"
    return f"{path}: {where}" if where else str(path)


def _mend_surrogates(data: bytes) -> bytes:
    """Return JSON without halves of surrogate pairs, which are no characters and cannot be written anywhere."""

    def whole(match: re.Match[bytes]) -> bytes:
        return match[0] if match[0] == b"\\\\" or match[1] else b"\\ufffd"

    return _SURROGATE.sub(whole, data) if re.search(rb"\\u[dD][89a-fA-F]", data) else data

"""Reading and writing vocabularies in other formats. Nothing else in the package knows these formats."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import MAX_SIZE, Progress, Reading, no_progress

if TYPE_CHECKING:
    from immuno_cli.formats.source import SourceFile  # every command imports this package: importing this takes 9 ms

_ENDINGS: Final = r"(\.(obographs|skos))?(\.(json|jsonld|obo|ttl|rdf|owl|xml|nt|csv|tsv|txt))?(\.gz)?$"
_JSON_FORMATS: Final = frozenset({"bundle", "obographs", "jsonld"})


def read_file(
    path: Path, *, language: str = "en", max_size: int = MAX_SIZE, progress: Progress = no_progress
) -> Reading:
    """Return the vocabulary that a file of any known format states, and notes of what was changed or left out.

    Args:
        path: A bundle, OBO, OBO Graphs JSON, SKOS, OWL or CSV, also packed with gzip. Its content tells the format.
        language: Which labels of a SKOS or OWL file are chosen, as a BCP 47 tag.
        max_size: The largest file that is read, in bytes once unpacked.
        progress: Called now and then with the stage, how much is done and how much there is.

    Raises FileError, InvalidVocabularyError or MissingExtraError, each naming the file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "kitchen.csv"
    ...     _ = path.write_text("id,prefLabel" + chr(10) + "k,knife")
    ...     [concept.pref_label for concept in read_file(path).concepts]
    ['knife']
    """
    from immuno_cli.formats.source import load_source

    return read_source(load_source(path, max_size=max_size, progress=progress), language=language, progress=progress)


def read_source(
    source: "SourceFile", *, language: str = "en", tidied: bool = True, progress: Progress = no_progress
) -> Reading:
    """Return the vocabulary of a file that is loaded already. It is tidied (`formats.tidying`) unless asked otherwise.

    Raises InvalidVocabularyError or MissingExtraError, each naming the file.
    """
    from immuno_cli.formats.tidying import tidy

    try:
        reading = _read(source, language, progress)
        return tidy(reading) if tidied else reading
    except InvalidVocabularyError as error:
        where = _with_file(error.where, source.path)
        raise InvalidVocabularyError(error.message, where=where, hint=error.hint) from None
    except MemoryError:
        raise InvalidVocabularyError("the vocabulary does not fit into memory", where=str(source.path)) from None


def default_name(path: Path) -> str:
    """Return a file's name without its folder and the endings of known formats.

    >>> default_name(Path("vocabularies/cl.obographs.json.gz"))
    'cl'
    """
    return re.sub(_ENDINGS, "", path.name)


def _title(path: Path) -> str:
    """Return the name that stands for a missing title. Bytes that are not UTF-8 become question marks."""
    return (default_name(path) or path.name).encode(errors="replace").decode()


def _read(source: "SourceFile", language: str, progress: Progress) -> Reading:
    """Return what the reader of the file's format returns. Only that reader is imported."""
    name = _title(source.path)
    data = source.data
    if source.format in _JSON_FORMATS:
        from immuno_cli.formats.surrogates import mend_surrogates

        data = mend_surrogates(data)
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
    from immuno_cli.formats.rdf_vocabulary import read_rdf

    return read_rdf(data, syntax=source.format, name=name, language=language, progress=progress)


def _with_file(where: str, path: Path) -> str:
    """Return the place of an error with the file's path. A reader names the file by its title, its path, or not."""
    for known in (str(path), _title(path)):
        if where == known or where.startswith(f"{known}:"):
            return f"{path}{where.removeprefix(known)}"
    return f"{path}: {where}" if where else str(path)

"""Reading and writing vocabularies in other formats, and detecting which format a file has."""

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import FileError, InvalidVocabularyError, MissingExtraError
from immuno_cli.formats.reading import MAX_SIZE, NO_OPTIONS, Progress, Reading, TableOptions, no_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from immuno_cli.formats.source import SourceFile  # every command imports this package: importing this takes 9 ms

ENDINGS: Final = (
    "json|jsonl|ndjson|jsonld|obo|ttl|trig|n3|rdf|owl|xml|nt|nq|csv|tsv|txt|xlsx|xlsm|xlsb|xls|ods|md|markdown|rst|tbx"
    "|html|htm"
)
"""What the names of files end in that are read, as alternatives of a pattern."""
_ENDINGS: Final = rf"(\.(obographs|skos))?(\.({ENDINGS}))?(\.gz)?$"
_READERS_OF_TABLES: Final = {
    "csv": "tables.reader:read_csv",
    "workbook": "tables.workbooks.reading:read_workbook",
    "glossary": "glossaries.json_glossary:read_json_glossary",
    "markdown": "glossaries.markdown:read_markdown",
    "rst": "glossaries.restructured:read_rst",
    "html": "glossaries.html.reader:read_html",
    "tbx": "glossaries.tbx:read_tbx",
    "moodle": "glossaries.moodle:read_moodle",
}
"""The module and the function that read each format whose columns the user can map."""
_JSON_FORMATS: Final = frozenset({"bundle", "obographs", "jsonld", "glossary"})


def read_file(
    path: Path,
    *,
    language: str = "",
    max_size: int = MAX_SIZE,
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that a file of any known format states, and notes of what was changed or left out.

    Args:
        path: A bundle, OBO, OBO Graphs JSON, SKOS, OWL or CSV, also packed with gzip. Its content tells the format.
        language: Which labels are chosen where a file has them in several languages, as a BCP 47 tag. By default those
            in the language that a SKOS scheme says it is in, or that the header of a table has, or else the English
            ones.
        max_size: The largest file that is read, in bytes once unpacked.
        options: What the columns of a table mean, its encoding, and the sheet of a workbook.
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

    source = load_source(path, max_size=max_size, options=options, progress=progress)
    return read_source(source, language=language, progress=progress)


def read_source(
    source: "SourceFile", *, language: str = "", tidied: bool = True, progress: Progress = no_progress
) -> Reading:
    """Return the vocabulary of a file that is loaded already. It is tidied (`formats.tidying`) unless asked otherwise.

    Raises InvalidVocabularyError or MissingExtraError, each naming the file.
    """
    from immuno_cli.formats.tidying import tidy

    try:
        reading = _read(source, language, progress)
        reading = reading._replace(notes=(*source.notes, *reading.notes))
        return tidy(reading) if tidied else reading
    except InvalidVocabularyError as error:
        where = _with_file(error.where, source.path)
        raise InvalidVocabularyError(error.message, where=where, hint=error.hint) from None
    except MissingExtraError as error:
        raise MissingExtraError(error.message, where=error.where or str(source.path), hint=error.hint) from None
    except MemoryError:
        raise FileError("there is not enough memory for this vocabulary", where=str(source.path)) from None


def default_name(path: Path) -> str:
    """Return a file's name without its folder and the endings of known formats.

    >>> default_name(Path("vocabularies/cl.obographs.json.gz"))
    'cl'
    """
    return re.sub(_ENDINGS, "", path.name, flags=re.IGNORECASE)


def _title(path: Path) -> str:
    """Return the name that stands for a missing title. Bytes that are not UTF-8 become question marks."""
    return (default_name(path) or path.name).encode(errors="replace").decode()


def _read(source: "SourceFile", language: str, progress: Progress) -> Reading:
    """Return what the reader of the file's format returns. Only that reader is imported."""
    name = _title(source.path)
    data = source.data
    if source.format in _JSON_FORMATS:
        from immuno_cli.formats.surrogates import repair_surrogates

        data = repair_surrogates(data)
    if source.format == "bundle":
        from immuno_cli.formats.bundle.reader import read_bundle

        return read_bundle(data, where=str(source.path))
    if source.format == "obo":
        from immuno_cli.formats.obo.reader import read_obo

        return read_obo(data, name=name, progress=progress)
    if source.format == "obographs":
        from immuno_cli.formats.obo.graphs.reader import read_obographs

        return read_obographs(data, name=name, progress=progress)
    if source.format in _READERS_OF_TABLES:
        module, _, function = _READERS_OF_TABLES[source.format].partition(":")
        read_table: Callable[..., Reading] = getattr(import_module(f"immuno_cli.formats.{module}"), function)
        return read_table(data, name=name, language=language, options=source.options, progress=progress)
    from immuno_cli.formats.rdf_vocabulary import read_rdf

    return read_rdf(data, syntax=source.format, name=name, language=language, progress=progress)


def _with_file(where: str, path: Path) -> str:
    """Return the place of an error with the file's path. A reader names the file by its title, its path, or not."""
    for known in (str(path), _title(path)):
        if where == known or where.startswith(f"{known}:"):
            return f"{path}{where.removeprefix(known)}"
    return f"{path}: {where}" if where else str(path)

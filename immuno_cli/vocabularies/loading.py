"""Reads a vocabulary from a file or from a folder of parts, together with the bundles that it extends."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.formats import read_source
from immuno_cli.formats.bundle.reader import join_parts
from immuno_cli.formats.detection import TABLES
from immuno_cli.formats.reading import MAX_SIZE, NO_OPTIONS, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.source import SourceFile, load_source
from immuno_cli.formats.tidying import tidy
from immuno_cli.vocabularies.builtin import shipped_layer, shipped_names
from immuno_cli.vocabularies.kept import find_kept
from immuno_cli.vocabularies.stacked import Chain, FindBase, Layer, Stack, find_chain, join_chain, join_layers


class Loaded(NamedTuple):
    """What was read from a file or a folder.

    Attributes:
        stack: The vocabulary: the bundle with all bundles below it, or the file alone.
        own: What the file or the folder states itself.
        base: What the bundles below it state together. None where it extends no bundle.
        format: The format of the file: one of `formats.detection.FORMATS`.
        sha256: The SHA-256 of the file. For a folder, that of the hashes of its files.
        options: How the file was read, where it is a table.
    """

    stack: Stack
    own: Reading
    base: Reading | None
    format: str
    sha256: str
    options: TableOptions = NO_OPTIONS


def load(
    path: Path,
    *,
    directory: Path,
    language: str = "",
    max_size: int = MAX_SIZE,
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Loaded:
    """Return the vocabulary of a file of any known format, or of a folder whose `*.json` files are parts of a bundle.

    A bundle may extend a shipped bundle, a vocabulary that is kept in `directory`, or a file beside it. `language`
    chooses among the labels of a file with several languages, `max_size` bounds each file in bytes once unpacked,
    `options` says how a table is read. Raises FileError, InvalidVocabularyError and MissingExtraError.
    """
    sources = load_sources(path, max_size=max_size, options=options, progress=progress)
    own = _read(path, sources, language, progress)
    chain = find_chain(Layer(own, str(path)), base_finder(directory, max_size=max_size))
    format_ = sources[0].format
    used = options if format_ in TABLES else NO_OPTIONS
    return Loaded(join_chain(chain), own, base_of(chain), format_, _sha256(path, sources), used)


def load_sources(
    path: Path,
    *,
    max_size: int = MAX_SIZE,
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Sequence[SourceFile]:
    """Return the file, or the parts of a folder in the order of their names. Raises as `load` does."""
    if not path.is_dir():
        return [load_source(path, max_size=max_size, options=options, progress=progress)]
    parts = _part_paths(path)
    if not parts:
        hint = "Name the file of a vocabulary."
        raise FileError("the folder contains no *.json file", where=str(path), hint=hint)
    sources = [load_source(part, max_size=max_size, progress=progress) for part in parts]
    for source in sources:
        if source.format != "bundle":
            raise InvalidVocabularyError("this file is not part of a bundle", where=str(source.path))
    return sources


def passed_over(path: Path) -> Sequence[str]:
    """Return the names of the files in a folder that are no parts of its bundle. There are none beside a single file.

    Links that lead nowhere are among them. Hidden files are not named.
    """
    if not path.is_dir():
        return []
    parts = _part_paths(path)
    others = (other for other in path.iterdir() if other not in parts and other.name[0] != ".")
    return sorted(other.name for other in others if other.is_file() or not other.exists())


def base_finder(directory: Path, *, max_size: int = MAX_SIZE) -> FindBase:
    """Return a function that finds the bundle that a layer extends.

    It looks among the shipped bundles first, then among those that are kept in `directory`, then beside the layer's own
    file. There it finds `NAME` and `NAME.json`, each a file or a folder of parts.
    """

    def find_base(name: str, layer: Layer) -> Layer | None:
        if name in shipped_names():
            return shipped_layer(name)
        kept = find_kept(name, directory)
        if kept:
            return _kept_layer(kept)
        beside = None if layer.where in shipped_names() else _find_beside(name, Path(layer.where).parent)
        if beside:
            sources = load_sources(beside, max_size=max_size)
            return Layer(_read(beside, sources, "", no_progress), str(beside))
        return None

    return find_base


def base_of(chain: Chain) -> Reading | None:
    """Return what the bundles below the top of a chain state together. None where there are none.

    Raises InvalidVocabularyError where two of them define one concept.
    """
    below = chain.layers[:-1]
    return join_layers(below) if below else None


def is_there(path: Path) -> bool:
    """Return whether there is a file or a folder of this name."""
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for any file, or with a NUL in it
        return False


def _read(path: Path, sources: Sequence[SourceFile], language: str, progress: Progress) -> Reading:
    """Return what a file or the parts of a folder state."""
    if not path.is_dir():
        return read_source(sources[0], language=language, progress=progress)
    parts = [(str(source.path), read_source(source, tidied=False, progress=progress)) for source in sources]
    return tidy(join_parts(parts))


def _part_paths(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))


def _find_beside(name: str, folder: Path) -> Path | None:
    is_bare = Path(name).name == name and name not in {"", ".", ".."}
    if not is_bare:
        return None
    for candidate in (folder / name, folder / f"{name}.json"):
        if is_there(candidate):
            return candidate
    return None


def _kept_layer(path: Path) -> Layer:
    from immuno_cli.vocabularies.sqlite import SqliteVocabulary

    with SqliteVocabulary(path, path.stem) as vocabulary:
        reading = Reading(vocabulary.scheme, list(vocabulary.iter_concepts()))
        return Layer(reading, str(path), vocabulary.about.bundles)


def _sha256(path: Path, sources: Sequence[SourceFile]) -> str:
    if not path.is_dir():
        return sources[0].sha256
    return hashlib.sha256("".join(source.sha256 for source in sources).encode()).hexdigest()

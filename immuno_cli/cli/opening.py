"""Opens the vocabularies of a command: those of the option, else of the environment, else the one that ships."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from immuno_cli.cli.closing import close_at_end
from immuno_cli.cli.environment import VARIABLE, names_in_environment, vocabulary_names
from immuno_cli.cli.status import tell
from immuno_cli.errors import ImmunoError, UsageError
from immuno_cli.vocabularies.builtin import load_builtin, shipped_names
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from immuno_cli.vocabularies.memory import MemoryVocabulary


def open_vocabularies(option: Sequence[str] | None, language: str | None = None) -> list[Vocabulary]:
    """Return the vocabularies that a command reads, in the order of their names. They are closed when it ends.

    They are shown in `language`, those that have it. Raises UsageError where a name stands for nothing or no vocabulary
    has the language, and FileError and InvalidVocabularyError where a file is bad.
    """
    with hint_at_variable(option):
        opened = [_open(name) for name in vocabulary_names(option)]
    return _shown_in(opened, language)


def open_one(option: Sequence[str] | None, command: str, language: str | None = None) -> Vocabulary:
    """Return the vocabulary of a command that reads only one, shown in `language`.

    Raises UsageError where several are named, and as `open_vocabularies` does.
    """
    names = vocabulary_names(option)
    with hint_at_variable(option):
        if len(names) > 1:
            raise UsageError(
                f"`immuno {command}` reads only one vocabulary, but {len(names)} were given: {', '.join(names)}"
            )
        opened = _open(names[0])
    return _shown_in([opened], language)[0]


def _shown_in(vocabularies: list[Vocabulary], language: str | None) -> list[Vocabulary]:
    if language is None:
        return vocabularies
    from immuno_cli.vocabularies.localized import show_in  # only --language needs it

    return show_in(vocabularies, language)


@contextmanager
def hint_at_variable(option: Sequence[str] | None) -> Iterator[None]:
    """Add to the hint of an error that the environment variable names the vocabulary, if no option does."""
    try:
        yield
    except ImmunoError as error:
        if not option and names_in_environment():
            error.hint = f"{error.hint} The environment variable {VARIABLE} names it.".lstrip()
        raise


def has_several_bundles(vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether an answer is to say which bundle each concept is from."""
    return len(vocabularies) > 1 or len(vocabularies[0].bundles) > 1


def kept_directory() -> Path:
    """Return the folder of the added vocabularies; it need not exist."""
    from immuno_cli.vocabularies import kept  # only what is kept needs it

    return kept.kept_directory()


def _open(name: str) -> Vocabulary:
    if name in shipped_names():
        return close_at_end(load_builtin(name))
    from immuno_cli.vocabularies.library import open_vocabulary  # what ships needs nothing of it
    from immuno_cli.vocabularies.memory import MemoryVocabulary

    opened = close_at_end(open_vocabulary(name, directory=kept_directory()))
    if isinstance(opened, MemoryVocabulary):
        _tell_of_changes(opened)
    return opened


def _tell_of_changes(vocabulary: "MemoryVocabulary") -> None:
    """Report which encoding was guessed, how much was repaired or left out, and how many links are broken."""
    from immuno_cli.cli.suggested_commands import command_line
    from immuno_cli.formats.reading import GUESSED_ENCODING, count_changed  # what ships needs nothing of it
    from immuno_cli.render.counting import counted
    from immuno_cli.validate import count_broken_links

    for note in vocabulary.notes:
        if note.code == GUESSED_ENCODING:
            tell(f"{vocabulary.name}: {note.count} {note.message}.")
    changed = count_changed(vocabulary.notes)
    broken = count_broken_links(vocabulary.scheme, list(vocabulary.iter_concepts()))
    told = [f"{counted(changed, 'thing was', 'things were')} repaired or left out"] if changed else []
    told += [f"{counted(broken, 'link leads', 'links lead')} to something that does not exist"] if broken else []
    if told:
        sentence = f"{vocabulary.name}: {'; '.join(told)}."
        tell(sentence, f"`{command_line('validate', [vocabulary.name])}` names each.")

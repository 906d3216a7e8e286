"""A glossary and explainer for the terminal, and its small library.

>>> from immuno_cli import open_vocabulary, search
>>> glossary = open_vocabulary("immunotherapy")
>>> search(glossary, "limfosite")[0].id
'lymphocyte'
"""

from typing import TYPE_CHECKING, Any

from immuno_cli.version import __version__

if TYPE_CHECKING:
    from immuno_cli.graph import neighbours
    from immuno_cli.library import open_vocabulary
    from immuno_cli.model import Concept
    from immuno_cli.search import Result, resolve, search
    from immuno_cli.vocabulary import Vocabulary

__all__ = [
    "Concept",
    "Result",
    "Vocabulary",
    "__version__",
    "neighbours",
    "open_vocabulary",
    "resolve",
    "search",
]

_HOMES = {
    "Concept": "model",
    "Result": "search",
    "Vocabulary": "vocabulary",
    "neighbours": "graph",
    "open_vocabulary": "library",
    "resolve": "search",
    "search": "search",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the imports above
    """Import a public name when it is first used, so that the command line pays only for what it uses (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

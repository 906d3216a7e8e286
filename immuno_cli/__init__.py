"""A glossary and explainer for the terminal, and its small library.

>>> from immuno_cli import open_vocabulary, search_terms
>>> glossary = open_vocabulary("immunotherapy")
>>> search_terms(glossary, "limfosite")[0].id
'lymphocyte'
"""

from typing import TYPE_CHECKING, Any

from immuno_cli.version import __version__

if TYPE_CHECKING:
    from immuno_cli.model import Concept
    from immuno_cli.questions.graph import neighbours
    from immuno_cli.search import Result, resolve
    from immuno_cli.search import search as search_terms
    from immuno_cli.vocabularies.library import open_vocabulary
    from immuno_cli.vocabularies.protocol import Vocabulary

__all__ = [
    "Concept",
    "Result",
    "Vocabulary",
    "__version__",
    "neighbours",
    "open_vocabulary",
    "resolve",
    "search_terms",
]

_HOMES = {
    "Concept": ("model", "Concept"),
    "Result": ("search", "Result"),
    "Vocabulary": ("vocabularies.protocol", "Vocabulary"),
    "neighbours": ("questions.graph", "neighbours"),
    "open_vocabulary": ("vocabularies.library", "open_vocabulary"),
    "resolve": ("search", "resolve"),
    "search_terms": ("search", "search"),  # `search` is the module, and Python lets a module win over a name
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the imports above
    """Import a public name when it is first used, so that the command line pays only for what it uses (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)

"""Free memory is given back where the C library can do that. Elsewhere nothing happens."""

import ctypes

import pytest

from immuno_cli.vocabularies import free_memory
from immuno_cli.vocabularies.free_memory import give_back_free_memory


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    free_memory._malloc_trim.cache_clear()


def test_it_may_be_given_back_at_any_time() -> None:
    give_back_free_memory()
    give_back_free_memory()


@pytest.mark.parametrize("error", [OSError, TypeError])
def test_without_such_a_library_nothing_happens(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def refuse(_: object) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back_free_memory()


def test_without_such_a_function_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back_free_memory()

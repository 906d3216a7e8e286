"""What a shell offers after Tab."""

import json
from pathlib import Path

import pytest

from tests.conftest import Immuno


def offered(immuno: Immuno, shell: str, *words: str) -> list[str]:
    environment = {"_IMMUNO_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        environment |= {"COMP_WORDS": " ".join(("immuno", *words)), "COMP_CWORD": str(len(words))}
    else:
        environment |= {"_TYPER_COMPLETE_ARGS": " ".join(("immuno", *words)), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return immuno("", **environment).out.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands(immuno: Immuno, shell: str) -> None:
    assert "explain" in " ".join(offered(immuno, shell, "expl"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_first_word_of_a_label(immuno: Immuno, shell: str) -> None:
    assert "monoclonal" in " ".join(offered(immuno, shell, "explain", "monoc"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_second_word_of_a_label(immuno: Immuno, shell: str) -> None:
    assert offered(immuno, shell, "explain", "natural", "ki")[-1].strip("\"'():").startswith("killer")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_both_ends_of_a_path(immuno: Immuno, shell: str) -> None:
    assert "nausea" in " ".join(offered(immuno, shell, "path", "fever", "naus"))


def test_nothing_is_offered_that_does_more_than_be_shown(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "hostile.json"
    concepts = [{"id": "a", "prefLabel": "ab\x1b[31m"}, {"id": "b", "prefLabel": "abc"}]
    file.write_text(json.dumps({"id": "x", "title": "X", "language": "en", "concepts": concepts}), encoding="utf-8")
    assert offered(immuno, "bash", "explain", "-V", str(file), "ab") == ["abc"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_categories(immuno: Immuno, shell: str) -> None:
    text = " ".join(offered(immuno, shell, "list", "--category", "act"))
    assert "active" in text
    assert "activation" in text

"""What a shell offers after Tab."""

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
def test_categories(immuno: Immuno, shell: str) -> None:
    text = " ".join(offered(immuno, shell, "list", "--category", "act"))
    assert "active" in text
    assert "activation" in text

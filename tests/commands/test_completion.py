"""What a shell offers after Tab."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.cli.app import COMMANDS
from immuno_cli.cli.completion import MOST_OFFERS
from immuno_cli.cli.shell_words import MOST_IN_DESCRIPTION, is_safe_word, safe_description
from tests.conftest import Immuno

HOSTILE: Final = Path(__file__).parent.parent / "fixtures" / "hostile.json"
METACHARACTERS: Final = frozenset("\"'`$\\;&|<>(){}[]*?!#~=%^@\x7f") | frozenset(map(chr, range(0x20)))
NOTHING: Final = {"bash": [], "zsh": ["_files"], "fish": []}
"""What each shell is told where nothing is offered; zsh then offers files."""
TEXT: Final = st.text(max_size=30) | st.text(st.sampled_from(sorted(METACHARACTERS | set("aA1é-_.,:/+ "))), max_size=30)


def answer(immuno: Immuno, shell: str, *words: str) -> str:
    """Return what a shell is told, where these words stand on the line and the cursor after the last of them."""
    environment = {"_IMMUNO_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        environment |= {"COMP_WORDS": " ".join(("immuno", *words)), "COMP_CWORD": str(len(words))}
    else:
        environment |= {"_TYPER_COMPLETE_ARGS": " ".join(("immuno", *words)), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        environment |= {"_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}
    return immuno("", **environment).out


def offered(immuno: Immuno, shell: str, *words: str) -> list[str]:
    return answer(immuno, shell, *words).split()


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


@pytest.mark.parametrize(
    "word",
    ["monoclonal", "CD8+", "TNF-α", "été", "e\u0301te\u0301", "कोशिका", "CL:0000084", "CD4-positive,", "a/b", "2.5"],
)
def test_plain_words_are_safe(word: str) -> None:
    assert is_safe_word(word)


@pytest.mark.parametrize(
    "word",
    [
        *("", "-rf", "--json", ".", "/", ":a", "+x", ",", "two words", "a\tb", "a\nb", "a\0b", "a\x1b[31m", "a\x9b31m"),
        *(
            "a\u00a0b",
            "a\u202eb",
            "a\u200bb",
            "a\u2028b",
            "a\u3164b",
            "a\ufe0f",
            "a\ud800",
            "a\ue000",
            "a’b",
            "a–b",
            "a；b",
        ),
        *(f"a{character}b" for character in sorted(METACHARACTERS)),
        "a" * 1000,
    ],
)
def test_other_words_are_not(word: str) -> None:
    assert not is_safe_word(word)


@given(TEXT)
def test_a_safe_word_is_one_word_without_metacharacters(text: str) -> None:
    if is_safe_word(text):
        assert shlex.split(text) == [text] == text.split()
        assert not METACHARACTERS & set(text)
        assert text.isprintable()
        assert text[0].isalnum()


@given(st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=30))
def test_words_of_letters_and_digits_are_safe_where_they_are_seen(text: str) -> None:
    invisible = set("\u115f\u1160\u3164\uffa0")
    assert is_safe_word(text) is not bool(invisible & set(text))


@given(TEXT)
def test_a_description_is_one_line_without_metacharacters(text: str) -> None:
    description = safe_description(text)
    assert not METACHARACTERS & set(description)
    assert description.isprintable()
    assert len(description) <= MOST_IN_DESCRIPTION + 2
    assert safe_description(description) == description


def test_a_description_keeps_its_words() -> None:
    assert (
        safe_description("A kept name: the `file`; it's (by default) x.")
        == "A kept name, the file , it’s by default x."
    )


def test_the_options_of_every_command_are_offered_with_a_line_each(immuno: Immuno) -> None:
    for command in COMMANDS:
        for line in answer(immuno, "fish", command, "--").splitlines():
            name, _, description = line.partition("\t")
            assert name.startswith("--")
            assert not METACHARACTERS & set(name + description)


@pytest.mark.parametrize("columns", ["20", "80"])
def test_a_long_meaning_is_one_line(immuno: Immuno, columns: str) -> None:
    lines = immuno(
        "",
        COLUMNS=columns,
        _IMMUNO_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS=f"immuno list -V {HOSTILE} --category k",
    ).out.splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["ka", "kb", "kc"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize("words", [("explain",), ("path",), ("list", "--category")])
def test_what_a_shell_is_told_has_no_metacharacters_beyond_its_own_form(
    immuno: Immuno, shell: str, words: tuple[str, ...]
) -> None:
    text = answer(immuno, shell, words[0], "-V", str(HOSTILE), *words[1:], "")
    if shell == "zsh":
        text = text.removeprefix("_arguments '*: :((").removesuffix("))'\n").replace('"', "").replace("\\\\:", ":")
    assert not METACHARACTERS - set("\t\n") & set(text)
    assert "PWNED" not in [part.strip() for part in text.split()] or words[0] == "list"  # in a meaning it is a word


def test_an_unsafe_label_gives_way_to_the_id(immuno: Immuno) -> None:
    offers = offered(immuno, "bash", "explain", "-V", str(HOSTILE), "")
    assert {"safe-id", "zsh", "Useful", "CL:0000236"} <= set(offers)
    assert not [offer for offer in offers if offer.startswith(("S", "M", "A", "a"))]  # the id of "A;…" is unsafe, too


def test_options_that_print_say_nothing_to_a_shell(immuno: Immuno) -> None:
    assert answer(immuno, "zsh", "--version", "ex").startswith("_arguments ")


def test_what_cannot_be_read_offers_nothing(immuno: Immuno, tmp_path: Path) -> None:
    damaged = tmp_path / "immuno" / "vocabularies" / "damaged.sqlite"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"SQLite format 3\0" + b"$(id)" * 1000)
    said = immuno(
        "",
        XDG_DATA_HOME=str(tmp_path),
        _IMMUNO_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS="immuno explain -V damaged ",
    )
    assert (said.out, said.err) == ("_files\n", "")


@pytest.mark.parametrize("number", ["", "x", "-7", "9" * 5000])
def test_bash_variables_without_sense(immuno: Immuno, number: str) -> None:
    said = immuno("", _IMMUNO_COMPLETE="complete_bash", COMP_WORDS="immuno '", COMP_CWORD=number)
    assert (said.code, said.err) == (0, "")


def test_where_the_encoding_is_not_utf_8_only_ascii_is_offered() -> None:
    """In Shift JIS "β" ends in a byte that is no letter, and an encoding without "é" would write a backslash."""
    environment = os.environ | {
        "PYTHONIOENCODING": "shift_jis",
        "_IMMUNO_COMPLETE": "complete_bash",
        "COMP_WORDS": f"immuno explain -V {HOSTILE} ",
        "COMP_CWORD": "4",
    }
    command = [sys.executable, "-m", "immuno_cli"]
    out = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert out.isascii()
    assert b"Useful" in out.splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_kinds_and_kept_names(immuno: Immuno, shell: str, tmp_path: Path) -> None:
    table = tmp_path / "insects.csv"
    table.write_text("id,prefLabel\na,ant\n", encoding="utf-8")
    immuno("vocabulary add", str(table))
    assert "therapy" in " ".join(offered(immuno, shell, "list", "--kind", "th"))
    assert "insects" in " ".join(offered(immuno, shell, "vocabulary", "remove", "ins"))
    assert offered(immuno, shell, "vocabulary", "remove", "x") == NOTHING[shell]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_of_a_vocabulary_that_cannot_be_read_nothing_is_offered(immuno: Immuno, shell: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert offered(immuno, shell, "explain", "-V", str(broken), "fev") == NOTHING[shell]
    assert offered(immuno, shell, "explain", "-V", str(tmp_path / "nowhere.json"), "fev") == NOTHING[shell]


def test_no_more_is_offered_than_can_be_looked_through(immuno: Immuno, tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    many.write_text("id,prefLabel\n" + "".join(f"x{n},word{n}\n" for n in range(1000)), encoding="utf-8")
    assert len(offered(immuno, "bash", "explain", "-V", str(many), "word")) == MOST_OFFERS

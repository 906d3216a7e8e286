"""Whatever is suggested can be pasted into a shell, does what it says, and reads the same vocabulary."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from immuno_cli.render.visible import visible
from tests.conftest import Immuno

SHELL: Final = shutil.which("sh")
WORDS: Final = "my words.json"
"""A vocabulary whose name is quoted."""
EXPLAINING: Final = {"explain", "related", "tree", "compare", "path"}
LABEL: Final = "blue thing"
IDS: Final = [
    "blue", "T cell", "a  b", "it's", '"quoted"', "$HOME", "${x}", "$(touch pwned)", "a;touch pwned", "a|touch pwned",
    "a&touch pwned", "a>pwned", "back\\slash", "*", "~", "#1", "!1", "(x)", "[x]", "α", "-rf", "--help", "--full",
    "-", "explain", "what is red", "x\u00a0y", "x\u202ey", " outer ", "CL:0000084", "http://x.org/y#z",
]  # fmt: skip

Words = Sequence[str]


def write_vocabulary(folder: Path, identifier: str) -> None:
    """Write a vocabulary with a concept of this id, and with more related ones than are shown."""
    far = [{"relation": "near", "target": identifier}]
    concepts = [
        {
            "id": identifier,
            "prefLabel": LABEL,
            "definition": "A zebroid thing.",
            "kind": "Odd Kind",
            "categories": [{"category": "a category"}],
            "related": ["red"],
        },
        {"id": "red", "prefLabel": "red car", "definition": "A crimson car."},
        {"id": "thong", "prefLabel": "blue thong", "related": ["red"]},
        *({"id": f"n{n}", "prefLabel": f"leaf {n}", "broader": [identifier], "relations": far} for n in range(40)),
    ]
    facets = [{"id": "f", "prefLabel": "f", "categories": [{"id": "a category", "prefLabel": "Sorted"}]}]
    types = [{"id": "near", "prefLabel": "is near", "inverseLabel": "has near"}]
    head = {"id": "mine", "title": "Mine", "language": "en", "facets": facets, "relationTypes": types}
    content = {**head, "concepts": concepts}
    (folder / WORDS).write_text(json.dumps(content), encoding="utf-8")


def suggested(text: str) -> list[str]:
    """Return the commands in a text: between backticks, or up to the end of a line or to several blanks."""
    quoted = re.findall(r"`(immuno .*?)`(?! takes)(?=[ ,?.]|$)", text, re.MULTILINE)
    bare = re.findall(r"(?<!`)\bimmuno (?!http)(?:\S| (?! {2}))+", text)
    return [*quoted, *bare]


def words_in_shell(line: str, folder: Path) -> list[str]:
    """Return the words that a shell hands to the program, which is all that it may do."""
    function = 'immuno() { printf "%s\\0" "$@"; }'
    ended = subprocess.run(
        [SHELL or "sh", "-c", f"{function}\n{line}"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert not ended.stderr
    assert not (folder / "pwned").exists()
    return ended.stdout.split("\0")[:-1]


def named_vocabularies(words: Words) -> list[str]:
    options = words[: words.index("--")] if "--" in words else words
    return [options[place + 1] for place, word in enumerate(options) if word == "-V"]


def asked() -> list[list[str]]:
    """Return command lines that are answered with suggestions."""
    return [
        ["explain", "-V", WORDS, LABEL],
        ["explain", "-V", WORDS, LABEL, "--full"],
        ["explain", "-V", WORDS, "zebroid"],
        ["explain", "-V", WORDS, "blue thing with the red car"],
        ["explain", "-V", WORDS, "nothing at all"],
        ["search", "-V", WORDS, "zzz zebroid"],
        ["related", "-V", WORDS, "blue thang"],
        ["tree", "-V", WORDS, "blue thang"],
        ["compare", "-V", WORDS, LABEL, "red car"],
        ["compare", "-V", WORDS, LABEL, LABEL],
        ["compare", "-V", WORDS, LABEL, "red cra thing"],
        ["path", "-V", WORDS, "blue thang", "red"],
        ["path", "-V", WORDS, LABEL, "rad kar"],
        ["export", "-V", WORDS, "--to", "jsonld", "--under", "blue thang"],
        ["list", "-V", WORDS, "Odd Kind"],
        ["list", "-V", WORDS, "sorted"],
        ["list", "-V", WORDS, "--category", "nonsense"],
        ["annotate", "-V", WORDS, "text.txt"],
    ]


@pytest.mark.parametrize("identifier", IDS)
def test_a_suggested_command_is_answered_from_the_same_vocabulary(
    immuno: Immuno, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identifier: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_vocabulary(tmp_path, identifier)
    (tmp_path / "text.txt").write_text("This blue thing is here.", encoding="utf-8")
    for line in asked():
        said = immuno(*line, COLUMNS="100")
        for command in suggested(said.out + said.err):
            words = words_in_shell(command, tmp_path)
            assert named_vocabularies(words) == [WORDS]
            command_name, *rest = [LABEL if word == "ID" else word for word in words]
            again = immuno(command_name, "--json" if command_name in EXPLAINING else "--plain", *rest)
            assert again.code == (1 if command_name == "search" else 0), (command, again)
            if command_name in EXPLAINING and {identifier, LABEL} & set(rest):
                assert json.dumps(identifier) in again.out


@pytest.mark.parametrize("typed", [*IDS, "two words", "it's; rm x", "-V"])
def test_what_was_typed_is_quoted_where_it_is_suggested_again(
    immuno: Immuno, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_vocabulary(tmp_path, "blue")
    listed = suggested(immuno("list -V", WORDS, "--", typed).err)
    excluded = suggested(immuno("annotate -V", WORDS, "--exclude", f"no {typed}").err)
    for command, term in (*((each, typed) for each in listed), *((each, f"no {typed}") for each in excluded)):
        words = words_in_shell(command, tmp_path)
        assert visible(term) in words
        assert named_vocabularies(words)[0] == WORDS
    assert listed
    assert excluded


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["foo;touch pwned", "bar"], [["explain", "foo;touch pwned", "bar"]]),
        (["foo", "-V", "my words.json"], [["explain", "foo", "-V", "my words.json"]]),
        (["foo", "--full"], [["explain", "foo", "--full"]]),
        (["saerhc", "$HOME", "--limit", "3"], [["search", "$HOME", "--limit", "3"]]),
        (["saerhc", "it's"], [["search", "it's"], ["explain", "saerhc", "it's"]]),
        (["foo", "--limit", "3"], []),
        (["vocabulary", "delete", "a;b"], []),
        (["vocabulary", "removee-", "a;b"], [["vocabulary", "remove", "a;b"]]),
    ],
)
def test_an_unknown_command_is_suggested_with_all_that_was_typed(
    immuno: Immuno, tmp_path: Path, line: list[str], expected: list[list[str]]
) -> None:
    commands = [words_in_shell(command, tmp_path) for command in suggested(immuno("", *line).err)]
    assert [words for words in commands if words[-1] != "--help"] == expected


@pytest.mark.parametrize("language", [None, "de"])
def test_several_vocabularies_and_the_language_are_named_again(
    immuno: Immuno, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, label in (("a.json", "Haus"), ("b.json", "Maus")):
        content = {"id": name[0], "title": name, "language": "en"}
        translations = {"de": {"prefLabel": label, "definition": f"Ein Ding: {label}."}}
        concept = {"id": "thing", "prefLabel": f"{name[0]} thing", "kind": "thing", "translations": translations}
        Path(name).write_text(json.dumps({**content, "concepts": [concept]}), encoding="utf-8")
    Path("text.txt").write_text("Eine Maus, a thing.", encoding="utf-8")
    shown = ["--language", language] if language else []
    both = ["-V", "a.json", "-V", "b.json", *shown]
    for line, expected in (
        (["explain", "Maus"], ["explain", "thing", "--full", "-V", "b.json", *shown]),
        (["explain", "xyzzy"], ["list", *both]),
        (["annotate", "text.txt"], ["explain", "ID", *both]),
        (["list", "--category", "x"], ["categories", *both[:4]]),
        (["list", "thing"], ["list", "--kind", "thing", *both]),
    ):
        said = immuno("", *line, *both)
        command = suggested(said.out + said.err)[0]
        assert words_in_shell(command, tmp_path) == expected


def test_what_is_read_without_options_is_not_named(immuno: Immuno) -> None:
    assert "immuno explain fever --full" in suggested(immuno("explain fever -V immunotherapy").out)
    assert "immuno explain fever --full -V immunotherapy" in suggested(
        immuno("explain fever -V immunotherapy", IMMUNO_VOCABULARY="further-terms").out
    )


def test_a_command_is_never_broken(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / ("long name " * 12 + ".json")
    write_vocabulary(tmp_path, "blue")
    (tmp_path / WORDS).rename(file)
    for forced in ("", "1"):
        said = immuno("explain blue -V", str(file), COLUMNS="40", FORCE_COLOR=forced, NO_COLOR="1", TERM="dumb")
        assert [words_in_shell(command, tmp_path) for command in suggested(said.out)] == [
            ["explain", "blue", "--full", "-V", str(file)]
        ]

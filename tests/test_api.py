"""The library: what it exports, and that names mean what they say whatever is imported."""

import inspect
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from pathlib import Path
from typing import Final

import pytest

import immuno_cli
from immuno_cli import (
    ImmunoError,
    NothingFoundError,
    UsageError,
    annotate,
    ask,
    build_matcher,
    explain,
    neighbours,
    open_vocabulary,
    resolve,
    search,
    to_json,
    validate,
)
from immuno_cli.vocabularies import library
from immuno_cli.vocabularies.kept import kept_directory
from tests.conftest import Immuno

FUNCTIONS: Final = (annotate, ask, explain, neighbours, open_vocabulary, resolve, search, to_json, validate)
SHADOWED: Final = ("annotate", "search", "validate")


@pytest.fixture
def cells(tmp_path: Path) -> Iterator[immuno_cli.Vocabulary]:
    """A vocabulary that the command line has kept."""
    table = tmp_path / "cells.csv"
    table.write_text("id,prefLabel,broader\nc:1,cell,\nc:2,mast cell,c:1\nc:3,B cell,c:1\n", encoding="utf-8")
    library.add(table, directory=kept_directory())
    with open_vocabulary("cells") as vocabulary:
        yield vocabulary


def test_every_function_has_an_example_and_types() -> None:
    for function in FUNCTIONS:
        assert ">>> " in (function.__doc__ or "")
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())


def test_all_that_is_exported_is_there_and_listed() -> None:
    for name in immuno_cli.__all__:
        assert getattr(immuno_cli, name) is not None
    assert set(immuno_cli.__all__) <= set(dir(immuno_cli))
    with pytest.raises(AttributeError, match="no attribute 'explian'"):
        _ = immuno_cli.explian


def test_all_errors_are_exported() -> None:
    kinds = [ImmunoError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert {kind.__name__ for kind in kinds} <= set(immuno_cli.__all__)


def run(*lines: str) -> str:
    """Return what these lines print in a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", SHADOWED)
@pytest.mark.parametrize(
    "before",
    ["", "import immuno_cli.{0}", "from immuno_cli.{0} import __all__", "import immuno_cli; immuno_cli.{0}"],
    ids=["nothing", "the subpackage", "a name of it", "the function"],
)
def test_a_function_is_a_function_whatever_was_imported_before(name: str, before: str) -> None:
    said = run(
        before.format(name),
        f"from immuno_cli import {name}",
        f"import immuno_cli, immuno_cli.{name}",
        f"print(type({name}).__name__, {name} is immuno_cli.{name}, {name}.__module__)",
    )
    assert said == "function True immuno_cli.api\n"


@pytest.mark.parametrize(
    "module",
    ["search.spelling.ranking", "annotate.pipeline", "annotate.texts.html", "validate.shape", "search.results"],
)
@pytest.mark.parametrize("before", ["", "from immuno_cli import annotate, search, validate"])
def test_what_lies_in_a_subpackage_can_still_be_imported(module: str, before: str) -> None:
    said = run(
        before,
        f"import immuno_cli.{module}",
        f"import immuno_cli.{module} as module",
        f"print(module.__name__, immuno_cli.{module} is module)",
    )
    assert said == f"immuno_cli.{module} True\n"


def test_importing_the_library_imports_next_to_nothing() -> None:
    said = run("import sys, immuno_cli", "print([name for name in sys.modules if name.startswith('immuno_cli.')])")
    assert said == "['immuno_cli.version']\n"


def test_functions_and_records_can_be_pickled() -> None:
    glossary = open_vocabulary("immunotherapy")
    for value in (search, search(glossary, "T cell"), explain(glossary, "T cell"), validate(b'{"concepts": []}')):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own


def test_what_the_command_line_keeps_is_found_by_its_name(cells: immuno_cli.Vocabulary, immuno: Immuno) -> None:
    assert len(cells) == 3
    assert '"cells"' in immuno("vocabulary list --json").out


def test_a_vocabulary_is_opened_by_name_by_string_and_by_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "immunotherapy").write_text("id,prefLabel\na,b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(open_vocabulary("immunotherapy")) > 100
    assert len(open_vocabulary("./immunotherapy")) == len(open_vocabulary(Path("immunotherapy"))) == 1
    with open_vocabulary() as glossary:
        assert glossary.find_concept("t-cell")
    with pytest.raises(UsageError):
        open_vocabulary("imunotherapy")


@pytest.mark.usefixtures("cells")
def test_every_vocabulary_is_a_context_manager() -> None:
    for source in (None, "immunotherapy", "cells"):
        with open_vocabulary(source) as vocabulary:
            assert len(vocabulary)
        vocabulary.close()


def test_several_threads_ask_one_vocabulary(cells: immuno_cli.Vocabulary) -> None:
    def ask(_: int) -> object:
        found = [result.id for result in search(cells, "mast cel")]
        return found, explain(cells, "B cells"), [one.id for one in annotate("Mast cells and B cells", cells)]

    expected = ask(0)
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(ask, range(12))) == [expected] * 12


def test_questions_take_one_vocabulary_or_several(cells: immuno_cli.Vocabulary) -> None:
    both = [cells, open_vocabulary("immunotherapy")]
    assert {result.vocabulary for result in search(both, "cell", limit=None)} == {"cells", "immunotherapy"}
    assert resolve(both, "c:2") == resolve(cells, "c:2")
    assert {one.vocabulary for one in annotate("mast cell, macrophage", both)} == {"cells", "immunotherapy"}
    assert explain(both, "macrophage").concept.id == "macrophage"
    assert explain(both, "c:2").vocabulary == "cells"


def test_a_matcher_serves_many_texts(cells: immuno_cli.Vocabulary) -> None:
    matcher = build_matcher([cells])
    assert annotate("Mast cells", matcher) == annotate("Mast cells", cells)
    assert [one.id for one in annotate("mast cell", matcher, all_matches=True)] == ["c:2", "c:1"]


def test_a_term_that_names_no_one_concept_is_not_guessed(cells: immuno_cli.Vocabulary) -> None:
    glossary = open_vocabulary("immunotherapy")
    with pytest.raises(NothingFoundError, match="does not name exactly one concept") as raised:
        explain(glossary, "killer cell")
    assert "natural-killer-cell" in raised.value.hint
    with pytest.raises(NothingFoundError):
        explain(glossary, "spatula")
    with pytest.raises(NothingFoundError):
        neighbours(glossary, "spatula")
    mast_cell = cells.find_concept("c:2")
    assert mast_cell is not None
    assert explain([glossary, cells], mast_cell).vocabulary == "cells"
    with pytest.raises(NothingFoundError):
        explain(glossary, mast_cell)


def test_the_json_of_a_record_is_that_of_the_command_line(immuno: Immuno, tmp_path: Path) -> None:
    glossary = open_vocabulary("immunotherapy")
    command = " -V immunotherapy --json"
    searched = json.loads(immuno(f"search limfosite{command}").out)["results"]
    assert [to_json(result) for result in search(glossary, "limfosite")] == searched
    explained = json.loads(immuno(f"explain T cell{command}").out)
    explanation = to_json(explain(glossary, "T cell"), glossary)
    assert explanation == {key: explained[key] for key in ("vocabulary", "concept")}
    related = json.loads(immuno(f"related T cell{command}").out)["groups"]
    assert [to_json(group) for group in neighbours(glossary, "t-cell", limit=30)] == related
    annotated = json.loads(immuno(f"annotate{command}", stdin="T cells").out)["annotations"]
    assert [to_json(one) for one in annotate("T cells", glossary)] == annotated
    uncertain = json.loads(immuno(f"explain killer cell{command}").out)
    answer = to_json(resolve(glossary, "killer cell"))
    assert answer == {key: uncertain[key] for key in ("match", "mentionedIn", "suggestions", "mentions")}
    file = tmp_path / "pets.json"
    file.write_text('{"id": "pets", "title": "Pets", "language": "en", "concepts": [{}]}', encoding="utf-8")
    problems = json.loads(immuno("validate --json", str(file)).out)["problems"]
    assert [to_json(problem) for problem in validate(file)] == problems
    assert problems


def test_a_resolution_keeps_what_a_sentence_names_and_what_mentions_a_word(immuno: Immuno) -> None:
    glossary = open_vocabulary("immunotherapy")
    sentence = "the lymphocytes of my aunt cause nausea and fever"
    named = json.loads(immuno("explain --json", sentence).out)["mentions"]
    mentions = to_json(resolve(glossary, sentence))["mentions"]
    results = [{key: mention[key] for key in mention if key not in ("concept", "warnings")} for mention in named]
    assert sorted(mentions, key=itemgetter("id")) == sorted(results, key=itemgetter("id"))
    assert {mention["id"] for mention in mentions} >= {"lymphocyte", "nausea", "fever"}
    mentioned = json.loads(immuno("explain weeks --json").out)["mentionedIn"]
    assert mentioned
    assert to_json(resolve(glossary, "weeks"))["mentionedIn"] == mentioned


@pytest.mark.parametrize(
    ("term", "hint"),
    [
        ("the lymphocytes of my aunt cause nausea and fever", "It names: "),
        ("weeks", "It is mentioned in: "),
        ("killer cell", "It may mean: "),
    ],
)
def test_a_term_without_an_entry_is_an_error_that_names_what_helps(term: str, hint: str) -> None:
    with pytest.raises(NothingFoundError) as error:
        explain(open_vocabulary("immunotherapy"), term)
    assert (error.value.hint or "").startswith(hint)


def test_what_is_no_record_has_no_json() -> None:
    with pytest.raises(TypeError):
        to_json("T cell")


def test_validating_takes_a_name_a_path_bytes_and_a_vocabulary(cells: immuno_cli.Vocabulary, tmp_path: Path) -> None:
    assert validate("immunotherapy") == validate(cells) == validate("cells") == []
    table = tmp_path / "pets.csv"
    table.write_text("id,prefLabel,broader\ndog,dog,animal\n", encoding="utf-8")
    for source in (table, str(table), table.read_bytes()):
        assert [problem.code for problem in validate(source)] == ["W202"]
    with pytest.raises(UsageError):
        validate("nowhere")


@pytest.mark.parametrize(
    ("words", "sort", "key"),
    [
        ("limfosite", "Entry", "concept"),
        ("side effects of keytruda", "Aspects", "question"),
        ("keytruda colitis", "Aspects", "effect"),
        ("keytruda vs opdivo", "Compared", "concepts"),
        ("is keytruda an antibody", "Named", "paths"),
        ("zzzyx", "Miss", "lookUp"),
    ],
)
def test_what_answers_the_words_is_one_record_and_has_the_json_of_the_command(
    immuno: Immuno, words: str, sort: str, key: str
) -> None:
    glossary = open_vocabulary()
    answer = ask(glossary, words)
    assert type(answer).__name__ == sort
    data = to_json(answer, glossary)
    assert key in data
    assert data == json.loads(immuno(f"explain {words} --json", IMMUNO_VOCABULARY="").out)

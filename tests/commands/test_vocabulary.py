"""`vocabulary add`, `list`, `show`, `remove`: other vocabularies than the built-in one."""

import gzip
import json
import os
from pathlib import Path

import pytest

from tests.conftest import Immuno

KITCHEN = """\
format-version: 1.2
data-version: 7
ontology: kitchen
property_value: dcterms-license CC0 xsd:string

[Term]
id: KIT:1
name: utensil

[Term]
id: KIT:2
name: spatula
def: "It turns what is fried." []
synonym: "turner" EXACT []
is_a: KIT:1
is_a: KIT:99

[Term]
id: KIT:3
name: obsolete spit
is_obsolete: true
replaced_by: KIT:2
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "kitchen.obo"
    path.write_text(KITCHEN, encoding="utf-8")
    return str(path)


def test_what_is_added_answers_by_its_name(immuno: Immuno, file: str) -> None:
    added = immuno("vocabulary add", file, "--name", "utensils")
    assert added.code == 0
    assert "2 concepts (and 1 deprecated), 4 labels" in added.out
    assert "A target does not exist (W202): 1" in added.out
    assert immuno("explain turner --vocabulary utensils --brief").out.startswith("spatula\n")
    assert immuno("explain kit:3 -V utensils").out.startswith("obsolete spit\n")
    assert immuno("search obsolete -V utensils").code == 1


def test_several_vocabularies_are_searched_at_once(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    said = immuno("search spatula -V kitchen -V immunotherapy --json")
    assert [result["vocabulary"] for result in json.loads(said.out)["results"]] == ["kitchen"]
    assert immuno("search spatula", IMMUNO_VOCABULARY="immunotherapy,kitchen").code == 0


def test_add_and_show_as_json(immuno: Immuno, file: str) -> None:
    added = json.loads(immuno("vocabulary add", file, "--json").out)
    assert json.loads(immuno("vocabulary show kitchen --json").out) == added
    assert {key: added[key] for key in ("name", "title", "version", "license", "attribution", "format", "source")} == {
        "name": "kitchen",
        "title": "kitchen",
        "version": "7",
        "license": "CC0",
        "attribution": None,
        "format": "obo",
        "source": file,
    }
    counts = ("concepts", "live", "labels", "definitions", "broader", "relations")
    assert [added[key] for key in counts] == [3, 2, 4, 1, 2, 0]
    assert added["problems"] == [{"count": 1, "message": "A target does not exist (W202)"}]


def test_the_list_begins_with_the_built_in_ones(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    rows = [line.split("\t") for line in immuno("vocabulary list").out.splitlines()]
    assert rows[0][:4] == ["name", "title", "version", "license"]
    assert [row[0] for row in rows[1:]] == ["immunotherapy", "further-terms", "kitchen"]
    listed = json.loads(immuno("vocabulary list --json").out)["vocabularies"]
    assert [one["name"] for one in listed] == ["immunotherapy", "further-terms", "kitchen"]
    drawn = immuno("vocabulary list", FORCE_COLOR="1").out
    assert "kitchen" in drawn
    assert "2 concepts" in drawn


def test_the_built_in_one_is_shown_like_the_others(immuno: Immuno) -> None:
    shown = json.loads(immuno("vocabulary show immunotherapy --json").out)
    assert shown["license"] == "MIT"
    assert shown["added"] is None


def test_removing(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    assert immuno("vocabulary remove kitchen").code == 0
    assert immuno("explain spatula -V kitchen").code == 2
    assert immuno("vocabulary remove kitchen").code == 2
    immuno("vocabulary add", file)
    assert json.loads(immuno("vocabulary remove kitchen --json").out) == {"removed": "kitchen"}


def test_what_annotate_looks_for_is_stored_at_once_and_built_again_if_it_is_damaged(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    stored = Path(os.environ["XDG_DATA_HOME"], "immuno", "vocabularies", "kitchen.matcher")
    whole = stored.read_bytes()
    first = immuno("annotate --json -V kitchen", stdin="two spatulas")
    stored.write_bytes(whole[:-1])
    second = immuno("annotate --json -V kitchen", stdin="two spatulas")
    assert (first.code, second.code, first.err) == (0, 0, "")
    assert first.out == second.out
    assert "the stored matcher is damaged; it is built again" in " ".join(second.err.split())
    assert stored.read_bytes() == whole


def test_a_taken_name_needs_replace(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    again = immuno("vocabulary add", file)
    assert again.code == 2
    assert "--replace" in again.err
    assert immuno("vocabulary add", file, "--replace").code == 0


@pytest.mark.parametrize("name", ["../up", "a/b", "..", "A b", "immunotherapy"])
def test_other_names_are_refused(immuno: Immuno, file: str, name: str, tmp_path: Path) -> None:
    said = immuno("vocabulary add", file, "--name", name)
    assert said.code == 2
    assert len(said.err.splitlines()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["kitchen.obo"]


def test_a_damaged_one_is_named_and_the_others_are_listed(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    kept = Path(os.environ["XDG_DATA_HOME"], "immuno", "vocabularies", "kitchen.sqlite")
    kept.write_bytes(kept.read_bytes()[:5000])
    listed = immuno("vocabulary list")
    assert listed.code == 4
    assert "immunotherapy\t" in listed.out
    assert str(kept) in listed.err
    asked = immuno("explain spatula -V kitchen")
    assert asked.code == 4
    assert "immuno vocabulary add FILE --name kitchen --replace" in asked.err


@pytest.mark.parametrize(("text", "code"), [("Once upon a time.", 3), ("", 3), ('{"graphs": 1}', 3), (None, 4)])
def test_what_cannot_be_read_is_one_sentence_and_keeps_nothing(
    immuno: Immuno, tmp_path: Path, text: str | None, code: int
) -> None:
    path = tmp_path / "odd.obo"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    before = immuno("vocabulary list").out
    said = immuno("vocabulary add", str(path))
    assert said.code == code
    assert said.out == ""
    assert said.err.startswith(str(path))
    assert immuno("vocabulary list").out == before


def test_all_errors_of_a_bundle_are_named_within_bounds(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    concepts = [{"id": f"a{number}", "prefLabel": number} for number in range(25)]
    path.write_text(json.dumps({"id": "w", "title": "W", "language": "en", "concepts": concepts}))
    said = immuno("vocabulary add", str(path))
    assert (said.code, said.out) == (3, "")
    first, *errors, last = said.err.splitlines()
    assert first == f"{path}: the bundle has 25 errors and was not added"
    assert [error.split(",")[0].strip() for error in errors] == [f"concepts[{n}].prefLabel (a{n})" for n in range(20)]
    assert last == f"… and 5 more: immuno validate {path} --limit 0"


def test_a_bomb_is_refused(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "bomb.obo.gz"
    path.write_bytes(gzip.compress((KITCHEN + "\n" * 3_000_000).encode()))
    said = immuno("vocabulary add", str(path), "--max-size", "2MB")
    assert said.code == 4
    assert "more than 2 MiB" in said.err


@pytest.mark.parametrize("size", ["0", "-1", "much", "1e9", "5 XB", ""])
def test_a_size_that_is_none_is_refused(immuno: Immuno, file: str, size: str) -> None:
    assert immuno("vocabulary add", file, f"--max-size={size}").code == 2


def test_the_language_of_labels_is_chosen(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "kitchen.ttl"
    path.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<http://x.y/a> a skos:Concept ; skos:prefLabel "spatula"@en, "Pfannenwender"@de .\n',
        encoding="utf-8",
    )
    immuno("vocabulary add", str(path), "--language", "de")
    assert immuno("explain Pfannenwender -V kitchen").code == 0


def test_without_a_command_it_says_which_there_are(immuno: Immuno) -> None:
    said = immuno("vocabulary")
    assert said.code == 2
    assert "add, list, show or remove" in said.err


def test_a_data_folder_that_cannot_be_written_is_one_sentence(immuno: Immuno, file: str, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    said = immuno("vocabulary add", file, XDG_DATA_HOME=str(tmp_path / "home"))
    assert said.code == 4
    assert len(said.err.splitlines()) == 1


def test_a_damaged_one_is_drawn_in_the_list_with_its_problem(immuno: Immuno, file: str) -> None:
    immuno("vocabulary add", file)
    kept = Path(os.environ["XDG_DATA_HOME"], "immuno", "vocabularies", "kitchen.sqlite")
    kept.write_bytes(kept.read_bytes()[:5000])
    drawn = immuno("vocabulary list", FORCE_COLOR="1", COLUMNS="60").out
    assert "kitchen" in drawn
    assert "damaged" in drawn


def test_what_a_vocabulary_says_of_itself_is_shown(immuno: Immuno, tmp_path: Path) -> None:
    path = tmp_path / "pets.json"
    path.write_text(
        json.dumps(
            {
                "id": "pets",
                "title": "Pets",
                "language": "en",
                "description": "Animals that live with people.",
                "version": "3.1",
                "license": "CC0",
                "concepts": [{"id": "dog", "prefLabel": "dog", "definition": "It barks."}],
            }
        ),
        encoding="utf-8",
    )
    immuno("vocabulary add", str(path))
    shown = immuno("vocabulary show pets").out
    for part in ("Pets", "Animals that live with people.", "3.1", "CC0", "1 concept,"):
        assert part in " ".join(shown.split())
    assert str(path) in "".join(shown.split())  # a long path goes over several lines


def test_all_that_ships_is_listed_each_under_its_own_title(immuno: Immuno) -> None:
    listed = json.loads(immuno("vocabulary list --json").out)["vocabularies"]
    assert [vocabulary["name"] for vocabulary in listed] == ["immunotherapy", "further-terms"]
    base, further = listed
    assert base["title"] != further["title"]
    assert base["description"] != further["description"]
    assert further["title"] in immuno("vocabulary show further-terms").out


def test_a_kept_extension_has_its_own_title(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "clinic.json"
    concepts = [{"id": "ward", "prefLabel": "ward"}]
    scheme = {"id": "clinic", "title": "Words of a clinic", "language": "en", "extends": "immunotherapy"}
    file.write_text(json.dumps({**scheme, "concepts": concepts}), encoding="utf-8")
    assert immuno("vocabulary add", str(file)).out.startswith("Words of a clinic")
    assert immuno("vocabulary show clinic").out.startswith("Words of a clinic")


def test_the_folder_of_a_bundle_is_kept_under_its_name_from_within(
    immuno: Immuno, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "blood"
    folder.mkdir()
    part = {"id": "blood", "title": "Blood", "language": "en", "concepts": [{"id": "a", "prefLabel": "serum"}]}
    (folder / "blood.json").write_text(json.dumps(part), encoding="utf-8")
    monkeypatch.chdir(folder)
    assert immuno("vocabulary add .").code == 0
    assert immuno("explain serum --vocabulary blood").code == 0


UNKNOWN_KEYS = {
    "id": "own",
    "title": "Own",
    "language": "en",
    "concepts": [
        {"id": "cap", "prefLabel": "cap", "notes": [{"text": "Do not use.", "tone": "warning"}], "synonyms": ["hat"]},
        {"id": "scarf", "prefLabel": "scarf", "scopeNote": [{"text": "Warm.", "tune": "warning"}]},
    ],
}
BROKEN_LINK = {
    "id": "own",
    "title": "Own",
    "language": "en",
    "extends": "immunotherapy",
    "concepts": [{"id": "cap", "prefLabel": "cap", "broader": ["hatt"], "related": ["t-cell"]}],
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(UNKNOWN_KEYS), encoding="utf-8")
    return path


def test_keys_that_a_bundle_does_not_have_are_counted_and_named(immuno: Immuno, own: Path) -> None:
    """They may be misspelled, or those of a newer version: what they say is not shown, and may be a warning."""
    added = immuno("vocabulary add", str(own))
    assert added.code == 0
    assert "3 places repaired or left out" in added.out
    shown = immuno("vocabulary show own").out
    assert "3 keys that this version does not know were left out" in shown
    assert "cap: notes, cap: synonyms, scarf: scopeNote[0].tune" in shown
    assert "scarf: scopeNote[0].tune" in immuno("validate own").out


def test_a_file_with_unknown_keys_says_so_each_time_that_it_is_read(immuno: Immuno, own: Path) -> None:
    said = immuno("explain cap --brief -V", str(own))
    assert said.code == 0
    assert "3 things were repaired or left out." in said.err
    assert f"`immuno validate {own}` names each." in said.err


def test_a_key_is_suggested_by_its_letters_or_by_what_it_means(immuno: Immuno, own: Path) -> None:
    said = immuno("validate", str(own))
    assert said.code == 3
    assert "“notes” (did you mean “scopeNote”?)" in said.out
    assert "“synonyms” (did you mean “altLabel”?)" in said.out
    assert "“tune” (did you mean “tone”?)" in said.out


def test_strict_rejects_unknown_keys(immuno: Immuno, own: Path) -> None:
    said = immuno("vocabulary add --strict", str(own))
    assert said.code == 3
    assert "“notes”" in said.err
    assert "own" not in immuno("vocabulary list --plain").out


def test_links_that_lead_nowhere_are_counted_and_strict_rejects_them(immuno: Immuno, own: Path) -> None:
    own.write_text(json.dumps(BROKEN_LINK), encoding="utf-8")
    assert "1 link leads to something that does not exist." in immuno("explain cap --brief -V", str(own)).err
    rejected = immuno("vocabulary add --strict", str(own))
    assert rejected.code == 3
    assert "A target does not exist (W202): 1" in rejected.err
    assert "A target does not exist (W202): 1" in immuno("vocabulary add", str(own)).out


def test_what_immuno_exports_has_only_keys_that_it_knows(immuno: Immuno, tmp_path: Path) -> None:
    exported = tmp_path / "all.json"
    assert immuno("export --to bundle --output", str(exported)).code == 0
    assert "left out" not in immuno("explain fever --brief -V", str(exported)).err
    assert immuno("vocabulary add --strict", str(exported)).code == 0

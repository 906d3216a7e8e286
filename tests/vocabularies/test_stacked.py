"""A bundle that extends others becomes one vocabulary with them, wherever they are."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from immuno_cli.errors import InvalidVocabularyError, UsageError
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Category, Concept, Facet, Scheme
from immuno_cli.search import resolve, search
from immuno_cli.vocabularies import builtin, compiled, library
from immuno_cli.vocabularies.builtin import BUILTIN
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin
from immuno_cli.vocabularies.sqlite import SqliteVocabulary
from immuno_cli.vocabularies.stacked import MOST_LAYERS, Layer, find_chain, join_schemes, stack
from immuno_cli.vocabularies.validating import check_path
from tests.conftest import Immuno

CAT = {"id": "cat", "prefLabel": "cat"}
DOG = {"id": "dog", "prefLabel": "dog", "broader": ["animal"], "altLabel": ["hound"]}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def write(path: Path, *concepts: Any, **head: Any) -> Path:  # noqa: ANN401 - JSON
    whole = {"id": path.stem, "title": path.stem.title(), "language": "en", **head, "concepts": concepts}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def bundles_of(vocabulary: Vocabulary) -> dict[str, str]:
    return {concept.id: concept.bundle for concept in vocabulary.iter_concepts()}


def base_beside(files: Path, _kept: Path) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal"})


def base_in_a_folder(files: Path, _kept: Path) -> None:
    write(files / "animals" / "1.json", {"id": "animal", "prefLabel": "animal"}, id="animals")
    write(files / "animals" / "2.json", id="animals")


def base_kept(files: Path, kept: Path) -> None:
    source = write(files / "elsewhere" / "animals.json", {"id": "animal", "prefLabel": "animal"})
    library.add(source, directory=kept, name="animals")


@pytest.mark.parametrize("base", [base_beside, base_in_a_folder, base_kept])
def test_a_base_is_found_beside_the_file_and_among_those_that_are_kept(
    files: Path, kept: Path, base: Callable[[Path, Path], None]
) -> None:
    base(files, kept)
    pets = write(files / "pets.json", DOG, extends="animals")
    with library.open_vocabulary(pets, directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"animal": "animals", "dog": "pets"}
        assert [scheme.id for scheme in vocabulary.bundles] == ["animals", "pets"]
        assert vocabulary.narrower("animal") == ["dog"]
        assert vocabulary.roots() == ["animal"]
        assert {summary.id: summary.bundle for summary in vocabulary.iter_summaries()} == bundles_of(vocabulary)


def test_a_clinics_own_file_extends_what_ships(files: Path, kept: Path) -> None:
    own = {"id": "infusion-room", "prefLabel": "infusion room", "related": ["immunotherapy"]}
    clinic = write(files / "clinic.json", own, extends=BUILTIN)
    with library.open_vocabulary(str(clinic), directory=kept) as vocabulary:
        assert bundles_of(vocabulary)["infusion-room"] == "clinic"
        assert bundles_of(vocabulary)["t-cell"] == BUILTIN
        assert search(vocabulary, "infusion rom")[0].vocabulary == "clinic"
        assert search(vocabulary, "T cell")[0].vocabulary == BUILTIN


def test_an_answer_leads_back_to_its_concept_whatever_its_bundle(files: Path, kept: Path) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal"})
    pets = library.open_vocabulary(write(files / "pets.json", DOG, extends="animals"), directory=kept)
    other = MemoryVocabulary("other", Scheme("o", "O", "en"), [Concept("dog", "other dog")])
    for vocabularies in ([pets, other], [other, pets]):
        match = resolve(vocabularies, "hound").match
        assert match is not None
        assert match.vocabulary == "pets"
        vocabulary, concept = find_origin(vocabularies, match.vocabulary, match.id)
        assert (vocabulary, concept.pref_label) == (pets, "dog")
    assert find_origin([pets, other], "other", "dog")[1].pref_label == "other dog"
    with pytest.raises(LookupError):
        find_origin([pets, other], "animals", "dog")


def test_extensions_are_stacked(files: Path, kept: Path) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal"})
    library.add(write(files / "pets.json", DOG, extends="animals"), directory=kept)
    top = write(
        files / "top" / "shop.json", {"id": "poodle", "prefLabel": "poodle", "broader": ["dog"]}, extends="pets"
    )
    with library.open_vocabulary(top, directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"animal": "animals", "dog": "pets", "poodle": "shop"}
        assert [scheme.id for scheme in vocabulary.bundles] == ["animals", "pets", "shop"]


def test_an_extension_says_which_concepts_of_its_base_are_kinds_of_its_own(files: Path, kept: Path) -> None:
    base = write(files / "animals.json", {"id": "animal", "prefLabel": "animal"}, {**CAT, "broader": ["animal"]})
    pet = {"id": "pet", "prefLabel": "pet", "broader": ["animal"], "narrower": ["cat"]}
    with library.open_vocabulary(write(files / "pets.json", pet, extends="animals"), directory=kept) as vocabulary:
        cat = vocabulary.find_concept("cat")
        assert cat
        assert (cat.bundle, cat.broader) == ("animals", ("pet",))  # "animal" follows from "pet"
        assert list(vocabulary.narrower("pet")) == ["cat"]
    with library.open_vocabulary(base, directory=kept) as alone:
        cat = alone.find_concept("cat")
        assert cat
        assert cat.broader == ("animal",)


@pytest.mark.parametrize(("narrower", "code"), [("cat", ""), ("pet", "E218"), ("animal", "E218"), ("nowhere", "E202")])
def test_only_what_is_in_a_base_and_not_above_is_stated_as_narrower(
    files: Path, kept: Path, narrower: str, code: str
) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal"}, {**CAT, "broader": ["animal"]})
    pet = {"id": "pet", "prefLabel": "pet", "broader": ["animal"], "narrower": [narrower]}
    problems = check_path(write(files / "pets.json", pet, extends="animals"), directory=kept)
    found = {problem.code for problem in problems}
    assert {each.replace("W", "E") for each in found} >= ({code} if code else set())
    assert bool(found) == bool(code)


def test_a_kept_stack_is_kept_whole(files: Path, kept: Path) -> None:
    base = write(files / "animals.json", {"id": "animal", "prefLabel": "animal"})
    about = library.add(write(files / "pets.json", DOG, extends="animals"), directory=kept)
    base.unlink()
    with library.open_vocabulary("pets", directory=kept) as vocabulary:
        assert isinstance(vocabulary, SqliteVocabulary)
        assert bundles_of(vocabulary) == {"animal": "animals", "dog": "pets"}
        assert [scheme.id for scheme in vocabulary.bundles] == ["animals", "pets"]
    assert (about.concepts, [scheme.id for scheme in about.bundles]) == (2, ["animals", "pets"])
    assert library.show("pets", directory=kept) == about


def test_of_a_kept_extension_only_its_own_problems_are_counted(files: Path, kept: Path) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal", "broader": ["nowhere"]})
    hound = {"id": "hound", "prefLabel": "Hounds", "broader": ["animal", "gone"]}
    about = library.add(write(files / "pets.json", DOG, hound, extends="animals"), directory=kept)
    assert about.problems == ((1, "A label names two concepts (W201)"), (1, "A target does not exist (W202)"))


def test_a_folder_of_parts_is_opened_and_kept_as_one_bundle(files: Path, kept: Path) -> None:
    folder = files / "pets"
    write(folder / "a.json", CAT, id="pets")
    write(folder / "b.json", {"id": "dog", "prefLabel": "dog"}, id="pets")
    write(folder / ".hidden.json", {"id": "ghost", "prefLabel": "ghost"}, id="ghosts")
    with library.open_vocabulary(folder, directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"cat": "", "dog": ""}
        assert vocabulary.scheme.id == "pets"
    about = library.add(folder, directory=kept)
    assert (about.name, about.concepts, about.source) == ("pets", 2, str(folder))


@pytest.mark.parametrize(
    ("names", "said"),
    [([], "contains no"), (["a.csv.json"], "not part of a bundle"), (["a.json", "b.json"], "“id” is “b”")],
)
def test_a_folder_that_is_no_bundle_is_refused(files: Path, kept: Path, names: list[str], said: str) -> None:
    for name in names:
        write(files / name, CAT)
        if "csv" in name:
            (files / name).write_text("id,prefLabel\na,b\n", encoding="utf-8")
    with pytest.raises(Exception, match=said) as raised:
        library.open_vocabulary(files, directory=kept)
    assert raised.value.where.startswith(str(files))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["nowhere", "../files/animals", "/etc/passwd", "..", "x" * 5000, "a\0b"])
def test_a_missing_base_is_one_sentence(files: Path, kept: Path, name: str) -> None:
    write(files / "animals.json")
    path = write(files / "pets.json", extends=name)
    with pytest.raises(InvalidVocabularyError, match="that bundle was not found") as raised:
        library.open_vocabulary(path, directory=kept)
    assert raised.value.where == str(path)


def test_a_base_of_another_format_will_do(files: Path, kept: Path) -> None:
    (files / "animals.csv").write_text("id,prefLabel\nanimal,animal\n", encoding="utf-8")
    pets = write(files / "pets.json", DOG, extends="animals.csv")
    with library.open_vocabulary(pets, directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"animal": "animals", "dog": "pets"}


def test_a_cycle_of_extensions_is_named(files: Path, kept: Path) -> None:
    write(files / "a.json", extends="b")
    write(files / "b.json", extends="c")
    write(files / "c.json", extends="a")
    with pytest.raises(InvalidVocabularyError, match=r"cycle: a\.json → b\.json → c\.json → a\.json"):
        library.open_vocabulary(files / "a.json", directory=kept)


def test_a_chain_that_never_ends_is_given_up() -> None:
    def find_base(name: str, _: Layer) -> Layer:
        return layer(int(name))

    def layer(number: int) -> Layer:
        return Layer(Reading(Scheme(f"{number}", "x", "en", extends=f"{number + 1}"), ()), f"{number}")

    chain = find_chain(layer(0), find_base)
    assert len(chain.layers) == MOST_LAYERS
    assert chain.cycle


def test_an_id_that_two_bundles_define_is_refused(files: Path, kept: Path) -> None:
    write(files / "animals.json", CAT)
    with pytest.raises(InvalidVocabularyError, match="“cat” is defined in both “animals” and “pets”"):
        library.open_vocabulary(write(files / "pets.json", CAT, extends="animals"), directory=kept)


def test_two_bundles_of_one_id_are_refused(files: Path, kept: Path) -> None:
    write(files / "animals.json", id="pets")
    with pytest.raises(InvalidVocabularyError, match="two bundles of this stack have the id “pets”"):
        library.open_vocabulary(write(files / "pets.json", extends="animals"), directory=kept)


def test_the_lists_of_the_schemes_are_joined_and_the_base_goes_first() -> None:
    big, small = Category("big", "big"), Category("small", "small")
    base = Scheme("base", "Base", "en", attribution="A.", facets=(Facet("size", "size", None, (big,)),))
    top = Scheme("top", "Top", "de", attribution="B.", facets=(Facet("size", "Größe", None, (small, big)),))
    joined = join_schemes([base, top])
    assert (joined.id, joined.language, joined.attribution) == ("base", "en", "A. B.")
    assert joined.facets == (Facet("size", "size", None, (big, small)),)


def test_a_stack_is_described_by_all_its_bundles_and_says_nothing_twice() -> None:
    base = Scheme("base", "Base", "en", description="From two papers. No advice.", attribution="The authors. Links.")
    top = Scheme("top", "Top", "en", description="From references. No advice.", attribution="The authors. Facts.")
    joined = join_schemes([base, top])
    assert joined.description == "From two papers. No advice. From references."
    assert joined.attribution == "The authors. Links. Facts."
    assert join_schemes([base, Scheme("bare", "Bare", "en")]).description == base.description


def test_initials_that_two_makers_share_stay() -> None:
    makers = ("J. Cook. E. Rice", "J. Pan")
    joined = join_schemes([Scheme(name, name, "en", attribution=name) for name in makers])
    assert joined.attribution == "J. Cook. E. Rice J. Pan"


def test_a_bundle_that_extends_nothing_is_left_as_it_is() -> None:
    reading = Reading(Scheme("a", "A", "en"), (Concept("x", "x"),))
    assert stack(Layer(reading, "a"), lambda _name, _layer: None) == ((), reading)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped data with two small bundles, the second in parts."""
    folder = tmp_path / "data"
    write(folder / "immunotherapy.json", {"id": "animal", "prefLabel": "animal"})
    write(folder / "further-terms" / "a.json", DOG, id="further-terms", extends=BUILTIN)
    write(folder / "further-terms" / "b.json", CAT, id="further-terms", extends=BUILTIN)
    for module in (builtin, compiled):
        monkeypatch.setattr(module, "data_directory", lambda: folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def compiled_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.sqlite"))


@pytest.mark.usefixtures("data")
def test_the_default_is_all_that_ships(kept: Path) -> None:
    with library.open_vocabulary(directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"animal": BUILTIN, "dog": "further-terms", "cat": "further-terms"}
        assert vocabulary.name == "further-terms"
    with library.open_vocabulary(BUILTIN, directory=kept) as vocabulary:
        assert bundles_of(vocabulary) == {"animal": ""}


def test_what_ships_is_compiled_once_and_again_when_a_part_changes(data: Path) -> None:
    builtin.load_builtin("further-terms").close()
    (first,) = compiled_files(data)
    stamp = first.stat().st_mtime_ns
    builtin.load_builtin("further-terms").close()
    assert [path.stat().st_mtime_ns for path in compiled_files(data)] == [stamp]
    write(
        data / "further-terms" / "b.json", CAT, {"id": "cow", "prefLabel": "cow"}, id="further-terms", extends=BUILTIN
    )
    with builtin.load_builtin("further-terms") as vocabulary:
        assert vocabulary.find_concept("cow")
    assert len(compiled_files(data)) == 1
    assert not first.exists()


def test_a_damaged_compiled_file_is_made_again(data: Path) -> None:
    builtin.load_builtin("further-terms").close()
    (path,) = compiled_files(data)
    path.write_bytes(b"damaged")
    with builtin.load_builtin("further-terms") as vocabulary:
        assert vocabulary.find_concept("dog")


def test_where_the_data_cannot_be_written_the_cache_is_used_and_else_memory(data: Path, tmp_path: Path) -> None:
    (data / "__pycache__").write_text("a file", encoding="utf-8")
    builtin.load_builtin("further-terms").close()
    (path,) = compiled_files(tmp_path)
    assert path.parent.parent == tmp_path / "cache"
    shutil.rmtree(path.parent)
    path.parent.write_text("a file", encoding="utf-8")
    with builtin.load_builtin("further-terms") as vocabulary:
        assert isinstance(vocabulary, MemoryVocabulary)
        assert bundles_of(vocabulary)["animal"] == BUILTIN


def test_the_names_of_what_ships_are_taken(data: Path, files: Path, kept: Path) -> None:
    for name in (BUILTIN, "further-terms"):
        with pytest.raises(UsageError, match="built in"):
            library.add(write(files / "x.json", CAT), directory=kept, name=name, replace=True)
    about = library.show("further-terms", directory=kept)
    assert (about.concepts, about.source) == (3, str(data / "further-terms"))


def test_the_command_line_explains_from_every_bundle_of_a_stack(immuno: Immuno, files: Path) -> None:
    write(files / "animals.json", {"id": "animal", "prefLabel": "animal", "definition": "It moves."})
    pets = str(
        write(
            files / "pets.json",
            DOG,
            {"id": "dachshund", "prefLabel": "dachshund", "altLabel": ["hound"]},
            extends="animals",
        )
    )
    assert "It moves." in immuno("explain animal -V", pets).out
    found = json.loads(immuno("search animal --json -V", pets).out)["results"]
    assert [result["vocabulary"] for result in found] == ["animals"]
    candidates = immuno("explain hound -V", pets).err
    assert f"-V {pets}" in candidates
    assert immuno("vocabulary add", pets, "--name", "mine").code == 0
    assert "It moves." in immuno("explain animal -V mine").out


def test_the_command_line_checks_an_extension_with_its_base(immuno: Immuno, files: Path) -> None:
    write(files / "animals.json", CAT)
    pets = write(files / "pets.json", CAT, extends="animals")
    said = immuno("validate --json", str(pets))
    assert said.code == 3
    codes = [problem["code"] for problem in json.loads(said.out)["problems"]]
    assert codes == ["E110", "E111"]


def test_an_extension_adds_names_in_other_languages_to_the_concepts_of_its_base(files: Path, kept: Path) -> None:
    cat = {**CAT, "translations": {"de": {"prefLabel": "Katze"}}}
    write(files / "base.json", cat, documents=[{"id": "zoo", "title": "Zoo"}])
    added = {
        "cat": {"de": {"prefLabel": "Mieze", "passages": ["zoo"]}, "es": {"prefLabel": "gato"}},
        "dog": {"es": {"prefLabel": "perro"}},
    }
    top = write(files / "top.json", {"id": "dog", "prefLabel": "dog"}, extends="base", translations=added)
    with library.open_vocabulary(top, directory=kept) as opened:
        german, spanish = opened.concept_at(0).translations
        assert (german.pref_label, german.alt_labels, german.passages) == ("Katze", ("Mieze",), ("zoo",))
        assert spanish.pref_label == "gato"
        assert opened.scheme.translations == ()
        for name, identifier in (("Mieze", "cat"), ("gato", "cat"), ("perro", "dog")):
            found = resolve(opened, name).match
            assert found is not None
            assert (found.id, found.matched_by) == (identifier, "translation")


def test_a_name_for_a_concept_that_does_not_exist_and_an_unlisted_page_are_told(immuno: Immuno, files: Path) -> None:
    added = {"bird": {"de": {"prefLabel": "Vogel"}}, "cat": {"de": {"prefLabel": "Katze", "passages": ["zoo"]}}}
    told = immuno("validate", str(write(files / "own.json", CAT, translations=added))).out
    assert "W215\ttranslations.bird" in told
    assert "W205\ttranslations.cat.de.passages[0]" in told

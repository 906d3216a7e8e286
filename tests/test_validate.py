"""Every check has a tiny bundle, tests/fixtures/problems/NUMBER.json, that is sound but for what the check finds.

Where the bundle has several files, they lie in a folder of that name. `animals.json` and `cycle.json` are bundles that
others extend.
"""

import copy
import json
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.formats.bundle.schema import load_schema
from immuno_cli.model import Category, Classification, Concept, Document, Facet, Relation, Scheme, Statement
from immuno_cli.validate import Problem, check_concepts, check_files, hierarchy, list_checks
from immuno_cli.vocabularies.library import open_vocabulary
from immuno_cli.vocabularies.validating import check_bytes, check_path, check_vocabulary
from tests.conftest import Immuno

PROBLEMS: Final = Path(__file__).parent / "fixtures" / "problems"
SCHEME: Final = Scheme("tiny", "Tiny", "en")
FOUND: Final = {
    101: ("concepts[0].altLabel (dog), line 10", "it is text, not a list"),
    102: ("the bundle, line 1", "“title”"),
    103: ("concepts[0].altLabels (dog), line 10", "did you mean “altLabel”?"),
    104: ("concepts[0].altLabel[0] (dog), line 10", "A text is empty or blank."),
    105: ("concepts[0].definition.basis (dog), line 5", "it is “rumor”, not one of document, headline, opinion"),
    106: ("concepts[0].definition (dog), line 5", "cites no passage"),
    107: ("concepts[0].definition.passages (dog), line 10", "A claim of the glossary's own"),
    108: ("concepts[0] (dog), line 6", "only the last counts: “altLabel”"),
    109: ("concepts[1].id (dog), line 8", "“dog”, first at concepts[0]"),
    110: ("concepts[0].id (cat), line 8", "“cat”, in “animals”"),
    111: ("concepts[0].altLabel[0] (dog), line 15", "“Tomcats” is also a label of cat in “animals”"),
    112: ("extends, line 5", "“nowhere”"),
    113: ("extends, line 5", "113.json → cycle.json → 113.json"),
    114: ("b.json: id, line 2", "“other”, not “tiny”"),
    201: ("concepts[1].altLabel[0] (wolf), line 11", "“Dogs” is also a label of dog"),
    202: ("concepts[0].broader[0] (dog), line 10", "“animal”"),
    203: ("concepts[1].broader[0] (cat), line 16", "dog → cat → dog"),
    204: ("concepts[2].related[0] (dog), line 22", "dog is also below animal"),
    205: ("concepts[0].scopeNote[0].passages[0] (dog), line 11", "“007:p1.s1”"),
    206: ("concepts[0].relations[0].relation (dog), line 18", "“chases”"),
    207: ("concepts[0].categories[0].category (dog), line 11", "“small”"),
    208: ("concepts[0].kind (dog), line 10", "“pet”"),
    209: ("concepts[0].altLabel[0] (dog), line 10", "“dog”"),
    210: ("concepts[0].related[0] (dog), line 10", "“dog”"),
    211: ("concepts[0].relations[1].target (dog), line 20", "eats “cat”"),
    212: ("concepts[2].related[0] (dog), line 22", "too deep to check"),
    213: ("concepts[0].definition.passages (dog), line 18", "“007”"),
    214: ("documents[0].url, line 9", "“http://example.org/”"),
    215: ("concepts[0].distinctFrom[0].target (dog), line 15", "“wolf”"),
    216: ("documents[0].sections[0], line 10", "from 5 to 2"),
    217: ("concepts[0].altLabel[0] (dog), line 10", "“chien domestiquÃ©”"),
    219: ("concepts[0].definition.answers[0] (dog), line 12", "“looks”"),
    220: ("concepts[0].definition.onlyFor[0] (dog), line 12", "“leash”"),
    218: ("concepts[0].narrower[0] (dog), line 10", "“poodle”"),
    301: ("concepts[0].id (Dog), line 5", "“Dog”"),
    302: ("concepts[0].definition (dog), line 5", "does not say what it rests on"),
    303: ("concepts[0] (dog), line 5", "A concept has no definition."),
    401: ("concepts[2].broader[0] (dog), line 33", "“animal”, by “mammal”"),
    402: ("concepts[4].broader (cat), line 52", "too deep"),
}
TOO_DEEP: Final = {212, 402}
"""Checks that say where another one gave up."""


def fixture(number: int) -> Path:
    path = PROBLEMS / f"{number}.json"
    return path if path.is_file() else PROBLEMS / f"{number}"


def problems_of(path: Path, *, ours: bool = False) -> list[Problem]:
    return check_path(path, directory=path.parent / "no-kept-ones", ours=ours)


def bundle(*concepts: Any, **head: Any) -> bytes:  # noqa: ANN401 - tests write what is wrong, too
    return json.dumps({"id": "tiny", "title": "Tiny", "language": "en", **head, "concepts": concepts}).encode()


def codes(data: bytes, *, ours: bool = False) -> list[str]:
    return [problem.code for problem in check_files([("tiny.json", data)], ours=ours)]


def test_every_check_is_tried() -> None:
    tried = {int(path.stem) for path in PROBLEMS.iterdir() if path.stem.isdigit()}
    assert set(FOUND) == set(list_checks()) == tried


@pytest.mark.parametrize("number", FOUND)
def test_a_check_finds_its_problem_and_no_other(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if number in TOO_DEEP:
        monkeypatch.setattr(hierarchy, "MOST_STEPS", 1)
    where, said = FOUND[number]
    (problem,) = problems_of(fixture(number), ours=True)
    severity = "warning" if number > 400 else "error"
    assert (problem.code, problem.severity) == (f"{severity[0].upper()}{number}", severity)
    assert problem.where.endswith(where)
    assert problem.message.startswith(list_checks()[number])
    assert said in problem.message


@pytest.mark.parametrize("number", FOUND)
def test_a_problem_has_the_file_and_the_line_that_its_place_names(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if number in TOO_DEEP:
        monkeypatch.setattr(hierarchy, "MOST_STEPS", 1)
    (problem,) = problems_of(fixture(number), ours=True)
    file = fixture(number) / "b.json" if fixture(number).is_dir() else fixture(number)
    assert problem.file == str(file)
    assert problem.where.endswith(f", line {problem.line}")


@pytest.mark.parametrize("number", [number for number in FOUND if number not in {203, 204, *TOO_DEEP}])
def test_general_messages_are_plain(number: int) -> None:
    message = list_checks()[number]
    assert message[0].isupper()
    assert not message.endswith(".")


@pytest.mark.parametrize("number", [number for number in FOUND if number not in TOO_DEEP])
def test_other_peoples_bundles_are_read_more_kindly(number: int) -> None:
    expected = {1: [f"E{number}"], 2: [f"W{number}"], 3: [], 4: [f"W{number}"]}
    assert [problem.code for problem in problems_of(fixture(number))] == expected[number // 100]


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    dog = {"id": "dog", "prefLabel": "dog", "altLabel": 3, "broader": ["animal"], "kind": "pet"}
    data = json.dumps({"id": "tiny", "language": "en", "concepts": [dog, 7, {"id": "cat"}, dog]}, indent=1).encode()
    problems = check_files([("tiny.json", data)], ours=False)
    assert sorted(problem.code for problem in problems) == [
        *("E101", "E101", "E101", "E102", "E102", "E109"),
        *("W201", "W202", "W202", "W208", "W208"),
    ]
    lines = [int(problem.where.rpartition(" ")[2]) for problem in problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize("data", [b"", b" ", b"{", b"\xff\xfe{}", b'{"id": ', b"[" * 100_000])
def test_what_is_no_json_is_refused_with_the_name_of_the_file(data: bytes) -> None:
    with pytest.raises(InvalidVocabularyError, match=r"tiny\.json"):
        check_files([("tiny.json", data)], ours=False)


@pytest.mark.parametrize("data", [b"[]", b"null", b'"dog"', b"7", b'{"concepts": {}}', b'{"concepts": [null, [], 1]}'])
def test_json_of_another_shape_is_told_as_such(data: bytes) -> None:
    assert set(codes(data)) <= {"E101", "E102"}
    assert "E101" in codes(data)


@pytest.mark.parametrize("key", ["prefLabel", "altLabel", "definition", "relations", "no such key"])
def test_deep_nesting_is_told_and_does_not_break(key: str) -> None:
    deep = b"[" * 900 + b"]" * 900
    data = bundle({"id": "dog", "prefLabel": "dog", "KEY": 0}).replace(b'"KEY": 0', f'"{key}": '.encode() + deep)
    assert {"E101", "E103"} & set(codes(data))


@pytest.mark.parametrize("depth", range(900, 1000, 3))
def test_a_depth_at_the_edge_of_what_python_bears_is_told_too(depth: int) -> None:
    data = b'{"id": %b, "concepts": []}' % (b"[" * depth + b"]" * depth)
    try:
        assert "E101" in codes(data)
    except InvalidVocabularyError as error:
        assert "nested too deeply" in error.message  # noqa: PT017 - either answer will do


def test_a_byte_order_mark_and_odd_spacing_change_no_line() -> None:
    data = b"\xef\xbb\xbf\r\n\t" + bundle({"id": "dog"}).replace(b"{", b"{\r\n")
    (problem,) = check_files([("tiny.json", data)], ours=False)
    assert problem.where == "concepts[0] (dog), line 3"


def test_of_very_many_misshapen_concepts_a_thousand_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("immuno_cli.validate.shape.MOST_EXPLAINED", 2)
    problems = check_files([("tiny.json", bundle(*[{"id": str(n), "prefLabel": n} for n in range(5)]))], ours=False)
    assert len(problems) == 3
    assert any("3 more concepts" in problem.message for problem in problems)


def test_a_deprecated_concept_needs_no_label_and_keeps_none() -> None:
    old = {"id": "hound", "prefLabel": "dog", "deprecated": True, "isReplacedBy": ["dog"]}
    dog = {"id": "dog", "prefLabel": "dog", "definition": "A dog."}
    assert codes(bundle(dog, old, {"id": "cur", "deprecated": True})) == []


def test_british_spelling_beside_american_in_one_concept_is_no_clash() -> None:
    assert codes(bundle({"id": "a", "prefLabel": "tumor", "altLabel": ["tumour"]})) == []


def test_a_label_that_stands_twice_in_another_language_is_named() -> None:
    concept = {"id": "a", "prefLabel": "a", "translations": {"de": {"prefLabel": "A", "altLabel": ["a", "A"]}}}
    (problem,) = check_files([("tiny.json", bundle(concept))], ours=False)
    assert (problem.code, problem.where) == ("W209", "concepts[0].translations.de.altLabel[1] (a), line 1")


@pytest.mark.parametrize(
    ("label", "is_damaged"),
    [
        ("NÃ¤vus", True),
        ("Ã–dem", True),
        ("Sjâ€™gren", True),
        ("Sjâ€œgren", True),
        ("N\ufffdvus", True),
        ("25 Â°C", True),
        ("IFN-Î³", True),
        ("«MAÎTRE»", False),
        ("IRMÃ", False),
        ("“MANHÔ", False),
        ("IRMÃ – a sister", False),
        ("Âge", False),
        ("Ödem", False),
    ],
)
def test_letters_that_were_lost_or_mistaken_are_named(label: str, is_damaged: bool) -> None:
    assert codes(bundle({"id": "a", "prefLabel": label})) == (["W217"] if is_damaged else [])


def test_hidden_labels_may_lead_to_two_concepts() -> None:
    lump = {"hiddenLabel": ["lump"]}
    assert codes(bundle({"id": "a", "prefLabel": "a cyst", **lump}, {"id": "b", "prefLabel": "a tumor", **lump})) == []


def test_ids_of_the_head_stand_once() -> None:
    document = {"id": "000", "file": "a.txt", "title": "A"}
    facet = {"id": "size", "prefLabel": "size", "categories": [{"id": "big", "prefLabel": "big"}]}
    other = {**facet, "id": "height"}
    kind = {"id": "eats", "prefLabel": "eats", "inverseLabel": "eaten by"}
    assert codes(bundle(documents=[document] * 2, facets=[facet, other], relationTypes=[kind] * 2)) == ["E109"] * 3
    same = {**kind, "id": facet["id"]}  # OBO writes facets and relations as properties
    assert codes(bundle(facets=[facet], relationTypes=[same])) == ["E109"]


def test_a_section_counts_whole_paragraphs_from_one() -> None:
    document = {"id": "000", "title": "A", "sections": [{"from": 0, "to": "five", "title": "the article"}]}
    problems = check_files([("tiny.json", bundle(documents=[document]))], ours=False)
    assert [problem.message.partition(": ")[2] for problem in problems] == [
        "it is “0”.",
        "it is text, not a whole number.",
    ]


def test_a_statement_may_cite_a_document_and_a_reference_together() -> None:
    documents = [
        {"id": "000", "title": "A document", "file": "a.txt"},
        {"id": "page", "title": "A page", "url": "https://example.org/"},
    ]
    statements = [
        {"text": "It barks.", "basis": "document", "passages": ["000:p1.s2", "page"]},
        {"text": "It bites.", "basis": "reference", "passages": ["page", "000:p1.s3"]},
    ]
    dog = {"id": "dog", "prefLabel": "dog", "scopeNote": statements}
    assert codes(bundle(dog, documents=documents)) == []


def test_the_claims_of_name_stems_are_checked_like_others() -> None:
    stem = {"stem": "-mab", "concept": "antibody", "meaning": "antibodies", "basis": "reference", "passages": ["who"]}
    problems = check_files([("tiny.json", bundle(nameStems=[stem]))], ours=False)
    assert {(problem.code, problem.where.partition(",")[0]) for problem in problems} == {
        ("W215", "nameStems[0].concept"),
        ("W205", "nameStems[0].passages[0]"),
    }


def written(folder: Path, name: str, *concepts: Any, **head: Any) -> Path:  # noqa: ANN401
    path = folder / f"{name}.json"
    path.write_bytes(bundle(*concepts, **{"id": name, **head}))
    return path


def test_each_unknown_treatment_is_named_and_one_that_ships_is_known(tmp_path: Path) -> None:
    told = {"text": "Report it.", "basis": "glossary", "onlyFor": ["dog", "leash", "car-t-cell", "chemo"]}
    path = written(tmp_path, "dogs", {"id": "dog", "prefLabel": "dog", "definition": told})
    said = [(problem.code, problem.message.partition(": ")[2]) for problem in problems_of(path)]
    assert said == [("W220", "“leash”."), ("W220", "“chemo”.")]


def test_an_extension_may_name_whatever_its_base_has(tmp_path: Path) -> None:
    base = (PROBLEMS / "animals.json").read_bytes()
    (tmp_path / "animals.json").write_bytes(base)
    dog = {
        "id": "dog",
        "prefLabel": "dog",
        "definition": {"text": "A dog.", "basis": "reference", "passages": ["007"]},
        "categories": [{"category": "small", "basis": "glossary"}],
        "broader": ["animal"],
        "relations": [{"relation": "eats", "target": "cat", "basis": "glossary"}],
        "distinctFrom": [{"target": "cat", "text": "A dog barks.", "basis": "glossary"}],
    }
    assert problems_of(written(tmp_path, "dogs", dog, extends="animals"), ours=True) == []


def test_problems_of_the_base_are_not_reported(tmp_path: Path) -> None:
    written(tmp_path, "base", {"id": "cat", "prefLabel": "cat", "broader": ["nowhere", "cat"], "kind": "pet"})
    top = written(tmp_path, "top", {"id": "dog", "prefLabel": "dog", "broader": ["cat"]}, extends="base")
    assert problems_of(top) == []


def test_without_its_base_an_extension_is_not_blamed_for_every_link(tmp_path: Path) -> None:
    dog = {"id": "dog", "prefLabel": "dog", "broader": ["animal"], "altLabel": ["dog"]}
    assert [problem.code for problem in problems_of(written(tmp_path, "dogs", dog, extends="gone"))] == ["E112", "W209"]


def test_a_base_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "base.json").write_text('{"concepts": [', encoding="utf-8")
    top = written(tmp_path, "top", extends="base")
    with pytest.raises(InvalidVocabularyError, match=r"base\.json"):
        problems_of(top)


def test_a_folder_is_checked_as_one_bundle_and_each_problem_names_its_file(tmp_path: Path) -> None:
    document = {"id": "000", "title": "A"}
    dog = {"id": "dog", "prefLabel": "dog", "broader": ["animal"]}
    cat = {"id": "cat", "prefLabel": "Dogs", "broader": ["animal", "gone"], "kind": "pet"}
    written(tmp_path, "a", dog, {"id": "animal", "prefLabel": "animal"}, id="pets", documents=[document])
    written(tmp_path, "b", cat, dog | {"prefLabel": "hound"}, id="pets", documents=[document] * 2)
    problems = problems_of(tmp_path)
    assert {Path(problem.file).name for problem in problems} == {"b.json"}
    assert sorted((problem.code, problem.where.partition(": ")[2].partition(",")[0]) for problem in problems) == [
        ("E109", "concepts[1].id (dog)"),
        ("E109", "documents[1].id"),
        ("W201", "concepts[0].prefLabel (cat)"),
        ("W202", "concepts[0].broader[1] (cat)"),
        ("W208", "concepts[0].kind (cat)"),
    ]


def test_bytes_paths_and_open_vocabularies_have_the_same_problems(tmp_path: Path) -> None:
    path = fixture(202)
    of_path = [problem.message for problem in problems_of(path)]
    assert [problem.message for problem in check_bytes(path.read_bytes(), directory=tmp_path)] == of_path
    with open_vocabulary(path, directory=tmp_path) as vocabulary:
        assert [problem.message for problem in check_vocabulary(vocabulary)] == of_path


def test_bytes_may_have_any_format(tmp_path: Path) -> None:
    table = b"id,prefLabel,broader\ndog,dog,animal\n"
    assert [problem.code for problem in check_bytes(table, directory=tmp_path)] == ["W202"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize(
    "text",
    [
        '[{"term": "Nävus", "broader": "Mal"}, {"term": "Ödem", "broader": "nothing"}, {"term": "Mal"}]',
        '{"id": "x", "title": "X", "language": "de", "concepts": [{"id": "ö", "prefLabel": "Ödem", "broader": ["é"]}]}',
    ],
)
def test_bytes_may_have_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "terms.json"
    path.write_bytes(text.encode(encoding))
    found = check_bytes(path.read_bytes(), directory=tmp_path)
    assert "W202" in {problem.code for problem in found}
    assert [problem[:4] for problem in found] == [problem[:4] for problem in problems_of(path)]


def test_a_vocabulary_of_any_format_is_placed_by_ids() -> None:
    scheme = SCHEME._replace(facets=(Facet("size", "size", None, (Category("big", "big"),)),))
    dog = Concept(
        "D:1", "dog", relations=(Relation("eats", "D:9"),), categories=(Classification("big"), Classification("wee"))
    )
    assert [tuple(problem)[:3] for problem in check_concepts(scheme, [dog], ours=False)] == [
        ("W202", "warning", "D:1: relations[0].target"),
        ("W206", "warning", "D:1: relations[0].relation"),
        ("W207", "warning", "D:1: categories[1].category"),
    ]


def test_a_cycle_of_very_many_concepts_ends() -> None:
    many = 20_000
    concepts = [Concept(f"{n}", f"n{n}", broader=(f"{(n + 1) % many}", f"{n // 2}")) for n in range(many)]
    concepts[0] = concepts[0]._replace(related=("2",))
    problems = check_concepts(SCHEME, concepts, ours=False)
    assert {problem.code for problem in problems} == {"W203", "W204", "W401", "W402"}
    assert any("20,000 concepts" in problem.message for problem in problems)


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=10), st.integers(0, 9), st.integers(0, 9))
def test_cycles_related_kinds_and_redundant_parents_agree_with_the_obvious_way(
    links: list[list[int]], one: int, other: int
) -> None:
    size = len(links)
    one, other = one % size, other % size
    parents = [[target % size for target in targets] for targets in links]
    above = [set[int]() for _ in parents]
    for _ in parents:
        for number, targets in enumerate(parents):
            above[number] |= set(targets).union(*(above[target] for target in targets))
    concepts = [Concept(str(n), f"n{n}", broader=tuple(map(str, targets))) for n, targets in enumerate(parents)]
    concepts[one] = concepts[one]._replace(related=(str(other),))
    found = {problem.code for problem in check_concepts(SCHEME, concepts, ours=False)}
    assert ("W203" in found) == any(number in up for number, up in enumerate(above))
    assert ("W204" in found) == (one != other and (other in above[one] or one in above[other]))
    redundant = any(
        above_other == parent and parent != sibling
        for targets in parents
        for parent in targets
        for sibling in targets
        for above_other in above[sibling]
    )
    assert ("W401" in found) == redundant


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", " ", "x", "document", "glossary", "cell"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["text", "basis", "passages", "id", "prefLabel", "category"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
SOUND: Final[dict[str, Any]] = {
    "id": "dog",
    "prefLabel": "dog",
    "altLabel": ["hound"],
    "kind": "cell",
    "definition": {"text": "A dog.", "basis": "document", "passages": ["000:p1.s1"]},
    "scopeNote": ["It barks.", {"text": "It bites.", "basis": "glossary", "xrefs": ["x"]}],
    "categories": [{"category": "big", "basis": "glossary", "note": "So they say."}],
    "broader": ["animal"],
    "relations": [{"relation": "eats", "target": "cat"}],
    "exactMatch": [{"id": "X:1", "prefLabel": "Dog"}],
    "deprecated": False,
}


@st.composite
def near_concepts(draw: st.DrawFn) -> dict[str, Any]:
    """Concepts of which some part was replaced, taken away or added."""
    concept = copy.deepcopy(SOUND)
    for _ in range(draw(st.integers(0, 2))):
        at: Any = concept
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            key = draw(st.sampled_from(keys)) if keys else None
            if key is None or not isinstance(at[key], dict | list) or draw(st.booleans()):
                break
            at = at[key]
        if key is None or draw(st.sampled_from(["replace", "take"])) == "replace":
            if isinstance(at, dict):
                at[key if key is not None else "text"] = draw(VALUES)
            elif key is not None:
                at[int(key)] = draw(VALUES)
        else:
            del at[key]
    return concept


CONCEPT_SCHEMA: Final = {"$defs": load_schema()["$defs"], "$ref": "#/$defs/concept"}
SCHEMA_CHECK: Final = jsonschema.Draft202012Validator(CONCEPT_SCHEMA)


@given(near_concepts())
def test_what_is_of_the_right_shape_can_be_read_and_what_is_not_is_explained(concept: dict[str, Any]) -> None:
    errors = [code for code in codes(bundle(concept)) if code.startswith("E")]
    of_some_kind = {**concept, "kind": "cell"} if isinstance(concept.get("kind"), str) else concept
    assert bool(errors) == (not SCHEMA_CHECK.is_valid(of_some_kind))
    if not errors:
        assert len(list(read_bundle(bundle(concept), where="tiny.json").concepts)) == 1


def test_the_schema_is_itself_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize("to", ["csv", "obo", "turtle", "obographs"])
def test_an_exported_vocabulary_is_not_blamed_for_what_its_format_has_no_place_for(
    immuno: Immuno, tmp_path: Path, to: str
) -> None:
    file = tmp_path / f"glossary.{to.replace('turtle', 'ttl').replace('obographs', 'json')}"
    assert immuno(f"export --to {to} --output {file}").code == 0
    said = json.loads(immuno(f"validate {file} --json").out)
    assert [problem for problem in said["problems"] if problem["severity"] == "warning"] == []


def test_a_document_is_missed_where_others_are_listed() -> None:
    cited = Statement("It barks.", "document", ("007:p1.s1",))
    dog = Concept("dog", "dog", definitions=(cited,))
    listed = Scheme("dogs", "Dogs", "en", documents=(Document("001", "Another"),))
    assert [problem.code for problem in check_concepts(listed, [dog], ours=False)] == ["W205"]
    assert check_concepts(listed._replace(documents=()), [dog], ours=False) == []

"""Every check has a tiny bundle, tests/fixtures/problems/NUMBER.json, that is sound but for what the check finds."""

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
from immuno_cli.model import Category, Classification, Concept, Facet, Relation, Scheme
from immuno_cli.validate import check_concepts, hierarchy, list_checks, validate
from immuno_cli.validate.shape import load_schema

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
    301: ("concepts[0].id (Dog), line 5", "“Dog”"),
    302: ("concepts[0].definition (dog), line 5", "does not say what it rests on"),
    303: ("concepts[0] (dog), line 5", "A concept has no definition."),
}


def fixture(number: int) -> bytes:
    return (PROBLEMS / f"{number}.json").read_bytes()


def bundle(*concepts: Any, **head: Any) -> bytes:  # noqa: ANN401 - tests write what is wrong, too
    return json.dumps({"id": "tiny", "title": "Tiny", "language": "en", **head, "concepts": concepts}).encode()


def codes(data: bytes, *, ours: bool = False) -> list[str]:
    return [problem.code for problem in validate(data, ours=ours, where="tiny.json")]


def test_every_check_is_tried() -> None:
    assert set(FOUND) == set(list_checks()) == {int(path.stem) for path in PROBLEMS.glob("*.json")}


@pytest.mark.parametrize("number", FOUND)
def test_a_check_finds_its_problem_and_no_other(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if number == 212:
        monkeypatch.setattr(hierarchy, "MOST_STEPS", 1)
    where, said = FOUND[number]
    (problem,) = validate(fixture(number), ours=True, where="tiny.json")
    assert (problem.code, problem.severity, problem.where) == (f"E{number}", "error", where)
    assert problem.message.startswith(list_checks()[number])
    assert said in problem.message


@pytest.mark.parametrize("number", [number for number in FOUND if number not in {203, 204, 212}])
def test_general_messages_are_plain(number: int) -> None:
    message = list_checks()[number]
    assert message[0].isupper()
    assert not message.endswith(".")


@pytest.mark.parametrize("number", [number for number in FOUND if number != 212])
def test_other_peoples_bundles_are_read_more_kindly(number: int) -> None:
    found = codes(fixture(number))
    assert found == ([f"E{number}"] if number < 200 else [f"W{number}"] if number < 300 else [])


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    dog = {"id": "dog", "prefLabel": "dog", "altLabel": 3, "broader": ["animal"], "kind": "pet"}
    data = json.dumps({"id": "tiny", "language": "en", "concepts": [dog, 7, {"id": "cat"}, dog]}, indent=1).encode()
    problems = validate(data, ours=False, where="tiny.json")
    assert sorted(problem.code for problem in problems) == [
        *("E101", "E101", "E101", "E102", "E102", "E109"),
        *("W201", "W202", "W202", "W208", "W208"),
    ]
    lines = [int(problem.where.rpartition(" ")[2]) for problem in problems]
    assert lines == sorted(lines)


@pytest.mark.parametrize("data", [b"", b" ", b"{", b"\xff\xfe{}", b'{"id": ', b"[" * 100_000])
def test_what_is_no_json_is_refused_with_the_name_of_the_file(data: bytes) -> None:
    with pytest.raises(InvalidVocabularyError, match=r"tiny\.json"):
        validate(data, ours=False, where="tiny.json")


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
    (problem,) = validate(data, ours=False, where="tiny.json")
    assert problem.where == "concepts[0] (dog), line 3"


def test_of_very_many_misshapen_concepts_a_thousand_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("immuno_cli.validate.shape.MOST_EXPLAINED", 2)
    problems = validate(bundle(*[{"id": str(n), "prefLabel": n} for n in range(5)]), ours=False, where="tiny.json")
    assert len(problems) == 3
    assert any("3 more concepts" in problem.message for problem in problems)


def test_a_deprecated_concept_needs_no_label_and_keeps_none() -> None:
    old = {"id": "hound", "prefLabel": "dog", "deprecated": True, "isReplacedBy": ["dog"]}
    dog = {"id": "dog", "prefLabel": "dog", "definition": "A dog."}
    assert codes(bundle(dog, old, {"id": "cur", "deprecated": True})) == []


def test_british_spelling_beside_american_in_one_concept_is_no_clash() -> None:
    assert codes(bundle({"id": "a", "prefLabel": "tumor", "altLabel": ["tumour"]})) == []


def test_hidden_labels_may_lead_to_two_concepts() -> None:
    lump = {"hiddenLabel": ["lump"]}
    assert codes(bundle({"id": "a", "prefLabel": "a cyst", **lump}, {"id": "b", "prefLabel": "a tumor", **lump})) == []


def test_ids_of_the_head_stand_once() -> None:
    document = {"id": "000", "file": "a.txt", "title": "A"}
    facet = {"id": "size", "prefLabel": "size", "categories": [{"id": "big", "prefLabel": "big"}]}
    other = {**facet, "id": "height"}
    kind = {"id": "eats", "prefLabel": "eats", "inverseLabel": "eaten by"}
    assert codes(bundle(documents=[document] * 2, facets=[facet, other], relationTypes=[kind] * 2)) == ["E109"] * 3


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


def test_a_circle_of_very_many_concepts_ends() -> None:
    many = 50_000
    concepts = [Concept(f"{n}", f"n{n}", broader=(f"{(n + 1) % many}", f"{n // 2}")) for n in range(many)]
    concepts[0] = concepts[0]._replace(related=("2",))
    problems = check_concepts(SCHEME, concepts, ours=False)
    assert {problem.code for problem in problems} == {"W203", "W204"}
    assert any("50,000 concepts" in problem.message for problem in problems)


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=10), st.integers(0, 9), st.integers(0, 9))
def test_circles_and_related_kinds_agree_with_the_obvious_way(links: list[list[int]], one: int, other: int) -> None:
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

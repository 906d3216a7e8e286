"""A record in, a record out: with its id, in this process or in another one."""

import pickle

import pytest

from immuno_cli.annotate.collections.annotator import (
    Annotator,
    Fields,
    Settings,
    check_fields,
    find_field,
    parse_record,
)
from immuno_cli.errors import RecordError, UsageError

GLOSSARY = Settings(("immunotherapy",))


def test_a_record_is_answered_by_a_record_with_its_id_and_the_fields_to_keep() -> None:
    annotator = Annotator(GLOSSARY, Fields("article.abstract", "pmid", ("year", "article.title", "missing")))
    answer = annotator({"pmid": 7, "year": None, "article": {"title": "On T cells", "abstract": "A tumour."}})
    annotations = answer.pop("annotations")
    assert answer == {"id": 7, "year": None, "article.title": "On T cells"}
    assert [(one["start"], one["end"], one["text"], one["id"]) for one in annotations] == [(2, 8, "tumour", "tumor")]


def test_the_beginning_of_a_text_tells_its_kind_as_in_a_file() -> None:
    annotator = Annotator(GLOSSARY)
    cues = "1\n00:00:01,000 --> 00:00:02,000\nA monoclonal\n\n2\n00:00:02,000 --> 00:00:03,000\nantibody\n"
    page = "<html><script>tumor()</script><p>T <b>cells</b>"
    for text, ids in ((cues, ["monoclonal-antibody"]), (page, ["t-cell"])):
        assert [one["id"] for one in annotator({"text": text})["annotations"]] == ids
        assert [one["id"] for one in annotator({"text": f"\ufeff{text}"})["annotations"]] == ids


def test_a_byte_order_mark_in_a_record_counts_as_a_character() -> None:
    answer = Annotator(GLOSSARY)({"text": "\ufeff<html><i hidden>tumor</i><p>T <b>cells</b>"})
    assert [(one["start"], one["end"], one["text"]) for one in answer["annotations"]] == [(29, 39, "T <b>cells")]


def test_an_annotator_that_was_pickled_answers_alike() -> None:
    annotator = Annotator(Settings(("immunotherapy",), exclude=("t-cell",), min_length=4), Fields(id="n"))
    other = pickle.loads(pickle.dumps(annotator))  # noqa: S301 - made here
    record = {"n": "a", "text": "T cells and tumours and CD8"}
    assert other(record) == annotator(record)
    assert [one["id"] for one in other(record)["annotations"]] == ["tumor"]


def test_a_process_loads_the_vocabularies_once_for_all_annotators() -> None:
    copies = [pickle.loads(pickle.dumps(Annotator(GLOSSARY))) for _ in range(2)]  # noqa: S301 - made here
    assert copies[0].matcher is copies[1].matcher


@pytest.mark.parametrize("identifier", [7, -1, "7", "", "a b", 10**30])
def test_an_id_stays_what_it_is(identifier: object) -> None:
    assert Annotator(GLOSSARY)({"id": identifier, "text": ""})["id"] == identifier


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": 1}, "it has no field “text”"),
        ({"id": 1, "text": None}, "its field “text” is not text"),
        ({"id": 1, "text": ["T cell"]}, "its field “text” is not text"),
        ({"id": True, "text": ""}, "its field “id” is neither a text nor a whole number"),
        ({"id": 1.5, "text": ""}, "its field “id” is neither a text nor a whole number"),
        ({"id": None, "text": ""}, "its field “id” is neither a text nor a whole number"),
    ],
)
def test_a_record_that_cannot_be_answered_says_why(record: dict[str, object], reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        Annotator(GLOSSARY)(record)


def test_an_id_is_needed_where_its_field_is_named() -> None:
    assert "id" not in Annotator(GLOSSARY)({"text": ""})
    with pytest.raises(RecordError, match="it has no field “pmid”"):
        Annotator(GLOSSARY, Fields(id="pmid"))({"id": 1, "text": ""})


def test_a_field_whose_name_has_dots_goes_before_a_nested_one() -> None:
    assert find_field({"a.b": 1, "a": {"b": 2}}, "a.b") == 1


@pytest.mark.parametrize("name", ["id", "annotations", "file", "line"])
def test_a_field_of_the_answer_cannot_be_kept(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        check_fields(Fields(keep=(name,)))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nothing", "this is not valid JSON: the error is at character 1"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"a":' * 100_000, "it is nested too deeply"),
        ("[1]", "this is not a JSON object"),
        ('{"id": NaN}', "it has a number that JSON does not allow"),
        ('{"id": %s}' % ("9" * 5000), "it has a number"),
    ],
)
def test_a_line_that_is_no_record_says_why(line: str, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        parse_record(line)

"""A file that is nested too deeply is refused in a sentence, before a parser runs out of stack or of time."""

import json
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import nesting, read_file

CONTEXT: Final = '{"@context":{"s":"http://www.w3.org/2004/02/skos/core#"},"@id":"urn:a","@type":"s:Concept",'
RDF: Final = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2004/02/skos/core#">'
)
TURTLE: Final = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> a s:Concept ; <urn:p> "
HEAD: Final = '{"id":"a","title":"A","language":"en","concepts":[{"id":"a","prefLabel":"a"}],"more":'

KINDS: Final[dict[str, Callable[[int], str]]] = {
    "narrower.jsonld": lambda n: CONTEXT + '"s:narrower":' + '{"@id":"urn:b","s:narrower":' * n + "{}" + "}" * n + "}",
    "list.jsonld": lambda n: CONTEXT + '"urn:p":' + '{"@list":[' * (n // 2) + '"x"' + "]}" * (n // 2) + "}",
    "terms.jsonld": lambda n: (
        CONTEXT.replace("#", '#",' + "".join(f'"t{i}":"t{i + 1}:",' for i in range(n)) + f'"t{n}":"urn:', 1)
        + '"t0:a":1}'
    ),
    "concepts.rdf": lambda n: (
        RDF + "<s:Concept><s:narrower>" * (n // 2) + "</s:narrower></s:Concept>" * (n // 2) + "</rdf:RDF>"
    ),
    "quoted.ttl": lambda n: TURTLE + "<<( <urn:a> <urn:p> " * n + "1" + " )>>" * n + " .",
    "reified.ttl": lambda n: TURTLE + "<< <urn:a> <urn:p> " * n + "1" + " >>" * n + " .",
    "bundle.json": lambda n: HEAD + "[" * n + "]" * n + "}",
    "graphs.json": lambda n: '{"graphs":[{"id":"a","nodes":[{"id":"b","lbl":"b"}]}],"more":' + "[" * n + "]" * n + "}",
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("depth", [2 * nesting.MAX_DEPTH, 20_000, 200_000])
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, name: str, depth: int) -> None:
    file = tmp_path / name
    file.write_text(KINDS[name](depth), encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="nested") as raised:
        read_file(file)
    assert str(file) in str(raised.value)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_nested_as_deep_as_no_vocabulary_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(KINDS[name](nesting.MAX_DEPTH // 2), encoding="utf-8")
    assert read_file(file).concepts


def levels(value: object) -> int:
    if isinstance(value, dict | list):
        return 1 + max(map(levels, value.values() if isinstance(value, dict) else value), default=0)
    return 0


TEXT: Final = st.text('a"\\[]{}\n\ud7ff', max_size=4)
JSON: Final = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=20
)


@given(JSON, st.sampled_from([1, 2, 3, 7, 1 << 20]), st.booleans())
def test_the_depth_of_json_is_measured_in_parts_of_any_size(value: Any, size: int, ascii_only: bool) -> None:  # noqa: ANN401
    data = json.dumps(value, ensure_ascii=ascii_only).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nesting, "_PART_SIZE", size)
        assert max(nesting._json_depths(data)) == levels(value)


def test_markup_in_texts_comments_and_attributes_is_not_counted() -> None:
    xml = b"""<?xml version="1.0"?><a b='>/>' c="<d>"><b/><c x="/"/><!-- <d> --><e>t</e><![CDATA[<f>]]></a>"""
    assert list(nesting._xml_depths(xml)) == [1, 2, 2, 2]
    triples = (
        b'<urn:a> <urn:p> \'<<\', "<<\\"", """<< " <<""", ex:a\\\'b . # <<\n << a b << c d e >> >> .' + b"# <<" * 500
    )
    assert max(nesting._triple_depths(triples)) == 2


@pytest.mark.parametrize("part", ["<!--", "<a \"'", "<a/", "<![CDATA[", "<a \"<b'\" '<b\"' ", "<a" + "/" * 50])
def test_xml_that_is_cut_short_is_read_once(part: str) -> None:
    data = "".join(chain(repeat(part, 100_000))).encode()
    assert max(nesting._xml_depths(data), default=0) <= 100_000


def test_a_context_that_is_no_json_is_left_to_the_parser(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonld"
    file.write_text(
        '{"@context": {"s": "http://www.w3.org/2004/02/skos/core#", broken}, "@id": "urn:a"}', encoding="utf-8"
    )
    with pytest.raises(InvalidVocabularyError, match=r"a\.jsonld"):
        read_file(file)


def with_contexts(levels: int, key: str) -> str:
    terms = ",".join(f'"t{n}":"urn:t{n}"' for n in range(2000))
    inner = f'{{{key}:{{"x":"urn:x"}},"@id":"urn:b","s:narrower":'
    return CONTEXT.replace('#"', f'#",{terms}') + '"s:narrower":' + inner * levels + "{}" + "}" * (levels + 1)


@pytest.mark.parametrize("key", ['"@context"', r'"@\u0063ont\u0065xt"'])
def test_contexts_that_are_nested_and_large_are_refused(tmp_path: Path, key: str) -> None:
    file = tmp_path / "a.jsonld"
    file.write_text(with_contexts(200, key), encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="nested in one another"):
        read_file(file)
    file.write_text(with_contexts(4, key), encoding="utf-8")
    assert read_file(file).concepts


def test_a_context_inside_of_another_counts_for_every_level(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonld"
    terms = ",".join(f'"t{n}":"urn:t{n}"' for n in range(2000))
    scoped = f'"p":{{"@id":"urn:p","@context":{{{terms}}}}}'
    file.write_text(CONTEXT.replace('#"', f'#",{scoped}') + '"p":{"p":' * 100 + "1" + "}" * 101, encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="nested in one another"):
        read_file(file)


def test_many_resources_with_a_context_each_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonld"
    context = {"s": "http://www.w3.org/2004/02/skos/core#", **{f"t{n}": f"urn:t{n}" for n in range(50)}}
    concepts = [{"@context": context, "@id": f"urn:{n}", "@type": "s:Concept"} for n in range(500)]
    file.write_text(json.dumps(concepts), encoding="utf-8")
    assert len(read_file(file).concepts) == 500


@pytest.mark.parametrize("inside", ["<!-- </a></a> -->", "<![CDATA[</a>]]>", '<b c="/>"></b>', "<b c='/>'></b>"])
def test_markup_that_only_looks_like_an_end_hides_no_depth(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "a.rdf"
    depth = 2 * nesting.MAX_DEPTH
    file.write_text(RDF + f"<a>{inside}" * depth + "</a>" * depth + "</rdf:RDF>", encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="nested more than"):
        read_file(file)


DEEP: Final[dict[str, Callable[[int], str]]] = {
    "blank.ttl": lambda n: TURTLE + "[ <urn:p> " * n + "1" + " ]" * n + " .",
    "collection.ttl": lambda n: TURTLE + "( " * n + "1" + " )" * n + " .",
    "annotated.ttl": lambda n: TURTLE + "1 " + "{| <urn:p> 1 " * n + " |}" * n + " .",
}


@pytest.mark.parametrize("name", DEEP)
def test_turtle_that_the_parser_reads_without_recursion_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(DEEP[name](50_000), encoding="utf-8")
    assert len(read_file(file).concepts) == 1


LONG: Final = "http://example.org/" + "long/" * 4000
USED: Final[dict[str, Callable[[str, int], str]]] = {
    "prefix.ttl": lambda base, n: (
        f"@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <{base}> .\n"
        + "".join(f'e:{i} a s:Concept ; s:prefLabel "n {i}" .\n' for i in range(n))
    ),
    "base.ttl": lambda base, n: (
        f"@base <{base}> . @prefix s: <http://www.w3.org/2004/02/skos/core#> .\n"
        + "".join(f'<{i}> a s:Concept ; s:prefLabel "n {i}" .\n' for i in range(n))
    ),
    "properties.ttl": lambda base, n: (
        f"@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <{base}> .\n"
        + "".join(f'<urn:{i}> a s:Concept ; e:{i} "n {i}" .\n' for i in range(n))
    ),
    "base.rdf": lambda base, n: (
        RDF.replace("<rdf:RDF", f'<rdf:RDF xml:base="{base}"')
        + "".join(f'<s:Concept rdf:ID="i{i}"><s:prefLabel>n {i}</s:prefLabel></s:Concept>' for i in range(n))
        + "</rdf:RDF>"
    ),
    "prefix.jsonld": lambda base, n: json.dumps(
        {
            "@context": {"s": "http://www.w3.org/2004/02/skos/core#", "e": base},
            "@graph": [{"@id": f"e:{i}", "@type": "s:Concept", "s:prefLabel": f"n {i}"} for i in range(n)],
        }
    ),
    "chain.jsonld": lambda base, n: json.dumps(
        {
            "@context": {
                "s": "http://www.w3.org/2004/02/skos/core#",
                "t0": base[:200],
                **{f"t{i}": f"t{i - 1}:{base[:200]}" for i in range(1, len(base) // 200 + 1)},
            },
            "@graph": [
                {"@id": f"t{len(base) // 200}:{i}", "@type": "s:Concept", "s:prefLabel": f"n {i}"} for i in range(n)
            ],
        }
    ),
}


@pytest.mark.parametrize("name", USED)
def test_a_long_start_of_addresses_that_is_used_very_often_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(USED[name](LONG, 2000), encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="addresses of") as raised:
        read_file(file)
    assert raised.value.where == str(file)


@pytest.mark.parametrize("name", USED)
def test_a_start_of_addresses_may_be_as_long_as_people_write_it(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(USED[name](LONG[:160], 3000), encoding="utf-8")
    assert len(read_file(file).concepts) == 3000


def test_a_picture_within_an_address_is_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 200_000
    file.write_text(USED["prefix.ttl"]("http://e.org/", 9) + f"e:1 e:picture <{picture}> .", encoding="utf-8")
    assert len(read_file(file).concepts) == 9

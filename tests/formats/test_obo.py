"""OBO, read: what its clauses mean, and that no bad line costs more than itself."""

import sys
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError
from immuno_cli.formats.obo.reader import read_obo
from immuno_cli.formats.obo.scheme import finish_term
from immuno_cli.formats.obo.terms import Term
from immuno_cli.formats.obo.writer import dump_obo
from immuno_cli.formats.reading import Changes, Reading
from immuno_cli.model import Category, Classification, Concept, Match, Relation, Review, Scheme, Statement

KITCHEN: Final = """\
format-version: 1.2
data-version: kitchen/releases/2020-01-02/kitchen.obo
subsetdef: daily "Used every day."
synonymtypedef: abbreviation "abbreviation"
treat-xrefs-as-equivalent: TWIN
remark: What is in a kitchen.
ontology: kitchen
property_value: dcterms-license https://creativecommons.org/publicdomain/zero/1.0/
property_value: dc-title "Kitchen words" xsd:string

[Term]
id: KIT:1
name: tool

[Term]
id: KIT:2
name: knife
alt_id: KIT:9
def: "It has a blade \\"and\\" a handle." [PMID:1, url:https\\://example.org/a\\,b]
comment: Keep it sharp.
subset: daily
synonym: "kitchen knife" EXACT []
synonym: "KN" RELATED abbreviation []
synonym: "cutter" BROAD [PMID:2]
xref: OTHER:7 "a knife"
xref: TWIN:1
xref: MONDO:5 {source="MONDO:equivalentTo"}
property_value: skos:narrowMatch "NARROW:1" xsd:string
is_a: KIT:1 {is_inferred="true"} ! tool
relationship: part_of KIT:3 ! drawer
creation_date: 2020-01-02T03:04:05Z

[Term]
id: KIT:3
name: obsolete drawer
is_obsolete: true
replaced_by: KIT:2
consider: KIT:1

[Typedef]
id: part_of
name: part of
def: "Belongs to." []
"""


def read(text: str) -> Reading:
    return read_obo(text.encode(), name="file")


def concept(reading: Reading, identifier: str) -> Concept:
    return next(concept for concept in reading.concepts if concept.id == identifier)


def counts(reading: Reading) -> dict[str, int]:
    return {note.code: note.count for note in reading.notes}


def places(reading: Reading) -> dict[str, list[tuple[int, str]]]:
    return {note.code: [(place.line, place.text) for place in note.places] for note in reading.notes}


@pytest.fixture(scope="module")
def kitchen() -> Reading:
    return read(KITCHEN)


def test_the_header_is_the_scheme(kitchen: Reading) -> None:
    scheme = kitchen.scheme
    assert (scheme.id, scheme.title, scheme.version) == ("kitchen", "Kitchen words", "2020-01-02")
    assert scheme.license == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert scheme.description == "What is in a kitchen."


def test_exact_synonyms_and_abbreviations_are_alternative_labels_and_others_related(kitchen: Reading) -> None:
    knife = concept(kitchen, "KIT:2")
    assert knife.alt_labels == ("kitchen knife", "KN")
    assert knife.related_labels == ("cutter",)
    assert knife.hidden_labels == ()


@pytest.mark.parametrize("scope", ["RELATED", "NARROW", "BROAD"])
def test_a_synonym_that_is_not_exact_is_a_related_label(scope: str) -> None:
    (read_back,) = read(f'[Term]\nid: A:1\nname: a\nsynonym: "b" {scope} []\n').concepts
    assert read_back.related_labels == ("b",)


@pytest.mark.parametrize("line", ['synonym: "b" RELATED hidden []', 'property_value: skos:hiddenLabel "b" xsd:string'])
def test_a_label_that_is_called_hidden_is_hidden(line: str) -> None:
    (read_back,) = read(f"[Term]\nid: A:1\nname: a\n{line}\n").concepts
    assert (read_back.hidden_labels, read_back.related_labels) == (("b",), ())


def test_a_match_by_address_is_the_same_as_by_prefix() -> None:
    address = "http://id.nlm.nih.gov/mesh/D1"
    (read_back,) = read(
        f"[Term]\nid: A:1\nname: a\nxref: MESH:D1\nproperty_value: skos:exactMatch {address}\n"
    ).concepts
    assert read_back.exact_matches == (Match("MESH:D1"),)
    assert read_back.close_matches == ()


def test_a_definition_keeps_its_references(kitchen: Reading) -> None:
    xrefs = ("PMID:1", "url:https://example.org/a,b")
    assert concept(kitchen, "KIT:2").definitions == (Statement('It has a blade "and" a handle.', xrefs=xrefs),)


def test_a_comment_is_a_scope_note(kitchen: Reading) -> None:
    assert concept(kitchen, "KIT:2").scope_notes == (Statement("Keep it sharp."),)


def test_hierarchy_and_relations(kitchen: Reading) -> None:
    knife = concept(kitchen, "KIT:2")
    assert knife.broader == ("KIT:1",)
    assert knife.relations == (Relation("part_of", "KIT:3"),)
    (relation,) = kitchen.scheme.relation_types
    assert (relation.pref_label, relation.inverse_label, relation.definition) == ("part of", "has part", "Belongs to.")


def test_a_relation_by_number_goes_by_its_name() -> None:
    reading = read(
        "[Term]\nid: A:1\nname: a\nrelationship: RO:0002202 A:2\n\n[Typedef]\nid: RO:0002202\nname: develops from\n"
    )
    assert reading.concepts[0].relations == (Relation("develops_from", "A:2"),)
    assert reading.scheme.relation_types[0].inverse_label == "develops into"


def test_a_reference_is_a_match_as_close_as_the_file_says(kitchen: Reading) -> None:
    knife = concept(kitchen, "KIT:2")
    assert knife.close_matches == (Match("OTHER:7", "a knife"),)
    assert knife.exact_matches == (Match("TWIN:1"), Match("MONDO:5"))
    assert knife.narrow_matches == (Match("NARROW:1"),)


def test_a_mapping_property_goes_before_the_plain_reference() -> None:
    reading = read('[Term]\nid: A:1\nname: a\nxref: B:1 "b"\nproperty_value: skos:exactMatch "B:1" xsd:string\n')
    assert reading.concepts[0].exact_matches == (Match("B:1", "b"),)
    assert reading.concepts[0].close_matches == ()


def test_subsets_are_categories(kitchen: Reading) -> None:
    assert concept(kitchen, "KIT:2").categories == (Classification("daily"),)
    (facet,) = kitchen.scheme.facets
    assert facet.categories == (Category("daily", "daily", "Used every day."),)


def test_alternative_ids_are_notations(kitchen: Reading) -> None:
    assert concept(kitchen, "KIT:2").notations == ("KIT:9",)


def test_an_obsolete_term_keeps_its_name_and_says_what_replaces_it(kitchen: Reading) -> None:
    drawer = concept(kitchen, "KIT:3")
    assert drawer.deprecated
    assert drawer.pref_label == "obsolete drawer"
    assert drawer.is_replaced_by == ("KIT:2", "KIT:1")
    assert counts(kitchen)["consider"] == 1


def test_what_is_left_out_is_counted(kitchen: Reading) -> None:
    assert counts(kitchen) == {
        "consider": 1,
        "synonym-scope": 1,
        "synonym-xref": 1,
        "qualifier": 1,
        "other-value": 1,
    }


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("name: a {1,2} b", "a {1,2} b"),
        ("name: {1}", "{1}"),
        ('name: a{b} {source="x"} ! why', "a{b}"),
        (r"name: a \{b\}", "a {b}"),
    ],
)
def test_an_unescaped_brace_in_a_name_is_repaired(line: str, name: str) -> None:
    reading = read(f"[Term]\nid: A:1\n{line}\n")
    assert reading.concepts[0].pref_label == name
    is_escaped = "\\" in line
    assert counts(reading).get("unescaped-brace", 0) == (0 if is_escaped else 1)


def test_an_escaped_colon_in_an_address_does_not_cut_it() -> None:
    reading = read('[Term]\nid: A:1\nname: a\ndef: "b" [http://x.y/Category\\:Cell, url:http\\://x.y/z]\n')
    assert reading.concepts[0].definitions[0].xrefs == ("http://x.y/Category:Cell", "url:http://x.y/z")
    assert counts(reading) == {}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("foo: bar", "unknown-tag"),
        ("no tag at all", "refused-line"),
        ("is_obsolete: perhaps", "refused-line"),
        ("is_a: B C", "refused-line"),
        ("relationship: part_of", "refused-line"),
        ("property_value: alone", "refused-line"),
        ("id: A:7", "refused-line"),
        ("xref: words that are no id", "bad-xref"),
    ],
)
def test_a_bad_line_costs_itself_alone_and_is_named(line: str, code: str) -> None:
    reading = read(f"[Term]\nid: A:1\nname: a\n{line}\nis_a: A:2\n\n[Term]\nid: A:2\nname: b\n")
    assert [(c.id, c.pref_label, c.broader) for c in reading.concepts] == [("A:1", "a", ("A:2",)), ("A:2", "b", ())]
    assert places(reading) == {code: [(4, line)]}


@pytest.mark.parametrize("stanza", ["[Term]\nname: no id\n", "[Term]\nid: with space\nname: a\n"])
def test_a_bad_stanza_costs_itself_alone(stanza: str) -> None:
    reading = read(f"{stanza}\n[Term]\nid: A:2\nname: b\n")
    assert [c.id for c in reading.concepts] == ["A:2"]
    assert counts(reading) == {"refused-stanza": 1}


def test_a_bad_header_line_costs_itself_alone() -> None:
    reading = read("format-version: 1.2\nno header\nontology: kitchen\n\n[Term]\nid: A:1\nname: a\n")
    assert reading.scheme.id == "kitchen"
    assert counts(reading) == {"refused-header": 1}


def test_comment_lines_within_a_stanza_are_passed_over(capfd: pytest.CaptureFixture[str]) -> None:
    reading = read("! at the top\n[Term]\nid: A:1\n!name: z\nname: a ! not shown\n")
    assert reading.concepts[0].pref_label == "a"
    assert capfd.readouterr().err == ""


def test_instances_are_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    reading = read('[Instance]\nid: A:1\nproperty_value: a "b" xsd:string\n\n[Term]\nid: A:2\nname: b\n')
    assert [c.id for c in reading.concepts] == ["A:2"]
    assert counts(reading) == {"instance": 1}
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("before", ["blade", "KIT:9", "knife\nalt", "obsolete drawer", "olete: true"])
def test_a_file_cut_in_the_middle_is_read_as_far_as_it_goes(before: str) -> None:
    reading = read(KITCHEN[: KITCHEN.index(before)])
    assert reading.concepts[0].id == "KIT:1"
    assert counts(reading)["cut"] == 1


def test_the_encoding_of_a_file_that_is_not_utf8_is_guessed_and_named() -> None:
    reading = read_obo("[Term]\nid: A:1\nname: café\n".encode("latin-1"), name="file")
    assert reading.concepts[0].pref_label == "café"
    assert counts(reading) == {"guessed-encoding": 1}


def test_single_bytes_that_are_not_utf8_are_named_by_their_lines() -> None:
    reading = read_obo("[Term]\nid: A:1\nname: naïve œuvre\n".encode() + b"comment: caf\xe9\n", name="file")
    assert reading.concepts[0].scope_notes[0].text == "café"
    assert [(note.code, note.places[0].line) for note in reading.notes] == [("mixed-encoding", 4)]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    data = b"\xef\xbb\xbf" + KITCHEN.replace("\n", "\r\n").encode()
    assert read_obo(data, name="file") == read(KITCHEN)


def test_a_term_without_a_name_goes_by_its_id() -> None:
    reading = read("[Term]\nid: A:1\n")
    assert reading.concepts[0].pref_label == "A:1"
    assert counts(reading) == {"no-name": 1}


def test_a_file_without_terms_is_refused() -> None:
    with pytest.raises(InvalidVocabularyError, match="no term"):
        read("format-version: 1.2\nontology: kitchen\n")


def test_without_fastobo_a_file_is_read_and_writing_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastobo", None)
    assert read(KITCHEN).concepts
    with pytest.raises(MissingExtraError) as raised:
        "".join(dump_obo(Scheme("a", "a", "en"), ()))
    assert f"{sys.executable} -m pip install 'fastobo" in raised.value.hint


_LINES = st.sampled_from(KITCHEN.splitlines())
_SCRAPS = st.text(st.sampled_from('[]{}()"\\:,! \n\t=-0aZ/'), max_size=8)


@given(st.lists(st.one_of(_LINES, _SCRAPS), max_size=30))
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    try:
        reading = read("\n".join(lines))
    except InvalidVocabularyError:
        return
    assert all(c.id and (c.pref_label or c.deprecated) for c in reading.concepts)


@pytest.mark.parametrize(
    "tag", ["dat\\a-version", "on\\tology", "rem\\ark", "sub\\setdef", "ids\\pace", "property_v\\alue"]
)
def test_a_header_tag_is_known_as_it_is_written(tag: str) -> None:
    reading = read_obo(f"format-version: 1.2\n{tag}: x\n\n[Term]\nid: A:1\nname: a\n".encode(), name="odd")
    assert [concept.id for concept in reading.concepts] == ["A:1"]
    assert reading.scheme.version is None


def test_cross_references_that_stand_for_a_relationship_are_related_matches() -> None:
    header = "format-version: 1.2\ntreat-xrefs-as-relationship: X part_of\n"
    reading = read_obo(f"{header}\n[Term]\nid: A:1\nname: a\nxref: X:1\n".encode(), name="odd")
    assert [match.id for match in reading.concepts[0].related_matches] == ["X:1"]


@pytest.mark.parametrize(
    "value",
    ['skos:notation "1" xsd:string', "skos:related A:2", 'dc:type "cell" xsd:string', 'skos:altLabel "b" xsd:string'],
)
def test_a_name_beside_what_is_no_match_is_passed_over(value: str) -> None:
    text = f'format-version: 1.2\n\n[Term]\nid: A:1\nname: a\nproperty_value: {value} {{name="n"}}\n'
    assert [concept.pref_label for concept in read_obo(text.encode(), name="odd").concepts] == ["a"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_line_feed_ends_a_line(mark: str) -> None:
    text = f"format-version: 1.2\nremark: one{mark}two\nnonsense\n\n[Term]\nid: A:1\nname: a{mark}b\nnonsense: {{\n"
    reading = read_obo(text.encode(), name="odd")
    assert reading.concepts[0].pref_label == f"a{mark}b"
    assert reading.scheme.description == f"one{mark}two"


def typedefs(*stanzas: str) -> dict[str, tuple[str, str]]:
    """Return the names of the relations, read in both directions, of a file that uses `cuts` and has these stanzas."""
    head = "format-version: 1.2\n\n[Term]\nid: A:1\nname: a\nrelationship: cuts A:1\n\n[Typedef]\nid: cuts\n"
    reading = read(head + "\n\n[Typedef]\n".join(stanzas))
    return {kind.id: (kind.pref_label, kind.inverse_label or "") for kind in reading.scheme.relation_types}


@pytest.mark.parametrize(
    ("stanzas", "names"),
    [
        (["name: cuts up\ninverse_of: is_cut\n", "id: is_cut\nname: is cut up by\n"], ("cuts up", "is cut up by")),
        (["name: cuts up\n", "id: is_cut\nname: is cut up by\ninverse_of: cuts\n"], ("cuts up", "is cut up by")),
        (["name: cuts up\ninverse_of: is_cut_by\n"], ("cuts up", "is cut by")),
        (["name: cuts up\n"], ("cuts up", "inverse of “cuts up”")),
        (["name: has symptom\n"], ("has symptom", "symptom of")),
        (["name: part_of\n"], ("part of", "has part")),
    ],
)
def test_a_relation_is_named_in_both_directions(stanzas: list[str], names: tuple[str, str]) -> None:
    assert typedefs(*stanzas)["cuts"] == names


@pytest.mark.parametrize("synonym", ['""', '"  "'])
def test_a_synonym_without_letters_is_counted_and_left_out(synonym: str) -> None:
    reading = read(f'[Term]\nid: A:1\nname: a\nsynonym: {synonym} EXACT []\nsynonym: "b" EXACT []\n')
    assert reading.concepts[0].alt_labels == ("b",)
    assert counts(reading) == {"empty-label": 1}


@pytest.mark.parametrize(
    "qualifier",
    ['all_only="true"', 'maxCardinality="1"', 'cardinality="0"', 'gci_relation="part_of", gci_filler="X:3"'],
)
def test_a_relationship_that_does_not_hold_for_every_one_is_counted_as_logic(qualifier: str) -> None:
    text = f"format-version: 1.2\n\n[Term]\nid: X:1\nname: a\nrelationship: part_of X:2 {{{qualifier}}}\n"
    reading = read_obo(text.encode(), name="x")
    assert reading.concepts[0].relations == ()
    assert {note.code: note.count for note in reading.notes}["logic"] == 1


def test_each_field_of_a_finished_term_is_the_field_of_its_own_name() -> None:
    """A term hands its fields on by their places, which is several times as fast as by their names."""
    matches: dict[str, Any] = {name: (Match(name),) for name in Concept._fields if name.endswith("_matches")}
    others = {"narrower", "categories", "is_replaced_by", *matches}
    lists: dict[str, Any] = {
        name: (name,)
        for name, default in Concept._field_defaults.items()
        if isinstance(default, tuple) and name not in others
    }
    single: dict[str, Any] = {"kind": "kind", "review": Review("draft")}
    fields: dict[str, Any] = {name: list(value) for name, value in lists.items()}
    term = Term("id", "name", **single, **fields)
    term.obsolete, term.replaced_by = True, ["is_replaced_by"]
    term.subsets = [Classification("categories")]
    term.matches = {name: (name, None) for name in matches}
    assert finish_term(term, Changes()) == Concept(
        "id",
        "name",
        categories=(Classification("categories"),),
        deprecated=True,
        is_replaced_by=("is_replaced_by",),
        **single,
        **lists,
        **matches,
    )

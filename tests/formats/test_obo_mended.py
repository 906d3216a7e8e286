"""OBO that is not quite OBO: what can be read is read, and each line that was repaired is named."""

from pathlib import Path

import pytest

from immuno_cli.formats import read_file
from immuno_cli.formats.obo.reader import read_obo
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Concept, Match, Relation, Statement

HEAD = "[Term]\nid: A:1\nname: a\n"


def read(text: str) -> Reading:
    return read_obo(text.encode(), name="file")


def read_line(line: str) -> tuple[Concept, list[str]]:
    """Return the one term of a file whose last line is this, and the codes of the notes, each of which names it."""
    reading = read(f"{HEAD}{line}\n")
    for note in reading.notes:
        assert {(place.line, place.text) for place in note.places} == {(4, line.strip())}
    (concept,) = reading.concepts
    return concept, [note.code for note in reading.notes]


@pytest.mark.parametrize(
    ("line", "text", "xrefs", "codes"),
    [
        ('def: "b" [a field guide, page 12]', "b", (), ["bad-xref"]),
        ('def: "b" [X:1, a field guide, X:2]', "b", ("X:1", "X:2"), ["bad-xref"]),
        ('def: "b" [X:1 "a, b", X:2 "no end]', "b", ("X:1", "X:2"), ["no-brackets", "xref-name", "trailing-text"]),
        ('def: "b" [PMID: 1]', "b", ("PMID:1",), ["spaced-id"]),
        ('def: "b" [X:1 and so on]', "b", ("X:1",), ["trailing-text"]),
        ('def: "b" [X:1, X:2', "b", ("X:1", "X:2"), ["no-brackets"]),
        ('def: "b" [X:1 X:2; Y:3]', "b", ("X:1", "X:2", "Y:3"), ["xref-separator"]),
        ('def: "b" [X:1 and Y:2]', "b", ("X:1",), ["trailing-text"]),
        ('def: "b" X:1', "b", ("X:1",), ["no-brackets"]),
        ('def: "b"', "b", (), ["no-brackets"]),
        ('def: "a "b" c" [X:1]', 'a "b" c', ("X:1",), ["inner-quote"]),
        ("def: a b [X:1]", "a b", ("X:1",), ["no-quotes"]),
        ('def: "a b [X:1]', "a b", ("X:1",), ["no-quotes"]),
        ('def: "no end', "no end", (), ["no-quotes", "no-brackets"]),
        ('def: "b"[X:1]', "b", ("X:1",), []),
        ('\tdef:\t"b"\t[X:1]\t', "b", ("X:1",), []),
        ('def: "b" [X:1, ] {source="x"} ! c', "b", ("X:1",), ["qualifier"]),
        (r'def: "a\nb \\" [http\://x.y/a\,b]', "a\nb \\", ("http://x.y/a,b",), []),
    ],
)
def test_a_definition_is_kept_whatever_follows_it(
    line: str, text: str, xrefs: tuple[str, ...], codes: list[str]
) -> None:
    concept, found = read_line(line)
    assert concept.definitions == (Statement(text, None, (), xrefs),)
    assert found == codes


@pytest.mark.parametrize(
    ("line", "field", "codes"),
    [
        ('synonym: "b" EXACT [Smith and Jones 2003]', "alt_labels", ["bad-xref"]),
        ('synonym: "b" exact []', "alt_labels", ["small-scope"]),
        ('synonym: "b" Related []', "related_labels", ["small-scope"]),
        ('synonym: "b" EXACT[]', "alt_labels", []),
        ('synonym: "b" EXACT', "alt_labels", ["no-brackets"]),
        ('synonym: "b" []', "related_labels", ["old-synonym"]),
        ('synonym: "b"', "related_labels", ["no-brackets", "old-synonym"]),
        ("synonym: b EXACT []", "alt_labels", ["no-quotes"]),
        ("synonym: 'b' EXACT []", "alt_labels", ["no-quotes"]),
        ("synonym: “b” EXACT []", "alt_labels", ["no-quotes"]),
        ('Synonym: "b" EXACT []', "alt_labels", ["tag-case"]),
        ('synonym: "b EXACT []', "alt_labels", ["no-quotes"]),
        ('synonym: "b" SIMILAR []', "related_labels", ["old-synonym", "synonym-type"]),
        ('exact_synonym: "b" []', "alt_labels", ["old-synonym"]),
        ('related_synonym: "b" [X:1]', "related_labels", ["old-synonym", "synonym-xref"]),
        ('narrow_synonym: "b" []', "related_labels", ["old-synonym", "synonym-scope"]),
        ('synonym: "b" [] exact', "alt_labels", ["small-scope", "old-synonym"]),
        ('synonym: EXACT plural "b" []', "alt_labels", ["old-synonym", "synonym-type"]),
        ('synonym: "b" EXACT plural second []', "alt_labels", ["synonym-type", "trailing-text"]),
        ('broad_synonym: "b"', "related_labels", ["no-brackets", "old-synonym", "synonym-scope"]),
        ('property_value: oboInOwl:hasExactSynonym "b" xsd:string', "alt_labels", []),
    ],
)
def test_a_synonym_is_kept_in_any_form(line: str, field: str, codes: list[str]) -> None:
    concept, found = read_line(line)
    assert getattr(concept, field) == ("b",)
    assert sorted(found) == sorted(codes)


def test_a_quotation_mark_inside_a_synonym_is_kept() -> None:
    concept, codes = read_line('synonym: "a "b" c" EXACT [X:1 "d"]')
    assert concept.alt_labels == ('a "b" c',)
    assert codes == ["inner-quote", "xref-name", "synonym-xref"]


def test_a_synonym_without_a_scope_has_that_of_its_type() -> None:
    reading = read(f'synonymtypedef: plural "a plural" EXACT\n\n{HEAD}synonym: "as" plural []\n')
    assert reading.concepts[0].alt_labels == ("as",)


@pytest.mark.parametrize(
    "line",
    [
        "is_obsolete: True",
        "is_obsolete: TRUE",
        "is_obsolete: 1",
        "obsolete: true",
        "deprecated: true",
        "is_obsolete:true ! since 2020",
        'property_value: owl:deprecated "true" xsd:boolean',
        "property_value: http://www.w3.org/2002/07/owl#deprecated true",
        "is_a: http://www.geneontology.org/formats/oboInOwl#ObsoleteClass",
    ],
)
def test_a_term_is_obsolete_in_every_spelling(line: str) -> None:
    concept, codes = read_line(line)
    assert (concept.deprecated, concept.broader, codes) == (True, (), [])


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("is_a: Obsolete_Class", []),
        ("property_value: IAO:0000231 IAO:0000226", ["other-value"]),
    ],
)
def test_a_term_that_is_obsolete_by_what_else_is_said_of_it_is_obsolete(line: str, codes: list[str]) -> None:
    concept, found = read_line(line)
    assert (concept.deprecated, concept.broader, found) == (True, (), codes)


def test_a_term_that_is_obsolete_by_its_name_alone_is_named() -> None:
    reading = read("[Term]\nid: A:1\nname: obsolete knife\n\n[Term]\nid: A:2\nname: obsolescence\n")
    assert [concept.deprecated for concept in reading.concepts] == [True, False]
    assert [(note.code, note.places[0]) for note in reading.notes] == [("obsolete-name", (1, "A:1: obsolete knife"))]


def test_a_heading_that_lacks_a_bracket_begins_a_stanza() -> None:
    reading = read("[Term\nid: A:1\nname: a\n\nTerm]\nid: A:2\nname: b\ncomment: [Term]\n")
    assert [(concept.id, concept.pref_label) for concept in reading.concepts] == [("A:1", "a"), ("A:2", "b")]


def test_a_stanza_in_capitals_is_read() -> None:
    (concept,) = read("[TERM]\nID: A:1\nNAME: a\n").concepts
    assert (concept.id, concept.pref_label) == ("A:1", "a")


def test_a_term_is_not_broader_than_itself() -> None:
    reading = read(f"{HEAD}is_a: A:1\n")
    assert reading.concepts[0].broader == ()
    assert [note.code for note in reading.notes] == ["self-link"]


@pytest.mark.parametrize(
    "parent", ["X:NonObsoleteClass", "X:not_obsolete_class", "X:obsolete", "X:ObsoleteTermReview", "X:RefObsolete"]
)
def test_a_parent_whose_name_only_holds_the_word_obsolete_is_a_parent(parent: str) -> None:
    concept, codes = read_line(f"is_a: {parent}")
    assert (concept.deprecated, concept.broader, codes) == (False, (parent,), [])


@pytest.mark.parametrize("parent", ["X:ObsoleteClass", "http://x.example/a#obsolete_term", "EFO:obsolete"])
def test_a_class_of_obsolete_terms_is_known_by_its_whole_name(parent: str) -> None:
    concept, codes = read_line(f"is_a: {parent}")
    assert (concept.deprecated, concept.broader, codes) == (True, (), [])


@pytest.mark.parametrize("line", ["is_obsolete: false", 'property_value: owl:deprecated "false" xsd:boolean'])
@pytest.mark.parametrize("more", ["comment: c", 'property_value: IAO:0000231 "merged" xsd:string'])
def test_a_term_that_the_file_calls_live_is_live_whatever_its_name_or_a_reason_says(line: str, more: str) -> None:
    for lines in (f"{line}\n{more}", f"{more}\n{line}"):
        reading = read(f"[Term]\nid: A:1\nname: obsolete technology\n{lines}\n")
        assert reading.concepts[0].deprecated is False
        assert {note.code for note in reading.notes} <= {"other-value"}


@pytest.mark.parametrize("name", ["Deprecated", "Obsolete", "(obsolete)", "obsolete:"])
def test_the_word_obsolete_alone_is_the_name_of_a_live_term(name: str) -> None:
    reading = read(f"[Term]\nid: A:1\nname: {name}\n")
    assert (reading.concepts[0].deprecated, reading.notes) == (False, ())


@pytest.mark.parametrize("text", ["", " ", "none", "N/A", "false"])
def test_a_reason_for_obsolescence_that_gives_none_leaves_the_term_live(text: str) -> None:
    concept, codes = read_line(f'property_value: IAO:0000231 "{text}" xsd:string')
    assert (concept.deprecated, codes) == (False, ["other-value"])


@pytest.mark.parametrize(
    ("line", "broader", "codes"),
    [
        ("is_a: X:2,", ("X:2",), ["trailing-comma"]),
        ("is_a: X:2, ! c", ("X:2",), ["trailing-comma"]),
        ("is_a: X:2, X:3", ("X:2",), ["trailing-text"]),
        (r"is_a: X:2\,", ("X:2,",), []),
        ("is_a: ,", (), ["trailing-comma", "refused-line"]),
    ],
)
def test_a_comma_after_an_id_is_no_part_of_it(line: str, broader: tuple[str, ...], codes: list[str]) -> None:
    concept, found = read_line(line)
    assert (concept.broader, found) == (broader, codes)


def test_a_comma_after_the_id_of_a_term_leaves_the_links_to_it_whole() -> None:
    reading = read("[Term]\nid: A:1,\nname: a\n\n[Term]\nid: A:2\nname: b\nis_a: A:1\nxref: B:1,\n")
    assert [(concept.id, concept.broader) for concept in reading.concepts] == [("A:1", ()), ("A:2", ("A:1",))]
    assert reading.concepts[1].close_matches == (Match("B:1"),)
    assert [(note.code, note.count) for note in reading.notes] == [("trailing-comma", 2)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'foo' and 'bar'", "'foo' and 'bar'"),
        ("“foo” and “bar”", "“foo” and “bar”"),
        ("«foo», «bar»", "«foo», «bar»"),
        ("'foo and bar'", "foo and bar"),
        ("„foo“", "foo"),
    ],
)
def test_only_marks_around_a_whole_text_are_taken_off(written: str, text: str) -> None:
    concept, codes = read_line(f"def: {written} [X:1]")
    assert (concept.definitions, codes) == ((Statement(text, None, (), ("X:1",)),), ["no-quotes"])


@pytest.mark.parametrize("line", ["is_obsolete: false", "is_obsolete: FALSE", "is_obsolete: 0"])
def test_a_term_that_is_not_obsolete_is_live(line: str) -> None:
    assert read_line(line)[0].deprecated is False


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("is_a: A:2! b", []),
        ('is_a: A:2{source="x"} ! b', ["qualifier"]),
        ("is_a: A:2 b c", ["trailing-text"]),
        ("is_a: A:2, A:3", ["trailing-text"]),
        ("IS_A: A:2", ["tag-case"]),
        ("is_a: A:2\t!b", []),
        ("relationship: is_a A:2", []),
        ("relationship: OBO_REL:is_a A:2 ! b", []),
    ],
)
def test_a_parent_is_kept_whatever_follows_it(line: str, codes: list[str]) -> None:
    concept, found = read_line(line)
    assert concept.broader == ("A:2",)
    assert found == codes


def test_a_relation_with_words_after_it_is_kept() -> None:
    reading = read(f"{HEAD}relationship: part_of A:2 [derived]\n")
    assert reading.concepts[0].relations == (Relation("part_of", "A:2"),)
    assert [(note.code, note.places[0].line) for note in reading.notes] == [
        ("trailing-text", 4),
        ("undeclared-relation", 0),
    ]


def test_a_kind_of_relation_that_is_not_declared_is_named() -> None:
    text = f"{HEAD}relationship: part_of A:2\n"
    assert [(note.code, note.places) for note in read(text).notes] == [("undeclared-relation", ((0, "part_of"),))]
    assert read(f"{text}\n[Typedef]\nid: part_of\nname: part of\n").notes == ()


@pytest.mark.parametrize(("tag", "old"), [("xref", []), ("xref_analog", ["old-xref"]), ("xref_unknown", ["old-xref"])])
def test_a_reference_is_kept_whatever_follows_it(tag: str, old: list[str]) -> None:
    assert read_line(f'{tag}: X:1 "b"')[0].close_matches == (Match("X:1", "b"),)
    concept, codes = read_line(f"{tag}: X:1 some words")
    assert (concept.close_matches, codes) == ((Match("X:1"),), [*old, "trailing-text"])


def test_a_stanza_without_its_heading_begins_at_its_id() -> None:
    reading = read(f"ontology: x\nid: A:0\nname: z\n\n{HEAD}\nid: A:2\nname: b\nis_a: A:1\n\n[Typedef]\nid: r\n")
    assert [(concept.id, concept.pref_label, concept.broader) for concept in reading.concepts] == [
        ("A:0", "z", ()),
        ("A:1", "a", ()),
        ("A:2", "b", ("A:1",)),
    ]
    (note,) = [note for note in reading.notes if note.code == "no-head"]
    assert [place.line for place in note.places] == [2, 9]


def test_a_line_is_read_though_the_line_break_before_it_is_missing() -> None:
    reading = read(f'{HEAD[:-1]}def: "A." [X:1]synonym: "b" EXACT []\nis_a: A:2 ! twois_a: A:3 ! three\n')
    (concept,) = reading.concepts
    assert (concept.pref_label, concept.alt_labels, concept.broader) == ("a", ("b",), ("A:2", "A:3"))
    assert concept.definitions == (Statement("A.", xrefs=("X:1",)),)
    (note,) = reading.notes
    assert (note.code, [place.line for place in note.places]) == ("no-break", [3, 3, 4])


@pytest.mark.parametrize(
    "line",
    [
        "comment: undefined: x, xref: y",
        "comment: Use this (replaced_by: A:2) instead.consider: A:3",
        'def: "fluid: a; synonym: b" []',
        'def: "See (xref: A:1) and A:2.is_a: A:3" [X:1]',
        'synonym: "x (subset: y)" EXACT []',
        "xref: https://example.org/?namespace: b",
        "name: a: b: c",
    ],
)
def test_a_text_with_colons_is_one_line(line: str) -> None:
    assert "no-break" not in read_line(line)[1]


def test_a_second_id_in_the_middle_of_a_stanza_begins_none() -> None:
    reading = read(f"{HEAD}id: A:2\n")
    assert [concept.id for concept in reading.concepts] == ["A:1"]
    assert [(note.code, note.places[0].line) for note in reading.notes] == [("refused-line", 4)]


def test_what_the_file_says_of_itself_and_the_vocabulary_does_not_is_named() -> None:
    header = """ontology: x
ontology: y
data-version: 1
data-version: 2
remark: words
property_value: dc:title "X" xsd:string
property_value: dc:title "Xes" xsd:string
property_value: dc:description "Of x." xsd:string
property_value: dc:creator "A" xsd:string
property_value: dc:creator "B" xsd:string
property_value: dc:contributor "C" xsd:string
"""
    reading = read(f"{header}\n{HEAD}")
    assert (reading.scheme.id, reading.scheme.version, reading.scheme.title) == ("x", "1", "X")
    assert {note.code: [place.line for place in note.places] for note in reading.notes} == {
        "repeated-header": [2, 4],
        "header-value": [5, 7, 11],
    }


def test_a_kind_of_relation_that_no_term_uses_is_named() -> None:
    reading = read(
        f"{HEAD}relationship: has_part A:1\n\n[Typedef]\nid: has_part\ninverse_of: part_of\n\n"
        "[Typedef]\nid: part_of\n\n[Typedef]\nid: eats\n\n[Typedef]\nid: seen\nis_metadata_tag: true\n"
    )
    assert [(note.code, note.places) for note in reading.notes] == [("unused-relation", ((13, "eats"),))]


@pytest.mark.parametrize(
    ("line", "codes", "names"),
    [
        ("xref: note: these are words", ["bad-xref"], []),
        ('xref: PMID: 1 "b"', ["spaced-id"], ["PMID:1"]),
        ('xref: "b"', ["bad-xref"], []),
    ],
)
def test_words_are_no_reference_though_they_hold_a_colon(line: str, codes: list[str], names: list[str]) -> None:
    concept, found = read_line(line)
    assert [match.id for match in concept.close_matches] == names
    assert found == codes


@pytest.mark.parametrize(
    ("line", "text", "codes"),
    [
        ("comment: wow! it works", "wow! it works", ["unescaped-mark"]),
        ("comment: works ! not shown", "works", []),
        (r"comment: works \! shown", "works ! shown", []),
        ('comment: a {x="y"} ! not shown', "a", ["qualifier"]),
        ("property_value: rdfs:comment some words", "some words", ["no-quotes"]),
        ('property_value: rdfs:comment "a "b" c" xsd:string', 'a "b" c', ["inner-quote"]),
    ],
)
def test_a_comment_is_read_up_to_a_mark_between_spaces(line: str, text: str, codes: list[str]) -> None:
    concept, found = read_line(line)
    assert concept.scope_notes == (Statement(text),)
    assert found == codes


def test_a_second_name_is_a_synonym() -> None:
    concept, codes = read_line("name: b")
    assert (concept.pref_label, concept.alt_labels, codes) == ("a", ("b",), ["second-name"])


def test_a_line_goes_on_after_a_backslash_at_its_end() -> None:
    concept = read(f'{HEAD}def: "one \\\n  two" [X:1]\nis_a: A:2\n').concepts[0]
    assert concept.definitions[0].text == "one two"
    assert concept.broader == ("A:2",)


def test_numbers_count_every_line_of_the_file() -> None:
    text = "! a comment\r\nformat-version: 1.0\r\n\r\n! another\r\n[Term]\r\n\r\nid: A:1\r\nname: a\r\nfoo: b\r\n"
    (note,) = read_obo(b"\xef\xbb\xbf" + text.encode(), name="file").notes
    assert [(place.line, place.text) for place in note.places] == [(9, "foo: b")]


def test_stanzas_that_are_left_out_are_named_by_their_first_lines() -> None:
    reading = read("[Term]\nname: no id\n\n[Instance]\nid: I:1\n\n[Odd]\nid: O:1\n\n[Term\nid: A:1\nname: a\n")
    assert [concept.id for concept in reading.concepts] == ["A:1"]
    named = {note.code: [place.line for place in note.places] for note in reading.notes}
    assert named == {"refused-stanza": [1], "other-stanza": [7], "instance": [4]}


def test_imports_and_what_else_a_header_says_are_named() -> None:
    reading = read(f"import: http://x.y/z.obo\ndefault-namespace: k\nsaved-by: me\nodd: 1\n\n{HEAD}")
    assert {note.code: note.count for note in reading.notes} == {
        "import": 1,
        "other-header": 2,
        "refused-header": 1,
    }


def test_a_file_is_known_by_its_stanzas_whatever_its_header_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.obo"
    path.write_text(f"made-by: me\n\n{HEAD}")
    assert [concept.id for concept in read_file(path).concepts] == ["A:1"]


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\x0b", "\x1c", "\xa0", "\u3000"])
def test_other_spaces_than_blanks_belong_to_an_id(mark: str) -> None:
    (concept,) = read(f"[Term]\nid: A:1{mark}2\nname: a\nis_a: B:1{mark}2\n").concepts
    assert (concept.id, concept.broader) == (f"A:1{mark}2", (f"B:1{mark}2",))


def test_nothing_is_printed_of_a_file_with_odd_characters(capfd: pytest.CaptureFixture[str]) -> None:
    read('data-version: a\x85b\n\n[Term]\nid: A:1\nname: a\x85\nxref: X:\x85 "\u2028"\nproperty_value: \x85\n')
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "line", ["{" * 50_000, '{a="' * 20_000, '"' * 50_001, "[" * 50_000, "\\" * 50_001, " !" * 50_000, "EXACT " * 20_000]
)
@pytest.mark.parametrize("tag", ["def", "synonym", "xref", "is_a", "comment", "property_value", "relationship"])
def test_a_long_bad_line_costs_little(tag: str, line: str) -> None:
    assert read(f"{HEAD}{tag}: {line}\n{tag}: x {line} []\n").concepts[0].id == "A:1"


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ('def: "b" [X:1 "a book", Y:2]', ["xref-name"]),
        ('def: "b" [X:1 {c="d"}]', ["xref-name"]),
        ('property_value: skos:prefLabel "b" xsd:string', ["second-name"]),
        ('property_value: rdfs:label "a" xsd:string', []),
    ],
)
def test_what_stands_beside_an_id_or_a_name_is_named(line: str, codes: list[str]) -> None:
    assert read_line(line)[1] == codes


def test_what_qualifies_the_id_of_a_term_is_named() -> None:
    (note,) = read('[Term]\nid: A:1 {b="c"} ! d\nname: a\n').notes
    assert (note.code, note.places[0].line) == ("qualifier", 2)


def test_a_cross_reference_that_is_a_prefix_alone_is_none() -> None:
    concept, codes = read_line("xref: PMID:")
    assert (concept.close_matches, codes) == ((), ["bad-xref"])


@pytest.mark.parametrize(
    ("value", "matches", "codes"),
    [
        ("X:1,Y:2", ["X:1", "Y:2"], ["xref-separator"]),
        ("X:1, Y:2", ["X:1", "Y:2"], ["xref-separator"]),
        ("X:1 Y:2", ["X:1", "Y:2"], ["xref-separator"]),
        ("X:1,2", ["X:1,2"], []),
        ("https://x.y/a,b:c", ["https://x.y/a,b:c"], []),
        ('X:1 "Y:2"', ["X:1"], []),
    ],
)
def test_several_cross_references_on_a_line_are_several(value: str, matches: list[str], codes: list[str]) -> None:
    concept, found = read_line(f"xref: {value}")
    assert [match.id for match in concept.close_matches] == matches
    assert found == codes


def test_the_sign_that_ends_a_text_in_dos_is_no_line() -> None:
    assert read(f"{HEAD}\x1a").notes == ()

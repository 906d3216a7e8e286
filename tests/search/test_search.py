"""Each signal, and each kind of silence, by hand."""

import subprocess
import sys
from collections.abc import Sequence
from string import ascii_lowercase

import pytest

from immuno_cli.model import Concept, Scheme, Statement
from immuno_cli.search import Resolution, Result, matched_spans, resolve, search, search_all, suggest
from immuno_cli.search.spelling.costs import NEVER, edit_cost, text_cost
from immuno_cli.search.spelling.evidence import evidence
from immuno_cli.search.spelling.weights import WEIGHTS
from immuno_cli.vocabularies.builtin import load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary

GLOSSARY = load_builtin()


def vocabulary(*concepts: Concept, name: str = "small") -> MemoryVocabulary:
    return MemoryVocabulary(name, Scheme(id=name, title=name, language="en"), concepts)


def first(query: str) -> Result:
    return search(GLOSSARY, query)[0]


@pytest.mark.parametrize(
    ("query", "concept", "matched_by"),
    [
        ("natural-killer-cell", "natural-killer-cell", "id"),
        ("Natural Killer Cells", "natural-killer-cell", "label"),
        ("malignant neoplasm", "cancer", "synonym"),
        ("TIL", "tumor-infiltrating-lymphocyte", "abbreviation"),
        ("mAb", "monoclonal-antibody", "abbreviation"),
        ("tumour", "tumor", "synonym"),
        ("tumours", "tumor", "label"),
        ("diarrhoea", "diarrhea", "synonym"),
        ("interleukin II", "interleukin-2", "label"),
        ("sore head", "headache", "hidden"),
        ("anitbody", "antibody", "spelling"),
        ("melanmoa", "melanoma", "spelling"),
        ("macrophgae", "macrophage", "spelling"),
        ("naturalkiller cell", "natural-killer-cell", "spelling"),
        ("limfosite", "lymphocyte", "sound"),
        ("dyareea", "diarrhea", "sound"),
        ("makrofage", "macrophage", "sound"),
        ("hedake", "headache", "sound"),
        ("lymphocyte, tumor-infiltrating", "tumor-infiltrating-lymphocyte", "words"),
        ("cell killer natrual", "natural-killer-cell", "words"),
        ("granulocyte stimulating factor", "granulocyte-colony-stimulating-factor", "words"),
    ],
)
def test_a_query_finds_its_concept_and_says_how(query: str, concept: str, matched_by: str) -> None:
    result = first(query)
    assert (result.id, result.matched_by) == (concept, matched_by)


@pytest.mark.parametrize(
    "query",
    [
        *("radiotherapy", "chemotherapy", "aromatherapy", "plasma television", "interior", "bank account"),
        *("act", "zip", "rub", "cat", "haemodialysis", "carotene", "thyroid gland adenocarcinoma", "suspension bridge"),
    ],
)
def test_words_of_other_subjects_find_nothing(query: str) -> None:
    assert search(GLOSSARY, query) == []


@pytest.mark.parametrize(
    "query", ["", "   ", "\t", "😀", "🧬🧬", "—", "x" * 10_000, "cell " * 2_000, "\x00", "a", "?!"]
)
def test_blank_endless_and_wordless_queries_find_nothing(query: str) -> None:
    assert search(GLOSSARY, query) == []
    assert resolve(GLOSSARY, query).match is None


def test_an_exact_label_scores_100_and_a_slip_less_the_more_there_are() -> None:
    scores = [first(query).score for query in ("dendritic cell", "dendrtic cell", "dendrtc cell", "dndrtc cell")]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_a_hidden_label_finds_but_is_not_shown() -> None:
    assert first("sore head").matched_label is None


def test_roles_decide_between_equal_labels_only() -> None:
    small = vocabulary(
        Concept(id="hidden", pref_label="something else", hidden_labels=("gizmo cell",)),
        Concept(id="alternative", pref_label="another thing", alt_labels=("gizmo cell",)),
        Concept(id="preferred", pref_label="gizmo cell"),
        Concept(id="worse", pref_label="gismi cell"),
    )
    assert [result.id for result in search(small, "gizmo cell")] == ["preferred", "alternative", "hidden", "worse"]
    assert search(small, "gizma cell")[0].id == "preferred"


def test_a_long_abbreviation_typed_in_capitals_affords_a_slip_a_short_word_none() -> None:
    small = vocabulary(Concept(id="x", pref_label="extra factor", alt_labels=("PMNLXR", "PMN")))
    assert [result.id for result in search(small, "PMNLXSR")] == ["x"]
    assert search(small, "pms") == search(small, "PMS") == []


def test_a_number_is_not_a_slip_for_another() -> None:
    small = vocabulary(Concept(id="4", pref_label="CD4 T cell"), Concept(id="8", pref_label="CD8 T cell"))
    results = search(small, "cd8 t-cel")
    assert results[0].id == "8"
    assert [result for result in results if result.id == "4" and result.score > results[0].score - 10] == []


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    small = vocabulary(*(Concept(id=name, pref_label=f"{name} cell") for name in ("basal", "goblet", "tuft", "brush")))
    assert [result.id for result in search(small, "goblet")] == ["goblet"]
    assert search(small, "goblet corpuscle") == []
    assert search(small, "gobet cell")[0].id == "goblet"


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("antibodies made in a lab", "monoclonal-antibody"),
        ("scarring of the lungs", "lung-fibrosis"),
        ("drip into a vein", "intravenous-injection"),
    ],
)
def test_everyday_words_find_what_they_describe(query: str, concept: str) -> None:
    assert first(query).id == concept


def test_definitions_are_the_last_resort() -> None:
    small = vocabulary(
        Concept(
            id="drip",
            pref_label="infusion",
            definitions=(Statement("Medicine that runs slowly from a bag into a vein."),),
        ),
        Concept(id="bag", pref_label="colostomy", definitions=(Statement("An opening of the bowel, with a bag."),)),
        Concept(id="vein", pref_label="vein", definitions=(Statement("A vessel that leads to the heart."),)),
    )
    found = search(small, "slowly from bags into the veins")
    assert [(result.id, result.matched_by, result.matched_label) for result in found] == [
        ("drip", "definition", "infusion"),
        ("vein", "mention", "vein"),
    ]
    assert found[0].score <= 50
    assert search(small, "bag of potatoes") == []
    assert [result.id for result in search(small, "vein")] == ["vein"]


def test_at_most_limit_results_of_those_accepted() -> None:
    assert len(search(GLOSSARY, "cancer", limit=3)) == 3
    assert len(search(GLOSSARY, "cancer", limit=None)) > 5
    diseases = search(GLOSSARY, "cancer", limit=None, accept=lambda concept: concept.kind == "disease")
    assert {result.kind for result in diseases} == {"disease"}


def test_each_concept_is_found_once() -> None:
    ids = [result.id for result in search(GLOSSARY, "tumor infiltrating lymphocyte", limit=None)]
    assert len(ids) == len(set(ids))


def test_several_vocabularies_are_merged_by_score() -> None:
    one = vocabulary(Concept(id="1", pref_label="goblet cells of the colon"), name="one")
    two = vocabulary(Concept(id="2", pref_label="goblet cell"), name="two")
    found = search_all((one, two), "gobblet cell")
    assert [(result.vocabulary, result.id) for result in found] == [("two", "2"), ("one", "1")]
    assert search_all((one, two), "gobblet cell", limit=1) == found[:1]


@pytest.mark.parametrize(
    "term", ["monoclonal-antibody", "Monoclonal Antibodies", "mAb", "moAb", "monoklonal antibuddy"]
)
def test_a_term_with_one_clear_meaning_is_resolved(term: str) -> None:
    match = resolve(GLOSSARY, term).match
    assert match is not None
    assert match.id == "monoclonal-antibody"


def test_exact_switches_guessing_off() -> None:
    assert resolve(GLOSSARY, "anitbody", exact=True) == Resolution(None, [])
    assert resolve(GLOSSARY, "antibodies", exact=True).match is not None


def test_a_label_of_two_concepts_resolves_to_neither() -> None:
    small = vocabulary(
        Concept(id="1", pref_label="one", alt_labels=("DC",)), Concept(id="2", pref_label="two", alt_labels=("DC",))
    )
    for file in (small, vocabulary(*reversed(list(small.iter_concepts())))):
        resolution = resolve(file, "DC")
        assert resolution.match is None
        assert [result.id for result in resolution.suggestions] == ["1", "2"]


def test_a_label_as_it_was_typed_goes_before_an_id_in_another_case() -> None:
    both = vocabulary(Concept("egfr", "EGFR"), Concept("gfr", "filtration rate", hidden_labels=("eGFR",)))
    named = {typed: resolve(both, typed).match for typed in ("eGFR", "EGFR", "egfr", "GFR")}
    assert {typed: match and match.id for typed, match in named.items()} == {
        "eGFR": "gfr",
        "EGFR": "egfr",
        "egfr": "egfr",
        "GFR": "gfr",
    }


def test_a_preferred_label_goes_before_the_same_label_of_lower_rank() -> None:
    small = vocabulary(Concept(id="1", pref_label="one", alt_labels=("neuron",)), Concept(id="2", pref_label="neuron"))
    match = resolve(small, "neurons").match
    assert match is not None
    assert match.id == "2"


def test_a_slip_between_two_concepts_gives_suggestions() -> None:
    small = vocabulary(Concept(id="b", pref_label="goblet cell B"), Concept(id="d", pref_label="goblet cell D"))
    resolution = resolve(small, "goblet cell C")
    assert resolution.match is None
    assert {result.id for result in resolution.suggestions} == {"b", "d"}


def test_a_term_is_resolved_over_several_vocabularies() -> None:
    other = vocabulary(Concept(id="x", pref_label="wobble gear"), name="other")
    match = resolve((GLOSSARY, other), "wobbel gear").match
    assert match is not None
    assert (match.vocabulary, match.id) == ("other", "x")


@pytest.mark.parametrize(
    ("query", "label", "marked"),
    [
        ("dendrytic cell", "dendritic cell", "dendr·tic·cell"),
        ("lymphocyte, tumor", "tumor lymphocyte", "tumor·lymphocyte"),
        ("limfosite", "lymphocyte", "l·m·o·te"),
        ("TIL", "TIL therapy", "TIL"),
    ],
)
def test_the_letters_that_matched(query: str, label: str, marked: str) -> None:
    assert "·".join(label[begin:end] for begin, end in matched_spans(query, label)) == marked


@pytest.mark.parametrize(
    ("word", "choices", "suggested"),
    [
        ("activ", ("passive", "active", "activation", "cell-based"), ["active", "activation"]),
        ("serch", ("explain", "search", "list"), ["search"]),
        ("dissease", ("disease", "cell"), ["disease"]),
        ("qqqqq", ("explain", "search"), []),
        ("", ("explain",), []),
    ],
)
def test_did_you_mean(word: str, choices: Sequence[str], suggested: list[str]) -> None:
    assert suggest(word, choices) == suggested


def test_an_exact_term_needs_neither_rapidfuzz_nor_jellyfish() -> None:
    program = (
        "import sys; from immuno_cli.vocabularies.builtin import load_builtin; from immuno_cli.search import resolve;"
        "assert resolve(load_builtin(), 'monoclonal-antibody').match; assert resolve(load_builtin(), 'mAbs').match;"
        "sys.exit(any(name.startswith(('rapidfuzz', 'jellyfish')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("query", ["spleen", "splene", "organ that stores blood cells"])
def test_concepts_that_fit_equally_well_come_by_id_wherever_they_stand(query: str) -> None:
    def twin(identifier: str) -> Concept:
        return Concept(identifier, "spleen", definitions=(Statement("An organ that stores blood cells."),))

    rest = Concept("z", "kidney", definitions=(Statement("A filter."),))
    for order in ((twin("a"), rest, twin("b")), (twin("b"), rest, twin("a"))):
        assert [result.id for result in search(vocabulary(*order), query)] == ["a", "b"]


def test_a_word_of_english_means_itself_first() -> None:
    for word in ("rush", "sheet", "interior", "concession", "operational", "canoe race"):
        assert search(GLOSSARY, word) == []
    assert search(GLOSSARY, "rassh")[0].id == "rash"
    assert search(GLOSSARY, "rash")[0].id == "rash"


def test_one_slip_in_a_long_name_is_found_though_it_makes_a_word() -> None:
    assert first("mediation").id == "medication"
    assert first("emission").id == "remission"
    assert first("mediation").score >= 50
    assert resolve(GLOSSARY, "mediation").match is None


@pytest.mark.parametrize("query", ["bymphocyte", "tymphocyte", "kymphocyte"])
def test_a_long_name_at_one_slip_goes_before_cheaper_ones_at_more(query: str) -> None:
    assert first(query).id == "lymphocyte"


def test_a_label_that_begins_like_a_question_is_found_as_a_whole() -> None:
    assert first("how the body fights back").score == 100
    assert first("how the bodyfights back").id == "immune-response"


@pytest.mark.parametrize(
    ("label", "query"),
    [
        ("cd4", "cd8"),
        ("cd4", "cd44"),
        ("cd44", "cd4"),
        ("il 12", "il 21"),
        ("cd123", "cd231"),
        ("cd4", "cdl"),
        ("t", "t1"),
    ],
)
def test_no_slip_of_a_digit_is_cheap(label: str, query: str) -> None:
    assert edit_cost(label, query) >= WEIGHTS.digit_edit


def test_a_letter_doubled_costs_less_than_another_put_in() -> None:
    assert edit_cost("tumor", "tummor") < edit_cost("tumor", "tumkor")


@pytest.mark.parametrize("query", ["HIV", "HPV", "TV", "PC", "ghnk"])
def test_a_name_of_two_letters_is_found_only_as_it_stands(query: str) -> None:
    assert search(GLOSSARY, query) == []
    assert first("I.V.").id == "intravenous-injection"
    assert first("iv").id == "intravenous-injection"


@pytest.mark.parametrize("term", ["bone marrow", "brakes of the immune system", "tea cells", "lung dancer"])
def test_an_english_word_of_its_own_is_never_explained_away(term: str) -> None:
    assert resolve(GLOSSARY, term).match is None


@pytest.mark.parametrize(("term", "concept"), [("canser", "cancer"), ("fevr", "fever"), ("lupis", "lupus")])
def test_a_short_misspelling_that_is_no_word_is_explained(term: str, concept: str) -> None:
    match = resolve(GLOSSARY, term).match
    assert match is not None
    assert match.id == concept


def test_function_words_say_nothing_and_cost_little() -> None:
    assert first("cancer of the skin").id == "melanoma"
    assert search(GLOSSARY, "more and more") == search(GLOSSARY, "have it off") == []
    assert evidence("of the") == evidence("")


def test_among_a_few_choices_an_english_word_may_be_a_slip() -> None:
    assert suggest("explosion", ("explain", "search")) == []
    assert suggest("exploin", ("explain", "search")) == ["explain"]
    assert suggest("relate", ("related", "search")) == ["related"]
    assert suggest("elated", ("related", "search")) == ["related"]
    assert evidence("elated", among_few=True) > evidence("elated")


def test_long_labels_and_many_words_take_little_time() -> None:
    long = vocabulary(*(Concept(str(n), f"{'abcdefghij' * 60}{n}") for n in range(20)))
    assert search(long, "abcdefghij" * 59 + "x", limit=1)
    assert search(long, "qzx kvw jjy " * 80) == []
    wordy = vocabulary(
        *(
            Concept(str(n), " ".join(f"{a}{b}{c}" for a in "abcdefg" for b in ascii_lowercase for c in "xyz"))
            for n in range(20)
        )
    )
    assert search(wordy, " ".join(f"{a}q{b}" for a in ascii_lowercase for b in "ghijklm")) == []


def test_letters_that_are_no_english_can_only_be_a_slip() -> None:
    small = vocabulary(Concept("p", "podocyte"))
    assert [result.id for result in search(small, "podjocygae")] == ["p"]
    assert search(small, "pedagogy") == []


@pytest.mark.parametrize("query", ["ldzp", "yjgzb", "fqvfddr", "rvthj", "gukm", "tfmxz", "lrxg", "zykq"])
def test_letters_that_are_no_language_speak_no_louder(query: str) -> None:
    assert search(GLOSSARY, query) == []


@pytest.mark.parametrize("query", ["NF2", "GS2", "ALS2", "CCM2"])
def test_a_number_makes_no_other_abbreviation_near(query: str) -> None:
    assert search(GLOSSARY, query) == []
    assert first("IL2").id == first("Il-2").id == "interleukin-2"


def test_what_is_said_letter_by_letter_is_not_heard() -> None:
    small = vocabulary(Concept("c", "MCP"), Concept("m", "MMP"))
    assert [(result.id, result.matched_by) for result in search(small, "MMqP")[:1]] == [("m", "spelling")]


def test_how_a_name_is_typed_tells_near_ones_apart() -> None:
    small = vocabulary(Concept("d", "DETCMPQ"), Concept("l", "LECMPQ"))
    assert [result.id for result in search(small, "lETCMPQ")] == ["d", "l"]
    assert [result.id for result in search(small, "LETCMPQ")] == ["l", "d"]


@pytest.mark.parametrize("query", ["dendritc cell", "dentritic-cell", "canecr therapy", "monolonal antibody"])
def test_capitals_as_titles_have_them_say_nothing(query: str) -> None:
    small = search(GLOSSARY, query)
    assert all(search(GLOSSARY, typed) == small for typed in (query.capitalize(), query.title(), query.upper()))


@pytest.mark.parametrize("query", ["NKGR", "THE", "ACT"])
def test_initials_are_no_name(query: str) -> None:
    labels = ("natural killer group receptor", "type hot epithelium", "active chemical transfer")
    assert search(vocabulary(*(Concept(label, label) for label in labels)), query) == []


def test_a_link_that_links_nothing_is_a_word_too_many() -> None:
    small = vocabulary(Concept("p", "podocyte"), Concept("k", "podocyte of kidney"))
    assert search(small, "podocyte of the kidney")[0].score > 95
    assert search(small, "podocyte of")[0].id == "k"
    assert search(small, "podocyt")[0].id == "p"


@pytest.mark.parametrize("query", ["cancer cell", "tumro", "T cell", "lymphocyte therapy", "immune sistem cell"])
def test_a_score_never_rises_down_the_list(query: str) -> None:
    scores = [result.score for result in search(GLOSSARY, query, limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert search_all((GLOSSARY,), query, limit=None) == search(GLOSSARY, query, limit=None)
    assert search_all((GLOSSARY,), query, limit=1) == search(GLOSSARY, query, limit=1)


def test_the_shorter_a_word_the_less_likely_it_is_written_by_ear() -> None:
    pairs = [("flu", "floo"), ("fluid", "flooid"), ("lymphoma", "limfoama")]
    bits = [text_cost(label, heard, NEVER).bits for label, heard in pairs]
    assert bits == sorted(set(bits), reverse=True)


def test_a_numeral_is_no_sound() -> None:
    small = vocabulary(*(Concept(f"{n}", f"type {n} fibrocyte") for n in ("I", "II", "III")))
    assert search(small, "typ II fibrocyt")[0].id == "II"
    assert search(small, "typ III fibrocyt")[0].id == "III"


def test_a_number_is_heard_as_a_word() -> None:
    assert first("interleukin two").id == "interleukin-2"
    assert first("covid nineteen").id == "covid-19"


@pytest.mark.parametrize("query", ["acovado", "avacodo", "avcoado"])
def test_three_letters_in_another_order_are_one_slip(query: str) -> None:
    assert [result.id for result in search(vocabulary(Concept("a", "avocado")), query)] == ["a"]
    assert edit_cost("avocado", query) < edit_cost("avocado", "abofado")


@pytest.mark.parametrize(
    ("query", "concept"), [("signes", "many"), ("sing", "one"), ("signs", "many"), ("sign", "one"), ("hashs", "more")]
)
def test_of_names_that_differ_in_number_the_one_spelled_more_alike_is_first(query: str, concept: str) -> None:
    small = vocabulary(
        *(Concept(*pair) for pair in (("one", "sign"), ("many", "signs"), ("less", "hash"), ("more", "hashes")))
    )
    assert search(small, query)[0].id == concept


def test_part_of_a_hidden_label_is_no_name() -> None:
    small = vocabulary(Concept("x", "gizmo", alt_labels=("wobble gear",), hidden_labels=("thing for the left hand",)))
    assert [result.id for result in search(small, "wobble")] == ["x"]
    assert search(small, "left") == []


def test_two_words_describe_nothing() -> None:
    drip = Concept("drip", "infusion", definitions=(Statement("Medicine that runs slowly from a bag into a vein."),))
    others = [Concept(str(n), name) for n, name in enumerate(("spleen", "kidney", "fever", "lupus", "rash"))]
    assert [result.id for result in search(vocabulary(drip, *others), "runs into the veins slowly")] == ["drip"]
    assert search(vocabulary(drip, *others), "slow runner") == []
    assert search(vocabulary(drip, *others), "slowly runs") == []


@pytest.mark.parametrize("term", ["IL-6", "interleukin 6", "GM-CSF", "HIV", "HIV infection", "rush", "fewer", "vain"])
def test_what_may_be_another_thing_is_never_taken_for_the_answer(term: str) -> None:
    assert resolve(GLOSSARY, term).match is None


@pytest.mark.parametrize(
    "term",
    [
        *("untargeted therapy", "nonmelanoma skin cancer", "non-specific immunotherapy", "polyclonal antibody"),
        *("oncolytic virus", "monotherapy", "virotherapy", "alloantigen"),
    ],
)
def test_another_beginning_makes_another_thing(term: str) -> None:
    assert resolve(GLOSSARY, term).match is None


@pytest.mark.parametrize(
    "term", ["premission", "emision", "cervial", "relpace", "surviver", "modifation", "seacrhing", "liver cirrosis"]
)
def test_what_is_rather_a_slip_of_an_english_word_is_never_taken_for_the_answer(term: str) -> None:
    assert resolve(GLOSSARY, term).match is None


@pytest.mark.parametrize("term", ["lupis", "kanser treetment", "lung kanser", "remision", "malinoma", "antegin"])
def test_an_english_word_further_off_hinders_no_answer(term: str) -> None:
    assert resolve(GLOSSARY, term).match is not None


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("what is a T cell?", "t-cell"),
        ("What is immunotherapy?", "immunotherapy"),
        ("how does immunotherapy work", "immunotherapy"),
        ("what does diarrhoea mean", "diarrhea"),
        ("why do I have a fever", "fever"),
        ("Please explain dendritic cells", "dendritic-cell"),
        ("tell me about fevers", "fever"),
    ],
)
def test_a_question_asks_for_its_topic(question: str, concept: str) -> None:
    match = resolve(GLOSSARY, question).match
    assert match is not None
    assert match.id == concept
    assert search(GLOSSARY, question)[0].id == concept
    assert resolve(GLOSSARY, question, exact=True).match is None


def test_a_term_may_have_its_article() -> None:
    assert [resolve(GLOSSARY, term).match for term in ("a T cell", "an antibody", "The immune system")] == [
        resolve(GLOSSARY, term).match for term in ("T cell", "antibody", "immune system")
    ]


def test_a_name_that_begins_with_an_article_is_itself() -> None:
    small = vocabulary(Concept("a", "A cell"), Concept("cell", "cell"), Concept("the", "the clap"))
    assert [search(small, query)[0].id for query in ("a cell", "A cel", "the clapp", "a cells")] == [
        "a",
        "a",
        "the",
        "a",
    ]


def test_words_of_a_name_find_all_that_have_them() -> None:
    assert {"lung-cancer", "lung-fibrosis"} <= {result.id for result in search(GLOSSARY, "lung")}
    cells = search(GLOSSARY, "cell", limit=None)
    assert {"t-cell", "plasma-cell", "dendritic-cell"} <= {result.id for result in cells}
    assert {result.matched_by for result in cells} == {"words"}

"""`immuno explain` with a question for one aspect of a treatment or a disease: the answer comes first."""

import json

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


def test_the_answer_stands_above_the_definition(immuno: Immuno) -> None:
    said = immuno("explain side effects of rituximab", **WHOLE)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith("rituximab")
    asked = next(number for number, line in enumerate(lines) if line.startswith("Side effects"))
    definition = next(number for number, line in enumerate(lines) if line.startswith("A monoclonal antibody"))
    assert asked < definition


def test_it_says_of_which_broader_concept_something_is_said(immuno: Immuno) -> None:
    said = immuno("explain how are ctla-4 inhibitors given", **WHOLE)
    answer = " ".join(said.out.split())
    assert "Said of “immune checkpoint inhibitor”, of which “CTLA-4 inhibitor” is a kind." in answer
    assert "How it is given infusion" in answer


@pytest.mark.parametrize("words", ["common side effects of opdivo", "is opdivo safe", "how often is opdivo given"])
def test_it_says_that_a_narrower_question_may_stay_open(immuno: Immuno, words: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert "It may not answer the whole question." in " ".join(said.out.split())
    assert json.loads(immuno(f"explain {words} --json", **WHOLE).out)["question"]["isNarrower"]


def test_a_list_of_side_effects_says_that_there_are_others(immuno: Immuno) -> None:
    said = immuno("explain side effects of opdivo", **WHOLE)
    assert "Not every side effect of “nivolumab” is named here." in said.out
    assert "It may not answer" not in said.out


@pytest.mark.parametrize(
    ("words", "other"),
    [("can I drink alcohol on keytruda", "drink alcohol"), ("can you fly while on keytruda", "fly")],
)
def test_what_no_entry_speaks_of_is_not_seemingly_answered(immuno: Immuno, words: str, other: str) -> None:
    said = " ".join(immuno(f"explain {words}", **WHOLE).out.split())
    assert f"Nothing is said here about “pembrolizumab” together with “{other}”." in said


def test_it_says_so_where_nothing_is_said(immuno: Immuno) -> None:
    said = immuno("explain side effects of kinase inhibitors", **WHOLE)
    assert said.code == 0
    assert "Nothing is said here about the side effects of “kinase inhibitor”." in said.out


def test_it_names_kinds_of_which_something_is_said(immuno: Immuno) -> None:
    said = immuno("explain side effects of vaccines", **WHOLE)
    assert "Nothing is said here about the side effects of “vaccine”." in said.out
    assert "Said of kinds" in said.out
    assert "shingles vaccine" in said.out


def test_a_word_for_treatment_behind_a_name_does_not_matter(immuno: Immuno) -> None:
    whole, short = (immuno(f"explain side effects of {words}", **WHOLE) for words in ("keytruda treatment", "keytruda"))
    assert whole == short


def test_a_misspelled_treatment_is_told(immuno: Immuno) -> None:
    said = immuno("explain side effects of pembrolizumap", **WHOLE)
    assert said.err == "“pembrolizumap” is understood as “pembrolizumab”.\n"


def test_the_answer_is_part_of_everything_and_of_the_short_form(immuno: Immuno) -> None:
    for option in ("--full", "--brief"):
        assert "infusion reaction" in immuno(f"explain keytruda side effects {option}", **WHOLE).out
    assert "A drug that takes" not in immuno("explain keytruda side effects --brief", **WHOLE).out


@pytest.mark.parametrize("words", ["keytruda colitis", "side effects of keytruda and yervoy"])
def test_the_full_answer_for_several_names_more_and_has_whole_addresses(immuno: Immuno, words: str) -> None:
    short, full = (immuno(f"explain {words}{option}", **WHOLE).out for option in ("", " --full"))
    assert "https://" not in short
    assert "https://www.esmo.org/" in full
    assert "more" in short.partition("pembrolizumab\n")[2].partition("!")[0]
    assert "More: " not in full


def test_what_acts_together_is_said_of_treatments_alone(immuno: Immuno) -> None:
    warning = "Together they may act differently"
    assert warning in " ".join(immuno("explain side effects of keytruda and yervoy", **WHOLE).out.split())
    assert warning not in " ".join(immuno("explain side effects of keytruda and colitis", **WHOLE).out.split())


def test_json_has_what_was_asked_and_its_sources(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain how are ctla-4 inhibitors given --json", **WHOLE).out)
    assert answer["match"]["id"] == "ctla-4-inhibitor"
    question = answer["question"]
    assert (question["aspect"], question["concept"]) == ("giving", "ctla-4-inhibitor")
    (said,) = question["said"]
    assert said["id"] == "immune-checkpoint-inhibitor"
    assert {"relation", "target", "basis", "passages"} == set(said["relations"][0])
    assert {"text", "basis", "passages"} == set(said["statements"][0])
    assert set(said["relations"][0]["passages"]) <= {source["id"] for source in answer["sources"]}


@pytest.mark.parametrize(
    "words",
    [
        "side effect",
        "immune side effects",
        "adverse reaction",
        "monoclonal antibody therapy",
        "what is toxicity grade",
        "the cancer treatment",
        "define flu-like symptoms",
        "cancer prevention meaning",
    ],
)
def test_a_name_is_no_question(immuno: Immuno, words: str) -> None:
    assert "question" not in json.loads(immuno("explain --json", words, **WHOLE).out)


@pytest.mark.parametrize("words", ["what does a T cell do", "symptoms of a T cell", "what causes survival"])
def test_what_is_neither_a_treatment_nor_a_condition_is_answered_as_before(immuno: Immuno, words: str) -> None:
    assert "question" not in json.loads(immuno("explain --json", words, **WHOLE).out)


def test_exact_reads_no_question(immuno: Immuno) -> None:
    assert immuno("explain keytruda side effects --exact", **WHOLE).code == 1


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_the_answer_keeps_to_the_width(immuno: Immuno, columns: int) -> None:
    said = immuno("explain car t cell side effects", COLUMNS=str(columns), **WHOLE)
    assert said.code == 0
    assert all(len(line) <= columns or line.startswith("  immuno ") for line in said.out.splitlines())


def test_a_note_that_corrects_a_document_warns_of_no_side_effect(immuno: Immuno) -> None:
    said = immuno("explain is il-2 dangerous", **WHOLE)
    assert "Nothing is said here about the side effects of “interleukin-2”." in said.out
    assert "aldesleukin" in said.out


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("symptoms of colitis", "Can cause diarrhea, abdominal pain"),
        ("what are the symptoms of shingles", "Pain or tingling can come days before the rash"),
        ("how do I know if I have celiac disease", "It can cause diarrhea, belly pain, weight loss and anemia."),
        ("what causes colitis", "Side effect of pembrolizumab"),
        ("why do people get anemia", "A lack of iron is the most common cause."),
        ("how is celiac disease diagnosed", "Blood tests and a small sample of the bowel help to find it."),
        ("how is colitis treated", "Steroids taken early help most patients."),
        ("is there a treatment for anaphylaxis", "Treated with epinephrine"),
        ("how can I prevent shingles", "Prevented with shingles vaccine"),
        ("is sepsis deadly", "Without quick treatment organs can fail"),
    ],
)
def test_a_question_for_a_disease_is_answered(immuno: Immuno, words: str, answer: str) -> None:
    said = immuno(f"explain {words} --brief", **WHOLE)
    assert answer in " ".join(said.out.split())


def test_it_says_so_where_nothing_is_said_of_a_disease(immuno: Immuno) -> None:
    said = immuno("explain how is uveitis diagnosed", **WHOLE)
    assert said.code == 0
    assert "Nothing is said here about how “uveitis” is found." in said.out


def test_a_list_of_signs_says_that_there_are_others(immuno: Immuno) -> None:
    assert "Not every sign of “colitis” is named here." in immuno("explain symptoms of colitis", **WHOLE).out


def test_what_a_medicine_causes_is_no_treatment(immuno: Immuno) -> None:
    said = immuno("explain how is dry mouth treated --brief", **WHOLE)
    assert "Some medicines" not in said.out


@pytest.mark.parametrize(
    ("words", "aspect"),
    [("side effects of lupus", "course"), ("symptoms of keytruda", "side-effects"), ("how do you get lupus", "causes")],
)
def test_a_question_in_other_words_is_answered_as_what_is_nearest(immuno: Immuno, words: str, aspect: str) -> None:
    question = json.loads(immuno(f"explain {words} --json", **WHOLE).out)["question"]
    assert (question["aspect"], question["isNarrower"]) == (aspect, True)


@pytest.mark.parametrize(
    "words",
    [
        "side effects of keytruda and yervoy",
        "keytruda vs yervoy side effects",
        "do keytruda and yervoy have the same side effects",
        "which has more side effects, keytruda or yervoy",
        "difference in side effects between keytruda and yervoy",
    ],
)
def test_the_side_effects_of_two_drugs_are_told_of_both(immuno: Immuno, words: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert said.code == 0
    first, _, second = said.out.partition("\nipilimumab\n")
    assert first.startswith("pembrolizumab\n")
    assert "infusion reaction" in first
    assert "hepatitis" in first
    assert "hepatitis" in second
    assert "This is said of each alone." in second
    assert "Package leaflet: Yervoy (ipilimumab)" in second


def test_what_a_word_means_is_told_once_for_two_drugs(immuno: Immuno) -> None:
    said = immuno("explain side effects of keytruda and yervoy", **WHOLE)
    assert said.out.count("immune-related adverse event: ") == 1


def test_two_drugs_in_one_question_have_an_answer_each_in_json(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json side effects of keytruda and yervoy", **WHOLE).out)
    assert answer["match"] is None
    assert [each["question"]["concept"] for each in answer["mentions"]] == ["pembrolizumab", "ipilimumab"]
    cited = [source["id"] for source in answer["sources"]]
    assert len(set(cited)) == len(cited)
    assert all(p.partition(":")[0] in cited for e in answer["mentions"] for p in _passages(e["question"]))


def _passages(question: dict[str, list[dict[str, list[dict[str, list[str]]]]]]) -> list[str]:
    said = [each for said in question["said"] for each in (*said["relations"], *said["statements"])]
    return [passage for each in said for passage in each["passages"]]


def test_a_question_for_a_drug_and_something_unknown_is_not_half_answered(immuno: Immuno) -> None:
    said = immuno("explain side effects of keytruda and zorblomab", **WHOLE)
    assert said.out.startswith("No entry covers all of")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("can opdivo cause colitis", "“colitis” is named here among the side effects of “nivolumab”."),
        ("is colitis a side effect of opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("can you get colitis from opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("can colitis be caused by opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("is my colitis due to opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("does colitis come from opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("colitis from opdivo", "“colitis” is named here among the side effects of “nivolumab”."),
        ("can keytruda cause myocarditis", "of “immune checkpoint inhibitor”, of which “pembrolizumab” is a kind."),
        ("can immunotherapy cause fever", "of “monoclonal antibody therapy”, a kind of “immunotherapy”."),
        ("can ipilimumab cause shingles", "“shingles” is not named here among the side effects of “ipilimumab”."),
        ("can pneumonitis cause a cough", "“cough” is named here among what “pneumonitis” can cause."),
    ],
)
def test_whether_one_thing_can_cause_another_is_told_first(immuno: Immuno, words: str, told: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert said.code == 0
    assert told in " ".join(said.out.partition("\n\n")[0].split())


def test_what_is_not_named_is_not_ruled_out(immuno: Immuno) -> None:
    said = immuno("explain can ipilimumab cause shingles", **WHOLE)
    assert "That does not rule it out." in " ".join(said.out.split())


def test_what_an_entry_says_of_both_in_words_is_quoted_with_its_source(immuno: Immuno) -> None:
    said = immuno("explain can opdivo cause blood in the stool", **WHOLE)
    first = " ".join(said.out.partition("\n\n")[0].split())
    assert "if they see blood in the stool, or if it is black or like tar." in first
    assert "is not named" not in said.out
    answer = json.loads(immuno("explain --json can opdivo cause blood in the stool", **WHOLE).out)
    assert (answer["effect"]["namedBy"], answer["effect"]["effect"]) == (None, "blood-in-stool")
    passages = {passage.partition(":")[0] for each in answer["effect"]["mentions"] for passage in each["passages"]}
    assert passages <= {source["id"] for source in answer["sources"]}


def test_kinds_of_an_effect_that_entries_tell_of_are_named(immuno: Immuno) -> None:
    said = immuno("explain can keytruda cause bleeding", **WHOLE)
    first = " ".join(said.out.partition("\n\n")[0].split())
    assert "“bruise” and “blood in the stool”, kinds of “bleeding”, are named here together" in first
    assert "Checkpoint inhibitors can inflame the liver." in first
    answer = json.loads(immuno("explain --json can keytruda cause bleeding", **WHOLE).out)
    assert answer["effect"]["kinds"] == ["bruise", "blood-in-stool"]


@pytest.mark.parametrize("words", ["can keytruda cause skin cancer", "can keytruda cause leukemia"])
def test_kinds_that_a_drug_is_used_against_are_no_effect_of_it(immuno: Immuno, words: str) -> None:
    assert "is not named here" in " ".join(immuno(f"explain {words}", **WHOLE).out.split())


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        ("can keytruda cause diarrhoea", "report diarrhea to their care team at once"),
        ("can opdivo cause diarrhoea", "report diarrhea to their care team at once"),
        ("can keytruda cause a rash", "report a rash to their care team"),
        ("can immunotherapy cause fever", "report a fever to their care team at once"),
        ("can opdivo cause colitis", "Patients are usually told to call at once"),
        ("can keytruda cause hypothyroidism", "Checkpoint inhibitors can harm the thyroid"),
    ],
)
def test_what_the_entry_of_a_side_effect_warns_of_stands_first(immuno: Immuno, words: str, warning: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    first = " ".join(said.out.partition("\n\n")[0].split())
    assert warning in first.partition("•")[0]
    assert first.count(warning) == 1
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert any(warning in each["text"] for each in answer["effect"]["warnings"])
    cited = {passage.partition(":")[0] for each in answer["effect"]["warnings"] for passage in each["passages"]}
    assert cited <= {source["id"] for source in answer["sources"]}


def test_a_note_on_a_document_stands_only_where_the_document_is_quoted(immuno: Immuno) -> None:
    said = immuno("explain can methotrexate cause fever", **WHOLE).out
    assert "report a fever to their care team at once" in " ".join(said.split())
    assert "The article" not in said.partition("\n\n")[0]


@pytest.mark.parametrize("words", ["side effects of keytruda for my mum", "side effects of keytruda for me"])
def test_for_whom_something_is_asked_changes_no_answer(immuno: Immuno, words: str) -> None:
    assert immuno(f"explain {words}", **WHOLE).out == immuno("explain side effects of keytruda", **WHOLE).out


@pytest.mark.parametrize("words", ["can immunotherapy cause fever", "opdivo for melanoma", "rash from keytruda"])
def test_every_passage_of_an_answer_for_two_has_its_source(immuno: Immuno, words: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    cited = {passage.partition(":")[0] for each in answer["mentions"] for passage in _passages(each["question"])}
    assert cited <= {source["id"] for source in answer["sources"]}


@pytest.mark.parametrize("columns", [20, 40])
@pytest.mark.parametrize(
    "words",
    ["can keytruda cause fever", "side effects of opdivo and yervoy", "is prednisone a steroid", "b cell vs t cell"],
)
def test_answers_for_two_keep_to_the_width(immuno: Immuno, words: str, columns: int) -> None:
    said = immuno(f"explain {words}", COLUMNS=str(columns), **WHOLE)
    assert said.code == 0
    assert all(len(line) <= columns or line.startswith("  immuno ") for line in said.out.splitlines())


@pytest.mark.parametrize(
    "words",
    ["recovery from surgery", "cells from a donor", "can a T cell cause trouble", "remission after immunotherapy"],
)
def test_what_is_no_effect_is_answered_as_before(immuno: Immuno, words: str) -> None:
    assert "effect" not in json.loads(immuno("explain --json", words, **WHOLE).out)


def test_what_to_do_about_a_fever_tells_to_report_it(immuno: Immuno) -> None:
    for words in (
        "what to do if I have a fever",
        "what should I do about a fever",
        "should I call my doctor about fever",
    ):
        assert "to report a fever to their care team at once" in " ".join(
            immuno(f"explain {words} --brief", **WHOLE).out.split()
        )


@pytest.mark.parametrize("words", ["what do I do in anaphylaxis", "what to do in case of anaphylaxis"])
def test_what_to_do_in_an_emergency_tells_what_people_are_told(immuno: Immuno, words: str) -> None:
    assert "injector at once and then to call an ambulance" in " ".join(
        immuno(f"explain {words} --brief", **WHOLE).out.split()
    )


@pytest.mark.parametrize("words", ["Nebenwirkungen von Keytruda", "efectos secundarios de keytruda"])
def test_side_effects_are_known_by_their_word_in_other_languages(immuno: Immuno, words: str) -> None:
    question = json.loads(immuno(f"explain --json {words}", **WHOLE).out)["question"]
    assert (question["aspect"], question["concept"]) == ("side-effects", "pembrolizumab")


def test_what_is_said_in_words_of_something_far_broader_is_no_answer(immuno: Immuno) -> None:
    said = immuno("explain hpv vaccine side effects", **WHOLE)
    assert "Nothing is said here about the side effects of “HPV vaccine”." in said.out
    assert "An immune system that has been roused" not in " ".join(said.out.split())


@pytest.mark.parametrize(
    "words",
    [
        "is keytruda the same as opdivo",
        "are keytruda and opdivo the same thing",
        "is keytruda different from opdivo",
        "how does keytruda differ from opdivo",
        "how do keytruda and opdivo differ",
        "is keytruda better than opdivo",
    ],
)
def test_whether_two_things_are_the_same_is_a_comparison(immuno: Immuno, words: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert [concept["id"] for concept in answer["concepts"]] == ["pembrolizumab", "nivolumab"]


@pytest.mark.parametrize("words", ["active vs passive immunity", "difference between active and passive immunity"])
def test_a_word_that_two_compared_terms_share_need_not_be_said_twice(immuno: Immuno, words: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert [concept["id"] for concept in answer["concepts"]] == ["active-immunity", "passive-immunity"]


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("is fever the same as pyrexia", "“fever” and “pyrexia”"),
        ("hot tumor vs cold tumor", "“hot tumor” and “cold tumor”"),
    ],
)
def test_two_names_in_one_entry_are_not_said_to_mean_the_same(immuno: Immuno, words: str, terms: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert said.code == 0
    assert said.err == f"One entry explains {terms}.\n"


def test_what_is_only_close_is_not_in_one_entry(immuno: Immuno) -> None:
    said = immuno("explain is cytokine storm the same as cytokine release syndrome", **WHOLE)
    assert "One entry explains" not in said.err


def test_a_broader_word_of_every_day_does_not_count_as_the_cause(immuno: Immuno) -> None:
    said = immuno("explain do vaccines cause autoimmune disease", **WHOLE)
    assert "Steroids and other drugs" not in said.out.partition("\nvaccine\n")[0]


def test_a_word_in_small_letters_is_no_abbreviation(immuno: Immuno) -> None:
    said = immuno("explain can immunotherapy cause ALL", **WHOLE)
    assert said.out.startswith("“acute lymphoblastic leukemia” is not named here")


def test_a_virus_may_be_asked_for_what_it_causes(immuno: Immuno) -> None:
    said = immuno("explain does hpv cause cervical cancer", **WHOLE)
    assert "caused by an infection with the virus HPV" in " ".join(said.out.partition("\n\n")[0].split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("opdivo for melanoma", "“melanoma” is named here among what “nivolumab” is used against."),
        ("does tocilizumab treat crs", "“cytokine release syndrome” is named here among what “tocilizumab”"),
        ("is humira used for psoriasis", "“psoriasis” is named here among what “adalimumab” is used against."),
        ("keytruda for lung cancer", "“non-small cell lung cancer”, a kind of “lung cancer”, is named here among"),
        ("can rituximab treat lupus", "“lupus” is not named here among what “rituximab” is used against."),
        ("does opdivo work for shingles", "“shingles” is not named here among what “nivolumab” is used against."),
    ],
)
def test_whether_a_drug_is_used_against_something_is_told_first(immuno: Immuno, words: str, told: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert told in " ".join(said.out.partition("\n\n")[0].split())


@pytest.mark.parametrize("words", ["drugs for rheumatoid arthritis", "treatment for crohn's disease"])
def test_treatments_in_general_are_asked_of_the_disease(immuno: Immuno, words: str) -> None:
    assert json.loads(immuno(f"explain --json {words}", **WHOLE).out)["question"]["aspect"] == "treatment"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("types of immunotherapy", "active immunotherapy"),
        ("what kinds of white blood cells are there", "monocyte"),
        ("examples of monoclonal antibodies", "trastuzumab"),
        ("list of checkpoint inhibitors", "CTLA-4 inhibitor"),
    ],
)
def test_kinds_are_named_first(immuno: Immuno, words: str, kind: str) -> None:
    said = immuno(f"explain {words} --brief", **WHOLE)
    assert said.code == 0
    assert kind in " ".join(said.out.split())


def test_a_compared_word_may_share_what_stands_before_the_first(immuno: Immuno) -> None:
    answer = json.loads(immuno("explain --json interferon alpha vs beta", **WHOLE).out)
    assert [concept["id"] for concept in answer["concepts"]] == ["interferon-alfa", "interferon-beta"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("is a t cell a lymphocyte", "“T cell” is a kind of “lymphocyte”."),
        ("is prednisone a steroid", "“prednisone” is a kind of “corticosteroid”."),
        ("is keytruda a checkpoint inhibitor", "“pembrolizumab” is a kind of “immune checkpoint inhibitor”."),
        ("is a lymphocyte a t cell", "“T cell” is a kind of “lymphocyte”."),
    ],
)
def test_whether_one_thing_is_a_kind_of_the_other_is_told_first(immuno: Immuno, words: str, told: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert " ".join(said.out.partition("\n\n")[0].split()) == told
    assert "is a kind of →" in said.out


def test_a_sentence_that_asks_for_more_is_not_answered_with_the_kind_alone(immuno: Immuno) -> None:
    said = immuno("explain is lymphoma caused by cancer", **WHOLE)
    assert said.out.startswith("No entry covers all of")
    assert "lymphoma is a kind of →" in said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "rituximab for follicular lymphoma",
            "“non-Hodgkin lymphoma”, of which it is a kind, is. That may not hold for every kind.",
        ),
        ("can keytruda cause ulcerative colitis", "“colitis”, of which it is a kind, is."),
    ],
)
def test_what_is_named_of_a_broader_disease_is_told_as_said_of_that(immuno: Immuno, words: str, told: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert told in " ".join(said.out.partition("\n\n")[0].split())


def test_the_broader_disease_that_is_named_stands_in_json(immuno: Immuno) -> None:
    effect = json.loads(immuno("explain --json rituximab for follicular lymphoma", **WHOLE).out)["effect"]
    assert (effect["named"], effect["broader"]) == (None, "non-hodgkin-lymphoma")


@pytest.mark.parametrize(
    "words", ["is immunotherapy used for influenza", "is keytruda used for small cell lung cancer"]
)
def test_what_is_as_wide_as_disease_and_another_kind_say_nothing(immuno: Immuno, words: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert "That does not rule it out." in " ".join(said.out.partition("\n\n")[0].split())


@pytest.mark.parametrize(
    "words",
    [
        "can steroids cause colitis",  # they help against it
        "can steroids cause autoimmune disease",
        "can epinephrine cause anaphylaxis",
        "can hpv vaccine cause cervical cancer",
        "is radiation used for pneumonitis",  # it can cause it
        "are checkpoint inhibitors used for myocarditis",
    ],
)
def test_what_says_the_contrary_is_not_quoted_for_it(immuno: Immuno, words: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert said.code == 0
    assert "This is said here of" not in said.out.partition("\n\n")[0]
    assert "is not named here" in " ".join(said.out.split())


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("my platelets", "platelet"),
        ("why am I on steroids", "corticosteroid"),
        ("what does PFS stand for", "progression-free-survival"),
        ("role of macrophages", "macrophage"),
        ("what is the function of the spleen", "spleen"),
        ("what cancers can be treated with immunotherapy", "immunotherapy"),
        ("which drugs are checkpoint inhibitors", "immune-checkpoint-inhibitor"),
        ("imunotherapy sideffects", "immunotherapy"),
    ],
)
def test_words_that_only_ask_do_not_hide_what_is_asked_about(immuno: Immuno, words: str, concept: str) -> None:
    assert json.loads(immuno(f"explain --json {words}", **WHOLE).out)["match"]["id"] == concept


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rash on keytruda", "“rash”"),
        ("fever while on keytruda", "“fever”"),
        ("is fatigue normal with immunotherapy", "“fatigue”"),
        ("is it normal to have diarrhea on keytruda", "“diarrhea”"),
    ],
)
def test_a_complaint_on_a_drug_is_looked_for_among_its_side_effects(immuno: Immuno, words: str, told: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert answer["effect"]["cause"] in {"pembrolizumab", "immunotherapy"}
    assert told in " ".join(immuno(f"explain {words}", **WHOLE).out.partition("\n\n")[0].split())


@pytest.mark.parametrize(
    "words", ["whats the diffrence between chemo and immunotherapy", "differnce between pd-1 and pd-l1"]
)
def test_a_misspelled_difference_is_a_comparison(immuno: Immuno, words: str) -> None:
    assert len(json.loads(immuno(f"explain --json {words}", **WHOLE).out)["concepts"]) == 2


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("does keytruda hurt", "pembrolizumab"),
        ("can pembrolizumab cause death", "pembrolizumab"),
        ("hazard ratio 0.7", "hazard-ratio"),
        ("PD-L1 expression 80%", "pd-l1-test"),
    ],
)
def test_a_sentence_with_one_name_explains_that(immuno: Immuno, words: str, concept: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert (answer["match"], [each["id"] for each in answer["mentions"]]) == (None, [concept])


@pytest.mark.parametrize("words", ["Fm5 B-cell", "CK 20", "IgG 4"])
def test_a_name_that_goes_on_is_not_explained_by_its_part(immuno: Immuno, words: str) -> None:
    answer = json.loads(immuno("explain --json", words, **WHOLE).out)
    assert (answer["match"], answer["mentions"]) == (None, [])


@pytest.mark.parametrize("words", ["what do antibodies look like", "adverse events grade 4"])
def test_what_is_no_treatment_or_condition_has_no_side_effects(immuno: Immuno, words: str) -> None:
    answer = json.loads(immuno(f"explain --json {words}", **WHOLE).out)
    assert "question" not in answer
    assert answer["mentions"]


@pytest.mark.parametrize("words", ["can fever cause CRS", "can a cough cause pneumonitis"])
def test_what_comes_from_a_disease_is_not_quoted_as_its_cause(immuno: Immuno, words: str) -> None:
    said = " ".join(immuno(f"explain {words}", **WHOLE).out.split())
    assert "That does not rule it out." in said
    assert "This is said here of" not in said


def test_whether_one_thing_is_the_other_is_not_a_name_of_both_words(immuno: Immuno) -> None:
    named = json.loads(immuno("explain is immunotherapy chemo --json", **WHOLE).out)["mentions"]
    assert {each["id"] for each in named} == {"immunotherapy", "chemotherapy"}
    assert json.loads(immuno("explain immunotherapy chemo --json", **WHOLE).out)["match"]["id"] == "chemoimmunotherapy"


def test_a_cell_is_not_said_to_have_no_symptoms_where_its_effect_is_asked(immuno: Immuno) -> None:
    said = immuno("explain can T cells cause cancer", **WHOLE).out
    assert said.startswith("“cancer” is not named here among what “T cell” can cause.")
    assert "symptoms of “T cell”" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "is keytruda chemotherapy",
            "The entry for “pembrolizumab” does not say that it is a kind of “chemotherapy drug”.",
        ),
        ("is keytruda a steroid", "The entry for “pembrolizumab” does not say that it is a kind of “corticosteroid”."),
        ("is a biosimilar a generic", "The entry for “biosimilar” does not say that it is a kind of “generic drug”."),
        ("is keytruda a vaccine", "It says that it is a kind of “PD-1 inhibitor” and of “monoclonal antibody”."),
        ("is keytruda an immunotherapy", "“pembrolizumab” is a kind of “immunotherapy drug”."),
        ("is car t immunotherapy", "“CAR T-cell therapy” is a kind of “immunotherapy”."),
        ("is melanoma cancer?", "“melanoma” is a kind of “cancer”."),
    ],
)
def test_whether_one_thing_is_a_kind_of_another_is_told(immuno: Immuno, words: str, told: str) -> None:
    said = immuno(f"explain {words}", **WHOLE)
    assert told in " ".join(said.out.partition("\n\n")[0].split())


@pytest.mark.parametrize("words", ["is interferon radiotherapy", "is keytruda safe"])
def test_where_the_tree_cannot_tell_no_kind_is_denied(immuno: Immuno, words: str) -> None:
    assert "does not say that it is a kind" not in " ".join(immuno(f"explain {words}", **WHOLE).out.split())

"""Questions for one aspect of a treatment: what is asked, and what is said of it by which entry."""

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.model import Concept, Relation, RelationType, Scheme, Statement
from immuno_cli.questions.aspects.fitting import is_treatment
from immuno_cli.questions.aspects.said import AspectAnswer, answer_aspect
from immuno_cli.questions.reading.aspect import (
    CAUSES,
    COURSE,
    DOING,
    FINDING,
    GIVING,
    HELPING,
    INHERITANCE,
    MECHANISM,
    OUTLOOK,
    PREVENTION,
    SIDE_EFFECTS,
    SYMPTOMS,
    TREATING,
    USE,
    Aspect,
    is_marked_for,
)
from immuno_cli.questions.reading.question import LONGEST_QUESTION, read_question, shorter_topic
from immuno_cli.vocabularies.memory import MemoryVocabulary


def said(text: str, *answers: str) -> tuple[Statement, ...]:
    return (Statement(text, "reference", ("source",), answers=answers),)


def warned(text: str) -> tuple[Statement, ...]:
    return (Statement(text, "reference", ("source",), answers=("side-effects",), tone="warning"),)


CONCEPTS = (
    Concept(
        "blocker",
        "blocker",
        kind="drug",
        broader=("round",),
        definitions=said("A drug that blocks a brake."),
        relations=(Relation("given-by", "infusion"), Relation("has-side-effect", "storm")),
        scope_notes=said("Some are injected under the skin.", "giving"),
    ),
    Concept("round", "round", kind="drug", broader=("blocker",)),
    Concept("new-blocker", "new blocker", kind="drug", broader=("blocker",), definitions=said("A drug.")),
    Concept(
        "own-blocker",
        "own blocker",
        kind="drug",
        broader=("blocker",),
        scope_notes=said("It is given through a vein.", "giving") + said("It is used against pain.", "use"),
        editorial_notes=warned("It can be dangerous with alcohol."),
    ),
    Concept("lone-drug", "lone drug", kind="drug"),
    Concept("any-drug", "any drug", kind="drug"),
    Concept("known-kind", "known kind", kind="drug", broader=("any-drug",), editorial_notes=warned("It can harm.")),
    Concept("silent-kind", "silent kind", kind="drug", broader=("any-drug",)),
    Concept(
        "worded",
        "worded",
        kind="drug",
        scope_notes=said("It is taken for life after a kidney transplant.", "giving", "use"),
    ),
    Concept("worded-kind", "worded kind", kind="drug", broader=("worded",)),
    Concept(
        "sure",
        "sure",
        kind="drug",
        editorial_notes=warned("It can harm."),
        relations=(Relation("has-side-effect", "storm"),),
    ),
    Concept("twin", "twin", kind="drug", broader=("sure",), editorial_notes=warned("It can harm.")),
    Concept("changed-cell", "changed cell", kind="cell", relations=(Relation("given-by", "infusion"),)),
    Concept(
        "cell-therapy",
        "cell therapy",
        kind="therapy",
        relations=(Relation("made-of", "changed-cell"), Relation("has-side-effect", "storm")),
    ),
    Concept("storm", "storm", kind="side-effect", definitions=said("Too many messengers at once.")),
    Concept("infusion", "infusion", kind="method"),
    Concept("plain-cell", "plain cell", kind="cell"),
)
TYPES = (
    RelationType("has-side-effect", "has side effect", "side effect of"),
    RelationType("given-by", "given by", "way of giving"),
    RelationType("made-of", "made of", "ingredient of"),
)
VOCABULARY = MemoryVocabulary("drugs", Scheme("d", "Drugs", "en", relation_types=TYPES), CONCEPTS)


def answer(identifier: str, aspect: Aspect) -> AspectAnswer:
    concept = VOCABULARY.find_concept(identifier)
    assert concept
    return answer_aspect(VOCABULARY, concept, aspect)


def speakers(identifier: str, aspect: Aspect) -> list[str]:
    return [each.concept.id for each in answer(identifier, aspect).said]


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("side effects of {}", SIDE_EFFECTS),
        ("{} side effects", SIDE_EFFECTS),
        ("What are the most common side effects of {}?", SIDE_EFFECTS),
        ("what side effects does {} have", SIDE_EFFECTS),
        ("how long do {} side effects last", SIDE_EFFECTS),
        ("is {} safe?", SIDE_EFFECTS),
        ("how dangerous is {}", SIDE_EFFECTS),
        ("the risks of {}", SIDE_EFFECTS),
        ("adverse reactions to {}", SIDE_EFFECTS),
        ("is it safe to take {}", SIDE_EFFECTS),
        ("can you die from {}", SIDE_EFFECTS),
        ("common side effects {}", SIDE_EFFECTS),
        ("worst side effects of {}", SIDE_EFFECTS),
        ("side-effects of {}", SIDE_EFFECTS),
        ("{} sideeffects", SIDE_EFFECTS),
        ("side efects of {}", SIDE_EFFECTS),
        ("what does {} do", MECHANISM),
        ("how does {} work against cancer", MECHANISM),
        ("mechanism of action of {}", MECHANISM),
        ("who gets {}", USE),
        ("What is {} used for?", USE),
        ("what does {} treat", USE),
        ("when is {} given", USE),
        ("how is {} given", GIVING),
        ("how do you take {}", GIVING),
        ("is {} given by mouth", GIVING),
        ("is {} an infusion", GIVING),
        ("how is {} given to patients", GIVING),
    ],
)
@pytest.mark.parametrize("topic", ["keytruda", "CAR T-cell therapy"])
def test_a_question_is_read_for_its_aspect_and_its_topic(asked: str, aspect: Aspect, topic: str) -> None:
    question = read_question(asked.format(topic))
    assert question is not None
    assert (question.aspect, question.topic) == (aspect, topic)


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("symptoms of {}", SYMPTOMS),
        ("What are the early symptoms of {}?", SYMPTOMS),
        ("signs and symptoms of {}", SYMPTOMS),
        ("symtoms of {}", SYMPTOMS),
        ("{} symptoms", SYMPTOMS),
        ("how do I notice {}", SYMPTOMS),
        ("how do I know if I have {}", SYMPTOMS),
        ("what does {} feel like", SYMPTOMS),
        ("what can {} lead to", SYMPTOMS),
        ("what causes {}", CAUSES),
        ("what can cause {}", CAUSES),
        ("causes of {}", CAUSES),
        ("why do people get {}", CAUSES),
        ("is {} hereditary", INHERITANCE),
        ("how is {} diagnosed", FINDING),
        ("test for {}", FINDING),
        ("how do doctors test for {}", FINDING),
        ("is there a blood test for {}", FINDING),
        ("how is {} treated", TREATING),
        ("treatment of {}", TREATING),
        ("what helps against {}", HELPING),
        ("what can I do about {}", DOING),
        ("is there a cure for {}", TREATING),
        ("how can {} be prevented", PREVENTION),
        ("how to avoid {}", PREVENTION),
        ("is {} curable", COURSE),
        ("how serious is {}", COURSE),
        ("does {} go away", COURSE),
        ("survival rate of {}", OUTLOOK),
    ],
)
@pytest.mark.parametrize("topic", ["colitis", "type 1 diabetes"])
def test_a_question_for_a_condition_is_read_likewise(asked: str, aspect: Aspect, topic: str) -> None:
    question = read_question(asked.format(topic))
    assert question is not None
    assert (question.aspect, question.topic) == (aspect, topic)


@pytest.mark.parametrize(
    ("asked", "is_narrower"),
    [
        ("side effects of {}", False),
        ("any possible side effects of {}", False),
        ("the most common side effects of {}", True),
        ("how long do {} side effects last", True),
        ("is {} safe", True),
        ("can you die from {}", True),
        ("how does {} work", False),
        ("how does {} work in children", True),
        ("how is {} given", False),
        ("how often is {} given", True),
        ("is {} given by mouth", False),
        ("is {} given before surgery", True),
    ],
)
def test_a_question_may_ask_for_less_than_all_that_is_said(asked: str, *, is_narrower: bool) -> None:
    question = read_question(asked.format("keytruda"))
    assert question is not None
    assert question.is_narrower == is_narrower


@pytest.mark.parametrize("asked", ["what to do about keytruda side effects", "how to treat keytruda side effects"])
def test_what_to_do_about_side_effects_is_no_question_for_them(asked: str) -> None:
    assert read_question(asked) is None


def test_an_article_is_no_part_of_the_topic() -> None:
    question = read_question("side effects of the drug Keytruda")
    assert question
    assert question.topic == "Keytruda"


@pytest.mark.parametrize(
    ("topic", "shorter"),
    [("keytruda treatment", "keytruda"), ("keytruda infusions", "keytruda"), ("keytruda", ""), ("treatment", "")],
)
def test_a_word_that_only_says_treatment_can_be_left_out(topic: str, shorter: str) -> None:
    assert shorter_topic(topic) == shorter


@pytest.mark.parametrize(
    "term",
    ["keytruda", "side effect", "T cell", "what is a T cell", "standard of care", "", "use", "a " * LONGEST_QUESTION],
)
def test_what_asks_for_no_aspect_is_no_question_for_one(term: str) -> None:
    assert read_question(term) is None


def test_the_entry_itself_answers_where_it_says_anything() -> None:
    own = answer("own-blocker", GIVING)
    assert [each.concept.id for each in own.said] == ["own-blocker"]
    assert [note.statement.text for note in own.said[0].notes] == ["It is given through a vein."]


def test_else_the_nearest_broader_entry_answers() -> None:
    inherited = answer("new-blocker", GIVING)
    assert [each.concept.id for each in inherited.said] == ["blocker"]
    assert inherited.said[0].connections[0].mentions[0].id == "infusion"


def test_words_of_a_broader_entry_alone_do_not_say_how_a_kind_is_given() -> None:
    assert answer("worded-kind", GIVING).said == ()


def test_what_two_entries_say_in_the_same_words_is_said_once() -> None:
    own, broader = answer("twin", SIDE_EFFECTS).said
    assert [note.statement.text for note in own.notes] == ["It can harm."]
    assert broader.concept.id == "sure"
    assert broader.notes == ()


def test_an_entry_that_only_warns_is_followed_by_one_that_names_side_effects() -> None:
    assert speakers("own-blocker", SIDE_EFFECTS) == ["own-blocker", "blocker"]


def test_a_treatment_is_asked_for_that_is_made_of_the_concept() -> None:
    assert speakers("changed-cell", SIDE_EFFECTS) == ["cell-therapy"]


def test_nothing_is_said_where_no_entry_says_anything() -> None:
    assert answer("lone-drug", SIDE_EFFECTS).said == ()
    assert answer("lone-drug", SIDE_EFFECTS).kinds == ()


def test_kinds_are_named_of_which_something_is_said() -> None:
    assert [kind.id for kind in answer("any-drug", SIDE_EFFECTS).kinds] == ["known-kind"]


def test_a_side_effect_that_is_nothing_else_has_its_meaning_beside_it() -> None:
    assert [concept.id for concept in answer("blocker", SIDE_EFFECTS).meanings] == ["storm"]


def test_what_warns_says_nothing_of_other_aspects() -> None:
    texts = [note.statement.text for aspect in (USE, GIVING) for note in answer("own-blocker", aspect).said[0].notes]
    assert "It can be dangerous with alcohol." not in texts


def test_the_definition_says_what_a_treatment_does() -> None:
    assert [each.text for each in answer("new-blocker", MECHANISM).said[0].definitions] == ["A drug."]


def test_aspects_are_asked_of_treatments_alone() -> None:
    treatments = {concept.id for concept in CONCEPTS if is_treatment(concept)}
    assert {"blocker", "changed-cell", "cell-therapy"} <= treatments
    assert treatments.isdisjoint({"plain-cell", "storm"})


def test_a_statement_answers_the_questions_that_its_marks_name() -> None:
    statement = Statement("It is given against asthma, as a drip.", answers=("giving", "use"))
    answered = {aspect for aspect in (SIDE_EFFECTS, MECHANISM, USE, GIVING) if is_marked_for(statement, aspect)}
    assert answered == {USE, GIVING}


def test_what_helps_also_says_what_to_do() -> None:
    statement = Statement("Steroids help.", answers=("treatment",))
    assert is_marked_for(statement, DOING)
    assert not is_marked_for(statement._replace(answers=("doing",)), TREATING)


def test_a_vocabulary_without_marks_answers_by_its_relations_alone() -> None:
    unmarked = Concept(
        "plain-drug",
        "plain drug",
        kind="drug",
        scope_notes=(Statement("It must not be given with milk. It is injected and used against warts."),),
        relations=(Relation("has-side-effect", "storm"),),
    )
    vocabulary = MemoryVocabulary("plain", VOCABULARY.scheme, (*CONCEPTS, unmarked))
    assert answer_aspect(vocabulary, unmarked, GIVING).said == ()
    (own,) = answer_aspect(vocabulary, unmarked, SIDE_EFFECTS).said
    assert [each.mentions[0].id for each in own.connections] == ["storm"]
    assert own.notes == ()


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("side effecs of keytruda", "side effects of keytruda"),
        ("keytruda side effetcs", "keytruda side effects"),
        ("what casues colitis", "what causes colitis"),
        ("tratment for melanoma", "treatment for melanoma"),
        ("can keytruda cuase colitis", "can keytruda cause colitis"),
    ],
)
def test_one_slip_in_a_word_of_the_question_is_understood(slip: str, meant: str) -> None:
    assert read_question(slip) == read_question(meant)


def test_a_slip_in_a_name_is_left_to_the_search_for_names() -> None:
    question = read_question("side effecs of keytrude")
    assert question
    assert question.topic == "keytrude"


def test_no_name_of_the_glossary_is_taken_for_a_slip() -> None:
    for concept in open_vocabulary().iter_concepts():
        for name, _ in concept.labels:
            question = read_question(f"side effects of {name}")
            assert question is None or question.topic.rstrip("?!. ") in name.replace("’", "'")

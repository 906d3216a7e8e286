"""An everyday word is no term in a fixed phrase that means something else."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

EVERYDAY = vocabulary(
    Concept("germ", "germ", ("microbe",)),
    Concept("response", "response", ("treatment response",)),
    Concept("injection", "injection", ("shot",)),
    Concept("outcome", "outcome measure", ("endpoint", "end point")),
    Concept("screening", "screening"),
    Concept("relapse", "relapse", ("recurrent", "recurrence")),
    Concept("metastasis", "metastasis", ("secondaries", "secondary cancer")),
)
DISEASES = vocabulary(
    Concept("hbv", "hepatitis B"),
    Concept("low", "hypotensive disorder"),
    Concept("x", "tumor"),
)
PREFERRED = vocabulary(Concept("recurrent", "recurrent"))


@pytest.mark.parametrize(
    "text",
    [
        *("a germ-line mutation", "the germ line", "male germ cells", "the germ\nline"),
        *("In response, she left.", "She said so. In response, he left."),
        *("T cells grow in response to antigen", "the DNA-damage response", "a dose–response curve"),
        *("responses to DNA damage", "the cellular responses"),
        *("a much-needed shot in the arm", "a shot in the arm for the economy"),
        *("the endpoints of a deletion", "deletion end-points", "the end point of this large deletion"),
        *("carrier screening", "screening of cDNA libraries", "screening a cDNA library"),
        *("recurrent mutations", "recurrent BRCA1 mutations", "recurrence risk", "recurrent bacterial infections"),
        *("secondary structure", "secondary dentition", "secondary lymphoid organs", "secondary to a lack"),
    ],
)
def test_a_word_in_a_phrase_is_no_term(text: str) -> None:
    assert found(text, EVERYDAY) == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("a germ", "germ"), ("many germs", "germ")),
        *(("the response to chemotherapy", "response"), ("differences in response to chemotherapy", "response")),
        *(("get a shot in the arm against flu", "injection"), ("the endpoint of the trial", "outcome")),
        *(("breast cancer screening", "screening"), ("newborn screening", "screening")),
        *(("recurrent ovarian cancer", "relapse"), ("the recurrence", "relapse")),
        *(("her secondaries", "metastasis"), ("a secondary cancer", "metastasis")),
    ],
)
def test_the_same_word_is_a_term_elsewhere(text: str, concept: str) -> None:
    assert concept in [one for _, one in found(text, EVERYDAY)]


def test_a_vocabulary_may_prefer_the_wider_sense_of_a_word() -> None:
    assert found("recurrent infections", PREFERRED) == [("recurrent", "recurrent")]


@pytest.mark.parametrize(
    "text",
    ["hepatitis B surface antigen", "hepatitis B virus core proteins", "hypotensive drugs", "a hypotensive agent"],
)
def test_a_molecule_or_a_drug_is_no_disease(text: str) -> None:
    assert found(f"{text} and a tumor", DISEASES) == [("tumor", "x")]


@pytest.mark.parametrize(
    ("text", "concept"), [("hepatitis B vaccines", "hbv"), ("hepatitis B", "hbv"), ("hypotensive patients", "low")]
)
def test_the_disease_itself(text: str, concept: str) -> None:
    assert [one for _, one in found(f"{text} and a tumor", DISEASES)] == [concept, "x"]


def test_a_latin_phrase_is_no_abbreviation() -> None:
    names = vocabulary(Concept("antibody", "antibody", ("Ab",)), Concept("x", "tumor"))
    assert found("Ab initio methods for a tumor, Ab titers", names) == [("tumor", "x"), ("Ab", "antibody")]


def test_a_number_of_another_field_is_no_stage_and_no_grade() -> None:
    other = Concept("x", "tumor")
    stages = vocabulary(Concept("stage-3", "stage 3 cancer", ("stage 3", "stage III", "stage 3b")), other)
    text = "stage 3 chronic kidney disease, CKD (stage 3b), a stage III pressure ulcer, a tumor, stage 3"
    assert found(text, stages) == [("tumor", "x"), ("stage 3", "stage-3")]
    grades = vocabulary(Concept("grade", "grade in cancer care", ("grade 3",)), other)
    assert found("grade 3 pupils, a grade 3 tumor", grades) == [("grade 3", "grade"), ("tumor", "x")]


@pytest.mark.parametrize("text", ["grade 5 titanium", "steel, grade 8 bolts", "stage 3 of the race", "grade 2 pupils"])
def test_goods_and_races_have_grades_and_stages_of_their_own(text: str) -> None:
    names = vocabulary(
        Concept("grade", "grade in cancer care", ("grade 2", "grade 5", "grade 8")),
        Concept("stage-3", "stage 3 cancer", ("stage 3",)),
        Concept("x", "tumor"),
    )
    assert found(f"{text} and a tumor", names) == [("tumor", "x")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(
            ("CK 5/6 and CK7", 0),
            ("CK 20 negative", 0),
            ("CK AE1/AE3", 0),
            ("pan-CK", 0),
            ("CK-positive tumor cells", 0),
        ),
        *(("CK 20 U/L", 1), ("CK 18.5", 1), ("CK 5600 U/L", 1), ("CK rose", 1), ("CK 1.5 times normal", 1)),
    ],
)
def test_a_cytokeratin_is_no_creatine_kinase(text: str, count: int) -> None:
    enzymes = vocabulary(Concept("ck", "creatine kinase", ("CK",)), Concept("x", "tumor"))
    assert [concept for _, concept in found(f"A tumor: {text}.", enzymes)].count("ck") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(
            ("He took the Central line to Bank", 0),
            ("the central line of defence", 0),
            ("the central line of the page", 0),
        ),
        *(("the central line of the patient", 1), ("a central line", 1), ("Central line care", 1)),
        *(("your Central Line", 1), ("the central line", 1)),
    ],
)
def test_a_railway_and_the_middle_of_a_thing_are_no_catheter(text: str, count: int) -> None:
    names = vocabulary(Concept("cvc", "central venous catheter", ("central line",)), Concept("x", "tumor"))
    assert [concept for _, concept in found(f"{text}. A tumor.", names)].count("cvc") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("NED came home", 0),
        ("my uncle NED", 0),
        ("She is NED since May", 1),
        ("NED at 5 years", 1),
        ("NED had lasted", 1),
    ],
)
def test_a_person_is_no_finding(text: str, count: int) -> None:
    names = vocabulary(Concept("ned", "no evidence of disease", ("NED",)), Concept("x", "tumor"))
    assert [concept for _, concept in found(f"{text}. A tumor.", names)].count("ned") == count


def test_the_pulse_is_no_hazard_ratio() -> None:
    ratios = vocabulary(Concept("hazard", "hazard ratio", ("HR",)), Concept("x", "tumor"))
    assert found("a tumor, HR 90 bpm, HR: 110, HR of 72", ratios) == [("tumor", "x")]
    assert len(found("a tumor, HR 0.68, HR 2 (95 % CI 1 to 3), HR = 1.4", ratios)) == 4


def test_diabetes_insipidus_is_no_diabetes() -> None:
    diseases = vocabulary(Concept("sugar", "diabetes"))
    assert found("central diabetes insipidus; newly found diabetes", diseases) == [("diabetes", "sugar")]


def test_a_high_pressure_elsewhere_is_no_high_blood_pressure() -> None:
    pressure = vocabulary(Concept("pressure", "high blood pressure", ("hypertension",)))
    text = "pulmonary hypertension, pulmonary arterial hypertension, portal hypertension; severe hypertension"
    assert found(text, pressure) == [("hypertension", "pressure")]


def test_the_x_rays_of_a_laboratory_are_no_picture_of_a_patient() -> None:
    pictures = vocabulary(Concept("picture", "X-ray"))
    text = "solved by X-ray crystallography and X-ray powder diffraction; the chest X-ray, a second X-ray"
    assert found(text, pictures) == [("X-ray", "picture"), ("X-ray", "picture")]


def test_a_molecule_made_from_glucose_is_no_glucose() -> None:
    sugars = vocabulary(Concept("sugar", "glucose"))
    assert found("glucose-6-phosphate, glucose 1-phosphate; 30 mM glucose", sugars) == [("glucose", "sugar")]


def test_three_bases_of_a_gene_are_no_enzyme() -> None:
    enzymes = vocabulary(Concept("enzyme", "gamma-glutamyl transferase", ("GGT",)))
    assert found("primers CGT GGT GAG and GGT GAT; GGT 120 U/L, AST, GGT and ALT", enzymes) == [
        ("GGT", "enzyme"),
        ("GGT", "enzyme"),
    ]


def test_the_nodules_of_a_plant_are_no_lumps_in_an_organ() -> None:
    lumps = vocabulary(Concept("lump", "nodule"))
    assert found("root nodules of beans; lung nodules, a nodule", lumps) == [("nodules", "lump"), ("nodule", "lump")]


def test_the_resection_of_dna_is_no_operation() -> None:
    operations = vocabulary(Concept("operation", "resection"))
    text = "DNA end resection, 5'-strand resection; resection of the lung, liver resection"
    assert found(text, operations) == [("resection", "operation"), ("resection", "operation")]


def test_a_speech_pathologist_looks_at_no_tissue() -> None:
    doctors = vocabulary(Concept("doctor", "pathologist"))
    text = "the speech-language pathologist, a plant pathologist, the pathologist"
    assert found(text, doctors) == [("pathologist", "doctor")]


def test_what_the_police_seize_is_no_seizure_of_the_brain() -> None:
    signs = vocabulary(Concept("sign", "seizure"))
    text = "the seizure of power, a seizure of 300 kg; a seizure of the left arm, seizures"
    assert found(text, signs) == [("seizure", "sign"), ("seizures", "sign")]
    seized = "drug seizures, search and seizure, the seizure of a ship, a seizure by armed police"
    assert found(seized, signs) == []
    assert len(found("seizures by state, a seizure of drug-resistant type", signs)) == 2
    assert len(found("a seizure by the age of 2, a seizure of 2 minutes; the drug seizure threshold", signs)) == 3


@pytest.mark.parametrize(
    ("word", "others", "itself"),
    [
        ("tremor", "an earth tremor, market tremors, tremors of fear", "a hand tremor, a tremor of 5 Hz"),
        (
            "second cancer",
            "a second cancer centre, a second cancer drug",
            "a second cancer, second cancers of the lung",
        ),
        ("antibiotic", "an anti-tumour antibiotic, cytotoxic antibiotics", "an antibiotic, oral antibiotics"),
        ("thrombus", "a tumor thrombus, tumour thrombi", "a thrombus, thrombi in a vein"),
        ("meningitis", "carcinomatous meningitis, neoplastic meningitis", "viral meningitis, acute meningitis"),
        (
            "lack of energy",
            "a lack of energy efficiency, lack of energy supply",
            "a lack of energy, lack of energy all day",
        ),
        ("immunity", "diplomatic immunity, immunity from criminal prosecution", "herd immunity, immunity from measles"),
        ("flare", "a solar flare, a flare of temper", "a flare of lupus, a bad flare"),
        (
            "respiratory tract infection",
            "a lower respiratory tract infection",
            "a respiratory tract infection, respiratory tract infections",
        ),
        ("fatigue", "metal fatigue, donor fatigue", "severe fatigue, fatigue"),
        ("fever", "election fever, a fever pitch", "a high fever, fever at night"),
        ("rash", "a rash decision, rash drivers", "an itchy rash, the rash moves down"),
        ("germ", "the germ of an idea, wheat germ", "a germ of the gut, the germ"),
        ("nodule", "manganese nodules, flint nodules", "lung nodules, a nodule of the thyroid"),
        ("X-ray", "an X-ray binary, X-ray pulsars", "a chest X-ray, an X-ray scanner"),
        ("hypertension", "intra-abdominal hypertension, portal hypertension", "mild hypertension, hypertension"),
    ],
)
def test_a_word_in_a_phrase_of_another_sense_is_no_term(word: str, others: str, itself: str) -> None:
    names = vocabulary(Concept("own", word))
    assert found(others, names) == []
    assert len(found(itself, names)) == 2


@pytest.mark.parametrize(
    ("short", "long", "others", "itself"),
    [
        (
            "RR",
            "relative risk",
            "HR 88, RR 16, SpO2 97%; RR 18 (SpO2 91%)",
            "RR 0.68; HR 2.0, RR 12 (95% CI 3 to 40); RR 20 for smokers",
        ),
        ("RA", "rheumatoid arthritis", "SpO2 97% RA, 94 % on RA", "long-standing RA; 90% RA patients; RA in 12%"),
        ("PR", "partial response", "PR interval 160 ms, PR segment", "PR in 12 of them; a PR; confirmed PR"),
        ("HR", "hazard ratio", "HR asked us, HR said so", "HR 0.6; HR of 0.7; HR was 0.8"),
    ],
)
def test_an_abbreviation_in_a_phrase_of_another_field_is_no_term(
    short: str, long: str, others: str, itself: str
) -> None:
    names = vocabulary(Concept("own", long, (short,)), Concept("x", "tumor"))
    assert found(f"a tumor: {others}", names) == [("tumor", "x")]
    assert len(found(f"a tumor: {itself}", names)) == 4


def test_a_normal_range_of_motion_is_no_range_of_a_laboratory() -> None:
    ranges = vocabulary(Concept("range", "reference range", ("normal range",)))
    assert found("the normal range of prices; a normal range of human emotions; normal range for hearing", ranges) == []
    assert found("a normal range of motion; TSH in the normal range of the laboratory", ranges) == [
        ("normal range", "range")
    ]


CAPITALS = vocabulary(
    Concept("car", "chimeric antigen receptor", ("CAR",)),
    Concept("mg", "myasthenia gravis", ("MG",)),
    Concept("nhl", "non-Hodgkin lymphoma", ("NHL",)),
    Concept("tb", "tuberculosis", ("TB",)),
    Concept("tls", "tumor lysis syndrome", ("TLS",)),
    Concept("alt", "alanine aminotransferase", ("ALT",)),
    Concept("adc", "antibody-drug conjugate", ("ADC",)),
    Concept("act", "adoptive cell therapy", ("ACT",)),
    Concept("pet", "PET scan", ("PET",)),
    Concept("hr", "hazard ratio", ("HR",)),
    Concept("ms", "multiple sclerosis", ("MS",)),
    Concept("x", "tumor"),
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a CAR PARK",
            "my car dealer: CAR DEALERS",
            "TAKE 50 MG TABLETS",
            "10 MG/ML",
            "the NHL playoffs",
            "NHL players",
        ),
        *("a 2 TB drive", "4 TB of data", "TLS 1.3", "SSL/TLS", "a TLS certificate", "the ALT key", "Ctrl+ALT+DEL"),
        *("ALT tags", "a 12-bit ADC", "an ADC converter", "SAT and ACT", "Canberra, ACT", "ACT NOW", "a PET shop"),
        *("PETS ALLOWED", "the HR department", "ask HR", "MS Word", "MS-Excel"),
    ],
)
def test_an_abbreviation_of_another_field_is_no_term(text: str) -> None:
    assert found(f"{text} and a tumor", CAPITALS) == [("tumor", "x")]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("CAR PROTEINS", "car"), ("MG patients", "mg"), ("NHL patients", "nhl"), ("2 TB patients", "tb")),
        *(("TLS in 1.3%", "tls"), ("ALT 50 U/L", "alt"), ("an ADC with a bit more", "adc"), ("ACT trials", "act")),
        *(("PET images", "pet"), ("HR 0.7", "hr"), ("MS patients", "ms")),
    ],
)
def test_the_same_abbreviation_elsewhere(text: str, concept: str) -> None:
    assert concept in [one for _, one in found(f"{text} and a tumor", CAPITALS)]


def test_a_computer_has_another_virus() -> None:
    names = vocabulary(Concept("virus", "virus"), Concept("x", "tumor"))
    assert found("a computer virus, a virus scanner, tumor viruses", names) == [("tumor", "x"), ("viruses", "virus")]


def test_a_phrase_hides_no_term_inside_it() -> None:
    names = vocabulary(Concept("second", "second cancer"), Concept("cancer", "cancer"))
    assert found("The second cancer center is near.", names) == [("cancer", "cancer")]
    assert found("A second cancer was found.", names) == [("second cancer", "second")]


def test_what_a_phrase_drops_does_not_make_a_short_abbreviation_sure() -> None:
    names = vocabulary(Concept("dc", "dendritic cell", ("DC",)), Concept("response", "response"))
    assert found("The DC was seen in response to demand.", names) == []
    assert found("The DC was seen after a response.", names) == [("DC", "dc"), ("response", "response")]


WORDS = vocabulary(
    Concept("injection", "injection", ("shot",)),
    Concept("drug", "biologic drug", ("biologic",)),
    Concept("influenza", "influenza", ("flu", "the flu")),
    Concept("nk", "natural killer cell", ("NK", "natural killer")),
    Concept("nsaid", "anti-inflammatory drug", ("anti-inflammatory",)),
)


@pytest.mark.parametrize(
    "text",
    [
        *("a shot across the room", "give it a shot", "he took a shot at it", "it was worth a shot", "it was shot"),
        *("the shot fades to black", "he enters the shot", "a camera shot", "the shot list"),
        *("the biologic relevance", "a biologic process", "its biologic activity", "the flu-like symptoms"),
        *("natural killer T cells", "NK T cells", "anti-inflammatory cytokines", "anti-inflammatory effects"),
    ],
)
def test_an_everyday_sense_beside_its_words(text: str) -> None:
    assert found(text, WORDS) == []


@pytest.mark.parametrize(
    "text",
    [
        *("took a shot of vaccine", "a shot in the arm", "gave her a shot", "a biologic for psoriasis"),
        *("the flu", "natural killer cells", "anti-inflammatory drug effects"),
    ],
)
def test_the_sense_of_medicine_without_them(text: str) -> None:
    assert len(found(text, WORDS)) == 1

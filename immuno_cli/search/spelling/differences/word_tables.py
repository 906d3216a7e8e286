"""What words of medicine mean beside each other: opposite words, prefixes that change a meaning, shared endings.

Plain data for `oppositions`, `another_word` and `another_thing`. All words are in plain form.
"""

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


OPPOSITES: Final = (
    # time and course
    "early beginning initial incipient | late advanced metastatic terminal end",
    "acute sudden | chronic longstanding | subacute",
    "first | second | third | fourth | fifth | last",
    "primary | secondary | tertiary",
    "preliminary | final definitive",
    "temporary transient | permanent lasting",
    "intermittent episodic | continuous constant",
    "short brief | long prolonged",
    "fast rapid | slow | intermediate",
    "before pre | after post | during",
    "old aged elderly | new young | middle",
    "newborn neonatal | adult | pediatric paediatric childhood child juvenile infantile adolescent | fetal embryonic",
    "prenatal antenatal | postnatal | perinatal",
    "mature | immature",
    "congenital inherited hereditary familial | acquired sporadic",
    "current | former previous",
    "morning | evening | night",
    "day | night",
    "begin start | end stop",
    "onset | offset",
    "relapse recurrence | remission | cure",
    "relapsed relapsing recurrent | remitting remitted | cured",
    # how bad
    "benign harmless | malignant cancerous",
    "mild slight minor | severe serious major | moderate",
    "indolent | aggressive",
    "high elevated increased raised | low reduced decreased lowered | normal intermediate medium",
    "increase gain rise | decrease loss fall drop",
    "increasing rising | decreasing falling",
    "safe | unsafe dangerous harmful",
    "harmful | beneficial",
    "good favorable favourable | poor bad unfavorable unfavourable",
    "better | worse",
    "healthy | sick diseased ill",
    "normal | abnormal",
    "typical | atypical",
    "simple | complex",
    "major | minor",
    "active | passive inactive dormant latent",
    "stable | progressive unstable",
    "progression | regression",
    "localized localised local regional | metastatic disseminated systemic distant generalized generalised",
    "invasive | noninvasive",
    "complete total full | partial incomplete",
    "resistant refractory | sensitive responsive susceptible",
    "resistance | sensitivity susceptibility",
    "deficiency lack deficit | excess surplus overload",
    "deletion | duplication insertion amplification",
    # immunity
    "innate | adaptive acquired",
    "natural | artificial synthetic",
    "helper | killer cytotoxic | regulatory suppressor",
    "effector | memory | naive | regulatory suppressor",
    "cellular | humoral",
    "myeloid | lymphoid | erythroid",
    "donor | recipient host",
    "self | foreign nonself",
    "autologous | allogeneic allogenic | xenogeneic | syngeneic",
    "activation stimulation | suppression inhibition inactivation",
    "activating activated stimulatory stimulating | inhibitory inhibiting suppressing suppressive suppressed",
    "activator stimulator | inhibitor suppressor blocker",
    "agonist | antagonist",
    "live living | dead killed inactivated deceased",
    "prophylactic preventive preventative | therapeutic | diagnostic",
    "specific | nonspecific",
    "conventional standard | experimental investigational | alternative complementary",
    "approved licensed | experimental investigational unapproved unlicensed",
    "monotherapy | combination",
    "ligand | receptor",
    "acceptance tolerance | rejection",
    # place
    "left | right",
    "upper | lower",
    "top | bottom",
    "superior | inferior",
    "anterior front | posterior back rear",
    "dorsal | ventral",
    "proximal | distal",
    "medial | lateral",
    "internal inner inside inward | external outer outside outward",
    "intracellular | extracellular",
    "deep | superficial",
    "central | peripheral",
    "ascending | descending",
    "horizontal | vertical",
    "afferent | efferent",
    "apical | basal",
    "cortical | medullary",
    "unilateral | bilateral | contralateral | ipsilateral",
    "sympathetic | parasympathetic",
    "sensory | motor",
    "arterial | venous",
    "artery | vein",
    "systolic | diastolic",
    "oral | topical | intravenous | subcutaneous | intramuscular | inhaled | nasal | rectal",
    "inhaled | injected",
    "inpatient | outpatient",
    # kind
    "male men man boy | female women woman girl",
    "maternal mother | paternal father",
    "dominant | recessive",
    "homozygous | heterozygous",
    "somatic | germline",
    "positive | negative",
    "present with | absent without",
    "dark | light pale",
    "hot warm | cold cool",
    "wet moist | dry",
    "solid | liquid fluid",
    "hard | soft",
    "large big giant | small tiny",
    "long | short",
    "thick | thin",
    "heavy | light",
    "strong | weak",
    "wide broad | narrow",
    "open | closed",
    "single | double | triple | quadruple multiple",
    "aerobic | anaerobic",
    "saturated | unsaturated",
    "essential | nonessential",
    "voluntary | involuntary",
    "direct | indirect",
    "exogenous | endogenous",
    "extrinsic | intrinsic",
    "obstructive | restrictive",
    "ischemic | hemorrhagic",
    "on | off",
    "sense | antisense",
)
"""Words that exclude each other, one opposition a line. Bars part its sides. Words of one side mean much the same."""

KINDS: Final = (
    "red | white | black | blue | green | yellow | brown | pink | gray",
    "alpha | beta | gamma | delta | epsilon | zeta | theta | iota | kappa | lambda | mu | omega | sigma",
    "bacterial | viral | fungal | parasitic",
    "bacteria bacterium | virus | fungus | parasite",
    "rod | cone",
    "smooth | rough | spiny | striated",
    "luminal | basal",
    "epithelial | mesenchymal | endothelial",
    "ductal | lobular",
    "vivo | vitro",
    "dna | rna",
    "prevention | screening | treatment | diagnosis",
    "cause | sign symptom | type | stage",
    "gram | kilogram | milligram | microgram",
    (
        "blood | bladder | bone | brain cerebral | breast mammary | bowel colon rectum intestinal colorectal"
        " | heart cardiac | kidney renal | liver hepatic | lung pulmonary | skin cutaneous dermal | stomach gastric"
        " | thyroid | pancreas pancreatic | prostate prostatic | ovary ovarian | uterus uterine womb | cervix cervical"
        " | spleen splenic | eye ocular | ear | mouth tongue throat oral | tooth dental | esophagus esophageal"
        " | testis testicular | muscle muscular | nerve | marrow | anus anal | vulva vulvar | vagina vaginal"
        " | penis penile | larynx laryngeal | pharynx pharyngeal | gallbladder | gum | bile biliary | adrenal"
    ),
)
"""Colours, letters, germs, organs: each is another thing than the rest of its line. Written like OPPOSITES."""

NUMBERED: Final = frozenset(_words("category class degree generation grade level phase stage type"))
"""Words before a number that tells one thing of a kind from the others: "stage 2"."""

PREFIX_SIDES: Final = (
    "mono uni | bi di | tri | oligo | poly multi pluri",
    "pre ante | post | peri",
    "pro | anti contra",
    "hypo sub under | hyper super over | normo",
    "auto | allo iso | xeno hetero",
    "endo | exo ecto extra",
    "intra | extra | retro",
    "micro | macro mega | milli | kilo | nano",
    "homo | hetero",
    "brady | tachy",
    "up | down",
    "im in | ex",
)
"""Prefixes that exclude each other, written like OPPOSITES."""

NEGATIONS: Final = _words("un non in im ir il dis de anti re counter mis mal pseudo")
"""Prefixes that make another thing of a word: "untargeted"."""

FURTHER_PREFIXES: Final = _words("a an inter trans semi hemi para ultra neo co")
"""Prefixes that may as well be slips. They make another thing only of a word that is known."""

SEPARATE_PREFIXES: Final = frozenset(_words("anti hyper hypo mono non poly post pre pro pseudo sub un"))
"""Prefixes that are also written as a word of their own: "non small" is "nonsmall"."""

ENDING_SIDES: Final = (
    "lytic | genic | static | cidal | trophic | tropic",
    "lysis | genesis | stasis",
    "philic | phobic",
    "philia | penia | phobia",
    "ful | less",
    "ectomy | otomy | ostomy | plasty | scopy | pexy | centesis | graphy",
    "gram | graphy | scopy | scope | meter | metry",
    "cyte | blast | clast | cytoma | blastoma | cytosis | penia | cytic | blastic",
    "itis | osis | oma | emia | uria | algia | opathy | omegaly | ectomy | penia",
    "oma | osarcoma | ocarcinoma | oblastoma",
    "genous | phagous",
    "dilation | constriction",
    "dilator | constrictor",
    "zumab | ximab | mumab | limab",
    "tension | thermia | glycemia | thyroidism",
)
"""Endings that make different things of one beginning: "oncolytic" is not "oncogenic". Written like OPPOSITES."""

SHARED_ENDINGS: Final = _words(
    "therapy cyte cytoma blast emia itis osis oma mab zumab ximab umab nib tinib rafenib ciclib parib ectomy ostomy "
    "otomy scopy plasty graphy penia pathy algia uria genic lytic cytosis phage kine toxin statin cillin mycin "
    "cycline sarcoma carcinoma blastoma logy logist globin globulin plasia trophy megaly rubicin azole quimod platin "
    "taxel tecan sclerosis fibrosis transplant virus bacterium coccus bacillus cabtagene leucel"
)
"""Endings that say the kind of a thing. The front, what stands before, says which one it is."""

DRUG_ENDINGS: Final = frozenset(
    _words(
        "azole cabtagene ciclib cillin cycline leucel mab mycin nib parib platin quimod rafenib rubicin statin taxel "
        "tecan tinib umab ximab zumab"
    )
)
"""Shared endings of invented names. Many of these are only two letters apart."""

FRONTS: Final = _words(
    "aroma auro tomo parotid actino balneo bio brachy chemo chrono chrom combo cryo cyto electro endocrino ergo gene "
    "geno helio hemo hormone hormono homeo hydro hypno immuno kinesi light magneto mechano mega mono music nutri "
    "organo ozone ozono pharmaco phago photo phyto physio poly pre psycho radio radioimmuno chemoradio sclero sero "
    "socio somato speech stem thermo vaccine viro vitamin oxygen opo roentgen acantho adeno adipo amelo angio arterio "
    "arthr astro athero bacter balan baso blephar bronch burs carcin cardi cardio cardiomyo cellul cerebr cheil chol "
    "cholangi cholangio cholecyst chondr chondro chorio col colp conjunctiv crani cranio cyst dacryo dent dermat "
    "dermato diverticul encephal endocard endometri enter enterocol entero eosino ependym epithel erythro esophag "
    "fasci fibr fibro gastr gastroenter gingiv gli glomerulo gloss glyco gono granulo hemangi hemat hemato hepat "
    "hepato hidraden histio hyal hystero ile irid kerat kerato labyrinth laparo laryng leiomy leuk leuko lip lipo "
    "lymph lymphaden lymphangi lymphangio lympho mast masto mastoid medullo megakaryo melan melano mening mesotheli "
    "metr my myel myelo myo myocard myos myring nephr nephro neur neuro neutro odonto oligodendro oo oophor ophthalm "
    "orch orchi oste osteo ot ovari pancreat papill parot pericard periodont peritone pharyng phleb pinea pitui plasm "
    "plasma pleur pneum pneumo pneumon podo proct prostat pyel pyelo reticulo retin retino rhabdomy rhin rhino "
    "salping sarc schwann scler semin sialaden sinus spermato spleno splen spondyl stomat synov tany tendin tenosynov "
    "ter thromb thrombo thyroid thyro thym thymo tonsill tracheo tracheobronch trich tropho typhl uret urethr urethro "
    "uro urotheli uve vagin valvul vascul vasculo vesicul vulv xanth alkal acid an azot bilirubin glyc hyperglyc "
    "hypoglyc hyperlipid hypox isch ket lipid polycyth septic tox ur vir fung parasit natr kal calc hypercalc "
    "hypernatr adalim ipilim nivol pembroli atezoli durval avel tremelim ritu inflixi cetu panitum trastu bevaci "
    "daratum golim denos ustekin secukin omali natali alemtu imat dasat nilot bosut ponat erlot gefit afat osimert "
    "sunit sorafen pazopan lapat nerat crizot alect cerit brigat ibrut acalabrut ruxolit tofacit baricit vemuraf "
    "dabraf encoraf palbo ribo abema olaparib niraparib rucaparib"
)
"""Fronts that stand before shared endings: "chemo" in "chemotherapy", "hepat" in "hepatitis"."""

DERIVATIONS: Final = (
    (
        "ant ent | ed | ive ative | ion ation | ing | ic ical | al | or er ar | ist | y | ity | ous | ence ance"
        " | able ible | ary ory | ism | ize ise | e | ia | ium | a | oma ioma | itis | osis | emia"
    ),
    "phil phils phile | philia | philic",
    "cyte cytes | cytosis | cytopenia | cytic",
)
"""Endings that make a person, an agent, a state or a process of one stem. Written like OPPOSITES."""

GENERIC_LABELS: Final = frozenset(
    _words(
        "acute agent arm bias body care cause cell chronic clinic condition control cure data day disease doctor dose "
        "drip drug effect flare gene group health help illness imaging information injection life line medication "
        "medicine method molecule outlook pain patient pill plan procedure protein rate response result risk safety "
        "scan shot sickness side study substance support survival symptom system technique test therapy time "
        "treatment trial use"
    )
)
"""Words that name a concept here and there, but seldom the one that a sentence is about. In normalized form."""

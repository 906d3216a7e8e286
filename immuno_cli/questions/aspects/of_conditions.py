"""What people ask about a disease, a side effect or a finding: how it shows, where it comes from, what is done."""

from typing import Final

from immuno_cli.questions.aspects.aspect import Aspect

SYMPTOMS: Final = Aspect(
    "symptoms",
    "the symptoms of {}",
    ("causes",),
    r"\b(?:signs?(?! of| it)|(?<!the )symptoms?|shows? (?:as|mainly|itself)|(?<!doctors )(?<!could )feels?|noticed?"
    r"|hurts?|pain|painful|painless|itch\w*|swell\w*|swollen|blisters|tired\w*|numb(?:ness)?|grow weak"
    r"|weak (?:muscles|arms|legs)"
    r"|(?:lose|loss of) (?:weight|appetite|sight)|weight loss|short(?:ness)? of breath|trouble (?:breathing|speaking)"
    r"|breathing|wheezing|hard to (?:breathe|swallow)|cough|told to (?:report|call|tell))\b"
    r"|^(?:It|They|This|In [^.,]+ it|Thick blood)\b.* can (?:\w+ )?(?:cause|make|lead to|bleed|itch|ache)\b",
    of="conditions",
    each="sign",
    unless=r"\bthat does not say|\bcauses of\b|\bmigraine\b|^Treatment\b|\bgoal of treatment\b|\ba serious cause\b"
    r"|\bdoes not show how\b|\bmake (?:treatment|a blood test)\b|\bhow much help\b|^Such scores\b|\buntil signs\b"
    r"|^The worst sign\b|\bbefore the person feels\b|\bcan be measured\b|\bvaccines\b",
)
CAUSES: Final = Aspect(
    "causes",
    "what causes {}",
    ("^causes", "^has-side-effect"),
    r"\b(?:caused by|caused? (?:it|them|the damage)\b|causes?\b|because|comes? from|due to|sets? (?:it|them) off|"
    r"set off|brings? (?:it )?on|bring it on|brought on|can follow|follows an|linked with|it comes when|trigger"
    r"|(?:greatest|main) risks?|raises? the risk|among the risks|inherited|inborn|born with"
    r"|runs? in (?:the )?famil(?:y|ies)|lack of|infection (?:of [\w ]+ )?with|autoimmune disease (?:in|of|that|set)"
    r"|immune system (?:attacks|plays|may|makes)|drives? the|attacks? (?:by )?the (?:body|joints|thyroid|vessels"
    r"|nerves)"
    r"|by mistake"
    r"|breathed in|it (?:mostly )?follows)\b",
    of="conditions",
    each="cause",
    unless=r"^(?:It|They|Signs?|Early signs?|Thick blood|Headache|In \w+ it)\b.*"
    r"\b(?:causes?|come from)\b(?! (?:is|are)\b)"
    r"|\b(?:signs?|told to|vaccines?|vaccination|help against|does not come from|causes? (?:no|few|a blood)|can cause a"
    r"|emergency, because|easily, because|deadly if|look for|can follow(?=[.,])|such changes|named after"
    r"|together can cause|a serious cause|also cause harm|would attack|is the mark|the one that causes|of it counts"
    r"|follow later|it brings on|cause a reaction)(?!\w)",
)
FINDING: Final = Aspect(
    "finding",
    "how {} is found",
    ("^tests-for",),
    r"\b(?:tests? (?:\w+ ){0,4}(?:finds?|shows?|helps?)|screening|skin tests?|test the|tested for|diagnos(?:ed?|es|ing)"
    r"|biops(?:y|ies)|scans?|x-rays?|finds it|helps? to find|hard to find|can find|found (?:early|late|when)"
    r"|is mostly found|have to check|looked at)\b",
    of="conditions",
    each="test",
    unless=r"\bif nobody finds\b|\bhelps to prevent\b|\bmakes use of it\b",
)
TREATING: Final = Aspect(
    "treatment",
    "how {} is treated",
    ("^treats",),
    r"\b(?:(?:usual|common|main|first|needs?|quick|emergency|among the) treatments?|treatment (?:is|starts"
    r"|follows|depends|aims|differs)|without (?:\w+ )?treatment|treated|cured?|drugs (?:can|may) help|medicines (?:can"
    r"|may|hold"
    r"|that|against|for)|take medicines|kinds of medicine|surgery|(?:be|is|are|often|mostly) (?:removed|taken out)"
    r"|steroids|(?:be|then) replaced|antibiotics|give fluids|allergy shots|eat no|epinephrine|tablet"
    r"|helps? (?:against it|most patients)|bring relief|goes? away without|gets better when"
    r"|doctors (?:may|stop|give))\b",
    of="conditions",
    each="treatment",
    unless=r"\b(?:caus(?:es?|ed|ing)|side effects? of|comes? from|can follow treatments|raises? the risk|bring it on"
    r"|surgery cannot|make infections|not a treatment|not given|effect of the treatment|stopping"
    r"|usually lowered|live vaccines?|was treated|removed while|its treatment starts|quick treatment to prevent)\b",
)
DOING: Final = TREATING._replace(
    id="doing",
    about="what to do about {}",
    words=TREATING.words + r"|\b(?:told to|told not to|emergency|makes it better|then often helps)\b",
    each="",
)
PREVENTION: Final = Aspect(
    "prevention",
    "how to prevent {}",
    ("^prevents",),
    r"\b(?:prevent(?:s|ed|ion)?|protects? against|vaccines? (?:each|can|protect)|a vaccine|no vaccine|lower the risk"
    r"|beforehand|avoid|stay away)\b",
    of="conditions",
    unless=r"\b(?:live vaccines|told beforehand|to prevent one of these)\b",
)
COURSE: Final = Aspect(
    "course",
    "how {} can turn out",
    (),
    r"\b(?:serious|severe(?:ly)?|deadly|dangerous|fatal|emergency|life-threatening|(?:threaten|put) life|harmless|mild"
    r"|dies?|cured?|goes? away|(?:it|they|mostly|and) pass(?:es)?|comes? back|spreads? fast|live with|for life"
    r"|(?<!the )lasts?|lasting"
    r"|outgrow|lose it|heals|stays the same|gets worse|turns? into|turn to|(?:slow|fast)-growing"
    r"|grows? (?:slowly|fast|very slowly)|hold it back|in check|for years|even years)\b",
    of="conditions",
    unless=r"\b(?:among the risks|raise the risk|a cell to die|divide or die|turn into the cells"
    r"|harmless (?:to most|causes)|severe infections and|is debated|against severe illness|onto stays)\b",
)
KINDS: Final = Aspect(
    "kinds",
    "the kinds of {}",
    ("narrower",),
    r"\b(?:kinds?|types?|forms?|famil(?:y|ies)|best known)\b",
    of="anything",
    unless=r"\b(?:(?:an?|a special|this|the same|of its|their|short) (?:kind|type|form)s?(?! of it\b)"
    r"|(?:which|what|one particular|blood|tissue) (?:kind|type)s?|the type(?:, the| and)"
    r"|(?:can|may|to|mostly|cells|body) forms?|forms? (?:around|when|antibodies)|signing a form|best known from"
    r"|some kinds can)\b",
)

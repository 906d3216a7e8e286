"""How people ask about a treatment: its side effects, how it works, what it is used for, how it is given."""

from typing import Final

from immuno_cli.questions.reading.aspect import GIVING, MECHANISM, SIDE_EFFECTS, USE
from immuno_cli.questions.reading.patterns.words import ASK, DO, FINE, HARM, HARM_WORDS, IS, SOME, TOPIC, WHO, Asking

_HARMFUL: Final = "(?:safe|dangerous|harmful|risky|toxic)"
_ILLNESS: Final = "(?:conditions?|illness(?:es)?|diseases?|cancers?)"
_ALIKE: Final = "(?:the same|different|similar|alike)"
_MORE: Final = "(?:more|fewer|less|worse|the (?:most|worst|fewest))"
_GOES: Final = "(?: (?:last|start|appear|come|go away))?"
_HOW: Final = rf"(?P<how>how \w+) (?:{IS}|{DO})"
_USED: Final = "(?:used|good|given|prescribed|approved|taken|meant)"
_ALONE: Final = "(?:by )?(?:yourself|myself|themselves|at home)"
_FORM: Final = "(?:pill|tablet|capsule|drip|infusion|injection|shot|cream|spray|patch)"
_GETS: Final = "(?:gets|takes|needs|uses|has|receives|is given|(?:can|should) (?:get|take|have|use))"

OF_TREATMENTS: Final = (
    Asking(
        SIDE_EFFECTS,
        f"{HARM_WORDS} "
        "affect affects safety safe dangerous harmful risky toxic bad ok okay fine alright right allowed advisable die "
        "hurt kill",
        (
            rf"{ASK}{SOME}{HARM} (?:of|from|with|for|to|on|after|when (?:taking|on)) {TOPIC}",
            rf"(?:what|which) {SOME}{HARM} {DO} {TOPIC} (?:have|cause|bring)",
            rf"{_HOW} {SOME}{HARM} (?:of|from|with) {TOPIC}{_GOES}",
            rf"{_HOW} (?:the )?{TOPIC}(?:'s)? {HARM}{_GOES}",
            rf"(?:{DO}|can|could|may) {TOPIC} (?:have|cause) {SOME}{HARM}",
            rf"{IS} (?:the )?{HARM} (?:of|from) {TOPIC} (?P<how>{_ALIKE})",
            rf"{DO} {TOPIC} have (?P<how>{_ALIKE}) {HARM}",
            rf"(?:what|which)(?: one| drug)? has (?P<how>{_MORE}) {HARM},? {TOPIC}",
            rf"{ASK}(?P<how>differences?) (?:in|of) (?:the )?{HARM} (?:between|of) {TOPIC}",
            rf"{ASK}{TOPIC}(?:'s)? {SOME}{HARM}",
            rf"(?P<how>how {_HARMFUL}) {IS} {TOPIC}",
            rf"{IS} {TOPIC} (?P<how>(?:very |really )?(?:{_HARMFUL}|bad for {WHO}))",
            rf"{IS} {TOPIC} (?P<how>{FINE})",
            rf"{IS} it (?P<how>{_HARMFUL}) to (?:take|get|have|use|receive) {TOPIC}",
            rf"can {WHO} (?P<how>die) (?:of|from) {TOPIC}",
            rf"can {TOPIC} (?P<how>harm|hurt|kill) {WHO}",
            rf"{ASK}safety of {TOPIC}",
            rf"{TOPIC} safety",
            rf"{ASK}{SOME}{HARM} {TOPIC}",
        ),
    ),
    Asking(
        MECHANISM,
        "do work works act acts help mechanism",
        (
            rf"what {DO} {TOPIC} do(?P<rest> (?:to|in|for) .+)?",
            rf"how {DO} {TOPIC} (?:work|act|help)(?P<rest> .+)?",
            rf"(?:explain )?how {TOPIC} (?:works?|acts?)",
            rf"{ASK}mechanism(?: of action)? of {TOPIC}",
            rf"{TOPIC} mechanism(?: of action)?",
        ),
    ),
    Asking(
        USE,
        "who for against treat help work cure use uses indication indications given used prescribed taken treated "
        "take prescribe why reason reasons meant approved",
        (
            rf"who {_GETS} {TOPIC}",
            rf"who {IS} (?:(?:treated with|on) )?{TOPIC} (?:for|given to|meant for)",
            rf"(?:what|what's|whats)(?: {IS})? {TOPIC} (?:{_USED} )?(?:for|against|to treat)",
            rf"(?:what|which)(?: \w+)? (?:{DO}|can) {TOPIC} (?:treat|help against|help with|work against)",
            rf"(?:what|which)(?: \w+)? (?:can be|{IS}) treated (?:with|by) {TOPIC}",
            rf"(?:why|when) {IS} {TOPIC} (?:given|used|prescribed|taken)",
            rf"what {_ILLNESS} {IS} {TOPIC} {_USED} (?:for|against|to treat)",
            rf"what {DO} {WHO} (?:take|get|have|use|need|prescribe|give) {TOPIC} for",
            rf"why {DO} {WHO} (?:take|use|prescribe|give) {TOPIC}",
            rf"why did (?:they|the doctors?|my doctor) (?:put|start) (?:me|him|her|us) on {TOPIC}",
            rf"{ASK}reasons? (?:for|to) (?:take|taking|have|having|use|using) {TOPIC}",
            rf"{ASK}(?:uses?|indications?) (?:of|for) {TOPIC}",
            rf"{TOPIC} (?:uses|indications|used (?:for|against)|why)",
        ),
    ),
    Asking(
        GIVING,
        "often frequently given taken administered administration injected used get take give receive have use pill "
        "tablet capsule drip "
        "infusion injection shot cream spray patch inject put made",
        (
            rf"how (?P<how>often )?{IS} {TOPIC} (?:given|taken|administered|injected|used)(?: (?:to|by|in) {WHO})?",
            rf"how (?P<how>often )?(?:{DO}|can|should|must) {WHO} (?:get|take|give|receive|have|use|inject) {TOPIC}",
            rf"how (?P<how>often )?(?:can|should|must) {TOPIC} be (?:given|taken|administered|injected|used)",
            rf"{IS} {TOPIC} (?:given|taken|injected) (?:(?:by|through|as|into|under) .+|(?P<rest>.+))",
            rf"{IS} {TOPIC} an? {_FORM}(?: or (?:an? )?{_FORM})?",
            rf"{ASK}(?:route of )?administration of {TOPIC}",
            rf"{TOPIC} administration",
            rf"(?P<how>how often) (?:(?:is|do|does) )?{TOPIC}",
            rf"{TOPIC} (?P<how>how often|how frequently)",
            rf"{TOPIC} how (?:is it )?(?:given|taken|administered|injected)",
            rf"where (?:{DO}|can|should) {WHO} (?:inject|put|get) {TOPIC}",
            rf"(?:{DO}|can|must|should) {WHO} (?:inject|take|give|have|get) {TOPIC} (?P<rest>{_ALONE})",
            rf"can {TOPIC} be (?:given|taken|injected) (?P<rest>(?!together\b|to |for |in children).+)",
            rf"how {IS} {TOPIC} (?:made|put)(?P<rest> .+)?",
        ),
    ),
)

"""How people ask in German, Spanish and French. The names that they ask about are found in these languages as well."""

from typing import Final

from immuno_cli.language.foreign_words import FOREIGN_ARTICLE
from immuno_cli.questions.reading.aspect import (
    CONTRAINDICATIONS,
    DOING,
    GIVING,
    HELPING,
    MECHANISM,
    SIDE_EFFECTS,
    STOPPING,
    SYMPTOMS,
    TIME,
    TOGETHER,
    TREATING,
    USE,
)
from immuno_cli.questions.reading.patterns.words import EFFECT, Asking
from immuno_cli.questions.reading.patterns.words import TOPIC as NAME

TOPIC: Final = rf"{FOREIGN_ARTICLE}?{NAME}"
"""A name, before which an article may stand."""
_MAN: Final = r"(?:ich|man|er|sie|wir|patienten|meine? \w+)"
_DARF: Final = "kann|darf|soll|sollte|muss"
_NEHMEN: Final = "(?:nehmen|bekommen|erhalten|haben|spritzen)"
_BEI: Final = "(?:unter|mit|bei|während|nach|trotz)"
_GEGEBEN: Final = (
    "(?:verabreicht|gegeben|eingenommen|genommen|angewendet|eingesetzt|verwendet|verschrieben|gespritzt|gut|da|ein)"
)
_PLOETZLICH: Final = "(?: (?:einfach|plötzlich|selbst|sofort))?"
_WIRD: Final = "(?:ist|sind|hilft|nimmt man|bekommt man|wird|dient|braucht man)"
_PUEDO: Final = "puedo|puede|podemos|se puede|debo|debe|se debe"
_CON: Final = "(?:con|durante|bajo|tras|en|mientras (?:tomo|uso|recibo|toma))"
_PEUT: Final = "puis-je|peut-on|est-ce que je peux|est-ce qu'on peut|dois-je|doit-on"
_SOUS: Final = "(?:sous|avec|pendant|après)"
_MITTEL: Final = "(?:medikamente?|mittel|arzneimittel|behandlung(?:en)?|therapien?)"
_REMEDIO: Final = "(?:medicamentos?|medicinas?|f[aá]rmacos?|tratamientos?|terapias?)"
_REMEDE: Final = "(?:médicaments?|traitements?|remèdes?|thérapies?)"
_SPAETER: Final = "(?P<rest> (?:bis|vor|nach|bei|wenn|um|zum|pro|ohne|während|im|am|insgesamt)(?: .+)?)?"
_LUEGO: Final = (
    "(?P<rest> (?:de (?:repente|golpe|pronto|un día)|en|antes|despu[eé]s|durante|cuando|si|sin|por|tras|mientras|ya"
    "|ahora|sol[oa]|bruscamente|repentinamente|poco a poco)(?: .+)?)?"
)
_PLUS_TARD: Final = (
    "(?P<rest> (?:brusquement|soudainement|subitement|d'un coup|du jour au lendemain|tout de suite|tout seule?|avant"
    "|après|pendant|quand|lorsque|si|sans|pour|à|maintenant|progressivement)(?: .+)?)?"
)
"""What may follow a name. It begins with a word of its own, so that the name is not cut short."""

FOREIGN_QUESTIONS: Final = (
    Asking(
        SIDE_EFFECTS,
        "nebenwirkung nebenwirkungen gefährlich efectos peligroso peligrosa effets dangereux dangereuse",
        (
            rf"(?:welche |was sind (?:die )?|die )?nebenwirkung(?:en)? (?:von|bei|durch|hat|haben) {TOPIC}",
            rf"{TOPIC} nebenwirkung(?:en)?",
            rf"ist {TOPIC} (?P<how>gefährlich)",
            rf"(?:cuáles son |cuales son )?(?:los )?efectos (?:secundarios|adversos) (?:del?|de la|con) {TOPIC}",
            rf"qu[eé] efectos (?:secundarios |adversos )?tiene {TOPIC}",
            rf"es (?P<how>peligros[oa]) {TOPIC}",
            rf"(?:quels sont )?(?:les )?effets (?:secondaires|indésirables) (?:du|de(?: la)?|d'|de l') ?{TOPIC}",
            rf"{TOPIC} est-(?:il|elle) (?P<how>dangereu(?:x|se))",
        ),
    ),
    Asking(
        MECHANISM,
        "wirkt funktioniert funciona actúa actua marche fonctionne agit",
        (
            rf"wie (?:wirkt|funktioniert) {TOPIC}",
            rf"c[oó]mo (?:funciona|act[uú]a) {TOPIC}",
            rf"comment (?:marche|fonctionne|agit) {TOPIC}",
        ),
    ),
    Asking(
        USE,
        "wofür wogegen wozu qué que sirve usa utiliza toma quoi pourquoi",
        (
            rf"(?:wofür|wogegen|wozu) {_WIRD} {TOPIC}(?: {_GEGEBEN})?",
            rf"(?:para|por) qu[eé] (?:sirve|es|se usa|se utiliza|se toma|se da) {TOPIC}",
            rf"(?:à|a) quoi sert {TOPIC}",
            rf"pourquoi (?:prendre|prend-on|donne-t-on) {TOPIC}",
        ),
    ),
    Asking(
        GIVING,
        "wie cómo como comment",
        (
            rf"wie (?:wird|nimmt man|bekommt man|gibt man|spritzt man) {TOPIC}(?: {_GEGEBEN})?",
            rf"c[oó]mo se (?:administra|da|toma|pone|aplica|usa|inyecta) {TOPIC}",
            rf"comment (?:prendre|prend-on|donne-t-on|administre-t-on) {TOPIC}",
        ),
    ),
    Asking(
        TIME,
        "lange wann tarda dura combien quand",
        (
            rf"(?P<how>wie lange) (?:dauert|braucht|wirkt|bekommt man|nimmt man) {TOPIC}{_SPAETER}",
            rf"(?P<how>wann) wirkt {TOPIC}",
            rf"(?P<how>cu[aá]nto (?:tiempo )?)(?:tarda|dura) {TOPIC}{_LUEGO}",
            rf"(?P<how>combien de temps) (?:dure|prend) {TOPIC}{_PLUS_TARD}",
        ),
    ),
    Asking(
        CONTRAINDICATIONS,
        "wer kontraindikationen gegenanzeigen quién quien quiénes quienes contraindicaciones qui contre-indications",
        (
            rf"wer (?:darf|soll|sollte|kann) kein(?:e|en)? {TOPIC} {_NEHMEN}",
            rf"wer (?:darf|soll|sollte|kann) {TOPIC} nicht {_NEHMEN}",
            rf"(?:kontraindikationen|gegenanzeigen) (?:von|für|bei) {TOPIC}",
            rf"qui[eé]n(?:es)? no (?:puede|pueden|debe|deben|deber[ií]an?) (?:tomar|usar|recibir|ponerse) {TOPIC}",
            rf"(?:las )?contraindicaciones (?:del?|de la) {TOPIC}",
            rf"qui ne (?:peut|doit) pas (?:prendre|recevoir) {TOPIC}",
            rf"(?:les )?contre-indications (?:du|de(?: la)?) {TOPIC}",
        ),
    ),
    Asking(
        STOPPING,
        "absetzen absetze absetzt abgesetzt dejar dejo deja dejas suspender suspendo suspende arrêter arreter j'arrête "
        "j'arrete arrête arrete arrêtez arretez arrêtes arretes vergessen oublié oublie olvidé olvide olvidó olvido",
        (
            rf"(?P<how>{_DARF}) {_MAN} {TOPIC}{_PLOETZLICH} absetzen",
            rf"{TOPIC}{_PLOETZLICH} absetzen",
            rf"(?:ich habe )?(?:meine?n? )?{TOPIC} vergessen(?: zu nehmen)?",
            rf"(?:j'ai )?oubli[eé](?: de prendre)?(?: (?:mon|ma|mes|le|la))? {TOPIC}{_PLUS_TARD}",
            rf"(?:(?:me|se me) )?olvid[eéoó](?: tomar)?(?: (?:mi|mis|el|la))? {TOPIC}{_LUEGO}",
            rf"(?P<how>{_PUEDO}) (?:dejar de (?:tomar|usar)|dejar|suspender) {TOPIC}{_LUEGO}",
            rf"(?:dejar de (?:tomar|usar)|suspender) {TOPIC}{_LUEGO}",
            (
                rf"qu[eé] (?:pasa|ocurre|sucede) (?:si|cuando) (?:dejo|se deja|deja) de (?:tomar|usar) "
                rf"{TOPIC}{_LUEGO}"
            ),
            rf"qu[eé] (?:pasa|ocurre|sucede) (?:si|cuando) (?:dejo|suspendo|se deja|se suspende) {TOPIC}{_LUEGO}",
            rf"was (?:passiert|geschieht),? wenn {_MAN} {TOPIC}{_PLOETZLICH} (?:absetze|absetzt|absetzen)",
            rf"was (?:passiert|geschieht),? wenn {TOPIC}{_PLOETZLICH} abgesetzt wird",
            (
                rf"que se passe-t-il (?:si|quand) (?:j'arr[eê]te|on arr[eê]te|vous arr[eê]tez|tu arr[eê]tes)"
                rf"(?: de prendre)? {TOPIC}{_PLUS_TARD}"
            ),
            rf"(?P<how>{_PEUT}) arr[eê]ter(?: de prendre)? {TOPIC}{_PLUS_TARD}",
        ),
    ),
    Asking(
        HELPING,
        "hilft hilfe mittel nehmen nimmt tun sirve ayuda bueno tomar hacer faire prendre",
        (
            rf"was (?:hilft|nimmt man|kann ich nehmen|kann man nehmen) (?:gegen|bei) {TOPIC}",
            rf"(?:hilfe|mittel) (?:gegen|bei) {TOPIC}",
            rf"qu[eé] (?:ayuda|es bueno|sirve|puedo tomar|tomar) (?:contra|para|con|en caso de) {TOPIC}",
            rf"que prendre (?:contre|pour|en cas de) {TOPIC}",
        ),
    ),
    Asking(
        DOING,
        "tun machen hacer hago faire",
        (
            rf"was (?:(?:kann|soll|muss) (?:man|ich) )?(?:tun|machen) (?:gegen|bei) {TOPIC}",
            rf"qu[eé] (?:puedo |debo |se puede )?(?:hacer|hago) (?:contra|para|con|en caso de) {TOPIC}",
            rf"que (?:faire|puis-je faire|peut-on faire) (?:contre|pour|en cas de) {TOPIC}",
        ),
    ),
    Asking(
        TREATING,
        "behandelt behandlung womit welche welches welcher trata tratamiento qué que traite traite-t-on traitement "
        "quel quels",
        (
            rf"wie (?:wird|behandelt man) {TOPIC}(?: behandelt)?",
            rf"(?:womit|mit was) (?:wird|behandelt man) {TOPIC}(?: behandelt)?",
            rf"welche[rsn]? {_MITTEL} (?:helfen|hilft|gibt es|werden|wird|gehen) (?:gegen|bei|für) {TOPIC}(?: \w+)?",
            rf"(?:die )?behandlung (?:von|bei) {TOPIC}",
            rf"c[oó]mo se trata {TOPIC}",
            rf"qu[eé] (?:{_REMEDIO} )?(?:se (?:usan?|dan?|toman?|recetan?)|hay|existen?) (?:para|contra|en) {TOPIC}",
            rf"(?:el )?tratamiento (?:del?|de la|para|contra) {TOPIC}",
            rf"comment traite-t-on {TOPIC}",
            rf"quels? {_REMEDE} (?:(?:existe|existent|y a-t-il|donne-t-on) )?(?:pour|contre) {TOPIC}",
            rf"(?:le )?traitement (?:du|de(?: la)?|contre|pour) {TOPIC}",
        ),
    ),
    Asking(
        SYMPTOMS,
        "symptome anzeichen síntomas sintomas symptômes",
        (
            rf"(?:was sind )?(?:die )?(?:symptome|anzeichen) (?:von|bei|einer?|eines) {TOPIC}",
            rf"(?:cu[aá]les son )?(?:los )?s[ií]ntomas (?:del?|de la) {TOPIC}",
            rf"(?:quels sont )?(?:les )?symptômes (?:du|de(?: la)?) {TOPIC}",
        ),
    ),
    Asking(
        SIDE_EFFECTS,
        "verursachen auslösen machen hervorrufen causar provocar dar producir causer provoquer donner",
        (
            rf"(?:kann|können) {TOPIC} {EFFECT} (?:verursachen|auslösen|machen|hervorrufen)",
            rf"puede {TOPIC} (?:causar|provocar|dar|producir) {EFFECT}",
            rf"{TOPIC} peut(?:-il|-elle)? (?:causer|provoquer|donner) {EFFECT}",
        ),
    ),
    Asking(
        TOGETHER,
        "kann darf soll sollte muss puedo puede podemos debo debe puis-je peut-on est-ce dois-je doit-on",
        (
            rf"(?:{_DARF}) {_MAN} {_BEI} (?:der |dem |einer )?{TOPIC} {EFFECT}",
            rf"(?:{_DARF}) {_MAN} {EFFECT} {_BEI} (?:der |dem |einer )?{TOPIC}",
            rf"(?:{_PUEDO}) {EFFECT} {_CON} {TOPIC}",
            rf"(?:{_PEUT}) {EFFECT} {_SOUS} {TOPIC}",
        ),
    ),
)

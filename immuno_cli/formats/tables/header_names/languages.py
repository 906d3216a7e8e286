"""In which language the columns of a table are named, told by the words that are not English."""

from collections.abc import Iterable, Mapping
from typing import Final

from immuno_cli.formats.tables.header_names.further_words import OTHER_WORDS, TRANSLATIONS
from immuno_cli.formats.tables.header_names.words import plain, word_of

ENGLISH: Final = frozenset({"en"})
_WORDS: Final = {
    # none that an English word and a tag make up, too: "Definition EN", "Synonym ES"
    "de": (
        "begriff begriffe fachbegriff fachausdruck bezeichnung benennung terminus fachwort stichwort ausdruck wort"
        " vorzugsbenennung titel bedeutung abkurzung abkurzungen akronym kurzel langform langtext volltext"
        " ausgeschrieben kennung bezeichner synonyme kurzform kurzbezeichnung alternativbegriff alternativbezeichnung"
        " auchgenannt aussprache beschreibung beschreibungen erklarung erklarungen erlauterung begriffsdefinition"
        " begriffserklarung kurzbeschreibung kurzdefinition kurzerklarung langerklarung"
        " anmerkung anmerkungen bemerkung bemerkungen hinweis hinweise kommentar kommentare notiz notizen"
        " beispiel beispiele schlagwort schlagworte kategorie kategorien unterkategorie thema themen bereich fachgebiet"
        " gruppe begriffsklasse oberbegriff oberbegriffe ubergeordneterbegriff unterbegriff unterbegriffe"
        " siehe sieheauch verwandterbegriff verwandtebegriffe querverweis querverweise"
        " quelle quellen quellenangabe literatur veraltet ersetztdurch sprache"
        " englisch franzosisch spanisch italienisch niederlandisch portugiesisch latein lateinisch"
    ),
    "fr": (
        "terme nom libelle mot vedette motvedette intitule termeprefere libelleprefere titre sens sigle acronyme"
        " abreviation formelongue formecomplete identifiant synonyme autreterme autrestermes autrenom"
        " autresnoms prononciation explication remarque remarques commentaire commentaires exemple exemples"
        " categorie domaine rubrique termegenerique termeplusgeneral termespecifique termesspecifiques termeassocie"
        " termesassocies voiraussi voir lien liens langue anglais allemand espagnol neerlandais portugais"
    ),
    "es": (
        "termino terminos nombre palabra concepto etiqueta denominacion vocablo terminopreferido titulo significado"
        " acronimo abreviatura formacompleta identificador sinonimo sinonimos otronombre otrosnombres"
        " tambienconocidocomo pronunciacion definicion definiciones descripcion explicacion nota notas observacion"
        " observaciones comentario comentarios ejemplo ejemplos categoria dominio tema ambito tipo terminogenerico"
        " terminogeneral terminoespecifico terminosespecificos terminorelacionado terminosrelacionados veasetambien"
        " vertambien fuente fuentes referencia referencias enlace obsoleto idioma ingles aleman frances"
    ),
    "it": (
        "termine nome parola etichetta vocabolo concetto titolo significato acronimo abbreviazione sigla"
        " identificativo identificatore sinonimo sinonimi pronuncia definizione definizioni descrizione spiegazione"
        " nota osservazione osservazioni commento commenti esempio esempi categoria dominio tema ambito tipo"
        " terminegenerico terminepiugenerale terminespecifico terminecorrelato terminicorrelati vedianche"
        " fonte fonti riferimento riferimenti obsoleto lingua inglese tedesco francese spagnolo"
    ),
    "nl": (
        "naam woord begrip voorkeursterm benaming titel betekenis afkorting acroniem identificatie synoniem synoniemen"
        " uitspraak definitie definities omschrijving beschrijving uitleg verklaring opmerking opmerkingen toelichting"
        " notitie notities voorbeeld voorbeelden categorie categorieen domein onderwerp thema bredereterm"
        " bovenliggendeterm nauwereterm verwanteterm verwantetermen zieook bron bronnen referentie verouderd taal"
        " engels duits frans spaans italiaans"
    ),
    "pt": (
        "termo palavra conceito rotulo designacao nome titulo significado abreviatura abreviacao sigla siglas"
        " formacompleta identificador sinonimo sinonimos outrosnomes pronuncia definicao definicoes descricao"
        " explicacao nota notas observacao observacoes comentario comentarios exemplo exemplos categoria dominio"
        " tema ambito tipo termogenerico termogeral termomaisgeral termoespecifico termosespecificos termorelacionado"
        " termosrelacionados vertambem vejatambem fonte fontes referencia referencias obsoleto idioma lingua"
        " ingles alemao frances"
    ),
}


def _languages_by_word() -> Mapping[str, frozenset[str]]:
    """Return the languages of each word. Words of languages that are not told apart here have none."""
    found = {plain(word): frozenset[str]() for words in OTHER_WORDS.values() for word in words.split()}
    known: dict[str, frozenset[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            known[word] = known.get(word, frozenset()) | {language}
    return found | known


_LANGUAGES_OF: Final = _languages_by_word()
_LANGUAGE_OF_TRANSLATIONS: Final = {plain(word): tag for tag, words in TRANSLATIONS.items() for word in words.split()}
"""Words for a translation, each with its language. What stands in the columns may be in this language or in another."""


def languages_of(names: Iterable[str]) -> frozenset[str]:
    """Return the languages that all names of columns may be in that are not English: English where there is none.

    There is none if the names are in different languages, or in one that is not told apart from others.

    >>> languages_of(["Term", "Definition"]), languages_of(["Begriff", "Definition"])
    (frozenset({'en'}), frozenset({'de'}))
    >>> languages_of(["Begriff", "Terme"])
    frozenset()
    """
    words = (word_of(name).rstrip("0123456789") for name in names)
    told = [_LANGUAGES_OF[word] for word in words if word in _LANGUAGES_OF]
    return frozenset.intersection(*told) if told else ENGLISH


def language_of_translation(name: str) -> str:
    """Return the language of the word by which a column is named that has translations, "" if it is English.

    >>> language_of_translation("번역문"), language_of_translation("Translation")
    ('ko', '')
    """
    return _LANGUAGE_OF_TRANSLATIONS.get(word_of(name), "")

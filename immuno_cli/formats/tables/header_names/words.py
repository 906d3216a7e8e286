"""What people call the columns of a glossary: in English, German, French, Spanish, Italian, Dutch and Portuguese.

All words are in lower case, without accents, spaces and signs, as `plain` leaves them.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from immuno_cli.formats.tables.columns import PAIR, SOURCE_LANGUAGE, TARGET_LANGUAGE, TRANSLATED_TERM
from immuno_cli.formats.tables.header_names.further_words import (
    OTHER_LANGUAGES,
    OTHER_SOURCE_TERMS,
    OTHER_WORDS,
    TRANSLATIONS,
)

_SIGNS: Final = re.compile("[^A-Za-z0-9]+")


def plain(name: str) -> str:
    """Return a column's name in lower case, without accents, spaces and signs.

    >>> plain("Préférred_Label(s)")
    'preferredlabels'
    """
    if name.isascii():
        return _SIGNS.sub("", name.lower())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in decomposed if character.isalnum())


IN_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def word_of(name: str) -> str:
    """Return a column's name without what stands in brackets, as the tables of words have it.

    >>> word_of("Full Form (EN)")
    'fullform'
    """
    return plain(IN_BRACKETS.sub("", name))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INVALID_REASON: Final = "invalidreason"
"""The word for the column in which OMOP says why a concept is deprecated."""
MEANING: Final = _words("meaning meanings bedeutung signification sens significado significato betekenis")
"""Words for a definition, or, in a list of abbreviations, for what is abbreviated."""
ABBREVIATION: Final = _words(
    "acronym acronyms abbreviation abbreviations abbr abbrev initialism abkurzung abkurzungen akronym kurzel abr"
    " abbreviatedform abbreviatedname shorthand shorthands"
    " sigle acronyme abreviation acronimo abreviatura abbreviazione sigla siglas afkorting acroniem abreviacao abk"
    " abkz abrev"
)
WEAK_LABEL: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        _words(
            "fullname fullterm fullform longform longname fulltext expansion expandedform spelledout standsfor"
            " langform langtext volltext ausgeschrieben formelongue formecomplete formacompleta"
        ),
        "altLabel",
    ),
    "termused": "altLabel",
    "commonname": "altLabel",
    "item": "id",
    "entity": "id",
    **dict.fromkeys(_words("expression expresion espressione expressao uitdrukking"), ""),
    "title": "",
    "titel": "",
    "titre": "",
    "titulo": "",
    "titolo": "",
}
"""Words for the preferred label in a table that has no better one, each with what it means beside a better one."""
VARIABLE: Final = _words("column columnname variable variablename varname fieldname attributename")
"""Words for the column in which a data dictionary has the names of variables."""
BESIDE_LABEL: Final[Mapping[str, str]] = dict.fromkeys(
    VARIABLE | _words("equivalent equivalents equivalentterm equivalentterms"), "altLabel"
)
"""Words that mean something only beside a column of labels."""

_WORDS_OF: Final = {
    "id": (
        "id identifier classid conceptid termid entityid uri iri concepturi conceptiri termuri termiri oboid curie slug"
        " loincnum ontologyid kennung bezeichner identifiant identificador identificativo identificatore identificatie"
    ),
    "prefLabel": (
        "preflabel preferredlabel preferredterm preferredname term terms termname word name label headword lemma"
        " concept conceptname conceptlabel entry glossaryterm itemlabel"
        " phrase glossaryword keyterm technicalterm medicalterm medicalword clinicalterm sourceterm termsource"
        " termsrc srcterm"
        " termlabel classlabel entitylabel displayname displaylabel longcommonname"
        " begriff begriffe fachbegriff fachausdruck bezeichnung benennung terminus fachwort stichwort ausdruck wort"
        " vorzugsbenennung ausgangsterm quellterm medizinischerbegriff"
        " terme nom libelle mot vedette motvedette intitule termeprefere libelleprefere entree termesource termemedical"
        " termino terminos nombre palabra concepto etiqueta denominacion vocablo terminopreferido entrada terminomedico"
        " termine nome parola etichetta vocabolo concetto voce terminemedico"
        " naam woord begrip voorkeursterm benaming trefwoord bronterm medischeterm"
        " termo palavra conceito rotulo designacao"
    ),
    "altLabel": (
        "alternate alternates altlabel altlabels alternativelabel alternativelabels alternatelabel alternativename"
        " alternativenames alternatename alternatenames alternativeterm alternativeterms alternateterm"
        " alternateterms altterm altterms altname altnames syn syns"
        " synonym synonyms exactsynonym exactsynonyms hasexactsynonym alias aliases aka alsoknownas alsocalled"
        " aliassymbol aliassymbols aliasname aliasnames previoussymbol previoussymbols previousname previousnames"
        " formername formernames othername othernames otherterm otherterms variant variants"
        " shortform shortname usedfor uf"
        " nonpreferredterm nonpreferredterms entryterm entryterms itemaltlabel synonyme kurzform kurzbezeichnung"
        " alternativbegriff alternativbezeichnung auchgenannt synonymes autreterme autrestermes autrenom autresnoms"
        " sinonimo sinonimos otronombre otrosnombres tambienconocidocomo sinonimi synoniem synoniemen outrosnomes"
        " variations variante varianten variantes variantename varianti anderebezeichnung anderebezeichnungen"
    ),
    "relatedLabel": (
        "relatedlabel relatedlabels relatedsynonym relatedsynonyms hasrelatedsynonym broadsynonym hasbroadsynonym"
        " narrowsynonym hasnarrowsynonym relatednames"
    ),
    "hiddenLabel": (
        "hiddenlabel hiddenlabels misspelling misspellings rejectedterm rejectedterms forbiddenterm forbiddenterms"
        " abgelehntebenennung abgelehntebenennungen"
    ),
    "pronunciation": "pronunciation pronunciations aussprache prononciation pronunciacion pronuncia uitspraak",
    "notation": "notation notations code codes symbol termcode cui kode conceptcode",
    "definition": (
        "definition definitions description descriptions explanation explanations gloss textdefinition iao0000115"
        " shortdefinition longdefinition fulldefinition formaldefinition shortdescription longdescription"
        " itemdescription descr desc defn def definitiontext explanationtext definitiondescription plaindefinition"
        " plainlanguagedefinition"
        " laydefinition simpledefinition whatitmeans whatdoesitmean whatdoesthismean whatisit"
        " termdefinition conceptdefinition technicaldefinition simpleexplanation plainexplanation kurzdefinition"
        " kurzerklarung langerklarung"
        " definitionen beschreibung beschreibungen erklarung erklarungen erlauterung begriffsdefinition"
        " begriffserklarung kurzbeschreibung"
        " explication"
        " definicion definiciones descripcion explicacion"
        " definizione definizioni descrizione spiegazione"
        " definitie definities omschrijving beschrijving uitleg verklaring"
        " definicao definicoes descricao explicacao"
    ),
    "scopeNote": (
        "scopenote scopenotes note notes remark remarks comment comments usage usagenote usagenotes"
        " anmerkung anmerkungen bemerkung bemerkungen hinweis hinweise kommentar kommentare notiz notizen"
        " remarque remarques commentaire commentaires"
        " nota notas observacion observaciones comentario comentarios"
        " osservazione osservazioni commento commenti"
        " opmerking opmerkingen toelichting notitie notities observacao observacoes"
    ),
    "editorialNote": (
        "editorialnote editorialnotes editornote internalnote historynote historynotes changenote changenotes"
    ),
    "example": (
        "example examples exampleofusage usageexample beispiel beispiele exemple exemples ejemplo ejemplos"
        " examplesentence examplesentences esempio esempi voorbeeld voorbeelden exemplo exemplos"
    ),
    "categories": (
        "category categories subcategory subcategories type types domain domains subject subjects subjectarea field"
        " subjectcategory subjectcategories subjectfield keyword keywords schlagwort schlagworte"
        " topic topics theme themes tag tags group groups semantictype semantictypes"
        " kategorie kategorien unterkategorie thema themen bereich fachgebiet gruppe typ begriffsklasse sachgebiet"
        " fachbereich"
        " categorie domaine rubrique categoria dominio tema area ambito tipo categorieen domein onderwerp vakgebied"
        " settore areatematica campotematico instanceoflabel"
    ),
    "kind": "kind",
    "broader": (
        "broader broaderterm broaderterms broaderconcept broaderconcepts parent parents parentterm parentterms parentid"
        " parentids parentclass parentclasses parentiri parenturi"
        " parentname parentlabel parentcode parentconcept subclassof subclassoflabel isa bt superclass superclasses"
        " parenttermname parenttermlabel parentconceptname"
        " hypernym uberbegriff"
        " oberbegriff oberbegriffe ubergeordneterbegriff termegenerique termeplusgeneral terminogenerico terminogeneral"
        " terminegenerico terminepiugenerale bredereterm bovenliggendeterm termogenerico termogeral termomaisgeral"
    ),
    "narrower": (
        "narrower narrowerterm narrowerterms narrowerconcept narrowerconcepts nt child children subclass subclasses"
        " hyponym hyponyms"
        " unterbegriff unterbegriffe termespecifique termesspecifiques terminoespecifico terminosespecificos"
        " terminespecifico nauwereterm termoespecifico termosespecificos"
    ),
    "related": (
        "related relatedterm relatedterms relatedconcept relatedconcepts relatedto relations rt see seealso"
        " crossreference crossreferences crossref crossrefs cf"
        " siehe sieheauch verwandterbegriff verwandtebegriffe querverweis querverweise"
        " termeassocie termesassocies voiraussi voir terminorelacionado terminosrelacionados veasetambien vertambien"
        " terminecorrelato terminicorrelati vedianche verwanteterm verwantetermen zieook"
        " termorelacionado termosrelacionados vertambem vejatambem"
    ),
    "source": (
        "source sources reference references citation citations url urls link links website definitionsource sourceurl"
        " quelle quellen quellenangabe literatur referenz lien liens fuente fuentes referencia referencias enlace"
        " fonte fonti riferimento riferimenti bron bronnen referentie fontes"
    ),
    "deprecated": "deprecated obsolete isobsolete isdeprecated invalidreason veraltet obsoleto verouderd",
    "isReplacedBy": "isreplacedby replacedby termreplacedby useinstead ersetztdurch",
    "exactMatch": "exactmatch exactmatches",
    "closeMatch": "closematch closematches",
    "broadMatch": "broadmatch broadmatches",
    "narrowMatch": "narrowmatch narrowmatches",
    "relatedMatch": "relatedmatch relatedmatches",
}
TARGET_OF: Final[Mapping[str, str]] = {
    **{plain(word): target for target, words in OTHER_WORDS.items() for word in words.split()},
    **{word: target for target, words in _WORDS_OF.items() for word in words.split()},
    **dict.fromkeys(ABBREVIATION, "altLabel"),
    **dict.fromkeys(MEANING, "definition"),
}
"""What a column of this name is read as."""

TRANSLATION: Final = _words(
    "targetterm zielterm termecible doelterm translation equivalent aquivalent entsprechung equivalente"
) | frozenset(plain(word) for words in TRANSLATIONS.values() for word in words.split())
"""Words for a label in the language that stands beside them: `English equivalent`."""
PAIRS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        TRANSLATION | _words("target tgt targettext targetword termtarget termtgt tgtterm"), TRANSLATED_TERM
    ),
    **dict.fromkeys(
        _words("targetlang targetlanguage targetlocale targetlanguagecode targetlangcode tgtlang tgtlanguage langto"),
        TARGET_LANGUAGE,
    ),
    **dict.fromkeys(
        _words("sourcelang sourcelanguage sourcelocale sourcelanguagecode sourcelangcode srclang srclanguage langfrom"),
        SOURCE_LANGUAGE,
    ),
    **dict.fromkeys(_words("pair languagepair langpair languagespair direction languagedirection"), PAIR),
}
"""Words for the columns of a translator's table: the translation, and the languages of it and of the term."""
SOURCE_TERM: Final = _words("source src sourcetext sourceword") | frozenset(map(plain, OTHER_SOURCE_TERMS.split()))
"""Words for the term in such a table."""
BESIDE_LANGUAGE: Final[Mapping[str, str]] = {
    **dict.fromkeys(TRANSLATION, "prefLabel"),
    **dict.fromkeys(_words("title titel titre titulo titolo pt"), "prefLabel"),
    **dict.fromkeys(_words("short long full text plain simple easy detailed"), "definition"),
    "sn": "scopeNote",
}
"""What words mean that mean something only where a language stands beside them: `title_en`, `long_es`."""
LANGUAGE_OF_ROWS: Final = _words(
    "language languages lang langcode languagecode languagetag locale sprache sprachcode langue idioma lingua taal"
    " limba jezyk jazyk sprak sprog kieli nyelv dil язык мова 言語 语言 語言 언어"
)
"""Words for the column that tells the language of each row."""
STATUS: Final = _words("status state termstatus glossarystatus conceptstatus statut estado stato statuswert")
"""Words for a column that tells, among other things, which concepts are obsolete."""
LONGEST_STATUS: Final = 40
"""Characters that the name of such a column has at most."""
OBSOLETE: Final = _words(
    "deprecated obsolete retired withdrawn superseded inactive veraltet zuruckgezogen obsolet perime obsoleto verouderd"
    " obsoleteconcept retiredconcept expired"
)
"""What stands in such a column beside an obsolete concept."""
ASKED_OF: Final = _words("is was the has been a term terms label concept class name entry row this of")
"""Words that may stand beside one of these in a name that asks whether a concept is obsolete."""
TRUE: Final = frozenset({"true", "1", "yes", "y", "x", "t", "wahr", "ja", "vrai", "oui", "sí"})
FALSE: Final = frozenset(
    {"", "false", "0", "no", "n", "f", "falsch", "nein", "faux", "non", "current", "active", "valid", "-"}
)
KEYWORDS: Final = _words("tags keywords schlagworte schlagworter")
LIST_NAMES: Final = _words("synonyme sinonimi abkurzung kurzform aka alsoknownas alsocalled auchgenannt")
"""Names of columns in whose cells there may be several values, besides those in the plural."""

_LANGUAGES: Final = {
    "en": "english englisch engl eng anglais ingles inglese engels"
    " englische englischer englisches anglaise inglesa engelse",
    "de": "german deutsch dt ger deu allemand aleman tedesco duits alemao"
    " deutsche deutscher deutsches allemande alemana tedesca duitse",
    "fr": "french franzosisch franz fra fre francais frances francese frans"
    " franzosische franzosischer francaise francesa franse",
    "es": "spanish spanisch spa espagnol espanol castellano spagnolo spaans espanhol"
    " spanische spanischer espagnole espanola spagnola spaanse",
    "it": "italian italienisch ita italien italiano italiaans italienische italienischer italienne italiana italiaanse",
    "nl": "dutch niederlandisch nld neerlandais holandes olandese nederlands"
    " niederlandische neerlandaise holandesa nederlandse",
    "pt": "portuguese portugiesisch por portugais portugues portoghese portugees portugiesische portugaise portuguesa",
    "la": "latin lateinisch latein lat latino latijn lateinische lateinischer lateinisches latijnse",
    "ar": "arabic arabisch arabe",
    "ca": "catalan catala katalanisch",
    "cs": "czech tschechisch cestina",
    "da": "danish danisch dansk",
    "el": "greek griechisch grec",
    "fi": "finnish finnisch suomi",
    "hu": "hungarian ungarisch magyar",
    "ja": "japanese japanisch japonais",
    "ko": "korean koreanisch",
    "no": "norwegian norwegisch norsk",
    "pl": "polish polnisch polski",
    "ru": "russian russisch russe",
    "sv": "swedish schwedisch svenska",
    "tr": "turkish turkisch turkce",
    "uk": "ukrainian ukrainisch",
    "zh": "chinese chinesisch chinois",
}
AMBIGUOUS_TAGS: Final = _words("no it")
"""Tags of languages that are common words, too."""
LANGUAGE_OF: Final[Mapping[str, str]] = {
    **{plain(name): tag for tag, names in OTHER_LANGUAGES.items() for name in names.split()},
    **{name: tag for tag, names in _LANGUAGES.items() for name in names.split()},
    **{tag: tag for tag in _LANGUAGES if tag != "la"},
    **{tag: tag for tag in ("bg", "he", "hr", "lt", "lv", "ro", "sk", "sl")},
}
"""The tags of languages by what stands beside a column's name: `Term (English)`, `definition_es`."""


def names_translation(name: str) -> bool:
    """Return whether a column has translations by its name, which does not tell their language.

    >>> names_translation("Translation"), names_translation("target_preferred"), names_translation("target_language")
    (True, True, False)
    """
    word = word_of(name)
    return word in TRANSLATION or (word.startswith(("target", "tgt")) and PAIRS.get(word) != TARGET_LANGUAGE)


MARKED_LANGUAGE: Final = re.compile(r"@\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*$")
"""How a column's name tells its language in tables of SKOS: `skos:prefLabel@en`."""

"""What people call the columns of a glossary in further languages. The words are spelled as they are written there.

They are those of Central and Eastern Europe, Turkey and Greece, Scandinavia, East Asia, and those in Arabic script.
Words for a translation are those of all languages but English.
"""

from collections.abc import Mapping
from typing import Final

OTHER_WORDS: Final[Mapping[str, str]] = {
    "prefLabel": (
        "termin pojęcie hasło nazwa pojem název heslo názov kifejezés fogalom szó izraz naziv"
        " термин термины понятие слово название термін поняття терміни terim kavram sözcük όρος έννοια"
        " begrepp begreb begrep termi käsite nimi ord benämning"
        " 用語 用语 術語 术语 語句 言葉 ことば 単語 名称 名稱 見出し語 词条 詞條 词语 概念 中文术语 용어 단어 명칭"
        " مصطلح المصطلح اصطلاح واژه מונח คำศัพท์"
    ),
    "altLabel": (
        "synonimy synonim skrót synonyma zkratka synonymá skratka szinonima szinonimák rövidítés sinonime sinonim"
        " kratica okrajšava синоним синонимы аббревиатура сокращение синоніми eşanlamlı kısaltma συνώνυμα"
        " synonymer förkortning forkortelse synonyymit lyhenne"
        " 同義語 類義語 別名 略語 略称 同义词 同義詞 别名 缩写 簡稱 简称 동의어 약어 مترادف"
    ),
    "definition": (
        "definicja opis znaczenie objaśnienie definice popis význam vysvětlení definícia meghatározás definíció leírás"
        " magyarázat jelentés definiție descriere definicija značenje pomen razlaga"
        " определение описание значение толкование пояснение визначення опис значення tanım açıklama anlam ορισμός"
        " förklaring forklaring definisjon määritelmä selitys"
        " 概要 詳細 定義 定义 説明 說明 说明 意味 解説 解释 解釋 描述 含义 정의 설명 뜻 의미"
        " تعریف التعريف  הגדרה ความหมาย"
    ),
    "id": "用語id 用语id 用語コード 用語番号",
    "pronunciation": "読み よみ 読みがな 読み仮名 ふりがな 発音 发音 拼音 발음",
    "scopeNote": (
        "uwagi poznámka megjegyzés примечание комментарий комментарии not notlar anmärkning bemærkning huomautus"
        " 備考 备注 備註 비고"
    ),
    "categories": "kategoria kategória категория категории категорія kategori 分類 分类 カテゴリ 类别 분류",
    "source": "źródło zdroj forrás источник источники джерело kaynak πηγή källa kilde lähde 出典 来源 來源 출처 منبع",
    "example": "przykład příklad példa пример приклад örnek παράδειγμα exempel eksempel esimerkki 例 例文 例句 例子 예",
}
OTHER_LANGUAGES: Final[Mapping[str, str]] = {
    "en": "angielski anglicky angol английский английски англійська ingilizce αγγλικά engelska engelsk englanti"
    " saesneg béarla ingelesa engleză engleski angleščina anglų angļu inglise inggris tiếnganh انگلیسی אנגלית"
    " อังกฤษ ภาษาอังกฤษ"
    " 英語 英语 英文 영어",
    "de": "niemiecki německy német немецкий almanca saksa tyska tysk ドイツ語 德语 독일어",
    "zh": "中国語 中文 汉语 漢語 chi zho",
    "ja": "日本語 日语 日文 일본어 jpn jp",
    "ko": "韓国語 한국어 kor kr",
    "ru": "русский rus",
    "ar": "عربي العربية ara",
    "pl": "polština польский pol",
    "cs": "česky czeski ces cze",
    "fi": "suomi suomeksi",
    "tr": "türkçe tur",
    "el": "ελληνικά ell gre",
    "fa": "persian farsi فارسی",
    "hy": "armenian հայերեն",
    "kk": "kazakh қазақша kz",
    "th": "thai ไทย ภาษาไทย คำไทย",
    "vi": "vietnamese tiếngviệt",
    "hi": "hindi हिन्दी हिंदी",
    "cy": "welsh cymraeg",
    "ga": "irish gaeilge",
    "eu": "basque euskara",
    "ro": "romanian română",
    "hr": "croatian hrvatski",
    "sl": "slovenian slovenščina",
    "bg": "bulgarian български",
    "et": "estonian eesti",
    "he": "hebrew עברית",
    "id": "indonesian",
}
TRANSLATIONS: Final[Mapping[str, str]] = {
    "de": "übersetzung",
    "fr": "traduction",
    "es": "traducción",
    "it": "traduzione",
    "nl": "vertaling",
    "pt": "tradução",
    "pl": "tłumaczenie",
    "cs": "překlad",
    "sk": "preklad",
    "hu": "fordítás",
    "ro": "traducere",
    "ru": "перевод",
    "uk": "переклад",
    "bg": "превод",
    "tr": "çeviri",
    "el": "μετάφραση",
    "sv": "översättning",
    "da": "oversættelse",
    "no": "oversettelse",
    "fi": "käännös",
    "ja": "翻訳 訳 訳語 訳文 和訳",
    "zh": "翻译 译文 译名 翻譯 譯文 譯名",
    "ko": "번역 번역문 번역어",
    "fa": "ترجمه",
    "ar": "ترجمة",
    "he": "תרגום",
    "th": "คำแปล",
}
"""Words for a translation that are not English, by their language."""
OTHER_SOURCE_TERMS: Final = "оригинал оригінал originál oryginał eredeti orijinal 原文 原語 原语 원문 원어"
"""Words for the term that is translated."""

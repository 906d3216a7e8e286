"""What is true of English and its spelling. Each table stands in one module; search and annotate both use it.

| module | holds |
| --- | --- |
| `letters` | Greek letters and their names; plain letters for "ø", "æ" and their like |
| `scripts` | the languages that the letters of a text show |
| `rare_signs` | finding signs that are rare in texts, quickly |
| `plurals` | irregular plurals, and the endings of regular ones |
| `endings` | rules that replace the ending of a word |
| `spelling` | British words, endings and stems with their American spellings |
| `numerals` | Roman numerals and number words |
| `stop_words` | articles, prepositions and other function words |
| `normalize` | the key under which all spellings of one label fall together |
| `variants` | the other direction: all spellings of a label that a text may use |
| `derivation` | from an adjective or a participle to its noun |
| `combining_forms` | beginnings of words that some write with a hyphen |
| `fragments` | halves and endings of words that a text has by themselves |
| `abbreviations` | what an abbreviation looks like |
| `long_forms` | which words an abbreviation stands for, by its letters |
| `phonetic` | what a word sounds like |
| `values` | how people write the value of a test: "TSH was low", "CRP 45 mg/l" |
| `complaints` | the names of what people say about themselves: "my hair is falling out" |
| `english` | which words are English, and how improbable a string is as an English word |
| `ordinary` | words that are understood without a glossary |
| `foreign_words`, `drug_names`, `names_of_languages` | words and drug names of other languages |
| `senses` | what an abbreviation or an everyday word means in its context |
"""

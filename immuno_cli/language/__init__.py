"""What is true of English and of its spelling. Each table stands in one module; search and annotate both use it.

| module | holds |
| --- | --- |
| `letters` | Greek letters and their names; plain letters for "ø", "æ" and their like |
| `plurals` | irregular plurals, and the endings of regular ones |
| `spelling` | British words, endings and stems with their American spellings |
| `numerals` | Roman numerals and number words |
| `stop_words` | articles, prepositions and other function words |
| `normalize` | the key under which all spellings of one label fall together |
| `variants` | the other direction: all spellings of a label that a text may use |
| `abbreviations` | what an abbreviation looks like |
| `phonetic` | what a word sounds like |
| `values` | how people write the value of a test: "TSH was low", "CRP 45 mg/l" |
| `english` | which words are English, and how improbable a string is as an English word |
"""

#!/usr/bin/env python3
"""Makes frequencies.txt, the table of how common English words are, from an open list of word counts.

    python3 generate.py frequency_dictionary_en_82_765.txt > frequencies.txt

The list is SymSpell's (https://github.com/wolfgarbe/SymSpell, MIT licence, see LICENSE-frequencies beside this file): the
82,765 English words of SCOWL with their counts in the Google Books Ngram data. The Python package `symspellpy`
carries it. The stems are those of the Snowball package (`pip install PyStemmer`), the same as the program's.

A line of the table is a stem and one letter that says how rare it is: A for an information of 3 nats or less
(a word in twenty), and one letter on for each 0.4 nats. Stems rarer than e^-12 are left out: the program gives
them the rarest letter's information.
"""
import collections
import math
import sys

import Stemmer

LEAST, STEP, MOST = 3.0, 0.4, 12.0

stem = Stemmer.Stemmer("english").stemWord
counts = collections.Counter()
with open(sys.argv[1], encoding="utf-8-sig") as words:
    for line in words:
        word, count = line.split()
        counts[stem(word)] += int(count)
total = sum(counts.values())
for word, count in sorted(counts.items(), key=lambda entry: entry[0].encode()):
    information = math.log(total / count)
    if information < MOST and word.isascii() and word.isalpha():
        step = max(0, round((information - LEAST) / STEP))
        print(word + chr(ord("A") + step))

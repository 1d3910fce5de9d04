"""Write the English–Chinese sentence pairs that come with the workbench.

``python packaging/samples/make_pairs.py`` always writes the same ``resources/samples/pairs-en-zh.tsv``;
``--report`` also prints how often every word is used and a hundred pairs to read through.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from pathlib import Path

from pairs_everyday import EVERYDAY
from pairs_grammar import IMPOSSIBLE, Grammar, Pair
from pairs_lexicon import ADJECTIVES, COLOURS, NOUNS, VERBS
from pairs_patterns import PATTERNS
from pairs_patterns_joined import JOINED_PATTERNS

TARGET = Path(__file__).resolve().parents[2] / "resources" / "samples" / "pairs-en-zh.tsv"
SEED = 20240501
N_GENERATED = 2800
MIN_WORDS, MAX_WORDS = 3, 14
GIVE_UP_AFTER = 60
"""Tries per wished-for sentence, before a pattern counts as exhausted."""


def generated(seen: set[str]) -> list[Pair]:
    """The grammar's sentences: every pattern's share, no English sentence twice, none in *seen*."""
    grammar = Grammar(SEED)
    patterns = [*PATTERNS, *JOINED_PATTERNS]
    scale = N_GENERATED / sum(share for _, share in patterns)
    pairs: list[Pair] = []
    for pattern, share in patterns:
        wanted, tries = round(share * scale), 0
        while wanted and tries < GIVE_UP_AFTER * share:
            tries += 1
            grammar.begin()
            english, chinese = pair = pattern(grammar)
            if pair == IMPOSSIBLE:
                continue
            if english.lower() in seen or chinese in seen:
                continue
            if not MIN_WORDS <= len(english.split()) <= MAX_WORDS:
                continue
            seen.update((english.lower(), chinese))
            grammar.keep()
            pairs.append((english, chinese))
            wanted -= 1
        if wanted:
            raise SystemExit(f"{pattern.__name__}: {wanted} sentences short")
    return pairs


def all_pairs() -> list[Pair]:
    """The hand-written and the generated pairs, shuffled."""
    seen: set[str] = set()
    for english, chinese in EVERYDAY:
        if english.lower() in seen:
            raise SystemExit(f"written twice: {english}")
        seen.update((english.lower(), chinese))
    pairs = [*EVERYDAY, *generated(seen)]
    random.Random(SEED).shuffle(pairs)
    return pairs


def report(pairs: list[Pair]) -> None:
    """Print the size of the vocabulary, the rare words and a hundred pairs."""
    words = Counter(word for english, _ in pairs for word in re.findall(r"[a-z']+", english.lower()))
    characters = Counter(character for _, chinese in pairs for character in chinese)
    lemmas = {
        **{noun.english: {noun.english, noun.plural} for noun in NOUNS.values()},
        **{v.base: {v.base, v.third, v.past, v.participle, v.ing} for v in VERBS.values()},
        **{
            a.english: {a.english, *a.comparative.split(), *a.superlative.split()}
            for a in ADJECTIVES.values()
        },
        **{colour: {colour} for colour in COLOURS},
    }
    counts = {lemma: sum(words[form] for form in forms) for lemma, forms in lemmas.items()}
    forms = set[str]().union(*lemmas.values())
    rare = sorted(f"{lemma} {n}" for lemma, n in counts.items() if n < 8)
    others = sorted(word for word, n in words.items() if n < 8 and word not in forms)
    everyday = Counter(word for english, _ in EVERYDAY for word in re.findall(r"[a-z']+", english.lower()))
    others = [word for word in others if words[word] > everyday[word]]
    lengths = [len(english.split()) for english, _ in pairs]
    print(f"{len(pairs)} pairs, {len(words)} English word forms, {len(characters)} Chinese characters")
    print(
        f"English words per sentence: {min(lengths)} to {max(lengths)}, mean {sum(lengths) / len(lengths):.1f}"
    )
    print(f"nouns, verbs, adjectives and colours: {len(lemmas)}; fewer than 8 times: {', '.join(rare)}")
    print(f"other word forms of the grammar used fewer than 8 times: {', '.join(others)}")
    for english, chinese in random.Random().sample(pairs, 100):
        print(f"{english}\t{chinese}")


def main() -> None:
    """Write the file, and the report where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", action="store_true", help="print word counts and a hundred pairs")
    wanted = parser.parse_args()
    pairs = all_pairs()
    lines = ["english\tchinese", *(f"{english}\t{chinese}" for english, chinese in pairs)]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    if wanted.report:
        report(pairs)


if __name__ == "__main__":
    main()

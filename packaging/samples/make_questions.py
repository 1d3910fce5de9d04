"""Write the samples of passages with questions: resources/samples/questions-en.tsv.gz, questions-zh.tsv.gz.

Every passage is another one: three to five sentences about two or three people, towns and things, drawn from
`questions_en.txt` and `questions_zh.txt`. Often two sentences tell the same of different people, so that a model has to
find the right one; people and towns are put together anew each time, so that nothing can be answered by heart. Every
answer stands in its passage exactly once.

Run it as `python packaging/samples/make_questions.py`; with `--check` it only compares.
"""

import gzip
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SEED = 35
N_ROW = 8000  # of each language
HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources" / "samples"
LANGUAGES = ("en", "zh")
YEARS, NUMBERS = range(1850, 2021), range(11, 99)

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass
class Kind:
    """A kind of fact: how it is told, and slot -> how it is asked for."""

    sentences: list[str] = field(default_factory=list[str])
    questions: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


@dataclass
class Grammar:
    """The words for every slot, those made of others, and the kinds of facts."""

    words: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    made_of: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    kinds: list[Kind] = field(default_factory=list[Kind])


@dataclass
class Fact:
    """One sentence of a passage, what stands for its slots, and whom it is about."""

    kind: Kind
    sentence: str
    filled: dict[str, str]


def read_grammar(body: str) -> Grammar:
    """Read the format that the first lines of the English grammar explain."""
    found = Grammar()
    asked: list[str] | None = None
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("#"):
            continue
        if line.startswith("~"):
            name, sign, rest = re.split("([:=])", line[1:], maxsplit=1)
            if sign == ":":
                found.words[name.strip()] = [part.strip() for part in rest.split("|")]
            else:
                found.made_of[name.strip()] = rest.split()
        elif line.startswith("="):
            found.kinds.append(Kind())
            asked = None
        elif line.startswith("?"):
            asked = found.kinds[-1].questions.setdefault(line[1:].strip(), [])
        elif asked is None:
            found.kinds[-1].sentences.append(line)
        else:
            asked.append(line)
    return found


class Author:
    """Tells passages and asks about them."""

    def __init__(self, grammar: Grammar, rng: random.Random, *, is_chinese: bool) -> None:
        self._grammar, self._rng = grammar, rng
        self._year, self._joiner = ("{}年", "") if is_chinese else ("{}", " ")

    def rows(self, n_row: int) -> Iterator[tuple[str, str, str]]:
        """Yield (question, passage, answer), *n_row* different passages."""
        seen: set[str] = set()
        while len(seen) < n_row:
            facts = self._facts()
            passage = self._tell(facts)
            fact = self._rng.choice(facts)
            slot = self._rng.choice([name for name in fact.kind.questions if name in fact.filled])
            question, answer = self._ask(fact, slot, facts), fact.filled[slot]
            if question and passage.count(answer) == 1 and passage not in seen:
                seen.add(passage)
                yield question, passage, answer

    def _facts(self) -> list[Fact]:
        rng, grammar = self._rng, self._grammar
        people = rng.sample(grammar.words["she"] + grammar.words["he"], rng.choice((2, 2, 3)))
        kinds = rng.sample(grammar.kinds, rng.randint(2, 4))
        if rng.random() < 0.7:  # told of two people
            kinds.insert(rng.randint(0, len(kinds)), rng.choice(kinds))
        kinds = (kinds * 2)[: max(3, len(kinds))]
        facts: list[Fact] = []
        for kind in kinds:
            told = {fact.filled["p"] for fact in facts if fact.kind is kind and "p" in fact.filled}
            free = [name for name in people if name not in told]
            if free:
                facts.append(self._fact(kind, rng.choice(free), people, facts))
        return facts

    def _fact(self, kind: Kind, person: str, people: list[str], facts: list[Fact]) -> Fact:
        sentence = self._rng.choice(kind.sentences)
        used = {word for fact in facts for word in fact.filled.values()}
        filled: dict[str, str] = {}
        for slot in _SLOT.findall(sentence):
            if slot == "p":
                filled[slot] = person
            elif slot == "o":
                filled[slot] = self._rng.choice([name for name in people if name != person])
            else:
                filled[slot] = next(word for word in self._words(slot) if word not in used)
        return Fact(kind, sentence, filled)

    def _words(self, slot: str) -> Iterator[str]:
        while True:
            yield self._word(slot)

    def _word(self, slot: str) -> str:
        rng, grammar = self._rng, self._grammar
        if slot == "year":
            return self._year.format(rng.choice(YEARS))
        if slot == "number":
            return str(rng.choice(NUMBERS))
        if slot in grammar.made_of:
            parts = [" " if part == "_" else self._word(part) for part in grammar.made_of[slot]]
            return "".join(parts)
        return rng.choice(grammar.words[slot])

    def _tell(self, facts: list[Fact]) -> str:
        told: list[str] = []
        last = ""
        for fact in facts:
            person = fact.filled.get("p", "")
            names = dict(fact.filled)
            if person and person == last and fact.sentence.startswith("{p}") and self._rng.random() < 0.6:
                is_he = person in self._grammar.words["he"]
                names["p"] = self._grammar.words["pronouns"][is_he]
            told.append(_with_article(fact.sentence.format(**names)))
            last = person if "o" not in fact.filled else ""  # or the pronoun might mean either
        return self._joiner.join(told)

    def _ask(self, fact: Fact, slot: str, facts: list[Fact]) -> str:
        """Return a question only this fact answers, or nothing if the one drawn needs more than it tells."""
        question = self._rng.choice(fact.kind.questions[slot])
        given = set(_SLOT.findall(question))
        if not given <= fact.filled.keys():
            return ""
        if any(
            all(other.filled.get(name) == fact.filled[name] for name in given)
            for other in facts
            if other is not fact and other.kind is fact.kind
        ):
            return ""
        return _with_article(question.format(**fact.filled))


def _with_article(words: str) -> str:
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", words)


def sample(language: str) -> str:
    """Return the whole file of *language*, with the names of its columns."""
    grammar = read_grammar((HERE / f"questions_{language}.txt").read_text("utf-8"))
    author = Author(grammar, random.Random(SEED), is_chinese=language == "zh")
    return "\n".join(["question\tpassage\tanswer", *map("\t".join, author.rows(N_ROW))]) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with what would be written."""
    n_different = 0
    for language in LANGUAGES:
        path, body = TARGET / f"questions-{language}.tsv.gz", sample(language).encode("utf-8")
        if "--check" in arguments:
            is_same = path.exists() and gzip.decompress(path.read_bytes()) == body
            n_different += not is_same
            print(f"{path.name}: {'up to date' if is_same else 'DIFFERS'}")
        else:
            path.write_bytes(gzip.compress(body, mtime=0))
            print(f"{path.name}: {path.stat().st_size:,} B")
    return int(n_different > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Write the samples of short reviews, the same bytes every time: resources/samples/reviews-en.tsv and reviews-zh.tsv.

Each review praises, blames or does both. What is said of soup or batteries does not decide it alone: the same phrase
stands in a review that agrees with it and in one that denies it ("I had been warned that the soup was thin; nothing of
the kind!"), so a model has to read how the parts hang together. `reviews_en.txt` and `reviews_zh.txt` say how.

Run it as `python packaging/samples/make_reviews.py`; with `--check` it only compares.
"""

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SEED = 77
N_ROW = 2400  # of each language, the classes alike
HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources" / "samples"
LANGUAGES = ("en", "zh")

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass
class Aspect:
    """One thing that can be good or bad, in clauses."""

    praise: list[str]
    blame: list[str]


@dataclass
class Topic:
    """What is reviewed, and its aspects."""

    names: list[str]
    aspects: list[Aspect] = field(default_factory=list[Aspect])


@dataclass
class Grammar:
    """Topics, the frames of each class, and the remarks that close a review."""

    topics: list[Topic] = field(default_factory=list[Topic])
    frames: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    remarks: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


class Deck:
    """Deals its cards in a random order, and again when all are dealt: everything occurs equally often."""

    def __init__(self, cards: list[str], rng: random.Random) -> None:
        self._cards, self._rng = cards, rng
        self._pile: list[str] = []

    def draw(self) -> str:
        """Return the next card."""
        if not self._pile:
            self._pile = self._rng.sample(self._cards, len(self._cards))
        return self._pile.pop()


def read_grammar(body: str, is_chinese: bool) -> Grammar:
    """Read the format that the first line of the grammar files explains."""
    found = Grammar()
    label = ""
    is_remark = False
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            found.topics.append(Topic(_parts(line[1:], ";")))
        elif line.startswith("="):
            label = line[1:].strip()
            found.frames[label] = []
        elif line.startswith("+"):
            is_remark = True
            label = line[1:].strip()
        elif is_remark:
            found.remarks[label] = _parts(line, "|")
        elif label:
            found.frames[label].append(line)
        else:
            subject, _, rest = line.partition(":")
            joiner = "" if is_chinese else " "
            sides = [[subject + joiner + part for part in _parts(side, ";")] for side in rest.split(" / ")]
            found.topics[-1].aspects.append(Aspect(*sides))
    return found


def _parts(line: str, separator: str) -> list[str]:
    return [part.strip() for part in line.split(separator) if part.strip()]


def reviews(grammar: Grammar, seed: int, n_row: int) -> Iterator[tuple[str, str]]:
    """Yield (text, class), *n_row* different ones, the classes in turn."""
    rng = random.Random(seed)
    frames = {label: Deck(each, rng) for label, each in grammar.frames.items()}
    remarks = {name: Deck(each, rng) for name, each in grammar.remarks.items()}
    seen: set[str] = set()
    n_done = 0
    labels = list(grammar.frames)
    while n_done < n_row:
        label = labels[n_done % len(labels)]
        told = _tell(frames[label].draw(), rng.choice(grammar.topics), remarks, rng)
        if told not in seen:
            seen.add(told)
            n_done += 1
            yield told, label


def _tell(frame: str, topic: Topic, remarks: dict[str, Deck], rng: random.Random) -> str:
    """Return *frame* filled in, each clause about another aspect."""
    clauses = dict(zip("pqnm", rng.sample(topic.aspects, 4), strict=True))

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        key = name.lower()
        if key in remarks:
            return remarks[key].draw()
        if key == "t":
            return rng.choice(topic.names)
        aspect = clauses[key]
        said = rng.choice(aspect.praise if key in "pq" else aspect.blame)
        return said[0].upper() + said[1:] if name.isupper() else said

    told = _SLOT.sub(fill, frame)
    return told[0].upper() + told[1:]


def sample(language: str) -> str:
    """Return the whole file of *language*, with the names of its columns."""
    grammar = read_grammar((HERE / f"reviews_{language}.txt").read_text("utf-8"), language == "zh")
    rows = [f"{told}\t{label}" for told, label in reviews(grammar, SEED, N_ROW)]
    return "\n".join(["text\tlabel", *rows]) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with what would be written."""
    n_different = 0
    for language in LANGUAGES:
        path, body = TARGET / f"reviews-{language}.tsv", sample(language).encode("utf-8")
        if "--check" in arguments:
            is_same = path.exists() and path.read_bytes() == body
            n_different += not is_same
            print(f"{path.name}: {'up to date' if is_same else 'DIFFERS'}")
        else:
            path.write_bytes(body)
            print(f"{path.name}: {len(body)} bytes")
    return int(n_different > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

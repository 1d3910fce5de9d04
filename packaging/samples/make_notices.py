"""Write the samples of notices with headlines, the same bytes every time: resources/samples/notices-en.tsv and -zh.tsv.

A notice says one piece of news among sentences that only stand around it. Those name days, places and times as well,
so a headline cannot be copied from the first day or place that occurs: a model has to find what the news is. The
news and its headline are filled with the same words; `notices_en.txt` and `notices_zh.txt` say which.

Run it as `python packaging/samples/make_notices.py`; with `--check` it only compares.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SEED = 91
N_ROW = 1600  # of each language, the kinds of news alike
HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources" / "samples"
LANGUAGES = ("en", "zh")

_SLOT = re.compile(r"\{(\w+?)(\d?)\}")  # a number tells two draws of the same list apart


@dataclass
class News:
    """One kind of news: ways to tell it, and its headline."""

    headline: str
    tellings: list[str] = field(default_factory=list[str])


@dataclass
class Grammar:
    """Words to fill in, kinds of news, and sentences that stand around them."""

    words: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    news: list[News] = field(default_factory=list[News])
    around: list[str] = field(default_factory=list[str])


def read_grammar(body: str) -> Grammar:
    """Read the format that the first line of the grammar files explains."""
    found = Grammar()
    for line in filter(None, map(str.strip, body.splitlines())):
        match line[0]:
            case "#":
                pass
            case "$":
                name, _, words = line[1:].partition(":")
                found.words[name.strip()] = [word.strip() for word in words.split(";")]
            case "=":
                found.news.append(News(line[1:].strip()))
            case "-":
                found.news[-1].tellings.append(line[1:].strip())
            case "+":
                found.around.append(line[1:].strip())
            case _:
                raise SystemExit(f"not understood: {line}")
    return found


class Filler:
    """Fills the slots of one notice: the same slot gets the same words, two of one list never do."""

    def __init__(self, words: dict[str, list[str]], rng: random.Random) -> None:
        self._words, self._rng = words, rng
        self._filled: dict[str, str] = {}

    def fill(self, line: str, *, is_apart: bool = False) -> str:
        """Return *line* with its slots filled; with *is_apart* by words that nothing else of the notice uses."""
        if is_apart:
            for name in {found.group() for found in _SLOT.finditer(line)}:
                self._filled.pop(name, None)
        filled = _SLOT.sub(self._draw, line)
        return filled[:1].upper() + filled[1:]

    def _draw(self, found: re.Match[str]) -> str:
        slot, words = found.group(), self._words[found.group(1)]
        if slot not in self._filled:
            left = [word for word in words if word not in self._filled.values()]
            self._filled[slot] = self._rng.choice(left or words)
        return self._filled[slot]


def notices(grammar: Grammar, space: str) -> Iterator[tuple[str, str]]:
    """Yield (notice, headline), the kinds of news in turn, no notice twice."""
    rng = random.Random(SEED)
    seen: set[str] = set()
    number = 0
    while len(seen) < N_ROW:
        news = grammar.news[number % len(grammar.news)]
        filler = Filler(grammar.words, rng)
        told, headline = filler.fill(rng.choice(news.tellings)), filler.fill(news.headline)
        around = rng.sample(grammar.around, rng.choice((2, 3, 3)))
        sentences = [filler.fill(line, is_apart=True) for line in around]
        sentences.insert(rng.choice((0, 0, 1, 1, 2)), told)
        notice = space.join(sentences)
        number += 1
        if notice not in seen:
            seen.add(notice)
            yield notice, headline


def sample(language: str) -> str:
    """Return the file of one language."""
    grammar = read_grammar((HERE / f"notices_{language}.txt").read_text(encoding="utf-8"))
    rows = list(notices(grammar, "" if language == "zh" else " "))
    random.Random(SEED).shuffle(rows)
    return "text\tsummary\n" + "".join(f"{notice}\t{headline}\n" for notice, headline in rows)


def main() -> None:
    """Write both files, or compare them."""
    for language in LANGUAGES:
        path = TARGET / f"notices-{language}.tsv"
        body = sample(language).encode()
        if "--check" in sys.argv[1:]:
            if path.read_bytes() != body:
                raise SystemExit(f"{path.name} is not what this script writes")
        else:
            path.write_bytes(body)
            print(f"{path.name}: {len(body):,} bytes")


if __name__ == "__main__":
    main()

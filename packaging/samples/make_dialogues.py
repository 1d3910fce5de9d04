"""Write the samples of conversations, the same bytes every time: resources/samples/dialogues-en.jsonl.gz and -zh.

What somebody asks for comes again in the answers: a model that does not read the conversation cannot get them right.
`dialogues_en.txt` and `dialogues_zh.txt` hold the scenes, the ways to say each turn, and the words.

Run it as `python packaging/samples/make_dialogues.py`; with `--check` it only compares.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

SEED = 57
N_CONVERSATION = 3000  # of each language, all different
HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "resources" / "samples"
LANGUAGES = ("en", "zh")

_SLOT = re.compile(r"\{([a-z]+)(\d)\}")


@dataclass(frozen=True)
class Line:
    """Ways to say one turn."""

    ways: tuple[str, ...]
    may_be_left_out: bool


@dataclass
class Grammar:
    """Who speaks, words to fill in, and the lines of each scene."""

    names: tuple[str, str] = ("", "")
    words: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    scenes: list[list[Line]] = field(default_factory=list[list[Line]])


def read_grammar(body: str) -> Grammar:
    """Read the format that the first lines of the grammar files explain."""
    found = Grammar()
    for line in filter(None, map(str.strip, body.splitlines())):
        match line[0]:
            case "#":
                pass
            case "@":
                asks, answers = (name.strip() for name in line[1:].split(";"))
                found.names = asks, answers
            case "$":
                name, _, words = line[1:].partition(":")
                found.words[name.strip()] = [word.strip() for word in words.split(";")]
            case "=":
                found.scenes.append([])
            case _:
                ways = tuple(way.strip() for way in line.lstrip("?> ").split("|"))
                found.scenes[-1].append(Line(ways, line[0] == "?"))
    return found


def conversation(grammar: Grammar, draw: random.Random) -> list[dict[str, str]]:
    """Return the turns of one conversation."""
    words = {name: draw.sample(each, 2) for name, each in grammar.words.items()}

    def said(way: str) -> str:
        filled = _SLOT.sub(lambda slot: words[slot[1]][int(slot[2]) - 1], way)
        return filled[:1].upper() + filled[1:]

    turns: list[dict[str, str]] = []
    is_left_out = False
    for number, line in enumerate(draw.choice(grammar.scenes)):
        if number % 2 == 0:  # a question goes with its answer
            is_left_out = line.may_be_left_out and draw.random() < 0.4
        if not is_left_out:
            turns.append({"speaker": grammar.names[number % 2], "text": said(draw.choice(line.ways))})
    return turns


def make(language: str) -> bytes:
    """Return the file of one language."""
    grammar = read_grammar((HERE / f"dialogues_{language}.txt").read_text(encoding="utf-8"))
    draw = random.Random(SEED)
    rows: dict[str, None] = {}
    while len(rows) < N_CONVERSATION:
        turns = conversation(grammar, draw)
        rows[json.dumps({"turns": turns}, ensure_ascii=False)] = None
    body = "".join(f"{row}\n" for row in rows).encode("utf-8")
    return gzip.compress(body, mtime=0)


def main() -> int:
    """Write both files, or compare them."""
    is_check = "--check" in sys.argv[1:]
    for language in LANGUAGES:
        path, body = TARGET / f"dialogues-{language}.jsonl.gz", make(language)
        if is_check and gzip.decompress(path.read_bytes()) != gzip.decompress(body):
            print(f"{path.name} is not what the script writes")
            return 1
        if not is_check:
            path.write_bytes(body)
            print(f"{path.name}: {len(body):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

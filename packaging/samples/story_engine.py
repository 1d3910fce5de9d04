"""A seeded story grammar: word lists, sentence lists and plots, expanded into stories that hang together."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_SLOT = re.compile(r"\{([A-Za-z_]+\d?)(?::(\w+))?(?:\+([a-z]+))?\}")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+|(?<=[。！？])[”）]*|\n+")
ATTEMPTS = 30


@dataclass
class Grammar:
    """What a grammar file holds: lists to draw from, and plots as lists of paragraphs of beats."""

    lists: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    plots: dict[str, list[list[str]]] = field(default_factory=dict[str, list[list[str]]])


def read_grammar(path: Path) -> Grammar:
    """Read ": key" (words, comma separated), "= key" (one variant per line) and "@ plot: beats" lines."""
    grammar = Grammar()
    current: list[str] = []
    words = False
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith((": ", "= ")):
            words = line.startswith(":")
            current = grammar.lists.setdefault(line[2:].strip(), [])
        elif line.startswith("@ "):
            name, beats = line[2:].split(":", 1)
            grammar.plots[name] = [part.split() for part in beats.split("/")]
        elif words:
            current.extend(word.strip() for word in line.split(",") if word.strip())
        else:
            current.append(line)
    return grammar


def read_passages(path: Path) -> list[str]:
    """Read the hand-written passages: blocks parted by blank lines, the first line being the title."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def sentences(body: str) -> list[str]:
    """Split a text into sentences, roughly but the same way every time."""
    return [part.strip() for part in _SENTENCE.split(body) if part.strip()]


class Deck:
    """A list that is dealt like cards: everything comes once before anything comes again."""

    def __init__(self, cards: list[str], rng: random.Random) -> None:
        self._cards = cards
        self._rng = rng
        self._pile: list[str] = []

    def draw(self) -> str:
        """Deal the next card, shuffling again when the pile is used up."""
        if not self._pile:
            self._pile = self._cards[:]
            self._rng.shuffle(self._pile)
        return self._pile.pop()


class Teller:
    """Tells stories from a grammar; `cast` chooses the people, `inflect` and `finish` know the language."""

    def __init__(
        self,
        grammar: Grammar,
        rng: random.Random,
        cast: Callable[["Teller"], dict[str, str]],
        inflect: Callable[[str, str], str],
        finish: Callable[[str], str],
        joiner: str,
    ) -> None:
        self.grammar = grammar
        self.rng = rng
        self._cast = cast
        self._inflect = inflect
        self._finish = finish
        self._joiner = joiner
        self._decks = {key: Deck(cards, rng) for key, cards in grammar.lists.items()}
        self._bound: dict[str, str] = {}
        self._line: set[str] = set()
        self._seen: set[str] = set()
        self._titles: set[str] = set()

    def draw(self, key: str) -> str:
        """Deal one entry of a list, not yet expanded."""
        return self._decks[key].draw()

    def _choose(self, key: str) -> str:
        """An entry that this line has not used yet, so that no list names one thing twice."""
        entry = self.draw(key)
        for _ in range(ATTEMPTS):
            if entry not in self._line and entry not in self._bound.values():
                break
            entry = self.draw(key)
        self._line.add(entry)
        return entry

    def _fill(self, match: re.Match[str]) -> str:
        name, label, flag = match.groups()
        key = name.lower()
        bound = f"{key}:{label}" if label else key
        if bound in self._bound:
            entry = self._bound[bound]
        else:
            entry = self._choose(key)
            if label:
                self._bound[bound] = entry
        measure, _, noun = entry.rpartition("|")
        if flag == "m":
            noun = measure + noun
        elif flag == "s":
            noun = self._inflect(noun, "plural")
        elif flag:
            noun = measure + self._choose(flag) + noun
        noun = _SLOT.sub(self._fill, noun)
        if len(name) > 1 and name.isupper():
            return noun.upper()
        return noun[:1].upper() + noun[1:] if name[0].isupper() else noun

    def _expand(self, template: str) -> str:
        self._line = set()
        return self._finish(_SLOT.sub(self._fill, template))

    def _beat(self, name: str, used: set[str]) -> str:
        """One beat in sentences that have not been told before, or as new as it can be had."""
        start = dict(self._bound)
        best: tuple[float, str, str, dict[str, str]] | None = None
        for _ in range(ATTEMPTS):
            template = self.draw(name)
            if template in used:
                continue
            self._bound = dict(start)
            told = self._expand(template)
            parts = sentences(told)
            stale = sum(part in self._seen for part in parts) / len(parts)
            if best is None or stale < best[0]:
                best = (stale, template, told, self._bound)
            if not stale:
                break
        if best is None:
            return ""
        _, template, told, self._bound = best
        used.add(template)
        self._seen.update(sentences(told))
        return told

    def story(self, plot: str) -> str:
        """A title line and the paragraphs of one story after the plot."""
        self._bound = self._cast(self)
        used: set[str] = set()
        lines: list[str] = []
        title = ""
        # The title comes first because it may bind a word that the whole story is about.
        for _ in range(ATTEMPTS):
            before = dict(self._bound)
            title = self._inflect(self._expand(self.draw(f"title_{plot}")), "title")
            if title not in self._titles:
                break
            self._bound = before
        self._titles.add(title)
        for beats in self.grammar.plots[plot]:
            parts: list[str] = []
            for beat in beats:
                if beat.startswith("?") and self.rng.random() < 0.4:
                    continue
                told = self._beat(beat.lstrip("?"), used)
                if told:
                    parts.append(told)
            if parts:
                lines.append(self._joiner.join(parts).replace("|", "\n"))
        return "\n".join([title, *lines])


def tell(teller: Teller, passages: list[str], n_bytes: int) -> str:
    """Stories of every plot in turn, the passages spread among them, until there are `n_bytes` of text."""
    plots = Deck(list(teller.grammar.plots), teller.rng)
    told: list[str] = []
    size = sum(len(passage.encode("utf-8")) + 2 for passage in passages)
    while size < n_bytes:
        story = teller.story(plots.draw())
        told.append(story)
        size += len(story.encode("utf-8")) + 2
    order = passages[:]
    teller.rng.shuffle(order)
    for i, passage in enumerate(order):
        told.insert(i * (len(told) + 1) // len(order), passage)
    return "\n\n".join(told) + "\n"

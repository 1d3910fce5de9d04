"""The English side of the story grammar: who is in a story, plurals, articles and titles."""

import random
import re
from pathlib import Path

from story_engine import Teller, read_grammar, read_passages, tell

HERE = Path(__file__).parent
_IRREGULAR = {
    "mouse": "mice", "goose": "geese", "sheep": "sheep", "deer": "deer", "wolf": "wolves", "calf": "calves",
    "knife": "knives", "loaf": "loaves", "shelf": "shelves", "leaf": "leaves", "scarf": "scarves",
    "thief": "thieves", "potato": "potatoes", "tomato": "tomatoes", "mango": "mangoes",
    "mosquito": "mosquitoes", "man": "men", "salmon": "salmon", "cod": "cod", "trout": "trout",
    "shrimp": "shrimp",
    "buffalo": "buffaloes", "ox": "oxen", "herring": "herring", "lorry": "lorries", "jellyfish": "jellyfish",
    "starfish": "starfish", "anchovy": "anchovies", "music box": "music boxes", "walrus": "walruses",
    "crocus": "crocuses", "octopus": "octopuses",
}  # fmt: skip
_SMALL = {"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "under", "with", "by"}
_NO_AN = re.compile(r"(?:uni|use|usu|one\b|once\b|eu)", re.IGNORECASE)
_AN = re.compile(r"(?:[aeiou]|hour|honest)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b([Aa])\* (\w+)")


def plural(noun: str) -> str:
    """The plural of a noun, which may be several words ("loaf of bread", "teddy bear")."""
    if " of " in noun:
        head, tail = noun.split(" of ", 1)
        return f"{plural(head)} of {tail}"
    first, space, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        return first + space + _IRREGULAR[last]
    if re.search(r"[^aeiou]y$", last):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh|z)$", last) else f"{noun}s"


def _inflect(word: str, form: str) -> str:
    if form == "plural":
        return plural(word)
    parts = word.split(" ")
    return " ".join(w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(parts))


def _finish(told: str) -> str:
    def article(match: re.Match[str]) -> str:
        vowel = _AN.match(match[2]) and not _NO_AN.match(match[2])
        return f"{match[1]}{'n' if vowel else ''} {match[2]}"

    return _ARTICLE.sub(article, told)


def _cast(teller: Teller) -> dict[str, str]:
    """The people and places that stay the same in one story, with their pronouns."""
    rng = teller.rng
    hero_boy, friend_boy, elder_man = rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.5
    names = [teller.draw("boy" if boy else "girl") for boy in (hero_boy, friend_boy, rng.random() < 0.5)]
    while len(set(names)) < len(names):
        names = [teller.draw("boy" if boy else "girl") for boy in (hero_boy, friend_boy, rng.random() < 0.5)]
    town, goal = teller.draw("town"), teller.draw("town")
    return {
        "hero": names[0],
        "friend": names[1],
        "rival": names[2],
        "he": "he" if hero_boy else "she",
        "him": "him" if hero_boy else "her",
        "his": "his" if hero_boy else "her",
        "child": "boy" if hero_boy else "girl",
        "boy2": "boy" if hero_boy else "girl",
        "elder": teller.draw("elder_m" if elder_man else "elder_f"),
        "he2": "he" if elder_man else "she",
        "him2": "him" if elder_man else "her",
        "his2": "his" if elder_man else "her",
        "town": town,
        "goal": goal if goal != town else teller.draw("town"),
    }


def english(seed: int, n_bytes: int) -> str:
    """The whole English sample text."""
    grammar = read_grammar(HERE / "story_grammar_en.txt")
    grammar.lists["habit2"] = grammar.lists["habit"]
    grammar.lists["number2"] = grammar.lists["number"]
    teller = Teller(grammar, random.Random(seed), _cast, _inflect, _finish, " ")
    return tell(teller, read_passages(HERE / "story_passages_en.txt"), n_bytes)

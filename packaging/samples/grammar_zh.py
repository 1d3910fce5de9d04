"""The Chinese side of the story grammar: who is in a story, and a few corrections of the written form."""

import random
from pathlib import Path

from story_engine import Teller, read_grammar, read_passages, tell

HERE = Path(__file__).parent


def _inflect(word: str, form: str) -> str:
    return word.replace("的的", "的") if form == "title" else word


def _finish(told: str) -> str:
    return told.replace("的的", "的").replace("。”。", "。”")


def _cast(teller: Teller) -> dict[str, str]:
    """The people and places that stay the same in one story, with their pronouns."""
    rng = teller.rng
    hero_boy, friend_boy = rng.random() < 0.5, rng.random() < 0.5
    names = [teller.draw("boy" if boy else "girl") for boy in (hero_boy, friend_boy, rng.random() < 0.5)]
    while len(set(names)) < len(names):
        names = [teller.draw("boy" if boy else "girl") for boy in (hero_boy, friend_boy, rng.random() < 0.5)]
    town, goal = teller.draw("town"), teller.draw("town")
    return {
        "hero": names[0],
        "friend": names[1],
        "rival": names[2],
        "he": "他" if hero_boy else "她",
        "him": "他" if hero_boy else "她",
        "fhim": "他" if friend_boy else "她",
        "he2": "那人",
        "child": "男孩" if hero_boy else "女孩",
        "elder": teller.draw("elder_m" if rng.random() < 0.5 else "elder_f"),
        "town": town,
        "goal": goal if goal != town else teller.draw("town"),
    }


def chinese(seed: int, n_bytes: int) -> str:
    """The whole Chinese sample text."""
    grammar = read_grammar(HERE / "story_grammar_zh.txt")
    grammar.lists["job2"] = grammar.lists["job"]
    teller = Teller(grammar, random.Random(seed), _cast, _inflect, _finish, "")
    return tell(teller, read_passages(HERE / "story_passages_zh.txt"), n_bytes)

"""The synchronous grammar's phrases: every method returns the English and the Chinese of one phrase together."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from pairs_lexicon import (
    ACTIVITIES,
    ADJECTIVES,
    CHINESE_EXCEPTIONS,
    COLOURED,
    COLOURS,
    FIXED_ACTIVITIES,
    FOOD,
    NOUNS,
    NUMBERS,
    PEOPLE,
    PLACES,
    PRONOUNS,
    VERBS,
    Activity,
    Noun,
    Person,
    Phrase,
    Verb,
)

T = TypeVar("T")
Pair = tuple[str, str]
PERFECT_PARTICLE = "了"
IMPOSSIBLE = ("", "")
"""What a pattern returns when its dice made no sensible sentence."""

# Which qualities one would mention of a thing while doing this to it.
_TELLING = {
    "eat": {"big", "small", "sweet", "fresh", "delicious", "hot"},
    "drink": {"hot", "fresh", "sweet"},
    "draw": {"big", "small", "beautiful", "cute"},
    "buy": {
        "big",
        "small",
        "new",
        "beautiful",
        "cheap",
        "interesting",
        "fresh",
        "comfortable",
        "long",
        "short",
    },
}
_DARK = ("night", "evening", "dinner")
_DAYTIME_PLACES = ("at school", "on the playground", "at the market", "in the classroom")


def article(word: str) -> str:
    """*a* or *an*, by the sound the word begins with."""
    return "an" if word[0] in "aeiou" else "a"


def capitalised(sentence: str) -> str:
    """The sentence with its first letter raised."""
    return sentence[0].upper() + sentence[1:]


class Grammar:
    """Builds phrases, preferring the words it has used least so that every word gets its share of contexts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.uses: Counter[str] = Counter()
        self.pending: list[str] = []
        """Words of the sentence being built; counted only once the sentence is kept."""

    def begin(self) -> None:
        """Forget the words of a sentence that was not kept."""
        self.pending.clear()

    def keep(self) -> None:
        """Count the words of the sentence just built."""
        self.uses.update(self.pending)
        self.pending.clear()

    def pick(self, options: Sequence[T], power: float = 2.0) -> T:
        """One of the options, the rarer so far the likelier."""
        keys = [self._key(option) for option in options]
        weights = [1.0 / (1.0 + self.uses[key]) ** power for key in keys]
        index = self.random.choices(range(len(options)), weights)[0]
        self.pending.append(keys[index])
        return options[index]

    @staticmethod
    def _key(option: object) -> str:
        if isinstance(option, (Person, Noun, Phrase)):
            return option.english
        if isinstance(option, Activity):
            return f"{option.verb} {option.fixed}".strip()
        return str(option)

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.random.random() < probability

    # --- people

    def somebody(self, *, you: bool = False, pronouns: float = 0.4) -> Person:
        """A subject; "you" only where a statement about the listener sounds natural."""
        if self.chance(pronouns):
            return self.pick([p for key, p in PRONOUNS.items() if you or key != "you"])
        return self.pick(list(PEOPLE.values()))

    def asked(self) -> Person:
        """The subject of a question: often "you", never "I"."""
        if self.chance(0.4):
            return PRONOUNS["you"]
        if self.chance(0.4):
            return self.pick([PRONOUNS["he"], PRONOUNS["she"], PRONOUNS["they"]])
        return self.third()

    def third(self) -> Person:
        """Somebody who is not a pronoun."""
        return self.pick(list(PEOPLE.values()))

    @staticmethod
    def people() -> list[Person]:
        """Everybody who is not a pronoun."""
        return list(PEOPLE.values())

    def relative(self) -> Person:
        """A named person or a member of the family: somebody who can be a child's or pupil's company."""
        return self.pick([p for key, p in PEOPLE.items() if not key.startswith(("the ", "his ", "her "))])

    # --- things

    def noun(self, keys: Sequence[str]) -> Noun:
        """One of the nouns with these names."""
        return self.pick([NOUNS[key] for key in keys])

    def quality(self, noun: Noun, verb: str = "") -> Pair:
        """An adjective to stand before the noun, or two empty strings where it has none."""
        colours = noun.english in COLOURED
        telling = _TELLING.get(verb)
        words = [
            word
            for word in noun.adjectives
            if ADJECTIVES[word].attributive and (telling is None or word in telling)
        ]
        if colours and (not words or self.chance(0.55)):
            colour = self.pick(list(COLOURS))
            return colour, COLOURS[colour] + "的"
        if not words:
            return "", ""
        word = self.pick(words)
        return word, CHINESE_EXCEPTIONS.get((word, noun.english), ADJECTIVES[word].attributive)

    def a(self, noun: Noun, *, adjective: float = 0.35, verb: str = "") -> Pair:
        """*a new book*, *a cup of tea*: one of it."""
        english_quality, chinese_quality = self.quality(noun, verb) if self.chance(adjective) else ("", "")
        name = f"{english_quality} {noun.english}".strip()
        if noun.unit:
            return f"a {noun.unit} of {name}", f"一{noun.measure}{chinese_quality}{noun.chinese}"
        return f"{article(name)} {name}", f"一{noun.measure}{chinese_quality}{noun.chinese}"

    def some(self, noun: Noun, *, adjective: float = 0.0) -> Pair:
        """*three books*, *two cups of tea*: a number of it."""
        number = self.pick(list(NUMBERS))
        english_quality, chinese_quality = self.quality(noun) if self.chance(adjective) else ("", "")
        chinese = f"{NUMBERS[number]}{noun.measure}{chinese_quality}{noun.chinese}"
        if noun.unit:
            return f"{number} {plural_unit(noun)} of {english_quality} {noun.english}".replace(
                "  ", " "
            ), chinese
        return f"{number} {english_quality} {noun.plural}".replace("  ", " "), chinese

    def bare(self, noun: Noun) -> Pair:
        """The kind of thing: *books*, *tea*."""
        return (noun.english if noun.unit and noun.unit != "pair" else noun.plural), noun.chinese

    def the(self, noun: Noun) -> Pair:
        """A thing already known, after the verb: *the book*."""
        return f"the {noun.english}", f"那{noun.measure}{noun.chinese}"

    def this(self, noun: Noun) -> Pair:
        """*this book*, *these shoes*."""
        return f"{'these' if noun.is_plural else 'this'} {noun.english}", f"这{noun.measure}{noun.chinese}"

    def own(self, who: Person, noun: Noun) -> Pair:
        """Somebody's own: *his hat*."""
        return f"{who.possessive} {noun.english}", f"{who.chinese_possessive}{noun.chinese}"

    # --- what people do

    def habit(self, activities: Sequence[Activity] = ()) -> tuple[Verb, Pair, Activity, Pair]:
        """Something done again and again: the verb, its object in both languages, and where."""
        activity = self.pick(list(activities) or self._all())
        if activity.nouns:
            noun = self.noun(activity.nouns)
            return VERBS[activity.verb], self.bare(noun), activity, self._place(activity, noun)
        made = (activity.fixed, activity.chinese_fixed)
        return VERBS[activity.verb], made, activity, self._place(activity)

    def deed(self) -> tuple[Verb, Pair, Activity, Pair]:
        """Something done once: as a habit, but its object is counted."""
        activity = self.pick(self._all())
        if activity.nouns:
            noun = self.noun(activity.nouns)
            made = self.some(noun) if self.chance(0.4) else self.a(noun, verb=activity.verb)
            return VERBS[activity.verb], made, activity, self._place(activity, noun)
        return (
            VERBS[activity.verb],
            (activity.fixed, activity.chinese_fixed),
            activity,
            self._place(activity),
        )

    def _all(self) -> list[Activity]:
        # What takes any of many nouns is offered twice, or the fixed ones would crowd it out.
        return [*FIXED_ACTIVITIES, *ACTIVITIES, *ACTIVITIES]

    def _place(self, activity: Activity, noun: Noun | None = None) -> Pair:
        places = activity.places
        if activity.verb == "buy" and noun is not None:
            # Food is not sold where coats and lamps are.
            places = ("market", "supermarket") if noun.english in FOOD else ("shop",)
        place = PLACES[self.pick(places)]
        return place.english, place.chinese


def sensible(activity: Activity, when: str, place: str = "") -> bool:
    """Whether this is done at this time of the day: no lunch in the evening, no school at night."""
    dark = any(word in when for word in _DARK)
    if activity.fixed == "lunch":
        return not dark and "morning" not in when and "after" not in when
    if activity.fixed == "dinner":
        return "dinner" not in when and "morning" not in when and "after" not in when
    if activity.verb == "sleep":
        return "afternoon" in when or "night" in when
    if activity.verb == "work" and "after school" in when:
        return False
    return not (dark and place in _DAYTIME_PLACES)


def plural_unit(noun: Noun) -> str:
    """*cups*, *glasses*: the plural of the unit a noun is counted in."""
    return noun.unit + ("es" if noun.unit.endswith("s") else "s")


def sentence(english: str, chinese: str, mark: str = ".") -> Pair:
    """A finished sentence: one space between words, a capital, and the mark in both scripts."""
    english = " ".join(english.split()).replace(" ,", ",")
    return capitalised(english) + mark, chinese + {".": "。", "?": "？", "!": "！"}[mark]


def done(activity: Activity, made: Pair) -> str:
    """The Chinese of a completed deed: 喝了一杯茶, 游了泳, 工作了."""
    return f"{activity.chinese_verb}{PERFECT_PARTICLE}{made[1]}"
